import { defineFormat } from '../format.ts';

/**
 * Basalam's orders, one row an item of a parcel, the order's amount repeated; a parcel may be cancelled by itself.
 * Ids of parcel states as in Basalam's own SDK; what "problem" and "not delivered" come to is asked. Prices are for the whole quantity: they add up to the amount.
 */
export default defineFormat({
  id: 'basalam-parcels',
  label: { en: 'Basalam parcels', fa: 'مرسوله‌های باسلام' },
  fingerprints: [
    ['parcel_id', 'parcel_status_id'],
    ['parcel_id', 'recipient_mobile'],
  ],
  columns: {
    order_id: ['order_id'],
    customer_id: ['customer_id', 'customer_hash_id'],
    name: ['customer_name', 'recipient_name'],
    phone: ['recipient_mobile'],
    date: ['created_at'],
    total: ['amount'],
    status: ['parcel_status_id', 'parcel_status'],
    product: ['item_title'],
    quantity: ['quantity'],
    unit_price: [],
    line_total: ['price'],
    coupon: ['coupon_code'],
    discount: ['coupon_discount'],
    city: ['city'],
    category: ['category_id'],
  },
  statuses: {
    3739: 'paid',
    3237: 'paid',
    3238: 'paid',
    3195: 'paid',
    5017: 'paid',
    5075: 'paid',
    4633: 'cancelled',
    3233: 'refunded',
    3067: 'cancelled',
  },
  states: [{ header: 'paid_at', blank: 'open' }],
});
