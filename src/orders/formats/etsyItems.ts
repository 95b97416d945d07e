import { defineFormat } from '../format.ts';

/** Etsy's sold order items, one row a line; its transaction id is the line's and not the order's. */
export default defineFormat({
  id: 'etsy-items',
  label: { en: 'Etsy order items', fa: 'اقلام سفارش Etsy' },
  fingerprints: [['Sale Date', 'Item Name', 'Buyer', 'Transaction ID']],
  columns: {
    order_id: ['Order ID'],
    customer_id: ['Buyer'],
    name: ['Ship Name', 'Delivery Name'],
    date: ['Sale Date'],
    total: ['Order Total'],
    discount: ['Discount Amount'],
    currency: ['Currency'],
    product: ['Item Name'],
    sku: ['SKU'],
    quantity: ['Quantity'],
    unit_price: ['Price'],
    line_total: ['Item Total'],
    coupon: ['Coupon Code'],
    city: ['Ship City', 'Delivery City'],
    delivered: ['Date Shipped'],
    email: [],
  },
  dateOrder: 'mdy',
});
