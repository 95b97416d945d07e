import type { Channel } from '../calls/campaigns.ts';
import { type Day, isDate, isoOf } from '../core/days.ts';
import type { Language, Words } from '../core/language.ts';
import { foldText } from '../core/text.ts';
import { readNumber } from '../core/typed.ts';
import { segmentWords } from '../segments/groupWords.ts';
import type { Cells, KeyedTable, Row } from '../segments/table.ts';
import type { campaignsTab } from '../segments/tabs.ts';
import { type Repeat, readWallTime, type Timetable, type WallTime } from './occurrences.ts';
import { type CampaignState, campaignStates, idOf, labelOf, type Reason, reasons } from './words.ts';

export type CampaignColumn = (typeof campaignsTab)['columns'][number]['id'];
export type CampaignsTable = KeyedTable<CampaignColumn>;
export type Kind = 'advertising' | 'service';

/** A row of Campaigns, read. Fields that no one filled have the defaults of the design. */
export interface Campaign {
  readonly row: Row;
  readonly name: string;
  /**
   * The name under which it was confirmed, and under which its messages stand: renaming the row does not change it.
   * '' for a row that is a copy of another campaign's.
   */
  readonly key: string;
  readonly state: CampaignState;
  readonly reason: Reason | '';
  readonly segment: string;
  readonly channel: Channel;
  /** '' for e-mail. */
  readonly gateway: string;
  readonly kind: Kind;
  readonly topic: string;
  readonly subject: string;
  readonly text: string;
  readonly code: string;
  /** Last day on which the code is taken, null where it has none. */
  readonly codeUntil: Day | null;
  readonly start: WallTime;
  readonly repeat: Repeat;
  readonly until: Day | null;
  /** Days before the same customer gets it again. */
  readonly pauseDays: number;
  /** Share held out; null leaves it to the rule. */
  readonly holdout: number | null;
  /** In shown units of money, null for none. */
  readonly budget: number | null;
  /** Days for which orders read are recent enough. */
  readonly dataAge: number;
  /** When a person confirmed it, ms since 1970 UTC; null for a draft. */
  readonly confirmedAt: number | null;
  /** Id of the occurrence that was planned last, '' before the first. */
  readonly occurrence: string;
}

export const defaults = { pauseDays: 60, dataAge: 3 } as const;

/** The gateway of campaigns by phone call: a tab to work through. */
export const callListId = 'call_list';

/** Time to change one's mind after confirming. */
export const undoMs = 10 * 60_000;

export const channelWords: Readonly<Record<Channel, Words>> = {
  email: { en: 'e-mail', fa: 'ایمیل' },
  sms: { en: 'text message', fa: 'پیامک' },
};
const kindWords: Readonly<Record<Kind, Words>> = {
  advertising: { en: 'advertising', fa: 'تبلیغاتی' },
  service: { en: 'service', fa: 'خدماتی' },
};
const repeatWords: Readonly<Record<Repeat, Words>> = {
  none: { en: 'once', fa: 'یک بار' },
  daily: { en: 'daily', fa: 'هر روز' },
  weekly: { en: 'weekly', fa: 'هر هفته' },
  monthly: { en: 'monthly', fa: 'هر ماه میلادی' },
  monthly_jalali: { en: 'monthly (Jalali)', fa: 'هر ماه' },
};
/** Of a group by its id, or a segment of the shop's own as it is. */
export const segmentName = (id: string, language: Language): string => segmentWords[id]?.[language] ?? id;

/** Null for a row that is no campaign: no state, or no start. */
function readCampaign(table: CampaignsTable, row: Row): Campaign | null {
  const cell = (column: CampaignColumn) => table.text(row, column);
  const state = idOf(campaignStates, cell('state'));
  const start = wallTimeOf(table.get(row, 'start'));
  const channel = idOf(channelWords, cell('channel'));
  if (!state || !start || !channel) return null;
  return {
    row,
    name: cell('name'),
    key: (state === 'draft' ? '' : cell('key')) || cell('name'),
    state,
    reason: readReason(cell('reason')),
    segment: idOf(segmentWords, cell('segment')) ?? cell('segment'),
    channel,
    gateway: cell('gateway'),
    kind: idOf(kindWords, cell('kind')) ?? 'advertising',
    topic: cell('topic'),
    subject: cell('subject'),
    text: cell('text'),
    code: cell('code'),
    codeUntil: dayOfCell(table.get(row, 'code_until')),
    start,
    repeat: idOf(repeatWords, cell('repeat')) ?? 'none',
    until: dayOfCell(table.get(row, 'until')),
    pauseDays: readNumber(table.get(row, 'pause_days')) ?? defaults.pauseDays,
    holdout: readNumber(table.get(row, 'holdout')),
    budget: readNumber(table.get(row, 'budget')),
    dataAge: readNumber(table.get(row, 'data_age')) ?? defaults.dataAge,
    confirmedAt: momentOf(table.get(row, 'confirmed')),
    occurrence: cell('occurrence'),
  };
}

/** Every row that is a campaign, in the order of the tab. Of rows that people copied, one has the messages. */
export function campaignsOf(table: CampaignsTable): Campaign[] {
  const read = table.rows.flatMap((row) => readCampaign(table, row) ?? []);
  const holders = new Map<string, Campaign>();
  for (const campaign of read) {
    const other = holders.get(campaign.key);
    if (!other || claimTo(campaign) > claimTo(other)) holders.set(campaign.key, campaign);
  }
  const known = read
    .map((campaign) => (holders.get(campaign.key) === campaign ? campaign : { ...campaign, key: '' }))
    .filter(({ key, reason }) => key !== '' || reason !== 'row_missing');
  return withOwnNames(known);
}

/** People may give two rows one name: whose messages bear it keeps it, the others are numbered. */
function withOwnNames(campaigns: readonly Campaign[]): Campaign[] {
  const isOwn = ({ name, key }: Campaign) => Number(name === key);
  const names = new Map<Campaign, string>();
  const taken = new Set<string>();
  for (const campaign of [...campaigns].sort((a, b) => isOwn(b) - isOwn(a))) {
    let { name } = campaign;
    for (let nth = 2; taken.has(foldText(name)); nth++) name = `${campaign.name} ${nth}`;
    taken.add(foldText(name));
    names.set(campaign, name);
  }
  return campaigns.map((campaign) => ({ ...campaign, name: names.get(campaign)! }));
}

/** How likely a row is to be the one that was confirmed, and not a copy of it. */
function claimTo({ state, reason, name, key }: Campaign): number {
  const isStandIn = reason === 'not_confirmed' || reason === 'row_missing';
  return (state === 'draft' ? 0 : 4) + (isStandIn ? 0 : 2) + (name === key ? 1 : 0);
}

/** Whether a person confirmed this very row. */
export const isConfirmed = ({ key, confirmedAt }: Campaign): boolean => key !== '' && confirmedAt !== null;

export type NewCampaign = Omit<Campaign, 'row' | 'key' | 'state' | 'reason' | 'occurrence' | 'confirmedAt'>;

/** The cells of what a person wrote, worded in the file's language. */
export function cellsOf(
  draft: NewCampaign & { readonly startText: string },
  language: Language,
): Cells<CampaignColumn> {
  const day = (value: Day | null) => (value === null ? '' : isoOf(value));
  return {
    name: draft.name,
    segment: segmentName(draft.segment, language),
    channel: channelWords[draft.channel][language],
    gateway: draft.gateway,
    kind: kindWords[draft.kind][language],
    topic: draft.topic,
    subject: draft.subject,
    text: draft.text,
    code: draft.code,
    code_until: day(draft.codeUntil),
    start: draft.startText,
    repeat: repeatWords[draft.repeat][language],
    until: day(draft.until),
    pause_days: draft.pauseDays,
    holdout: draft.holdout ?? '',
    budget: draft.budget ?? '',
    data_age: draft.dataAge,
  };
}

export const timetableOf = ({ start, repeat, until }: Campaign): Timetable => ({ start, repeat, until });

/** A campaign is known by its name, however it is spelled. */
export const sameName = (a: string, b: string): boolean => foldText(a) === foldText(b);

export function stateCells(
  state: CampaignState,
  reason: Reason | '',
  language: Language,
): Cells<CampaignColumn> {
  return { state: campaignStates[state][language], reason: labelOf(reasons, reason, language) };
}

/** A reason as a cell holds it; what a gateway answered may stand after it in brackets. */
export function readReason(cell: string): Reason | '' {
  return idOf(reasons, cell) ?? idOf(reasons, cell.replace(/\s*\([^()]*\)$/, '')) ?? '';
}

export function momentOf(cell: unknown): number | null {
  return isDate(cell) && !Number.isNaN(cell.getTime()) ? cell.getTime() : null;
}

/** Start, end and deadline cells are kept as text; a person who types over one may leave a date. */
function wallTimeOf(cell: unknown): WallTime | null {
  return typeof cell === 'string' ? readWallTime(cell) : null;
}

function dayOfCell(cell: unknown): Day | null {
  return wallTimeOf(cell)?.day ?? null;
}
