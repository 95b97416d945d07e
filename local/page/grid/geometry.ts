import type { Area, SheetState } from '../protocol.ts';
import type { Place } from './address.ts';
import { type Axis, makeAxis } from './axis.ts';

/** Pixels. Rows are drawn a little higher than Google's, so that Persian letters fit at a readable size. */
const addedRowHeight = 4;
const usualRowHeight = 21 + addedRowHeight;
/** What lies over rows is drawn so much higher, so that it covers the same ones. */
export const rowStretch = usualRowHeight / 21;
const usualColumnWidth = 100;
export const headerHeight = 24;

/** Where everything of a sheet stands. Places run from the sheet's first edge: its right one where it runs from right to left. */
export interface Geometry {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly rightToLeft: boolean;
  /** Of the row numbers. */
  readonly headerWidth: number;
  /** Of what stays in place while the rest scrolls, headers not counted. */
  readonly frozenHeight: number;
  readonly frozenWidth: number;
}

export function geometryOf(sheet: SheetState): Geometry {
  const heights = sheet.rowSizes.map(([row, size]) => [row, size && size + addedRowHeight] as const);
  const rows = makeAxis(sheet.rows, usualRowHeight, heights);
  const columns = makeAxis(sheet.columns, usualColumnWidth, sheet.columnSizes);
  return {
    rows,
    columns,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    rightToLeft: sheet.rightToLeft,
    headerWidth: Math.max(40, String(sheet.rows).length * 8 + 16),
    frozenHeight: rows.startOf(sheet.frozenRows + 1),
    frozenWidth: columns.startOf(sheet.frozenColumns + 1),
  };
}

/** What the window onto a sheet shows: how far it is scrolled from the first edges, and its size. */
export interface Viewport {
  readonly top: number;
  readonly start: number;
  readonly width: number;
  readonly height: number;
}

/** The cells that scroll and are visible, with `margin` pixels more on each side. */
export function visibleArea(geometry: Geometry, view: Viewport, margin: number): Area {
  const { rows, columns } = geometry;
  const firstRow = Math.max(geometry.frozenRows + 1, rows.at(view.top + geometry.frozenHeight - margin));
  const lastRow = rows.at(view.top + view.height - headerHeight + margin);
  const firstColumn = Math.max(
    geometry.frozenColumns + 1,
    columns.at(view.start + geometry.frozenWidth - margin),
  );
  const lastColumn = columns.at(view.start + view.width - geometry.headerWidth + margin);
  return {
    row: firstRow,
    column: firstColumn,
    rows: Math.max(0, lastRow - firstRow + 1),
    columns: Math.max(0, lastColumn - firstColumn + 1),
  };
}

/** The cell under a point of the window, both counted from its first corner; null over the headers. */
export function placeAt(geometry: Geometry, view: Viewport, fromStart: number, fromTop: number): Place {
  const x = fromStart - geometry.headerWidth;
  const y = fromTop - headerHeight;
  return {
    row: geometry.rows.at(y < geometry.frozenHeight ? y : y + view.top),
    column: geometry.columns.at(x < geometry.frozenWidth ? x : x + view.start),
  };
}

/** How far to scroll so that a cell is wholly visible; what already is stays. */
export function scrollTo(geometry: Geometry, view: Viewport, place: Place): { top: number; start: number } {
  const along = (
    axis: Axis,
    position: number,
    frozenCount: number,
    frozen: number,
    from: number,
    room: number,
  ) => {
    if (position <= frozenCount) return from;
    const begin = axis.startOf(position) - frozen;
    const end = begin + axis.sizeOf(position);
    if (begin < from) return begin;
    return end > from + room ? Math.min(begin, end - room) : from;
  };
  const { rows, columns, frozenRows, frozenColumns, frozenHeight, frozenWidth } = geometry;
  return {
    top: along(
      rows,
      place.row,
      frozenRows,
      frozenHeight,
      view.top,
      view.height - headerHeight - frozenHeight,
    ),
    start: along(
      columns,
      place.column,
      frozenColumns,
      frozenWidth,
      view.start,
      view.width - geometry.headerWidth - frozenWidth,
    ),
  };
}
