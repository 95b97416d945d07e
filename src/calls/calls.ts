import type { Language } from '../core/language.ts';
import type { Platform } from '../platform.ts';
import type { CampaignsCalls } from './campaigns.ts';
import type { CustomerCalls } from './customer.ts';
import type { FormulasCalls } from './formulas.ts';
import type { OrdersCalls } from './orders.ts';
import type { OwnSegmentsCalls } from './ownSegments.ts';
import type { SegmentsCalls } from './segments.ts';
import type { SettingsCalls } from './settings.ts';
import type { StartCalls } from './start.ts';

/**
 * What the sidebar may ask, in plain JSON. `main.ts` answers each of these and nothing else; the sidebar is typed by
 * this table, so a renamed call breaks its build. Days are "2025-03-31", moments are milliseconds since 1970 UTC,
 * money is in shown units (see `Money`), words arrive in the language of the person.
 */
export interface Calls
  extends StartCalls,
    OrdersCalls,
    SegmentsCalls,
    OwnSegmentsCalls,
    CampaignsCalls,
    SettingsCalls,
    CustomerCalls,
    FormulasCalls {}

export type CallName = keyof Calls;

/** What `call` answers: a value, or the sentence to show. `reference` marks a bug of ours. */
export type Answer<T> = { ok: T } | { error: string; reference?: string };

/** Who asks, and of what: given to every answering function. */
export interface Asked {
  readonly platform: Platform;
  /** The person's language: everything answered is worded in it. */
  readonly language: Language;
  /** The file's language: everything written to tabs is worded in it. */
  readonly fileLanguage: Language;
}

export type Answering<N extends CallName> = (
  input: Parameters<Calls[N]>[0],
  asked: Asked,
) => ReturnType<Calls[N]>;
