import { isoOf } from '../../src/core/days.ts';
import * as registry from '../../src/orders/formats/index.ts';
import {
  contextIn,
  expectBalance,
  leftOut,
  orderLines,
  read,
  refusal,
  revenueOf,
  rows,
  statuses,
  tehran,
} from './reading.ts';

const newYork = contextIn('America/New_York', -5);

function known(format: string, table: string[][], context = tehran) {
  const reading = read(table, undefined, context);
  expectBalance(reading);
  expect(reading.format).toBe(format);
  expect(reading.questions.filter(({ kind }) => kind !== 'currency')).toEqual([]);
  return reading;
}

describe('every format', () => {
  const formats = Object.values(registry);

  test('has an id of its own, words in both languages and a fingerprint', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
    for (const { label, fingerprints } of formats) {
      expect(label.en && label.fa).toBeTruthy();
      expect(fingerprints.length).toBeGreaterThan(0);
      for (const headers of fingerprints) expect(headers.length).toBeGreaterThan(1);
    }
  });

  test('no two bear the same fingerprint', () => {
    const prints = formats.flatMap(({ fingerprints }) =>
      fingerprints.map((headers) => [...headers].sort().join('|')),
    );
    expect(new Set(prints).size).toBe(prints.length);
  });

  test.each(formats.filter(({ refused }) => !refused).map((format) => [format.id, format] as const))(
    '%s: its header with no rows is an empty balance, and rows of nothing stay nothing',
    (_id, format) => {
      const headers = [
        ...new Set([
          ...(format.fingerprints[0] ?? []),
          ...Object.values(format.columns).flatMap((names) => names.slice(0, 1)),
        ]),
      ];
      const empty = read([headers]);
      expect(empty.format).toBe(format.id);
      expect([empty.rowsIn, empty.orders.length]).toEqual([0, 0]);
      const blank = read([headers, headers.map(() => ''), headers.map(() => '')]);
      expect([blank.rowsIn, blank.orders.length]).toEqual([0, 0]);
    },
  );
});

const shopify =
  'Name | Email | Financial Status | Paid at | Currency | Subtotal | Shipping | Taxes | Total | Discount Code | Discount Amount | Created at | Lineitem quantity | Lineitem name | Lineitem price | Billing Name | Cancelled at | Payment Method | Refunded Amount | Tags | Phone';

test('Shopify: order cells on the first line of an order only, in both ways of leaving the others blank', () => {
  const first =
    '#1 | ann@shop.example | paid | 2026-01-05 | EUR | 15 | 5 | 0 | 20.00 | TEN | 2 | 2026-01-05 09:00:00 +0330 | 1 | Tea | 10 | Ann | | | 0.00 | | ';
  const half =
    '#1 | ann@shop.example | | | | | | | | | | 2026-01-05 09:00:00 +0330 | 1 | Mug | 7 | | | | | | ';
  const bare = ' | | | | | | | | | | | | 1 | Mug | 7 | | | | | | ';
  for (const second of [half, bare]) {
    const { orders } = known('shopify-orders', rows(shopify, first, second));
    expect([orders.length, orders.amount[0]]).toEqual([1, 2000]);
    expect(orders.detail(0)).toMatchObject({ id: '#1', coupon: 'TEN', discount: 200 });
    expect(orders.detail(0).lines.map(({ product }) => product)).toEqual(['Tea', 'Mug']);
  }
});

test('Shopify: cancelled orders, test orders, several currencies, guests by phone', () => {
  const reading = known(
    'shopify-orders',
    rows(
      shopify,
      "#1 | | paid | | EUR | | | | 20.00 | | | 2026-01-05 09:00:00 +0330 | 1 | Tea | 10 | | | | 5.00 | | '+31612345678",
      '#2 | ann@shop.example | paid | | USD | | | | 30.00 | | | 2026-01-05 09:00:00 +0330 | 1 | Tea | 10 | | | | | |',
      '#3 | ann@shop.example | paid | | EUR | | | | 40.00 | | | 2026-01-05 09:00:00 +0330 | 1 | Tea | 10 | | 2026-01-06 | | | |',
      '#4 | ann@shop.example | paid | | EUR | | | | 50.00 | | | 2026-01-05 09:00:00 +0330 | 1 | Tea | 10 | | | bogus | | |',
      '#5 | ann@shop.example | paid | | EUR | | | | 60.00 | | | 2026-01-05 09:00:00 +0330 | 1 | Tea | 10 | | | | | vip, test |',
    ),
  );
  expect(statuses(reading)).toEqual({
    '#1': 'counted',
    '#2': 'counted',
    '#3': 'cancelled',
    '#4': 'test order',
    '#5': 'test order',
  });
  expect(revenueOf(reading)).toEqual({ EUR: '15.00', USD: '30.00' });
  expect(reading.orders.customers).toEqual(['+31612345678', 'ann@shop.example']);
});

test('Shopify’s list of customers and reports that add sales up are refused by name', () => {
  const customers = rows(
    'Customer ID | First Name | Last Name | Email | Accepts Email Marketing | Total Spent | Total Orders',
    '1 | Ann | Lee | a@shop.example | yes | 10 | 1',
  );
  expect(refusal(customers)).toContain('list of customers');
  expect(refusal(rows('Product title | Items sold | Net Sales | Orders', 'Tea | 3 | 10 | 2'))).toContain(
    'adds sales up',
  );
});

test('WooCommerce Analytics: the sign of the formatted revenue names the currency, products come in one cell', () => {
  const reading = known(
    'woocommerce-analytics',
    rows(
      'Date | Order # | N. Revenue (formatted) | Status | Customer | Customer type | Product(s) | Items sold | Coupon(s) | Net Sales | Attribution',
      '2026-01-05 09:59:00 | 1001 | €100.90 | completed | Anna Jansen | new | 1× Tea, green, 2× Mug | 3 | TEN | 100.9 | Direct',
      '2026-01-06 09:59:00 | 1002 | €10.00 | failed | Anna Jansen | new | 1× Tea | 1 | | 10 | Direct',
    ),
  );
  expect(revenueOf(reading)).toEqual({ EUR: '100.90' });
  expect(reading.orders.detail(0)).toMatchObject({ coupon: 'TEN', channel: 'Direct' });
  expect(reading.orders.detail(0).lines.map(({ product, quantity }) => [product, quantity])).toEqual([
    ['Tea, green', 1],
    ['Mug', 2],
  ]);
});

test('WooCommerce Advanced Order Export: totals repeated on each line', () => {
  const reading = known(
    'woocommerce-advanced',
    rows(
      'Order Number | Order Status | Order Date | First Name (Billing) | Last Name (Billing) | Email (Billing) | Phone (Billing) | Item # | SKU | Name | Quantity | Item Cost | Order Line Total | Coupons Used | Cart Discount Amount | Order Refund Amount | Order Total Amount',
      '1 | Completed | 2026-01-05 09:59 | سارا | رضایی | | 09120001111 | 1 | A1 | قهوه | 2 | 250000 | 500000 | | | 100000 | 720000',
      '1 | Completed | 2026-01-05 09:59 | سارا | رضایی | | 09120001111 | 2 | B1 | ماگ | 1 | 180000 | 180000 | | | 100000 | 720000',
    ),
  );
  expect(orderLines(reading)).toEqual(['1 +989120001111 2026-01-05 620000 ']);
  expect(reading.orders.person(0).name).toBe('سارا رضایی');
});

test('WooCommerce by WebToffee: items in numbered columns, refunds as pieces of text, guests with id 0', () => {
  const reading = known(
    'woocommerce-webtoffee',
    rows(
      'order_number | order_date | status | order_total | order_currency | customer_id | customer_email | billing_first_name | billing_last_name | billing_phone | refund_items | line_item_1 | Product Item 1 Name | Product Item 1 Quantity | Product Item 1 Total | Product Item 2 Name | Product Item 2 Quantity | Product Item 2 Total',
      '1 | 2026-01-05 09:59:00 | completed | 720000 | IRT | 11 | | سارا | رضایی | 09120001111 | amount:20000;amount:50000 | name:قهوه | قهوه | 2 | 500000 | ماگ | 1 | 180000',
      '2 | 2026-01-06 09:59:00 | processing | 100000 | IRT | 0 | | علی | کریمی | 09120002222 | | name:ماگ | ماگ | 1 | 100000 | | |',
    ),
  );
  expect(orderLines(reading)).toEqual(
    ['1 11 2026-01-05 650000.0 IRT', '2 +989120002222 2026-01-06 100000.0 IRT'].map((line) =>
      line.replace('.0 ', ' '),
    ),
  );
  expect(reading.orders.detail(0).lines).toEqual([
    { product: 'قهوه', category: '', quantity: 2, amount: 5_000_000 },
    { product: 'ماگ', category: '', quantity: 1, amount: 1_800_000 },
  ]);
});

test('WooCommerce under the names of its database', () => {
  const reading = known(
    'woocommerce-snake',
    rows(
      'order_id | order_date | order_status | customer_id | billing_first_name | billing_last_name | billing_email | billing_phone | order_total | order_currency',
      '1 | 2026-01-05 | wc-completed | 7 | Ann | Lee | ann@shop.example | | 12.5 | EUR',
      '2 | 2026-01-05 | wc-pending | 7 | Ann | Lee | ann@shop.example | | 12.5 | EUR',
    ),
  );
  expect(orderLines(reading)).toEqual(['1 7 2026-01-05 12.50 EUR']);
});

describe('Square', () => {
  const header =
    'Date | Time | Time Zone | Gross Sales | Discounts | Net Sales | Gift Card Sales | Tax | Tip | Partial Refunds | Total Collected | Source | Net Total | Transaction ID | Payment ID | PAN Suffix | Description | Event Type | Customer ID | Customer Name';

  test('transactions: days month first, refunds as rows of their own', () => {
    const reading = known(
      'square-transactions',
      rows(
        header,
        '8/02/2026 | 14:05:10 | Eastern | $20.00 | $0.00 | $20.00 | $0.00 | $1.60 | $0.00 | $0.00 | $21.60 | Register | $21.00 | T1 | P1 | 4242 | 2 x Tea | Payment | C1 | Ann Lee',
        '8/03/2026 | 10:00:00 | Eastern | ($5.00) | $0.00 | ($5.00) | $0.00 | ($0.40) | $0.00 | $0.00 | ($5.40) | Register | ($5.40) | T1 | P2 | 4242 | Refund | Refund | C1 | Ann Lee',
        '8/04/2026 | 10:00:00 | Eastern | ($9.00) | $0.00 | ($9.00) | $0.00 | $0.00 | $0.00 | $0.00 | ($9.00) | Register | ($9.00) | T9 | P3 | 4242 | Refund | Refund | C1 | Ann Lee',
      ),
      newYork,
    );
    expect(orderLines(reading)).toEqual(['T1 C1 2026-08-02 16.20 USD']);
    expect(leftOut(reading)).toEqual({ refunded: [1, '5.40'], 'refund without its order': [1, '-9.00'] });
    expect(reading.orders.detail(0).minute).toBe(845);
  });

  test.each([
    ['before', '$21.60'],
    ['after', '$16.60'],
  ])('partial refunds on the payment’s own row, its total being %s them', (_when, total) => {
    const reading = known(
      'square-transactions',
      rows(
        header,
        `8/02/2026 | 14:05:10 | Eastern | $20.00 | $0.00 | $20.00 | $0.00 | $1.60 | $0.00 | ($5.00) | ${total} | Register | $21.00 | T1 | P1 | 4242 | Tea | Payment | C1 | Ann`,
      ),
      newYork,
    );
    expect(revenueOf(reading)).toEqual({ USD: '16.60' });
    expect(reading.sumIn).toEqual([2160]);
  });

  test('items: one row a line, net of its discount', () => {
    const reading = known(
      'square-items',
      rows(
        'Date | Time | Time Zone | Category | Item | Qty | Price Point Name | SKU | Modifiers Applied | Gross Sales | Discounts | Net Sales | Tax | Transaction ID | Payment ID | Event Type | Customer ID | Customer Name',
        '8/22/2026 | 14:05:10 | Eastern | Drinks | Tea | 2 | Regular | T | | $10.00 | ($1.00) | $9.00 | $0 | T1 | P1 | Payment | C1 | Ann',
        '8/22/2026 | 14:05:10 | Eastern | Cups | Mug | 1 | Regular | M | | $7.00 | $0.00 | $7.00 | $0 | T1 | P1 | Payment | C1 | Ann',
        '8/23/2026 | 14:05:10 | Eastern | Cups | Mug | -1 | Regular | M | | ($7.00) | $0.00 | ($7.00) | $0 | T1 | P2 | Refund | C1 | Ann',
      ),
      newYork,
    );
    expect(orderLines(reading)).toEqual(['T1 C1 2026-08-22 9.00 USD']);
    expect(reading.orders.detail(0).lines.map(({ product, category }) => [product, category])).toEqual([
      ['Tea', 'Drinks'],
    ]);
  });
});

test('Stripe: partly refunded payments stay Paid, tests and uncaptured ones do not count, times are UTC', () => {
  const reading = known(
    'stripe-payments',
    rows(
      'id | Created date (UTC) | Amount | Amount Refunded | Currency | Captured | Mode | Status | Description | Customer ID | Customer Email',
      'ch_1 | 2026-07-10 21:00:00 | 100.00 | 30.00 | usd | true | Live | Paid | | cus_A | ann@shop.example',
      'ch_2 | 2026-07-10 18:00:00 | 5.00 | 0.00 | usd | true | Test | Paid | | cus_A | ann@shop.example',
      'ch_3 | 2026-07-10 18:00:00 | 7.00 | 0.00 | usd | false | Live | Paid | | cus_A | ann@shop.example',
      'ch_4 | 2026-07-10 18:00:00 | 9.00 | 9.00 | usd | true | Live | Refunded | | cus_A | ann@shop.example',
    ),
  );
  expect(orderLines(reading)).toEqual(['ch_1 cus_A 2026-07-11 70.00 USD']);
  expect(statuses(reading)).toEqual({
    ch_1: 'counted',
    ch_2: 'test order',
    ch_3: 'unpaid',
    ch_4: 'refunded',
  });
});

test('Stripe’s API: cents and seconds', () => {
  const reading = known(
    'stripe-api',
    rows(
      'id | object | amount | amount_refunded | created | currency | customer | livemode | status',
      'ch_1 | charge | 1250 | 250 | 1783706400 | eur | cus_A | true | succeeded',
      'ch_2 | charge | 500 | 0 | 1783706400 | jpy | cus_A | true | succeeded',
    ),
  );
  expect(revenueOf(reading)).toEqual({ EUR: '10.00', JPY: '500' });
  expect(isoOf(reading.orders.day[0]!)).toBe('2026-07-10');
});

test('Etsy: what was refunded shows in the adjusted total', () => {
  const reading = known(
    'etsy-orders',
    rows(
      'Sale Date | Order ID | Buyer User ID | Full Name | Number of Items | Ship City | Currency | Order Value | Coupon Code | Discount Amount | Shipping | Sales Tax | Order Total | Status | Order Net | Adjusted Order Total | Buyer',
      '08/02/2026 | 1 | ann77 | Ann Lee | 2 | Leeds | GBP | 40 | | 0 | 5 | 0 | 45.00 | Shipped | 42 | 30.00 | Ann',
      '08/03/2026 | 2 | bob | Bob Fox | 1 | York | GBP | 10 | | 0 | 0 | 0 | 10.00 | | 9 | | Bob',
    ),
  );
  expect(orderLines(reading)).toEqual(['1 ann77 2026-08-02 30.00 GBP', '2 bob 2026-08-03 10.00 GBP']);
  expect(leftOut(reading)).toEqual({ refunded: [0, '15.00'] });
});

test('Etsy’s items: the transaction is the line’s, the order total is repeated', () => {
  const reading = known(
    'etsy-items',
    rows(
      'Sale Date | Item Name | Buyer | Quantity | Price | Item Total | Currency | Transaction ID | Order ID | Order Total',
      '08/22/26 | Tea | ann77 | 2 | 5.00 | 10.00 | GBP | 901 | 1 | 22.00',
      '08/22/26 | Mug | ann77 | 1 | 12.00 | 12.00 | GBP | 902 | 1 | 22.00',
    ),
  );
  expect(orderLines(reading)).toEqual(['1 ann77 2026-08-22 22.00 GBP']);
});

test('Amazon: item prices are for the whole quantity', () => {
  const reading = known(
    'amazon-orders',
    rows(
      'order-id | order-item-id | purchase-date | buyer-email | buyer-name | product-name | sku | quantity-purchased | currency | item-price | order-status',
      '111-1 | 1 | 2026-01-05T09:59:00+00:00 | x1@marketplace.amazon.com | Ann | Tea | T | 2 | EUR | 18.00 | Shipped',
      '111-1 | 2 | 2026-01-05T09:59:00+00:00 | x1@marketplace.amazon.com | Ann | Mug | M | 1 | EUR | 7.00 | Shipped',
      '111-2 | 3 | 2026-01-05T09:59:00+00:00 | x2@marketplace.amazon.com | Bob | Mug | M | 1 | EUR | 7.00 | Cancelled',
    ),
  );
  expect(orderLines(reading)).toEqual(['111-1 x1@marketplace.amazon.com 2026-01-05 25.00 EUR']);
});

test('BigCommerce: the day of the order and not of its delivery', () => {
  const reading = known(
    'bigcommerce-orders',
    rows(
      'Order ID | Order Date | Delivery Date | Order Status | Order Total | Cart Base Amount | Refund Amount | First Name | Last Name | Email Address | Phone | Billing City',
      '100 | 05/01/2026 | 14/01/2026 | Completed | 105.90 | 100.90 | 0.00 | Anna | Jansen | anna@shop.example | | Utrecht',
      '101 | 13/02/2026 | | Partially Refunded | 67.95 | 62.95 | 20.00 | Anna | Jansen | anna@shop.example | | Utrecht',
      '102 | 13/02/2026 | | Awaiting Payment | 67.95 | 62.95 | 0 | Anna | Jansen | anna@shop.example | | Utrecht',
    ),
  );
  expect(orderLines(reading)).toEqual([
    '100 anna@shop.example 2026-01-05 105.90 ',
    '101 anna@shop.example 2026-02-13 47.95 ',
  ]);
});

test('BigCommerce: the products of an order stand labeled in one cell', () => {
  const details = (name: string, count: number) =>
    `Product ID: 7, Product Qty: ${count}, Product SKU: S-1, Product Name: ${name}, Product Weight: 1.0, Product Unit Price: 5.00`;
  const reading = known('bigcommerce-orders', [
    [
      'Order ID',
      'Order Date',
      'Order Status',
      'Order Total',
      'Cart Base Amount',
      'Customer Email',
      'Product Details',
    ],
    [
      '100',
      '14/01/2026',
      'Completed',
      '15',
      '15',
      'a@b.io',
      `${details('Mug, blue', 2)}|${details('Tea', 1)}`,
    ],
  ]);
  expect(reading.all()[0]?.detail.lines.map(({ product, quantity }) => [product, quantity])).toEqual([
    ['Mug, blue', 2],
    ['Tea', 1],
  ]);
});

test('Online Retail: invoices that start with C are cancellations, lines at price 0 do not count', () => {
  const reading = known(
    'online-retail',
    rows(
      'InvoiceNo | StockCode | Description | Quantity | InvoiceDate | UnitPrice | CustomerID | Country',
      '536365 | 85123A | HEART | 6 | 2010-12-01 08:26:00 | 2.55 | 17850 | United Kingdom',
      '536365 | 71053 | LANTERN | 6 | 2010-12-01 08:26:00 | 3.39 | 17850 | United Kingdom',
      'C536379 | D | Discount | -1 | 2010-12-01 09:41:00 | 27.50 | 14527 | United Kingdom',
      '536414 | 22139 | | 56 | 2010-12-01 11:52:00 | 0 | | United Kingdom',
      '536544 | 21773 | ORNAMENT | 1 | 2010-12-01 14:32:00 | 2.51 | | United Kingdom',
    ),
  );
  expect(orderLines(reading)).toEqual(['536365 17850 2010-12-01 35.64 ']);
  expect(leftOut(reading)).toEqual({ cancelled: [1, '-27.50'], 'no price': [1, '0.00'] });
  expect(reading.anonymous).toEqual({ rows: 1, orders: 1, revenue: [251] });
});

test('nopCommerce in Persian: payment decides, unless the order was cancelled', () => {
  const reading = known(
    'nopcommerce-fa',
    rows(
      'شماره سفارش | نام مشتری | ایمیل | تاریخ ثبت | مبلغ سفارش | وضعیت سفارش | وضعیت پرداخت | وضعیت ارسال',
      '1 | سارا | sara@shop.example | 1404/10/15 | 100 | معلق | پرداخت شده | هنوز ارسال نشده',
      '2 | سارا | sara@shop.example | 1404/10/15 | 100 | در حال پردازش | معلق | ارسال شده',
      '3 | سارا | sara@shop.example | 1404/10/15 | 100 | لغو شده | پرداخت شده | ارسال شده',
      '4 | سارا | sara@shop.example | 1404/10/15 | 100 | تکمیل‌شده | جزئی بازپرداخت شده | تحویل شده',
      '5 | سارا | sara@shop.example | 1404/10/15 | 100 | تکمیل‌شده | بازپرداخت شده | تحویل شده',
    ),
  );
  expect(statuses(reading)).toEqual({
    1: 'counted',
    2: 'unpaid',
    3: 'cancelled',
    4: 'counted',
    5: 'refunded',
  });
  expect(reading.warnings.map(({ en }) => en)).toEqual([expect.stringContaining('refunded in part')]);
});

test('nopCommerce under the names of its code', () => {
  const reading = known(
    'nopcommerce',
    rows(
      'OrderId | OrderGuid | CustomerId | OrderStatus | PaymentStatus | OrderTotal | RefundedAmount | CustomerCurrencyCode | CreatedOnUtc | BillingEmail',
      '1 | g | 7 | Processing | Paid | 20.5 | 0.5 | EUR | 2026-01-05 22:00:00 | ann@shop.example',
      '2 | g | 7 | Cancelled | Paid | 9 | 0 | EUR | 2026-01-05 | ann@shop.example',
    ),
  );
  expect(orderLines(reading)).toEqual(['1 7 2026-01-06 20.00 EUR']);
});

test('nopCommerce with the numbers of its code for states', () => {
  const reading = known(
    'nopcommerce',
    rows(
      'OrderId | OrderGuid | CustomerId | OrderStatusId | PaymentStatusId | OrderTotal | RefundedAmount | CustomerCurrencyCode | CreatedOnUtc',
      '1 | g | 7 | 30 | 30 | 20 | 0 | EUR | 2026-01-05',
      '2 | g | 7 | 40 | 30 | 9 | 0 | EUR | 2026-01-05',
      '3 | g | 7 | 10 | 10 | 9 | 0 | EUR | 2026-01-05',
      '4 | g | 7 | 30 | 35 | 9 | 2 | EUR | 2026-01-05',
      '5 | g | 7 | 30 | 40 | 9 | 9 | EUR | 2026-01-05',
    ),
  );
  expect(statuses(reading)).toEqual({
    1: 'counted',
    2: 'cancelled',
    3: 'unpaid',
    4: 'counted',
    5: 'refunded',
  });
  expect(revenueOf(reading)).toEqual({ EUR: '27.00' });
});

test('Digikala’s sellers: Rial, and no buyers, which is said and not asked', () => {
  const reading = known(
    'digikala-seller',
    rows(
      'order_item_id | order_id | variant | quantity | selling_price | order_status | shipment_status | created_at | commitment_date',
      '501 | 9001 | قهوه | 2 | 7200000 | sent | delivered | 2026-01-05 09:59:00 | 2026-01-07',
    ),
  );
  expect(reading.anonymous).toEqual({ rows: 1, orders: 1, revenue: [14_400_000] });
  expect(reading.currencies[0]?.code).toBe('IRT');
  expect(reading.warnings.map(({ en }) => en)).toEqual([
    expect.stringContaining('says nothing of the buyers'),
  ]);
});

test('Digikala’s affiliates: Rial, without buyers', () => {
  const reading = known(
    'digikala-affiliate',
    rows(
      'تاریخ | سایت | قیمت | تخفیف | درآمد | مشتری جدید | وضعیت فاکتور',
      '1404/10/15 | a.ir | 7200000 | 0 | 70000 | بله | تایید شده',
    ),
  );
  expect(reading.anonymous).toMatchObject({ orders: 1, revenue: [7_200_000] });
});

test('Basalam: an item of a cancelled parcel comes off its order, an unpaid order does not count', () => {
  const reading = known(
    'basalam-parcels',
    rows(
      'order_id | paid_at | created_at | customer_name | recipient_mobile | city | parcel_id | parcel_status_id | parcel_status | item_title | quantity | price | coupon_code | amount',
      '1 | 2026-01-05T06:29:00Z | 2026-01-05T06:20:00Z | سارا | 09120001111 | تهران | P1 | 3195 | رضایت مشتری | قهوه | 2 | 5000000 | | 6800000',
      '1 | 2026-01-05T06:29:00Z | 2026-01-05T06:20:00Z | سارا | 09120001111 | تهران | P2 | 3067 | لغو | ماگ | 1 | 1800000 | | 6800000',
      '2 | | 2026-01-06T06:20:00Z | علی | 09120002222 | شیراز | P3 | 3739 | جدید | ماگ | 1 | 1800000 | | 1800000',
    ),
  );
  expect(orderLines(reading)).toEqual(['1 +989120001111 2026-01-05 5000000 ']);
  expect(leftOut(reading)).toEqual({ cancelled: [1, '1800000'], unpaid: [1, '1800000'] });
});
