import type { Cell } from '../../src/core/cells.ts';
import { searchTab } from '../../src/segments/loadTabs.ts';
import { publishTab } from '../../src/segments/publishTab.ts';
import type { Leaver } from '../../src/segments/tabImage.ts';
import type { TabDefinition } from '../../src/segments/tabs.ts';
import { MemoryWorkbook } from './memoryWorkbook.ts';

const definition: TabDefinition = {
  id: 'friends',
  name: { en: 'Friends', fa: 'دوستان' },
  columns: [
    { id: 'name', header: { en: 'Name', fa: 'نام' }, kind: 'text', width: 100 },
    { id: 'mobile', header: { en: 'Mobile', fa: 'موبایل' }, kind: 'text', width: 100 },
    { id: 'spent', header: { en: 'Spent', fa: 'جمع خرید' }, kind: 'money', width: 80 },
    { id: 'customer', header: { en: 'Customer', fa: 'شناسهٔ مشتری' }, kind: 'text', width: 100 },
    { id: 'note', header: { en: 'My note', fa: 'یادداشت من' }, kind: 'text', width: 100, theirs: true },
  ],
};

const people = ['ada', 'bea', 'cyn', 'dee', 'eve'];

/** Builds the tab for these people, each with what they spent. */
function build(
  workbook: MemoryWorkbook,
  spent: Readonly<Record<string, number>>,
  language: 'en' | 'fa' = 'en',
  known?: number,
): Leaver[] {
  const left: Leaver[] = [];
  const id = known ?? workbook.sheets.find(({ cells }) => String(cells[0]?.[0]?.value).includes('built'))?.id;
  publishTab(workbook, {
    plan: {
      definition,
      language,
      title: `Friends · ${Object.keys(spent).length} people, built today`,
      unit: 'EUR',
      formats: ['@', '@', '#,##0.00', '@', '@'],
      rows: Object.entries(spent).map(([name, amount]) => ({
        who: people.indexOf(name),
        cells: [name, `0912${people.indexOf(name)}`, amount, name.toUpperCase(), ''] as Cell[],
      })),
      identities: ['customer'],
      find: (identity) => people.indexOf(String(identity).toLowerCase()),
    },
    beside: 'Beside',
    found: searchTab(workbook, definition, id === undefined ? {} : { friends: id }),
    name: 'Friends',
    color: '',
    model: null,
    onLeavers: (leavers) => left.push(...leavers),
  });
  return left;
}

const column = (
  workbook: MemoryWorkbook,
  number: number,
  member: 'value' | 'note' | 'background' | 'formula' = 'value',
) => {
  const cells = workbook.sheets[0]!.cells.map((line) => line[number - 1]![member]);
  // The last row waits, blank, for the next customers.
  expect(cells.pop()).toBe(member === 'background' ? backgroundOf(number) : '');
  return cells;
};

/** Of a cell that nobody touched. */
const backgroundOf = (number: number) => (number === 5 ? '#fffdf5' : '#ffffff');

describe('a customer tab made anew', () => {
  const workbook = new MemoryWorkbook();
  build(workbook, { ada: 10, bea: 20 });

  test('says what it is, then has its header with the unit of money, then the customers', () => {
    expect(workbook.sheets[0]!.name).toBe('Friends');
    expect(workbook.tabs()[0]!.values()).toEqual([
      ['Friends · 2 people, built today', '', '', '', ''],
      ['Name', 'Mobile', 'Spent (EUR)', 'Customer', 'My note'],
      ['ada', '09120', 10, 'ADA', ''],
      ['bea', '09121', 20, 'BEA', ''],
    ]);
  });

  test('keeps the zeros of phones, in rows that come later too', () => {
    build(workbook, { ada: 10, bea: 20, cyn: 30 });
    expect(column(workbook, 2).slice(2)).toEqual(['09120', '09121', '09122']);
  });

  test('freezes two rows and leaves room for columns of people and one row', () => {
    expect(workbook.sheets[0]).toMatchObject({ frozen: 2, columns: 7, rows: 6 });
  });
});

describe('what people add to a tab', () => {
  let workbook: MemoryWorkbook;
  beforeEach(() => {
    workbook = new MemoryWorkbook();
    build(workbook, { ada: 10, bea: 20, cyn: 30 });
  });

  test('notes, colors and written cells move with their customer when the order changes', () => {
    workbook.edit('Friends', 4, 5, { value: 'wholesale' });
    workbook.edit('Friends', 4, 1, { note: 'called on Monday', background: '#ff0000' });
    build(workbook, { cyn: 30, ada: 10, bea: 20 });
    expect(column(workbook, 1).slice(2)).toEqual(['cyn', 'ada', 'bea']);
    expect(column(workbook, 5).slice(2)).toEqual(['', '', 'wholesale']);
    expect(column(workbook, 1, 'note').slice(2)).toEqual(['', '', 'called on Monday']);
    expect(column(workbook, 1, 'background').slice(2)).toEqual(['#ffffff', '#ffffff', '#ff0000']);
  });

  test('a column of their own keeps its header, its values and its place', () => {
    workbook.edit('Friends', 2, 6, { value: 'Agent' });
    workbook.edit('Friends', 3, 6, { value: 'Sara' });
    workbook.edit('Friends', 5, 6, { value: 'Omid' });
    build(workbook, { cyn: 31, bea: 20, ada: 10 });
    expect(column(workbook, 6).slice(1)).toEqual(['Agent', 'Omid', '', 'Sara']);
  });

  test('columns in another order and in another language are found where they stand', () => {
    const sheet = workbook.sheets[0]!;
    for (const line of sheet.cells.slice(1)) [line[0], line[3]] = [line[3]!, line[0]!];
    sheet.cells[1]![2] = { ...sheet.cells[1]![2]!, value: 'جمع خرید (یورو)' };
    build(workbook, { cyn: 31, ada: 10 });
    expect(sheet.cells.slice(1, -1).map((line) => line.slice(0, 5).map(({ value }) => value))).toEqual([
      ['Customer', 'Mobile', 'Spent (EUR)', 'Name', 'My note'],
      ['CYN', '09122', 31, 'cyn', ''],
      ['ADA', '09120', 10, 'ada', ''],
    ]);
  });

  test('a formula that reads its own row reads the row it moves to', () => {
    workbook.edit('Friends', 2, 6, { value: 'Tenth' });
    workbook.edit('Friends', 3, 6, { formula: '=C3*0.1+$C$3+Orders!C3', value: 1 });
    build(workbook, { bea: 20, cyn: 30, ada: 10 });
    expect(column(workbook, 6, 'formula').slice(2)).toEqual(['', '', '=C5*0.1+$C$3+Orders!C3']);
  });

  test('a formula that fills its column stays where it is, and what it fills is not written down', () => {
    workbook.edit('Friends', 2, 6, { formula: '={"Tenth"; ARRAYFORMULA(C3:C*0.1)}', value: 'Tenth' });
    for (const [i, value] of [1, 2, 3].entries()) workbook.edit('Friends', 3 + i, 6, { value });
    build(workbook, { cyn: 30, ada: 10 });
    expect(column(workbook, 6, 'formula')[1]).toBe('={"Tenth"; ARRAYFORMULA(C3:C*0.1)}');
    expect(column(workbook, 6).slice(2)).toEqual(['', '']);
  });

  test('text that reads as a number stays text', () => {
    workbook.edit('Friends', 2, 6, { value: 'Card' });
    workbook.edit('Friends', 3, 6, { value: '0012' });
    build(workbook, { bea: 20, ada: 10 });
    expect(column(workbook, 6).slice(2)).toEqual(['', '0012']);
  });

  test('a row of nobody stays below, and a sum in it still ends at the last customer', () => {
    workbook.edit('Friends', 6, 3, { formula: '=SUM(C3:C5)', value: 60 });
    build(workbook, { bea: 20, ada: 10 });
    expect(column(workbook, 3, 'formula').slice(2)).toEqual(['', '', '=SUM(C3:C4)']);
  });

  test('who is gone is told with what was written about them, before the tab changes', () => {
    workbook.edit('Friends', 4, 5, { value: 'wholesale' });
    workbook.edit('Friends', 4, 2, { note: 'call after six' });
    const left = build(workbook, { ada: 10 });
    expect(left.map(({ who, written }) => [people[who], written])).toEqual([
      [
        'bea',
        [
          ['Mobile', 'call after six'],
          ['My note', 'wholesale'],
        ],
      ],
      ['cyn', []],
    ]);
    expect(column(workbook, 5).slice(2)).toEqual(['']);
    expect(column(workbook, 2, 'note').slice(2)).toEqual(['']);
  });

  test('rows that people put on top stay on top', () => {
    workbook.edit('Friends', 3, 5, { value: 'first' });
    workbook.sheet('Friends').cells.unshift(...structuredClone(workbook.sheet('Friends').cells.slice(-1)));
    workbook.sheet('Friends').rows++;
    for (let column = 1; column <= 5; column++) workbook.edit('Friends', 1, column, { value: '' });
    workbook.edit('Friends', 1, 2, { value: 'ask Sara before calling' });
    build(workbook, { bea: 20, ada: 10 });
    expect(column(workbook, 2)).toEqual(['ask Sara before calling', '', 'Mobile', '09121', '09120']);
    expect(column(workbook, 5).slice(2)).toEqual(['My note', '', 'first']);
    expect(column(workbook, 1)[1]).toBe('Friends · 2 people, built today');
  });

  test('row 1 comes back where somebody deleted it, and what was written stays with its customer', () => {
    workbook.edit('Friends', 4, 5, { value: 'wholesale' });
    workbook.edit('Friends', 4, 1, { note: 'called' });
    const { id } = workbook.sheet('Friends');
    workbook.sheet('Friends').cells.shift();
    workbook.sheet('Friends').rows--;
    build(workbook, { bea: 20, ada: 10 }, 'en', id);
    expect(column(workbook, 1)).toEqual(['Friends · 2 people, built today', 'Name', 'bea', 'ada']);
    expect(column(workbook, 5).slice(2)).toEqual(['wholesale', '']);
    expect(column(workbook, 1, 'note').slice(2)).toEqual(['called', '']);
  });

  test('a renamed tab stays the same tab under its new name', () => {
    workbook.sheet('Friends').name = 'My best';
    build(workbook, { ada: 10 });
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['My best']);
  });

  test('building again without a change changes nothing', () => {
    workbook.edit('Friends', 4, 5, { value: 'wholesale' });
    workbook.edit('Friends', 4, 1, { note: 'called', background: '#ff0000', color: '#00ff00' });
    workbook.edit('Friends', 2, 8, { value: 'Mine' });
    workbook.edit('Friends', 3, 8, { value: '1/2' });
    build(workbook, { ada: 10, bea: 20, cyn: 30 });
    const once = workbook.held();
    build(workbook, { ada: 10, bea: 20, cyn: 30 });
    expect(workbook.held()).toEqual(once);
  });
});
