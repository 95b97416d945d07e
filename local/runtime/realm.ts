import vm from 'node:vm';
import { EnumValue, GoogleObject, type Shape, shapeOf } from '../google/object.ts';
import { preludeSource } from './prelude.ts';
import type { Project } from './project.ts';

/** What a realm asks of the execution it belongs to. */
export interface RealmOwner {
  /** Clock of the execution, ms since 1970 UTC. */
  now(): number;
  /** Carries out a service call; what it throws becomes an error of the realm by `describe`. */
  invoke(target: GoogleObject, method: string, args: readonly unknown[]): unknown;
  describe(problem: unknown): Failure;
  missing(target: GoogleObject, name: string): Failure;
  write(level: string, text: string): void;
}

export interface Failure {
  readonly name: string;
  readonly message: string;
}

interface Inside {
  give(value: unknown): unknown;
  shown(value: unknown): string;
  innerOf(value: unknown): GoogleObject | EnumValue | undefined;
  define(name: string, inner: GoogleObject): void;
  stringify(value: unknown): string | undefined;
  parse(text: string): unknown;
  functionNamed(path: string): ((...args: unknown[]) => unknown) | undefined;
  evaluate(code: string): unknown;
}

const prelude = new vm.Script(preludeSource, { filename: '[host]' });
const entrance = new vm.Script('__enter()', { filename: '[host]' });
const tagOf = (value: unknown): string => Object.prototype.toString.call(value);

/** Set where the script outlived its time; it could not notice. */
export class TimedOut extends Error {}

/** One fresh set of globals, with nothing of Node's in it. */
export class Realm {
  readonly #context: vm.Context;
  readonly #inside: Inside;

  constructor(owner: RealmOwner, services: Readonly<Record<string, GoogleObject>>) {
    this.#context = freshContext();
    const make = prelude.runInContext(this.#context) as (host: object) => Inside;
    this.#inside = make({
      now: () => owner.now(),
      write: (level: string, text: string) => owner.write(level, text),
      missing: (inner: GoogleObject, name: string) => owner.missing(inner, name),
      shapeOf: (inner: GoogleObject): Shape => shapeOf(inner),
      isDate: (value: unknown) => value instanceof Date || tagOf(value) === '[object Date]',
      isGoogleObject: (value: unknown) => value instanceof GoogleObject,
      isEnum: (value: unknown) => value instanceof EnumValue,
      assign: (inner: { assigned?: Map<string, unknown> }, name: string, value: unknown) =>
        inner.assigned?.set(name, value),
      invoke: (inner: GoogleObject, method: string, args: unknown[]) => {
        try {
          const taken = args.map((arg) => this.take(arg));
          return { value: owner.invoke(inner, method, taken) };
        } catch (problem) {
          return { error: owner.describe(problem) };
        }
      },
    });
    for (const [name, service] of Object.entries(services)) this.#inside.define(name, service);
  }

  /**
   * Does the work under a real limit of time, wherever in the realm it may be busy.
   * @throws {TimedOut} past the limit, with neither catch nor finally of the script run
   */
  enter<T>(limitMs: number, work: () => T): T {
    const context = this.#context as { __enter?: () => T };
    Object.defineProperty(context, '__enter', {
      configurable: true,
      enumerable: false,
      value: () => {
        delete context.__enter;
        return work();
      },
    });
    try {
      return entrance.runInContext(this.#context, { timeout: limitMs }) as T;
    } catch (problem) {
      if ((problem as { code?: string } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw problem;
      throw new TimedOut();
    }
  }

  /** Evaluates the project's files; to be done inside `enter`. */
  load(project: Project): void {
    for (const script of project.scripts) script.runInContext(this.#context);
  }

  /** A function the script has under this name or `object.method` path. */
  find(path: string): ((...args: unknown[]) => unknown) | undefined {
    return this.#inside.functionNamed(path);
  }

  /** Evaluates an expression in the realm's global scope. */
  evaluate(code: string): unknown {
    return this.#inside.evaluate(code);
  }

  /** A value of this program's as one of the realm's. */
  give(value: unknown): unknown {
    return this.#inside.give(value);
  }

  parse(json: string): unknown {
    return this.#inside.parse(json);
  }

  stringify(value: unknown): string | undefined {
    return this.#inside.stringify(value);
  }

  shown(value: unknown): string {
    return this.#inside.shown(value);
  }

  /** A value of the realm's as one of this program's: detached, Google objects unwrapped. */
  take(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value;
    const inner = this.#inside.innerOf(value);
    if (inner !== undefined) return inner;
    if (Array.isArray(value)) {
      const copy: unknown[] = [];
      for (const item of value) copy.push(item === null || typeof item !== 'object' ? item : this.take(item));
      return copy;
    }
    const tag = tagOf(value);
    if (tag === '[object Date]') return new Date((value as Date).getTime());
    if (tag !== '[object Object]') return value;
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value)) copy[key] = this.take((value as Record<string, unknown>)[key]);
    return copy;
  }
}

/** A context of its own; without interceptors where Node can, which makes globals a hundred times faster to read. */
function freshContext(): vm.Context {
  const constants = vm.constants as { readonly DONT_CONTEXTIFY?: unknown };
  const sandbox = (constants.DONT_CONTEXTIFY ?? Object.create(null)) as vm.Context;
  return vm.createContext(sandbox, { microtaskMode: 'afterEvaluate' });
}
