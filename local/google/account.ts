import type { TriggerRecord } from '../host.ts';
import type { ClockPlan } from './clockPlan.ts';
import { dailyQuota, type Metered, Usage } from './usage.ts';

/** What the people of one kind of account have left today. */
export class Account {
  constructor(
    readonly kind: keyof typeof dailyQuota,
    readonly shared: SharedState,
  ) {}

  left(person: string, what: Metered, now: number): number {
    return Math.max(dailyQuota[this.kind][what] - this.shared.usageOf(person).used(what, now), 0);
  }

  use(person: string, what: Metered, amount: number, now: number): void {
    this.shared.usageOf(person).add(what, amount, now);
  }
}

/** An installable trigger of one person; it runs as that person, whoever is looking. */
export interface Trigger extends TriggerRecord {
  /** How it goes on; null for triggers of events. */
  readonly plan: ClockPlan | null;
  /** When it was made; steady ones count their steps from here. */
  readonly from: number;
  due: number | null;
}

export interface CacheEntry {
  readonly value: string;
  readonly until: number;
}

/** What one installation of the add-on keeps across files and people. */
export class SharedState {
  /** Stores by name: `script`, `user:ada@example.com`, `document:<file>`. */
  readonly properties = new Map<string, Map<string, string>>();
  readonly caches = new Map<string, Map<string, CacheEntry>>();
  /** Locks held by somebody else, by name as above: a test or a second window holds them. */
  readonly heldLocks = new Set<string>();
  triggers: Trigger[] = [];
  readonly #usage = new Map<string, Usage>();
  #serial = 0;

  usageOf(person: string): Usage {
    const known = this.#usage.get(person);
    if (known) return known;
    const usage = new Usage();
    this.#usage.set(person, usage);
    return usage;
  }

  /** Numbers that never come twice: trigger ids, unique ids. */
  nextSerial(): number {
    this.#serial += 1;
    return this.#serial;
  }
}
