import type { Language } from '../core/language.ts';
import type { SegmentScheme } from './segments.ts';

/** The sidebar's first call, its languages and sample shop, and how far a long call is. */
export interface StartCalls {
  /** What the file holds and how far the person has come; the sidebar's first call. */
  start(input: Record<string, never>): Start;
  setLanguage(input: { person?: Language; file?: Language }): Start;
  /** Makes a tab of a made-up shop, in the language of the file. */
  makeSample(input: Record<string, never>): Start;
  removeSample(input: Record<string, never>): Start;
  /** How far a long call of this person is. */
  progress(input: Record<string, never>): Progress | null;
}

export interface Start {
  readonly personLanguage: Language;
  readonly fileLanguage: Language;
  readonly zone: string;
  readonly now: number;
  /** Tabs that look like orders, likeliest first. */
  readonly candidates: readonly { tab: string; rows: number }[];
  /** The orders tabs in use, [] before the first read. */
  readonly ordersTabs: readonly string[];
  readonly sample: boolean;
  readonly built: { readonly at: number; readonly by: SegmentScheme; readonly unread: number } | null;
  /** Whether the hourly tick is on, and whose it is ('' nobody's, else an e-mail address). */
  readonly tick: {
    readonly on: boolean;
    readonly owner: string;
    readonly mine: boolean;
    /** When it came last, null for never. */
    readonly at: number | null;
  };
}

export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly of: number;
}
