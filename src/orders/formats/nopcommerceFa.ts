import { defineFormat } from '../format.ts';

/**
 * nopCommerce in Persian, with three columns of states: an order counts once it is paid, whatever its handling and
 * shipping say, unless it was cancelled.
 */
export default defineFormat({
  id: 'nopcommerce-fa',
  label: { en: 'nopCommerce orders (Persian)', fa: 'سفارش‌های ناپ‌کامرس' },
  fingerprints: [
    ['وضعیت سفارش', 'وضعیت پرداخت', 'وضعیت حمل و نقل'],
    ['وضعیت سفارش', 'وضعیت پرداخت', 'وضعیت ارسال'],
    ['وضعیت سفارش', 'وضعیت پرداخت', 'وضعیت حمل'],
  ],
  columns: { status: ['وضعیت پرداخت'] },
  states: [{ header: 'وضعیت سفارش', matching: [/^لغو/, 'cancelled'] }],
});
