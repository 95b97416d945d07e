import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { isoOf } from '../../src/core/days.ts';
import { readContacts } from '../../src/orders/contactsFile.ts';
import { type Reading, readOrders } from '../../src/orders/readOrders.ts';
import { expectBalance, revenueOf, tehran, utc } from '../orders/reading.ts';

const shared = resolve(__dirname, '../../../shared/data');
const expected = JSON.parse(readFileSync(resolve(shared, 'exports/expected.json'), 'utf8'));

function tableOf(path: string): string[][] {
  const file = readFileSync(resolve(shared, path));
  const text = (path.endsWith('.gz') ? gunzipSync(file) : file).toString('utf8').replace(/^\uFEFF/, '');
  return Papa.parse<string[]>(text, { delimiter: path.endsWith('.txt') ? '\t' : ',' }).data;
}

function readFile(name: string, context = tehran): Reading {
  const reading = readOrders(tableOf(`exports/${name}`), { context, strict: false });
  expectBalance(reading);
  return reading;
}

const foldId = (id: string) =>
  id.replace(/^#(?=[۰-۹])/, '').replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

const counted = (reading: Reading) =>
  reading
    .all()
    .filter(({ status }) => status === 'counted')
    .map(({ detail }) => foldId(detail.id));

const ordersOf = (reading: Reading) => {
  const counts: Record<string, number> = {};
  const { orders } = reading;
  for (let i = 0; i < orders.length; i++) {
    const key = orders.customers[orders.customer[i]!]!;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

const orderFiles = Object.keys(expected).filter((name) => name !== 'shopify_customers.csv');

test.each(orderFiles)('%s: the orders, customers and money that its README expects', (name) => {
  const want = expected[name];
  const reading = readFile(name);
  if (want.data_rows !== undefined) expect(reading.rowsIn).toBe(want.data_rows);
  if (want.distinct_orders !== undefined) expect(reading.all()).toHaveLength(want.distinct_orders);
  if (want.counted_orders !== undefined) expect(counted(reading)).toEqual(want.counted_orders);
  for (const net of Object.values(want.net_by_currency ?? {})) {
    expect(Object.values(revenueOf(reading)).map(Number)).toContain(net);
  }
  const net = want.net ?? want.net_toman;
  if (net !== undefined) expect(Object.values(revenueOf(reading)).map(Number)).toEqual([net]);
  if (want.net_toman !== undefined) expect(reading.orders.currencies[0]?.code).toBe('IRT');
  const customers = want.customers_by_email_then_phone ?? want.customers_by_name ?? want.customers;
  if (typeof customers === 'number') expect(reading.orders.customers).toHaveLength(customers);
});

test('shopify_orders.csv: one customer under two spellings, units sold, one order told twice', () => {
  const reading = readFile('shopify_orders.csv', utc);
  const want = expected['shopify_orders.csv'];
  const byKey = Object.entries(want.orders_of).map(([key, count]) => [key.replace(/^phone:/, ''), count]);
  expect(ordersOf(reading)).toEqual(Object.fromEntries(byKey));
  const units: Record<string, number> = {};
  for (let i = 0; i < reading.orders.length; i++) {
    for (const { product, quantity } of reading.orders.detail(i).lines) {
      const sku = product.includes('100') ? 'TEA-100' : 'TEA-050';
      units[sku] = (units[sku] ?? 0) + quantity;
    }
  }
  expect(units).toEqual(want.units_sold_counted);
});

test('shopify_customers.csv: who consented to e-mail and who to texts', () => {
  const contacts = readContacts(tableOf('exports/shopify_customers.csv'), utc);
  const want = expected['shopify_customers.csv'];
  expect(contacts).toHaveLength(want.customers);
  expect(contacts.filter(({ consent }) => consent.email === true).map(({ email }) => email)).toEqual(
    want.email_opt_in,
  );
  expect(contacts.filter(({ consent }) => consent.sms === true).map(({ phone }) => phone)).toEqual(
    want.sms_opt_in,
  );
});

test('woocommerce_algolplus_lines.csv: phones in four spellings are two people', () => {
  const { orders } = readFile('woocommerce_algolplus_lines.csv');
  const phones = orders.customers.map((_, customer) => orders.person(customer).phone).sort();
  expect(phones).toEqual(expected['woocommerce_algolplus_lines.csv'].customers_by_phone);
});

test.each(['iran_orders_fa_bom.csv', 'iran_orders_fa_localestring.csv'])('%s: Jalali days', (name) => {
  const days = Object.fromEntries(
    readFile(name)
      .all()
      .map(({ detail, day }) => [foldId(detail.id), isoOf(day!)]),
  );
  expect(days).toMatchObject(expected[name].dates_gregorian);
});

test('bigcommerce_orders.csv: 13/02 decides the order of day and month for 05/01', () => {
  const { orders } = readFile('bigcommerce_orders.csv', utc);
  expect([...orders.day].map(isoOf)).toEqual(expected['bigcommerce_orders.csv'].dates);
});

test('iran_orders_fa_bom.csv: a placeholder phone unites nobody', () => {
  const reading = readFile('iran_orders_fa_bom.csv');
  expect(ordersOf(reading)).toEqual({ 'sara@example.com': 2, 'مشتری حضوری': 1, 'رضا نوری': 1 });
});

test('iran_orders_fa_localestring.csv: the unit of money is asked, never guessed', () => {
  const reading = readFile('iran_orders_fa_localestring.csv');
  expect(reading.orders.currencies[0]?.code).toBe('');
  expect(reading.questions.map(({ kind }) => kind)).toEqual(['currency']);
});

test('iran_orders_fa_items_cell.csv: items and their counts from one cell', () => {
  const { orders } = readFile('iran_orders_fa_items_cell.csv');
  const items = orders.detail(0).lines.map(({ product, quantity }) => [product, quantity]);
  expect(items).toEqual(expected['iran_orders_fa_items_cell.csv']['items_A-100']);
});

test('digikala_seller_items.csv: orders without buyers are anonymous', () => {
  const anonymous = readFile('digikala_seller_items.csv')
    .all()
    .filter(({ status }) => status === 'anonymous');
  expect(anonymous.map(({ detail }) => detail.id)).toEqual(
    expected['digikala_seller_items.csv'].anonymous_orders,
  );
});

test('basalam_parcels.csv: a cancelled parcel comes off the order', () => {
  const reading = readFile('basalam_parcels.csv');
  expect(Object.values(revenueOf(reading))).toEqual(['5000000']);
  expect(reading.questions.map(({ kind }) => kind)).toEqual(['currency']);
});

test('Online Retail: 541,909 invoice lines are 18,532 orders of 4,338 customers, 8,911,407.90', () => {
  const reading = readOrders(tableOf('online_retail/online_retail_lines.csv.gz'), {
    context: utc,
    strict: false,
  });
  expectBalance(reading);
  expect([reading.orders.length, reading.orders.customers.length]).toEqual([18_532, 4_338]);
  expect(revenueOf(reading)).toEqual({ '': '8911407.90' });
  expect(reading.orders.find(17850)).toBe(reading.orders.customers.indexOf('17850'));
});

test('Online Retail by invoice: the same customers from the order totals', () => {
  const reading = readOrders(tableOf('online_retail/orders_clean.csv'), { context: utc, strict: true });
  expect([reading.orders.length, reading.orders.customers.length]).toEqual([18_532, 4_338]);
  expect(revenueOf(reading)).toEqual({ '': '8911407.90' });
});

test('Online Retail, cancellations and all: completed invoices of customers count, those of total 0 too', () => {
  const table = tableOf('online_retail/orders_all.csv');
  const reading = readOrders(table, { context: utc, strict: false });
  expectBalance(reading);
  const [, ...rows] = table;
  const completed = rows.filter((row) => row[4] === 'completed' && row[1] !== '' && Number(row[3]) >= 0);
  expect(reading.orders.length).toBe(completed.length);
  expect(reading.rowsIn).toBe(25_900);
  expect(reading.leftOut.map(({ reason, rows: count }) => [reason, count])).toEqual([
    ['cancelled', 3_836],
    ['refund without its order', 2],
  ]);
});
