import type { CampaignDraft } from '../calls/campaigns.ts';
import { isoOf } from '../core/days.ts';
import { quote, UserError } from '../core/errors.ts';
import { oneLine } from '../core/templates.ts';
import { segmentWords } from '../segments/groupWords.ts';
import { campaignsTab } from '../segments/tabs.ts';
import { type Campaign, defaults, type NewCampaign } from './campaign.ts';
import { wordingOf } from './compose.ts';
import { type Repeat, readWallTime, writeWallTime } from './occurrences.ts';
import { idOf } from './words.ts';

/** What a person wrote, checked: the cells of a row of Campaigns. */
export type CheckedDraft = NewCampaign & { readonly startText: string };

const longestName = 80;
/** Letters that a cell of a sheet holds. */
const mostOfCell = 50_000;
const mostOfCellWords = { en: 'at most 50,000 letters', fa: 'حداکثر ۵۰٬۰۰۰ حرف' };
const mostHeldOut = 0.5;

/**
 * Reads what a person wrote. Only what they must mend is refused; what they should know is the preview's to say.
 * @throws {UserError} argument – rule – what came
 */
export function checkDraft(draft: CampaignDraft): CheckedDraft {
  refuseOtherThanText(draft);
  const name = oneLine(draft.name ?? '');
  if (name === '' || name.length > longestName)
    throw refused('name', { en: `from 1 to ${longestName} letters`, fa: `از ۱ تا ${longestName} حرف` }, name);
  if (draft.channel !== 'email' && draft.channel !== 'sms')
    throw refused('channel', { en: '"email" or "sms"', fa: '"email" یا "sms"' }, draft.channel);
  if (!kinds.includes(draft.kind ?? 'advertising'))
    throw refused('kind', { en: '"advertising" or "service"', fa: '"advertising" یا "service"' }, draft.kind);
  const start = readWallTime(draft.start ?? '');
  if (!start)
    throw refused(
      'start',
      { en: 'a day and time such as 2025-11-30T11:00', fa: 'روز و ساعتی مانند 2025-11-30T11:00' },
      draft.start,
    );
  if ((draft.text ?? '').trim() === '') throw empty('text', 'متن');
  if (draft.channel === 'email' && (draft.subject ?? '').trim() === '') throw empty('subject', 'عنوان');
  const checked: CheckedDraft = {
    name,
    segment: idOf(segmentWords, draft.segment) ?? draft.segment,
    channel: draft.channel,
    gateway: draft.channel === 'email' ? '' : (draft.gateway ?? ''),
    kind: draft.kind ?? 'advertising',
    topic: draft.topic ?? '',
    subject: draft.channel === 'email' ? draft.subject : '',
    text: draft.text,
    code: oneLine(draft.code ?? ''),
    codeUntil: dayOf('code_until', draft.codeUntil),
    start,
    startText: writeWallTime(start),
    repeat: repeatOf(draft),
    until: dayOf('until', draft.until),
    pauseDays: countOf('pause', draft.pause ?? defaults.pauseDays),
    holdout: draft.holdout === null || draft.holdout === undefined ? null : shareOf(draft.holdout),
    budget: draft.budget === null || draft.budget === undefined ? null : countOf('budget', draft.budget),
    dataAge: countOf('data_age', draft.dataAge ?? defaults.dataAge),
  };
  if (checked.until !== null && checked.until < start.day)
    throw refused(
      'until',
      { en: 'the day of the start or later', fa: 'روز شروع یا پس از آن' },
      isoOf(checked.until),
    );
  wordingOf(checked);
  return checked;
}

/** What the sidebar shows and sends back. */
export function draftOf(campaign: Campaign): CampaignDraft {
  const day = (value: number | null) => (value === null ? '' : isoOf(value));
  return {
    name: campaign.name,
    segment: campaign.segment,
    channel: campaign.channel,
    gateway: campaign.gateway,
    subject: campaign.subject,
    text: campaign.text,
    start: writeWallTime(campaign.start),
    repeat: campaign.repeat === 'monthly_jalali' ? 'monthly' : campaign.repeat,
    ...(campaign.repeat === 'monthly_jalali' ? { calendar: 'jalali' as const } : {}),
    until: day(campaign.until),
    holdout: campaign.holdout,
    kind: campaign.kind,
    dataAge: campaign.dataAge,
    code: campaign.code,
    codeUntil: day(campaign.codeUntil),
    topic: campaign.topic,
    pause: campaign.pauseDays,
    budget: campaign.budget,
  };
}

const kinds: readonly string[] = ['advertising', 'service'];

const textKeys = [
  'name',
  'segment',
  'channel',
  'gateway',
  'kind',
  'topic',
  'subject',
  'text',
  'code',
  'codeUntil',
  'start',
  'repeat',
  'until',
] as const satisfies readonly (keyof CampaignDraft)[];

/** A draft may come from a plan that somebody typed, where a text may turn out to be a number or a list. */
function refuseOtherThanText(draft: CampaignDraft): void {
  for (const key of textKeys) {
    const value: unknown = draft[key] ?? '';
    const name = key === 'codeUntil' ? 'code_until' : key;
    if (typeof value !== 'string') throw refused(name, { en: 'a text', fa: 'متن' }, value);
    if (value.length > mostOfCell) throw refused(name, mostOfCellWords, `${value.slice(0, 20)}…`);
  }
}

const repeats: readonly string[] = ['none', 'daily', 'weekly', 'monthly'];

function repeatOf({ repeat = 'none', calendar }: CampaignDraft): Repeat {
  if (!repeats.includes(repeat))
    throw refused(
      'repeat',
      { en: `one of ${repeats.join(', ')}`, fa: `یکی از ${repeats.join('، ')}` },
      repeat,
    );
  return repeat === 'monthly' && calendar === 'jalali' ? 'monthly_jalali' : repeat;
}

function dayOf(name: string, typed: string | null | undefined): number | null {
  if (typed === null || typed === undefined || typed.trim() === '') return null;
  const time = readWallTime(typed);
  if (!time) throw refused(name, { en: 'a day such as 2025-12-31', fa: 'روزی مانند 2025-12-31' }, typed);
  return time.day;
}

function shareOf(value: number): number {
  if (typeof value === 'number' && value >= 0 && value <= mostHeldOut) return value;
  throw refused('holdout', { en: 'a share from 0 to 0.5', fa: 'سهمی از ۰ تا ۰٫۵' }, value);
}

function countOf(name: string, value: number): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw refused(name, { en: 'a number of 0 or more', fa: 'عددی از ۰ به بالا' }, value);
}

function refused(name: string, rule: { en: string; fa: string }, came: unknown): UserError {
  const { en, fa } = quote(came);
  return new UserError({
    en: `${name} must be ${rule.en}, got ${en}`,
    fa: `«${persianNames.get(name) ?? name}» باید ${rule.fa} باشد، ${fa} آمد`,
  });
}

/** What a person calls a key of a plan: the header of its column. */
const persianNames: ReadonlyMap<string, string> = new Map([
  ...campaignsTab.columns.map(({ id, header }): [string, string] => [id.replace('_days', ''), header.fa]),
  ['name', 'نام کمپین'],
]);

function empty(en: string, fa: string): UserError {
  return new UserError({
    en: `the ${en} is empty; write what the message says`,
    fa: `${fa} خالی است؛ بنویسید پیام چه بگوید`,
  });
}
