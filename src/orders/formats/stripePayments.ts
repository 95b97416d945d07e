import { defineFormat } from '../format.ts';

/** Stripe's payments as its dashboard exports them. A partly refunded payment stays Paid. */
export default defineFormat({
  id: 'stripe-payments',
  label: { en: 'Stripe payments', fa: 'پرداخت‌های Stripe' },
  fingerprints: [
    ['Created date (UTC)', 'Amount Refunded'],
    ['Created (UTC)', 'Amount Refunded'],
  ],
  columns: {
    order_id: ['id'],
    customer_id: ['Customer ID'],
    email: ['Customer Email'],
    name: [],
    date: ['Created date (UTC)', 'Created (UTC)'],
    total: ['Amount'],
    refund: ['Amount Refunded'],
    currency: ['Currency'],
    status: ['Status'],
    product: [],
    tax: [],
  },
  states: [
    { header: 'Captured', values: { false: 'open' } },
    { header: 'Mode', values: { test: 'test' } },
  ],
});
