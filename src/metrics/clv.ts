import type { Cell } from '../core/cells.ts';
import type { Day } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import { number } from '../core/params.ts';
import { currencyOf, type Period, spanOf, totalsOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { salesOf } from './aov.ts';
import { asOfDay, customers, marginShare, ordersRange } from './asked.ts';
import { defineMetric } from './metric.ts';
import { asOfDayOf } from './periods.ts';

const fewestDays = 90;
const daysInYear = 365;

/**
 * The last year up to `asOf`, or as many days as there are since the first order.
 *
 * @throws {UserError} when these are under 90
 */
export function yearUpTo(orders: Orders, asOf: Day): Period {
  const history = asOf - spanOf(orders).from + 1;
  if (history < fewestDays) {
    throw new UserError({
      en: `orders must reach back at least ${fewestDays} days before as_of, got ${history}`,
      fa: `orders باید دست‌کم ${fewestDays} روز پیش از as_of را در بر بگیرد، ${history} روز آمد`,
    });
  }
  return { from: asOf - Math.min(daysInYear, history) + 1, to: asOf };
}

/** What revenue of a window comes to in a year. */
const perYear = (revenue: number, { from, to }: Period) => (revenue * daysInYear) / (to - from + 1);

export default defineMetric({
  name: 'CLV',
  summary: {
    en: 'Customer lifetime value by averages: order value × orders a year × years × margin.',
    fa: 'ارزش طول عمر مشتری با میانگین‌ها: ارزش هر سفارش × سفارش در سال × سال‌ها × حاشیهٔ سود.',
  },
  params: {
    orders: ordersRange(),
    years: number({
      label: { en: 'Years', fa: 'سال‌ها' },
      help: {
        en: 'Years a customer stays. Blank: 1.',
        fa: 'سال‌هایی که مشتری می‌ماند. خالی: ۱.',
      },
      above: 0,
      otherwise: 1,
    }),
    margin: marginShare(),
    as_of: asOfDay(),
    customer: customers(),
  },
  returns: {
    en: 'Money: the average customer’s from the last year’s orders; with customer, that customer’s own.',
    fa: 'پول: ارزش مشتری میانگین از سفارش‌های سال گذشته؛ با customer، ارزش همان مشتری.',
  },
  example: { formula: '=CLV(Orders!A:C; 3; 30%)', result: 216.5934065934066 },
  evaluate({ orders, years, margin, as_of, customer }) {
    const asOf = asOfDayOf(as_of, orders);
    const window = yearUpTo(orders, asOf);
    if (customer === null) {
      const sales = salesOf(orders, window);
      return perYear(sales.revenue / sales.customers, window) * years * margin;
    }
    const { scale } = currencyOf(orders);
    const ever = totalsOf(orders, { from: Number.NEGATIVE_INFINITY, to: asOf });
    const recent = totalsOf(orders, window);
    return customer.answer((identity): Cell | undefined => {
      const who = orders.find(identity);
      if (who < 0 || ever.orderCount[who] === 0) return undefined;
      return perYear(recent.totalSpent[who]! / scale, window) * years * margin;
    });
  },
});
