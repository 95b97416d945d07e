import { UserError } from '../../../src/core/errors.ts';
import { predictionsOf } from '../../../src/metrics/clvPredict.ts';
import { backTest, usualSplit } from '../../../src/metrics/models/backTest.ts';
import { fitInWords, forecastBuying } from '../../../src/metrics/models/forecast.ts';
import { reckon } from '../reckon.ts';
import { type Sale, shopOf } from '../shop.ts';
import { gamma, orderTimes, randomness, simulatedSales } from './simulate.ts';

const params = { r: 0.7, alpha: 50, a: 0.9, b: 2.5 };
const today = 900;

/** A shop whose customers come, buy and leave as MBG/NBD says, each spending around a mean of its own. */
const simulatedShop = (customers: number, seed: number, dropout = params) =>
  simulatedSales({ customers, seed, until: today }, dropout);

const terms = { months: 12, margin: 1, yearlyDiscount: 0.1 };
const shop = simulatedShop(700, 1);

test('predicted value is expected orders of each month, times their value and margin, each month worth less', () => {
  const orders = shopOf(shop);
  const flat = predictionsOf(orders, today, { ...terms, yearlyDiscount: 0 });
  for (const each of flat.customers.slice(0, 50)) {
    expect(each.predictedClv).toBeCloseTo(each.expectedOrders * each.expectedOrderValue!, 6);
  }
  const half = predictionsOf(orders, today, { ...terms, yearlyDiscount: 0, margin: 0.5 });
  expect(half.customers[3]!.predictedClv).toBeCloseTo(flat.customers[3]!.predictedClv! / 2, 9);
  const monthly = Array.from({ length: 12 }, (_, m) =>
    predictionsOf(orders, today, { ...terms, months: m + 1 }),
  );
  const discounted = predictionsOf(orders, today, terms).customers[7]!;
  const byHand = monthly.reduce((sum, { customers }, m) => {
    const before = m === 0 ? 0 : monthly[m - 1]!.customers[7]!.expectedOrders;
    const expected = customers[7]!.expectedOrders - before;
    return sum + (expected * customers[7]!.expectedOrderValue!) / 1.1 ** ((m + 1) / 12);
  }, 0);
  expect(discounted.predictedClv).toBeCloseTo(byHand, 6);
});

test('the forecast of a year is near what the simulated customers then did', () => {
  const random = randomness(77);
  const sales: Sale[] = [];
  let came = 0;
  for (let i = 0; i < 3000; i++) {
    const first = Math.floor(random() * 500);
    for (const time of [0, ...orderTimes('mbgnbd', params, today - first + 365, random)]) {
      const day = first + Math.floor(time);
      if (day <= today) sales.push({ customer: `c${i}`, day, amount: 10 });
      else came++;
    }
  }
  const { customers } = predictionsOf(shopOf(sales), today, terms);
  const expected = customers.reduce((sum, each) => sum + each.expectedOrders, 0);
  expect(Math.abs(expected / came - 1)).toBeLessThan(0.06);
});

test('the table is sorted by predicted value, and a customer asked for gives that value', () => {
  const orders = shopOf(shop);
  const table = reckon('CLV_PREDICT', { orders, as_of: today }) as unknown[][];
  expect(table[0]).toEqual([
    'customer',
    'alive_probability',
    'expected_orders',
    'expected_order_value',
    'predicted_clv',
  ]);
  const values = table.slice(1).map((row) => row[4] as number);
  expect(values).toEqual([...values].sort((a, b) => b - a));
  expect(table.length - 1).toBe(orders.customers.length);
  const answer = (valueFor: (identity: string) => unknown) => valueFor(String(table[1]![0]));
  expect(reckon('CLV_PREDICT', { orders, as_of: today, customer: { answer } })).toBe(values[0]);
});

test('rows in any order, and several orders of one day as one, forecast the same orders', () => {
  const usual = predictionsOf(shopOf(shop), today, terms);
  const turned = predictionsOf(shopOf([...shop].reverse()), today, terms);
  const byName = (sales: readonly Sale[], list: typeof usual) => {
    const names = shopOf(sales).customers;
    return new Map(list.customers.map((each) => [names[each.customer], each.expectedOrders]));
  };
  const [a, b] = [byName(shop, usual), byName([...shop].reverse(), turned)];
  for (const [name, expected] of a) expect(b.get(name)).toBeCloseTo(expected, 10);
  const split = shop.flatMap((sale) => [
    { ...sale, amount: sale.amount / 2 },
    { ...sale, amount: sale.amount / 2 },
  ]);
  const halves = predictionsOf(shopOf(split), today, terms);
  expect(halves.customers[5]!.expectedOrders).toBeCloseTo(usual.customers[5]!.expectedOrders, 10);
});

test('amounts in a thousandth or ten million times the unit: the same customers, values in that unit', () => {
  const plain = { code: '', scale: 1, decimals: 0 };
  const whole = shop.map((sale) => ({ ...sale, amount: Math.round(sale.amount * 1000) }));
  const usual = predictionsOf(shopOf(whole, plain), today, terms).customers;
  const rial = predictionsOf(
    shopOf(
      whole.map((sale) => ({ ...sale, amount: sale.amount * 1e7 })),
      plain,
    ),
    today,
    terms,
  );
  const small = predictionsOf(shopOf(whole, { ...plain, scale: 1000, decimals: 3 }), today, terms);
  for (const i of [0, 10, 400]) {
    expect(rial.customers[i]!.predictedClv! / usual[i]!.predictedClv!).toBeCloseTo(1e7, -3);
    expect(small.customers[i]!.predictedClv! / usual[i]!.predictedClv!).toBeCloseTo(1000, 1);
    expect(rial.customers[i]!.aliveProbability).toBe(usual[i]!.aliveProbability);
  }
});

test('where customers do not differ in what they spend, all are expected to spend the mean, and the header says so', () => {
  // Amounts in turn, one a day: customers' means differ less than even chance would have it.
  const days = new Map(shop.map((sale) => [`${sale.customer} ${sale.day}`, sale]));
  const same = [...days.values()].map((sale, i) => ({ ...sale, amount: 40 + 10 * (i % 5) }));
  const table = reckon('CLV_PREDICT', { orders: shopOf(same), as_of: today }) as unknown[][];
  expect(table[0]![3]).toBe("expected_order_value (the shop's mean: customers spend alike)");
  const values = new Set(table.slice(1).map((row) => row[3]));
  expect(values.size).toBe(1);
  expect(Math.abs(([...values][0] as number) - 60)).toBeLessThan(4);
});

test('which model fits better is said', () => {
  const words = fitInWords(forecastBuying(shopOf(shop), today));
  expect(words.en).toMatch(/^(MBG|BG)\/NBD fits better than (MBG|BG)\/NBD, by \d+\.\d in log-likelihood/);
});

test('where nobody seems to leave, the chance to be active is blank and the header says why', () => {
  const loyal = simulatedShop(600, 5, { ...params, a: 1e-9, b: 1 });
  const table = reckon('CLV_PREDICT', { orders: shopOf(loyal), as_of: today }) as unknown[][];
  expect(table[0]![1]).toBe('alive_probability (no measurable dropout)');
  expect(table.slice(1).every((row) => row[1] === '' && (row[4] as number) > 0)).toBe(true);
});

test('where spend has no mean in the model, each customer’s own is taken, and the header says so', () => {
  const random = randomness(3);
  const wild = shop.map((sale) => ({
    ...sale,
    amount: Math.round(gamma(random, 1, gamma(random, 0.6, 1)) * 100 + 1),
  }));
  const orders = shopOf(wild, { code: '', scale: 1, decimals: 0 });
  const table = reckon('CLV_PREDICT', { orders, as_of: today }) as unknown[][];
  expect(table[0]![3]).toBe("expected_order_value (each customer's own mean)");
  const [customer, , , value] = table[1]!;
  const own = wild.filter((sale) => sale.customer === customer).sort((a, b) => a.day - b.day);
  const later = new Map<number, number>();
  for (const sale of own.filter((each) => each.day > own[0]!.day)) {
    later.set(sale.day, (later.get(sale.day) ?? 0) + sale.amount);
  }
  const mean = [...later.values()].reduce((sum, each) => sum + each, 0) / later.size;
  expect(value).toBeCloseTo(mean, 6);
});

test('days that came to nothing are left out of what a day is worth', () => {
  const withNothing = shop.flatMap((sale, i) =>
    i % 3 ? [sale] : [sale, { ...sale, day: sale.day + 1, amount: 0 }],
  );
  const { customers } = predictionsOf(shopOf(withNothing), today, terms);
  expect(customers.every((each) => each.expectedOrderValue! > 0)).toBe(true);
});

describe('too little to say anything is a sentence, never a crash or an absurd number', () => {
  const many = (count: number, sale: (i: number) => Omit<Sale, 'customer'>[]) =>
    Array.from({ length: count }, (_, i) => sale(i).map((each) => ({ ...each, customer: `c${i}` }))).flat();
  test.each([
    [
      'one customer',
      many(1, () => [
        { day: 0, amount: 1 },
        { day: 50, amount: 1 },
      ]),
      'at least 100 customers',
    ],
    ['99 customers', shop.filter((sale) => Number(sale.customer.slice(1)) < 99), 'at least 100 customers'],
    [
      'all one-time buyers',
      many(300, (i) => [{ day: i, amount: 10 }]),
      'at least 20 customers who came back',
    ],
    [
      'everybody on one day',
      many(300, () => [{ day: 10, amount: 5 }]),
      'at least 20 customers who came back',
    ],
    [
      'everybody alike',
      many(300, () => [0, 100, 200, 300].map((day) => ({ day, amount: 10 }))),
      'differences in how customers buy',
    ],
  ])('%s', (_, sales, sentence) => {
    const ask = () => reckon('CLV_PREDICT', { orders: shopOf(sales), as_of: 400 });
    expect(ask).toThrow(UserError);
    expect(ask).toThrow(sentence);
  });

  test('customers of one rate, as far as can be told, are forecast by that rate', () => {
    // Each buys 1 to 4 times on days spread evenly: less by chance than the model has it.
    const even = many(300, (i) =>
      Array.from({ length: 1 + (i % 4) }, (_, n) => ({ day: (i * 7 + n * 71) % 300, amount: 5 + (i % 9) })),
    );
    const { customers } = predictionsOf(shopOf(even), 300, { ...terms, months: 120 });
    expect(customers.length).toBe(300);
    for (const each of customers) {
      expect(each.expectedOrders).toBeGreaterThan(0);
      expect(each.expectedOrders).toBeLessThan(60);
    }
  });

  test('customers who drop out alike, at whatever they do, are forecast far ahead too', () => {
    const spread = many(200, (i) =>
      Array.from({ length: 1 + (Math.floor((i * 7919) / 8) % 9) }, (_, n) => ({
        day: Math.floor(((i * 31 + n * 17 + 1) * 7919) / 64) % 600,
        amount: 5 + (i % 9),
      })),
    );
    const { customers, dropoutIsMeasurable } = predictionsOf(shopOf(spread), 600, { ...terms, months: 120 });
    expect(dropoutIsMeasurable).toBe(true);
    for (const each of customers) {
      expect(each.expectedOrders).toBeGreaterThanOrEqual(0);
      expect(each.expectedOrders).toBeLessThan(100);
      expect(each.predictedClv).toBeLessThan(100_000);
    }
  });

  test('repeats on the last day only, or all at once, still give finite numbers or a sentence', () => {
    const late = many(200, (i) => [{ day: i % 50, amount: 5 }, ...(i < 60 ? [{ day: 100, amount: 5 }] : [])]);
    const free = many(200, (i) => [
      { day: i % 50, amount: 0 },
      ...(i < 60 ? [{ day: 60 + i, amount: 0 }] : []),
    ]);
    for (const sales of [late, free]) {
      try {
        const { customers } = predictionsOf(shopOf(sales), 100, terms);
        for (const each of customers) {
          expect(
            Number.isFinite(each.expectedOrders) && each.expectedOrders >= 0 && each.expectedOrders < 400,
          ).toBe(true);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }
  });
});

test('a back-test hides what came after its day, and says what the past rate would have said', () => {
  const orders = shopOf(shop);
  const split = usualSplit(orders);
  const test300 = backTest(orders, split);
  const known = shopOf(shop.filter((sale) => sale.day <= split));
  expect(test300.customers).toBe(known.customers.length);
  const came = new Set(
    shop
      .filter((sale) => sale.day > split && known.find(sale.customer) >= 0)
      .map((sale) => `${sale.customer} ${sale.day}`),
  );
  expect(test300.actual).toBe(came.size);
  expect(Math.abs(test300.expected.bias!)).toBeLessThan(0.15);
  expect(Math.abs(test300.naive.bias!)).toBeGreaterThan(0.3);
  expect(test300.expected.meanError).toBeLessThan(test300.naive.meanError);
});
