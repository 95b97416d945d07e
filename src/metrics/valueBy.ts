import type { Cell } from '../core/cells.ts';
import { addMonths, type Day } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import type { Words } from '../core/language.ts';
import { choice, wholeNumber } from '../core/params.ts';
import { compareCodePoints } from '../core/text.ts';
import { currencyOf, ordersByCustomer, spanOf } from '../orders/history.ts';
import type { OrderDetail, Orders } from '../orders/order.ts';
import { ordersRange } from './asked.ts';
import { headerOf } from './headers.ts';
import { defineMetric } from './metric.ts';

export type By = 'first_product' | 'category' | 'coupon' | 'channel' | 'city';

/** What the customers who began with one product, coupon, channel or city have brought. */
export interface BroughtBy {
  /** '' where the order says nothing. */
  readonly value: string;
  readonly customers: number;
  /** Customers whose first day is long enough ago to be judged. */
  readonly oldEnough: number;
  /** Of those: with at least two orders in time; null when there are none. */
  readonly repeatShare: number | null;
  /** Of those, in the smallest unit. */
  readonly revenuePerCustomer: number | null;
}

/**
 * One entry for each value that the orders of a customer's first day carry; who began with two counts once under each.
 * Repeat and revenue are those up to `months` calendar months after the first day, of customers that old only.
 */
function broughtBy(orders: Orders, by: By, months: number): BroughtBy[] {
  const { to } = spanOf(orders);
  const { start, order } = ordersByCustomer(orders, to);
  const tallies = new Map<
    string,
    { customers: number; oldEnough: number; repeated: number; revenue: number }
  >();
  for (let who = 0; who + 1 < start.length; who++) {
    const own = order.subarray(start[who], start[who + 1]);
    if (own.length === 0) continue;
    const firstDay = orders.day[own[0]!]!;
    const until = addMonths(firstDay, months);
    const early = until <= to ? salesUntil(orders, own, until) : null;
    for (const value of firstValues(orders, own, by)) {
      const tally = tallies.get(value) ?? { customers: 0, oldEnough: 0, repeated: 0, revenue: 0 };
      tally.customers++;
      if (early) {
        tally.oldEnough++;
        tally.repeated += early.orders >= 2 ? 1 : 0;
        tally.revenue += early.revenue;
      }
      tallies.set(value, tally);
    }
  }
  const rows = Array.from(tallies, ([value, { customers, oldEnough, repeated, revenue }]) => ({
    value,
    customers,
    oldEnough,
    repeatShare: oldEnough === 0 ? null : repeated / oldEnough,
    revenuePerCustomer: oldEnough === 0 ? null : revenue / oldEnough,
  }));
  return rows.sort((a, b) => b.customers - a.customers || compareCodePoints(a.value, b.value));
}

function salesUntil(orders: Orders, own: Int32Array, until: Day) {
  let count = 0;
  let revenue = 0;
  for (const i of own) {
    if (orders.day[i]! > until) break;
    count++;
    revenue += orders.amount[i]!;
  }
  return { orders: count, revenue };
}

/** The different values of all orders of the first day: a file of days cannot say which of them came first. */
function firstValues(orders: Orders, own: Int32Array, by: By): Set<string> {
  const values = new Set<string>();
  for (const i of own) {
    if (orders.day[i] !== orders.day[own[0]!]) break;
    for (const value of valuesOf(orders.detail(i), by)) values.add(value);
  }
  if (values.size > 1) values.delete('');
  return values;
}

function valuesOf(detail: OrderDetail, by: By): string[] {
  switch (by) {
    case 'first_product':
      return detail.lines.length === 0 ? [''] : detail.lines.map((line) => line.product);
    case 'category':
      return detail.lines.length === 0 ? [''] : detail.lines.map((line) => line.category);
    default:
      return [detail[by]];
  }
}

const byNames: Readonly<Record<By, Words>> = {
  first_product: { en: 'first product', fa: 'نخستین محصول' },
  category: { en: 'category', fa: 'دسته' },
  coupon: { en: 'coupon', fa: 'کد تخفیف' },
  channel: { en: 'channel', fa: 'کانال' },
  city: { en: 'city', fa: 'شهر' },
};

const header: readonly Words[] = [
  { en: 'customers', fa: 'مشتری' },
  { en: 'repeat_share', fa: 'سهم خرید دوباره' },
  { en: 'revenue_per_customer', fa: 'درآمد از هر مشتری' },
];

const nothing: Words = { en: '(none)', fa: '(بدون)' };

export default defineMetric({
  name: 'VALUE_BY',
  summary: {
    en: 'Which first product, category, coupon, channel or city brings customers who come back.',
    fa: 'کدام نخستین محصول، دسته، کد تخفیف، کانال یا شهر مشتریانی می‌آورد که برمی‌گردند.',
  },
  params: {
    orders: ordersRange(),
    by: choice({
      label: { en: 'By', fa: 'بر پایهٔ' },
      help: {
        en: '"first_product", "category", "coupon", "channel" or "city" of the first order.',
        fa: '"first_product"، "category"، "coupon"، "channel" یا "city" نخستین سفارش.',
      },
      options: byNames,
    }),
    months: wholeNumber({
      label: { en: 'Months', fa: 'ماه‌ها' },
      help: {
        en: 'Months after the first day that are looked at, for customers that old only. Blank: 12.',
        fa: 'ماه‌هایی که پس از نخستین روز دیده می‌شود، فقط برای مشتریان به همین قدمت. خالی: ۱۲.',
      },
      min: 1,
      max: 1200,
      otherwise: 12,
    }),
  },
  returns: {
    en: 'A table, most customers first: customers, repeat share and revenue per customer; nobody old enough: blank.',
    fa: 'جدولی از پرمشتری‌ترین: مشتری، سهم خرید دوباره و درآمد از هر مشتری؛ اگر کسی به آن قدمت نیست: خالی.',
  },
  example: {
    formula: '=VALUE_BY(Orders!A:D; "first_product"; 2)',
    result: [
      ['first_product', 'customers', 'repeat_share', 'revenue_per_customer'],
      ['cup', 2, 0, 25],
      ['tea', 2, 1, 100],
    ],
  },
  evaluate({ orders, by, months }, { language }) {
    const { scale } = currencyOf(orders);
    const brought = broughtBy(orders, by, months);
    if (brought.every(({ value }) => value === '')) {
      const { en, fa } = byNames[by];
      throw new UserError({
        en: `orders must have a column that says the ${en} to be told apart by it, found none`,
        fa: `orders باید ستونی برای «${fa}» داشته باشد تا بتوان جدا کرد، چنین ستونی نبود`,
      });
    }
    const rows = brought.map(({ value, customers, repeatShare, revenuePerCustomer }): Cell[] => [
      value || nothing[language],
      customers,
      repeatShare ?? '',
      revenuePerCustomer === null ? '' : revenuePerCustomer / scale,
    ]);
    return [[language === 'en' ? by : byNames[by].fa, ...headerOf(header, language)], ...rows];
  },
});
