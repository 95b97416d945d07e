import type { Asked } from '../../src/calls/calls.ts';
import { runTick } from '../../src/campaigns/run.ts';
import type { Cell } from '../../src/core/cells.ts';
import type { Language } from '../../src/core/language.ts';
import type { Zone } from '../../src/core/zone.ts';
import type { HttpRequest, HttpResponse, MailMessage, Platform, Store } from '../../src/platform.ts';
import { Killed, MemoryWorkbook } from '../segments/memoryWorkbook.ts';

/** A moment of a zone at UTC, such as at('2024-10-01T10:00'). */
export const at = (text: string): number => Date.parse(`${text}Z`);

const utc: Zone = { id: 'Etc/UTC', offsetAt: () => 0 };

export interface Sent {
  readonly at: number;
  readonly message: MailMessage;
}

/**
 * A file with the add-on in it, behind the port: a workbook, a mailbox with a quota, the web, a clock that stands
 * still, and a switch that ends an execution at its n-th call of any service.
 */
export class MemoryFile {
  readonly workbook: MemoryWorkbook;
  readonly outbox: Sent[] = [];
  /** What the web answers; nothing by default. */
  web: (request: HttpRequest) => HttpResponse = () => ({ status: 0, body: '' });
  now: number;
  person = 'owner@shop.example';
  language: Language = 'en';
  mailLeft = 1_500;
  /** A mail for which this is true is refused by an error of the host. */
  mailFails: (message: MailMessage) => boolean = () => false;
  tickIsOn = false;
  triggersLeft = 20;
  /** Calls of any port so far. */
  calls = 0;
  /** How long each takes. */
  msPerCall = 0;
  private killAt: number | null = null;
  private isDead = false;
  readonly stores = {
    file: new Map<string, string>(),
    person: new Map<string, string>(),
    passing: new Map<string, string>(),
  };

  constructor(nowText: string, { zone = utc }: { zone?: Zone } = {}) {
    this.workbook = new MemoryWorkbook(zone);
    this.now = at(nowText);
  }

  /** Orders as one tab: id, customer, name, e-mail, phone, date, total, coupon, discount; the last may be left out. */
  putOrders(rows: readonly (readonly Cell[])[]): void {
    const header = [
      'order id',
      'customer id',
      'customer name',
      'email',
      'phone',
      'date',
      'total',
      'coupon',
      'discount',
    ];
    const values = [header, ...rows.map((row) => header.map((_, i) => row[i] ?? ''))];
    const tab = this.workbook.addTab('Orders', values.length, values[0]!.length);
    tab
      .look()
      .style(
        { row: 1, column: 1, rows: values.length, columns: 9 },
        { formats: [['@', '@', '@', '@', '@', '@', 'General', '@', 'General']] },
      );
    tab.write(1, 1, values as Cell[][]);
    this.stores.file.set('orders', JSON.stringify({ tabs: [tab.id] }));
    this.workbook.flush();
  }

  /** More orders, below those that are there. */
  addOrders(rows: readonly (readonly Cell[])[]): void {
    const tab = this.workbook.tab('Orders')!;
    tab.write(
      tab.values().length + 1,
      1,
      rows.map((row) => Array.from({ length: 9 }, (_, i) => row[i] ?? '')),
    );
  }

  /** What an entry point is given. */
  asked(): Asked {
    return { platform: this.platform(), language: this.language, fileLanguage: this.language };
  }

  platform(): Platform {
    const { now } = this;
    const live: Platform = {
      workbook: this.workbook,
      mail: {
        remaining: () => this.mailLeft,
        send: (message) => {
          if (this.mailLeft <= 0 || this.mailFails(message)) throw new Error('quelque chose');
          this.mailLeft--;
          this.outbox.push({ at: this.now, message });
        },
      },
      http: { send: (requests) => requests.map((request) => this.web(request)) },
      settings: {
        file: storeOf(this.stores.file),
        person: storeOf(this.stores.person),
        passing: storeOf(this.stores.passing),
      },
      clock: { now: () => this.now, deadline: now + 300_000 },
      schedule: {
        isOn: () => this.tickIsOn,
        turnOn: () => {
          if (this.triggersLeft <= 0) throw new Error('trop de déclencheurs');
          this.tickIsOn = true;
        },
        turnOff: () => {
          this.tickIsOn = false;
        },
        person: () => this.person,
      },
      log: { write: () => undefined },
    };
    return this.watched(live);
  }

  /** Runs an entry point, dead from its n-th call on; true if it lived. */
  run(work: () => void, kill: { at: number; keepsWrites: boolean } | null = null): boolean {
    this.killAt = kill?.at ?? null;
    this.isDead = false;
    if (kill) this.workbook.killAfter(Number.MAX_SAFE_INTEGER, kill.keepsWrites);
    try {
      work();
    } catch (problem) {
      if (!(problem instanceof Killed)) throw problem;
    }
    const died = this.isDead;
    this.killAt = null;
    this.isDead = false;
    this.workbook.killAt = died ? 0 : null;
    this.workbook.revive();
    return !died;
  }

  tick(kill: { at: number; keepsWrites: boolean } | null = null): boolean {
    return this.run(() => this.runTick(), kill);
  }

  runTick(): void {
    runTick(this.platform(), this.language);
  }

  /** Hourly ticks. */
  hours(count: number): void {
    for (let hour = 0; hour < count; hour++) {
      this.now += 3_600_000;
      this.tick();
    }
  }

  /** Rows of a tab as records by header. */
  rows(tab: string): Record<string, Cell>[] {
    const found = this.workbook.sheets.find(({ name }) => name === tab);
    if (!found) return [];
    const values = this.workbook.tab(tab)!.values();
    const headers = (values[0] ?? []).map(String);
    return values.slice(1).map((row) => Object.fromEntries(headers.map((header, i) => [header, row[i]])));
  }

  ledger(): { customer: string; to: string; state: string; reason: string; key: string }[] {
    return this.rows('Messages').map((row) => ({
      customer: String(row['Customer']),
      to: String(row['Address']),
      state: String(row['State']),
      reason: String(row['Reason']),
      key: String(row['Key']),
    }));
  }

  private count(): void {
    if (this.isDead) throw new Killed();
    this.calls++;
    this.now += this.msPerCall;
    if (this.killAt !== null && --this.killAt <= 0) {
      this.isDead = true;
      throw new Killed();
    }
  }

  /** Every call of every port passes the switch; a clock and a zone are free, as with Google. */
  private watched<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as unknown;
        if (name === 'clock' || name === 'zone' || name === 'log') return value;
        if (typeof value === 'function')
          return (...args: unknown[]) => {
            this.count();
            const plain = args.map((arg) =>
              typeof arg === 'function' ? this.guarded(arg as () => unknown) : arg,
            );
            const result = (value as (...args: unknown[]) => unknown).apply(target, plain);
            return isPort(result) ? this.watched(result) : result;
          };
        return isPort(value) ? this.watched(value) : value;
      },
    });
  }

  private guarded(work: () => unknown): () => unknown {
    return () => {
      const result = work();
      this.count();
      return result;
    };
  }
}

/** Tabs, looks, stores and services, by a member that only they have. */
function isPort(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return ['values', 'rename', 'get', 'send', 'isOn', 'flush', 'file'].some((name) => name in value);
}

function storeOf(kept: Map<string, string>): Store {
  const store: Store = {
    get: <T>(key: string) => (kept.has(key) ? (JSON.parse(kept.get(key)!) as T) : null),
    set: (key, value) => {
      kept.set(key, JSON.stringify(value));
    },
    delete: (key) => {
      kept.delete(key);
    },
    snapshot: () => {
      const copy = new Map(kept);
      return {
        ...store,
        get: <T>(key: string) => (copy.has(key) ? (JSON.parse(copy.get(key)!) as T) : null),
        set: (key, value) => {
          copy.set(key, JSON.stringify(value));
          store.set(key, value);
        },
        delete: (key) => {
          copy.delete(key);
          store.delete(key);
        },
      };
    },
  };
  return store;
}
