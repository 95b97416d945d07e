import { defineFormat } from '../format.ts';

/**
 * Amazon's order reports, one row a line; prices are for the whole quantity (Seller Central: "aggregates of the
 * quantity, not unit prices"). Buyers' addresses are relays.
 */
export default defineFormat({
  id: 'amazon-orders',
  label: { en: 'Amazon orders', fa: 'سفارش‌های آمازون' },
  fingerprints: [
    ['order-id', 'purchase-date', 'item-price'],
    ['amazon-order-id', 'purchase-date', 'item-price'],
    ['order-id', 'order-item-id', 'purchase-date'],
  ],
  columns: {
    order_id: ['order-id', 'amazon-order-id'],
    customer_id: [],
    email: ['buyer-email'],
    phone: ['buyer-phone-number', 'ship-phone-number'],
    name: ['buyer-name', 'billing-name', 'recipient-name'],
    date: ['purchase-date'],
    total: [],
    shipping: ['shipping-price'],
    tax: ['item-tax'],
    discount: ['item-promotion-discount'],
    currency: ['currency'],
    status: ['order-status'],
    product: ['product-name', 'item-name'],
    sku: ['sku'],
    quantity: ['quantity-purchased', 'quantity'],
    unit_price: [],
    line_total: ['item-price'],
    channel: ['sales-channel'],
    city: ['ship-city'],
    delivered: [],
  },
});
