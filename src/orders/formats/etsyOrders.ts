import { defineFormat } from '../format.ts';

/** Etsy's sold orders, one row an order. What was refunded shows in the adjusted total. */
export default defineFormat({
  id: 'etsy-orders',
  label: { en: 'Etsy orders', fa: 'سفارش‌های Etsy' },
  fingerprints: [
    ['Sale Date', 'Order ID', 'Order Total', 'Buyer'],
    ['Sale Date', 'Order ID', 'Order Value', 'Order Net'],
  ],
  columns: {
    order_id: ['Order ID'],
    customer_id: ['Buyer User ID', 'Buyer'],
    name: ['Full Name'],
    first_name: [],
    last_name: [],
    date: ['Sale Date'],
    total: ['Order Total'],
    subtotal: ['Order Value'],
    shipping: ['Shipping', 'Delivery'],
    tax: ['Sales Tax'],
    discount: ['Discount Amount'],
    refund: [],
    currency: ['Currency'],
    status: ['Status'],
    product: ['Item Name'],
    quantity: ['Quantity'],
    unit_price: ['Price'],
    coupon: ['Coupon Code'],
    channel: ['Order Type'],
    city: ['Ship City', 'Delivery City'],
    delivered: ['Date Shipped'],
    email: [],
  },
  dateOrder: 'mdy',
  refunds: { adjustedTotal: 'Adjusted Order Total' },
});
