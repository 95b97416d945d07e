import type { Orders } from '../../src/orders/order.ts';
import { loadMembers } from '../../src/segments/loadSaved.ts';
import { publishSegments } from '../../src/segments/publish.ts';
import { MemoryWorkbook, memoryPlatform, memorySettings } from './memoryWorkbook.ts';
import { allCounted, day, ordersOf, steadyShop } from './shop.ts';

const today = day('2025-11-26');
const steady = ordersOf(steadyShop(today));

function shopWith(
  rows: readonly (readonly [name: string, who: string, tab?: string])[],
  orders: Orders = steady,
) {
  const workbook = new MemoryWorkbook();
  const settings = memorySettings();
  const header = [
    'Segment',
    'Who is in it',
    'Make a tab',
    'Customers',
    'Reachable by e-mail',
    'Reachable by text',
    'To mend',
  ];
  const tab = workbook.addTab('Segments', rows.length + 1, header.length);
  tab.write(1, 1, [header, ...rows.map(([name, who, makes = '']) => [name, who, makes, '', '', '', ''])]);
  const platform = memoryPlatform(workbook, today * 86_400_000 + 30_000_000, settings);
  const input = {
    orders,
    balance: allCounted(orders),
    by: 'rfm',
    fileLanguage: 'en',
    language: 'en',
  } as const;
  return { workbook, platform, build: () => publishSegments(platform, input) };
}

describe('a segment of the shop’s own making', () => {
  test('becomes a tab of those whom its words name, with its counts beside it', () => {
    const { workbook, build } = shopWith([
      ['Tea friends', 'bought: tea; at least 2 and spent: from 500', 'yes'],
    ]);
    const built = build();
    const bought = Array.from({ length: steady.customers.length }, () => ({ times: 0, spent: 0 }));
    for (let i = 0; i < steady.length; i++) {
      const whose = bought[steady.customer[i]!]!;
      if (steady.detail(i).lines.some(({ product }) => /tea/i.test(product))) whose.times++;
      whose.spent += steady.amount[i]! / 10;
    }
    const expected = bought.filter(({ times, spent }) => times >= 2 && spent >= 500).length;
    expect(expected).toBeGreaterThan(3);
    expect(built.tabs.find(({ name }) => name === 'Tea friends')).toMatchObject({
      kind: 'customers',
      customers: expected,
    });
    expect(workbook.sheet('Tea friends').cells[0]![0]!.value).toMatch(
      `Tea friends · ${expected} people, built`,
    );
    expect(workbook.sheet('Segments').cells[1]!.map(({ value }) => value)).toEqual([
      'Tea friends',
      'bought: tea; at least 2 and spent: from 500',
      'yes',
      expected,
      expected,
      expected,
      '',
    ]);
  });

  test('holds the same people in the same rows in whatever order the orders come', () => {
    const row = ['Tea friends', 'bought: tea and not stage: new', 'yes'] as const;
    const turned = ordersOf(
      [...steadyShop(today)].sort((a, b) => ((a.amount * 31 + a.day) % 97) - ((b.amount * 31 + b.day) % 97)),
    );
    const [straight, shuffled] = [shopWith([row]), shopWith([row], turned)];
    straight.build();
    shuffled.build();
    expect(straight.workbook.sheet('Tea friends').cells.length).toBeGreaterThan(10);
    expect(shuffled.workbook.sheet('Tea friends').cells).toEqual(
      straight.workbook.sheet('Tea friends').cells,
    );
  });

  test('is renewed in place, with what people wrote in it', () => {
    const { workbook, build } = shopWith([['Tea friends', 'bought: tea', 'yes']]);
    build();
    const header = workbook.sheet('Tea friends').cells[1]!.map(({ value }) => value);
    workbook.edit('Tea friends', 3, header.indexOf('My note') + 1, { value: 'likes jasmine' });
    const before = structuredClone(workbook.sheet('Tea friends'));
    build();
    expect(workbook.sheet('Tea friends')).toEqual(before);
  });

  test('of a tab that people began with two columns is taken as it stands', () => {
    const { workbook, build } = shopWith([]);
    workbook.tab('Segments')!.look().delete();
    const tab = workbook.addTab('Segments', 2, 2);
    tab.write(1, 1, [
      ['Segment', 'Who is in it'],
      ['Everybody', 'orders: from 1'],
    ]);
    build();
    expect(workbook.sheet('Segments').cells[1]!.map(({ value }) => value)).toContain(40);
  });

  test('without the mark is counted and gets no tab', () => {
    const { workbook, build } = shopWith([['Everybody', 'orders: from 1', 'no']]);
    expect(build().tabs.map(({ name }) => name)).not.toContain('Everybody');
    expect(workbook.sheet('Segments').cells[1]![3]!.value).toBe(40);
  });

  test.each([
    ['Odd', 'stag: new', 'Segments B2: there is no condition "stag"'],
    ['Odd', '', 'Segments B2: nothing says who is in this segment'],
    ['Odd', 'survey: from 9', 'Segments B2: "survey" cannot be used: the file has no tab Survey'],
    [
      'Odd',
      'field: Shoe size; from 40',
      'Segments B2: neither Customers nor the orders have a column "Shoe size"',
    ],
    ['Champions', 'orders: from 1', 'Segments B2: "Champions" is the name of another tab or segment'],
    ['movement', 'orders: from 1', 'Segments B2: "movement" is the name of another tab or segment'],
  ])('%s: a mistake in «%s» is told at its cell, and the other tabs are built', (name, who, sentence) => {
    const { workbook, build } = shopWith([
      [name, who, 'yes'],
      ['Good', 'orders: from 1', 'yes'],
    ]);
    const built = build();
    expect(built.warnings).toHaveLength(1);
    expect(built.warnings[0]).toContain(sentence);
    expect(sentence).toContain(String(workbook.sheet('Segments').cells[1]![6]!.value).slice(0, 25));
    expect(built.tabs.map((tab) => tab.name)).toEqual(
      expect.arrayContaining(['Champions', 'Good', 'Left out']),
    );
  });

  test('can be asked for by name where a campaign names its segment', () => {
    const { platform } = shopWith([['Tea friends', 'bought: tea']]);
    const { of: members, own } = loadMembers(platform, steady, { asOf: today, language: 'en' });
    expect(own()).toEqual([{ name: 'Tea friends', customers: members('tea FRIENDS').length }]);
    expect(Array.from(members('tea friends')).every((who) => who >= 0)).toBe(true);
    expect(members('Tea friends').length).toBeGreaterThan(5);
    expect(members('champions')).toEqual(
      loadMembers(platform, steady, { asOf: today, language: 'en' }).of('champions'),
    );
    expect(() => members('vip')).toThrow('segment must be one of');
  });
});
