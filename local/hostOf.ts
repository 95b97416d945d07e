import type { Book } from './book/book.ts';
import { typedByHand } from './book/typing.ts';
import { zoneClock } from './book/zone.ts';
import type { CustomFunctions } from './formula/custom.ts';
import { evaluateFormula, type FormulaResult } from './formula/once.ts';
import type { Trigger } from './google/account.ts';
import { scriptCell } from './google/cells.ts';
import { nextDue } from './google/clockPlan.ts';
import { Range } from './google/range.ts';
import { authModeValue } from './google/scriptApp.ts';
import { servicesOf } from './google/services.ts';
import { User } from './google/session.ts';
import { Spreadsheet } from './google/spreadsheet.ts';
import { texts } from './google/texts.ts';
import type { Env, World } from './google/world.ts';
import type {
  Execution,
  Host,
  HostOptions,
  MenuEntry,
  Panel,
  QuotaLeft,
  RpcAnswer,
  RunError,
  Sidebar,
} from './host.ts';
import { customFunctionsOf } from './runtime/cellFunctions.ts';
import { clockEvent } from './runtime/clockEvent.ts';
import { execute, type Task } from './runtime/execute.ts';
import { isPublic } from './runtime/project.ts';
import { rpcArguments, rpcResult } from './runtime/rpcValue.ts';
import type { RunPlan } from './runtime/run.ts';

/** The host itself: a clock, a person, and executions one after the other. */
export class HostOf implements Host {
  readonly executions: Execution[] = [];
  readonly cells: CustomFunctions;
  person: string;
  #now: number;

  constructor(
    readonly world: World,
    private readonly options: HostOptions,
    readonly gateway: (id: string) => Panel,
  ) {
    this.#now = options.nowMs;
    this.person = options.email;
    this.cells = customFunctionsOf(world, {
      now: () => this.#now,
      person: () => this.person,
      failed: (execution) => this.executions.push(execution),
    });
  }

  get book(): Book {
    return this.world.book;
  }

  get outbox() {
    return this.world.outbox;
  }

  get triggers() {
    return this.world.shared.triggers;
  }

  get faults() {
    return this.world.faults;
  }

  get toasts() {
    return this.world.toasts;
  }

  get dialogs() {
    return this.world.dialogs;
  }

  get log() {
    return this.world.log;
  }

  get serviceCalls(): number {
    return this.world.serviceCalls;
  }

  get gaps(): readonly string[] {
    return [...this.world.gaps];
  }

  get functions(): readonly string[] {
    const { project } = this.world;
    return [...project.functions].filter((name) => isPublic(project, name));
  }

  get authorization() {
    return this.world.authorization;
  }

  set authorization(authorization: Host['authorization']) {
    this.world.authorization = authorization;
  }

  get answerDialog() {
    return this.world.answerDialog;
  }

  set answerDialog(answer: Host['answerDialog']) {
    this.world.answerDialog = answer;
  }

  actAs(email: string): void {
    this.person = email;
  }

  now(): number {
    return this.#now;
  }

  menu(): readonly MenuEntry[] {
    return this.world.menu;
  }

  sidebar(): Sidebar | null {
    return this.world.sidebar;
  }

  closeSidebar(): void {
    this.world.sidebar = null;
  }

  quotaLeft(): QuotaLeft {
    const left = (what: 'email' | 'urlfetch' | 'triggerMs'): number =>
      this.world.account.left(this.person, what, this.#now);
    return { emailRecipients: left('email'), urlFetchCalls: left('urlfetch'), triggerMs: left('triggerMs') };
  }

  onOpen(): Execution {
    this.world.menu = [];
    const isUnused = this.options.installation === 'addon' && this.options.enabled === false;
    const mode = isUnused ? 'NONE' : 'LIMITED';
    const execution = this.#run({ entry: 'onOpen', kind: 'open', mode, person: this.person, at: this.#now });
    for (const { handler, owner } of this.#eventTriggers('ON_OPEN')) {
      this.#run({ entry: handler, kind: 'event', mode: 'FULL', person: owner, at: this.#now });
    }
    return execution;
  }

  clickMenu(functionName: string): Execution {
    const plan = {
      entry: functionName,
      kind: 'menu',
      mode: 'FULL',
      person: this.person,
      at: this.#now,
    } as const;
    const denied = this.#consentMissing();
    if (denied) return this.#note(plan, denied);
    return this.#perform({ ...plan, arguments: () => [], finish: () => undefined, services: servicesOf })
      .execution;
  }

  rpc(name: string, args: readonly unknown[]): RpcAnswer {
    const plan = { entry: name, kind: 'rpc', mode: 'FULL', person: this.person, at: this.#now } as const;
    const denied = this.#consentMissing();
    if (denied) return failed(this.#note(plan, denied).error!);
    const json = rpcArguments(args);
    const { execution, value } = this.#perform({
      ...plan,
      arguments: (realm) => realm.parse(json) as unknown[],
      finish: rpcResult,
      services: servicesOf,
    });
    return execution.error ? failed(execution.error) : { ok: true, value: value!.value };
  }

  typeCell(sheetId: number, row: number, column: number, text: string): void {
    const { book } = this.world;
    const sheet = book.sheetById(sheetId);
    if (!sheet) throw new Error(`no sheet ${sheetId}`);
    const clock = zoneClock(book.zone);
    this.world.cellsAtOnce = 0;
    const before = sheet.value(row, column);
    const { numberFormat } = sheet.styles({ row, column, rows: 1, columns: 1 })[0]![0]!;
    sheet.enter(row, column, [[typedByHand(text, numberFormat, book.locale)]]);
    const event = (env: Env): object => ({
      range: new Range(env, sheet, { row, column, rows: 1, columns: 1 }),
      ...(text === '' ? {} : { value: text }),
      ...(before === null ? {} : { oldValue: scriptCell(before, clock) }),
    });
    const { person } = this;
    if (this.world.project.mentions('onEdit')) {
      this.#run({ entry: 'onEdit', kind: 'edit', mode: 'LIMITED', person, at: this.#now }, event);
    }
    for (const { handler, owner } of this.#eventTriggers('ON_EDIT')) {
      this.#run({ entry: handler, kind: 'event', mode: 'FULL', person: owner, at: this.#now }, event);
    }
  }

  evaluate(formula: string): FormulaResult {
    this.world.cellsAtOnce = 0;
    return evaluateFormula(this.book, formula, this.cells);
  }

  advance(ms: number): readonly Execution[] {
    return this.advanceTo(this.#now + ms);
  }

  advanceTo(ms: number): readonly Execution[] {
    const ran: Execution[] = [];
    for (let next = this.#nextTrigger(); next && next.due! <= ms; next = this.#nextTrigger()) {
      const fault = this.faults.firing.shift();
      if (typeof fault === 'number') {
        next.due = next.due! + fault;
        continue;
      }
      this.#now = Math.max(this.#now, next.due!);
      this.#rearm(next);
      for (let times = fault === 'twice' ? 2 : fault === 'skip' ? 0 : 1; times > 0; times--)
        ran.push(this.#fire(next));
    }
    this.#now = Math.max(this.#now, ms);
    return ran;
  }

  nextDue(): number | null {
    return this.#nextTrigger()?.due ?? null;
  }

  #nextTrigger(): Trigger | undefined {
    if (this.world.installation === 'test') return undefined;
    const waiting = this.triggers.filter(({ due, fileId }) => due !== null && fileId === this.book.id);
    return waiting.sort((a, b) => a.due! - b.due!)[0];
  }

  /** Sets when a trigger that comes again is due next; one that comes once stays, with nothing due. */
  #rearm(trigger: Trigger): void {
    const { plan, from } = trigger;
    trigger.due = plan && plan.every !== 'once' ? nextDue(plan, from, this.#now) : null;
  }

  /** Runs a clock trigger as its owner. */
  #fire(trigger: Trigger): Execution {
    const { account, faults, installation } = this.world;
    const { owner } = trigger;
    const plan = {
      entry: trigger.handler,
      kind: 'clock',
      mode: 'FULL',
      person: owner,
      at: this.#now,
    } as const;
    const denied = installation === 'bound' ? this.#consentMissing() : null;
    const isSpent = account.left(owner, 'triggerMs', this.#now) <= 0;
    if (denied || isSpent) return this.#note(plan, denied ?? texts.tooMuchTime[faults.errorLanguage]);
    const event = { authMode: authModeValue('FULL'), ...clockEvent(this.#now, trigger.id) };
    const { execution } = this.#perform({
      ...plan,
      arguments: (realm) => [realm.give(event)],
      finish: () => undefined,
      services: servicesOf,
    });
    account.use(owner, 'triggerMs', execution.ms, execution.at);
    return execution;
  }

  #eventTriggers(event: Trigger['event']): readonly Trigger[] {
    return this.triggers.filter((trigger) => trigger.event === event && trigger.fileId === this.book.id);
  }

  /** Runs what the file itself sets off, with the event's members beside those that all have. */
  #run(plan: RunPlan, more: (env: Env) => object = () => ({})): Execution {
    const { mode, person } = plan;
    return this.#perform({
      ...plan,
      arguments: (realm, env) => [
        realm.give({
          authMode: authModeValue(mode),
          source: new Spreadsheet(env),
          user: new User(mode === 'FULL' ? person : ''),
          ...more(env),
        }),
      ],
      finish: () => undefined,
      services: servicesOf,
    }).execution;
  }

  #perform<T>(task: Task<T>): { readonly execution: Execution; readonly value: T | undefined } {
    this.world.cellsAtOnce = 0;
    const ended = execute(this.world, task);
    this.world.cellsAtOnce = 0;
    this.#ended(ended.execution);
    return ended;
  }

  /** Google asks for consent before it runs anything for a person; until then nothing runs. */
  #consentMissing(): string | null {
    return this.authorization === 'granted' ? null : texts.consentMissing[this.faults.errorLanguage];
  }

  /** An execution that failed before it began. */
  #note(plan: RunPlan, message: string): Execution {
    const error: RunError = { name: 'Exception', message, killed: false, line: null };
    return this.#ended({ ...plan, ms: 0, calls: 0, callsByName: {}, error });
  }

  #ended(execution: Execution): Execution {
    this.executions.push(execution);
    this.#now = Math.max(this.#now, execution.at + execution.ms);
    return execution;
  }
}

const failed = ({ name, message, killed }: RunError): RpcAnswer => ({ ok: false, name, message, killed });
