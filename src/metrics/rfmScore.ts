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

/** A number of the three scores that is larger for the larger score; under 216. */
const rankOf = ({ r, f, m }: RfmScores, i: number) => (r[i]! * 6 + f[i]!) * 6 + m[i]!;

/** Entries by score as a number, then money, both descending, then customer. */
export function bestFirst(scores: RfmScores, customerNames: readonly string[]): Int32Array {
  const { bySpend, totalSpent } = scores;
  const place = new Int32Array(217);
  for (let i = 0; i < bySpend.length; i++) place[216 - rankOf(scores, i)]!++;
  for (let rank = 1; rank < place.length; rank++) place[rank] = place[rank]! + place[rank - 1]!;
  const order = new Int32Array(bySpend.length);
  // From the last place of each score backwards, least money first.
  for (let k = 0; k < bySpend.length; k++) order[--place[216 - rankOf(scores, bySpend[k]!)]!] = bySpend[k]!;
  const alike = (a: number, b: number) =>
    totalSpent[a] === totalSpent[b] && rankOf(scores, a) === rankOf(scores, b);
  return tiesByName(order, alike, (i) => customerNames[scores.customer[i]!]!);
}

/** Puts entries that are alike, which stand together, in order of their names. */
function tiesByName(
  order: Int32Array,
  alike: (a: number, b: number) => boolean,
  nameOf: (i: number) => string,
): Int32Array {
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && alike(order[from]!, order[to]!)) to++;
    if (to - from > 1) order.subarray(from, to).sort((a, b) => compareCodePoints(nameOf(a), nameOf(b)));
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
  const shown = shownScores(language);
  const { customer, recencyDays, orderCount, totalSpent, r, f, m } = scores;
  const order = bestFirst(scores, orders.customers);
  const rows: Cell[][] = new Array(order.length + 1);
  rows[0] = headerOf(header, language);
  for (let row = 0; row < order.length; row++) {
    const i = order[row]!;
    const rank = rankOf(scores, i);
    rows[row + 1] = [
      orders.customers[customer[i]!]!,
      recencyDays[i]!,
      orderCount[i]!,
      totalSpent[i]! / scale,
      r[i]!,
      f[i]!,
      m[i]!,
      shown.score[rank]!,
      shown.segment[rank]!,
    ];
  }
  return rows;
}

/** Each score and its segment as they are shown, by `rankOf`. */
function shownScores(language: Language): {
  readonly score: readonly string[];
  readonly segment: readonly string[];
} {
  const digits = [1, 2, 3, 4, 5];
  const score = new Array<string>(216).fill('');
  const segment = score.slice();
  for (const r of digits) {
    for (const f of digits) {
      for (const m of digits) {
        const rank = (r * 6 + f) * 6 + m;
        score[rank] = `${r}${f}${m}`;
        segment[rank] = segmentNames[segmentOf(r, f)][language];
      }
    }
  }
  return { score, segment };
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
