import { expectBalance, leftOut, orderLines, read, revenueOf, rows } from './reading.ts';

const lined = (...lines: string[]) => {
  const reading = read(rows('invoice | customer | date | product | quantity | unit price', ...lines));
  expectBalance(reading);
  return reading;
};

test('a column of products that varies inside an id makes the file one of lines', () => {
  const reading = lined(
    '1 | A | 2025-01-10 | Tea | 2 | 5.50',
    '1 | A | 2025-01-10 | Mug | 1 | 9',
    '2 | B | 2025-01-11 | Tea | 1 | 5.50',
  );
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 20.00 ', '2 B 2025-01-11 5.50 ']);
  expect(reading.orders.detail(0).lines).toEqual([
    { product: 'Tea', category: '', quantity: 2, amount: 1100 },
    { product: 'Mug', category: '', quantity: 1, amount: 900 },
  ]);
});

test('identical lines stay where the order has one different line only, or they occur unequally often', () => {
  const twice = lined(
    '1 | A | 2025-01-10 | Tea | 1 | 5',
    '1 | A | 2025-01-10 | Tea | 1 | 5',
    '2 | A | 2025-01-10 | Mug | 1 | 5',
    '2 | A | 2025-01-10 | Tea | 1 | 5',
  );
  expect(orderLines(twice)).toEqual(['1 A 2025-01-10 10 ', '2 A 2025-01-10 10 ']);
  const uneven = lined(
    '1 | A | 2025-01-10 | Tea | 1 | 5',
    '1 | A | 2025-01-10 | Tea | 1 | 5',
    '1 | A | 2025-01-10 | Tea | 1 | 5',
    '1 | A | 2025-01-10 | Mug | 1 | 7',
    '1 | A | 2025-01-10 | Mug | 1 | 7',
  );
  expect(revenueOf(uneven)).toEqual({ '': '29' });
});

test('two or more different lines that all occur k times are an export repeated, and count once', () => {
  const tea = '1 | A | 2025-01-10 | Tea | 1 | 5';
  const mug = '1 | A | 2025-01-10 | Mug | 1 | 7';
  const reading = lined(tea, mug, tea, mug, mug, tea);
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 12 ']);
  expect(leftOut(reading)).toEqual({ repeated: [4, '24'] });
  expect(reading.orders.detail(0).lines).toHaveLength(2);
});

test('lines at price 0 do not count, nor an order made only of them', () => {
  const reading = lined(
    '1 | A | 2025-01-10 | Tea | 1 | 5',
    '1 | A | 2025-01-10 | Gift | 1 | 0',
    '2 | B | 2025-01-11 | Gift | 1 | 0',
  );
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 5 ']);
  expect(leftOut(reading)).toEqual({ 'no price': [2, '0'] });
});

test('where the file has order totals, an order of total 0 counts whatever its lines', () => {
  const reading = read(
    rows(
      'order id | customer | date | order total | product | unit price',
      '1 | A | 2025-01-10 | 0 | Tea | 5',
      '1 | A | 2025-01-10 | 0 | Gift | 0',
      '2 | B | 2025-01-11 | 7 | Mug | 7',
    ),
  );
  expectBalance(reading);
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 0 ', '2 B 2025-01-11 7 ']);
});

test('a line of less than nothing nets its order', () => {
  const reading = lined(
    '1 | A | 2025-01-10 | Tea | 2 | 5',
    '1 | A | 2025-01-10 | Mug | 1 | 7',
    '1 | A | 2025-01-20 | Mug | -1 | 7',
  );
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 10 ']);
  expect(leftOut(reading)).toEqual({ refunded: [1, '7'] });
  expect(reading.orders.detail(0).lines.map(({ product }) => product)).toEqual(['Tea']);
  const { product, products } = reading.orders.products!();
  expect([...product].map((code) => products[code])).toEqual(['Tea']);
});

test('quantity times price is exact, and rounded once a row, half away from zero', () => {
  const cents = Array.from({ length: 99 }, (_, i) => `${i + 10} | A | 2025-01-10 | Tea ${i} | 1 | 1.00`);
  const reading = lined(
    ...cents,
    '1 | A | 2025-01-10 | Ribbon | 3 | 0.335',
    '1 | A | 2025-01-10 | Bow | 1 | 2.00',
  );
  // Three decimals in 1 of 101 cells are under 1 %, so the column has two: 3 × 0.335 = 1.005 is 1.01.
  expect(revenueOf(reading)).toEqual({ '': '102.01' });
});

test('a quantity of 2.000 is two', () => {
  const reading = lined('1 | A | 2025-01-10 | Tea | 2.000 | 4.50', '1 | A | 2025-01-10 | Mug | 1.000 | 9.00');
  expect(revenueOf(reading)).toEqual({ '': '18.00' });
  expect(reading.orders.detail(0).lines.map(({ quantity }) => quantity)).toEqual([2, 1]);
});

test('totals that vary inside an order are the lines’ own, totals that repeat are the order’s', () => {
  const of = (...lines: string[]) =>
    orderLines(read(rows('order id | customer | date | total | product', ...lines)));
  expect(of('1 | A | 2025-01-10 | 5 | Tea', '1 | A | 2025-01-10 | 7 | Mug')).toEqual(['1 A 2025-01-10 12 ']);
  expect(of('1 | A | 2025-01-10 | 12 | Tea', '1 | A | 2025-01-10 | 12 | Mug')).toEqual([
    '1 A 2025-01-10 12 ',
  ]);
  expect(of('1 | A | 2025-01-10 | 12 | Tea', '1 | A | 2025-01-10 | | Mug')).toEqual(['1 A 2025-01-10 12 ']);
});

test('lines of equal price, each with its own total, are not taken for an order total', () => {
  const reading = read(
    rows(
      'order id | customer | date | total | product | quantity | unit price',
      '1 | A | 2025-01-10 | 5 | Tea | 1 | 5',
      '1 | A | 2025-01-10 | 5 | Mug | 1 | 5',
    ),
  );
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 10 ']);
});

test('a file with order totals given twice is the same orders as given once', () => {
  const header = 'order id | customer | date | total | product | quantity | unit price';
  const repeated = [
    '1 | A | 2025-01-10 | 7.5 | Tea | 1 | 7.5',
    '2 | B | 2025-01-11 | 39 | Tea | 3 | 5',
    '2 | B | 2025-01-11 | 39 | Mug | 2 | 12',
    '3 | A | 2025-01-12 | 15 | Cup | 2 | 7.5',
    '4 | C | 2025-01-13 | 5 | Tea | 1 | 5',
  ];
  const blank = repeated.map((line) => line.replace('39 | Mug', ' | Mug'));
  for (const lines of [repeated, blank]) {
    const once = read(rows(header, ...lines));
    expect(revenueOf(once)).toEqual({ '': '66.5' });
    const twice = read(rows(header, ...lines, ...lines));
    expectBalance(twice);
    expect(orderLines(twice)).toEqual(orderLines(once));
    expect(leftOut(twice)['unreadable amount']).toBeUndefined();
  }
});

test('a refund column beside order totals is the order’s where its lines agree, else the lines’', () => {
  const of = (...lines: string[]) =>
    orderLines(read(rows('order id | customer | date | total | product | refunded amount', ...lines)));
  const line = (product: string, refund: string) => `1 | A | 2025-01-10 | 30 | ${product} | ${refund}`;
  expect(of(line('Tea', '5'), line('Mug', '10'))).toEqual(['1 A 2025-01-10 15 ']);
  expect(of(line('Tea', '5'), line('Mug', '5'))).toEqual(['1 A 2025-01-10 25 ']);
  expect(of(line('Tea', '5'), line('Mug', ''))).toEqual(['1 A 2025-01-10 25 ']);
  const before = [line('Tea', '0'), line('Mug', '0')];
  const after = [line('Tea', '5'), line('Mug', '5')];
  expect(of(...before, ...after)).toEqual(['1 A 2025-01-10 25 ']);
  expect(of(...after, ...before)).toEqual(['1 A 2025-01-10 25 ']);
});

test('a refund that stands with the total, and not on the other lines, is taken once though the order is there twice', () => {
  const header = 'order id | customer | date | total | refunded amount | product | quantity';
  const order = [
    '1 | A | 2025-01-10 | 20.00 | 12.00 | Tea | 1',
    '1 | A | 2025-01-10 | | | Mug | 2',
    '1 | A | 2025-01-10 | | | Tea | 1',
  ];
  const reading = read(rows(header, ...order, ...order));
  expectBalance(reading);
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 8.00 ']);
});

test('an order whose lines name several currencies is left out whole', () => {
  const reading = read(
    rows(
      'order id | customer | date | currency | product | quantity | unit price',
      '1 | A | 2025-01-10 | EUR | Tea | 1 | 5',
      '1 | A | 2025-01-10 | USD | Mug | 1 | 5',
      '2 | A | 2025-01-11 | EUR | Tea | 1 | 5',
      '2 | A | 2025-01-11 | | Mug | 1 | 6',
    ),
  );
  expectBalance(reading);
  expect(orderLines(reading)).toEqual(['2 A 2025-01-11 11.00 EUR']);
  expect(leftOut(reading)).toEqual({ 'several currencies': [2, '5.00+5.00'] });
});

test('a line that cannot be read is left out, and the order counts without it', () => {
  const reading = lined(
    '1 | A | 2025-01-10 | Tea | 1 | 5',
    '1 | A | 2025-01-10 | Mug | 1 | ???',
    '2 | B | 2025-01-10 | Mug | 1 | ???',
  );
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 5 ']);
  expect(leftOut(reading)).toEqual({ 'unreadable amount': [2, '0'] });
});

test('products of all orders come in columns', () => {
  const { orders } = lined(
    '1 | A | 2025-01-10 | Tea | 1 | 5',
    '1 | A | 2025-01-10 | Mug | 1 | 7',
    '2 | B | 2025-01-10 | Tea | 1 | 5',
  );
  const { start, product, products } = orders.products!();
  expect([...start]).toEqual([0, 2, 3]);
  expect([...product].map((code) => products[code])).toEqual(['Tea', 'Mug', 'Tea']);
});
