import { type Day, partsOf } from '../core/days.ts';
import { formatJalali } from '../core/jalali.ts';
import type { Language } from '../core/language.ts';
import { shortMonths } from '../core/shown.ts';
import { persianDigits } from '../core/text.ts';
import { type Calendar, gridOf } from '../metrics/calendar.ts';
import { type Cohort, cohortsOf } from '../metrics/cohorts.ts';
import { kpisOf, type PeriodKpis } from '../metrics/kpis.ts';
import { spanOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';

/** The months a dashboard speaks of: whole ones only, by the calendar of the file's language. */
export interface Months {
  /** The last `shownMonths` that have ended, oldest first; null where the shop had not begun. */
  readonly recent: readonly { readonly from: Day; readonly kpis: PeriodKpis | null }[];
  /** Last day of the newest of them. */
  readonly until: Day;
  readonly last: PeriodKpis | null;
  readonly before: PeriodKpis | null;
  readonly yearAgo: PeriodKpis | null;
  /** Oldest first, at most `shownCohorts`: share of the buyers who came back k months later; null not known yet. */
  readonly cohorts: readonly {
    readonly from: Day;
    readonly customers: number;
    readonly shares: readonly (number | null)[];
  }[];
}

export const shownMonths = 12;
export const shownCohorts = 10;

/** The orders may end a few days before a month does without the month being half read. */
const quietDays = 3;

const calendarOf = (language: Language): Calendar => (language === 'fa' ? 'jalali' : 'gregorian');

/** First days of the months that have orders and are whole, oldest first. */
export function wholeMonths(orders: Orders, asOf: Day, language: Language): Day[] {
  const isWhole = wholeBy(orders, asOf);
  return kpisOf(orders, 'month', calendarOf(language))
    .filter(({ to }) => isWhole(to))
    .map(({ from }) => from);
}

/** Whether a month is over that ends on a day, and the orders reach so far. */
function wholeBy(orders: Orders, asOf: Day): (end: Day) => boolean {
  const { to } = spanOf(orders);
  return (end) => end < asOf && end <= to + quietDays;
}

/**
 * Nothing after `asOf` is looked at, and no month that has not ended before it or that the orders do not reach, nor
 * one that begins after `newest`.
 */
export function monthsOf(
  orders: Orders,
  asOf: Day,
  language: Language,
  newest: Day = Number.POSITIVE_INFINITY,
): Months {
  const calendar = calendarOf(language);
  const grid = gridOf('month', calendar);
  const all = kpisOf(orders, 'month', calendar);
  const hasEnded = wholeBy(orders, asOf);
  const until = newest < asOf ? grid.startOf(grid.indexOf(newest) + 1) - 1 : asOf;
  const isWhole = (end: Day) => end <= until && hasEnded(end);
  const whole = all.filter((month) => isWhole(month.to));
  const byStart = new Map(all.map((month) => [month.from, month]));
  const end = whole.length > 0 ? grid.indexOf(whole[whole.length - 1]!.from) : grid.indexOf(asOf) - 1;
  const at = (index: number) => byStart.get(grid.startOf(index)) ?? null;
  return {
    recent: Array.from({ length: shownMonths }, (_, i) => {
      const index = end - shownMonths + 1 + i;
      return { from: grid.startOf(index), kpis: at(index) };
    }),
    until: grid.startOf(end + 1) - 1,
    last: whole.length > 0 ? at(end) : null,
    before: whole.length > 0 ? at(end - 1) : null,
    yearAgo: whole.length > 0 ? at(end - 12) : null,
    cohorts: cohortShares(cohortsOf(orders, 'month', calendar), all, isWhole),
  };
}

function cohortShares(
  cohorts: readonly Cohort[],
  months: readonly PeriodKpis[],
  isWhole: (end: Day) => boolean,
): Months['cohorts'] {
  const first = new Map(months.map(({ label }, i) => [label, i]));
  return cohorts
    .filter(({ label }) => isWhole(months[first.get(label)!]!.to))
    .slice(-shownCohorts)
    .map(({ label, customers, buyers }) => ({
      from: months[first.get(label)!]!.from,
      customers,
      shares: Array.from({ length: shownCohorts }, (_, k) => {
        const month = months[first.get(label)! + k];
        return month && isWhole(month.to) ? buyers[k]! / customers : null;
      }),
    }));
}

/** "Oct 2025", «آبان ۱۴۰۴». */
export function shownMonth(from: Day, language: Language): string {
  if (language === 'fa') return persianDigits(formatJalali(from, 'MMMM yyyy', 'fa'));
  const { year, month } = partsOf(from);
  return `${shortMonths[month - 1]} ${year}`;
}
