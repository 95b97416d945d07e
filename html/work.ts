import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallName, Calls } from '../src/calls/calls.ts';
import type { Progress } from '../src/calls/start.ts';
import { ask } from './server.ts';

export interface Work {
  readonly busy: boolean;
  /** What the last run failed with, null after a success. */
  readonly error: unknown;
  /** Runs one job at a time: while it is busy, further presses do nothing. */
  run(job: () => Promise<void>): void;
}

/** One thing a screen does at a time, with its failure kept for showing. */
export function useWork(): Work {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const running = useRef(false);
  const run = (job: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setState({ busy: true, error: null });
    job()
      .then(
        () => null,
        (error: unknown) => error,
      )
      .then((error) => {
        running.current = false;
        setState({ busy: false, error });
      });
  };
  return { ...state, run };
}

export interface Asked<T> {
  readonly value: T | null;
  readonly error: unknown;
  set(value: T): void;
  again(): void;
}

/** Asks when the screen opens. */
export function useAsked<N extends CallName>(
  name: N,
  input: Parameters<Calls[N]>[0],
): Asked<ReturnType<Calls[N]>> {
  const [value, set] = useState<ReturnType<Calls[N]> | null>(null);
  const work = useWork();
  const again = () => work.run(async () => set(await ask(name, input)));
  // Asks once; `again` is for the rest.
  useEffect(again, []);
  return { value, error: work.error, set, again };
}

const pollMs = 900;

/** How far the long work is, asked about once a second while `active`. */
export function useProgress(active: boolean): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (!active) return;
    let over = false;
    let timer = 0;
    const look = async () => {
      // A missed look is no failure: the work itself reports its own.
      const seen = await ask('progress', {}).catch(() => null);
      if (over) return;
      if (seen) setProgress(seen);
      timer = window.setTimeout(look, pollMs);
    };
    timer = window.setTimeout(look, pollMs);
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, [active]);
  return progress;
}

/** Calls `act` again and again while `active`. */
export function useEvery(ms: number, active: boolean, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!active) return;
    const timer = window.setInterval(() => {
      if (!document.hidden) latest.current();
    }, ms);
    return () => window.clearInterval(timer);
  }, [ms, active]);
}
