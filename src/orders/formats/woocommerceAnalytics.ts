import { defineFormat } from '../format.ts';

/** WooCommerce › Analytics › Orders: net sales without tax and shipping, products in one cell, no contacts. */
export default defineFormat({
  id: 'woocommerce-analytics',
  label: { en: 'WooCommerce Analytics orders', fa: 'گزارش سفارش‌های ووکامرس' },
  fingerprints: [['N. Revenue (formatted)', 'Order #']],
  columns: {
    order_id: ['Order #'],
    customer_id: [],
    name: ['Customer'],
    date: ['Date'],
    total: ['Net Sales'],
    // The formatted revenue is the only cell that names the currency.
    currency: ['N. Revenue (formatted)'],
    refund: [],
    quantity: [],
    status: ['Status'],
    product: ['Product(s)'],
    coupon: ['Coupon(s)'],
    channel: ['Attribution'],
  },
});
