import type { Host } from '../host.ts';

/** The bundle's one door, or Google before it, refused a call; the message is for people. */
export class CallFailed extends Error {
  constructor(
    message: string,
    /** The run was killed and nobody can tell how far it came. */
    readonly killed: boolean,
  ) {
    super(message);
  }
}

type Answer = { readonly ok: unknown } | { readonly error: string };

/** What the sidebar would ask, asked without one. */
export class Door {
  constructor(
    private readonly host: Host,
    /** Where the lines go that the program logged during a call that failed. */
    private readonly say: (line: string) => void = console.error,
  ) {}

  /** @throws {CallFailed} */
  ask<T>(name: string, input: unknown): T {
    const from = this.host.log.length;
    const answer = this.host.rpc('call', [name, input]);
    if (!answer.ok) throw new CallFailed(answer.message, answer.killed);
    const value = answer.value as Answer | null;
    if (value === null) throw new CallFailed(`${name} answered nothing`, false);
    if ('ok' in value) return value.ok as T;
    for (const { text } of this.host.log.slice(from)) this.say(text);
    throw new CallFailed(value.error, false);
  }

  /** As a person would: a call that was killed is made once more. @throws {CallFailed} */
  insist<T>(name: string, input: unknown): T {
    try {
      return this.ask<T>(name, input);
    } catch (problem) {
      if (!(problem instanceof CallFailed && problem.killed)) throw problem;
      return this.ask<T>(name, input);
    }
  }
}
