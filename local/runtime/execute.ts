import type { CallingCell } from '../formula/custom.ts';
import type { GoogleObject } from '../google/object.ts';
import { texts } from '../google/texts.ts';
import type { Env, World } from '../google/world.ts';
import type { Execution, RunError } from '../host.ts';
import { isPublic } from './project.ts';
import { Realm, TimedOut } from './realm.ts';
import { Run, type RunPlan } from './run.ts';

export interface Task<T> extends RunPlan {
  /** Arguments as values of the realm. */
  arguments(realm: Realm, env: Env): readonly unknown[];
  /** Reads what came back, still as a value of the realm. */
  finish(raw: unknown, realm: Realm): T;
  /** The calling cell, for an execution of a cell. */
  readonly caller?: CallingCell;
  services(env: Env): Readonly<Record<string, GoogleObject>>;
}

export interface Ended<T> {
  readonly execution: Execution;
  /** Undefined when the run failed. */
  readonly value: T | undefined;
}

/** Runs one function of the bundle in globals of its own: every file evaluated anew, then the call. */
export function execute<T>(world: World, task: Task<T>): Ended<T> {
  const run = new Run(world, task);
  const env: { -readonly [K in keyof Env]?: Env[K] } = { world, run, caller: task.caller ?? null };
  const realm = new Realm(run, task.services(env as Env));
  env.realm = realm;
  let value: T | undefined;
  let error: RunError | null = null;
  try {
    value = realm.enter(world.faults.watchdogMs ?? run.limitMs, () => {
      realm.load(world.project);
      const raw = entryOf(realm, task, world)(...task.arguments(realm, env as Env));
      return task.finish(raw, realm);
    });
  } catch (problem) {
    error = errorOf(problem, run);
  }
  run.close();
  return { execution: run.execution(error), value: run.killed ? undefined : value };
}

function entryOf(realm: Realm, plan: RunPlan, world: World): (...args: unknown[]) => unknown {
  const hidden = (plan.kind === 'cell' || plan.kind === 'rpc') && !isPublic(world.project, plan.entry);
  const found = hidden ? undefined : realm.find(plan.entry);
  if (found) return found;
  throw Object.assign(new Error(texts.noSuchFunction(plan.entry)[world.faults.errorLanguage]), {
    name: 'Exception',
  });
}

function errorOf(problem: unknown, run: Run): RunError {
  if (problem instanceof TimedOut) {
    run.killed ??= {
      name: 'Exception',
      message: texts.timedOut[run.world.faults.errorLanguage],
      killed: true,
      line: 0,
    };
    return run.killed;
  }
  if (problem === null || typeof problem !== 'object') {
    return { name: 'Error', message: String(problem), killed: false, line: null };
  }
  const { name, message, stack } = problem as { name?: unknown; message?: unknown; stack?: unknown };
  const line = /(?:^|[\s(])[^\s(]*?:(\d+):\d+\)?\s*$/m.exec(String(stack ?? ''));
  return {
    name: String(name ?? 'Error'),
    message: message === undefined ? String(problem) : String(message),
    killed: false,
    line: line ? Number(line[1]) : null,
  };
}
