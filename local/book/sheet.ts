import { type Area, intersection, lastColumnOf, lastRowOf } from './area.ts';
import type { Book } from './book.ts';
import { displayText } from './display.ts';
import { checkLengths, type Entered, enteredAs, type Inputs } from './entry.ts';
import { isDateFormat } from './formats.ts';
import { Grid, type GridState, setItem } from './grid.ts';
import { emptyLayout, type Layout, plainRowHeight, type Row, type Validation } from './layout.ts';
import { plainStyle, restyled, type Style } from './style.ts';
import { inputText } from './typing.ts';
import { checkEntries } from './validation.ts';
import { BookRefusal, DateSerial, type Matrix, type Value } from './value.ts';

export type { Input, Inputs } from './entry.ts';

/** What a cell shows, given its format: a number under a date format is a date, and the other way round. */
function seen(value: Value, style: Style | undefined): Value {
  const format = style?.numberFormat;
  if (!format) return value;
  if (typeof value === 'number') return isDateFormat(format) ? new DateSerial(value) : value;
  if (value instanceof DateSerial) return isDateFormat(format) ? value : value.serial;
  return value;
}

/**
 * One tab. Rows and columns are counted from 1. Reading settles what must be recalculated first. An area must
 * lie inside the grid, else a BookRefusal is thrown; nothing but `insertRows` and `insertColumns` and
 * the spill of a formula makes the grid larger.
 */
export class Sheet {
  readonly grid: Grid;
  layout: Layout = emptyLayout();
  /** Per column, from 0: which change of the book last touched its content. */
  private versions: number[] = [];

  constructor(
    readonly book: Book,
    readonly id: number,
    /** Set through `Book.renameSheet`. */
    public name: string,
    size: { readonly rows: number; readonly columns: number },
  ) {
    this.grid = new Grid(size.rows, size.columns, book.generation);
  }

  get rowCount(): number {
    return this.grid.rowCount;
  }

  get columnCount(): number {
    return this.grid.columnCount;
  }

  /** The whole grid. */
  get all(): Area {
    return { row: 1, column: 1, rows: this.rowCount, columns: this.columnCount };
  }

  // Reading

  value(row: number, column: number): Value {
    return this.values({ row, column, rows: 1, columns: 1 })[0]![0]!;
  }

  /** What the cells hold, blank as null, dates and errors as their objects. A fresh copy. */
  values(area: Area): Value[][] {
    this.book.settle();
    return this.valuesAsTheyAre(area);
  }

  /** As `values`, without recalculating: for whoever calculates. */
  valuesAsTheyAre(area: Area): Value[][] {
    return this.mapRows(area, null, (row, column) =>
      seen(row.values[column - 1] ?? null, row.styles?.[column - 1]),
    );
  }

  /** One value, without recalculating and without a look at the grid's size. */
  cellAsItIs(row: number, column: number): Value {
    const cells = this.grid.row(row);
    return cells ? seen(cells.values[column - 1] ?? null, cells.styles?.[column - 1]) : null;
  }

  /** Hands over the values of an area that are not blank, by rows, without recalculating. */
  eachValue(area: Area, take: (value: Value) => void): void {
    const used = this.clipToUsed(area);
    if (!used) return;
    for (let r = used.row; r <= lastRowOf(used); r++) {
      const row = this.grid.row(r);
      if (!row) continue;
      const last = Math.min(lastColumnOf(used), row.values.length);
      for (let i = used.column - 1; i < last; i++) {
        const value = seen(row.values[i]!, row.styles?.[i]);
        if (value !== null) take(value);
      }
    }
  }

  /** What the cells show. */
  displays(area: Area): string[][] {
    this.book.settle();
    const { locale } = this.book;
    return this.mapRows(area, '', (row, column) =>
      displayText(row.values[column - 1] ?? null, row.styles?.[column - 1]?.numberFormat ?? '', locale),
    );
  }

  /** The formulas as typed, '' where there is none. */
  formulas(area: Area): string[][] {
    return this.mapRows(area, '', (row, column) => row.formulas?.[column - 1] ?? '');
  }

  /** What editing each cell starts from: its formula, or its value as one would type it. */
  inputs(area: Area): string[][] {
    this.book.settle();
    const { locale } = this.book;
    return this.mapRows(area, '', (row, column) => {
      if (row.spilled?.[column - 1]) return '';
      const formula = row.formulas?.[column - 1];
      return (
        formula ??
        inputText(row.values[column - 1] ?? null, row.styles?.[column - 1]?.numberFormat ?? '', locale)
      );
    });
  }

  styles(area: Area): Style[][] {
    return this.mapRows(area, plainStyle, (row, column) => row.styles?.[column - 1] ?? plainStyle);
  }

  notes(area: Area): string[][] {
    return this.mapRows(area, '', (row, column) => row.notes?.[column - 1] ?? '');
  }

  validations(area: Area): (Validation | null)[][] {
    return this.mapRows(area, null, (row, column) => row.validations?.[column - 1] ?? null);
  }

  /** The last row with content, 0 when there is none. A formula's empty text counts, as do checkboxes. */
  lastRow(): number {
    this.book.settle();
    for (let row = this.grid.usedRows; row > 0; row--) if (this.contentWidth(row) > 0) return row;
    return 0;
  }

  /** The last column with content, 0 when there is none. */
  lastColumn(): number {
    this.book.settle();
    let last = 0;
    for (let row = 1; row <= this.grid.usedRows; row++) last = Math.max(last, this.contentWidth(row));
    return last;
  }

  private contentWidth(row: number): number {
    const cells = this.grid.row(row);
    if (!cells) return 0;
    for (let i = Math.max(cells.values.length, cells.formulas?.length ?? 0); i > 0; i--) {
      if ((cells.values[i - 1] ?? null) !== null || cells.formulas?.[i - 1] !== undefined) return i;
    }
    return 0;
  }

  /** Grows whenever the content of a column of the area may have changed. */
  version(area: Area): number {
    let latest = 0;
    for (let column = area.column; column <= lastColumnOf(area); column++) {
      latest = Math.max(latest, this.versions[column - 1] ?? 0);
    }
    return latest;
  }

  rowHeight(row: number): number {
    return this.grid.row(row)?.height ?? plainRowHeight;
  }

  isRowHidden(row: number): boolean {
    return this.grid.row(row)?.hidden ?? false;
  }

  /** One list a row of the area; `blank` stands where a row holds nothing at all. */
  private mapRows<T>(area: Area, blank: T, read: (row: Row, column: number) => T): T[][] {
    this.checkInside(area);
    const last = lastColumnOf(area);
    const rows: T[][] = [];
    for (let r = area.row; r < area.row + area.rows; r++) {
      const row = this.grid.row(r);
      const cells: T[] = [];
      for (let column = area.column; column <= last; column++) cells.push(row ? read(row, column) : blank);
      rows.push(cells);
    }
    return rows;
  }

  private checkInside(area: Area): void {
    const inside =
      area.row >= 1 &&
      area.column >= 1 &&
      lastRowOf(area) <= this.rowCount &&
      lastColumnOf(area) <= this.columnCount;
    if (!inside)
      throw new BookRefusal('The coordinates of the range are outside the dimensions of the sheet.');
  }

  // Writing

  /** Enters each cell as `setValues` does: text is read as if typed, a leading '=' makes a formula. */
  enter(row: number, column: number, inputs: Inputs): void {
    const { locale } = this.book;
    checkEntries(this, row, column, inputs);
    this.writeCells(row, column, inputs, (input, style) => enteredAs(input, style, locale));
  }

  /** Puts values in as they are: text stays text whatever it looks like. */
  write(row: number, column: number, values: Matrix): void {
    this.writeCells(row, column, values, (value) => ({ value: value === '' ? null : (value ?? null) }));
  }

  /** Formulas as text with their '='; '' empties the cell. */
  enterFormulas(row: number, column: number, formulas: readonly (readonly string[])[]): void {
    this.writeCells(row, column, formulas, (text) =>
      text === '' ? { value: null } : { formula: text.startsWith('=') ? text : `=${text}` },
    );
  }

  private writeCells<T>(
    firstRow: number,
    firstColumn: number,
    cells: readonly (readonly T[])[],
    read: (cell: T, style: Style) => Entered,
  ): void {
    const area = { row: firstRow, column: firstColumn, rows: cells.length, columns: widest(cells) };
    this.checkInside(area);
    checkLengths(cells);
    for (const [i, line] of cells.entries()) {
      const row = this.grid.writableRow(firstRow + i);
      for (let j = 0; j < line.length; j++) {
        const column = firstColumn + j;
        const style = row.styles?.[column - 1] ?? plainStyle;
        this.place(row, column, read(line[j] as T, style), style);
      }
    }
    this.touched(area);
  }

  private place(row: Row, column: number, entered: Entered, style: Style): void {
    setItem(row, 'values', column, entered.value ?? null);
    if (row.formulas || entered.formula !== undefined) setItem(row, 'formulas', column, entered.formula);
    if (row.spilled?.[column - 1]) row.spilled[column - 1] = undefined;
    if (entered.format === undefined || entered.format === style.numberFormat) return;
    setItem(row, 'styles', column, restyled(style, { numberFormat: entered.format }));
  }

  /** Changes looks. A new number format is content too: it turns numbers into dates. */
  restyle(area: Area, patch: Partial<Style> | ((style: Style, row: number, column: number) => Style)): void {
    const change = typeof patch === 'function' ? patch : patching(patch);
    this.eachRow(area, (row, r) => {
      for (let column = area.column; column <= lastColumnOf(area); column++) {
        setItem(row, 'styles', column, change(row.styles?.[column - 1] ?? plainStyle, r, column));
      }
    });
    if (typeof patch === 'function' || patch.numberFormat !== undefined) this.touched(area);
    else this.book.changed();
  }

  /** Takes the content away and leaves the looks. */
  clearContents(area: Area): void {
    const clipped = this.clipToUsed(area);
    if (!clipped) return;
    this.eachRow(clipped, (row) => {
      for (let column = area.column; column <= lastColumnOf(area); column++) {
        if (row.values.length >= column) row.values[column - 1] = null;
        if (row.formulas) row.formulas[column - 1] = undefined;
        if (row.spilled) row.spilled[column - 1] = undefined;
      }
    });
    this.touched(area);
  }

  clearFormats(area: Area): void {
    const clipped = this.clipToUsed(area);
    if (clipped) this.restyle(clipped, () => plainStyle);
  }

  setNotes(row: number, column: number, notes: readonly (readonly string[])[]): void {
    this.eachRow({ row, column, rows: notes.length, columns: notes[0]?.length ?? 0 }, (cells, r) => {
      const line = notes[r - row]!;
      for (const [j, note] of line.entries()) setItem(cells, 'notes', column + j, note || undefined);
    });
    this.book.changed();
  }

  validate(area: Area, validation: Validation | null): void {
    this.eachRow(area, (row) => {
      for (let column = area.column; column <= lastColumnOf(area); column++) {
        setItem(row, 'validations', column, validation ?? undefined);
      }
    });
    this.book.changed();
  }

  setRowLook(row: number, look: { readonly height?: number; readonly hidden?: boolean }): void {
    Object.assign(this.grid.writableRow(row), look);
    this.book.changed();
  }

  /** The part of an area where rows may hold something; null for none. */
  clipToUsed(area: Area): Area | null {
    this.checkInside(area);
    return intersection(area, { ...this.all, rows: Math.max(this.grid.usedRows, 0) });
  }

  private eachRow(area: Area, change: (row: Row, r: number) => void): void {
    this.checkInside(area);
    for (let r = area.row; r <= lastRowOf(area); r++) change(this.grid.writableRow(r), r);
  }

  /** Empties the cells that formulas elsewhere filled; they fill them again when recalculated. */
  dropSpills(): void {
    let dropped = false;
    for (let r = 1; r <= this.grid.usedRows; r++) {
      if (!this.grid.row(r)?.spilled?.includes(true)) continue;
      const row = this.grid.writableRow(r);
      row.values = row.values.map((value, i) => (row.spilled![i] ? null : value));
      row.spilled = [];
      dropped = true;
    }
    if (dropped) this.stamp(this.all);
  }

  /** Notes that the content of an area is new, for recalculation and for whoever watches. */
  touched(area: Area): void {
    this.stamp(area);
    this.book.announce({ kind: 'cells', sheet: this, area });
  }

  /** As `touched`, but tells nobody: for whoever calculates. */
  stamp(area: Area): void {
    const version = this.book.changed();
    while (this.versions.length < area.column - 1) this.versions.push(0);
    for (let column = area.column; column <= lastColumnOf(area); column++)
      this.versions[column - 1] = version;
  }

  // Snapshots, taken and restored by the book

  state(): SheetState {
    return {
      name: this.name,
      grid: this.grid.state(),
      layout: structuredClone(this.layout),
      versions: this.versions.slice(),
    };
  }

  restore(state: SheetState): void {
    this.name = state.name;
    this.grid.restore(state.grid);
    this.layout = structuredClone(state.layout);
    this.versions = state.versions.slice();
  }
}

/** A sheet at one moment. */
export interface SheetState {
  readonly name: string;
  readonly grid: GridState;
  readonly layout: Layout;
  readonly versions: number[];
}

const widest = (cells: readonly (readonly unknown[])[]): number =>
  cells.reduce((most, line) => Math.max(most, line.length), 0);

/** Changes members of styles, each style once. */
function patching(patch: Partial<Style>): (style: Style) => Style {
  const changed = new Map<Style, Style>();
  return (style) => {
    const known = changed.get(style);
    if (known) return known;
    const wanted = restyled(style, patch);
    changed.set(style, wanted);
    return wanted;
  };
}
