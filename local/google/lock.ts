import { refuse } from './errors.ts';
import { GoogleObject } from './object.ts';
import { hasFile } from './stores.ts';
import type { Env } from './world.ts';

const lockTimeout = {
  en: 'Lock timeout: another process was holding the lock for too long.',
  fr: "Délai d'attente du verrouillage dépassé : un autre processus a conservé le verrou trop longtemps.",
};

/** `LockService`: one execution at a time may hold a lock; it lets go when it ends. */
export class LockService extends GoogleObject {
  readonly path = 'LockService';

  constructor(readonly env: Env) {
    super();
  }

  getScriptLock(): Lock {
    return new Lock(this.env, 'script');
  }

  getUserLock(): Lock {
    return new Lock(this.env, `user:${this.env.run.plan.person}`);
  }

  getDocumentLock(): Lock | null {
    return hasFile(this.env) ? new Lock(this.env, `document:${this.env.world.book.id}`) : null;
  }
}

export class Lock
  extends GoogleObject
  implements Pick<GoogleAppsScript.Lock.Lock, 'hasLock' | 'releaseLock' | 'tryLock' | 'waitLock'>
{
  readonly path = 'LockService.Lock';

  constructor(
    readonly env: Env,
    readonly name: string,
  ) {
    super();
  }

  /** Whoever holds it already gets it again; else the time is waited out in full. */
  tryLock(timeoutInMillis: number): boolean {
    const { run } = this.env;
    if (run.holds(this.name) || run.lock(this.name)) return true;
    run.spend(timeoutInMillis);
    return false;
  }

  waitLock(timeoutInMillis: number): void {
    if (!this.tryLock(timeoutInMillis)) refuse(lockTimeout);
  }

  hasLock(): boolean {
    return this.env.run.holds(this.name);
  }

  releaseLock(): void {
    this.env.run.unlock(this.name);
  }
}
