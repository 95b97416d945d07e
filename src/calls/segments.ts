import type { SegmentId } from '../metrics/segmentGrid.ts';
import type { StageId } from '../metrics/stages.ts';
import type { AdPlatform } from '../segments/adAudience.ts';
import type { CutMeasure, OwnCuts } from '../segments/cutPoints.ts';
import type { Channel } from './campaigns.ts';
import type { Money } from './money.ts';
import type { Start } from './start.ts';

/** Cutting the customers into segments, and what this week is to do with them. */
export interface SegmentsCalls {
  /** The cut before it is made: each segment with its count and money, and what its scores mean. */
  previewSegments(input: { by: SegmentScheme }): SegmentsPreview;
  /** Limits of the scores 5, 4, 3 and 2 as people type them, all blank for none; answers what is kept. */
  setCuts(input: Partial<Record<CutMeasure, readonly string[]>>): OwnCuts;
  /** What one run can do of it: one that `goesOn` is asked for again. */
  buildSegments(input: { by: SegmentScheme }): Built;
  /** The whole months there are, newest first, by their first days; renews the dashboard for the one named, '' none. */
  dashboard(input: { month: string }): {
    months: readonly { from: string; name: string }[];
    refresh: DailyRefresh;
  };
  /** What the hourly run is to renew once a day, not before an hour (0 to 23); starts that run where there is none. */
  refreshDaily(input: Pick<DailyRefresh, 'what' | 'hour'>): DailyRefresh;
  thisWeek(input: Record<string, never>): Week;
  /** A segment's addresses, hashed as an ad platform asks. */
  audienceFile(input: { segment: string; ads: AdPlatform }): {
    csv: string;
    rows: number;
    customers: number;
  };
}

export interface DailyRefresh {
  readonly what: 'never' | 'dashboard' | 'tabs';
  readonly hour: number;
  /** Whose hourly run does it: an e-mail address, '' where Google did not say. */
  readonly owner: string;
  readonly mine: boolean;
  /** When it was done last, null for never. */
  readonly at: number | null;
  /** What the last attempt failed with, '' for nothing. */
  readonly problem: string;
  /** Whether it is tried again today. */
  readonly goesOn: boolean;
}

export type SegmentScheme = 'rfm' | 'stage';

/** A group of customers that one of the schemes cuts. */
export type GroupId = SegmentId | `stage_${StageId}`;

/** Without those who buy anyway: to them a campaign only costs. */
export type GroupWorthWriting = Exclude<GroupId, 'champions' | 'loyal' | 'stage_active'>;

export interface SegmentsPreview {
  readonly by: SegmentScheme;
  readonly asOf: string;
  readonly customers: number;
  readonly segments: readonly {
    readonly id: GroupId;
    readonly name: string;
    readonly customers: number;
    readonly spent: Money;
    readonly reachable: { readonly email: number; readonly sms: number };
  }[];
  /** Which scale is used and what each score means, in days, orders and money. */
  readonly scale: 'fifths' | 'counts';
  /** What is cut by limits of the shop's own, and the limits of every measure as these customers are cut now. */
  readonly own: readonly CutMeasure[];
  readonly limits: Readonly<Record<CutMeasure, readonly (number | null)[]>>;
  readonly scores: readonly {
    readonly score: number;
    readonly days: string;
    readonly orders: string;
    readonly money: string;
  }[];
  /** What there is, and what ten segments need at least; null where there is enough. */
  readonly tooLittle: Readonly<
    Record<'customers' | 'days' | 'fewestCustomers' | 'fewestDays', number>
  > | null;
  /** How many the build makes or, where they stand already, renews. */
  readonly tabs: number;
  readonly renews: boolean;
}

export interface Built {
  readonly orders: number;
  readonly customers: number;
  readonly leftOut: readonly { readonly reason: string; readonly rows: number }[];
  readonly tabs: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: 'segment' | 'customers' | 'report';
    readonly customers: number;
  }[];
  readonly warnings: readonly string[];
  /** How far it came where the time of the run was up, with what to do; what else it says is then nothing yet. */
  readonly goesOn?: { readonly done: number; readonly of: number; readonly note: string };
}

export interface Week {
  readonly from: string;
  readonly to: string;
  readonly built: Start['built'];
  readonly cards: readonly {
    readonly segment: GroupWorthWriting;
    readonly name: string;
    readonly customers: number;
    readonly atStake: Money;
    readonly reachable: number;
    readonly channel: Channel;
    readonly cost: Money | null;
  }[];
}
