import { Book } from '../../../local/book/book.ts';
import type { Sheet } from '../../../local/book/sheet.ts';
import { createHost } from '../../../local/createHost.ts';
import { Desk } from '../../../local/page/desk.ts';
import type { PageCallName, PageCalls } from '../../../local/page/protocol.ts';
import { startMs } from './startPage.ts';
import { tinyBundle } from './tinyBundle.ts';

type Rows = readonly (readonly (string | number)[])[];

/** The desk of a small add-on over sheets of rows, and what it answers. */
function deskOver(sheets: Readonly<Record<string, Rows>>) {
  const book = new Book({ id: 'file', zone: 'Asia/Tehran' });
  for (const [name, rows] of Object.entries(sheets))
    book.addSheet(name, { rows: 12, columns: 6 }).enter(1, 1, rows);
  const host = createHost({
    bundle: tinyBundle,
    book,
    nowMs: startMs,
    timezone: 'Asia/Tehran',
    language: 'en',
    account: 'consumer',
    clockActive: 'container',
    installation: 'bound',
    email: 'owner@example.com',
  });
  const desk = new Desk({
    host,
    name: 'orders.csv',
    files: { open: () => ({ host, name: '' }), save: () => new Uint8Array() },
    language: 'en',
    frameAddress: (key) => key,
    changed: () => undefined,
  });
  const ask = <N extends PageCallName>(name: N, input: Parameters<PageCalls[N]>[0]) =>
    desk.answer(name, input) as ReturnType<PageCalls[N]>;
  return { ask, book, sheet: book.sheets[0]! };
}

const shown = (sheet: Sheet, rows = 4, columns = 4): string[] =>
  sheet.displays({ row: 1, column: 1, rows, columns }).map((line) => line.join('|'));
const formulaAt = (sheet: Sheet, row: number, column: number): string =>
  sheet.formulas({ row, column, rows: 1, columns: 1 })[0]![0]!;
const area = { row: 1, column: 1, rows: 1, columns: 1 };

describe('taking back', () => {
  test('gives back what stood there with its format, act by act, and does it again', () => {
    const { ask, sheet } = deskOver({ Data: [['Ada', 7]] });
    ask('type', { sheet: sheet.id, row: 1, column: 2, texts: [['50%']] });
    ask('clear', { sheet: sheet.id, ...area });
    expect(shown(sheet, 1, 2)).toEqual(['|50%']);
    expect(ask('undo', { redo: false }).at).toEqual({ sheet: sheet.id, ...area });
    expect(shown(sheet, 1, 2)).toEqual(['Ada|50%']);
    ask('undo', { redo: false });
    expect(shown(sheet, 1, 2)).toEqual(['Ada|7']);
    expect(ask('undo', { redo: false }).at).toBeNull();
    ask('undo', { redo: true });
    ask('undo', { redo: true });
    expect(shown(sheet, 1, 2)).toEqual(['|50%']);
    ask('undo', { redo: false });
    ask('type', { sheet: sheet.id, row: 1, column: 1, texts: [['new']] });
    expect(ask('undo', { redo: true }).at).toBeNull();
    expect(shown(sheet, 1, 2)).toEqual(['new|50%']);
  });

  test.each<[string, (ask: ReturnType<typeof deskOver>['ask'], id: number) => unknown]>([
    [
      'a pasted block',
      (ask, id) => ask('copy', { from: { ...area, sheet: id }, sheet: id, row: 3, column: 3 }),
    ],
    ['moved cells', (ask, id) => ask('move', { from: { ...area, sheet: id }, sheet: id, row: 3, column: 3 })],
    ['an inserted row', (ask, id) => ask('sheet', { act: 'insertRows', sheet: id, at: 1, count: 2 })],
    ['deleted columns', (ask, id) => ask('sheet', { act: 'deleteColumns', sheet: id, at: 1, count: 1 })],
    ['a sorted sheet', (ask, id) => ask('sheet', { act: 'sort', sheet: id, column: 1, ascending: true })],
    ['a deleted sheet', (ask, id) => ask('sheet', { act: 'delete', sheet: id })],
    ['a new name', (ask, id) => ask('sheet', { act: 'rename', sheet: id, name: 'Another' })],
    [
      'what a program wrote',
      (ask) => ask('run', { name: 'makeTab', args: ['Made'], selected: { sheet: 0, area, cell: area } }),
    ],
  ])('undoes %s', (_, act) => {
    const { ask, book, sheet } = deskOver({
      Data: [
        ['b', '=Other!A1'],
        ['a', 2],
      ],
      Other: [['=Data!A2']],
    });
    const all = () => book.sheets.map((one) => [one.name, one.rowCount, ...shown(one), formulaAt(one, 1, 1)]);
    const before = all();
    act(ask, sheet.id);
    const after = all();
    expect(after).not.toEqual(before);
    ask('undo', { redo: false });
    expect(all()).toEqual(before);
    ask('undo', { redo: true });
    expect(all()).toEqual(after);
  });

  test('has nothing to do with acts that changed nothing', () => {
    const { ask, sheet } = deskOver({ Data: [['Ada']] });
    ask('type', { sheet: sheet.id, row: 2, column: 1, texts: [['x']] });
    ask('advance', { by: 3_600_000 });
    ask('run', { name: 'answer', args: [], selected: { sheet: sheet.id, area, cell: area } });
    expect(ask('undo', { redo: false }).at).toMatchObject({ row: 2 });
  });
});

describe('moved cells', () => {
  test('keep their formulas, and what meant them follows, absolute or not', () => {
    const { ask, sheet } = deskOver({
      Data: [[5, '=A1*2', '=$A$1+B1', '=SUM(A1:B1)'], ['=A1']],
    });
    ask('move', { from: { ...area, columns: 2, sheet: sheet.id }, sheet: sheet.id, row: 3, column: 2 });
    expect(shown(sheet, 3)).toEqual(['||15|15', '5|||', '|5|10|']);
    expect(
      [1, 2, 3].map((row) => sheet.formulas({ row, column: 1, rows: 1, columns: 4 })[0]!.join('|')),
    ).toEqual(['||=$B$3+C3|=SUM(B3:C3)', '=B3|||', '||=B3*2|']);
  });

  test('go on meaning the same cells on another sheet, which mean them there', () => {
    const { ask, book, sheet } = deskOver({ Data: [[5, '=A1*2', '=B1']], Other: [] });
    const other = book.sheetByName('Other')!;
    ask('move', { from: { ...area, column: 2, sheet: sheet.id }, sheet: other.id, row: 1, column: 1 });
    expect(formulaAt(other, 1, 1)).toBe('=Data!A1*2');
    expect(formulaAt(sheet, 1, 3)).toBe('=Other!A1');
    expect(shown(sheet, 1, 3)).toEqual(['5||10']);
  });

  test('may lie over where they came from, and a place outside is made', () => {
    const { ask, sheet } = deskOver({ Data: [[1, 2, 3]] });
    ask('move', { from: { ...area, columns: 3, sheet: sheet.id }, sheet: sheet.id, row: 1, column: 2 });
    expect(shown(sheet, 1)).toEqual(['|1|2|3']);
    ask('move', { from: { ...area, columns: 4, sheet: sheet.id }, sheet: sheet.id, row: 14, column: 5 });
    expect([sheet.rowCount, sheet.columnCount]).toEqual([14, 8]);
  });
});

describe('rows and columns', () => {
  test('pasted past the edge make the sheet larger', () => {
    const { ask, sheet } = deskOver({ Data: [[1]] });
    ask('type', {
      sheet: sheet.id,
      row: 12,
      column: 6,
      texts: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
    expect([sheet.rowCount, sheet.columnCount, sheet.value(13, 7)]).toEqual([13, 7, 'd']);
  });

  test('come and go with formulas that follow', () => {
    const { ask, sheet } = deskOver({ Data: [[1, 2, '=A1+B1']] });
    ask('sheet', { act: 'insertColumns', sheet: sheet.id, at: 2, count: 1 });
    expect([formulaAt(sheet, 1, 4), shown(sheet, 1)]).toEqual(['=A1+C1', ['1||2|3']]);
    ask('sheet', { act: 'deleteColumns', sheet: sheet.id, at: 3, count: 1 });
    expect(shown(sheet, 1)).toEqual(['1||#REF!|']);
    ask('sheet', { act: 'insertRows', sheet: sheet.id, at: 13, count: 2 });
    expect(sheet.rowCount).toBe(14);
  });

  test('are sorted below the frozen ones, numbers before text, blanks last', () => {
    const { ask, sheet } = deskOver({
      Data: [
        ['name', 'n'],
        ['b', 2],
        ['a', ''],
        ['c', 10],
        ['d', 'x'],
      ],
    });
    sheet.layout = { ...sheet.layout, frozenRows: 1 };
    ask('sheet', { act: 'sort', sheet: sheet.id, column: 2, ascending: true });
    expect(shown(sheet, 5, 2)).toEqual(['name|n', 'b|2', 'c|10', 'd|x', 'a|']);
    ask('sheet', { act: 'sort', sheet: sheet.id, column: 1, ascending: false });
    expect(shown(sheet, 5, 2)).toEqual(['name|n', 'd|x', 'c|10', 'b|2', 'a|']);
  });
});
