import { defineFormat } from '../format.ts';

/** UCI Online Retail and its kin: invoice lines; an invoice that starts with C is a cancellation. */
export default defineFormat({
  id: 'online-retail',
  label: { en: 'Online Retail invoice lines', fa: 'ردیف‌های فاکتور Online Retail' },
  fingerprints: [
    ['InvoiceNo', 'StockCode', 'Quantity', 'UnitPrice'],
    ['Invoice', 'StockCode', 'Quantity', 'Price'],
  ],
  columns: {
    order_id: ['InvoiceNo', 'Invoice'],
    customer_id: ['CustomerID', 'Customer ID'],
    date: ['InvoiceDate'],
    total: [],
    product: ['Description'],
    sku: ['StockCode'],
    quantity: ['Quantity'],
    unit_price: ['UnitPrice', 'Price'],
    line_total: [],
    city: ['Country'],
  },
  states: [
    { header: 'InvoiceNo', matching: [/^c\d/, 'cancelled'] },
    { header: 'Invoice', matching: [/^c\d/, 'cancelled'] },
  ],
});
