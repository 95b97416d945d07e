import { defineFormat } from '../format.ts';

/** Shopify's order export, one row a line item; the order's own cells stand on its first row. */
export default defineFormat({
  id: 'shopify-orders',
  label: { en: 'Shopify orders', fa: 'سفارش‌های شاپیفای' },
  fingerprints: [
    ['Financial Status', 'Lineitem name'],
    ['Financial Status', 'Created at', 'Name', 'Total'],
  ],
  columns: {
    order_id: ['Name'],
    customer_id: [],
    email: ['Email'],
    phone: ['Phone', 'Billing Phone', 'Shipping Phone'],
    name: ['Billing Name', 'Shipping Name'],
    date: ['Created at'],
    total: ['Total'],
    subtotal: ['Subtotal'],
    shipping: ['Shipping'],
    tax: ['Taxes'],
    discount: ['Discount Amount'],
    refund: ['Refunded Amount'],
    currency: ['Currency'],
    status: ['Financial Status'],
    product: ['Lineitem name'],
    sku: ['Lineitem sku'],
    quantity: ['Lineitem quantity'],
    unit_price: ['Lineitem price'],
    line_total: [],
    // No category in this export; the vendor is the nearest.
    category: ['Vendor'],
    coupon: ['Discount Code'],
    channel: ['Source'],
    city: ['Billing City', 'Shipping City'],
    delivered: ['Fulfilled at'],
    consent: ['Accepts Marketing'],
    tags: ['Tags'],
  },
  states: [
    { header: 'Cancelled at', filled: 'cancelled' },
    { header: 'Tags', matching: [/(^|,\s*)test\s*($|,)/, 'test'] },
    { header: 'Payment Method', matching: [/bogus|for testing/, 'test'] },
  ],
});
