import { defineFormat } from '../format.ts';

/** Square's items, one row a line of a transaction; a refunded line is a row of its own, negative. */
export default defineFormat({
  id: 'square-items',
  label: { en: 'Square items', fa: 'اقلام Square' },
  fingerprints: [
    ['Event Type', 'Item', 'Qty', 'Transaction ID'],
    ['Price Point Name', 'Qty', 'Transaction ID'],
  ],
  columns: {
    order_id: ['Transaction ID'],
    customer_id: ['Customer ID'],
    name: ['Customer Name'],
    date: ['Date'],
    time: ['Time'],
    total: [],
    subtotal: [],
    tax: ['Tax'],
    discount: ['Discounts'],
    refund: [],
    status: ['Event Type'],
    product: ['Item'],
    sku: ['SKU'],
    quantity: ['Qty'],
    unit_price: [],
    line_total: ['Net Sales', 'Gross Sales'],
    category: ['Category'],
    city: ['Location'],
  },
  dateOrder: 'mdy',
});
