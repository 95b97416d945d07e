import type { Cell } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import type { Words } from '../core/language.ts';
import { midnight } from '../core/midnight.ts';
import { compareCodePoints } from '../core/text.ts';
import { totalsOf } from '../orders/history.ts';
import type { Day, Orders } from '../orders/order.ts';
import { asOfDay, customers, ordersRange } from './asked.ts';
import { headerOf } from './headers.ts';
import { defineMetric } from './metric.ts';
import { asOfDayOf } from './periods.ts';
import { type StageId, type Stages, stageNames, stagesOf } from './stages.ts';

const header: readonly Words[] = [
  { en: 'customer', fa: 'مشتری' },
  { en: 'stage', fa: 'مرحله' },
  { en: 'days_since', fa: 'روز از آخرین خرید' },
  { en: 'usual_gap', fa: 'فاصلهٔ معمول خرید' },
  { en: 'next_order', fa: 'خرید بعدی حدود' },
];

/** Whom to look after first. */
const urgency: readonly StageId[] = ['lapsing', 'active', 'new', 'lost'];

/** Entries by stage, lapsing first, then money spent in one currency, largest first, then customer. */
function mostUrgentFirst(stages: Stages, orders: Orders, asOf: Day): Int32Array {
  const { totalSpent } = totalsOf(orders, { from: Number.NEGATIVE_INFINITY, to: asOf });
  const rank = stages.stage.map((stage) => urgency.indexOf(stage));
  const comparable = orders.currencies.length < 2;
  const spent = (i: number) => (comparable ? totalSpent[stages.customer[i]!]! : 0);
  const name = (i: number) => orders.customers[stages.customer[i]!]!;
  return Int32Array.from(stages.customer.keys()).sort(
    (a, b) => rank[a]! - rank[b]! || spent(b) - spent(a) || compareCodePoints(name(a), name(b)),
  );
}

function stagesTable(orders: Orders, asOf: Day, stages: Stages, { language, zone }: Context): Cell[][] {
  const rows: Cell[][] = [headerOf(header, language)];
  for (const i of mostUrgentFirst(stages, orders, asOf)) {
    rows.push([
      orders.customers[stages.customer[i]!]!,
      stageNames[stages.stage[i]!][language],
      stages.daysSince[i]!,
      stages.usualGap[i]!,
      midnight(stages.nextOrder[i]!, zone),
    ]);
  }
  return rows;
}

export default defineMetric({
  name: 'CUSTOMER_STAGE',
  summary: {
    en: 'Where each customer stands: new, active, lapsing or lost, and when the next order is due.',
    fa: 'هر مشتری در کدام مرحله است: جدید، فعال، رو به ریزش یا از دست رفته، و خرید بعدی کی انتظار می‌رود.',
  },
  params: { orders: ordersRange(), as_of: asOfDay(), customer: customers() },
  returns: {
    en: 'A table, lapsing customers first; with customer, the stage.',
    fa: 'جدولی که با مشتریان رو به ریزش آغاز می‌شود؛ با customer، مرحلهٔ او.',
  },
  example: { formula: '=CUSTOMER_STAGE(Orders!A:C; ; "Ada")', result: 'active' },
  evaluate({ orders, as_of, customer }, context) {
    const asOf = asOfDayOf(as_of, orders);
    const stages = stagesOf(orders, asOf);
    if (customer === null) return stagesTable(orders, asOf, stages, context);
    const entry = new Map(Array.from(stages.customer, (who, i) => [who, i]));
    return customer.answer((identity) => {
      const i = entry.get(orders.find(identity));
      return i === undefined ? undefined : stageNames[stages.stage[i]!][context.language];
    });
  },
});
