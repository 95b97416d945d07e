import type { Cell } from '../core/cells.ts';
import { addMonths, type Day } from '../core/days.ts';
import type { Language, Words } from '../core/language.ts';
import { choice } from '../core/params.ts';
import { compareCodePoints } from '../core/text.ts';
import { currencyOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { asOfDay, customers, monthsBack, ordersRange } from './asked.ts';
import { headerOf } from './headers.ts';
import { defineMetric } from './metric.ts';
import { asOfDayOf, emptyPeriod } from './periods.ts';
import { type RfmScores, scoreCustomers } from './rfm.ts';
import { segmentNames, segmentOf } from './segmentGrid.ts';

/** Orders up to this day are too old to look at; null: none are. */
export const monthsBefore = (asOf: Day, months: number | null): Day | null =>
  months === null ? null : addMonths(asOf, -months);

/** The three digits, such as "543", of one entry of the scores. */
export const scoreText = ({ r, f, m }: RfmScores, i: number): string => `${r[i]}${f[i]}${m[i]}`;

/** Entries by score as a number, then money, both descending, then customer. */
export function bestFirst(scores: RfmScores, customerNames: readonly string[]): Int32Array {
  const n = scores.customer.length;
  const rank = ranksOf(scores.totalSpent);
  // One sortable number an entry, under 2^53: its score (7 bits), the rank of its money, its place.
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const score = (scores.r[i]! * 5 + scores.f[i]!) * 5 + scores.m[i]!;
    keys[i] = -((score * (n + 1) + rank[i]!) * (n + 1)) + i;
  }
  const order = Int32Array.from(keys.sort(), (key) => ((key % (n + 1)) + n + 1) % (n + 1));
  return sortTies(order, keys, n + 1, (i) => customerNames[scores.customer[i]!]!);
}

/** How many different smaller values there are. */
function ranksOf(values: Float64Array): Int32Array {
  const place = new Map<number, number>();
  for (const value of Float64Array.from(values).sort()) if (!place.has(value)) place.set(value, place.size);
  return Int32Array.from(values, (value) => place.get(value)!);
}

/** Entries whose keys differ in their place only are put in order of their names. */
function sortTies(
  order: Int32Array,
  keys: Float64Array,
  places: number,
  nameOf: (i: number) => string,
): Int32Array {
  for (let from = 0; from < order.length; ) {
    const group = Math.floor(keys[from]! / places);
    let to = from + 1;
    while (to < order.length && Math.floor(keys[to]! / places) === group) to++;
    if (to - from > 1) {
      const tied = Array.from(order.subarray(from, to));
      order.set(
        tied.sort((a, b) => compareCodePoints(nameOf(a), nameOf(b))),
        from,
      );
    }
    from = to;
  }
  return order;
}

const header: readonly Words[] = [
  { en: 'customer', fa: 'مشتری' },
  { en: 'recency_days', fa: 'روز از آخرین خرید' },
  { en: 'orders', fa: 'سفارش‌ها' },
  { en: 'total_spent', fa: 'جمع خرید' },
  { en: 'R', fa: 'R' },
  { en: 'F', fa: 'F' },
  { en: 'M', fa: 'M' },
  { en: 'score', fa: 'امتیاز' },
  { en: 'segment', fa: 'بخش' },
];

function scoresTable(orders: Orders, scores: RfmScores, language: Language): Cell[][] {
  const { scale } = currencyOf(orders);
  const rows: Cell[][] = [headerOf(header, language)];
  for (const i of bestFirst(scores, orders.customers)) {
    const [r, f, m] = [scores.r[i]!, scores.f[i]!, scores.m[i]!];
    rows.push([
      orders.customers[scores.customer[i]!]!,
      scores.recencyDays[i]!,
      scores.orderCount[i]!,
      scores.totalSpent[i]! / scale,
      r,
      f,
      m,
      `${r}${f}${m}`,
      segmentNames[segmentOf(r, f)][language],
    ]);
  }
  return rows;
}

export default defineMetric({
  name: 'RFM_SCORE',
  summary: {
    en: 'Scores each customer 1 to 5 on recency, frequency and money, 5 best, and names the segment.',
    fa: 'به هر مشتری برای تازگی، دفعات و مبلغ خرید از ۱ تا ۵ امتیاز می‌دهد (۵ بهترین) و بخش او را می‌گوید.',
  },
  params: {
    orders: ordersRange(),
    as_of: asOfDay(),
    months: monthsBack(),
    scale: choice({
      label: { en: 'Scale of F', fa: 'مقیاس F' },
      help: {
        en: '"fifths" of the customers; "counts": 1, 2, 3, 4–5, 6+ orders; blank: counts if over 40 % ordered once.',
        fa: '"fifths": پنجک مشتریان؛ "counts": ۱، ۲، ۳، ۴–۵ و ۶+ سفارش؛ خالی: اگر بیش از ۴۰٪ یک سفارش دارند counts.',
      },
      options: {
        auto: { en: 'auto', fa: 'خودکار' },
        fifths: { en: 'fifths', fa: 'پنجک' },
        counts: { en: 'counts', fa: 'تعداد' },
      },
      otherwise: 'auto',
    }),
    customer: customers(),
  },
  returns: {
    en: 'A table, best score first; with customer, the score as text, such as "543".',
    fa: 'جدولی از بهترین امتیاز به پایین؛ با customer، امتیاز به‌صورت متن، مانند "543".',
  },
  example: {
    formula: '=RFM_SCORE(Orders!A:C)',
    result: [
      ['customer', 'recency_days', 'orders', 'total_spent', 'R', 'F', 'M', 'score', 'segment'],
      ['Dan', 0, 1, 35, 5, 1, 3, '513', 'new'],
      ['Ada', 3, 3, 150, 4, 3, 4, '434', 'potential loyalist'],
      ['Cyd', 50, 1, 30, 3, 1, 2, '312', 'about to sleep'],
      ['Ben', 75, 1, 25, 2, 1, 1, '211', 'hibernating'],
    ],
  },
  evaluate({ orders, as_of, months, scale, customer }, { language }) {
    currencyOf(orders);
    const asOf = asOfDayOf(as_of, orders);
    const after = monthsBefore(asOf, months);
    const scores = scoreCustomers(orders, { asOf, after, scale });
    if (scores.customer.length === 0) throw emptyPeriod({ from: (after ?? asOf) + 1, to: asOf });
    if (customer === null) return scoresTable(orders, scores, language);
    const entry = new Int32Array(orders.customers.length).fill(-1);
    scores.customer.forEach((who, i) => {
      entry[who] = i;
    });
    return customer.answer((identity) => {
      const i = entry[orders.find(identity)] ?? -1;
      return i < 0 ? undefined : scoreText(scores, i);
    });
  },
});
