import type { Book } from '../../local/book/book.ts';
import type { ForecastCheck } from '../../src/calls/formulas.ts';
import { call, hostedShop, lastRun, ordersCsv, tabsOf, valuesOf } from './hosted.ts';
import { killableBuild } from './killedBuild.ts';

const now = Date.UTC(2025, 10, 26, 5, 42);
/** Service calls for so many tabs, the Dashboard among them; a tenth is kept free. */
const callsFor = (tabs: number) => Math.floor(0.9 * (30 + 24 * tabs + 80));
const budget = callsFor(14);

describe('the built bundle, cutting customers into tabs', () => {
  const host = hostedShop(ordersCsv(1000, 300, '2025-11-25'), now);
  const built = call<{ tabs: { name: string; kind: string; customers: number }[] }>(host, 'buildSegments', {
    by: 'rfm',
  })!;
  const first = { ...lastRun(host), tabs: tabsOf(host) };

  test('puts every customer into one of ten segments', () => {
    const segments = built.tabs.filter(({ kind }) => kind === 'segment');
    expect(segments).toHaveLength(10);
    expect(segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(300);
    for (const { name, customers } of segments) expect(valuesOf(host, name).length - 2).toBe(customers);
  });

  test('spends no more calls than its budget, the first time and again', () => {
    expect(first.calls).toBeLessThanOrEqual(budget);
    call(host, 'buildSegments', { by: 'rfm' });
    expect(lastRun(host).calls).toBeLessThanOrEqual(budget);
  });

  test('twice at the same moment leaves equal values, formats and looks', () => {
    const again = tabsOf(host);
    expect([...again.keys()]).toEqual([...first.tabs.keys()]);
    expect([...again].filter(([name, held]) => held !== first.tabs.get(name)).map(([name]) => name)).toEqual(
      [],
    );
  });

  test('spends no more where people wrote notes in every tab', () => {
    for (const sheet of (host.book as Book).sheets.slice(1)) sheet.setNotes(3, 1, [['seen']]);
    call(host, 'buildSegments', { by: 'rfm' });
    expect(lastRun(host).calls).toBeLessThanOrEqual(budget);
  });

  test('gives no format to cells that had none, where what people wrote moves with its customer', () => {
    const all = () =>
      (host.book as Book).sheets.flatMap((sheet) =>
        sheet
          .styles(sheet.all)
          .flat()
          .map((style) => style.numberFormat),
      );
    const before = new Set(all());
    for (const { id, columnCount } of (host.book as Book).sheets.slice(1))
      host.typeCell(id, 4, columnCount, '2025-12-01');
    call(host, 'buildSegments', { by: 'rfm' });
    expect([...new Set(all())].filter((format) => !before.has(format))).toEqual([]);
  });

  test('says in the sidebar of the forecast what the dashboard says', () => {
    const { sentences } = call<ForecastCheck>(host, 'checkForecast', {})!;
    const said = valuesOf(host, 'Dashboard').slice(-8).flat();
    expect(sentences.length).toBeGreaterThan(0);
    expect(said).toEqual(expect.arrayContaining([...sentences]));
  });

  test('leaves the person on the tab they were looking at', () => {
    const book = host.book as Book;
    expect(book.sheets.find(({ id }) => id === book.activeSheetId)?.name).toBe('Orders');
  });
});

test('a cut by stage stays within its calls too, the first time, again, and with notes in every tab', () => {
  const host = hostedShop(ordersCsv(1000, 300, '2025-11-25'), now, { language: 'fa' });
  const spent = Array.from({ length: 3 }, (_, turn) => {
    const built = call<{ tabs: unknown[] }>(host, 'buildSegments', { by: 'stage' })!;
    expect(built.tabs).toHaveLength(8);
    if (turn > 0) for (const sheet of host.book.sheets.slice(1)) sheet.setNotes(3, 1, [['seen']]);
    return lastRun(host).calls;
  });
  expect(Math.max(...spent)).toBeLessThanOrEqual(callsFor(8));
});

test('tabs of the cut before say that they are old, keep what was written, and are renewed by cutting that way again', () => {
  const host = hostedShop(ordersCsv(200, 60, '2025-11-25'), now);
  const build = (by: string) => call<{ warnings: string[] }>(host, 'buildSegments', { by })!.warnings;
  const titles = () =>
    (host.book as Book).sheets
      .slice(1)
      .map(({ name }) => [name, String(valuesOf(host, name)[0]!.join(''))] as const);
  const old = () =>
    titles()
      .filter(([, title]) => title.includes('Not renewed any more'))
      .map(([name]) => name);
  build('rfm');
  const sheet = (host.book as Book).sheets.find(({ name }) => name === 'Loyal')!;
  const note = valuesOf(host, 'Loyal')[1]!.indexOf('My note') + 1;
  sheet.write(3, note, [['call in May']]);
  expect(build('stage')[0]).toContain('Champions, Loyal, Potential loyalist');
  expect(lastRun(host).calls).toBeLessThanOrEqual(callsFor(8));
  expect(old()).toHaveLength(10);
  expect(old()).toContain('Loyal');
  expect(titles().find(([name]) => name === 'Loyal')![1]).toMatch(
    /^Loyal · \d+ people, built Wed 26 Nov 2025/,
  );
  expect(valuesOf(host, 'Loyal')[2]![note - 1]).toBe('call in May');
  expect(build('stage')).toEqual([]);
  expect(old()).toHaveLength(10);
  expect(build('rfm')[0]).toContain('Lapsing');
  expect(old()).toHaveLength(4);
  expect(valuesOf(host, 'Loyal')[2]![note - 1]).toBe('call in May');
});

test('the dashboard alone is renewed for a month that is chosen, and the next build goes back to the last one', () => {
  const host = hostedShop(ordersCsv(120, 40, '2025-11-25'), now);
  const title = () => String(valuesOf(host, 'Dashboard')[0]![0]);
  const ask = (month: string) =>
    call<{ months: { from: string; name: string }[] }>(host, 'dashboard', { month })!.months;
  call(host, 'buildSegments', { by: 'rfm' });
  expect(title()).toContain('Oct 2025 beside Sep 2025');
  const before = tabsOf(host);
  const months = ask('');
  expect(months.slice(0, 2)).toEqual([
    { from: '2025-10-01', name: 'Oct 2025' },
    { from: '2025-09-01', name: 'Sep 2025' },
  ]);
  expect(tabsOf(host)).toEqual(before);
  ask('2025-08-01');
  expect(title()).toContain('Aug 2025 beside Jul 2025');
  expect([...tabsOf(host)].filter(([name, held]) => held !== before.get(name)).map(([name]) => name)).toEqual(
    ['Dashboard'],
  );
  call(host, 'buildSegments', { by: 'rfm' });
  expect(title()).toContain('Oct 2025 beside Sep 2025');
});

test('tabs of customers can be filtered by their headers, newcomers too, unless somebody took the filter away', () => {
  const host = hostedShop(ordersCsv(60, 30, '2025-11-25'), now);
  call(host, 'buildSegments', { by: 'rfm' });
  const book = host.book as Book;
  const tabs = () => book.sheets.filter(({ layout }) => layout.filter);
  expect(tabs()).toHaveLength(11);
  const bare = book.sheets.find(({ name }) => name === 'Champions')!;
  bare.layout = { ...bare.layout, filter: null };
  const orders = book.sheets.find(({ name }) => name === 'Orders')!;
  const { row, column, rows, columns } = { row: 2, column: 1, rows: 60, columns: orders.lastColumn() };
  const more = orders
    .values({ row, column, rows, columns })
    .map(([id, who, ...rest]) => [`${id}b`, `${who}b`, ...rest]);
  orders.write(
    orders.lastRow() + 1,
    1,
    more.map((cells) => cells.map((cell, i) => (i === 3 || i === 4 ? '' : cell))),
  );
  call(host, 'buildSegments', { by: 'rfm' });
  expect(tabs()).toHaveLength(10);
  expect(valuesOf(host, 'Customers')).toHaveLength(2 + 60);
  for (const sheet of tabs()) {
    const { area } = sheet.layout.filter!;
    expect(area.row).toBe(2);
    expect(area.row + area.rows - 1).toBe(sheet.rowCount);
    expect(sheet.rowCount).toBeGreaterThan(sheet.lastRow());
  }
});

describe('what customers typed', () => {
  const csv = [
    'Order,Customer id,Customer name,Phone,Date,Product,Total',
    'O1,C1,"=HYPERLINK(""http://evil.example"",""click"")",09121112233,2025-11-01,"=1+1",10',
    "O2,C2,'quoted,0935 111 22 33,2025-11-02,+tea,20",
    'O3,0012,-5,09121112255,2025-11-03,@pot,30',
  ].join('\n');
  const host = hostedShop(csv, now, { language: 'fa' });
  call(host, 'buildSegments', { by: 'stage' });
  const rows = valuesOf(host, 'مشتریان');
  const column = (header: string) => rows.slice(2).map((row) => row[rows[1]!.indexOf(header)]);

  test('never becomes a formula, and stays as it was', () => {
    const sheet = (host.book as Book).sheets.find(({ name }) => name === 'مشتریان')!;
    const formulas = sheet.formulas({
      row: 1,
      column: 1,
      rows: sheet.lastRow(),
      columns: sheet.lastColumn(),
    });
    expect(formulas.flat().filter((formula) => formula !== '')).toEqual([]);
    expect(column('نام')).toEqual(
      expect.arrayContaining(['=HYPERLINK("http://evil.example","click")', '-5']),
    );
    expect(column('آخرین کالا')).toEqual(expect.arrayContaining(['=1+1', '+tea', '@pot']));
  });

  test('phones and ids keep their zeros', () => {
    expect(column('موبایل')).toEqual(['09121112255', '09351112233', '09121112233']);
    expect(column('شناسهٔ مشتری')).toEqual(['0012', 'C2', 'C1']);
  });
});

describe('a build killed at one of its calls', () => {
  const { calls, expectWholeTabs } = killableBuild();

  // A fixed series over all calls of a rebuild; every one of them is tried by the long tests.
  test.each([
    ['lost', false],
    ['kept', true],
  ])(
    'leaves each tab whole, and the next build completes the rest, unflushed writes %s',
    (_, keepsWrites) => {
      for (let n = keepsWrites ? 17 : 40; n < calls; n += 47) expectWholeTabs(n, keepsWrites);
    },
  );
});
