import type { Money } from './money.ts';
import type { Results } from './results.ts';

/** Writing campaigns, sending them, and what they brought. */
export interface CampaignsCalls {
  campaigns(input: Record<string, never>): CampaignList;
  /**
   * The plan without sending or writing: who gets it, who not and why, parts, cost, three samples, lint. With `credit`
   * the gateway is asked too, which takes a while.
   */
  previewCampaign(input: { draft: CampaignDraft; credit?: boolean }): CampaignPreview;
  testSend(input: { draft: CampaignDraft }): { to: string; note: string };
  /** `typedCount` is the number the person typed; asked for above 200 people. */
  scheduleCampaign(input: { draft: CampaignDraft; typedCount: number | null }): CampaignStatus;
  saveDraft(input: { draft: CampaignDraft }): CampaignStatus;
  campaign(input: { name: string }): CampaignStatus;
  setCampaignState(input: { name: string; act: 'pause' | 'resume' | 'cancel' }): CampaignStatus;
  /**
   * A person says what became of messages of which nobody knows: they went, or they did not and go after all. `keys`:
   * as `doubtful` of the campaign names them.
   */
  settleDoubtful(input: { name: string; keys: string[]; went: boolean }): CampaignStatus;
  stopEverything(input: Record<string, never>): CampaignList;
  /** Does what the hourly tick would do, now. */
  runNow(input: Record<string, never>): RunReport;
}

export type Channel = 'email' | 'sms';

export interface CampaignDraft {
  readonly name: string;
  readonly segment: string;
  readonly channel: Channel;
  /** Gateway id; '' for e-mail. */
  readonly gateway: string;
  readonly subject: string;
  readonly text: string;
  /** Local wall clock of the shop, "2025-11-30T11:00". */
  readonly start: string;
  readonly repeat: 'none' | 'daily' | 'weekly' | 'monthly';
  /** Whose months a monthly campaign keeps to; left out: Gregorian. */
  readonly calendar?: 'gregorian' | 'jalali';
  /** Last day of a repeating campaign, '' none. */
  readonly until: string;
  /** Share held out, 0 to 0.5; null leaves it to the rule (off below 1,000 people). */
  readonly holdout: number | null;
  readonly kind: 'advertising' | 'service';
  /** Days for which orders read are recent enough. */
  readonly dataAge: number;
  readonly code: string;
  readonly codeUntil: string;
  readonly topic?: string;
  /** Days before the same customer gets a repeating campaign again; left out: 60. */
  readonly pause?: number;
  /** Most that its messages may cost, in the money shown; left out or null: no limit. */
  readonly budget?: number | null;
}

export interface Count {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

export interface CampaignPreview {
  readonly inSegment: number;
  readonly leftOut: number;
  readonly leftOutBy: readonly Count[];
  readonly heldOut: number;
  readonly gets: number;
  readonly parts: number | null;
  readonly cost: Money | null;
  /** What a discount in the text comes to if everybody takes it on a usual order; null where none can be read. */
  readonly discountCost: Money | null;
  /** Left at the gateway now; null where it was not asked or does not say. */
  readonly credit: Money | null;
  readonly daysNeeded: number;
  readonly samples: readonly {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly html: string;
  }[];
  readonly length: {
    readonly units: number;
    readonly limit: number;
    readonly parts: number;
    readonly longestName: string;
  } | null;
  readonly lint: readonly { readonly level: 'error' | 'warn'; readonly text: string }[];
  /** The number must be typed to confirm. */
  readonly typeNumber: boolean;
  /** How many go alone first. */
  readonly firstAlone: number;
  /** Start of the hour in which it begins. */
  readonly startsAt: number;
}

/** Why the rest of a campaign goes later; `due`: for nothing but that the hourly run has not come yet. */
export type WhyLater =
  | 'blind'
  | 'silent'
  | 'due'
  | 'quota'
  | 'quiet_hours'
  | 'blocked_day'
  | 'capped'
  | 'gateway_refused';

export interface CampaignStatus {
  readonly name: string;
  readonly segment: string;
  readonly segmentName: string;
  readonly channel: Channel;
  readonly state: string;
  readonly stateLabel: string;
  /** Why it is paused, in words; ''. */
  readonly reason: string;
  /** Id of the reason; left out or '' where there is none. */
  readonly reasonId?: string;
  readonly draft: CampaignDraft;
  readonly total: number;
  readonly done: number;
  readonly states: readonly Count[];
  readonly notSent: readonly Count[];
  /** Messages that went or not, with no gateway to ask: the first of them. They wait for a person. */
  readonly doubtful: readonly { readonly key: string; readonly to: string; readonly at: number | null }[];
  readonly next: {
    readonly at: number;
    readonly why: WhyLater;
    /** Of the moment that is to be said with it: of the last hourly run where that is silent, else `at` or now. */
    readonly seen: number;
    /** The hourly run does not come, so it goes only when somebody presses Run now. */
    readonly stuck: boolean;
  } | null;
  readonly results: Results | null;
}

export interface CampaignList {
  readonly campaigns: readonly CampaignStatus[];
  readonly segments: readonly { readonly id: string; readonly name: string; readonly customers: number }[];
  readonly gateways: readonly { readonly id: string; readonly label: string; readonly ready: boolean }[];
  readonly fields: readonly { readonly id: string; readonly label: string }[];
  /** What it costs to win a customer by advertising; null where nobody says what that cost. */
  readonly winningCost: Money | null;
  readonly quotaLeft: number;
}

export interface RunReport {
  readonly sent: number;
  readonly notes: readonly string[];
  readonly campaigns: CampaignList;
}
