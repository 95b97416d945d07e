const dayMs = 86_400_000;

export type Metered = 'email' | 'urlfetch' | 'properties' | 'triggerMs';

/** What one account may use in 24 hours. Source: the quota page; "subject to change". */
export const dailyQuota = {
  consumer: { email: 100, urlfetch: 20_000, properties: 50_000, triggerMs: 90 * 60_000 },
  workspace: { email: 1_500, urlfetch: 100_000, properties: 500_000, triggerMs: 6 * 3_600_000 },
} as const;

/** Counts what a person used; each count starts again 24 hours after its first use. */
export class Usage {
  readonly #windows = new Map<Metered, { from: number; used: number }>();

  used(what: Metered, now: number): number {
    const window = this.#windows.get(what);
    return window && now < window.from + dayMs ? window.used : 0;
  }

  add(what: Metered, amount: number, now: number): void {
    const used = this.used(what, now);
    if (used === 0) this.#windows.set(what, { from: now, used: amount });
    else this.#windows.get(what)!.used = used + amount;
  }
}
