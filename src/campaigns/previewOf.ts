import type { CampaignPreview, Count } from '../calls/campaigns.ts';
import type { Money } from '../calls/money.ts';
import type { Language } from '../core/language.ts';
import type { Zone } from '../core/zone.ts';
import { audienceOf, type PlannedMessage } from './audience.ts';
import { type Campaign, callListId, timetableOf, undoMs } from './campaign.ts';
import { type Composed, wordingOf } from './compose.ts';
import { lintOf } from './lint.ts';
import { gateways } from './loadGateway.ts';
import { instantOf, latestDue, nextAfter, wallTimeAt } from './occurrences.ts';
import { discountCostOf, isOffer, offerIn } from './offered.ts';
import { lengthOf } from './parts.ts';
import { composeFor, questionOf } from './plan.ts';
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
  const { zone } = work.platform.workbook;
  const startsAt = startOf(work, campaign);
  const days = daysNeeded(work, campaign, gets.length);
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
    daysNeeded: days,
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
    lint: lintOf(
      {
        ...{ work, campaign, wording, shop, leftOut, gets },
        longestText: longest?.text ?? null,
        lastDay: wallTimeAt(startsAt, zone).day + days - 1,
        isCreditShort: cost && credit ? cost.amount > credit.amount - work.rules.creditReserve : false,
      },
      language,
    ),
    typeNumber: gets.length > typedAbove,
    firstAlone: work.rules.firstAlone,
    startsAt: hourOf(startsAt, zone),
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
