import { defineFormat } from '../format.ts';

/** Reports that add orders up by product or by day: no orders can be read from them. */
export default defineFormat({
  id: 'aggregated-sales',
  label: { en: 'Sales report', fa: 'گزارش فروش' },
  fingerprints: [
    ['کد تنوع', 'قیمت پس از تخفیف', 'تعداد فروش'],
    ['عنوان محصول', 'تعداد فروش'],
    ['Product title', 'Items sold', 'Net Sales', 'Orders'],
    ['Product title', 'Net quantity', 'Gross sales'],
    ['Product title', 'Net items sold', 'Gross sales'],
    ['Day', 'Orders', 'Gross sales', 'Net sales'],
    ['Date', 'Orders', 'Gross sales', 'Returns', 'Net sales'],
  ],
  columns: {},
  refused: {
    en: 'orders must be a list of orders; this report adds sales up by product or day. Export the orders themselves',
    fa: 'سفارش‌ها باید فهرست سفارش باشد؛ این گزارش فروش را جمع زده است. خود سفارش‌ها را خروجی بگیرید',
  },
});
