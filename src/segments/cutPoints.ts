import { UserError } from '../core/errors.ts';
import type { Words } from '../core/language.ts';
import { isBlank, quoted } from '../core/params.ts';
import { readNumber } from '../core/typed.ts';
import type { CutPoints } from '../metrics/rfm.ts';
import type { Orders } from '../orders/order.ts';
import type { Standing } from './membership.ts';

/** What R, F and M are cut by. */
export type CutMeasure = 'days' | 'orders' | 'money';

/**
 * The shop's own limits for the scores 5, 4, 3 and 2, in this order: at most so many days since the last order, at
 * least so many orders, at least so much spent in shown units. [] leaves the measure to the scale.
 */
export type OwnCuts = Readonly<Record<CutMeasure, readonly number[]>>;

const names: Readonly<Record<CutMeasure, Words>> = {
  days: { en: 'days (R)', fa: 'روز (R)' },
  orders: { en: 'orders (F)', fa: 'سفارش (F)' },
  money: { en: 'money (M)', fa: 'مبلغ (M)' },
};

const measures = Object.keys(names) as CutMeasure[];

export const noCuts: OwnCuts = { days: [], orders: [], money: [] };

/**
 * Limits as they were typed; a measure whose limits are all blank has none.
 *
 * @throws {UserError} for a measure with a limit that is missing, no number, or cannot follow the one before
 */
export function readCuts(typed: Readonly<Partial<Record<CutMeasure, readonly unknown[]>>>): OwnCuts {
  const read = (measure: CutMeasure): number[] => {
    const limits = typed[measure] ?? [];
    return limits.every(isBlank) ? [] : readLimits(measure, limits);
  };
  return { days: read('days'), orders: read('orders'), money: read('money') };
}

function readLimits(measure: CutMeasure, limits: readonly unknown[]): number[] {
  const isMoney = measure === 'money';
  const rises = measure === 'days';
  const read = limits.map((limit) => readNumber(limit as string) ?? Number.NaN);
  const isNext = (value: number, i: number) =>
    value >= 0 &&
    (isMoney || Number.isInteger(value)) &&
    (i === 0 || (rises ? value >= read[i - 1]! : value <= read[i - 1]!));
  if (read.length === 4 && read.every(isNext)) return read;
  const { en, fa } = names[measure];
  const came = quoted(limits.join(', '));
  throw new UserError({
    en: `${en} must be four ${isMoney ? '' : 'whole '}numbers from 0 that ${rises ? 'rise' : 'fall'}, for the scores 5, 4, 3 and 2, got ${came.en}`,
    fa: `${fa} باید چهار عدد${isMoney ? '' : ' صحیح'} از ۰ باشد که ${rises ? 'بیشتر' : 'کمتر'} می‌شود، برای امتیازهای ۵، ۴، ۳ و ۲؛ ${came.fa} آمد`,
  });
}

/** The limits as customers are scored by them. Money in several currencies cannot be cut. */
export function cutPointsOf({ days, orders: counts, money }: OwnCuts, { currencies }: Orders): CutPoints {
  const scale = currencies[0]?.scale ?? 1;
  return {
    ...(days.length > 0 ? { recencyDays: days } : {}),
    ...(counts.length > 0 ? { orderCount: counts } : {}),
    ...(money.length > 0 && currencies.length < 2
      ? { totalSpent: money.map((limit) => Math.round(limit * scale)) }
      : {}),
  };
}

/** The limits that part these customers as their scores do, null where nobody has so high a score. */
export function limitsOf(
  { scores, cutPoints }: Standing,
  own: OwnCuts,
  scale: number,
): Record<CutMeasure, (number | null)[]> {
  const { r, f, m, recencyDays, orderCount, totalSpent } = scores;
  const edge = (of: Uint8Array, values: Int32Array | Float64Array, most: boolean) =>
    [5, 4, 3, 2].map((score) => {
      let found: number | null = null;
      of.forEach((each, at) => {
        const value = values[at]!;
        if (each >= score && (found === null || (most ? value > found : value < found))) found = value;
      });
      return found;
    });
  const shown = (found: number | null) => (found === null ? null : found / scale);
  return {
    days: cutPoints.recencyDays ? [...own.days] : edge(r, recencyDays, true),
    orders: cutPoints.orderCount ? [...own.orders] : edge(f, orderCount, false),
    money: cutPoints.totalSpent ? [...own.money] : edge(m, totalSpent, false).map(shown),
  };
}

/** The measures that have limits of the shop's own. */
export const ownMeasures = (own: OwnCuts): CutMeasure[] =>
  measures.filter((measure) => own[measure].length > 0);
