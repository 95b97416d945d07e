import { defineFormat } from '../format.ts';

/** Charges as Stripe's API names them: amounts in the smallest unit, times in seconds. */
export default defineFormat({
  id: 'stripe-api',
  label: { en: 'Stripe charges', fa: 'پرداخت‌های Stripe (API)' },
  fingerprints: [
    ['id', 'created', 'amount', 'amount_refunded', 'currency'],
    ['id', 'object', 'created', 'amount', 'currency', 'livemode'],
  ],
  columns: {
    order_id: ['id'],
    customer_id: ['customer'],
    email: ['customer_email', 'receipt_email', 'billing_details.email'],
    date: ['created'],
    total: ['amount'],
    refund: ['amount_refunded'],
    currency: ['currency'],
    status: ['status'],
    product: [],
  },
  states: [
    { header: 'captured', values: { false: 'open' } },
    { header: 'livemode', values: { false: 'test' } },
  ],
  minorUnits: true,
});
