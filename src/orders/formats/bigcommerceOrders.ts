import { defineFormat } from '../format.ts';

/** BigCommerce's order export, one row an order. */
export default defineFormat({
  id: 'bigcommerce-orders',
  label: { en: 'BigCommerce orders', fa: 'سفارش‌های BigCommerce' },
  fingerprints: [
    ['Order ID', 'Cart Base Amount'],
    ['Order ID', 'Order Total (inc tax)', 'Order Total (ex tax)'],
  ],
  columns: {
    order_id: ['Order ID'],
    customer_id: ['Customer ID'],
    email: ['Email Address', 'Customer Email', 'Billing Email'],
    phone: ['Phone', 'Customer Phone', 'Billing Phone'],
    first_name: ['First Name', 'Billing First Name'],
    last_name: ['Last Name', 'Billing Last Name'],
    name: ['Customer Name'],
    date: ['Order Date'],
    total: ['Order Total', 'Order Total (inc tax)'],
    subtotal: ['Cart Base Amount', 'Subtotal (inc tax)'],
    shipping: ['Shipping Total', 'Shipping Cost (inc tax)'],
    tax: ['Tax Total'],
    discount: ['Coupon Discount', 'Discount Amount'],
    refund: ['Refund Amount'],
    currency: ['Order Currency Code', 'Currency Code'],
    status: ['Order Status'],
    city: ['Billing City', 'Billing Suburb'],
    delivered: ['Delivery Date', 'Date Shipped'],
    product: ['Product Details'],
    coupon: ['Coupon Details'],
  },
});
