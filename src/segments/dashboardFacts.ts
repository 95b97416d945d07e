import type { SegmentScheme } from '../calls/segments.ts';
import type { Day } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { shownDay, shownMoment, shownNumber, shownShare, shownUnit } from '../core/shown.ts';
import type { Zone } from '../core/zone.ts';
import { paybackOf } from '../metrics/payback.ts';
import { readinessOf, verdictNames } from '../metrics/retentionReadiness.ts';
import type { Visitors } from '../metrics/visitors.ts';
import { currencyOf, spanOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { acquisitionCost, lifetimeToAcquisition, type Spend } from './acquisition.ts';
import type { DashboardFacts, DashboardSegment } from './dashboard.ts';
import { type Months, monthsOf, shownMonth } from './dashboardMonths.ts';
import { forecastCheck } from './forecastCheck.ts';
import { groupName } from './groupWords.ts';
import type { Balance } from './leftOut.ts';
import { membersIn, type Standing, standingOf } from './membership.ts';
import { groupsOf } from './preview.ts';
import { type Reach, reachWords } from './reach.ts';
import { dashboardTab } from './tabs.ts';

export interface Known {
  readonly orders: Orders;
  readonly standing: Standing;
  readonly balance: Balance;
  readonly by: SegmentScheme;
  readonly language: Language;
  readonly zone: Zone;
  /** ms since 1970 UTC. */
  readonly builtAt: number;
  /** A day of the newest month to be shown; left out for the last whole one. */
  readonly newest?: Day | undefined;
  /** Paid for advertising. */
  readonly spend: readonly Spend[];
  /** Of the site; null where no export of Google Analytics is kept. */
  readonly visitors: Visitors | null;
  reach(who: number): Reach;
}

/** Segments of good customers who are about to go. */
const slipping = ['at_risk', 'cant_lose', 'stage_lapsing'];

export function dashboardFacts(latest: Known): DashboardFacts {
  const { orders, language, builtAt, zone, newest } = latest;
  const months = monthsOf(orders, latest.standing.asOf, language, newest);
  // Of a month that somebody chose all is told as it was on its last day.
  const { cutPoints } = latest.standing;
  const known =
    newest === undefined ? latest : { ...latest, standing: standingOf(orders, months.until, cutPoints) };
  const { standing } = known;
  const at = shownMoment(builtAt, zone, language);
  const name = dashboardTab.name[language];
  const about = monthsInWords(months, language);
  const [{ from } = { from: 0 }] = months.recent;
  const costUpTo = (until: Day, asOf: Day) =>
    acquisitionCost(
      orders,
      known.spend.filter(({ first, last }) => first >= from && last <= until),
      asOf,
    );
  const cost = costUpTo(months.until, standing.asOf);
  const monthEarlier = months.before?.to ?? from;
  return {
    language,
    currency: currencyOf(orders),
    title: language === 'fa' ? `${name} · ${about}، ساخته شد: ${at}` : `${name} · ${about}, built ${at}`,
    asOf: shownDay(standing.asOf, language),
    months,
    segments: segmentsOf(known),
    acquisitionCost: cost,
    lifetimeToAcquisition: lifetimeToAcquisition(orders, standing.asOf, cost),
    lifetimeBefore: lifetimeToAcquisition(orders, monthEarlier, costUpTo(monthEarlier, monthEarlier)),
    dataLines: [reachLine(known), balanceLine(known)],
    worthLines: [readinessLine(known), paybackLine(orders, cost, language), visitorsLine(known)],
    check: forecastCheck(orders),
  };
}

function monthsInWords({ last, before }: Months, language: Language): string {
  if (!last) return language === 'fa' ? 'هنوز ماه کاملی نیست' : 'no whole month yet';
  const now = shownMonth(last.from, language);
  if (!before) return language === 'fa' ? `${now}، ماه کامل` : `${now}, a whole month`;
  const then = shownMonth(before.from, language);
  return language === 'fa' ? `${now} در برابر ${then}، ماه‌های کامل` : `${now} beside ${then}, whole months`;
}

function segmentsOf({ standing, by, language }: Known): DashboardSegment[] {
  const { customer, scores } = standing;
  const spentBy = new Map(Array.from(customer, (who, at) => [who, scores.totalSpent[at]!]));
  return groupsOf(by).map((id) => {
    const members = Array.from(membersIn(standing, id));
    return {
      name: groupName(id, language),
      customers: members.length,
      spent: members.reduce((sum, who) => sum + spentBy.get(who)!, 0),
      isSlipping: slipping.includes(id),
    };
  });
}

function reachLine({ standing, reach, language }: Known): string {
  let email = 0;
  let sms = 0;
  let reached = 0;
  const why = new Map<keyof typeof reachWords, number>();
  for (const who of standing.customer) {
    const found = reach(who);
    if (found.email) email++;
    if (found.sms) sms++;
    if (found.why) why.set(found.why, (why.get(found.why) ?? 0) + 1);
    else reached++;
  }
  const number = (value: number) => shownNumber(value, language);
  const isPersian = language === 'fa';
  const reasons = [...why]
    .sort((a, b) => b[1] - a[1])
    .map(([id, count]) => `${number(count)} ${reachWords[id][language]}`);
  const rest =
    reasons.length === 0
      ? ''
      : isPersian
        ? ` بقیه: ${reasons.join('، ')}.`
        : ` The rest: ${reasons.join(', ')}.`;
  return isPersian
    ? `به ${number(reached)} نفر از ${number(standing.customer.length)} مشتری می‌توان پیام داد: ${number(email)} نفر با ایمیل، ${number(sms)} نفر با پیامک.${rest}`
    : `${number(reached)} of ${number(standing.customer.length)} customers can be reached: ${number(email)} by e-mail, ${number(sms)} by text.${rest}`;
}

function balanceLine({ balance, language }: Known): string {
  const { rowsIn, rowsCounted, anonymous } = balance;
  const number = (value: number) => shownNumber(value, language);
  const rest = rowsIn - rowsCounted - anonymous.rows;
  return language === 'fa'
    ? `از ${number(rowsIn)} ردیف، ${number(rowsCounted)} شمرده شد، ${number(rest)} کنار رفت و ${number(anonymous.rows)} مشتری نداشت.`
    : `Of ${number(rowsIn)} rows ${number(rowsCounted)} count, ${number(rest)} are left out and ${number(anonymous.rows)} name no customer.`;
}

/** Of the buyers of the 90 days up to the latest order, or to the day that is told of where that is earlier. */
function readinessLine({ orders, language, standing }: Known): string {
  const to = Math.min(spanOf(orders).to, standing.asOf);
  const { oldShare, verdict } = readinessOf(orders, { from: to - 89, to });
  const share = shownShare(oldShare, language);
  const words = verdictNames[verdict][language];
  return language === 'fa'
    ? `آمادگی بازاریابی بازگشتی: ${share} از خریداران ۹۰ روز گذشته پیش‌تر هم خریده بودند؛ ${words}.`
    : `Readiness for retention: ${share} of the buyers of the last 90 days had bought before; ${words}.`;
}

/** From which order on winning a customer is repaid, by revenue. */
function paybackLine(orders: Orders, cost: number | null, language: Language): string {
  const isPersian = language === 'fa';
  if (cost === null)
    return isPersian
      ? 'بازگشت هزینهٔ جذب: به تب «هزینه ها» (ماه، مبلغ) با هزینهٔ تبلیغات ماه‌های بالا نیاز دارد.'
      : 'Payback of advertising: needs a tab "Spend" (month, amount) with what was paid in the months above.';
  const { code, scale, decimals } = currencyOf(orders);
  const { repaidBy, steps } = paybackOf(orders, cost * scale, 1);
  const paid = `${shownNumber(cost, language, decimals)} ${shownUnit(code, language)}`.trim();
  const number = (value: number) => shownNumber(value, language);
  if (isPersian)
    return repaidBy === null
      ? `جذب هر مشتری ${paid} هزینه دارد و درآمد او، به‌طور میانگین، تا سفارش ${number(steps.length)} آن را برنگردانده است.`
      : `جذب هر مشتری ${paid} هزینه دارد و درآمد او، به‌طور میانگین، با سفارش ${number(repaidBy)} آن را برمی‌گرداند.`;
  return repaidBy === null
    ? `Winning a customer costs ${paid}; on average their revenue has not repaid it by order ${number(steps.length)}.`
    : `Winning a customer costs ${paid}; on average their revenue repays it with order ${number(repaidBy)}.`;
}

function visitorsLine({ visitors, language }: Known): string {
  const isPersian = language === 'fa';
  if (!visitors || visitors.returningShare === null)
    return isPersian
      ? 'بازدیدکنندگان بازگشتی: به تب «بازدید» با خروجی گوگل آنالیتیکس نیاز دارد.'
      : 'Returning visitors: needs a tab "Visitors" with an export of Google Analytics.';
  const share = shownShare(visitors.returningShare, language);
  const [all, returning] = [visitors.fresh + visitors.returning, visitors.returning].map((value) =>
    shownNumber(value, language),
  );
  return isPersian
    ? `از ${all} بازدیدکنندهٔ سایت، ${returning} نفر (${share}) پیش‌تر هم آمده بودند.`
    : `Of ${all} visitors of the site ${returning} (${share}) had been there before.`;
}
