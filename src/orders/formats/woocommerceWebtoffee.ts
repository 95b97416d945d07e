import { defineFormat } from '../format.ts';

/** WebToffee's order export for WooCommerce: one row an order, its items side by side in numbered columns. */
export default defineFormat({
  id: 'woocommerce-webtoffee',
  label: { en: 'WooCommerce order export (WebToffee)', fa: 'خروجی سفارش ووکامرس (WebToffee)' },
  fingerprints: [
    ['wt_import_key', 'order_number', 'order_date', 'order_total'],
    ['line_item_1', 'order_number', 'order_date', 'order_total'],
    ['refund_items', 'order_number', 'order_date', 'order_total'],
  ],
  columns: {
    order_id: ['order_number', 'order_id'],
    // A guest is customer 0.
    customer_id: ['customer_id'],
    email: ['customer_email', 'billing_email'],
    phone: ['billing_phone'],
    name: [],
    first_name: ['billing_first_name'],
    last_name: ['billing_last_name'],
    date: ['order_date'],
    total: ['order_total'],
    subtotal: ['order_subtotal'],
    shipping: ['shipping_total'],
    tax: ['tax_total'],
    discount: ['discount_total'],
    refund: [],
    currency: ['order_currency'],
    status: ['status'],
    product: [],
    sku: [],
    quantity: [],
    unit_price: [],
    line_total: [],
    coupon: ['coupon_items'],
    city: ['billing_city'],
  },
  refunds: { pieces: { header: 'refund_items', amount: /amount:\s*-?([\d.]+)/g } },
  itemColumns: {
    name: 'Product Item {n} Name',
    quantity: 'Product Item {n} Quantity',
    total: 'Product Item {n} Total',
  },
});
