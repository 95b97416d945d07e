import type { Cell } from '../core/cells.ts';
import { textOf } from './sheetTable.ts';
import type { KeyedTable, Row } from './table.ts';

/** Stretches of rows taken out at once, each a service call: rows that people sorted otherwise take several turns. */
const mostStretches = 100;

interface Move<C extends string> {
  readonly from: KeyedTable<C>;
  readonly to: KeyedTable<C>;
  /** The column by which rows are known. */
  readonly key: C;
  /** What was written so far is really there when this returns. */
  flush(): void;
}

/**
 * Moves rows to the end of another tab of the same columns, with what stands in columns that people added. Killed at
 * any call, each row is in one of the tabs or in both, and the same call done again completes it. Notes and colors
 * stay behind. Both tables are to be read anew afterward.
 */
export function moveRows<C extends string>({ from, to, key, flush }: Move<C>, rows: readonly Row[]): void {
  const moved = fewStretches(rows);
  const there = new Set(to.rows.map((row) => to.text(row, key)));
  const missing = moved.filter((row) => !there.has(from.text(row, key)));
  const added = missing.map((row) => to.append(cellsOf(from, row)));
  to.save();
  copyOwnColumns(from, to, { rows: missing, added });
  flush();
  const keys = new Set(moved.map((row) => from.text(row, key)));
  // People may have copied rows: a copy goes with the row it is of.
  const places = from.rows.filter((row) => keys.has(from.text(row, key))).map(({ at }) => at);
  takeOut(
    { from, key, flush },
    places.sort((a, b) => b - a),
  );
}

/** Those that stand in few enough stretches of the sheet. */
function fewStretches(rows: readonly Row[]): Row[] {
  const sorted = [...rows].sort((a, b) => a.at - b.at);
  let stretches = 0;
  return sorted.filter((row, i) => {
    if (i === 0 || row.at !== sorted[i - 1]!.at + 1) stretches++;
    return stretches <= mostStretches;
  });
}

function cellsOf<C extends string>(from: KeyedTable<C>, row: Row) {
  return Object.fromEntries(from.columns.map((id) => [id, from.get(row, id)])) as Record<C, Cell>;
}

/** What people wrote beside our columns, under the same headers, which are made where they are not there. */
function copyOwnColumns<C extends string>(
  from: KeyedTable<C>,
  to: KeyedTable<C>,
  { rows, added }: { readonly rows: readonly Row[]; readonly added: readonly Row[] },
): void {
  if (rows.length === 0) return;
  const { values, headerRow, columnOf } = from.layout;
  const target = to.layout;
  const headers = [...(target.values[target.headerRow - 1] ?? [])].map(textOf);
  let end = Math.max(headers.length, ...target.columnOf);
  for (let at = 0; at < (values[0]?.length ?? 0); at++) {
    if (columnOf.includes(at + 1)) continue;
    const cells = rows.map((row) => [values[row.at - 1]![at]]);
    if (cells.every(([cell]) => textOf(cell) === '')) continue;
    const header = textOf(values[headerRow - 1]![at]) || `#${at + 1}`;
    let column = headers.findIndex((known, i) => known === header && !target.columnOf.includes(i + 1)) + 1;
    if (column === 0) {
      column = ++end;
      to.tab.write(target.headerRow, column, [[header]]);
    }
    to.tab.put(added[0]!.at, column, {
      values: cells,
      formats: cells.map(([cell]) => [formatOf(cell)]),
    });
  }
}

const formatOf = (cell: Cell): string =>
  typeof cell === 'string' ? '@' : typeof cell === 'object' && cell !== null ? 'yyyy-mm-dd hh:mm' : 'General';

/**
 * Takes rows out of their sheet, from the bottom up: places, last first. Somebody may sort it at that very moment: what is gone though it
 * should have stayed comes back at the end.
 */
function takeOut<C extends string>(
  { from, key, flush }: Omit<Move<C>, 'to'>,
  places: readonly number[],
): void {
  const { values } = from.layout;
  const column = from.layout.columnOf[from.columns.indexOf(key)]!;
  const keysNow = () =>
    from.tab
      .part({ row: 1, column, rows: Math.max(1, from.tab.lastRow()), columns: 1 })
      .map(([cell]) => textOf(cell));
  const before = values.map((line) => textOf(line[column - 1]));
  const now = keysNow();
  if (now.length < before.length || before.some((known, i) => now[i] !== known)) return;
  for (let i = 0; i < places.length; ) {
    let first = places[i]!;
    const last = first;
    while (places[++i] === first - 1) first--;
    from.tab.deleteRows(first, last - first + 1);
  }
  flush();
  const gone = new Set(places);
  const left = new Set(keysNow());
  const lost = values.filter((_, i) => before[i] !== '' && !gone.has(i + 1) && !left.has(before[i]!));
  if (lost.length > 0) from.tab.write(from.tab.lastRow() + 1, 1, lost);
}
