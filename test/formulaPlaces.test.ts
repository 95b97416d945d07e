import type { Book } from '../local/book/book.ts';
import type { FormulaPlaces, FormulaWritten } from '../src/calls/formulas.ts';
import { call, hostedShop, ordersCsv } from './segments/hosted.ts';

const host = hostedShop(ordersCsv(60, 20, '2025-11-25'), Date.UTC(2025, 10, 26, 5, 42));
const book = host.book as Book;
const desk = book.addSheet('My desk', { rows: 100, columns: 40 });

function choose(row: number, column: number): void {
  book.activeSheetId = desk.id;
  const area = { row, column, rows: 1, columns: 1 };
  book.selections.set(desk.id, { area, cell: { row, column } });
}

const write = (formula: string, over = '', isShare = false) =>
  call<FormulaWritten>(host, 'writeFormula', { formula, over, isShare })!;

test('a formula can read every tab that holds something, the orders in use first', () => {
  choose(2, 3);
  expect(call<FormulaPlaces>(host, 'formulaPlaces', {})).toEqual({
    cell: 'My desk!C2',
    tabs: [{ name: 'Orders', lastColumn: 'H', orders: true }],
  });
  host.typeCell(desk.id, 100, 28, 'far away');
  expect(call<FormulaPlaces>(host, 'formulaPlaces', {})!.tabs[1]).toEqual({
    name: 'My desk',
    lastColumn: 'AB',
    orders: false,
  });
});

test('tabs of one form stacked are read as one, their headers and blank rows in between', () => {
  const alone = host.evaluate('=ORDERS_PER_CUSTOMER(Orders!A:H)') as { value: number };
  expect(host.evaluate('=ORDERS_PER_CUSTOMER(VSTACK(Orders!A:H; Orders!A:H))')).toEqual(alone);
});

test('a share is written to be read in percent', () => {
  choose(2, 3);
  expect(write('=REPEAT_RATE(Orders!A:H)', '', true)).toEqual({
    cell: 'My desk!C2',
    written: true,
    held: '',
  });
  expect(desk.displays({ row: 2, column: 3, rows: 1, columns: 1 })[0]![0]).toBe('100.0%');
});

test('what a cell holds stays until that very cell is named, a cell filled by another’s table too', () => {
  choose(10, 1);
  write('=NEXT_ORDER_RATE(Orders!A:H; 3)');
  choose(11, 2);
  const [taken] = desk.displays({ row: 11, column: 2, rows: 1, columns: 1 })[0]!;
  expect(taken).toMatch(/^\d+$/);
  for (const over of ['', 'My desk!A1'])
    expect(write('=AOV(Orders!A:H)', over)).toEqual({ cell: 'My desk!B11', written: false, held: taken });
  choose(10, 1);
  expect(write('=AOV(Orders!A:H)')).toMatchObject({
    written: false,
    held: '=NEXT_ORDER_RATE(Orders!A:H; 3)',
  });
  expect(write('=AOV(Orders!A:H)', 'My desk!A10').written).toBe(true);
  const amounts = Array.from({ length: 60 }, (_, i) => 10.5 + ((i * 37) % 190));
  expect(desk.value(10, 1)).toBeCloseTo(amounts.reduce((sum, amount) => sum + amount, 0) / 60, 9);
  expect(desk.value(11, 2)).toBeNull();
});

test('nothing is written but a call of a function', () => {
  choose(30, 1);
  for (const formula of ['=1+1', 'text', '=A1', '+AOV(Orders!A:H)']) expect(() => write(formula)).toThrow();
  expect(desk.value(30, 1)).toBeNull();
});

test('a cell that is closed to the person is said, not taken for a fault', () => {
  const area = { row: 40, column: 1, rows: 1, columns: 1 };
  const closed = { id: 'p', area, description: '', warningOnly: false, editors: [] };
  desk.layout = { ...desk.layout, protections: [closed] };
  host.actAs('guest@example.com');
  choose(40, 1);
  expect(() => write('=AOV(Orders!A:H)')).toThrow(/^My desk!A40 cannot be written to; it may be protected/);
  host.actAs('owner@example.com');
  expect(write('=AOV(Orders!A:H)').written).toBe(true);
});
