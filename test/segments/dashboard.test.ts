import { acquisitionCost, lifetimeToAcquisition } from '../../src/segments/acquisition.ts';
import { type DashboardFacts, dashboardBlock, places } from '../../src/segments/dashboard.ts';
import { dashboardFacts, type Known } from '../../src/segments/dashboardFacts.ts';
import { monthsOf, wholeMonths } from '../../src/segments/dashboardMonths.ts';
import { checkInWords } from '../../src/segments/forecastCheck.ts';
import { loadSpend } from '../../src/segments/loadOutside.ts';
import { standingOf } from '../../src/segments/membership.ts';
import { simulatedSales } from '../metrics/models/simulate.ts';
import { MemoryWorkbook, memorySettings } from './memoryWorkbook.ts';
import { allCounted, day, ordersOf, type Purchase } from './shop.ts';

// Ada buys every month, Bea in September and October, three newcomers in October; November has begun.
const sales: readonly (readonly [who: string, iso: string, amount: number])[] = [
  ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map(
    (month) => ['ada', `2025-${month}-05`, 100] as const,
  ),
  ['ada', '2024-10-05', 100],
  ['bea', '2025-09-10', 50],
  ['bea', '2025-10-10', 50],
  ['cyn', '2025-10-11', 30],
  ['dee', '2025-10-12', 30],
  ['eve', '2025-10-31', 40],
  ['eve', '2025-11-02', 40],
];
const orders = ordersOf(sales.map(([who, iso, amount]): Purchase => ({ who, day: day(iso), amount })));
const today = day('2025-11-03');

describe('the months of a dashboard', () => {
  const months = monthsOf(orders, today, 'en');

  test('are whole ones: the last that ended, the one before, and the same a year ago', () => {
    expect([months.last, months.before, months.yearAgo].map((month) => month?.label)).toEqual([
      '2025-10',
      '2025-09',
      '2024-10',
    ]);
    expect(months.last).toMatchObject({ revenue: 2500, orders: 5, buyers: 5, newBuyers: 3 });
    expect(months.recent).toHaveLength(12);
  });

  test('leave out a month that the orders reach only in part', () => {
    expect(monthsOf(orders, day('2025-12-20'), 'en').last?.label).toBe('2025-10');
  });

  test('end with the month that is asked for, and its cohorts know nothing later', () => {
    const earlier = monthsOf(orders, today, 'en', day('2025-09-30'));
    expect([earlier.last, earlier.before, earlier.yearAgo].map((month) => month?.label ?? null)).toEqual([
      '2025-09',
      '2025-08',
      null,
    ]);
    expect(earlier.until).toBe(day('2025-09-30'));
    expect(earlier.last).toMatchObject({ revenue: 1500, orders: 2, buyers: 2, newBuyers: 1 });
    expect(earlier.cohorts.map(({ from }) => from)).not.toContain(day('2025-10-01'));
    expect(earlier.cohorts.find(({ from }) => from === day('2025-09-01'))!.shares.slice(0, 2)).toEqual([
      1,
      null,
    ]);
    expect(monthsOf(orders, today, 'en', day('2025-11-01'))).toEqual(months);
  });

  test('to choose from are those that are whole and that the orders reach', () => {
    const whole = wholeMonths(orders, today, 'en');
    expect(whole[0]).toBe(day('2024-10-01'));
    expect(whole[whole.length - 1]).toBe(day('2025-10-01'));
  });

  test('are Jalali ones in a Persian file', () => {
    // Mehr 1404 ended on 22 October 2025.
    expect(monthsOf(orders, today, 'fa').last?.label).toBe('1404-07');
  });

  test('know the share of a cohort that came back only for months that have ended', () => {
    const september = months.cohorts.find(({ from }) => from === day('2025-09-01'))!;
    expect(september).toMatchObject({ customers: 1 });
    expect(september.shares.slice(0, 3)).toEqual([1, 1, null]);
  });
});

describe('the dashboard', () => {
  const factsOf = (language: 'en' | 'fa'): DashboardFacts => ({
    language,
    currency: { code: 'IRT', scale: 10, decimals: 0 },
    title: 'Dashboard · built',
    asOf: '3.11.',
    months: monthsOf(orders, today, 'en'),
    segments: [
      { name: 'Champions', customers: 2, spent: 3000, isSlipping: false },
      { name: 'At risk', customers: 6, spent: 1000, isSlipping: true },
    ],
    acquisitionCost: 20,
    lifetimeToAcquisition: 2.64,
    lifetimeBefore: 2.4,
    dataLines: ['All is well'],
    worthLines: [],
    check: null,
  });
  const block = (language: 'en' | 'fa') => dashboardBlock(factsOf(language));

  test('shows each figure as a number with its change and what it is worth', () => {
    const { values, formats, colors } = block('en');
    expect(values[places.figures - 1]!.filter((cell) => cell !== '')).toEqual([
      'Revenue (Toman)',
      'Returning share',
      'Repeat rate',
      'Churn rate',
      'AOV (Toman)',
      'LTV:CAC',
    ]);
    // 250 Toman in October against 150 in September and 100 a year ago.
    expect(values.slice(places.figures, places.figures + 3).map((row) => row[0])).toEqual([
      250,
      '▲ 66.7%, better',
      'In a year ▲ 150.0%, better',
    ]);
    expect(formats[places.figures]![0]).toBe('#,##0');
    expect(colors[places.figures + 1]![0]).toBe('#1b6b45');
    expect(values.slice(places.figures, places.figures + 3).map((row) => row[10])).toEqual([
      2.64,
      '▲ 0.2, better',
      'target 3, not reached',
    ]);
  });

  test('shows sums of a hundred million and more in millions, by the look of the cell alone', () => {
    const month = { ...monthsOf(orders, today, 'en').last!, revenue: 8_940_000_000 };
    const { values, formats } = dashboardBlock({
      ...factsOf('en'),
      months: { ...monthsOf(orders, today, 'en'), last: month },
    });
    expect(values[places.figures - 1]![0]).toBe('Revenue (million Toman)');
    expect([values[places.figures]![0], formats[places.figures]![0]]).toEqual([894_000_000, '#,##0.0,,']);
  });

  test('puts the largest segment first and parts the slipping ones for the chart', () => {
    const { values } = block('en');
    expect(values.slice(places.tables + 1, places.tables + 3).map((row) => row.slice(0, 6))).toEqual([
      ['At risk', '', 6, 0.75, 100, 0.25],
      ['Champions', 2, '', 0.25, 300, 0.75],
    ]);
  });

  test('has no English word in a Persian file', () => {
    const words = block('fa')
      .values.flat()
      .filter((cell) => typeof cell === 'string');
    const english = words.filter(
      (word) => /[a-z]{3}/i.test(word) && !/Dashboard|Champions|At risk|All is well/.test(word),
    );
    expect(english).toEqual([]);
  });
});

describe('what the dashboard says below its tables', () => {
  const factsOf = (purchases: readonly Purchase[], outside: Partial<Known> = {}) => {
    const shop = ordersOf(purchases);
    return dashboardFacts({
      orders: shop,
      standing: standingOf(shop, today, {}),
      balance: allCounted(shop),
      by: 'rfm',
      language: 'en',
      zone: { id: 'UTC', offsetAt: () => 0 },
      builtAt: Date.UTC(2025, 10, 3),
      spend: [],
      visitors: null,
      reach: () => ({ email: true, sms: true, why: null }),
      ...outside,
    });
  };
  const few = sales.map(([who, iso, amount]): Purchase => ({ who, day: day(iso), amount }));

  test('names the tabs it would need where nothing was told', () => {
    const { worthLines, check } = factsOf(few);
    expect(worthLines).toContain(
      'Payback of advertising: needs a tab "Spend" (month, amount) with what was paid in the months above.',
    );
    expect(worthLines).toContain(
      'Returning visitors: needs a tab "Visitors" with an export of Google Analytics.',
    );
    expect(check).toBeNull();
    expect(checkInWords(null, 'en')[0]).toMatch(/^Not measured yet: a forecast needs 100 customers/);
    expect(checkInWords(null, 'fa')[0]).toMatch(/^هنوز اندازه‌گیری نمی‌شود/);
  });

  test('says of a shop without a whole month only what is known', () => {
    const spend = [{ first: day('2025-10-01'), last: day('2025-10-31'), amount: 600 }];
    const young = few.filter((sale) => sale.day >= day('2025-10-20'));
    for (const language of ['en', 'fa'] as const) {
      const facts = factsOf(young, { language, spend });
      const { values } = dashboardBlock(facts);
      const months = values.slice(places.tables + 1, places.tables + 13);
      // October 2025 is over; its orders began on the 31st. Of the eleven months before nothing is known.
      expect(months.filter((row) => row[places.months] === '')).toHaveLength(
        11 + (language === 'fa' ? 1 : 0),
      );
      expect(values[places.cohorts + 1]![0]).toBe(
        language === 'fa' ? 'از نخستین سفارش هنوز ماهی تمام نشده است.' : 'Oct 2025',
      );
      expect(values[places.figures + 2]![10]).toBe(
        language === 'fa' ? 'به تب «هزینه ها» نیاز دارد' : 'needs 90 days of orders',
      );
    }
  });

  test('tells with which order advertising is repaid, and who came to the site again', () => {
    const spend = [{ first: day('2025-10-01'), last: day('2025-10-31'), amount: 600 }];
    const visitors = { fresh: 90, returning: 30, returningShare: 0.25 };
    const { worthLines } = factsOf(few, { spend, visitors });
    // The five paid 250 with their first orders and 190 with their second; from the third on only Ada's 100: 1,040 by the eighth.
    expect(worthLines).toContain(
      'Winning a customer costs 200 Toman; on average their revenue repays it with order 8.',
    );
    expect(worthLines).toContain('Of 120 visitors of the site 30 (25.0%) had been there before.');
    const dear = factsOf(few, { spend: [{ ...spend[0]!, amount: 6000 }] });
    expect(dear.worthLines).toContain(
      'Winning a customer costs 2,000 Toman; on average their revenue has not repaid it by order 10.',
    );
  });

  test('is told of the last day of a month that somebody chose', () => {
    const october = factsOf(few, { newest: day('2025-10-15') });
    const september = factsOf(few, { newest: day('2025-09-15') });
    const people = ({ segments }: typeof october) =>
      segments.reduce((sum, { customers }) => sum + customers, 0);
    expect([october, september].map(({ asOf }) => asOf)).toEqual(['31 Oct 2025', '30 Sep 2025']);
    expect([october, september].map(people)).toEqual([5, 2]);
    expect(september.dataLines[0]).toMatch(/^2 of 2 customers can be reached/);
    // Ada in July, August and September, Bea in September; only Ada had bought before.
    expect(september.worthLines[0]).toMatch(/: 50.0% of the buyers of the last 90 days had bought before;/);
    const { values } = dashboardBlock(september);
    expect(values[places.tables - 1]![0]).toBe('Customers in each segment, 30 Sep 2025');
    expect(values[places.data - 1]![0]).toBe('How sound the data is, 30 Sep 2025');
  });

  test('holds a forecast made on the past beside what came and beside the past rate', () => {
    const sales900 = simulatedSales(
      { customers: 400, seed: 1, until: 900 },
      { r: 0.55, alpha: 45, a: 0.8, b: 2.5 },
    );
    const facts = factsOf(
      sales900.map((sale) => ({ who: sale.customer, day: sale.day + today - 900, amount: sale.amount })),
    );
    const { actual, expected, naive, days } = facts.check!;
    const { values, formats } = dashboardBlock(facts);
    const [head, orderDays, offBy, ofOne] = values.slice(places.check + 1, places.check + 5);
    const figures = (row: readonly unknown[]) => [row[0], row[2], row[3], row[4]];
    expect(figures(head!)).toEqual(['', 'Came', 'Forecast', 'Past rate']);
    expect(figures(orderDays!)).toEqual(['Order days', actual, expected.total, naive.total]);
    expect(figures(offBy!)).toEqual(['Off by', '', expected.bias, naive.bias]);
    expect(figures(ofOne!)).toEqual(['Error of one customer', '', expected.meanError, naive.meanError]);
    expect(formats[places.check + 3]![3]).toBe('0.0%');
    const lines = checkInWords(facts.check, 'en');
    expect(lines[0]).toContain(`in the ${days} days after`);
    expect(lines[1]).toMatch(/order days came; the forecast said \d+\.\d% too (few|many), the past rate/);
    expect(lines[2]).toMatch(/^Model: (MBG|BG)\/NBD fits better than/);
    expect(values[places.check + 5]![0]).toBe(lines[1]);
  });
});

describe('lifetime value to the cost of acquisition', () => {
  const paid = (first: string, last: string, amount: number) => ({
    first: day(first),
    last: day(last),
    amount,
  });

  test('is what a customer brings in a year over what winning one cost', () => {
    // What the five brought in the year up to 3 November, each, over the 60 Toman that won October's three.
    const year = sales.filter(([, iso]) => day(iso) > today - 365 && day(iso) <= today);
    const revenue = year.reduce((sum, [, , amount]) => sum + amount, 0);
    const cost = acquisitionCost(orders, [paid('2025-10-01', '2025-10-31', 60)], today);
    expect(cost).toBe(60 / 3);
    // Two channels in one month won the same customers together.
    const both = [paid('2025-10-01', '2025-10-31', 40), paid('2025-10-01', '2025-10-31', 20)];
    expect(acquisitionCost(orders, both, today)).toBe(60 / 3);
    expect(lifetimeToAcquisition(orders, today, cost)).toBeCloseTo(revenue / 5 / (60 / 3), 9);
  });

  test('is told beside what it was at the end of the month before, by what had been paid until then', () => {
    const many = sales.map(([who, iso, amount]): Purchase => ({ who, day: day(iso), amount }));
    const shop = ordersOf(many);
    const spend = [paid('2025-09-01', '2025-09-30', 50), paid('2025-10-01', '2025-10-31', 150)];
    const facts = dashboardFacts({
      ...{ orders: shop, standing: standingOf(shop, today, {}), balance: allCounted(shop), by: 'rfm' },
      ...{ language: 'en', zone: { id: 'UTC', offsetAt: () => 0 }, builtAt: 0, visitors: null, spend },
      reach: () => ({ email: true, sms: true, why: null }),
    });
    // Four were won for 200 by November; one, Bea, for the 50 of September. By its end Ada and she had brought 1,050 in
    // the 361 days since Ada's first order.
    expect(facts.acquisitionCost).toBe(50);
    expect(facts.lifetimeBefore).toBeCloseTo(((1050 / 2) * (365 / 361)) / 50, 9);
  });

  test('is paid for the months that Spend names, in whatever way: a month, or any day of it', () => {
    const workbook = new MemoryWorkbook();
    const rows = [
      ['ماه', 'کانال', 'مبلغ'],
      ['2025-10', 'a', 10],
      ['۱۴۰۴/۰۷', 'b', '۱٬۲۰۰'],
      ['2025-10-14', 'c', 30],
      ['1404/07/01', 'd', 40],
      ['soon', 'e', 50],
      ['2025-10', 'f', 'much'],
    ];
    const tab = workbook.addTab('هزینه ها', 7, 3);
    tab
      .look()
      .style({ row: 1, column: 1, rows: 7, columns: 3 }, { formats: rows.map(() => ['@', '@', '@']) });
    tab.write(1, 1, rows);
    const october = { first: day('2025-10-01'), last: day('2025-10-31') };
    const mehr = { first: day('2025-09-23'), last: day('2025-10-22') };
    expect(loadSpend({ workbook, settings: memorySettings() })).toEqual([
      { ...october, amount: 10 },
      { ...mehr, amount: 1200 },
      { ...october, amount: 30 },
      { ...mehr, amount: 40 },
    ]);
  });

  test('is not measured where nothing was paid', () => {
    expect(acquisitionCost(orders, [], today)).toBeNull();
    expect(acquisitionCost(orders, [paid('2020-01-01', '2020-01-31', 60)], today)).toBeNull();
    expect(lifetimeToAcquisition(orders, today, null)).toBeNull();
  });
});
