import type { Trigger as TriggerState } from './account.ts';
import { type EnumValue, enumOf, GoogleObject, type Named } from './object.ts';
import { texts } from './texts.ts';
import { EventType, Trigger, TriggerBuilder, TriggerSource, WeekDay } from './triggers.ts';
import type { Env } from './world.ts';

type Google = GoogleAppsScript.Script.ScriptApp;

const AuthModeEnum = enumOf('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AuthorizationStatus = enumOf('AuthorizationStatus', ['NOT_REQUIRED', 'REQUIRED']);
const InstallationSource = enumOf('InstallationSource', [
  'APPS_MARKETPLACE_DOMAIN_ADD_ON',
  'NONE',
  'WEB_STORE_ADD_ON',
]);

/** The mode of an execution as a script meets it in its event. */
export const authModeValue = (mode: keyof typeof AuthModeEnum): EnumValue => AuthModeEnum[mode];

/** `ScriptApp`: triggers of the person who runs, and what was consented to. */
export class ScriptApp
  extends GoogleObject
  implements
    Named<
      Google,
      | 'deleteTrigger'
      | 'getAuthorizationInfo'
      | 'getInstallationSource'
      | 'getProjectTriggers'
      | 'getScriptId'
      | 'getUserTriggers'
      | 'newTrigger'
      | 'requireAllScopes'
      | 'requireScopes'
    >
{
  readonly path = 'ScriptApp';
  override readonly enums = {
    AuthMode: AuthModeEnum,
    AuthorizationStatus,
    EventType,
    InstallationSource,
    TriggerSource,
    WeekDay,
  };

  constructor(readonly env: Env) {
    super();
  }

  newTrigger(handler: string): TriggerBuilder {
    return new TriggerBuilder(this.env, handler);
  }

  /** All of this person's, in whatever file they were made. */
  getProjectTriggers(): Trigger[] {
    return ownTriggers(this.env).map((state) => new Trigger(state));
  }

  /** This person's in one file. */
  getUserTriggers(_file: unknown): Trigger[] {
    const { id } = this.env.world.book;
    return ownTriggers(this.env)
      .filter(({ fileId }) => fileId === id)
      .map((state) => new Trigger(state));
  }

  deleteTrigger(trigger: Trigger): void {
    const { shared } = this.env.world;
    shared.triggers = shared.triggers.filter(({ id }) => id !== trigger.state.id);
  }

  getAuthorizationInfo(_mode: unknown, _scopes?: unknown): AuthorizationInfo {
    return new AuthorizationInfo(this.env);
  }

  /** Ends the run where a scope is not consented to, as the prompt would. */
  requireScopes(_mode: unknown, _scopes: unknown): void {
    if (this.env.world.authorization === 'required')
      this.env.run.die(languageOf(this.env, texts.consentMissing));
  }

  requireAllScopes(mode: unknown): void {
    this.requireScopes(mode, []);
  }

  getInstallationSource(): EnumValue {
    const isBound = this.env.world.installation === 'bound';
    return isBound ? InstallationSource.NONE : InstallationSource.WEB_STORE_ADD_ON;
  }

  getScriptId(): string {
    return 'script-on-this-machine';
  }
}

const languageOf = (env: Env, words: { readonly en: string; readonly fr: string }): string =>
  words[env.world.faults.errorLanguage];

const ownTriggers = ({ world, run }: Env): TriggerState[] =>
  world.shared.triggers.filter(({ owner }) => owner === run.plan.person);

export class AuthorizationInfo extends GoogleObject {
  readonly path = 'ScriptApp.AuthorizationInfo';

  constructor(readonly env: Env) {
    super();
  }

  getAuthorizationStatus(): EnumValue {
    const isOpen = this.env.world.authorization === 'required';
    return isOpen ? AuthorizationStatus.REQUIRED : AuthorizationStatus.NOT_REQUIRED;
  }

  getAuthorizationUrl(): string | null {
    return this.env.world.authorization === 'required' ? 'https://accounts.example/consent' : null;
  }

  getAuthorizedScopes(): string[] {
    const { authorization, project } = this.env.world;
    return authorization === 'granted' ? [...(project.manifest.oauthScopes ?? [])] : [];
  }
}
