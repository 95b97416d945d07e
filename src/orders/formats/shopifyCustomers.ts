import { defineFormat } from '../format.ts';

/** Shopify's customer export: who consented to what, and no orders. Read by `readContacts`. */
export default defineFormat({
  id: 'shopify-customers',
  label: { en: 'Shopify customers', fa: 'مشتریان شاپیفای' },
  fingerprints: [
    ['Accepts Email Marketing', 'Total Spent', 'Total Orders'],
    ['Customer ID', 'First Name', 'Last Name', 'Email', 'Accepts Email Marketing'],
    ['First Name', 'Last Name', 'Email', 'Accepts Marketing', 'Total Spent', 'Total Orders'],
  ],
  columns: {},
  refused: {
    en: 'orders must be a list of orders; this is a list of customers (Shopify). Export Orders instead',
    fa: 'سفارش‌ها باید فهرست سفارش باشد؛ این فهرست مشتریان شاپیفای است. از بخش Orders خروجی بگیرید',
  },
});
