import type { Area } from '../protocol.ts';
import { between, type Place } from './address.ts';

/** Two opposite corners of the selected area, and where in it the keyboard stands. */
export interface Selection {
  readonly active: Place;
  /** The corner that stays when the selection grows, */
  readonly anchor: Place;
  /** and the one that moves. */
  readonly end: Place;
}

export const areaOfSelection = (selection: Selection): Area => between(selection.anchor, selection.end);

export const selectCell = (place: Place): Selection => ({ active: place, anchor: place, end: place });

export const selectArea = (area: Area): Selection => {
  const anchor = { row: area.row, column: area.column };
  return {
    active: anchor,
    anchor,
    end: { row: area.row + area.rows - 1, column: area.column + area.columns - 1 },
  };
};

export const grownTo = (selection: Selection, end: Place): Selection => ({ ...selection, end });

/** What the movement needs to know of the sheet. */
export interface Surroundings {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit in the window: the step of PageDown. */
  readonly pageRows: number;
  readonly rightToLeft: boolean;
  readonly isHidden: (axis: 'row' | 'column', position: number) => boolean;
  readonly isBlank: (place: Place) => boolean;
  /** The last row and column with content. */
  readonly lastUsed: Place;
}

export interface KeyStroke {
  readonly key: string;
  readonly shift: boolean;
  /** Control, or Command on a Mac. */
  readonly jump: boolean;
}

/** The selection after a key, or null where the key moves nothing. */
export function moved(selection: Selection, stroke: KeyStroke, around: Surroundings): Selection | null {
  if (stroke.key === 'Enter' || stroke.key === 'Tab') return steppedWithin(selection, stroke, around);
  const from = stroke.shift ? selection.end : selection.active;
  const target = targetOf(from, stroke, around);
  if (!target) return null;
  return stroke.shift ? grownTo(selection, target) : selectCell(target);
}

function targetOf(from: Place, stroke: KeyStroke, around: Surroundings): Place | null {
  const onward = around.rightToLeft ? -1 : 1;
  switch (stroke.key) {
    case 'ArrowDown':
      return along(from, 'row', 1, stroke.jump, around);
    case 'ArrowUp':
      return along(from, 'row', -1, stroke.jump, around);
    case 'ArrowRight':
      return along(from, 'column', onward, stroke.jump, around);
    case 'ArrowLeft':
      return along(from, 'column', -onward as 1 | -1, stroke.jump, around);
    case 'PageDown':
      return { ...from, row: Math.min(around.rows, from.row + around.pageRows) };
    case 'PageUp':
      return { ...from, row: Math.max(1, from.row - around.pageRows) };
    case 'Home':
      return { row: stroke.jump ? 1 : from.row, column: 1 };
    case 'End':
      return stroke.jump ? around.lastUsed : { row: from.row, column: around.lastUsed.column };
    default:
      return null;
  }
}

function along(
  from: Place,
  axis: 'row' | 'column',
  step: number,
  jump: boolean,
  around: Surroundings,
): Place {
  const next = (place: Place): Place | null => {
    const count = axis === 'row' ? around.rows : around.columns;
    let position = place[axis] + step;
    while (position >= 1 && position <= count && around.isHidden(axis, position)) position += step;
    return position >= 1 && position <= count ? { ...place, [axis]: position } : null;
  };
  const first = next(from);
  if (!first) return from;
  if (!jump) return first;
  return edgeOfContent(from, first, next, around);
}

// As a spreadsheet jumps: to the end of the block one stands in, else to the next block, else to the edge.
function edgeOfContent(
  from: Place,
  first: Place,
  next: (place: Place) => Place | null,
  around: Surroundings,
): Place {
  const insideBlock = !around.isBlank(from) && !around.isBlank(first);
  let place = first;
  for (;;) {
    if (!insideBlock && !around.isBlank(place)) return place;
    const onward = next(place);
    if (!onward) return place;
    if (insideBlock && around.isBlank(onward)) return place;
    if (beyondContent(onward, place, around)) return lastOf(place, next);
    place = onward;
  }
}

const beyondContent = (onward: Place, place: Place, { lastUsed }: Surroundings) =>
  (onward.row > place.row && onward.row > lastUsed.row) ||
  (onward.column > place.column && onward.column > lastUsed.column);

function lastOf(place: Place, next: (place: Place) => Place | null): Place {
  let last = place;
  for (let onward = next(last); onward; onward = next(last)) last = onward;
  return last;
}

// Enter and Tab walk through a selected area and start again at its other end; without one they move on.
function steppedWithin(selection: Selection, stroke: KeyStroke, around: Surroundings): Selection {
  const area = areaOfSelection(selection);
  const axis = stroke.key === 'Enter' ? 'row' : 'column';
  const step = stroke.shift ? -1 : 1;
  const size = area.rows * area.columns;
  if (size === 1) return selectCell(along(selection.active, axis, step, false, around));
  const down = selection.active.row - area.row;
  const over = selection.active.column - area.column;
  const steps = axis === 'row' ? over * area.rows + down : down * area.columns + over;
  const onward = (steps + step + size) % size;
  const active =
    axis === 'row'
      ? { row: area.row + (onward % area.rows), column: area.column + Math.floor(onward / area.rows) }
      : { row: area.row + Math.floor(onward / area.columns), column: area.column + (onward % area.columns) };
  return { ...selection, active };
}
