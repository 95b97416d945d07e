import { GoogleObject } from './object.ts';
import type { Env } from './world.ts';

/** `Session`: who runs, and in which zone the script stands. */
export class Session extends GoogleObject {
  readonly path = 'Session';

  constructor(readonly env: Env) {
    super();
  }

  getActiveUser(): User {
    return new User(this.env.run.plan.person);
  }

  getEffectiveUser(): User {
    return new User(this.env.run.plan.person);
  }

  getActiveUserLocale(): string {
    return this.env.world.language;
  }

  getScriptTimeZone(): string {
    return this.env.world.project.manifest.timeZone;
  }

  /** Tells people apart without naming them. */
  getTemporaryActiveUserKey(): string {
    return Buffer.from(this.env.run.plan.person).toString('base64url');
  }
}

export class User extends GoogleObject {
  readonly path = 'Session.User';

  constructor(readonly address: string) {
    super();
  }

  getEmail(): string {
    return this.address;
  }
}
