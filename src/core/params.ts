import type { Context } from './context.ts';
import type { Words } from './language.ts';

/** One input a person supplies: an argument, a wizard field or a gateway setting. */
export interface Param<T> {
  readonly label: Words;
  readonly help: Words;
  readonly type: 'number' | 'share' | 'date' | 'text' | 'choice' | 'secret' | 'range';
  readonly optional: boolean;
  /**
   * Reads what was typed. `name` is the argument as autocomplete shows it, for the error.
   * @throws {UserError} when `input` cannot be read as this kind of value
   */
  parse(input: unknown, name: string, context: Context): T;
}

export type Params = Readonly<Record<string, Param<unknown>>>;

export type Values<P extends Params> = { readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never };
