import type { Cells } from '../cells.ts';
import type { Area, SheetState } from '../protocol.ts';
import { cellName, holds, type Place } from './address.ts';
import {
  type Geometry,
  geometryOf,
  headerHeight,
  placeAt,
  scrollTo,
  type Viewport,
  visibleArea,
} from './geometry.ts';
import { type Painting, paintLetters, paintRow } from './paint.ts';
import { areaOfSelection, type Selection, selectCell } from './selection.ts';

export interface GridWords {
  readonly label: string;
  readonly hint: string;
  readonly error: string;
  /** Name of the corner that selects everything. */
  readonly corner: string;
  /** Of the buttons in the header of a filter. */
  readonly filter: string;
}

/** Cells painted beyond the window on each side, in pixels: what a short scroll shows is there already. */
const margin = 120;

/**
 * The cells of one sheet as a grid that scrolls: only what is in the window is in the document. Row numbers, letters and
 * frozen cells stay in place by CSS, so that nothing trembles while scrolling.
 */
export class Grid {
  readonly scroller = document.createElement('div');
  readonly canvas = document.createElement('div');
  /** For what lies over the cells and scrolls with them. */
  readonly overlay = document.createElement('div');
  private readonly head = document.createElement('div');
  private readonly body = document.createElement('div');
  private readonly painted = new Map<number, HTMLElement>();
  private shownSheet: SheetState | null = null;
  private shape: Geometry | null = null;
  private shownColumns = '';
  private words: GridWords = { label: '', hint: '', error: '', corner: '', filter: '' };
  private frame = 0;
  private stale = true;
  private selected: Selection = selectCell({ row: 1, column: 1 });
  private readonly remembered = new Map<number, { selection: Selection; top: number; left: number }>();

  constructor(
    private readonly cells: Cells,
    private readonly on: { selected: (selection: Selection) => void; painted: () => void },
  ) {
    this.scroller.className = 'scroller';
    this.canvas.className = 'canvas';
    this.overlay.className = 'overlay';
    this.head.className = 'head';
    this.body.className = 'body';
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('role', 'grid');
    this.canvas.setAttribute('aria-multiselectable', 'true');
    for (const group of [this.head, this.body]) group.setAttribute('role', 'rowgroup');
    this.canvas.append(this.head, this.body);
    this.scroller.append(this.canvas, this.overlay);
    this.scroller.addEventListener('scroll', () => this.soon(), { passive: true });
    new ResizeObserver(() => this.soon()).observe(this.scroller);
  }

  get sheet(): SheetState {
    return this.shownSheet!;
  }

  get geometry(): Geometry {
    return this.shape!;
  }

  get selection(): Selection {
    return this.selected;
  }

  get area(): Area {
    return areaOfSelection(this.selected);
  }

  /** The part of an area that can hold content, null if none. */
  contentOf(area: Area): Area | null {
    const { lastRow, lastColumn } = this.sheet;
    const rows = Math.min(area.rows, lastRow - area.row + 1);
    const columns = Math.min(area.columns, lastColumn - area.column + 1);
    return rows > 0 && columns > 0 ? { ...area, rows, columns } : null;
  }

  /** Shows a sheet, or the sheet shown as it has become. */
  show(sheet: SheetState, words: GridWords): void {
    const other = this.shownSheet?.id !== sheet.id;
    if (other && this.shownSheet) this.remember(this.shownSheet.id);
    this.shownSheet = sheet;
    this.shape = geometryOf(sheet);
    this.layOut(sheet, words);
    if (other) this.recall(sheet.id);
    this.selected = this.within(this.selected);
    this.repaint();
    if (other) this.on.selected(this.selected);
  }

  private layOut(sheet: SheetState, words: GridWords): void {
    const { rows, columns, headerWidth, frozenHeight, rightToLeft } = this.geometry;
    this.scroller.dir = rightToLeft ? 'rtl' : 'ltr';
    this.scroller.classList.toggle('no-lines', !sheet.gridlines);
    this.canvas.style.width = `${headerWidth + columns.total}px`;
    this.canvas.style.height = `${headerHeight + rows.total}px`;
    this.head.style.height = `${headerHeight + frozenHeight}px`;
    this.head.classList.toggle('with-rows', sheet.frozenRows > 0);
    this.canvas.setAttribute('aria-label', `${words.label} ${sheet.name}`);
    this.canvas.setAttribute('aria-description', words.hint);
    this.canvas.setAttribute('aria-rowcount', String(sheet.rows + 1));
    this.canvas.setAttribute('aria-colcount', String(sheet.columns + 1));
    this.words = words;
  }

  private remember(id: number): void {
    const { scrollTop: top, scrollLeft: left } = this.scroller;
    this.remembered.set(id, { selection: this.selected, top, left });
  }

  private recall(id: number): void {
    const kept = this.remembered.get(id);
    this.selected = kept?.selection ?? selectCell({ row: 1, column: 1 });
    this.scroller.scrollTo({ top: kept?.top ?? 0, left: kept?.left ?? 0, behavior: 'instant' });
  }

  private within(selection: Selection): Selection {
    const { rows, columns } = this.sheet;
    const clip = (place: Place) => ({
      row: Math.min(place.row, rows),
      column: Math.min(place.column, columns),
    });
    return { active: clip(selection.active), anchor: clip(selection.anchor), end: clip(selection.end) };
  }

  /** How far the sheet is scrolled from its first edges. */
  get view(): Viewport {
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = this.scroller;
    // In a sheet that runs from right to left browsers count the way to the left below zero.
    return { top: scrollTop, start: Math.abs(scrollLeft), width: clientWidth, height: clientHeight };
  }

  select(selection: Selection, reveal: Place | null = selection.end): void {
    this.selected = this.within(selection);
    if (reveal) this.reveal(this.nearEnd(reveal));
    this.mark();
    this.on.selected(this.selected);
  }

  // Of whole rows and columns the far end is no place to go to.
  private nearEnd(place: Place): Place {
    const { rows, columns } = this.area;
    const start = this.geometry.columns.at(this.view.start + this.geometry.frozenWidth);
    const top = this.geometry.rows.at(this.view.top + this.geometry.frozenHeight);
    return {
      row: rows === this.sheet.rows ? top : place.row,
      column: columns === this.sheet.columns ? start : place.column,
    };
  }

  reveal(place: Place): void {
    const { view } = this;
    const { top, start } = scrollTo(this.geometry, view, place);
    if (top === view.top && start === view.start) return;
    this.scroller.scrollTo({ top, left: this.geometry.rightToLeft ? -start : start, behavior: 'instant' });
    this.paint();
  }

  /** Scrolls to the first cells; those that are frozen are visible wherever the rest is. */
  toStart(): void {
    this.scroller.scrollTo({ top: 0, left: 0, behavior: 'instant' });
  }

  focus(): void {
    this.canvas.focus({ preventScroll: true });
  }

  /** The cell under a point of the screen. */
  placeAt(clientX: number, clientY: number): Place {
    const box = this.scroller.getBoundingClientRect();
    const fromStart = this.geometry.rightToLeft ? box.right - clientX : clientX - box.left;
    return placeAt(this.geometry, this.view, fromStart, clientY - box.top);
  }

  /** The element of a cell, null while it is out of sight. */
  elementOf(place: Place): HTMLElement | null {
    return document.getElementById(`cell-${cellName(place.row, place.column)}`);
  }

  /** Paints anew, because cells or the sheet changed. */
  repaint(): void {
    this.stale = true;
    this.paint();
  }

  private soon(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
  }

  private paint(): void {
    if (!this.shownSheet || this.scroller.clientHeight === 0) return;
    const { geometry, sheet } = this;
    const area = visibleArea(geometry, this.view, margin);
    const painting: Painting = {
      geometry,
      first: area.column,
      last: area.column + area.columns - 1,
      at: (row, column) => this.cells.at(sheet.id, row, column),
      filter: sheet.filter,
      words: this.words,
    };
    const columns = `${painting.first}-${painting.last}`;
    if (this.stale || columns !== this.shownColumns) this.clear(painting);
    this.shownColumns = columns;
    this.stale = false;
    this.paintBody(area, painting);
    this.want(area);
    this.mark();
    this.on.painted();
  }

  private clear(painting: Painting): void {
    for (const row of this.painted.values()) row.remove();
    this.painted.clear();
    const frozen = Array.from({ length: this.geometry.frozenRows }, (_, i) => i + 1).filter(
      (row) => this.geometry.rows.sizeOf(row) > 0,
    );
    this.head.replaceChildren(paintLetters(painting), ...frozen.map((row) => paintRow(row, painting)));
  }

  private paintBody(area: Area, painting: Painting): void {
    const last = area.row + area.rows - 1;
    for (const [row, element] of this.painted) {
      if (row >= area.row && row <= last) continue;
      element.remove();
      this.painted.delete(row);
    }
    for (let row = area.row; row <= last; row++) {
      if (this.painted.has(row) || painting.geometry.rows.sizeOf(row) === 0) continue;
      const element = paintRow(row, painting);
      element.style.top = `${headerHeight + painting.geometry.rows.startOf(row)}px`;
      this.painted.set(row, element);
      this.body.append(element);
    }
  }

  private want(area: Area): void {
    const { frozenRows, frozenColumns, id } = this.sheet;
    const from = frozenColumns > 0 ? 1 : area.column;
    const columns = area.column + area.columns - from;
    if (area.rows > 0) this.cells.want(id, { ...area, column: from, columns });
    if (frozenRows > 0) this.cells.want(id, { row: 1, rows: frozenRows, column: from, columns });
  }

  /** Shows which cells are selected, on those that are painted. */
  private mark(): void {
    const { active } = this.selected;
    const { area } = this;
    const isOne = area.rows === 1 && area.columns === 1;
    for (const element of this.canvas.querySelectorAll<HTMLElement>('.marked')) unmark(element);
    for (const element of this.canvas.querySelectorAll<HTMLElement>('.number,.letter')) {
      const { row, column } = element.dataset;
      const inside = row
        ? isBetween(Number(row), area.row, area.rows)
        : isBetween(Number(column), area.column, area.columns);
      element.classList.toggle('on', inside);
    }
    if (!isOne) for (const place of this.paintedPlaces(area)) this.markCell(place, area);
    const element = this.elementOf(active);
    element?.classList.add('marked', 'active');
    element?.setAttribute('aria-selected', 'true');
    if (element) this.canvas.setAttribute('aria-activedescendant', element.id);
    else this.canvas.removeAttribute('aria-activedescendant');
  }

  private markCell(place: Place, area: Area): void {
    const element = this.elementOf(place);
    if (!element) return;
    element.classList.add('marked', 'selected');
    element.setAttribute('aria-selected', 'true');
    element.classList.toggle('at-top', place.row === area.row);
    element.classList.toggle('at-bottom', place.row === area.row + area.rows - 1);
    element.classList.toggle('at-start', place.column === area.column);
    element.classList.toggle('at-end', place.column === area.column + area.columns - 1);
  }

  private *paintedPlaces(area: Area): Generator<Place> {
    const rows = [
      ...Array.from({ length: this.geometry.frozenRows }, (_, i) => i + 1),
      ...this.painted.keys(),
    ];
    const [first = 1, last = 0] = this.shownColumns.split('-').map(Number);
    const columns = Array.from({ length: this.geometry.frozenColumns }, (_, i) => i + 1);
    for (let column = first; column <= last; column++) columns.push(column);
    for (const row of rows) {
      for (const column of columns) if (holds(area, { row, column })) yield { row, column };
    }
  }
}

const isBetween = (position: number, first: number, count: number) =>
  position >= first && position < first + count;

function unmark(element: HTMLElement): void {
  element.classList.remove('marked', 'active', 'selected', 'at-top', 'at-bottom', 'at-start', 'at-end');
  element.removeAttribute('aria-selected');
}
