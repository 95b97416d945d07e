import { defineFormat } from '../format.ts';

/** Orders straight from a WooCommerce database or its REST answers, under the names used there. */
export default defineFormat({
  id: 'woocommerce-snake',
  label: { en: 'WooCommerce orders', fa: 'سفارش‌های ووکامرس' },
  fingerprints: [
    ['order_id', 'order_status', 'billing_email'],
    ['order_id', 'order_total', 'billing_phone'],
  ],
  columns: {
    order_id: ['order_id', 'order_number'],
    customer_id: ['customer_id', 'customer_user'],
    email: ['billing_email', 'customer_email'],
    phone: ['billing_phone'],
    first_name: ['billing_first_name'],
    last_name: ['billing_last_name'],
    date: ['order_date', 'date_created'],
    total: ['order_total', 'total'],
    currency: ['order_currency', 'currency'],
    status: ['order_status', 'status'],
    city: ['billing_city'],
  },
});
