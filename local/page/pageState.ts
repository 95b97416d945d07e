import type { Book } from '../book/book.ts';
import { plainColumn, plainRowHeight } from '../book/layout.ts';
import type { Sheet } from '../book/sheet.ts';
import type { SheetState } from './protocol.ts';
import { filteredRows, filterState } from './sheetFilter.ts';

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
    filter: filterState(sheet),
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
  const filtered = filteredRows(sheet);
  for (let row = 1; row <= sheet.grid.usedRows; row++) {
    const isHidden = sheet.isRowHidden(row) || filtered.has(row);
    const height = isHidden ? 0 : (sheet.grid.row(row)?.height ?? fittingHeight(sheet, row));
    if (height !== plainRowHeight) sizes.push([row, height]);
  }
  return sizes;
}

/** Pixels to a point of the type size, as the page draws it. */
const pixelsPerPoint = 1.3;

/** Width of the average letter of a text to the size of its type. */
const letterWidth = (text: string) => (/[\u0600-\u06ff]/.test(text) ? 0.47 : 0.58);

/** As Google does, a row without a height of its own is as high as its wrapped lines and its largest letters. */
function fittingHeight(sheet: Sheet, row: number): number {
  const { styles, values } = sheet.grid.row(row) ?? {};
  let height = plainRowHeight;
  for (const [index, style] of (styles ?? []).entries()) {
    const value = values?.[index] ?? null;
    const mayGrow = style && (style.fontSize > 10 || style.wrap === 'wrap');
    if (!mayGrow || value === null) continue;
    const size = style.fontSize * pixelsPerPoint;
    const width = sheet.grid.column(index + 1).width - (row === sheet.layout.filter?.area.row ? 24 : 8);
    const isLong = style.wrap === 'wrap' && typeof value === 'string';
    const lines = isLong ? linesOf(value, width / (size * letterWidth(value))) : 1;
    height = Math.max(height, Math.ceil(lines * size * 1.5 - 2));
  }
  return height;
}

/** How many lines a text takes where so many letters fit in each. */
function linesOf(text: string, room: number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let filled = 0;
    lines += 1;
    for (const word of paragraph.split(' ')) {
      if (filled > 0 && filled + 1 + word.length > room) {
        lines += 1;
        filled = 0;
      }
      filled += (filled > 0 ? 1 : 0) + word.length;
      lines += Math.max(0, Math.ceil(filled / room) - 1);
      filled = filled > room ? filled % room : filled;
    }
  }
  return lines;
}
