import type { Words } from '../../core/language.ts';
import { orderDaysOf, spanOf } from '../../orders/history.ts';
import type { Day, Orders } from '../../orders/order.ts';
import { expectedWithin, fitInWords, forecastBuying } from './forecast.ts';

/** How well a forecast made on a past day would have come true; order days of the customers known on that day. */
export interface BackTest {
  /** The last day the model was shown. */
  readonly fittedTo: Day;
  /** Days forecast, up to the latest order's. */
  readonly days: number;
  readonly customers: number;
  readonly actual: number;
  readonly expected: Accuracy;
  /** Each customer goes on at its past rate: repeat order days ÷ age. */
  readonly naive: Accuracy;
  /** Which model fits the earlier orders better. */
  readonly fit: Words;
}

export interface Accuracy {
  readonly total: number;
  /** (total − actual) ÷ actual, such as −0.12; null when nothing happened. */
  readonly bias: number | null;
  /** Mean absolute error of a customer, in order days. */
  readonly meanError: number;
}

/**
 * Fits on the orders up to `fittedTo` and compares with what came after.
 *
 * @throws {UserError} when the earlier orders are too few for a fit
 */
export function backTest(orders: Orders, fittedTo: Day): BackTest {
  const { to } = spanOf(orders);
  const days = to - fittedTo;
  const forecast = forecastBuying(orders, fittedTo);
  const { customer, repeatCount, customerAge } = forecast.histories;
  const came = comeSince(orders, fittedTo);
  const actual = customer.map((who) => came[who]!);
  const within = expectedWithin(forecast, [days]);
  const expected = Float64Array.from(customer, (_, i) => within(i)[0]!);
  const naive = Float64Array.from(customer, (_, i) =>
    customerAge[i] === 0 ? 0 : (repeatCount[i]! * days) / customerAge[i]!,
  );
  return {
    fittedTo,
    days,
    customers: customer.length,
    actual: sum(actual),
    expected: accuracyOf(expected, actual),
    naive: accuracyOf(naive, actual),
    fit: fitInWords(forecast),
  };
}

/** The day that leaves the last third of the orders' time to compare with. */
export function usualSplit(orders: Orders): Day {
  const { from, to } = spanOf(orders);
  return to - Math.max(1, Math.floor((to - from) / 3));
}

function comeSince(orders: Orders, day: Day): Int32Array {
  const until = spanOf(orders).to;
  const all = orderDaysOf(orders, until);
  const counts = new Int32Array(orders.customers.length);
  for (let who = 0; who < counts.length; who++) {
    for (let i = all.start[who]!; i < all.start[who + 1]!; i++) if (all.day[i]! > day) counts[who]!++;
  }
  return counts;
}

function accuracyOf(forecast: Float64Array, actual: Int32Array): Accuracy {
  const total = sum(forecast);
  const happened = sum(actual);
  const errors = forecast.map((value, i) => Math.abs(value - actual[i]!));
  return {
    total,
    bias: happened === 0 ? null : (total - happened) / happened,
    meanError: sum(errors) / forecast.length,
  };
}

function sum(values: Float64Array | Int32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
