import { addMonths, type Day, isoOf, partsOf } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import { addJalaliMonths, toJalali } from '../core/jalali.ts';
import type { Moment } from '../core/typed.ts';
import { type Period, spanOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';

interface Ends {
  readonly from: Moment | null;
  readonly to: Moment | null;
}

/**
 * The period asked for: a missing end is the first or the latest order's day, a month given alone is that month.
 *
 * @throws {UserError} when it ends before it begins
 */
export function periodOf({ from, to }: Ends, orders: Orders): Period {
  const span = spanOf(orders);
  return inOrder({ from: from?.first ?? span.from, to: lastDayOf({ from, to }, span) });
}

/** Two periods side by side. */
export interface PeriodPair {
  readonly before: Period;
  readonly period: Period;
}

const defaultDays = 90;

/**
 * The period asked for and the one before it. Without `from`: the 90 days up to `to`, against the 90 before.
 *
 * @throws {UserError} when it ends before it begins
 */
export function periodPairOf({ from, to }: Ends, orders: Orders): PeriodPair {
  const last = lastDayOf({ from, to }, spanOf(orders));
  if (from) {
    const period = inOrder({ from: from.first, to: last });
    return { period, before: periodBefore(period) };
  }
  const first = last - defaultDays + 1;
  return { period: { from: first, to: last }, before: { from: first - defaultDays, to: first - 1 } };
}

function lastDayOf({ from, to }: Ends, span: Period): Day {
  if (to) return to.last;
  return from?.isMonth ? from.last : span.to;
}

function inOrder(period: Period): Period {
  if (period.from <= period.to) return period;
  const first = isoOf(period.from);
  const last = isoOf(period.to);
  throw new UserError({
    en: `from must not be after to, got ${first} and ${last}`,
    fa: `from نباید پس از to باشد، ${first} و ${last} آمد`,
  });
}

/** As many whole calendar months before a period made of them, Gregorian first, then Jalali; else as many days. */
export function periodBefore({ from, to }: Period): Period {
  const months = monthsIn({ from, to }, 'gregorian');
  if (months > 0) return { from: addMonths(from, -months), to: from - 1 };
  const jalaliMonths = monthsIn({ from, to }, 'jalali');
  if (jalaliMonths > 0) return { from: addJalaliMonths(from, -jalaliMonths), to: from - 1 };
  return { from: from - (to - from + 1), to: from - 1 };
}

/** How many whole months of a calendar a period is made of; 0 when it is not. */
export function monthsIn({ from, to }: Period, calendar: 'gregorian' | 'jalali'): number {
  const partsIn = calendar === 'gregorian' ? partsOf : toJalali;
  const first = partsIn(from);
  const after = partsIn(to + 1);
  if (first.day !== 1 || after.day !== 1) return 0;
  return (after.year - first.year) * 12 + after.month - first.month;
}

/** A period in words for an error: its first and last day. */
export function emptyPeriod({ from, to }: Period, why: 'none' | 'before' = 'none'): UserError {
  const first = isoOf(from);
  const last = isoOf(to);
  if (why === 'before') {
    return new UserError({
      en: `from must leave earlier buyers to compare with, got none from ${first} to ${last}`,
      fa: `from باید پیش از خود خریدارانی برای مقایسه داشته باشد، از ${first} تا ${last} کسی نبود`,
    });
  }
  return new UserError({
    en: `the period must hold an order that counts, got none from ${first} to ${last}`,
    fa: `دوره باید دست‌کم یک سفارش شمرده‌شده داشته باشد، از ${first} تا ${last} سفارشی نبود`,
  });
}

/**
 * The day a question is asked for: the one given, or the latest order's.
 *
 * @throws {UserError} when it lies before the first order
 */
export function asOfDayOf(asOf: Day | null, orders: Orders): Day {
  const span = spanOf(orders);
  if (asOf === null) return span.to;
  if (asOf >= span.from) return asOf;
  const first = isoOf(span.from);
  throw new UserError({
    en: `as_of must not be before the first order, ${first}, got ${isoOf(asOf)}`,
    fa: `as_of نباید پیش از نخستین سفارش، ${first}، باشد، ${isoOf(asOf)} آمد`,
  });
}
