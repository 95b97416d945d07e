import { defineFormat } from '../format.ts';

/** Square's transactions; a refund is a row of its own, negative. */
export default defineFormat({
  id: 'square-transactions',
  label: { en: 'Square transactions', fa: 'تراکنش‌های Square' },
  fingerprints: [
    ['Event Type', 'Net Total', 'Transaction ID'],
    ['Event Type', 'PAN Suffix', 'Total Collected'],
  ],
  columns: {
    order_id: ['Transaction ID'],
    customer_id: ['Customer ID'],
    name: ['Customer Name'],
    date: ['Date'],
    time: ['Time'],
    total: ['Total Collected'],
    subtotal: ['Net Sales'],
    tax: ['Tax'],
    discount: ['Discounts'],
    refund: ['Partial Refunds'],
    status: ['Event Type'],
    product: ['Description'],
    channel: ['Source'],
    city: ['Location'],
    quantity: [],
  },
  dateOrder: 'mdy',
  refunds: { grossParts: ['Net Sales', 'Gift Card Sales', 'Tax', 'Tip'] },
});
