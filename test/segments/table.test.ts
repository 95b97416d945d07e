import { findTable, openTable } from '../../src/segments/table.ts';
import type { TabDefinition } from '../../src/segments/tabs.ts';
import { MemoryWorkbook, memorySettings } from './memoryWorkbook.ts';

const definition = {
  id: 'things',
  name: { en: 'Things', fa: 'چیزها' },
  columns: [
    { id: 'key', header: { en: 'Key', fa: 'کلید' }, kind: 'text', width: 100 },
    { id: 'state', header: { en: 'State', fa: 'وضعیت' }, kind: 'text', width: 100 },
    { id: 'count', header: { en: 'Count', fa: 'تعداد' }, kind: 'number', width: 100 },
    { id: 'at', header: { en: 'When', fa: 'زمان' }, kind: 'moment', width: 100 },
  ],
} as const satisfies TabDefinition;

function host(): { workbook: MemoryWorkbook; settings: ReturnType<typeof memorySettings> } {
  return { workbook: new MemoryWorkbook(), settings: memorySettings() };
}

const open = (at: ReturnType<typeof host>, language: 'en' | 'fa' = 'en') =>
  openTable(at, definition, 'key', language);

/** A table with keys a, b, c … in rows 2, 3, 4 … */
function filled(count: number) {
  const at = host();
  const table = open(at);
  for (let i = 0; i < count; i++) table.append({ key: String.fromCharCode(97 + i), state: 'old', count: i });
  table.save();
  at.workbook.flush();
  return { at, table, tab: at.workbook.tab('Things')! };
}

const statesByKey = (values: readonly (readonly unknown[])[], key = 0, state = 1) =>
  Object.fromEntries(values.slice(1).map((row) => [row[key], row[state]]));

describe('the rows of a tab', () => {
  test('come back as they were written, text as text and moments as moments', () => {
    const at = host();
    const table = open(at);
    table.append({ key: '00123', state: '1/2', count: 3, at: new Date(1_727_776_800_000) });
    table.save();
    const again = open(at);
    const [row] = again.rows;
    expect(again.rows).toHaveLength(1);
    expect(again.text(row!, 'key')).toBe('00123');
    expect(again.text(row!, 'state')).toBe('1/2');
    expect(again.get(row!, 'count')).toBe(3);
    expect(again.get(row!, 'at')).toEqual(new Date(1_727_776_800_000));
  });

  test('are found by header in either language, in a tab that was renamed', () => {
    const at = host();
    const table = open(at, 'fa');
    table.append({ key: 'a' });
    table.save();
    at.workbook.tab('چیزها')!.look().rename('mine');
    expect(findTable(at, definition, 'key')!.rows).toHaveLength(1);
    expect(open(at, 'en').tab.name).toBe('mine');
  });

  test('leave a tab of the same name alone that holds something else, and take an empty one', () => {
    const at = host();
    at.workbook.addTab('Things', 5, 5).write(1, 1, [['My own list'], ['1']]);
    at.workbook.addTab('Things (Bazgasht)', 5, 5);
    expect(open(at).tab.name).toBe('Things (Bazgasht)');
    expect(at.workbook.tab('Things')!.values()).toEqual([['My own list'], [1]]);
  });

  test.each([
    ['en', 'THINGS', 'Things (Bazgasht)'],
    ['fa', 'چیزها', 'چیزها (بازگشت)'],
  ] as const)(
    'stand beside a tab of the user named as ours, in whatever case: %s',
    (language, theirs, ours) => {
      const at = host();
      at.workbook.addTab(theirs, 5, 5).write(1, 1, [['My own list'], ['1']]);
      const table = open(at, language);
      table.append({ key: 'a' });
      table.save();
      expect(open(at, language).tab.name).toBe(ours);
      expect(at.workbook.tab(theirs)!.values()).toEqual([['My own list'], [1]]);
    },
  );

  test('are written in one rectangle when neighbors change, and not at all when nothing does', () => {
    const { at, table } = filled(20);
    const before = at.workbook.calls;
    table.save();
    for (const row of table.rows.slice(3, 12)) table.set(row, { state: 'new' });
    table.save();
    expect(at.workbook.calls - before).toBe(1);
    table.set(table.rows[5]!, { state: 'new' });
    table.save();
    expect(at.workbook.calls - before).toBe(1);
  });

  test('keep columns that people put among ours, though cells on both sides change', () => {
    const { at, tab } = filled(3);
    const values = tab.values().map(([key, state, count, when], i) => [count, `mine ${i}`, state, when, key]);
    values[0]![1] = 'My notes';
    tab.write(1, 1, values as string[][]);
    const table = open(at);
    for (const row of table.rows) table.set(row, { state: 'new', count: 7 });
    table.save();
    expect(tab.values().slice(1)).toEqual([
      [7, 'mine 1', 'new', '', 'a'],
      [7, 'mine 2', 'new', '', 'b'],
      [7, 'mine 3', 'new', '', 'c'],
    ]);
  });

  test('are found again where they stand after the tab was sorted, before they are written', () => {
    const { table, tab } = filled(4);
    const [a, b] = table.rows;
    const [header, ...rest] = tab.values();
    tab.write(1, 1, [header!, ...rest.reverse()]);
    table.set(a!, { state: 'first' });
    table.set(b!, { state: 'second' });
    table.locate([a!, b!]);
    table.save();
    expect(statesByKey(tab.values())).toEqual({ a: 'first', b: 'second', c: 'old', d: 'old' });
  });

  test('that were written to where others stand are put right, each in its place', () => {
    const { table, tab } = filled(5);
    const [a, b] = table.rows;
    const [header, ...rest] = tab.values();
    tab.write(1, 1, [header!, ...rest.reverse()]);
    table.set(a!, { state: 'claimed' });
    table.set(b!, { state: 'claimed' });
    table.save();
    expect(statesByKey(tab.values())['e']).toBe('claimed');
    const standing = table.readBack([a!, b!], ['state']);
    expect(statesByKey(tab.values())).toEqual({ a: 'claimed', b: 'claimed', c: 'old', d: 'old', e: 'old' });
    expect(standing).toHaveLength(2);
  });

  test('that somebody deleted are neither read back nor brought back', () => {
    const { table, tab } = filled(3);
    const [a, b] = table.rows;
    table.set(a!, { state: 'claimed' });
    table.set(b!, { state: 'claimed' });
    table.save();
    const [header, , second, third] = tab.values();
    tab.write(1, 1, [header!, second!, third!, ['', '', '', '']]);
    const standing = table.readBack([a!, b!], ['state']);
    expect(standing.map((row) => table.text(row, 'key'))).toEqual(['b']);
    expect(tab.values()).toHaveLength(3);
  });

  test('get back a column that was deleted, empty', () => {
    const { at, tab } = filled(2);
    tab.write(1, 2, [['something else'], ['x'], ['y']]);
    const table = open(at);
    expect(table.text(table.rows[0]!, 'state')).toBe('');
    table.set(table.rows[0]!, { state: 'new' });
    table.save();
    expect(tab.values()[0]).toEqual(['Key', 'something else', 'Count', 'When', 'State']);
    expect(tab.values()[1]).toEqual(['a', 'x', 0, '', 'new']);
  });

  test('get back a column of a Persian file under its Persian header, and write nothing while they are only read', () => {
    const at = host();
    const table = open(at, 'fa');
    table.append({ key: 'a', state: 'old' });
    table.save();
    const tab = at.workbook.tab('چیزها')!;
    tab.write(1, 2, [['یادداشت'], ['']]);
    const { calls } = at.workbook;
    const again = findTable(at, definition, 'key')!;
    expect(at.workbook.calls).toBe(calls);
    again.set(again.rows[0]!, { state: '1/2' });
    again.save();
    expect(tab.values()[0]).toEqual(['کلید', 'یادداشت', 'تعداد', 'زمان', 'وضعیت']);
    expect(tab.values()[1]!.slice(4)).toEqual(['1/2']);
  });

  test('may begin below a note that somebody put above the header', () => {
    const { at, tab } = filled(2);
    tab.write(1, 1, [['Please do not touch', '', '', ''], ...tab.values()]);
    const table = open(at);
    expect(table.rows.map((row) => table.text(row, 'key'))).toEqual(['a', 'b']);
    table.append({ key: 'z' });
    table.save();
    expect(tab.values()[4]![0]).toBe('z');
  });
});
