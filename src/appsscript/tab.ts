import type { Block, Cell, Contents } from '../core/cells.ts';
import type { Tab } from '../platform.ts';
import { lookOver } from './tabLook.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const grids = new WeakMap<Tab, Grid>();

/** The size of a tab's grid, kept up. @throws {Error} for a tab that this adapter did not make */
export function gridOf(tab: Tab): Grid {
  const grid = grids.get(tab);
  if (!grid) throw new Error('a tab of another host');
  return grid;
}

export const sheetOf = (tab: Tab): Sheet => gridOf(tab).sheet;

/** The size of a grid as far as this execution knows it: asked once, then kept up. */
export interface Grid {
  readonly sheet: Sheet;
  rows(): number;
  columns(): number;
  /** Grows where it is smaller; new rows and columns look like their neighbor. */
  atLeast(rows: number, columns: number): void;
  /** Cuts off what is beyond. */
  atMost(rows: number, columns: number): void;
  /** The grid is known to be at least this large. */
  seen(rows: number, columns: number): void;
  /** `atLeast` for rows, above the last one. */
  atLeastWithin(rows: number): void;
  forget(): void;
}

function gridOver(sheet: Sheet, size: Told['size']): Grid {
  let rows = size?.rows;
  let columns = size?.columns;
  // Cells that were read are there: a write into them need not ask how large the grid is.
  const seen = { rows: 0, columns: 0 };
  const grid: Grid = {
    sheet,
    rows: () => {
      rows ??= sheet.getMaxRows();
      return rows;
    },
    columns: () => {
      columns ??= sheet.getMaxColumns();
      return columns;
    },
    atLeast(wantedRows, wantedColumns) {
      if (wantedRows > seen.rows && wantedRows > grid.rows()) {
        sheet.insertRowsAfter(grid.rows(), wantedRows - grid.rows());
        rows = wantedRows;
      }
      if (wantedColumns > seen.columns && wantedColumns > grid.columns()) {
        sheet.insertColumnsAfter(grid.columns(), wantedColumns - grid.columns());
        columns = wantedColumns;
      }
    },
    atMost(wantedRows, wantedColumns) {
      seen.rows = Math.min(seen.rows, wantedRows);
      seen.columns = Math.min(seen.columns, wantedColumns);
      if (wantedRows < grid.rows()) {
        sheet.deleteRows(wantedRows + 1, grid.rows() - wantedRows);
        rows = wantedRows;
      }
      if (wantedColumns < grid.columns()) {
        sheet.deleteColumns(wantedColumns + 1, grid.columns() - wantedColumns);
        columns = wantedColumns;
      }
    },
    seen(knownRows, knownColumns) {
      seen.rows = Math.max(seen.rows, knownRows);
      seen.columns = Math.max(seen.columns, knownColumns);
    },
    atLeastWithin(wanted) {
      const last = grid.rows();
      if (wanted <= last) return;
      sheet.insertRowsBefore(last, wanted - last);
      rows = wanted;
    },
    forget() {
      rows = undefined;
      columns = undefined;
      seen.rows = 0;
      seen.columns = 0;
    },
  };
  return grid;
}

/**
 * What is known of a sheet before Google is asked; `remove` deletes it, which only its spreadsheet can, and `renamed`
 * is told the new name.
 */
export interface Told {
  readonly id?: number;
  readonly name?: string;
  readonly size?: { readonly rows: number; readonly columns: number } | undefined;
  readonly remove: () => void;
  readonly renamed: (name: string) => void;
}

/** The port over one sheet. */
export function tabOver(sheet: Sheet, { id, name, size, remove, renamed }: Told): Tab {
  const grid = gridOver(sheet, size);
  const look = lookOver(grid, {
    remove,
    renamed: (to) => {
      name = to;
      renamed(to);
    },
  });
  const tab: Tab = {
    get id() {
      id ??= sheet.getSheetId();
      return id;
    },
    get name() {
      name ??= sheet.getName();
      return name;
    },
    values: () => {
      const values = sheet.getDataRange().getValues() as Cell[][];
      grid.seen(values.length, values[0]!.length);
      return values.length === 1 && values[0]!.length === 1 && values[0]![0] === '' ? [] : values;
    },
    part: ({ row, column, rows, columns }) => {
      const values = sheet.getRange(row, column, rows, columns).getValues() as Cell[][];
      grid.seen(row + rows - 1, column + columns - 1);
      return values;
    },
    contents: () => contentsOf(sheet.getRange(1, 1, grid.rows(), grid.columns())),
    write: (row, column, values) => put(grid, row, column, { values }),
    put: (row, column, block) => put(grid, row, column, block),
    paste(from, rows, columns) {
      grid.atLeast(rows, columns);
      sheetOf(from)
        .getRange(1, 1, rows, columns)
        .copyTo(sheet.getRange(1, 1, rows, columns));
    },
    deleteRows(row, rows) {
      sheet.deleteRows(row, rows);
      grid.forget();
    },
    lastRow: () => sheet.getLastRow(),
    lastColumn: () => sheet.getLastColumn(),
    size: () => {
      grid.forget();
      return { rows: grid.rows(), columns: grid.columns() };
    },
    look: () => look,
  };
  grids.set(tab, grid);
  return tab;
}

/** What Google tells of a cell without a format; written back it would be one, that shows days as numbers. */
const unformatted = '0.###############';

/** Each member is read when it is first asked for. */
function contentsOf(range: GoogleAppsScript.Spreadsheet.Range): Contents {
  const read: { -readonly [M in keyof Contents]?: Contents[M] } = {};
  return {
    get values() {
      read.values ??= range.getValues() as Cell[][];
      return read.values;
    },
    get formulas() {
      read.formulas ??= range.getFormulas();
      return read.formulas;
    },
    get notes() {
      read.notes ??= range.getNotes();
      return read.notes;
    },
    get backgrounds() {
      read.backgrounds ??= range.getBackgrounds();
      return read.backgrounds;
    },
    get colors() {
      read.colors ??= range.getFontColors();
      return read.colors;
    },
    get formats() {
      read.formats ??= range
        .getNumberFormats()
        .map((row) => row.map((f) => (f === unformatted ? 'General' : f)));
      return read.formats;
    },
  };
}

function put(grid: Grid, row: number, column: number, block: Block): void {
  const height = block.values.length;
  const width = block.values[0]?.length ?? 0;
  if (height === 0 || width === 0) return;
  grid.atLeast(row + height - 1, column + width - 1);
  const range = grid.sheet.getRange(row, column, height, width);
  // Formats first: '@' keeps the text "0912" as it is only where it stands before the value comes.
  if (block.formats) range.setNumberFormats(copyOf(block.formats));
  setValues(range, block);
  if (block.notes) range.setNotes(copyOf(block.notes));
  if (block.backgrounds) range.setBackgrounds(unlessPlain(block.backgrounds, '#ffffff'));
  if (block.colors) range.setFontColors(unlessPlain(block.colors, '#000000'));
}

/** Null takes a color away, where the plain one would be painted over what runs into the cell. */
function unlessPlain(colors: readonly (readonly string[])[], plain: string): string[][] {
  return colors.map((row) => row.map((color) => (color === plain ? null : color))) as string[][];
}

const copyOf = (rows: readonly (readonly string[])[]): string[][] => rows as string[][];

/** A blank is '', a formula stands for itself, and text that begins like one stays text. */
function setValues(range: GoogleAppsScript.Spreadsheet.Range, { values, formulas, formats }: Block): void {
  const guarded: [row: number, column: number][] = [];
  const entered = values.map((row, r) =>
    row.map((value, c): string | number | boolean | Date => {
      const formula = formulas?.[r]?.[c];
      if (formula) return formula;
      if (typeof value === 'string' && /^[=']/.test(value)) guarded.push([r, c]);
      return value ?? '';
    }),
  );
  if (guarded.length === 0) {
    range.setValues(entered);
    return;
  }
  // An apostrophe makes text of what follows, but a cell that is kept as text shows it.
  const kept = formats ?? range.getNumberFormats();
  for (const [r, c] of guarded) if (kept[r]![c] !== '@') entered[r]![c] = `'${entered[r]![c]}`;
  range.setValues(entered);
  const became = range.getFormulas();
  for (const [r, c] of guarded)
    if (became[r]![c] !== '') range.getCell(r + 1, c + 1).setValue(`'${values[r]![c]}`);
}
