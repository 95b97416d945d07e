import type { Language } from '../../src/core/language.ts';
import type { Settings } from '../../src/platform.ts';
import { previewSegments } from '../../src/segments/answer.ts';
import { publishSegments } from '../../src/segments/publish.ts';
import { builtState, publishUnread } from '../../src/segments/publishUnread.ts';
import { segmentTabs } from '../../src/segments/tabs.ts';
import { Killed, MemoryWorkbook, memoryPlatform, memorySettings } from './memoryWorkbook.ts';
import { allCounted, day, ordersOf, type Purchase, steadyShop } from './shop.ts';

const today = day('2025-11-26');
const noonOf = (on: number) => on * 86_400_000 + 5.7 * 3_600_000;

interface Shop {
  readonly workbook: MemoryWorkbook;
  readonly settings: Settings;
  build(
    purchases?: readonly Purchase[],
    on?: number,
    by?: 'rfm' | 'stage',
  ): ReturnType<typeof publishSegments>;
}

function shop(fileLanguage: Language = 'en'): Shop {
  const workbook = new MemoryWorkbook();
  const settings = memorySettings();
  return {
    workbook,
    settings,
    build(purchases = steadyShop(today), on = today, by = 'rfm') {
      const orders = ordersOf(purchases);
      return publishSegments(memoryPlatform(workbook, noonOf(on), settings), {
        orders,
        balance: allCounted(orders),
        by,
        fileLanguage,
        language: fileLanguage,
      });
    },
  };
}

/** Values of a column by its header, below it. */
function below(workbook: MemoryWorkbook, tab: string, header: string): unknown[] {
  const cells = workbook.sheet(tab).cells;
  const at = cells[1]!.findIndex(({ value }) => value === header);
  const hasSpareRow = cells[cells.length - 1]!.every(({ value }) => value === '');
  return cells.slice(2, hasSpareRow ? -1 : undefined).map((line) => line[at]!.value);
}

/** What a spreadsheet shows and how, without ids. */
const shown = (workbook: MemoryWorkbook) => workbook.sheets.map(({ id: _, ...sheet }) => sheet);

const buffer = (workbook: MemoryWorkbook, tab: string) =>
  below(workbook, tab, 'Customer').map((customer, i) => [customer, below(workbook, tab, 'My note')[i]]);

describe('a build', () => {
  test('makes Customers, Dashboard, the ten segments, Movement and Left out, and every customer is in one segment', () => {
    const { workbook, build } = shop();
    const built = build();
    expect(built.tabs.map(({ name }) => name)).toEqual([
      'Customers',
      'Dashboard',
      ...segmentTabs.map(({ name }) => name.en),
      'Movement',
      'Left out',
    ]);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(built.tabs.map(({ name }) => name));
    const inSegments = built.tabs
      .filter(({ kind }) => kind === 'segment')
      .flatMap(({ name }) => below(workbook, name, 'Customer'));
    expect(inSegments.filter((customer) => customer !== '').sort()).toEqual(
      below(workbook, 'Customers', 'Customer').sort(),
    );
    expect(
      built.tabs.filter(({ kind }) => kind === 'segment').reduce((sum, { customers }) => sum + customers, 0),
    ).toBe(40);
  });

  test('says in row 1 what, how many and when', () => {
    const { workbook, build } = shop();
    build();
    expect(workbook.sheet('Customers').cells[0]![0]!.value).toBe(
      'Customers · 40 people, built Wed 26 Nov 2025, 9:12. All orders read.',
    );
  });

  test('speaks Persian in a Persian file, from right to left, with Jalali days beside the dates', () => {
    const { workbook, build } = shop('fa');
    build();
    const { rightToLeft, cells } = workbook.sheet('مشتریان');
    expect(rightToLeft).toBe(true);
    expect(cells[0]![0]!.value).toBe(
      'مشتریان · ۴۰ نفر، ساخته شد: چهارشنبه ۵ آذر ۱۴۰۴، ۹:۱۲. همهٔ سفارش‌ها خوانده شده است.',
    );
    expect(cells[1]!.map(({ value }) => value)).toContain('جمع خرید (تومان)');
    const days = below(workbook, 'مشتریان', 'آخرین خرید');
    const dates = below(workbook, 'مشتریان', 'آخرین خرید (میلادی)') as Date[];
    expect(days.every((text) => /^۱۴۰[۲-۴]\/[۰-۹]{2}\/[۰-۹]{2}$/.test(String(text)))).toBe(true);
    expect(
      new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
        timeZone: 'Asia/Tehran',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      }).format(dates[0]),
    ).toBe(days[0]);
  });

  test('twice with the same orders and the same moment leaves equal cells and equal looks', () => {
    const { workbook, build } = shop();
    build();
    const once = workbook.held();
    build();
    expect(workbook.held()).toEqual(once);
  });

  test('does not depend on the order of the rows in the file', () => {
    const [straight, shuffled] = [shop(), shop()];
    straight.build();
    shuffled.build(
      [...steadyShop(today)].sort((a, b) => ((a.amount * 31 + a.day) % 97) - ((b.amount * 31 + b.day) % 97)),
    );
    expect(shown(shuffled.workbook)).toEqual(shown(straight.workbook));
  });

  test('by stage makes four tabs that hold everybody once', () => {
    const built = shop().build(undefined, today, 'stage');
    const stages = built.tabs.filter(({ kind }) => kind === 'segment');
    expect(stages.map(({ id }) => id)).toEqual(['stage_new', 'stage_active', 'stage_lapsing', 'stage_lost']);
    expect(stages.reduce((sum, { customers }) => sum + customers, 0)).toBe(40);
  });

  test('tabs say how many orders came after they were built', () => {
    const { workbook, settings, build } = shop();
    const orders = workbook.addTab('Orders', 5, 3);
    const line = (id: number, product: string) => [`W${id}`, 'C1', '2025-11-20', product, 1, 5];
    orders.write(1, 1, [
      ['Order ID', 'Customer ID', 'Date', 'Product', 'Quantity', 'Unit price'],
      line(1, 'tea'),
      line(1, 'cup'),
    ]);
    settings.file.set('orders', { tabs: [orders.id] });
    build();
    const platform = memoryPlatform(workbook, noonOf(today + 1), settings);
    expect(builtState(platform)?.unread).toBe(0);
    // Two orders in three lines.
    orders.write(4, 1, [line(2, 'tea'), line(2, 'cup'), line(3, 'pot')]);
    expect(builtState(platform)?.unread).toBe(2);
    publishUnread(platform, 'en');
    expect(workbook.sheet('Customers').cells[0]![0]!.value).toBe(
      'Customers · 40 people, built Wed 26 Nov 2025, 9:12. 2 new orders not read.',
    );
    const calls = workbook.calls;
    publishUnread(platform, 'en');
    expect(workbook.calls).toBe(calls);
    publishUnread(platform, 'en', { changed: 4 });
    expect(workbook.sheet('Customers').cells[0]![0]!.value).toMatch(/ 6 new orders not read\.$/);
    expect(builtState(platform)?.unread).toBe(6);
    build();
    expect(builtState(platform)?.unread).toBe(0);
  });

  test('leaves a tab of the user that bears one of our names alone, and says so', () => {
    const { workbook, build } = shop();
    workbook.addTab('Champions', 3, 3).write(1, 1, [['Tennis', 1990]]);
    const built = build();
    expect(workbook.sheet('Champions').cells[0]!.map(({ value }) => value)).toEqual(['Tennis', 1990, '']);
    expect(built.tabs.find(({ id }) => id === 'champions')?.name).toBe('Champions (Bazgasht)');
    expect(built.warnings).toEqual([
      'A tab of yours is named "Champions" and was left alone; ours is "Champions (Bazgasht)"',
    ]);
    expect(build().warnings).toEqual([]);
    expect(workbook.sheets.filter(({ name }) => name.startsWith('Champions'))).toHaveLength(2);
  });

  test.each([
    ['en', ['dashboard', 'LEFT OUT', 'champions', 'cUSTOMERS', 'movement', 'Champions (bazgasht)']],
    ['fa', ['dashboard', 'داشبورد', 'مشتریان', 'قهرمانان', 'کنار رفته', 'جابجایی']],
  ] as const)(
    'leaves tabs of the user alone whose names differ from ours by case or not at all: %s',
    (language, names) => {
      const { workbook, build } = shop(language);
      for (const name of names) workbook.addTab(name, 3, 3).write(1, 1, [['Tennis', 1990]]);
      const built = build();
      for (const name of names)
        expect(workbook.sheet(name).cells[0]!.map(({ value }) => value)).toEqual(['Tennis', 1990, '']);
      const ours = built.tabs.map(({ name }) => name);
      expect(
        ours.filter((name) => names.some((taken) => taken.toLowerCase() === name.toLowerCase())),
      ).toEqual([]);
      expect(new Set(ours.map((name) => name.toLowerCase())).size).toBe(ours.length);
      expect(built.warnings).toHaveLength(5);
      expect(build().tabs.map(({ name }) => name)).toEqual(ours);
    },
  );

  test('says so in words when a tab is deleted meanwhile, and the next build makes it again', () => {
    const few = steadyShop(today).filter(({ who }) => who < 'C20');
    const sentences = new Set<string>();
    // The tab's turn comes fourth; earlier it is simply made again, later it is none of the build's business.
    for (let at = 1; at < 20; at++) {
      const { workbook, build } = shop();
      build(few);
      const now = workbook.calls;
      const act = () => {
        workbook.sheets = workbook.sheets.filter(({ name }) => name !== 'Loyal');
      };
      workbook.meanwhile = { at: now + at, act };
      try {
        build(few);
      } catch (problem) {
        sentences.add((problem as Error).message);
      }
      build(few);
      expect(workbook.sheets.filter(({ name }) => name === 'Loyal')).toHaveLength(1);
    }
    expect([...sentences]).toEqual([
      'the tab "Loyal" was deleted while it was being built; all others are whole, build again',
    ]);
  });

  test('refuses amounts in several currencies, naming each, and changes nothing', () => {
    const workbook = new MemoryWorkbook();
    const orders = {
      ...ordersOf(steadyShop(today)),
      currencies: ['EUR', 'USD'].map((code) => ({ code, scale: 100, decimals: 2 })),
    };
    const platform = memoryPlatform(workbook, noonOf(today));
    const input = {
      orders,
      balance: allCounted(orders),
      by: 'rfm',
      fileLanguage: 'en',
      language: 'en',
    } as const;
    expect(() => publishSegments(platform, input)).toThrow('EUR, USD');
    expect(workbook.sheets).toEqual([]);
  });

  test('refuses in words when nobody has ordered yet', () => {
    expect(() => shop().build([{ who: 'A', day: today + 3, amount: 1 }])).toThrow('nobody to put into tabs');
    const { workbook, settings } = shop();
    const tab = workbook.addTab('Sales', 2, 3);
    tab.write(1, 1, [
      ['customer', 'date', 'amount'],
      ['A', '2025-11-29', 1],
    ]);
    settings.file.set('orders', { tabs: [tab.id] });
    const platform = memoryPlatform(workbook, noonOf(today), settings);
    expect(() => previewSegments({ by: 'rfm' }, { platform, language: 'en', fileLanguage: 'en' })).toThrow(
      'nobody to put into tabs',
    );
  });
});

describe('who moves', () => {
  const later = today + 200;

  test('goes from tab to tab, and what was written goes to Leavers', () => {
    const { workbook, build } = shop();
    build();
    const [who] = below(workbook, 'Champions', 'Customer') as string[];
    const row = 3 + below(workbook, 'Champions', 'Customer').indexOf(who);
    const noteColumn =
      workbook.sheet('Champions').cells[1]!.findIndex(({ value }) => value === 'My note') + 1;
    workbook.edit('Champions', row, noteColumn, { value: 'wholesale' });
    const purchases = steadyShop(today);
    const others = purchases.filter((purchase) => purchase.who !== who);
    build(
      [
        ...others,
        ...others.map((purchase) => ({ ...purchase, day: later - 1 })),
        ...purchases.filter((purchase) => purchase.who === who),
      ],
      later,
    );
    expect(below(workbook, 'Champions', 'Customer')).not.toContain(who);
    const leavers = below(workbook, 'Leavers', 'Customer').map((customer, i) => [
      below(workbook, 'Leavers', 'From')[i],
      customer,
      below(workbook, 'Leavers', 'What you wrote')[i],
    ]);
    expect(leavers).toContainEqual(['Champions', who, 'My note: wholesale']);
  });

  test('a note in Customers stays with its customer whatever happens to the segments', () => {
    const { workbook, build } = shop();
    build();
    const noteColumn =
      workbook.sheet('Customers').cells[1]!.findIndex(({ value }) => value === 'My note') + 1;
    const row = 3 + below(workbook, 'Customers', 'Customer').indexOf('C07');
    workbook.edit('Customers', row, noteColumn, { value: 'friend of the house' });
    build([...steadyShop(today), { who: 'C07', day: today + 10, amount: 90_000 }], today + 20);
    expect(buffer(workbook, 'Customers').find(([customer]) => customer === 'C07')).toEqual([
      'C07',
      'friend of the house',
    ]);
    expect(below(workbook, 'Customers', 'Customer')[0]).toBe('C07');
  });

  test('"Do not contact" in Customers makes somebody unreachable in the segment tabs', () => {
    const { workbook, build } = shop();
    build();
    const mark =
      workbook.sheet('Customers').cells[1]!.findIndex(({ value }) => value === 'Do not contact') + 1;
    const row = 3 + below(workbook, 'Customers', 'Customer').indexOf('C07');
    workbook.edit('Customers', row, mark, { value: 'x' });
    const built = build();
    const tab = built.tabs.find(
      ({ kind, name }) => kind === 'segment' && below(workbook, name, 'Customer').includes('C07'),
    )!;
    expect(
      below(workbook, tab.name, 'Reachable?')[below(workbook, tab.name, 'Customer').indexOf('C07')],
    ).toBe('opted out');
    expect(below(workbook, tab.name, 'Reachable?').filter((cell) => cell === 'yes')).toHaveLength(
      tab.customers - 1,
    );
  });
});

describe('a tab of one’s own that is named as the one a build lays tabs out on', () => {
  test.each([
    ['en', 'Bazgasht (building)'],
    ['en', 'bazgasht (BUILDING)'],
    ['fa', 'بازگشت (در حال ساخت)'],
  ] as const)('stays as it is, in a file in %s as “%s”', (language, name) => {
    const { workbook, build } = shop(language);
    workbook.addTab(name, 1, 1).write(1, 1, [['mine']]);
    const mine = () => workbook.sheet(name).cells.map((line) => line.map(({ value }) => value));
    const names = build().tabs.map((tab) => tab.name);
    // A note lets every tab be laid out beside.
    for (const tab of names.slice(0, 3)) workbook.edit(tab, 3, 1, { note: 'seen' });
    build();
    expect(mine()).toEqual([['mine']]);
    for (const calls of [3, 6, 9, 12, 20]) {
      for (const tab of names.slice(0, 3)) workbook.edit(tab, 3, 2, { note: `seen ${calls}` });
      workbook.killAfter(calls, true);
      expect(() => build()).toThrow(Killed);
      workbook.revive();
      build();
      expect(mine()).toEqual([['mine']]);
      expect(workbook.sheets.map((sheet) => sheet.name).sort()).toEqual([...names, name].sort());
    }
  });
});

describe('a build that is killed', () => {
  /** Each tab by what it holds, so that it can be told whether it is the old one or the new one. */
  const tabsOf = (workbook: MemoryWorkbook) =>
    new Map(
      workbook.sheets
        .filter(({ name }) => name !== 'Bazgasht (building)')
        .map((sheet) => [
          sheet.name,
          JSON.stringify({ ...sheet, id: 0, rows: 0, columns: 0, cells: trimmed(sheet.cells) }),
        ]),
    );
  /** Blank rows below may still be there or be gone already. */
  const trimmed = (cells: MemoryWorkbook['sheets'][number]['cells']) => {
    const last = cells.reduce(
      (end, line, i) =>
        line.some(({ value, formula, note }) => value !== '' || formula !== '' || note !== '') ? i + 1 : end,
      0,
    );
    return cells.slice(0, last);
  };

  const few = (until: number) => steadyShop(until).filter(({ who }) => who < 'C14');
  const prepare = () => {
    const made = shop();
    made.build(few(today));
    const { workbook } = made;
    const sheet = workbook.sheet('Hibernating');
    const noteColumn = sheet.cells[1]!.findIndex(({ value }) => value === 'My note') + 1;
    workbook.edit('Hibernating', 3, noteColumn, { value: 'sleeps' });
    workbook.edit('Hibernating', 3, 1, { note: 'asked to be called in spring', background: '#ff0000' });
    workbook.edit('Customers', 5, 2, { note: 'new number' });
    workbook.sheets = workbook.sheets.filter(({ name }) => name !== 'Promising');
    return made;
  };
  const later = today + 45;
  // A newcomer on top of Customers pushes every other row down, and with it what was written there.
  const laterOrders = [
    ...few(today),
    ...few(later).filter(({ day: on }) => on > today),
    { who: 'C99', day: later - 1, amount: 1_000_000 },
  ];

  for (const keeps of [false, true]) {
    test(`at any writing call leaves each tab old or new, and the next build completes the rest (${keeps ? 'writes kept' : 'writes since the last flush lost'})`, () => {
      const before = tabsOf(prepare().workbook);
      const whole = prepare();
      whole.build(laterOrders, later);
      const after = tabsOf(whole.workbook);
      const calls = whole.workbook.calls;
      // All of the first tab, whose rows move with a note among them, then every seventeenth.
      for (let at = 1; at <= calls; at += at < 12 ? 1 : 17) {
        const { workbook, build } = prepare();
        workbook.killAfter(at, keeps);
        let killed = false;
        try {
          build(laterOrders, later);
        } catch (problem) {
          if (!(problem instanceof Killed)) throw problem;
          killed = true;
        }
        workbook.revive();
        if (killed)
          for (const [name, held] of tabsOf(workbook)) {
            const known = [before.get(name), after.get(name)];
            if (name !== 'Leavers' && !known.includes(held))
              throw new Error(`killed at ${at}: "${name}" is neither old nor new`);
          }
        build(laterOrders, later);
        const completed = tabsOf(workbook);
        expect([...completed.keys()].sort()).toEqual([...after.keys()].sort());
        for (const [name, held] of completed)
          if (held !== after.get(name)) throw new Error(`killed at ${at}: "${name}" is not completed`);
      }
    });
  }
});
