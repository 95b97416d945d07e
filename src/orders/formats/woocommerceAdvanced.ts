import { defineFormat } from '../format.ts';

/** Advanced Order Export for WooCommerce: one row a line, with the order's totals repeated on each. */
export default defineFormat({
  id: 'woocommerce-advanced',
  label: { en: 'WooCommerce Advanced Order Export', fa: 'خروجی پیشرفتهٔ سفارش ووکامرس' },
  fingerprints: [
    ['Order Line Total', 'Email (Billing)'],
    ['Order Number', 'Order Total Amount', 'Order Date'],
    ['Order Number', 'Item Cost', 'Email (Billing)'],
  ],
  columns: {
    order_id: ['Order Number', 'Order ID'],
    customer_id: ['Customer User ID', 'Customer ID'],
    email: ['Email (Billing)'],
    phone: ['Phone (Billing)'],
    name: [],
    first_name: ['First Name (Billing)'],
    last_name: ['Last Name (Billing)'],
    date: ['Order Date'],
    total: ['Order Total Amount'],
    subtotal: ['Order Subtotal Amount'],
    shipping: ['Order Shipping Amount'],
    tax: ['Order Tax Amount'],
    discount: ['Cart Discount Amount', 'Discount Amount'],
    refund: ['Order Refund Amount'],
    currency: ['Order Currency', 'Currency'],
    status: ['Order Status'],
    product: ['Item Name', 'Product Name', 'Name', 'Product Name (main)'],
    sku: ['SKU'],
    quantity: ['Quantity'],
    unit_price: ['Item Cost'],
    line_total: ['Order Line Total'],
    category: ['Category', 'Product Category'],
    coupon: ['Coupons Used', 'Coupon Code'],
    city: ['City (Billing)', 'City (Shipping)'],
  },
});
