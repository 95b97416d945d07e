import type { Money } from '../calls/money.ts';
import type { SegmentScheme, SegmentsPreview, Week } from '../calls/segments.ts';
import { isoOf, weekdayOf } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { shownNumber, shownUnit } from '../core/shown.ts';
import { segmentIds } from '../metrics/segmentGrid.ts';
import { stageIds } from '../metrics/stages.ts';
import { currencyOf, spanOf, totalsOf } from '../orders/history.ts';
import type { Currency, Orders } from '../orders/order.ts';
import { limitsOf, type OwnCuts, ownMeasures } from './cutPoints.ts';
import { groupName, wordsOf } from './groupWords.ts';
import { membersIn, type Standing } from './membership.ts';
import type { Reach } from './reach.ts';

export interface Asked {
  readonly orders: Orders;
  readonly standing: Standing;
  readonly by: SegmentScheme;
  readonly language: Language;
  reach(who: number): Reach;
}

/** Ids of the groups of a scheme, best first. */
export const groupsOf = (by: SegmentScheme): readonly string[] =>
  by === 'rfm' ? segmentIds : stageIds.map((id) => `stage_${id}`);

const moneyOf = (smallest: number, { code, scale }: Currency): Money => ({
  amount: Math.round(smallest) / scale,
  currency: code,
});

/** The cut before it is made; `built`: tabs stand already and are only renewed. */
export function previewOf(
  asked: Asked,
  { built, cuts }: { readonly built: boolean; readonly cuts: OwnCuts },
): SegmentsPreview {
  const { orders, standing, by, language } = asked;
  const currency = currencyOf(orders);
  const spent = spentOf(standing, orders);
  return {
    by,
    asOf: isoOf(standing.asOf),
    customers: standing.customer.length,
    segments: groupsOf(by).map((id) => {
      const members = membersIn(standing, id);
      return {
        id,
        name: groupName(id, language),
        customers: members.length,
        spent: moneyOf(sumOver(members, spent), currency),
        reachable: reachableIn(members, asked),
        meaning: wordsOf(id).meaning[language],
      };
    }),
    scale: standing.scores.scaleUsed,
    own: ownMeasures(cuts),
    limits: limitsOf(standing, cuts, currency.scale),
    scores: by === 'rfm' ? scoreMeanings(standing, currency, language) : [],
    tooLittle: tooLittleOf(orders, standing, language),
    willDo: willDo(by, built, language),
  };
}

/** Money spent by customer, in the smallest unit. */
function spentOf({ customer, scores }: Standing, orders: Orders): Float64Array {
  const spent = new Float64Array(orders.customers.length);
  customer.forEach((who, at) => {
    spent[who] = scores.totalSpent[at]!;
  });
  return spent;
}

function sumOver(members: Int32Array, of: Float64Array): number {
  let sum = 0;
  for (const who of members) sum += of[who]!;
  return sum;
}

function reachableIn(members: Int32Array, { reach }: Pick<Asked, 'reach'>): { email: number; sms: number } {
  const count = { email: 0, sms: 0 };
  for (const who of members) {
    const found = reach(who);
    if (found.email) count.email++;
    if (found.sms) count.sms++;
  }
  return count;
}

/** What each score means, 5 first; '' where nobody has it. */
function scoreMeanings(
  { scores }: Standing,
  currency: Currency,
  language: Language,
): SegmentsPreview['scores'] {
  const unit = shownUnit(currency.code, language);
  const number = (value: number) => shownNumber(value, language);
  const money = (value: number) => shownNumber(value / currency.scale, language, currency.decimals);
  const range = (
    of: Uint8Array,
    values: Int32Array | Float64Array,
    score: number,
    show: (value: number) => string,
  ) => {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    of.forEach((own, at) => {
      if (own !== score) return;
      least = Math.min(least, values[at]!);
      most = Math.max(most, values[at]!);
    });
    if (least > most) return '';
    return least === most ? show(least) : `${show(least)}${language === 'fa' ? ' تا ' : '–'}${show(most)}`;
  };
  return [5, 4, 3, 2, 1].map((score) => ({
    score,
    days: range(scores.r, scores.recencyDays, score, number),
    orders: range(scores.f, scores.orderCount, score, number),
    money: [range(scores.m, scores.totalSpent, score, money), unit].filter((text) => text !== '').join(' '),
  }));
}

const fewestCustomers = 100;
const fewestDays = 180;

/** Why ten segments are too many, or null. */
function tooLittleOf(orders: Orders, { customer, asOf }: Standing, language: Language): string | null {
  const days = asOf - spanOf(orders).from + 1;
  if (customer.length >= fewestCustomers && days >= fewestDays) return null;
  const [customers, over] = [shownNumber(customer.length, language), shownNumber(days, language)];
  return language === 'fa'
    ? `${customers} مشتری در ${over} روز دارید. ده بخش دست‌کم ${shownNumber(fewestCustomers, 'fa')} مشتری و ${shownNumber(fewestDays, 'fa')} روز می‌خواهد.`
    : `You have ${customers} ${customer.length === 1 ? 'customer' : 'customers'} over ${over} days. Ten segments need at least ${fewestCustomers} customers and ${fewestDays} days.`;
}

/** Customers, Dashboard, Movement and Left out stand beside the tabs of the groups. */
function willDo(by: SegmentScheme, built: boolean, language: Language): string {
  const tabs = shownNumber(groupsOf(by).length + 4, language);
  if (language === 'fa')
    return built
      ? `${tabs} تب را در جای خود تازه می‌کند؛ ستون‌ها، یادداشت‌ها و رنگ‌های شما می‌مانند.`
      : `${tabs} تب می‌سازد. تب‌های خودتان دست نمی‌خورند و چیزی فرستاده نمی‌شود.`;
  return built
    ? `Renews ${tabs} tabs in place; your columns, notes and colors stay.`
    : `Makes ${tabs} tabs. Your own tabs stay as they are, and nothing is sent.`;
}

const mostCards = 5;

/** Groups worth a campaign now, by the money their members brought in the last 365 days. */
export function weekCards(asked: Asked): Week['cards'] {
  const { orders, standing, by, language } = asked;
  const currency = currencyOf(orders);
  const { totalSpent } = totalsOf(orders, { from: standing.asOf - 364, to: standing.asOf });
  return groupsOf(by)
    .map((id) => ({ id, why: wordsOf(id).why, members: membersIn(standing, id) }))
    .map((group) => ({ ...group, atStake: sumOver(group.members, totalSpent) }))
    .filter(({ why, atStake }) => why !== null && atStake > 0)
    .sort((a, b) => b.atStake - a.atStake)
    .slice(0, mostCards)
    .map(({ id, why, members, atStake }) => {
      const reachable = reachableIn(members, asked);
      const channel = reachable.sms > reachable.email ? 'sms' : 'email';
      return {
        segment: id,
        name: groupName(id, language),
        customers: members.length,
        atStake: moneyOf(atStake, currency),
        why: why![language],
        reachable: reachable[channel],
        channel,
        cost: channel === 'email' ? { amount: 0, currency: currency.code } : null,
      };
    });
}

/** Saturday to Friday. */
export function weekOf(day: number): { from: number; to: number } {
  const from = day - ((weekdayOf(day) + 1) % 7);
  return { from, to: from + 6 };
}

export const howReckoned: Readonly<Record<Language, string>> = {
  en: 'Money at stake is what the people of the segment spent with you in the last 365 days, net of refunds. Segments that buy anyway are not listed.',
  fa: 'پول در خطر یعنی آنچه اعضای هر بخش در ۳۶۵ روز گذشته، پس از کسر بازپرداخت، از شما خریده‌اند. بخش‌هایی که خودشان می‌خرند در این فهرست نیستند.',
};
