import type { Cell } from '../core/cells.ts';
import type { Words } from '../core/language.ts';
import { wholeNumber } from '../core/params.ts';
import { medianOfSorted } from '../core/stats.ts';
import { orderDaysOf, spanOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { ordersRange } from './asked.ts';
import { headerOf } from './headers.ts';
import { defineMetric } from './metric.ts';

/** What became of the customers after their n-th order day. */
export interface NextOrder {
  readonly afterOrder: number;
  /** Whose n-th order day is at least so many days old that the next one could have been seen. */
  readonly customers: number;
  /** Who ordered again within those days. */
  readonly cameBack: number;
  /** Of those who came back; null when nobody did. */
  readonly medianDays: number | null;
}

/** One entry for each n from 1 to `maxOrders`, reckoned on the latest order's day. */
function nextOrdersOf(orders: Orders, maxOrders: number, withinDays: number): NextOrder[] {
  const { to } = spanOf(orders);
  const { start, day } = orderDaysOf(orders, to);
  const customers = new Int32Array(maxOrders);
  const gaps: number[][] = Array.from({ length: maxOrders }, () => []);
  for (let who = 0; who + 1 < start.length; who++) {
    const last = Math.min(start[who + 1]!, start[who]! + maxOrders);
    for (let i = start[who]!; i < last && to - day[i]! >= withinDays; i++) {
      const nth = i - start[who]!;
      customers[nth]!++;
      if (i + 1 === start[who + 1]) continue;
      const gap = day[i + 1]! - day[i]!;
      if (gap <= withinDays) gaps[nth]!.push(gap);
    }
  }
  return gaps.map((days, nth) => ({
    afterOrder: nth + 1,
    customers: customers[nth]!,
    cameBack: days.length,
    medianDays: days.length === 0 ? null : medianOfSorted(days.sort((a, b) => a - b)),
  }));
}

const header: readonly Words[] = [
  { en: 'after_order', fa: 'پس از سفارش' },
  { en: 'customers', fa: 'مشتری' },
  { en: 'came_back', fa: 'برگشته' },
  { en: 'share', fa: 'سهم' },
  { en: 'median_days', fa: 'میانهٔ روزها' },
];

export default defineMetric({
  name: 'NEXT_ORDER_RATE',
  summary: {
    en: 'Of the customers with a first, second, third … order, the share who ordered again in time.',
    fa: 'احتمال خرید بعدی: از مشتریان با یک، دو، سه … سفارش، سهم کسانی که به‌موقع دوباره خریده‌اند.',
  },
  params: {
    orders: ordersRange(),
    max_orders: wholeNumber({
      label: { en: 'Up to order', fa: 'تا سفارش' },
      help: {
        en: 'How many rows: after order 1 to this one. Blank: 10.',
        fa: 'تعداد ردیف‌ها: پس از سفارش ۱ تا این. خالی: ۱۰.',
      },
      min: 1,
      max: 1000,
      otherwise: 10,
    }),
    within_days: wholeNumber({
      label: { en: 'Within days', fa: 'ظرف چند روز' },
      help: {
        en: 'Days in which an order counts as coming back; younger orders are left out. Blank: 180.',
        fa: 'روزهایی که خرید در آن‌ها بازگشت شمرده می‌شود؛ سفارش‌های تازه‌تر کنار می‌مانند. خالی: ۱۸۰.',
      },
      min: 1,
      max: 36_500,
      otherwise: 180,
    }),
  },
  returns: {
    en: 'A table by order days: customers, how many came back, their share and median days.',
    fa: 'جدولی بر پایهٔ روزهای خرید: مشتریان، برگشته‌ها، سهم و میانهٔ روزها.',
  },
  example: {
    formula: '=NEXT_ORDER_RATE(Orders!A:C; 2; 50)',
    result: [
      ['after_order', 'customers', 'came_back', 'share', 'median_days'],
      [1, 3, 1, 1 / 3, 36],
      [2, 1, 0, 0, ''],
    ],
  },
  evaluate({ orders, max_orders, within_days }, { language }) {
    const rows = nextOrdersOf(orders, max_orders, within_days).map(
      ({ afterOrder, customers, cameBack, medianDays }): Cell[] => [
        afterOrder,
        customers,
        cameBack,
        customers === 0 ? '' : cameBack / customers,
        medianDays ?? '',
      ],
    );
    return [headerOf(header, language), ...rows];
  },
});
