import type { Asked } from '../../src/calls/calls.ts';
import type { SegmentsPreview } from '../../src/calls/segments.ts';
import { sampleOrders } from '../../src/orders/sample.ts';
import { buildSegments, previewSegments, setCuts } from '../../src/segments/answer.ts';
import { segmentFacts } from '../../src/segments/answerSaved.ts';
import { cutPointsOf, limitsOf, noCuts, readCuts } from '../../src/segments/cutPoints.ts';
import { readingOf } from '../../src/segments/loadReading.ts';
import { loadMembers } from '../../src/segments/loadSaved.ts';
import { standingOf } from '../../src/segments/membership.ts';
import { matching } from '../../src/segments/rules/expression.ts';
import { parseExpression } from '../../src/segments/rules/parseExpression.ts';
import fc from '../fc.ts';
import { MemoryWorkbook, memoryPlatform, memorySettings } from './memoryWorkbook.ts';
import { day, ordersOf, type Purchase, steadyShop } from './shop.ts';

const today = day('2025-11-26');

describe('limits as they are typed', () => {
  test('are read in any digits, and a measure left blank has none', () => {
    expect(
      readCuts({
        days: ['۳۰', '60', ' 120 ', '365'],
        orders: ['', '', ' ', ''],
        money: ['1,000.5', '۵۰۰', '200', '0'],
      }),
    ).toEqual({ days: [30, 60, 120, 365], orders: [], money: [1000.5, 500, 200, 0] });
    expect(readCuts({})).toEqual(noCuts);
  });

  test.each<[Parameters<typeof readCuts>[0], string, string]>([
    [
      { days: ['30', '60', '', '365'] },
      'days (R) must be four whole numbers from 0 that rise, for the scores 5, 4, 3 and 2, got "30, 60, , 365"',
      'روز (R) باید چهار عدد صحیح از ۰ باشد که بیشتر می‌شود، برای امتیازهای ۵، ۴، ۳ و ۲؛ «30, 60, , 365» آمد',
    ],
    [
      { days: ['60', '30', '90', '120'] },
      'days (R) must be four whole numbers from 0 that rise, for the scores 5, 4, 3 and 2, got "60, 30, 90, 120"',
      'روز (R) باید چهار عدد صحیح از ۰ باشد که بیشتر می‌شود، برای امتیازهای ۵، ۴، ۳ و ۲؛ «60, 30, 90, 120» آمد',
    ],
    [
      { orders: ['6', 'four', '3', '2'] },
      'orders (F) must be four whole numbers from 0 that fall, for the scores 5, 4, 3 and 2, got "6, four, 3, 2"',
      'سفارش (F) باید چهار عدد صحیح از ۰ باشد که کمتر می‌شود، برای امتیازهای ۵، ۴، ۳ و ۲؛ «6, four, 3, 2» آمد',
    ],
    [
      { orders: ['6', '4', '2.5', '2'] },
      'orders (F) must be four whole numbers from 0 that fall, for the scores 5, 4, 3 and 2, got "6, 4, 2.5, 2"',
      'سفارش (F) باید چهار عدد صحیح از ۰ باشد که کمتر می‌شود، برای امتیازهای ۵، ۴، ۳ و ۲؛ «6, 4, 2.5, 2» آمد',
    ],
    [
      { money: ['900', '400', '-1', '-5'] },
      'money (M) must be four numbers from 0 that fall, for the scores 5, 4, 3 and 2, got "900, 400, -1, -5"',
      'مبلغ (M) باید چهار عدد از ۰ باشد که کمتر می‌شود، برای امتیازهای ۵، ۴، ۳ و ۲؛ «900, 400, -1, -5» آمد',
    ],
    [
      { money: ['80', '200', '400', '900'] },
      'money (M) must be four numbers from 0 that fall, for the scores 5, 4, 3 and 2, got "80, 200, 400, 900"',
      'مبلغ (M) باید چهار عدد از ۰ باشد که کمتر می‌شود، برای امتیازهای ۵، ۴، ۳ و ۲؛ «80, 200, 400, 900» آمد',
    ],
    [
      { money: ['900', '400', '200', '80', '5'] },
      'money (M) must be four numbers from 0 that fall, for the scores 5, 4, 3 and 2, got "900, 400, 200, 80, 5"',
      'مبلغ (M) باید چهار عدد از ۰ باشد که کمتر می‌شود، برای امتیازهای ۵، ۴، ۳ و ۲؛ «900, 400, 200, 80, 5» آمد',
    ],
  ])('%j are refused with what is wrong', (typed, en, fa) => {
    expect(() => readCuts(typed)).toThrow(expect.objectContaining({ words: { en, fa } }));
  });
});

describe('scores by own limits', () => {
  const bought = (who: string, daysAgo: number, amounts: number[]): Purchase[] =>
    amounts.map((amount, i) => ({ who, day: today - daysAgo - i, amount }));

  // At the limit and just past it: 30 60 120 365 days, 6 4 3 2 orders, 900 400 200 80.5 Toman.
  test('a customer who is just at a limit has its score', () => {
    const orders = ordersOf([
      ...bought('A', 30, [150, 150, 150, 150, 150, 150]),
      ...bought('B', 31, [300, 300, 200, 99]),
      ...bought('C', 60, [400, 0, 0]),
      ...bought('D', 121, [199, 0.5]),
      ...bought('E', 366, [80.5]),
      ...bought('F', 900, [80]),
    ]);
    const cuts = { days: [30, 60, 120, 365], orders: [6, 4, 3, 2], money: [900, 400, 200, 80.5] };
    const { scores } = standingOf(orders, today, cutPointsOf(cuts, orders));
    const texts = orders.customers.map((_, at) => `${scores.r[at]}${scores.f[at]}${scores.m[at]}`);
    expect(texts).toEqual(['555', '444', '434', '222', '112', '111']);
  });

  test('a measure without limits stays as it was', () => {
    const orders = ordersOf(steadyShop(today));
    const plain = standingOf(orders, today, {}).scores;
    const own = standingOf(orders, today, cutPointsOf({ ...noCuts, days: [10, 20, 30, 40] }, orders)).scores;
    expect([own.f, own.m]).toEqual([plain.f, plain.m]);
    expect(own.r).not.toEqual(plain.r);
  });

  // Fifths part customers by their own values, so the limits they come to must give the same scores back.
  test('the limits in force, taken as own ones, change nobody’s score', () => {
    const purchase = fc.record({
      who: fc.nat(25),
      ago: fc.nat(700),
      amount: fc.integer({ min: 0, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(purchase, { minLength: 30, maxLength: 90 }), (purchases) => {
        const orders = ordersOf(
          purchases.map(({ who, ago, amount }) => ({ who: `C${who}`, day: today - ago, amount })),
        );
        const now = standingOf(orders, today, {});
        const limits = limitsOf(now, noCuts, 10);
        // Where nobody has a score there is no limit to it, or the same as for the next one.
        const isWhole = (of: readonly (number | null)[]): of is number[] =>
          !of.includes(null) && new Set(of).size === of.length;
        const same = {
          days: isWhole(limits.days) ? limits.days : [],
          orders: isWhole(limits.orders) ? limits.orders : [],
          money: isWhole(limits.money) ? limits.money : [],
        };
        const { scores } = standingOf(orders, today, cutPointsOf(same, orders));
        expect([scores.r, scores.f, scores.m]).toEqual([now.scores.r, now.scores.f, now.scores.m]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a shop with own limits', () => {
  function sampleShop(language: 'en' | 'fa') {
    const workbook = new MemoryWorkbook();
    const settings = memorySettings();
    // A fifth of the sample shop is enough.
    const rows = sampleOrders(language, today - 1).filter((_, i) => i === 0 || i % 5 === 1);
    const tab = workbook.addTab('Sales', rows.length, rows[0]!.length);
    tab.write(1, 1, rows);
    settings.file.set('orders', { tabs: [tab.id] });
    const platform = memoryPlatform(workbook, today * 86_400_000 + 30_000_000, settings);
    const asked: Asked = { platform, language, fileLanguage: language };
    return { asked, platform, workbook };
  }

  const own = { days: ['30', '60', '120', '200'], orders: ['9', '7', '4', '2'] };
  const sizes = ({ segments }: SegmentsPreview) =>
    Object.fromEntries(segments.map(({ id, customers }) => [id, customers]));

  test.each(['en', 'fa'] as const)(
    'has the same people in wizard, tabs, conditions and campaigns (%s)',
    (language) => {
      const { asked, platform } = sampleShop(language);
      const before = previewSegments({ by: 'rfm' }, asked);
      expect(setCuts(own, asked)).toEqual({ days: [30, 60, 120, 200], orders: [9, 7, 4, 2], money: [] });
      const preview = previewSegments({ by: 'rfm' }, asked);
      expect(sizes(preview)).not.toEqual(sizes(before));
      expect(preview).toMatchObject({
        own: ['days', 'orders'],
        limits: { days: [30, 60, 120, 200], orders: [9, 7, 4, 2] },
      });
      const built = buildSegments({ by: 'rfm' }, asked).tabs.filter(({ kind }) => kind === 'segment');
      expect(Object.fromEntries(built.map(({ id, customers }) => [id, customers]))).toEqual(sizes(preview));
      const { facts } = segmentFacts({ fields: [], predicted: false, moved: [] }, asked);
      const { orders } = readingOf(platform, language);
      const members = loadMembers(platform, orders, { asOf: today, language });
      const context = { zone: platform.workbook.zone, language, savedMapping: () => null };
      for (const [id, customers] of Object.entries(sizes(preview))) {
        expect(matching({ rule: 'segment', typed: { segment: id } }, facts, context)).toHaveLength(customers);
        expect(members.of(id)).toHaveLength(customers);
      }
      // By hand from the table of the grid: R 5 and F 4 or 5 are champions.
      const champions = parseExpression('days since last order: to 30 and orders: from 7');
      expect(matching(champions, facts, context)).toHaveLength(sizes(preview)['champions']!);
    },
  );

  test('a mistake leaves the limits as they were, and blank ones take them away', () => {
    const { asked } = sampleShop('en');
    const before = previewSegments({ by: 'rfm' }, asked);
    setCuts(own, asked);
    const kept = previewSegments({ by: 'rfm' }, asked);
    expect(() => setCuts({ ...own, orders: ['9', '7', '4', 'x'] }, asked)).toThrow(
      'orders (F) must be four whole numbers',
    );
    expect(previewSegments({ by: 'rfm' }, asked)).toEqual(kept);
    setCuts({}, asked);
    expect(previewSegments({ by: 'rfm' }, asked)).toEqual(before);
  });

  test('a build that was cut short begins anew when the limits changed since', () => {
    const { asked, workbook } = sampleShop('en');
    workbook.killAfter(40, false);
    expect(() => buildSegments({ by: 'rfm' }, asked)).toThrow();
    workbook.revive();
    setCuts(own, asked);
    const preview = previewSegments({ by: 'rfm' }, asked);
    buildSegments({ by: 'rfm' }, asked);
    const title = (name: string) => String(workbook.sheet(name).cells[0]![0]!.value);
    for (const { name, customers } of preview.segments)
      expect(title(name)).toContain(`${customers.toLocaleString('en')} `);
  });
});
