import type { Answer, CallName, Calls } from '../src/calls/calls.ts';

/** The server's refusal, in words for the person. `reference` marks a fault of ours. */
export class Refusal extends Error {
  constructor(
    sentence: string,
    readonly reference: string | null,
  ) {
    super(sentence);
  }
}

/** No answer came at all: the way to Google is broken, or Google ended the run. */
export class NoAnswer extends Error {}

interface Runner {
  withSuccessHandler(handle: (value: unknown) => void): Runner;
  withFailureHandler(handle: (problem: unknown) => void): Runner;
  call(name: string, input: unknown): void;
}

declare const google: { readonly script: { readonly run: Runner } };

/**
 * Asks the server. Rejects with a `Refusal` whose message is to be shown as it is, or with `NoAnswer`. The input is
 * copied through JSON: a value that JSON does not know would make Google drop the call in silence.
 */
export function ask<N extends CallName>(
  name: N,
  input: Parameters<Calls[N]>[0],
): Promise<ReturnType<Calls[N]>> {
  return new Promise((resolve, reject) => {
    const succeed = (value: unknown) => {
      const answer = value as Answer<ReturnType<Calls[N]>> | null;
      if (!answer) reject(new NoAnswer());
      else if ('error' in answer) reject(new Refusal(answer.error, answer.reference ?? null));
      else resolve(answer.ok);
    };
    google.script.run
      .withSuccessHandler(succeed)
      .withFailureHandler(() => reject(new NoAnswer()))
      .call(name, JSON.parse(JSON.stringify(input)));
  });
}
