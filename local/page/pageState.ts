import type { Book } from '../book/book.ts';
import { plainColumn, plainRowHeight } from '../book/layout.ts';
import type { Sheet } from '../book/sheet.ts';
import type { SheetState } from './protocol.ts';

/** What the page knows of each sheet besides its cells. */
export class SheetStates {
  /** Walking all rows is slow in a large sheet, so a state is made anew only after the book changed. */
  private readonly known = new WeakMap<Sheet, { version: number; state: SheetState }>();

  of(book: Book): SheetState[] {
    book.settle();
    return book.sheets.map((sheet) => this.stateOf(sheet, book.version));
  }

  private stateOf(sheet: Sheet, version: number): SheetState {
    const known = this.known.get(sheet);
    if (known?.version === version) return known.state;
    const state = sheetState(sheet);
    this.known.set(sheet, { version: sheet.book.version, state });
    return state;
  }
}

function sheetState(sheet: Sheet): SheetState {
  const { layout } = sheet;
  return {
    id: sheet.id,
    name: sheet.name,
    color: layout.tabColor,
    hidden: layout.hidden,
    rightToLeft: layout.rightToLeft,
    rows: sheet.rowCount,
    columns: sheet.columnCount,
    lastRow: sheet.lastRow(),
    lastColumn: sheet.lastColumn(),
    frozenRows: layout.frozenRows,
    frozenColumns: layout.frozenColumns,
    gridlines: layout.gridlines,
    columnSizes: columnSizes(sheet),
    rowSizes: rowSizes(sheet),
    charts: layout.charts.length,
  };
}

function columnSizes(sheet: Sheet): [number, number][] {
  const sizes: [number, number][] = [];
  for (let column = 1; column <= sheet.columnCount; column++) {
    const { width, hidden } = sheet.grid.column(column);
    if (hidden || width !== plainColumn.width) sizes.push([column, hidden ? 0 : width]);
  }
  return sizes;
}

function rowSizes(sheet: Sheet): [number, number][] {
  const sizes: [number, number][] = [];
  for (let row = 1; row <= sheet.grid.usedRows; row++) {
    const height = sheet.isRowHidden(row) ? 0 : sheet.rowHeight(row);
    if (height !== plainRowHeight) sizes.push([row, height]);
  }
  return sizes;
}
