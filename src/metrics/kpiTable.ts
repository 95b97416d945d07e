import type { Cell } from '../core/cells.ts';
import type { Words } from '../core/language.ts';
import { currencyOf } from '../orders/history.ts';
import { calendarChoice, ordersRange, unitChoice } from './asked.ts';
import { headerOf } from './headers.ts';
import { kpisOf } from './kpis.ts';
import { defineMetric } from './metric.ts';

const header: readonly Words[] = [
  { en: 'period', fa: 'دوره' },
  { en: 'revenue', fa: 'درآمد' },
  { en: 'orders', fa: 'سفارش‌ها' },
  { en: 'buyers', fa: 'خریداران' },
  { en: 'new', fa: 'جدید' },
  { en: 'returning', fa: 'بازگشتی' },
  { en: 'returning_revenue_share', fa: 'سهم بازگشتی از درآمد' },
  { en: 'repeat_rate', fa: 'نرخ تکرار خرید' },
  { en: 'retention_rate', fa: 'نرخ بازگشت مشتری' },
  { en: 'churn_rate', fa: 'نرخ ریزش مشتری' },
  { en: 'AOV', fa: 'میانگین ارزش هر سفارش' },
  { en: 'ARPU', fa: 'میانگین درآمد ماهانهٔ هر مشتری' },
];

const unfinished: Words = { en: '(unfinished)', fa: '(ناتمام)' };

export default defineMetric({
  name: 'KPI_TABLE',
  summary: {
    en: 'The retention figures of every period, oldest first.',
    fa: 'شاخص‌های بازگشت مشتری در هر دوره، از قدیم به جدید.',
  },
  params: { orders: ordersRange(), period: unitChoice(), calendar: calendarChoice() },
  returns: {
    en: 'A row a period, the unfinished one marked; a share with nobody to compare is blank.',
    fa: 'هر دوره یک ردیف، دورهٔ ناتمام نشان دارد؛ سهمی که کسی برای مقایسه ندارد خالی است.',
  },
  example: {
    formula: '=KPI_TABLE(Orders!A:C; "quarter")',
    result: [
      [
        'period',
        'revenue',
        'orders',
        'buyers',
        'new',
        'returning',
        'returning_revenue_share',
        'repeat_rate',
        'retention_rate',
        'churn_rate',
        'AOV',
        'ARPU',
      ],
      ['2025-Q1', 155, 4, 3, 3, 0, 0, 1 / 3, '', '', 38.75, 38.75],
      ['2025-Q2 (unfinished)', 85, 2, 2, 1, 1, 50 / 85, 0, 1 / 3, 2 / 3, 42.5, 42.5],
    ],
  },
  evaluate({ orders, period, calendar }, { language }) {
    const { scale } = currencyOf(orders);
    const money = (units: number | null): Cell => (units === null ? '' : units / scale);
    const rows = kpisOf(orders, period, calendar).map((kpi): Cell[] => [
      kpi.unfinished ? `${kpi.label} ${unfinished[language]}` : kpi.label,
      money(kpi.revenue),
      kpi.orders,
      kpi.buyers,
      kpi.newBuyers,
      kpi.returning,
      kpi.returningRevenueShare ?? '',
      kpi.repeatShare ?? '',
      kpi.retentionShare ?? '',
      kpi.churnShare ?? '',
      money(kpi.averageOrderValue),
      money(kpi.monthlyRevenuePerBuyer),
    ]);
    return [headerOf(header, language), ...rows];
  },
});
