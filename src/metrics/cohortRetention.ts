import type { Cell } from '../core/cells.ts';
import type { Words } from '../core/language.ts';
import { choice } from '../core/params.ts';
import { currencyOf } from '../orders/history.ts';
import { calendarChoice, ordersRange, unitChoice } from './asked.ts';
import { type Cohort, cohortsOf } from './cohorts.ts';
import { headerOf } from './headers.ts';
import { defineMetric } from './metric.ts';

type Measure = 'share' | 'customers' | 'orders' | 'revenue' | 'aov';

/** What a cohort did in its n-th period, 0 its own; '' for the average order where there is no order. */
function cellOf(cohort: Cohort, n: number, measure: Measure, scale: number): Cell {
  const buyers = cohort.buyers[n]!;
  const orders = cohort.orders[n]!;
  const revenue = cohort.revenue[n]! / scale;
  switch (measure) {
    case 'share':
      return buyers / cohort.customers;
    case 'customers':
      return buyers;
    case 'orders':
      return orders;
    case 'revenue':
      return revenue;
    case 'aov':
      return orders === 0 ? '' : revenue / orders;
  }
}

const header: readonly Words[] = [
  { en: 'cohort', fa: 'هم‌دوره' },
  { en: 'customers', fa: 'مشتری' },
  { en: 'whole_periods', fa: 'دوره‌های کامل' },
];

export default defineMetric({
  name: 'COHORT_RETENTION',
  summary: {
    en: 'Customers by the period of their first order, and how many came back in each period after it.',
    fa: 'نقشهٔ بازگشت هم‌دوره‌ها: مشتریان بر پایهٔ دورهٔ نخستین خرید، و بازگشت آن‌ها در هر دورهٔ بعد.',
  },
  params: {
    orders: ordersRange(),
    measure: choice({
      label: { en: 'Measure', fa: 'سنجه' },
      help: {
        en: '"share" of the cohort that bought, "customers", "orders", "revenue" or "aov". Blank: share.',
        fa: '"share" سهم خریداران هم‌دوره، "customers"، "orders"، "revenue" یا "aov". خالی: share.',
      },
      options: {
        share: { en: 'share', fa: 'سهم' },
        customers: { en: 'customers', fa: 'مشتری' },
        orders: { en: 'orders', fa: 'سفارش‌ها' },
        revenue: { en: 'revenue', fa: 'درآمد' },
        aov: { en: 'aov', fa: 'میانگین ارزش هر سفارش' },
      },
      otherwise: 'share',
    }),
    period: unitChoice(),
    calendar: calendarChoice(),
  },
  returns: {
    en: 'A row a cohort: its customers, its whole periods, then one column a period from its own, 0. Not begun: blank.',
    fa: 'هر هم‌دوره یک ردیف: مشتریان، دوره‌های کامل، سپس برای هر دوره یک ستون از دورهٔ خودش، ۰. آغازنشده: خالی.',
  },
  example: {
    formula: '=COHORT_RETENTION(Orders!A:C)',
    result: [
      ['cohort', 'customers', 'whole_periods', 0, 1, 2, 3],
      ['2025-01', 2, 3, 1, 0.5, 0, 0.5],
      ['2025-02', 1, 2, 1, 0, 0, ''],
      ['2025-04', 1, 0, 1, '', '', ''],
    ],
  },
  evaluate({ orders, measure, period, calendar }, { language }) {
    const scale = measure === 'revenue' || measure === 'aov' ? currencyOf(orders).scale : 1;
    const cohorts = cohortsOf(orders, period, calendar);
    const columns = cohorts[0]!.buyers.map((_, n) => n);
    const rows = cohorts.map((cohort): Cell[] => [
      cohort.label,
      cohort.customers,
      cohort.wholePeriods,
      ...columns.map((n) => (n < cohort.buyers.length ? cellOf(cohort, n, measure, scale) : '')),
    ]);
    return [[...headerOf(header, language), ...columns], ...rows];
  },
});
