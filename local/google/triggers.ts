import { zoneClock } from '../book/zone.ts';
import type { Trigger as TriggerState } from './account.ts';
import { scopesOf } from './authorization.ts';
import { type ClockPlan, nextDue } from './clockPlan.ts';
import { refuse } from './errors.ts';
import { type EnumValue, enumOf, GoogleObject, type Named } from './object.ts';
import { texts } from './texts.ts';
import type { Env } from './world.ts';

export const EventType = enumOf('EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);
export const TriggerSource = enumOf('TriggerSource', [
  'SPREADSHEETS',
  'CLOCK',
  'FORMS',
  'DOCUMENTS',
  'CALENDAR',
]);
export const WeekDay = enumOf('Weekday', [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
]);

const mostTriggers = 20;

const refusals = {
  tooMany: {
    en: 'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    fr: 'Ce script contient trop de déclencheurs. Supprimez-en avant de pouvoir en ajouter.',
  },
  oneClock: {
    en: 'This add-on has created too many time-based triggers in this document for this Google user account.',
    fr: 'Ce module complémentaire a créé trop de déclencheurs horaires dans ce document pour ce compte utilisateur Google.',
  },
  oneOfAKind: {
    en: 'This add-on has created too many triggers of this type in this document for this Google user account.',
    fr: 'Ce module complémentaire a créé trop de déclencheurs de ce type dans ce document pour ce compte utilisateur Google.',
  },
  hourly: {
    en: 'The recurrence interval for an Add-on trigger must be at least one hour.',
    fr: "L'intervalle de récurrence d'un déclencheur de module complémentaire doit être d'au moins une heure.",
  },
  noFrequency: {
    en: 'Frequency is required if you are using atHour() or nearMinute().',
    fr: 'Une fréquence est requise si vous utilisez atHour() ou nearMinute().',
  },
  minutes: {
    en: 'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
    fr: 'La valeur transmise à everyMinutes est incorrecte. Elle doit être égale à 1, 5, 10, 15 ou 30.',
  },
  zone: (zone: string) => ({ en: `Invalid argument: ${zone}`, fr: `Argument incorrect : ${zone}` }),
};

export class Trigger
  extends GoogleObject
  implements
    Pick<GoogleAppsScript.Script.Trigger, 'getHandlerFunction' | 'getUniqueId'>,
    Named<GoogleAppsScript.Script.Trigger, 'getEventType' | 'getTriggerSource' | 'getTriggerSourceId'>
{
  readonly path = 'ScriptApp.Trigger';

  constructor(readonly state: TriggerState) {
    super();
  }

  getHandlerFunction(): string {
    return this.state.handler;
  }

  getUniqueId(): string {
    return this.state.id;
  }

  getEventType(): EnumValue {
    return EventType[this.state.event];
  }

  getTriggerSource(): EnumValue {
    return this.state.event === 'CLOCK' ? TriggerSource.CLOCK : TriggerSource.SPREADSHEETS;
  }

  /** The file of a trigger of events; a clock trigger has none. */
  getTriggerSourceId(): string | null {
    return this.state.event === 'CLOCK' ? null : this.state.fileId;
  }
}

export class TriggerBuilder extends GoogleObject {
  readonly path = 'ScriptApp.TriggerBuilder';

  constructor(
    readonly env: Env,
    readonly handler: string,
  ) {
    super();
  }

  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this.env, this.handler);
  }

  /** By the file or its id; an add-on has no other than the one it is used in. */
  forSpreadsheet(_file: unknown): SpreadsheetTriggerBuilder {
    checkFileScope(this.env);
    return new SpreadsheetTriggerBuilder(this.env, this.handler);
  }
}

/** A trigger of a file needs the scope of files beside that of triggers. @throws {ServiceError} */
function checkFileScope({ world }: Env): void {
  const declared = world.project.manifest.oauthScopes;
  const scopes = scopesOf('SpreadsheetApp', 'getActiveSpreadsheet');
  if (!declared || scopes.some((scope) => declared.includes(`https://www.googleapis.com/auth/${scope}`)))
    return;
  refuse(texts.scopeMissing('ScriptApp.TriggerBuilder.forSpreadsheet', scopes));
}

export class SpreadsheetTriggerBuilder extends GoogleObject {
  readonly path = 'ScriptApp.SpreadsheetTriggerBuilder';
  event: TriggerState['event'] = 'ON_OPEN';

  constructor(
    readonly env: Env,
    readonly handler: string,
  ) {
    super();
  }

  onOpen(): this {
    this.event = 'ON_OPEN';
    return this;
  }

  onEdit(): this {
    this.event = 'ON_EDIT';
    return this;
  }

  onChange(): this {
    this.event = 'ON_CHANGE';
    return this;
  }

  onFormSubmit(): this {
    this.event = 'ON_FORM_SUBMIT';
    return this;
  }

  create(): Trigger {
    return install(this.env, { handler: this.handler, event: this.event, plan: null, due: null });
  }
}

type Clock = GoogleAppsScript.Script.ClockTriggerBuilder;

export class ClockTriggerBuilder extends GoogleObject implements Named<Clock, keyof Clock> {
  readonly path = 'ScriptApp.ClockTriggerBuilder';
  frequency: { every: ClockPlan['every']; count: number; weekDay?: number; monthDay?: number } | null = null;
  moment: number | null = null;
  hour: number | null = null;
  minute: number | null = null;
  zone: string;

  constructor(
    readonly env: Env,
    readonly handler: string,
  ) {
    super();
    this.zone = env.world.project.manifest.timeZone;
  }

  after(ms: number): this {
    this.moment = this.env.run.now() + ms;
    return this;
  }

  at(date: Date): this {
    this.moment = date.getTime();
    return this;
  }

  atDate(year: number, month: number, day: number): this {
    const wall = Date.UTC(year, month - 1, day);
    this.moment = wall - zoneClock(this.zone).offsetAt(wall);
    return this;
  }

  everyMinutes(n: number): this {
    if (![1, 5, 10, 15, 30].includes(n)) refuse(refusals.minutes);
    this.frequency = { every: 'minutes', count: n };
    return this;
  }

  everyHours(n: number): this {
    this.frequency = { every: 'hours', count: n };
    return this;
  }

  everyDays(n: number): this {
    this.frequency = { every: 'days', count: n };
    return this;
  }

  everyWeeks(n: number): this {
    this.frequency = { ...this.frequency, every: 'weeks', count: n };
    return this;
  }

  onWeekDay(day: EnumValue): this {
    this.frequency = {
      count: 1,
      ...this.frequency,
      every: 'weeks',
      weekDay: day.ordinal === 0 ? 7 : day.ordinal,
    };
    return this;
  }

  onMonthDay(day: number): this {
    this.frequency = { every: 'months', count: 1, monthDay: day };
    return this;
  }

  atHour(hour: number): this {
    this.hour = hour;
    return this;
  }

  nearMinute(minute: number): this {
    this.minute = minute;
    return this;
  }

  inTimezone(zone: string): this {
    try {
      zoneClock(zone);
    } catch {
      refuse(refusals.zone(zone));
    }
    this.zone = zone;
    return this;
  }

  create(): Trigger {
    const { env, handler } = this;
    const { world, run } = env;
    const plan = planOf(this);
    if (world.installation !== 'bound') {
      if (plan.every === 'minutes') refuse(refusals.hourly);
      if (ownHere(env).some(({ event }) => event === 'CLOCK')) refuse(refusals.oneClock);
    }
    const from = plan.every === 'once' ? Math.max(this.moment ?? 0, run.now() + 1) : run.now();
    return install(env, { handler, event: 'CLOCK', plan, due: nextDue(plan, from, run.now()) });
  }
}

/** A minute that is chosen once and then kept: up to a quarter of an hour off, or anywhere in the hour. */
function planOf(builder: ClockTriggerBuilder): ClockPlan {
  const { frequency, hour, minute, zone, env } = builder;
  if (!frequency) {
    if (hour !== null || minute !== null) refuse(refusals.noFrequency);
    return { every: 'once' };
  }
  const { every, ...rest } = frequency;
  if (every === 'once' || every === 'minutes' || every === 'hours')
    return { every: every === 'once' ? 'hours' : every, count: rest.count };
  const chance = env.world.chance();
  const chosen = minute === null ? Math.floor(chance * 60) : minute + Math.round(chance * 30 - 15);
  return { every, ...rest, zone, hour: hour ?? Math.floor(env.world.chance() * 24), minute: chosen };
}

const ownHere = ({ world, run }: Env): TriggerState[] =>
  world.shared.triggers.filter(({ owner, fileId }) => owner === run.plan.person && fileId === world.book.id);

function install(env: Env, made: Pick<TriggerState, 'handler' | 'event' | 'plan' | 'due'>): Trigger {
  const { world, run } = env;
  const own = world.shared.triggers.filter(({ owner }) => owner === run.plan.person);
  if (own.length >= mostTriggers) refuse(refusals.tooMany);
  if (world.installation !== 'bound' && ownHere(env).some(({ event }) => event === made.event)) {
    refuse(refusals.oneOfAKind);
  }
  const id = String(7_000_000_000 + world.shared.nextSerial());
  const state: TriggerState = { ...made, id, owner: run.plan.person, fileId: world.book.id, from: run.now() };
  world.shared.triggers.push(state);
  return new Trigger(state);
}
