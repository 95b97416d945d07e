import type { Money } from '../calls/money.ts';
import type { GroupId, GroupWorthWriting, SegmentScheme, SegmentsPreview, Week } from '../calls/segments.ts';
import { isoOf, weekdayOf } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { lazily } from '../core/lazily.ts';
import { shownNumber, shownUnit } from '../core/shown.ts';
import { segmentIds } from '../metrics/segmentGrid.ts';
import { stageIds } from '../metrics/stages.ts';
import { currencyOf, spanOf, totalsOf } from '../orders/history.ts';
import type { Currency, Orders } from '../orders/order.ts';
import { limitsOf, type OwnCuts, ownMeasures } from './cutPoints.ts';
import { groupName } from './groupWords.ts';
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
export const groupsOf = (by: SegmentScheme): readonly GroupId[] =>
  by === 'rfm' ? segmentIds : stageIds.map((id) => `stage_${id}` as const);

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
      };
    }),
    scale: standing.scores.scaleUsed,
    own: ownMeasures(cuts),
    limits: limitsOf(standing, cuts, currency.scale),
    scores: by === 'rfm' ? scoreMeanings(standing, currency, language) : [],
    tooLittle: tooLittleOf(orders, standing),
    tabs: groupsOf(by).length + tabsBeside,
    renews: built,
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

/** What there is too little of for ten segments, or null. */
function tooLittleOf(orders: Orders, { customer, asOf }: Standing): SegmentsPreview['tooLittle'] {
  const [customers, days] = [customer.length, asOf - spanOf(orders).from + 1];
  return customers >= fewestCustomers && days >= fewestDays
    ? null
    : { customers, days, fewestCustomers, fewestDays };
}

/** Customers, Dashboard, Movement and Left out stand beside the tabs of the groups. */
const tabsBeside = 4;

const mostCards = 5;

const buyAnyway: readonly GroupId[] = ['champions', 'loyal', 'stage_active'];
const isWorthWriting = (id: GroupId): id is GroupWorthWriting => !buyAnyway.includes(id);

/** Groups worth a campaign now, by the money their members brought in the last 365 days; `textCost`: of one text. */
export function weekCards(asked: Asked, textCost: () => Money | null): Week['cards'] {
  const { orders, standing, by, language } = asked;
  const currency = currencyOf(orders);
  const { totalSpent } = totalsOf(orders, { from: standing.asOf - 364, to: standing.asOf });
  const perText = lazily(textCost);
  return groupsOf(by)
    .filter(isWorthWriting)
    .map((id) => ({ id, members: membersIn(standing, id) }))
    .map((group) => ({ ...group, atStake: sumOver(group.members, totalSpent) }))
    .filter(({ atStake }) => atStake > 0)
    .sort((a, b) => b.atStake - a.atStake)
    .slice(0, mostCards)
    .map(({ id, members, atStake }) => {
      const reachable = reachableIn(members, asked);
      const channel = reachable.sms > reachable.email ? 'sms' : 'email';
      const each = channel === 'sms' ? perText() : { amount: 0, currency: currency.code };
      return {
        segment: id,
        name: groupName(id, language),
        customers: members.length,
        atStake: moneyOf(atStake, currency),
        reachable: reachable[channel],
        channel,
        cost: each && { ...each, amount: Math.round(each.amount * reachable[channel] * 100) / 100 },
      };
    });
}

/** Saturday to Friday. */
export function weekOf(day: number): { from: number; to: number } {
  const from = day - ((weekdayOf(day) + 1) % 7);
  return { from, to: from + 6 };
}
