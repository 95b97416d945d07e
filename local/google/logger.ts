import { formatString } from './formatString.ts';
import { GoogleObject } from './object.ts';
import type { Env } from './world.ts';

/** `Logger`: lines of this execution. */
export class Logger extends GoogleObject {
  readonly path = 'Logger';
  readonly lines: string[] = [];

  constructor(readonly env: Env) {
    super();
  }

  log(format: unknown, ...values: unknown[]): this {
    const text =
      values.length > 0
        ? formatString(String(format), values)
        : this.env.realm.shown(this.env.realm.give(format));
    this.lines.push(text);
    this.env.run.write('info', text);
    return this;
  }

  getLog(): string {
    return this.lines.map((line) => `${line}\n`).join('');
  }

  clear(): void {
    this.lines.length = 0;
  }
}
