import type { Snapshot } from '../book/book.ts';
import { BookRefusal } from '../book/value.ts';
import { allowedIn, scopesOf } from '../google/authorization.ts';
import { bookText } from '../google/bookTexts.ts';
import { MissingHere, RunKilled, refuse, ServiceError } from '../google/errors.ts';
import { type GoogleObject, shortName } from '../google/object.ts';
import { checkArguments } from '../google/signature.ts';
import { texts } from '../google/texts.ts';
import type { World } from '../google/world.ts';
import type { AuthMode, Execution, RunError } from '../host.ts';
import { cost, limitMs } from './cost.ts';
import type { Failure, RealmOwner } from './realm.ts';

/** What is to be run, by whom and under which rules. */
export interface RunPlan {
  readonly entry: string;
  readonly kind: Execution['kind'];
  readonly mode: AuthMode;
  readonly person: string;
  readonly at: number;
}

const free = new Set(['Utilities', 'Logger']);
const shortKinds = new Set<Execution['kind']>(['open', 'edit', 'cell']);

/** One execution while it lasts: its clock, what it called, what it wrote and has not made durable. */
export class Run implements RealmOwner {
  /** Why it is dead, if it is: from then on no service does anything for it. */
  killed: RunError | null = null;
  calls = 0;
  readonly callsByName: Record<string, number> = {};
  readonly #locks = new Set<string>();
  readonly limitMs: number;
  #spentMs = 0;
  #before: Snapshot | null = null;

  constructor(
    readonly world: World,
    readonly plan: RunPlan,
  ) {
    this.limitMs = shortKinds.has(plan.kind) ? limitMs.short : limitMs.long;
  }

  get spentMs(): number {
    return this.#spentMs;
  }

  now(): number {
    return this.plan.at + Math.floor(this.#spentMs);
  }

  /** Lets simulated time pass. */
  spend(ms: number): void {
    this.#spentMs += ms;
  }

  /** @throws {RunKilled} when its time is over */
  checkTime(): void {
    if (this.#spentMs > this.limitMs) this.die(texts.timedOut[this.world.faults.errorLanguage]);
  }

  /** Ends the run from outside. @throws {RunKilled} always */
  die(message: string): never {
    this.killed ??= { name: 'Exception', message, killed: true, line: 0 };
    throw new RunKilled(message);
  }

  invoke(target: GoogleObject, method: string, args: readonly unknown[]): unknown {
    if (this.killed) throw new RunKilled(this.killed.message);
    const isFree = free.has(target.path.split('.', 1)[0]!);
    if (!isFree) this.#count(target, method);
    if (!isFree) this.#authorize(target.path, method);
    checkArguments(target.path, method, args);
    const call = (target as unknown as Record<string, (...args: unknown[]) => unknown>)[method]!;
    const result = call.apply(target, args as unknown[]);
    this.checkTime();
    return result;
  }

  #count(target: GoogleObject, method: string): void {
    const { world } = this;
    const name = `${shortName(target)}.${method}`;
    world.serviceCalls += 1;
    if (world.serviceCalls === world.faults.killAt) this.die(texts.timedOut[world.faults.errorLanguage]);
    world.faults.onCall?.(name);
    this.calls += 1;
    this.callsByName[name] = (this.callsByName[name] ?? 0) + 1;
    this.spend(cost.call);
    this.checkTime();
  }

  #authorize(path: string, method: string): void {
    const { mode, kind } = this.plan;
    const call = `${path}.${method}`;
    if (call === 'SpreadsheetApp.getUi' && (kind === 'cell' || kind === 'clock')) refuse(texts.noUiHere);
    const scopes = scopesOf(path, method);
    if (!allowedIn(mode, path, method)) refuse(texts.notFromHere(call, scopes));
    if (scopes.length === 0) return;
    const declared = this.world.project.manifest.oauthScopes;
    const full = scopes.map((scope) =>
      scope.includes('://') ? scope : `https://www.googleapis.com/auth/${scope}`,
    );
    if (declared && !full.some((scope) => declared.includes(scope))) refuse(texts.scopeMissing(call, scopes));
    if (mode === 'FULL' && this.world.authorization === 'required') refuse(texts.consentMissing);
  }

  /** To be called before anything of the book changes, so that a kill can take it back. */
  willWrite(): void {
    this.#before ??= this.world.book.snapshot();
  }

  /** Makes what was written durable. */
  keepWrites(): void {
    this.#before = null;
  }

  /** Whether `store` could be locked: not held by anybody else. */
  lock(name: string): boolean {
    if (this.world.shared.heldLocks.has(name)) return false;
    this.#locks.add(name);
    return true;
  }

  unlock(name: string): void {
    this.#locks.delete(name);
  }

  holds(name: string): boolean {
    return this.#locks.has(name);
  }

  dropLocks(): void {
    this.#locks.clear();
  }

  /** Settles what was written: kept, or taken back when the run was killed and its writes are to be lost. */
  close(): void {
    this.dropLocks();
    const before = this.#before;
    this.#before = null;
    if (before && this.killed && !this.world.faults.killKeepsWrites) this.world.book.restore(before);
  }

  describe(problem: unknown): Failure {
    const language = this.world.faults.errorLanguage;
    if (problem instanceof ServiceError) return { name: 'Exception', message: problem.in(language) };
    if (problem instanceof BookRefusal) {
      return { name: 'Exception', message: bookText(problem.message, language) };
    }
    if (problem instanceof RunKilled) return { name: 'Exception', message: problem.message };
    if (isScriptError(problem)) return { name: problem.name, message: problem.message };
    const message = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
    if (problem instanceof MissingHere) {
      this.world.gaps.add(problem.message);
      return { name: 'MissingHere', message: problem.message };
    }
    this.world.gaps.add(`[local host] broke: ${message}`);
    return { name: 'Error', message: `[local host] broke: ${message}` };
  }

  missing(target: GoogleObject, name: string): Failure {
    return this.describe(new MissingHere(`${shortName(target)}.${name}`));
  }

  write(level: string, text: string): void {
    if (this.killed) return;
    this.world.log.push({ at: this.now(), level: level as 'log' | 'info' | 'warn' | 'error', text });
  }

  execution(error: RunError | null): Execution {
    const { entry, kind, mode, at, person } = this.plan;
    const { calls, callsByName } = this;
    return {
      entry,
      kind,
      mode,
      at,
      ms: Math.floor(this.#spentMs),
      calls,
      callsByName,
      person,
      error: this.killed ?? error,
    };
  }
}

/** An error of a realm, thrown by code of the script that a service ran, such as a template's. */
const isScriptError = (problem: unknown): problem is Failure =>
  !(problem instanceof Error) && Object.prototype.toString.call(problem) === '[object Error]';
