import { defineFormat } from '../format.ts';

/** Digikala's affiliate report: baskets in Rial, without buyers. */
export default defineFormat({
  id: 'digikala-affiliate',
  label: { en: 'Digikala affiliate report', fa: 'گزارش همکاری در فروش دیجی‌کالا' },
  fingerprints: [['قیمت', 'درآمد', 'مشتری جدید', 'وضعیت فاکتور']],
  columns: {
    customer_id: [],
    name: [],
    date: ['تاریخ'],
    total: ['قیمت'],
    discount: ['تخفیف'],
    status: ['وضعیت فاکتور'],
    channel: ['سایت'],
  },
  currency: 'IRR',
});
