import type { Clock } from '../platform.ts';

/** Google kills an execution after six minutes and nothing can catch that, so work ends a minute before. */
const workMs = 5 * 60_000;

export function clockFrom(startedAt: number): Clock {
  return { now: () => Date.now(), deadline: startedAt + workMs };
}
