import type { CampaignPreview, Count } from '../calls/campaigns.ts';
import type { Money } from '../calls/money.ts';
import type { Language, Words } from '../core/language.ts';
import type { Zone } from '../core/zone.ts';
import { audienceOf, type PlannedMessage } from './audience.ts';
import { type Campaign, callListId, timetableOf, undoMs } from './campaign.ts';
import { type Composed, optOutLineFor, type Wording, wordingOf } from './compose.ts';
import { fieldOf, fieldWords } from './fields.ts';
import { gateways, isReady, loadGatewayValues } from './loadGateway.ts';
import { instantOf, latestDue, nextAfter, wallTimeAt } from './occurrences.ts';
import { discountCostOf, isOffer, offerIn } from './offered.ts';
import { lengthOf } from './parts.ts';
import { composeFor, questionOf, tooLongIn } from './plan.ts';
import { heldBack } from './quietHours.ts';
import { freeCodes, takesCodes } from './readCodes.ts';
import { currencyOf } from './runCarrier.ts';
import { creditOf } from './runSpending.ts';
import type { Work } from './runWork.ts';
import type { Shop } from './shop.ts';
import { type Reason, reasons } from './words.ts';

/** Above so many people the number must be typed. */
const typedAbove = 200;
const samplesShown = 3;
const hourMs = 3_600_000;
/** Google's own numbers of recipients a day; which account it is shows only once more than the smaller is left. */
const mailsPerDay = { consumer: 100, workspace: 1_500 } as const;

interface Wanted {
  readonly language: Language;
  readonly asksCredit: boolean;
}

/** The plan without sending or writing: who gets it, who not and why, length, cost, samples and what to mind. */
export function previewOf(
  work: Work,
  campaign: Campaign,
  shop: Shop,
  { language, asksCredit }: Wanted,
): CampaignPreview {
  const planned = audienceOf(questionOf(work, campaign, 'preview', shop));
  const gets = planned.filter(({ state }) => state === 'planned');
  const leftOut = planned.filter(({ state }) => state === 'excluded');
  const wording = wordingOf(campaign);
  const code = takesCodes(campaign, wording) ? longestText(freeCodes(work, campaign.key)) : campaign.code;
  const read = (message: PlannedMessage): Composed =>
    composeFor(work, {
      campaign,
      wording,
      shop,
      customer: message.customer,
      to: message.to,
      code,
    });
  const common = offerIn(campaign.text);
  // It may stand in a column of the shop's own, and so in each message another.
  const isOwn = common.share === 0 && common.sums.length === 0 && wording.unknownFields.length > 0;
  const offerOf = (message: PlannedMessage) => (isOwn ? offerIn(read(message).text) : common);
  const longest =
    campaign.channel === 'sms' && campaign.gateway !== callListId ? longestOf(gets, read, shop) : null;
  const cost = longest ? costOf(work, campaign, gets.length * longest.parts) : null;
  const credit = asksCredit ? creditLeft(work, campaign) : null;
  const lints = lintOf({ work, campaign, wording, shop, leftOut, gets, longest });
  if (cost && credit && cost.amount > credit.amount - work.rules.creditReserve) lints.push(creditShort);
  return {
    inSegment: planned.length,
    leftOut: leftOut.length,
    leftOutBy: countsBy(leftOut, language),
    heldOut: planned.length - gets.length - leftOut.length,
    gets: gets.length,
    parts: longest?.parts ?? null,
    cost,
    discountCost: code !== '' || isOffer(campaign.text) ? discountCostOf(gets, shop, offerOf) : null,
    credit,
    daysNeeded: daysNeeded(work, campaign, gets.length),
    samples: gets.slice(0, samplesShown).map((message) => {
      const { subject, text, html } = read(message);
      return { to: shop.orders.person(message.customer).name || message.to, subject, text, html };
    }),
    length: longest && {
      units: longest.units,
      limit: longest.limit,
      parts: longest.parts,
      longestName: longest.longestName,
    },
    lint: lints.map(({ level, words }) => ({ level, text: words[language] })),
    typeNumber: gets.length > typedAbove,
    firstAlone: work.rules.firstAlone,
    startsAt: hourOf(startOf(work, campaign), work.platform.workbook.zone),
  };
}

/** The full hour on the shop's clock in which a moment lies; zones may stand at half hours. */
function hourOf(moment: number, zone: Zone): number {
  const offset = zone.offsetAt(moment);
  return Math.floor((moment + offset) / hourMs) * hourMs - offset;
}

export const mustType = (gets: number): boolean => gets > typedAbove;

function countsBy(leftOut: readonly PlannedMessage[], language: Language): Count[] {
  const counts = new Map<Reason, number>();
  for (const { reason } of leftOut) if (reason !== '') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([id, count]) => ({ id, label: reasons[id][language], count }));
}

type LongText = NonNullable<CampaignPreview['length']> & { readonly text: string };

/** Of the message that takes most parts, with the name that made it so long. */
function longestOf(
  gets: readonly PlannedMessage[],
  read: (message: PlannedMessage) => Composed,
  { orders }: Shop,
): LongText | null {
  let longest: LongText | null = null;
  for (const message of gets) {
    const { text } = read(message);
    const { units, limit, parts } = lengthOf(text);
    if (longest && units <= longest.units) continue;
    longest = { text, units, limit, parts, longestName: orders.person(message.customer).name };
  }
  return longest;
}

/** By what a part cost lately at the same gateway; null where nothing is known. */
function costOf(work: Work, campaign: Campaign, parts: number): Money | null {
  const gateway = gateways.find(({ id }) => id === campaign.gateway);
  if (!gateway) return null;
  const currency = currencyOf(gateway.costUnit);
  const known = work.ledger.messages.filter(
    (message) =>
      message.channel === 'sms' &&
      message.currency === currency &&
      message.cost !== null &&
      message.cost > 0 &&
      message.parts !== null,
  );
  if (known.length === 0) return null;
  const cost = known.reduce((sum, message) => sum + message.cost!, 0);
  const told = known.reduce((sum, message) => sum + message.parts!, 0);
  return { amount: Math.round((cost / told) * parts * 100) / 100, currency };
}

/** Null where the gateway does not say. */
function creditLeft(work: Work, { gateway: id }: Campaign): Money | null {
  const ready = work.gateway(id);
  const amount = ready && creditOf(work, ready);
  return ready && amount !== null ? { amount, currency: currencyOf(ready.gateway.costUnit) } : null;
}

const longestText = (texts: readonly string[]): string =>
  texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');

const creditShort: Lint = {
  level: 'warn',
  words: {
    en: 'the credit left does not pay for all of these texts; top it up, or the campaign pauses on the way',
    fa: 'اعتبار پنل برای همهٔ این پیامک‌ها کافی نیست؛ شارژ کنید، وگرنه کمپین در میانهٔ راه می‌ایستد',
  },
};

function daysNeeded(work: Work, campaign: Campaign, gets: number): number {
  if (campaign.channel !== 'email') return 1;
  const left = work.platform.mail.remaining();
  const today = Math.max(0, left - work.rules.mailReserve);
  const daily = left > mailsPerDay.consumer ? mailsPerDay.workspace : mailsPerDay.consumer;
  return gets <= today ? 1 : 1 + Math.ceil((gets - today) / Math.max(1, daily - work.rules.mailReserve));
}

/** When its first message goes: when it is due, or when sending opens after that. */
function startOf(work: Work, campaign: Campaign): number {
  const due = dueAt(work, campaign);
  return heldBack(due, work.rules.hours, work.platform.workbook.zone)?.until ?? due;
}

function dueAt(work: Work, campaign: Campaign): number {
  const { clock, workbook } = work.platform;
  const earliest = clock.now() + undoMs;
  const timetable = timetableOf(campaign);
  if (campaign.repeat === 'none') return Math.max(earliest, instantOf(campaign.start, workbook.zone));
  const isDue = latestDue(timetable, earliest, workbook.zone) !== null;
  return isDue ? earliest : (nextAfter(timetable, earliest, workbook.zone)?.at ?? earliest);
}

interface Lint {
  readonly level: 'error' | 'warn';
  readonly words: Words;
}

function lintOf(what: {
  readonly work: Work;
  readonly campaign: Campaign;
  readonly wording: Wording;
  readonly shop: Shop;
  readonly gets: readonly PlannedMessage[];
  readonly leftOut: readonly PlannedMessage[];
  readonly longest: LongText | null;
}): Lint[] {
  const { work, campaign, wording, gets, leftOut, shop } = what;
  const found: Lint[] = [];
  const say = (level: Lint['level'], en: string, fa: string) => found.push({ level, words: { en, fa } });
  for (const name of wording.unknownFields.filter((typed) => !work.columns()?.has(typed)))
    say(
      'error',
      `there is no field {{${name}}}; there are: ${fieldNames(work, 'en').join(', ')}`,
      `جای‌گذاری {{${name}}} وجود ندارد؛ این‌ها هست: ${fieldNames(work, 'fa').join('، ')}`,
    );
  if (work.optOuts.isUnreadable)
    say(
      'error',
      'the tab Opt-outs has rows, but no e-mail, phone or customer in them could be read; nothing is sent until it can',
      'تب انصراف ردیف دارد، ولی هیچ ایمیل، شماره یا مشتری‌ای در آن خوانده نشد؛ تا درست نشود چیزی فرستاده نمی‌شود',
    );
  if (takesCodes(campaign, wording) && freeCodes(work, campaign.key).length === 0)
    say(
      'error',
      'the text names a code, but none is given; write one, or paste a pool into the Codes tab',
      'متن کد دارد، ولی کدی داده نشده است؛ کد را بنویسید یا فهرستی در تب کدها بگذارید',
    );
  const tooLong = tooLongIn(work, campaign, shop, leftOut);
  if (tooLong) say('error', tooLong.en, tooLong.fa);
  if (gets.length === 0) say('error', 'nobody would get this message', 'این پیام به هیچ‌کس نمی‌رسد');
  if (campaign.channel === 'sms') lintText(what, say);
  if (work.platform.settings.file.get<boolean>('sample') === true)
    say(
      'error',
      'this is sample data; nothing is ever sent to it',
      'این دادهٔ نمونه است و هرگز چیزی به آن فرستاده نمی‌شود',
    );
  if (shop.dataAge > campaign.dataAge)
    say(
      'error',
      `the newest order is ${shop.dataAge === 1 ? 'a day' : `${shop.dataAge} days`} old; bring newer orders, or who has just bought is written to`,
      `تازه‌ترین سفارش ${shop.dataAge} روز پیش است؛ سفارش‌های تازه بیاورید، وگرنه به خریداران تازه هم پیام می‌رود`,
    );
  const lastDay =
    wallTimeAt(startOf(work, campaign), work.platform.workbook.zone).day +
    daysNeeded(work, campaign, gets.length) -
    1;
  if (campaign.codeUntil !== null && campaign.codeUntil < lastDay)
    say(
      'error',
      'the code is no longer valid when the last of these messages goes; give it a later day',
      'وقتی آخرین پیام‌ها می‌روند مهلت کد گذشته است؛ روز دیرتری بگذارید',
    );
  if (campaign.kind === 'service' && (/[%٪]/.test(campaign.text) || isOffer(campaign.text)))
    say(
      'warn',
      'advertising on a service line is forbidden; choose the kind "advertising"',
      'تبلیغ روی خط خدماتی ممنوع است؛ نوع «تبلیغاتی» را انتخاب کنید',
    );
  return found;
}

const namesShown = 40;

/** What a text may name: the fields that every file has, then the headers of its orders. */
function fieldNames(work: Work, language: Language): string[] {
  const columns = (work.columns()?.names ?? []).filter((name) => fieldOf(name) === null);
  return [...Object.values(fieldWords).map((words) => words[language]), ...columns].slice(0, namesShown);
}

function lintText(
  { campaign, work, gets, longest }: Parameters<typeof lintOf>[0],
  say: (level: Lint['level'], en: string, fa: string) => void,
): void {
  const gateway = gateways.find(({ id }) => id === campaign.gateway);
  if (campaign.gateway === callListId) return;
  if (!gateway || !isReady(gateway, loadGatewayValues(work.platform, gateway.id)))
    say(
      'error',
      'this SMS provider is not set up; see Settings',
      'این پنل پیامک هنوز تنظیم نشده است؛ تنظیمات را ببینید',
    );
  const first = gets[0];
  if (!longest || !first || campaign.kind === 'service') return;
  const line = work.rules.textLine === '' ? optOutLineFor(first.to) : work.rules.textLine;
  const ending = `\n${line}`;
  const without = longest.text.endsWith(ending) ? longest.text.slice(0, -ending.length) : longest.text;
  if (lengthOf(without).parts < longest.parts)
    say('warn', `the line "${line}" makes it one part more`, `خط «${line}» آن را یک بخش بیشتر می‌کند`);
}
