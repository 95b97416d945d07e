import { defineFormat } from '../format.ts';

/** Order items of Digikala's sellers, in Rial. They say nothing of the buyer. */
export default defineFormat({
  id: 'digikala-seller',
  label: { en: 'Digikala seller items', fa: 'اقلام فروشندگان دیجی‌کالا' },
  fingerprints: [
    ['order_item_id', 'selling_price'],
    ['order_item_id', 'order_id', 'commitment_date'],
  ],
  columns: {
    order_id: ['order_id'],
    customer_id: [],
    date: ['created_at'],
    total: [],
    status: ['order_status'],
    product: ['variant'],
    quantity: ['quantity'],
    unit_price: ['selling_price'],
    line_total: [],
    delivered: [],
  },
  currency: 'IRR',
});
