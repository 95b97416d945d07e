import type { Cell } from '../../src/core/cells.ts';
import { loadStanding } from '../../src/segments/loadReading.ts';
import { loadFacts } from '../../src/segments/loadSaved.ts';
import { movementOf } from '../../src/segments/movement.ts';
import { matching } from '../../src/segments/rules/expression.ts';
import { needsOf } from '../../src/segments/rules/needs.ts';
import { parseExpression } from '../../src/segments/rules/parseExpression.ts';
import { messagesTab } from '../../src/segments/tabs.ts';
import { MemoryWorkbook, memoryPlatform, memorySettings } from './memoryWorkbook.ts';
import { day, ordersOf, type Purchase, steadyShop } from './shop.ts';

const today = day('2025-11-26');

/** A shop with tabs of its own; answers who is found by a text. */
function shopWith(
  tabs: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  purchases = steadyShop(today),
) {
  const workbook = new MemoryWorkbook();
  const settings = memorySettings();
  for (const [name, rows] of Object.entries(tabs))
    workbook.addTab(name, rows.length, rows[0]!.length).write(1, 1, rows as Cell[][]);
  const platform = memoryPlatform(workbook, today * 86_400_000 + 30_000_000, settings);
  const orders = ordersOf(purchases);
  const standing = loadStanding(platform, orders, today);
  const context = { zone: workbook.zone, language: 'en', savedMapping: () => null } as const;
  const reach = () => ({ email: true, sms: true, why: null }) as never;
  return {
    orders,
    standing,
    who(text: string): string[] {
      const expression = parseExpression(text);
      const known = { orders, standing, language: 'en', customers: [], reach } as const;
      const facts = loadFacts(platform, known, needsOf([expression]));
      return matching(expression, facts, context).map((at) => orders.customers[standing.customer[at]!]!);
    },
  };
}

const at = (daysAgo: number) => new Date((today - daysAgo) * 86_400_000 + 30_000_000);
const iso = (daysAgo: number) => at(daysAgo).toISOString().slice(0, 10);

describe('a tab that a shop keeps is read', () => {
  const survey = [
    ['Email', 'Score'],
    ['c03@example.com', 9],
  ];
  const carts = [
    ['Email', 'Date'],
    ['c04@example.com', iso(1)],
  ];
  test.each([
    ['Survey', survey, 'survey: from 9', ['C03']],
    ['survey', survey, 'survey: from 9', ['C03']],
    [' SURVEY ', survey, 'survey: from 9', ['C03']],
    ['نظر سنجی', survey, 'survey: from 9', ['C03']],
    ['نظرسنجي', survey, 'survey: from 9', ['C03']],
    ['Carts', carts, 'cart left: within 3', ['C04']],
    ['carts', carts, 'cart left: within 3', ['C04']],
    ['سبد‌ها', carts, 'cart left: within 3', ['C04']],
  ])('when it is named “%s”', (name, rows, text, found) => {
    // Nobody ordered since the cart was left.
    const before = steadyShop(today).map((purchase) => ({ ...purchase, day: purchase.day - 3 }));
    expect(shopWith({ [name]: rows }, before).who(text)).toEqual(found);
  });

  test('but not one whose name only begins like it', () => {
    expect(() => shopWith({ 'Survey 2024': survey }).who('survey: from 9')).toThrow('no tab Survey');
  });

  test('the first of its names that holds rows, the exact one before others', () => {
    const shop = shopWith({
      ' survey': [
        ['Email', 'Score'],
        ['c05@example.com', 9],
      ],
      Survey: survey,
      نظرسنجی: [['x']],
    });
    expect(shop.who('survey: from 9')).toEqual(['C03']);
    expect(shopWith({ Survey: [['Email', 'Score']], نظرسنجی: survey }).who('survey: from 9')).toEqual([
      'C03',
    ]);
  });
});

describe('clicks', () => {
  const header = messagesTab.columns.map(({ header: { en } }) => en);
  const message = (customer: string, campaign: string, daysAgo: number) => {
    const cells: Readonly<Record<string, Cell>> = {
      ...{ campaign, customer, channel: 'e-mail', state: 'accepted', sent: at(daysAgo) },
      key: `${campaign}|2025|${customer}|1`,
    };
    return messagesTab.columns.map(({ id }) => cells[id] ?? '');
  };
  const Messages = [
    header,
    message('C03', 'Autumn sale', 30),
    message('C03', 'Yalda', 5),
    message('C04', 'Autumn sale', 30),
    message('C05', 'Yalda', 5),
  ];
  // Nobody ordered for fifty days, so no order stands for a click.
  const quiet = steadyShop(today).map((purchase): Purchase => ({ ...purchase, day: purchase.day - 50 }));

  test.each([
    [
      'by the campaign’s name',
      [
        ['E-mail', 'Campaign', 'Time'],
        ['c03@example.com', 'autumn  SALE', iso(29)],
        ['c05@example.com', 'Nowruz', iso(4)],
      ],
      { 'Autumn sale': ['C03'], Yalda: [] },
    ],
    [
      'by the tags of the link',
      [
        ['link', 'date', 'customer'],
        ['https://shop.example/?a=1&utm_campaign=Autumn%20sale&utm_source=bazgasht#top', iso(1), 'C04'],
        ['https://shop.example/?utm_campaign=Yalda', iso(4), 'C05'],
        ['https://shop.example/?utm_campaign=Yalda', iso(6), 'C03'],
        ['https://shop.example/?utm_campaign=%', iso(6), 'C03'],
      ],
      // C03 clicked a day before the message went.
      { 'Autumn sale': ['C04'], Yalda: ['C05'] },
    ],
    [
      'in the fortnight after the message, where nothing says in which campaign',
      [
        ['Email', 'Clicked at'],
        ['c03@example.com', iso(3)],
        ['c04@example.com', iso(3)],
        ['nobody@example.com', iso(3)],
      ],
      { 'Autumn sale': [], Yalda: ['C03'] },
    ],
  ])('are put to messages %s', (_, Clicks, found) => {
    const { who } = shopWith({ Messages, Clicks }, quiet);
    for (const [campaign, people] of Object.entries(found))
      expect([campaign, who(`messaged: ${campaign}; response clicked`)]).toEqual([campaign, people]);
  });

  test('prove that a message was reached', () => {
    const { who } = shopWith(
      {
        Messages,
        کلیک‌ها: [
          ['ایمیل', 'زمان'],
          ['c05@example.com', iso(2)],
        ],
      },
      quiet,
    );
    expect(who('messaged: response reached')).toEqual(['C05']);
  });

  test('are not known without the tab', () => {
    expect(() => shopWith({ Messages }, quiet).who('messaged: response clicked')).toThrow(
      'who clicked is not known',
    );
  });
});

describe('moves between segments', () => {
  const { who, orders, standing } = shopWith(
    {},
    Array.from({ length: 400 }, (_, i) => ({
      who: `C${(i * 7919) % 67}`,
      day: today - ((i * 104_729) % 731),
      amount: 1 + ((i * 37) % 190),
    })),
  );

  test.each([7, 30, 90])('within %i days are those that Movement counts', (days) => {
    const movement = movementOf(orders, { before: today - days, now: standing, by: 'rfm' });
    movement.groups.forEach((group, g) => {
      const was = movement.counts[g]!.reduce((sum, count) => sum + count, 0);
      const is = movement.counts.reduce((sum, row) => sum + row[g]!, 0);
      const stayed = movement.counts[g]![g]!;
      expect(who(`entered: ${group}; within ${days}`)).toHaveLength(is - stayed);
      expect(who(`left: ${group}; within ${days}`)).toHaveLength(was - stayed);
    });
    expect(movement.moved).toBeGreaterThan(0);
  });

  test('in and out of a stage part those in it on either day', () => {
    const now = who('stage: lapsing');
    const entered = who('entered: stage lapsing; within 30');
    expect(entered.length).toBeGreaterThan(0);
    expect(who('stage: lapsing and not entered: stage lapsing; within 30')).toEqual(
      now.filter((customer) => !entered.includes(customer)),
    );
    expect(who('left: stage lapsing; within 30 and stage: lapsing')).toEqual([]);
  });
});
