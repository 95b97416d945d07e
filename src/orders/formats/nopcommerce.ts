import { defineFormat } from '../format.ts';

/** nopCommerce's order export under the names of its code. */
export default defineFormat({
  id: 'nopcommerce',
  label: { en: 'nopCommerce orders', fa: 'سفارش‌های nopCommerce' },
  fingerprints: [['OrderId', 'OrderGuid', 'OrderTotal']],
  columns: {
    order_id: ['OrderId'],
    customer_id: ['CustomerId'],
    email: ['BillingEmail'],
    phone: ['BillingPhoneNumber'],
    first_name: ['BillingFirstName'],
    last_name: ['BillingLastName'],
    date: ['CreatedOnUtc'],
    total: ['OrderTotal'],
    refund: ['RefundedAmount'],
    discount: ['OrderDiscount'],
    currency: ['CustomerCurrencyCode'],
    status: ['PaymentStatus', 'PaymentStatusId'],
    city: ['BillingCity'],
    channel: [],
  },
  // By the numbers of its code where the export has no words.
  statuses: { 10: 'open', 20: 'open', 30: 'paid', 35: 'partial', 40: 'refunded', 50: 'cancelled' },
  states: [
    { header: 'OrderStatus', values: { cancelled: 'cancelled', canceled: 'cancelled' } },
    { header: 'OrderStatusId', values: { 40: 'cancelled' } },
  ],
});
