import type { Area } from '../protocol.ts';
import type { Place } from './address.ts';
import { between, holds } from './address.ts';
import type { Grid } from './grid.ts';
import { grownTo, selectCell } from './selection.ts';

export interface PointerEvents {
  /** A press on cells while a formula waits for one: the area under the pointer, again while it is dragged. */
  pointed(area: Area): void;
  /** Whether a formula waits for a cell. */
  wantsCell(): boolean;
  /** Something else is about to be selected. */
  leaving(): void;
  opened(place: Place): void;
  toggled(place: Place): void;
  resized(column: number, width: number): void;
  /** A press on the button of a filter's header. */
  filtered(column: number): void;
  /** Right click, or the menu key. */
  menu(wanted: MenuAt): void;
}

/** A menu is wanted for a row, for a column, or (both null) for what is selected. */
export interface MenuAt {
  readonly row: number | null;
  readonly column: number | null;
  readonly x: number;
  readonly y: number;
}

/** Selecting, pointing, opening and resizing with mouse, pen or finger. */
export function attachPointer(grid: Grid, on: PointerEvents): void {
  const { canvas } = grid;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const target = event.target as HTMLElement;
    const resize = target.closest<HTMLElement>('[data-resize]');
    const filter = target.closest<HTMLElement>('[data-filter]');
    // What is being typed keeps the keyboard until it is known what the press means.
    event.preventDefault();
    if (filter) on.filtered(Number(filter.dataset['filter']));
    else if (resize) dragEdge(grid, event, Number(resize.dataset['resize']), on);
    else if (on.wantsCell()) dragArea(grid, event, (from, to) => on.pointed(between(from, to)));
    else select(grid, event, target, on);
  });
  canvas.addEventListener('dblclick', (event) => {
    if ((event.target as HTMLElement).closest('[data-a]'))
      on.opened(grid.placeAt(event.clientX, event.clientY));
  });
  canvas.addEventListener('contextmenu', (event) => {
    const target = event.target as HTMLElement;
    event.preventDefault();
    const { row, column } = grid.placeAt(event.clientX, event.clientY);
    const isByKey = target === canvas;
    const at = isByKey ? cornerOf(grid) : { x: event.clientX, y: event.clientY };
    const isOnNumber = target.closest('.number') !== null;
    const isOnLetter = target.closest('.letter') !== null;
    if (!isByKey && !isOnNumber && !isOnLetter && !holds(grid.area, { row, column }))
      grid.select(selectCell({ row, column }));
    on.menu({ row: isOnNumber ? row : null, column: isOnLetter ? column : null, ...at });
  });
}

/** Where a menu belongs that no pointer asked for: under the cell with the keyboard. */
function cornerOf(grid: Grid): { x: number; y: number } {
  const box = (grid.elementOf(grid.selection.active) ?? grid.canvas).getBoundingClientRect();
  return { x: box.left, y: box.bottom };
}

function select(grid: Grid, event: PointerEvent, target: HTMLElement, on: PointerEvents): void {
  on.leaving();
  grid.focus();
  const { rows, columns } = grid.sheet;
  const place = grid.placeAt(event.clientX, event.clientY);
  if (target.closest('[data-corner]')) {
    selectSpan(grid, { row: 1, column: 1 }, { row: rows, column: columns });
  } else if (target.closest('.number')) {
    const anchor = event.shiftKey ? grid.selection.anchor.row : place.row;
    selectSpan(grid, { row: anchor, column: 1 }, { row: place.row, column: columns });
    dragArea(grid, event, (_, to) =>
      selectSpan(grid, { row: anchor, column: 1 }, { row: to.row, column: columns }),
    );
  } else if (target.closest('.letter')) {
    const anchor = event.shiftKey ? grid.selection.anchor.column : place.column;
    selectSpan(grid, { row: 1, column: anchor }, { row: rows, column: place.column });
    dragArea(grid, event, (_, to) =>
      selectSpan(grid, { row: 1, column: anchor }, { row: rows, column: to.column }),
    );
  } else {
    grid.select(event.shiftKey ? grownTo(grid.selection, place) : selectCell(place));
    if (target.closest('.box')) on.toggled(place);
    dragArea(grid, event, (_, to) => grid.select(grownTo(grid.selection, to)));
  }
}

/** Selects whole rows or columns without scrolling to their far ends. */
function selectSpan(grid: Grid, anchor: Place, end: Place): void {
  grid.select({ active: anchor, anchor, end }, null);
}

/** Follows the pointer from cell to cell until it is lifted, scrolling when it leaves the window. */
function dragArea(grid: Grid, start: PointerEvent, onto: (from: Place, to: Place) => void): void {
  const from = grid.placeAt(start.clientX, start.clientY);
  let last = from;
  onto(from, from);
  const move = (event: PointerEvent) => {
    scrollAtEdge(grid, event);
    const to = grid.placeAt(event.clientX, event.clientY);
    if (to.row === last.row && to.column === last.column) return;
    last = to;
    onto(from, to);
  };
  follow(move, () => undefined);
}

function scrollAtEdge(grid: Grid, event: PointerEvent): void {
  const box = grid.scroller.getBoundingClientRect();
  const step = 30;
  const over = (low: number, high: number, at: number) => (at < low ? -step : at > high ? step : 0);
  grid.scroller.scrollBy(over(box.left, box.right, event.clientX), over(box.top, box.bottom, event.clientY));
}

function dragEdge(grid: Grid, start: PointerEvent, column: number, on: PointerEvents): void {
  const original = grid.geometry.columns.sizeOf(column);
  const sign = grid.geometry.rightToLeft ? -1 : 1;
  const widthAt = (event: PointerEvent) => Math.max(20, original + sign * (event.clientX - start.clientX));
  const line = document.createElement('div');
  line.className = 'resize-line';
  document.body.append(line);
  const box = grid.scroller.getBoundingClientRect();
  const show = (event: PointerEvent) => {
    line.style.cssText = `top:${box.top}px;height:${box.height}px;left:${start.clientX + sign * (widthAt(event) - original)}px`;
  };
  show(start);
  follow(show, (event) => {
    line.remove();
    if (widthAt(event) !== original) on.resized(column, widthAt(event));
  });
}

function follow(move: (event: PointerEvent) => void, end: (event: PointerEvent) => void): void {
  const stop = (event: PointerEvent) => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', stop);
    window.removeEventListener('pointercancel', stop);
    end(event);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', stop);
  window.addEventListener('pointercancel', stop);
}
