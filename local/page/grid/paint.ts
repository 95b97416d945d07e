import type { ShownCell } from '../cells.ts';
import type { SheetState } from '../protocol.ts';
import { cellName, columnLetters } from './address.ts';
import type { Geometry } from './geometry.ts';

/** What painting a row needs to know. */
export interface Painting {
  readonly geometry: Geometry;
  /** First and last scrolling column to paint; the frozen ones are always painted. */
  readonly first: number;
  readonly last: number;
  readonly at: (row: number, column: number) => ShownCell | null | undefined;
  readonly filter: SheetState['filter'];
  /** For who does not see: what an error is, the corner that selects everything, and what a header filters by. */
  readonly words: { readonly error: string; readonly corner: string; readonly filter: string };
}

/** A row of the sheet as a row of the grid: its number, then its cells. */
export function paintRow(row: number, painting: Painting): HTMLElement {
  const { geometry } = painting;
  const element = document.createElement('div');
  element.className = 'row';
  element.setAttribute('role', 'row');
  element.setAttribute('aria-rowindex', String(row + 1));
  element.style.height = `${geometry.rows.sizeOf(row)}px`;
  element.append(rowNumber(row, geometry));
  for (let column = 1; column <= geometry.frozenColumns; column++) {
    const cell = paintCell(row, column, painting);
    cell.classList.add('frozen');
    element.append(cell);
  }
  for (let column = firstToPaint(row, painting); column <= painting.last; column++) {
    if (geometry.columns.sizeOf(column) > 0) element.append(paintCell(row, column, painting));
  }
  return element;
}

function rowNumber(row: number, geometry: Geometry): HTMLElement {
  const header = document.createElement('div');
  header.className = 'number';
  header.setAttribute('role', 'rowheader');
  header.setAttribute('aria-colindex', '1');
  header.dataset['row'] = String(row);
  header.style.width = `${geometry.headerWidth}px`;
  header.textContent = String(row);
  return header;
}

// A long text runs on over empty cells, also when the cell it begins in has scrolled out of sight.
function firstToPaint(row: number, painting: Painting): number {
  let column = painting.first;
  while (column > painting.geometry.frozenColumns + 1 && !painting.at(row, column)?.t) column--;
  const cell = painting.at(row, column);
  return column < painting.first && cell && overflows(cell) ? column : painting.first;
}

function paintCell(row: number, column: number, painting: Painting): HTMLElement {
  const { geometry } = painting;
  const element = document.createElement('div');
  const name = cellName(row, column);
  element.id = `cell-${name}`;
  element.dataset['a'] = name;
  element.setAttribute('role', 'gridcell');
  element.setAttribute('aria-colindex', String(column + 1));
  element.style.width = `${geometry.columns.sizeOf(column)}px`;
  element.style.insetInlineStart = `${geometry.headerWidth + geometry.columns.startOf(column)}px`;
  const cell = painting.at(row, column);
  element.className = cell === undefined ? 'cell unknown' : 'cell';
  if (cell) fill(element, row, column, cell, painting);
  if (painting.filter && row === painting.filter.row && isFiltered(column, painting.filter))
    element.append(filterButton(column, painting.filter, painting.words.filter));
  return element;
}

const isFiltered = (column: number, filter: NonNullable<SheetState['filter']>) =>
  column >= filter.column && column < filter.column + filter.columns;

/** Three lines, as at Google; filled where rows are hidden by this column. */
function filterButton(
  column: number,
  { narrowed }: NonNullable<SheetState['filter']>,
  word: string,
): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.className = narrowed.includes(column) ? 'filter on' : 'filter';
  button.dataset['filter'] = String(column);
  button.title = word;
  button.setAttribute('aria-label', word);
  button.setAttribute('aria-keyshortcuts', 'Alt+ArrowDown');
  return button;
}

function fill(element: HTMLElement, row: number, column: number, cell: ShownCell, painting: Painting): void {
  element.classList.add(`kind-${cell.k}`);
  if (cell.pending) element.classList.add('pending');
  if (cell.style) dress(element, cell);
  if (cell.c) {
    element.append(checkbox(cell));
  } else {
    const text = document.createElement('span');
    text.textContent = cell.t;
    if (!cell.style?.direction && cell.k === 't') text.dir = directionOf(cell.t);
    if (overflows(cell)) {
      const room = roomFor(row, column, painting);
      if (room > 0) {
        element.classList.add('over');
        text.style.maxWidth = `${room - 8}px`;
      }
    }
    element.append(text);
  }
  if (cell.n) note(element, cell, painting.words.error);
}

const overflows = (cell: ShownCell) =>
  cell.t !== '' &&
  cell.k === 't' &&
  (cell.style?.wrap ?? 'overflow') === 'overflow' &&
  (cell.style?.align ?? '') !== 'center';

/** Pixels from the start of a cell to the next one with content, 0 if there is no more than the cell. */
function roomFor(row: number, column: number, painting: Painting): number {
  const { columns, frozenColumns } = painting.geometry;
  const end = column <= frozenColumns ? frozenColumns : Math.max(painting.last, column);
  let next = column + 1;
  while (next <= end && !painting.at(row, next)?.t) next++;
  return next === column + 1 ? 0 : columns.startOf(next) - columns.startOf(column);
}

// A phone or code keeps its order in a sheet that runs from right to left, and a Persian name in one that does not.
function directionOf(text: string): 'auto' | 'ltr' {
  return /^[+\d\s().-]+$/.test(text) ? 'ltr' : 'auto';
}

function dress(element: HTMLElement, cell: ShownCell): void {
  const style = cell.style!;
  const css = element.style;
  if (style.background) css.backgroundColor = style.background;
  if (style.color) css.color = style.color;
  if (style.bold) css.fontWeight = '600';
  if (style.italic) css.fontStyle = 'italic';
  if (style.line !== 'none') css.textDecorationLine = style.line;
  if (style.size !== 10) {
    css.fontSize = `${Math.round(style.size * 1.3)}px`;
    css.lineHeight = '1.3';
  }
  if (style.align) css.justifyContent = { left: 'left', center: 'center', right: 'right' }[style.align];
  if (style.align) css.textAlign = style.align;
  if (style.direction) css.direction = style.direction;
  if (style.vertical !== 'bottom') css.alignItems = style.vertical === 'top' ? 'flex-start' : 'center';
  if (style.wrap === 'wrap') element.classList.add('wrap');
}

function checkbox(cell: ShownCell): HTMLElement {
  const box = document.createElement('span');
  box.className = 'box';
  box.setAttribute('role', 'checkbox');
  box.setAttribute('aria-checked', String(cell.t.toUpperCase() === 'TRUE'));
  return box;
}

function note(element: HTMLElement, cell: ShownCell, errorWord: string): void {
  element.classList.add('noted');
  element.title = cell.n!;
  element.setAttribute('aria-description', cell.k === 'e' ? `${errorWord}: ${cell.n}` : cell.n!);
}

/** The letters above the columns. */
export function paintLetters(painting: Painting): HTMLElement {
  const { geometry } = painting;
  const element = document.createElement('div');
  element.className = 'row letters';
  element.setAttribute('role', 'row');
  element.setAttribute('aria-rowindex', '1');
  const corner = document.createElement('div');
  corner.className = 'corner';
  corner.setAttribute('role', 'columnheader');
  corner.setAttribute('aria-colindex', '1');
  corner.style.width = `${geometry.headerWidth}px`;
  corner.dataset['corner'] = '';
  const name = document.createElement('span');
  name.className = 'unseen';
  name.textContent = painting.words.corner;
  corner.append(name);
  element.append(corner);
  for (let column = 1; column <= geometry.frozenColumns; column++) {
    const letter = columnHeader(column, geometry);
    letter.classList.add('frozen');
    element.append(letter);
  }
  for (let column = painting.first; column <= painting.last; column++) {
    if (geometry.columns.sizeOf(column) > 0) element.append(columnHeader(column, geometry));
  }
  return element;
}

function columnHeader(column: number, geometry: Geometry): HTMLElement {
  const header = document.createElement('div');
  header.className = 'letter';
  header.setAttribute('role', 'columnheader');
  header.setAttribute('aria-colindex', String(column + 1));
  header.dataset['column'] = String(column);
  header.style.width = `${geometry.columns.sizeOf(column)}px`;
  header.style.insetInlineStart = `${geometry.headerWidth + geometry.columns.startOf(column)}px`;
  header.textContent = columnLetters(column);
  const edge = document.createElement('span');
  edge.className = 'edge';
  edge.dataset['resize'] = String(column);
  header.append(edge);
  return header;
}
