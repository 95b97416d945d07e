import { isoOf } from '../../src/core/days.ts';
import { contextIn, expectBalance, leftOut, read, refusal, revenueOf, rows, tehran, utc } from './reading.ts';

const daysOf = (cells: unknown[], answers = {}, context = utc) => {
  const reading = read(
    [['customer', 'date', 'amount'], ...cells.map((cell) => ['A', cell as string, '1'])],
    answers,
    context,
  );
  expectBalance(reading);
  return Array.from(reading.orders.day, isoOf);
};

describe('days of a column', () => {
  test('one cell past the 12th decides the order of day and month for all', () => {
    expect(daysOf(['05/01/2026', '13/02/2026'])).toEqual(['2026-01-05', '2026-02-13']);
    expect(daysOf(['05/01/2026', '02/13/2026'])).toEqual(['2026-05-01', '2026-02-13']);
  });

  test('where nothing decides, the question is asked and those rows wait', () => {
    const table = rows(
      'customer | date | amount',
      'A | 05/01/2026 | 1',
      'A | 03/03/2026 | 2',
      'A | 06/02/2026 | 4',
    );
    const reading = read(table);
    expect(leftOut(reading)).toEqual({ 'unclear date': [2, '5'] });
    expect(reading.questions).toMatchObject([
      { kind: 'dateOrder', sample: '05/01/2026' },
      { kind: 'currency' },
    ]);
    expect(daysOf(['05/01/2026', '06/02/2026'], { dateOrder: 'dmy' })).toEqual(['2026-01-05', '2026-02-06']);
    expect(daysOf(['05/01/2026', '06/02/2026'], { dateOrder: 'mdy' })).toEqual(['2026-05-01', '2026-06-02']);
  });

  test('where cells contradict each other, all of their kind wait', () => {
    expect(daysOf(['13/02/2026', '02/14/2026', '05/06/2026', '2026-06-07'])).toEqual(['2026-06-07']);
  });

  test('Jalali in several layouts and scripts beside each other', () => {
    expect(daysOf(['1404/10/15 - 14:05', '۱۴۰۴.۱۲.۰۱ ۰۹:۳۰', '۱۴۰۴/۵/۲', '۱۵ دی ۱۴۰۴'])).toEqual([
      '2026-01-05',
      '2026-02-20',
      '2025-07-24',
      '2026-01-05',
    ]);
  });

  test('real dates, serials and text beside each other', () => {
    const midnight = new Date(Date.UTC(2026, 0, 5) - 3.5 * 3_600_000);
    expect(daysOf([midnight, 46_028, '2026-01-07'], {}, tehran)).toEqual([
      '2026-01-05',
      '2026-01-06',
      '2026-01-07',
    ]);
  });

  test('a real date is shown among the samples as the day of the sheet', () => {
    const midnight = new Date(Date.UTC(2026, 0, 5) - 3.5 * 3_600_000);
    const { mapping } = read(
      [
        ['customer', 'date', 'amount'],
        ['A', midnight, 1],
      ],
      {},
      tehran,
    );
    expect(mapping.find(({ field }) => field === 'date')?.samples).toEqual(['2026-01-05']);
  });

  test('stamps with an offset fall on the day of the sheet’s zone', () => {
    const cells = ['2026-03-01 23:30:00 +0100', '2026-03-02 00:10:00 +0100'];
    expect(daysOf(cells)).toEqual(['2026-03-01', '2026-03-01']);
    expect(daysOf(cells, {}, contextIn('Europe/Amsterdam', 1))).toEqual(['2026-03-01', '2026-03-02']);
  });

  test('a column that says UTC is carried to the zone', () => {
    const table = rows('customer | Created (UTC) | amount', 'A | 2026-07-10 21:00:00 | 1');
    expect(isoOf(read(table, {}, tehran).orders.day[0]!)).toBe('2026-07-11');
    expect(isoOf(read(table, {}, utc).orders.day[0]!)).toBe('2026-07-10');
  });

  test('two-digit years are Jalali where a person says so', () => {
    expect(daysOf(['04/10/15', '03/12/30'], { dateOrder: 'ymd' })).toEqual(['2026-01-05', '2025-03-20']);
    expect(daysOf(['99/12/30', '1404/01/01'], { dateOrder: 'ymd' })).toEqual(['2021-03-20', '2025-03-21']);
    const asked = read(rows('customer | date | amount EUR', 'A | 04/10/15 | 1')).questions;
    expect(asked).toMatchObject([{ kind: 'dateOrder', choices: [{}, {}, { value: 'ymd' }] }]);
    const years = read(rows('customer | date | amount EUR', 'A | 99/10/15 | 1', 'A | 00/02/06 | 1'));
    expect(leftOut(years)).toEqual({ 'unclear date': [2, '2.00'] });
    const clear = read(rows('customer | date | amount EUR', 'A | 04/10/2015 | 1')).questions;
    expect(clear).toMatchObject([{ kind: 'dateOrder', choices: [{ value: 'dmy' }, { value: 'mdy' }] }]);
    expect(daysOf(['15/10/04', '16/10/04'])).toEqual(['2004-10-15', '2004-10-16']);
  });

  test('year, month and day in three columns, the month by number or name', () => {
    const table = rows(
      'مشتری | سال | ماه | روز | مبلغ',
      'A | ۱۴۰۴ | ۱۰ | ۱۵ | 1',
      'A | 1404 | دی | 16 | 1',
      'A | 1404 | 12 | 30 | 1',
    );
    const reading = read(table);
    expect(Array.from(reading.orders.day, isoOf)).toEqual(['2026-01-05', '2026-01-06']);
    expect(leftOut(reading)).toMatchObject({ 'unreadable date': [1, '1'] });
    expect(reading.questions[0]?.text.en).toBe('"سال/ماه/روز" is not a date in row 4 ("1404/12/30")');
    expect(refusal(table)).toContain('row 4 of the range: "سال/ماه/روز" is "1404/12/30", not a date');
  });

  test('days that a sheet swapped are swapped back where that is certain', () => {
    // Typed day first into a sheet that reads month first: up to the 12th they became real dates, the wrong ones.
    const real = (day: number) => new Date(Date.UTC(2026, day - 1, 3));
    const cells = [1, 2, 4, 5, 6, 7, 8, 9, 10].map(real);
    const reading = read([
      ['customer', 'date', 'amount'],
      ...[...cells, '13/03/2026', '20/03/2026', '28/03/2026'].map((cell) => ['A', cell, 1]),
    ]);
    expect(Array.from(reading.orders.day, isoOf).slice(0, 4)).toEqual([
      '2026-03-01',
      '2026-03-02',
      '2026-03-04',
      '2026-03-05',
    ]);
    expect(reading.warnings.map(({ en }) => en)).toEqual([expect.stringContaining('swapped back')]);
  });

  test('days that a sheet may have swapped are told of where too few tell', () => {
    const cells = [1, 2, 4].map((month) => new Date(Date.UTC(2026, month, 3)));
    const reading = read([
      ['customer', 'date', 'amount EUR'],
      ...[...cells, '13/03/2026'].map((cell) => ['A', cell, 1]),
    ]);
    expect(Array.from(reading.orders.day, isoOf).slice(0, 2)).toEqual(['2026-02-03', '2026-03-03']);
    expect(reading.warnings.map(({ en }) => en)).toEqual([
      'In "date", 3 dates may have day and month swapped by the sheet; bring the file itself instead',
    ]);
  });

  test('the time of an order is kept in minutes, from the date or a column of its own', () => {
    const one = read(
      rows('order id | customer | date | total', '1 | A | 2026-01-05 14:05 | 1', '2 | A | 2026-01-05 | 1'),
    );
    expect([0, 1].map((at) => one.orders.detail(at).minute)).toEqual([845, null]);
    const two = read(
      rows('order id | customer | order date | time | total', '1 | A | 2026-01-05 | 14:05:10 | 1'),
    );
    expect(two.orders.detail(0).minute).toBe(845);
  });
});

const moneyOf = (cells: (string | number)[], header = 'amount', answers = {}) => {
  const reading = read(
    [['customer', 'date', header], ...cells.map((cell) => ['A', '2026-01-05', cell])],
    answers,
  );
  expectBalance(reading);
  return revenueOf(reading);
};

describe('money of a column', () => {
  test.each<[cells: (string | number)[], sum: Record<string, string>, why: string]>([
    [['1,240.00', '(240.00)', '0.50'], { '': '1240.50' }, 'brackets are a refund without its order'],
    [['1.105,90', '2,10'], { '': '1108.00' }, 'commas part decimals'],
    [['1.234', '1.105,90'], { '': '2339.90' }, 'a neighbour proves the dot groups'],
    [['1.234', '1.5'], { '': '2.734' }, 'a neighbour proves the dot parts decimals'],
    [['1,234', '5,678'], { '': '6912' }, 'commas before three digits group'],
    [['45.000', '12.500'], { '': '57500' }, 'dots before three digits everywhere group'],
    [['۷۲۰٬۰۰۰ تومان', '290000 تومان'], { IRT: '1010000' }, 'the unit in the cell'],
    [['۷۲۰٬۰۰۰ تومان', '2900000 ریال'], { IRT: '1010000' }, 'Toman and Rial are one money'],
    [['€12.30', '€0.70'], { EUR: '13.00' }, 'a sign'],
    [['€12.30', '7'], { EUR: '19.30' }, 'the only unit of the file is that of amounts without one'],
    [['€12.30', '$7'], { EUR: '12.30', USD: '7.00' }, 'two currencies are never added'],
    [[12.5, 0.25], { '': '12.75' }, 'numbers'],
    [[0.1 + 0.2, 0.3], { '': '0.6' }, 'noise of binary'],
    [['KWD 1.234', 'KWD 5.000'], { KWD: '6.234' }, 'money of three decimals'],
    [['¥1,200', '¥800'], { JPY: '2000' }, 'money of none'],
    [['$ 10.50 USD', '$4.00 CAD'], { USD: '10.50', CAD: '4.00' }, 'a sign before and a code after'],
  ])('%j come to %j: %s', (cells, sum) => {
    expect(moneyOf(cells)).toEqual(sum);
  });

  test('the unit in the header', () => {
    expect(moneyOf(['720,000'], 'مبلغ (تومان)')).toEqual({ IRT: '720000' });
    expect(moneyOf(['7,200,000'], 'مبلغ به ریال')).toEqual({ IRT: '720000' });
    expect(moneyOf(['720'], 'مبلغ (هزار تومان)')).toEqual({ IRT: '720000' });
    expect(moneyOf(['12.30'], 'Total (EUR)')).toEqual({ EUR: '12.30' });
  });

  test('1.234 is a thousand and more, except of money that has three decimals, wherever its name stands', () => {
    expect(moneyOf(['120.000', '85.500'], 'مبلغ (تومان)')).toEqual({ IRT: '205500' });
    expect(moneyOf(['1.234', '2.500'], 'Total (KWD)')).toEqual({ KWD: '3.734' });
    const reading = read(
      rows(
        'order id | customer | date | total | currency',
        '1 | A | 2026-01-05 | 1.250 | BHD',
        '2 | A | 2026-01-05 | 1.250 | EUR',
      ),
    );
    expect(revenueOf(reading)).toEqual({ BHD: '1.250', EUR: '1250.00' });
    expect(reading.warnings.map(({ en }) => en)).toContain(
      'In "total", 1 amounts such as 1.234 were read as thousands',
    );
  });

  test('a column of currencies keeps them apart', () => {
    const table = rows(
      'order id | customer | date | total | currency',
      '1 | A | 2026-01-05 | 10 | EUR',
      '2 | A | 2026-01-05 | 20 | usd',
      '3 | A | 2026-01-05 | 5 | IRR',
    );
    const reading = read(table);
    expect(revenueOf(reading)).toEqual({ EUR: '10.00', USD: '20.00', IRT: '0.5' });
    expect(reading.orders.currency).not.toBeNull();
  });

  test('without a unit, refunds may show more decimals than totals', () => {
    const reading = read(rows('customer | date | total | refund', 'A | 2026-01-05 | 93.9 | 49.71'));
    expectBalance(reading);
    expect(revenueOf(reading)).toEqual({ '': '44.19' });
  });

  test('an unknown unit is counted as it stands, and asked', () => {
    const table = rows('مشتری | تاریخ | مبلغ', 'سارا | 1404/10/15 | 7200000');
    expect(revenueOf(read(table))).toEqual({ '': '7200000' });
    const arabic = read(rows('مشتری | تاریخ | مبلغ', 'سارا | ١٤٠٤/١٠/١٥ | ٧٬٢٠٠٬٠٠٠'));
    expect(arabic.questions).toMatchObject([{ kind: 'currency', sample: '٧٬٢٠٠٬٠٠٠' }]);
    expect(
      read(table).questions.map(
        (question) => question.kind === 'currency' && question.choices.map(({ value }) => value),
      ),
    ).toEqual([['IRR', 'IRT', 'IRHT']]);
    expect(revenueOf(read(table, { currency: 'IRR' }))).toEqual({ IRT: '720000' });
    expect(revenueOf(read(table, { currency: 'IRT' }))).toEqual({ IRT: '7200000' });
    expect(read(table, { currency: 'IRT' }).questions).toEqual([]);
  });

  test('decimals are those of at least 1 in 100 cells that are not 0', () => {
    const cells = (rare: number) => [
      ...Array.from({ length: 100 }, () => '1.00'),
      ...Array.from({ length: rare }, () => '0.005'),
    ];
    // One in 101 is under 1 %: half a cent is rounded away from zero. Two in 102 are not.
    expect(moneyOf(cells(1))).toEqual({ '': '100.01' });
    expect(moneyOf(cells(2))).toEqual({ '': '100.010' });
    expect(moneyOf([...cells(1), ...Array.from({ length: 50 }, () => '0.000')])).toEqual({ '': '100.01' });
  });

  test('amounts too large to hold to the unit are not read', () => {
    const reading = read(
      rows('customer | date | amount', 'A | 2026-01-05 | 99999999999999999999', 'A | 2026-01-05 | 5'),
    );
    expect(leftOut(reading)).toEqual({ 'unreadable amount': [1, '0'] });
  });
});

describe('the header', () => {
  test('`Type` that tells sales from refunds nets them; one that tells anything else is none', () => {
    const table = (type: string) =>
      rows(
        'Order | Type | Customer | Date | Amount',
        '1 | Sale | A | 2026-01-05 | 100',
        `1 | ${type} | A | 2026-01-07 | 30`,
      );
    expect(revenueOf(read(table('Refund')))).toEqual({ '': '70' });
    expect(read(table('Gift')).columns.status).toBeUndefined();
  });

  test.each([
    ['Total (CHF)', 'CHF'],
    ['Amount in USD', 'USD'],
    ['Order total GBP', 'GBP'],
    ['Gesamtbetrag (€)', 'EUR'],
    ['مبلغ به ریال', 'IRT'],
    ['مبلغ (ت)', 'IRT'],
  ])('%s names the amount and its unit', (header, unit) => {
    const reading = read([
      ['customer', 'date', 'id', header],
      ['A', '2026-01-05', '1', '10'],
    ]);
    expect([reading.columns.total, reading.currencies[0]?.code]).toEqual([header, unit]);
  });

  test('`Name` over order numbers is the order’s, over people theirs', () => {
    const table = (name: string, other: string) =>
      rows(
        `Name | Email | Created at | Total`,
        `${name} | a@b.de | 2026-01-05 | 1`,
        `${other} | c@d.de | 2026-01-06 | 2`,
      );
    expect(read(table('#1001', '#1002')).columns).toMatchObject({ order_id: 'Name' });
    expect(read(table('Ann Lee', 'Bo Li')).columns).toMatchObject({ name: 'Name' });
  });

  test('three columns without one: customer, date, amount', () => {
    const reading = read([
      ['A', '2026-01-05', 10],
      ['B', '2026-01-06', 20],
    ]);
    expect(reading.format).toBe('three-columns');
    expect(reading.orders.customers).toEqual(['A', 'B']);
    expect(reading.rowsIn).toBe(2);
  });

  test('three columns in words we do not know go by their place', () => {
    const reading = read(rows('kto | kiedy | ile', 'A | 2026-01-05 | 10', 'B | 2026-01-06 | 20'));
    expect(reading.orders.length).toBe(2);
    expect(
      reading.mapping.filter(({ confidence }) => confidence === 'likely').map(({ header }) => header),
    ).toEqual(['kto', 'kiedy', 'ile']);
  });

  test('three columns in another order go by their names', () => {
    expect(read(rows('amount | date | customer', '10 | 2026-01-05 | A')).orders.customers).toEqual(['A']);
  });

  test('is found below title lines', () => {
    const reading = read([
      ['Sales of the shop'],
      [],
      ['Made on', '2026-02-01'],
      ['Order number', 'Customer', 'Date', 'Total', 'Status'],
      ['1', 'A', '2026-01-05', '10', 'paid'],
    ]);
    expect(reading.orders.length).toBe(1);
    expect(reading.rowsIn).toBe(1);
  });

  test.each([
    ['customer | name | email | date | amount', 'customer', 'name', 'email'],
    ['Client | Customer name | E-mail | Date | Total', 'Client', 'Customer name', 'E-mail'],
    ['مشتری | نام | ایمیل | تاریخ | مبلغ', 'مشتری', 'نام', 'ایمیل'],
  ])('%s: codes of customers beside their names', (header, id, name, email) => {
    const reading = read(rows(header, 'k1 | Ada Byron | ada@shop.example | 2026-01-05 | 10'));
    expect(reading.columns).toMatchObject({ customer_id: id, name, email });
    expect(reading.orders.customers).toEqual(['k1']);
    expectBalance(reading);
  });

  test('tells delivery, payment and subtotal apart from the order’s day and total', () => {
    const reading = read(
      rows(
        'Order ID | Delivery Date | Paid at | Order Date | Subtotal | Shipping | Tax | Total | Customer email',
        '1 | 2026-03-01 | 2026-02-01 | 2026-01-05 | 8 | 1 | 1 | 10 | a@shop.example',
      ),
    );
    expect(reading.columns).toMatchObject({
      date: 'Order Date',
      total: 'Total',
      email: 'Customer email',
      delivered: 'Delivery Date',
    });
  });

  test.each([
    [
      'شماره سفارش | نام خریدار | موبایل خریدار | ایمیل خریدار | محصول | مبلغ | تاریخ ثبت | وضعیت',
      {
        order_id: 'شماره سفارش',
        name: 'نام خریدار',
        phone: 'موبایل خریدار',
        email: 'ایمیل خریدار',
        product: 'محصول',
        total: 'مبلغ',
        date: 'تاریخ ثبت',
        status: 'وضعیت',
      },
    ],
    [
      'ردیف | کد سفارش | نام مشتری | وضعیت | منبع | مبلغ (تومان) | تاریخ ثبت | اقلام',
      {
        order_id: 'کد سفارش',
        name: 'نام مشتری',
        status: 'وضعیت',
        channel: 'منبع',
        total: 'مبلغ (تومان)',
        date: 'تاریخ ثبت',
        product: 'اقلام',
      },
    ],
    [
      'Bestellnummer | Bestelldatum | Kundenemail | Gesamtbetrag',
      { order_id: 'Bestellnummer', date: 'Bestelldatum', email: 'Kundenemail', total: 'Gesamtbetrag' },
    ],
    [
      'order-id | purchase date | buyer email | grand total',
      { order_id: 'order-id', date: 'purchase date', email: 'buyer email', total: 'grand total' },
    ],
    [
      'Invoice No. | Invoice Date | Client ID | Amount Paid | Discount Code',
      {
        order_id: 'Invoice No.',
        date: 'Invoice Date',
        customer_id: 'Client ID',
        total: 'Amount Paid',
        coupon: 'Discount Code',
      },
    ],
  ])('%s', (header, columns) => {
    expect(read(rows(header)).columns).toMatchObject(columns);
  });

  test.each([
    [
      'customer | day | amount',
      'A | 2026-01-05 | 10',
      { customer_id: 'customer', date: 'day', total: 'amount' },
    ],
    ['order id | customer | time | total', '1 | A | 2026-01-05 10:00 | 10', { date: 'time' }],
    ['order id | customer | date | state | total', '1 | A | 2026-01-05 | CA | 10', { city: 'state' }],
    ['order id | customer | date | items | total', '1 | A | 2026-01-05 | 3 | 10', {}],
    ['ID | Date | Sales', '17 | 1997-01-01 | 29.33', { customer_id: 'ID', date: 'Date', total: 'Sales' }],
    ['id | order date | price', '17 | 1997-01-01 | 29.33', { customer_id: 'id' }],
    [
      'order id | customer | date | product | qty | price | total',
      '1 | A | 2026-01-05 | Tea | 2 | 5 | 10',
      { unit_price: 'price', total: 'total' },
    ],
    ['order id | customer | date | subtotal', '1 | A | 2026-01-05 | 10', { total: 'subtotal' }],
    ['order id | customer | date | price', '1 | A | 2026-01-05 | 10', { total: 'price' }],
    [
      'order no | client | ordered | paid (EUR)',
      '1 | Ann Lee | 2026-01-05 | 10',
      { date: 'ordered', total: 'paid (EUR)' },
    ],
    [
      'order id | customer | date | net sales | gross sales',
      '1 | A | 2026-01-05 | 9 | 10',
      { total: 'net sales' },
    ],
    ['customer | order date | quantity | price', 'A | 2026-01-05 | 2 | 10', { unit_price: 'price' }],
    [
      'نام | نام خانوادگی | تاریخ | مبلغ',
      'سارا | رضایی | 1404/10/15 | 10',
      { first_name: 'نام', last_name: 'نام خانوادگی' },
    ],
    ['نام | تاریخ | مبلغ', 'سارا رضایی | 1404/10/15 | 10', { name: 'نام' }],
  ])('%s over %s', (header, line, columns) => {
    const found = read(rows(header, line)).columns;
    expect(found).toMatchObject(columns);
    expect(found).not.toHaveProperty('status');
    if (header.includes('items')) expect(found).not.toHaveProperty('product');
  });

  test('two columns that fit the amount alike are a question, and an error in a cell', () => {
    const table = rows(
      'order id | customer | date | Amount | Value',
      '1 | A | 2026-01-05 | 10 | 9',
      '2 | A | 2026-01-06 | 20 | 18',
    );
    expect(read(table).questions).toMatchObject([
      { kind: 'column', field: 'total', choices: [{ value: 'Amount' }, { value: 'Value' }] },
      { kind: 'currency' },
    ]);
    expect(refusal(table)).toMatch(/"Amount", "Value"/);
    expect(revenueOf(read(table, { columns: { total: 'Value' } }))).toEqual({ '': '27' });
  });

  test('a column answered as none is not used', () => {
    const table = rows('order id | customer | date | total | status', '1 | A | 2026-01-05 | 10 | moon');
    expect(read(table, { columns: { status: '' } }).orders.length).toBe(1);
  });
});

describe('in a cell nothing can be asked', () => {
  const header = 'order id | customer | date | total | status';
  test.each([
    [
      'an unreadable date',
      ['1 | A | soon | 10 | paid', '2 | A | | 10 | paid'],
      'rows 2, 3 of the range: "date" is "soon", not a date',
    ],
    [
      'an unreadable amount',
      ['1 | A | 2026-01-05 | ten | paid'],
      'row 2 of the range: "total" is "ten", not an amount',
    ],
    [
      'an empty amount',
      ['1 | A | 2026-01-05 | | paid'],
      'row 2 of the range: "total" is an empty cell, not an amount',
    ],
    [
      'an unknown status',
      ['1 | A | 2026-01-05 | 10 | moon'],
      'row 2 of the range: "status" is "moon", a status nobody has explained',
    ],
    [
      'an open order of day and month',
      ['1 | A | 05/01/2026 | 10 | paid'],
      'row 2 of the range: "date" is "05/01/2026", day and month not clear',
    ],
    [
      'several currencies',
      [
        '1 | A | 2026-01-05 | €10 | paid',
        '2 | A | 2026-01-05 | €10 | paid',
        '3 | A | 2026-01-05 | $10 | paid',
      ],
      'several currencies in "total": EUR, USD; row 4 is not EUR',
    ],
  ])('%s is an error that says where and what to do', (_what, lines, sentence) => {
    const message = refusal(rows(header, ...lines));
    expect(message).toContain(sentence);
    expect(message).toMatch(/Settle it in Bazgasht › Orders$/);
    expect(message.length).toBeLessThanOrEqual(140);
  });

  test('the first three rows are named and the others counted', () => {
    const message = refusal(
      rows(header, ...Array.from({ length: 44 }, (_, i) => `${i} | A | soon | 10 | paid`)),
    );
    expect(message).toContain('rows 2, 3, 4 and 41 more of the range');
  });

  test('a row that would not count anyway may hold anything', () => {
    expect(refusal(rows(header, '1 | A | soon | ten | cancelled', '2 | A | 2026-01-05 | 10 | paid'))).toBe(
      '',
    );
  });

  test('headers however long leave the sentence short', () => {
    const long =
      'order reference | client | first purchase channel | delivery address line 1 | notes of the shop';
    const message = refusal(rows(long, '1 | A | web | Yazd | none'));
    expect(message).toContain('headers found: order reference, client, first purchase channel, …');
    expect(message.length).toBeLessThanOrEqual(140);
  });

  test('a missing column is named with what was found', () => {
    expect(refusal(rows('customer | when | total | city', 'A | soon | 10 | Yazd'))).toContain(
      'no column for "Order day"; headers found: customer, when, total, city',
    );
    expect(refusal(rows('order id | date | total', '1 | 2026-01-05 | 10'))).toContain(
      'no column for "Customer"',
    );
  });

  test('what was settled for the header before is settled', () => {
    const table = rows(
      header,
      '1 | A | 05/01/2026 | 10 | moon',
      '2 | A | soon | 10 | paid',
      '3 | A | 06/01/2026 | $10 | paid',
    );
    expect(refusal(table)).not.toBe('');
    const saved = JSON.stringify({
      dateOrder: 'dmy',
      statuses: { moon: 'paid' },
      leaveUnreadable: true,
      currency: 'EUR',
    });
    // All is settled but that amounts of two currencies can be added.
    expect(refusal(table, { ...utc, savedMapping: () => saved })).toBe(
      'orders must be in one currency to be added, got EUR, USD',
    );
  });

  test('a report that is no list of orders is refused by name', () => {
    expect(
      refusal(
        rows(
          'کد محصول | کد تنوع | عنوان محصول | قیمت اصلی | تخفیف | قیمت پس از تخفیف | تعداد فروش',
          '1 | 2 | ماگ | 10 | 1 | 9 | 4',
        ),
      ),
    ).toContain('adds sales up');
  });
});
