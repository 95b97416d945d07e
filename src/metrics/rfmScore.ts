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
const monthsBefore = (asOf: Day, months: number | null): Day | null =>
  months === null ? null : addMonths(asOf, -months);

/** The three digits, such as "543", of one entry of the scores. */
const scoreText = ({ r, f, m }: RfmScores, i: number): string => `${r[i]}${f[i]}${m[i]}`;

/** A number for the three scores of each entry, larger for the larger score; under 216. */
function ranksOf({ r, f, m }: RfmScores): Uint8Array {
  const ranks = new Uint8Array(r.length);
  for (let i = 0; i < ranks.length; i++) ranks[i] = rankOf(r[i]!, f[i]!, m[i]!);
  return ranks;
}

const rankOf = (r: number, f: number, m: number) => (r * 6 + f) * 6 + m;

/** Entries by score as a number, then money, both descending, then customer. */
export function bestFirst(scores: RfmScores, customerNames: readonly string[]): Int32Array {
  const { bySpend, totalSpent, customer } = scores;
  const ranks = ranksOf(scores);
  const end = new Int32Array(217);
  for (let i = 0; i < ranks.length; i++) end[216 - ranks[i]!]!++;
  for (let rank = 1; rank < end.length; rank++) end[rank] = end[rank]! + end[rank - 1]!;
  const order = new Int32Array(ranks.length);
  // Into the last free place of its score, least money first.
  for (let k = 0; k < ranks.length; k++) order[--end[216 - ranks[bySpend[k]!]!]!] = bySpend[k]!;
  const nameOf = (i: number) => customerNames[customer[i]!]!;
  for (let from = 0; from < order.length; ) {
    const spent = totalSpent[order[from]!]!;
    const rank = ranks[order[from]!]!;
    let to = from + 1;
    while (to < order.length && totalSpent[order[to]!] === spent && ranks[order[to]!] === rank) to++;
    if (to - from > 1) sortByName(order.subarray(from, to), nameOf);
    from = to;
  }
  return order;
}

/** A few entries are put in place one by one, which is faster than handing a function to the sort. */
function sortByName(entries: Int32Array, nameOf: (i: number) => string): void {
  if (entries.length > 30) {
    entries.sort((a, b) => compareCodePoints(nameOf(a), nameOf(b)));
    return;
  }
  for (let k = 1; k < entries.length; k++) {
    const entry = entries[k]!;
    const name = nameOf(entry);
    let place = k;
    while (place > 0 && compareCodePoints(nameOf(entries[place - 1]!), name) > 0) {
      entries[place] = entries[place - 1]!;
      place--;
    }
    entries[place] = entry;
  }
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
    const rank = rankOf(r[i]!, f[i]!, m[i]!);
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
        const rank = rankOf(r, f, m);
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
