import type { Language, Words } from '../core/language.ts';
import { shownUnit } from '../core/shown.ts';
import type { PeriodKpis } from '../metrics/kpis.ts';
import type { Currency } from '../orders/order.ts';
import { type Change, changeIn } from './change.ts';

/** A figure of a month as the dashboard shows it. */
export interface Measure {
  readonly name: Words;
  readonly kind: 'money' | 'count' | 'share';
  readonly moreIsBetter: boolean;
  /** Money in the smallest unit; null where there is nobody to divide by. */
  read(kpis: PeriodKpis): number | null;
}

function measure(en: string, fa: string, kind: Measure['kind'], read: Measure['read']): Measure {
  return { name: { en, fa }, kind, moreIsBetter: true, read };
}

const revenue = measure('Revenue', 'درآمد', 'money', (kpis) => kpis.revenue);
const returningShare = measure(
  'Returning share',
  'سهم بازگشتی از درآمد',
  'share',
  (kpis) => kpis.returningRevenueShare,
);
const repeat = measure('Repeat rate', 'نرخ تکرار خرید', 'share', (kpis) => kpis.repeatShare);
const churn: Measure = {
  ...measure('Churn rate', 'نرخ ریزش مشتری', 'share', (kpis) => kpis.churnShare),
  moreIsBetter: false,
};
const averageOrder = measure('AOV', 'میانگین ارزش هر سفارش', 'money', (kpis) => kpis.averageOrderValue);

/** The figures on top, besides LTV:CAC. */
export const topMeasures: readonly Measure[] = [revenue, returningShare, repeat, churn, averageOrder];

export const allMeasures: readonly Measure[] = [
  revenue,
  measure('Orders', 'سفارش‌ها', 'count', (kpis) => kpis.orders),
  measure('Buyers', 'خریداران', 'count', (kpis) => kpis.buyers),
  measure('New', 'جدید', 'count', (kpis) => kpis.newBuyers),
  measure('Returning', 'بازگشتی', 'count', (kpis) => kpis.returning),
  returningShare,
  repeat,
  measure('Retention rate', 'نرخ بازگشت مشتری', 'share', (kpis) => kpis.retentionShare),
  churn,
  averageOrder,
  measure('ARPU', 'میانگین درآمد ماهانهٔ هر مشتری', 'money', (kpis) => kpis.monthlyRevenuePerBuyer),
];

/** The name, with the unit of money. */
export function headingOf(
  { name, kind }: Measure,
  language: Language,
  currency: Currency,
  inMillions = false,
): string {
  const million = inMillions ? (language === 'fa' ? 'میلیون' : 'million') : '';
  const unit = kind === 'money' ? `${million} ${shownUnit(currency.code, language)}`.trim() : '';
  return unit === '' ? name[language] : `${name[language]} (${unit})`;
}

export function formatOf(kind: Measure['kind'], { decimals }: Currency): string {
  if (kind === 'share') return '0.0%';
  return kind === 'count' || decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

/** Money in shown units. */
export function inShownUnits(kind: Measure['kind'], value: number, { scale }: Currency): number {
  return kind === 'money' ? Math.round(value) / scale : value;
}

/** How the measure moved from one month to another. */
export function changeOf(
  measure: Measure,
  months: { readonly now: PeriodKpis | null; readonly before: PeriodKpis | null },
  language: Language,
): Change {
  const { kind, moreIsBetter } = measure;
  const now = months.now && measure.read(months.now);
  const before = months.before && measure.read(months.before);
  return changeIn({ now, before, as: kind === 'share' ? 'share' : 'amount', moreIsBetter }, language);
}
