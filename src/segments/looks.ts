import type { Block, Contents, Table } from '../core/cells.ts';
import { wouldBeRead } from './formulas.ts';
import type { Layout, PlacedColumn } from './layout.ts';

/** Cells that wait for people to write in them. */
export const theirCellColor = '#fffdf5';
const plainBackground = '#ffffff';
const plainColor = '#000000';
const anyFormat = 'General';

interface Rebuilt {
  /** Number formats of the definition's columns. */
  readonly formats: readonly string[];
  readonly layout: Layout;
  readonly old: Contents;
  /** What the cells are to hold. */
  readonly values: Table;
  readonly formulas: readonly (readonly string[])[];
  /** Which row of `old` a new row takes its looks from; -1 none. Rows count from 0. */
  from(row: number): number;
}

type Looks = Pick<Block, 'notes' | 'backgrounds' | 'colors' | 'formats'>;

/**
 * Notes, colors and number formats of every cell after a rebuild, as far as the rows below the header differ in them;
 * null when all look alike: then there is nothing to move, and nothing to write beside values.
 */
export function looksOf(rebuilt: Rebuilt): Looks | null {
  const usual = usualLooks(rebuilt);
  const moved = movedLooks(rebuilt, usual);
  if (hasOddText(rebuilt, usual)) moved.add('formats');
  if (moved.size === 0) return null;
  const { before, now } = rebuilt.layout.head;
  const rows = rebuilt.values.map((_, row) => rowLooks(rebuilt, usual, row));
  const looks: { -readonly [M in keyof Looks]: Looks[M] } = {};
  for (const member of members)
    if (moved.has(member) || before !== now) looks[member] = rows.map((row) => row[member]);
  return looks;
}

/** How the cells of each column look when nobody has touched them. */
interface Usual {
  readonly background: readonly string[];
  readonly format: readonly string[];
}

function usualLooks({ formats, layout, old }: Rebuilt): Usual {
  return {
    background: layout.columns.map(({ isTheirs, index }) =>
      isTheirs && index >= 0 ? theirCellColor : plainBackground,
    ),
    format: layout.columns.map(({ index }, column) =>
      index < 0 ? usualFormat(old, column, layout.head.before) : formatIn([formats], 0, index),
    ),
  };
}

/** The number format that most rows of a column have. */
function usualFormat(old: Contents, column: number, firstRow: number): string {
  const counts = new Map<string, number>();
  for (let row = firstRow; row < old.formats.length; row++) {
    const format = formatIn(old.formats, row, column);
    counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? anyFormat;
}

/** Automatic format goes by several names: numbers show it as a row of marks. */
function formatIn(formats: readonly (readonly string[])[], row: number, column: number): string {
  const format = formats[row]?.[column] ?? '';
  return format === '' || format === '0.###############' ? anyFormat : format;
}

const noteIn = (old: Contents, row: number, column: number) => old.notes[row]?.[column] ?? '';
const colorIn = (old: Contents, row: number, column: number) =>
  (old.colors[row]?.[column] || plainColor).toLowerCase();
const backgroundIn = (old: Contents, row: number, column: number) =>
  (old.backgrounds[row]?.[column] || plainBackground).toLowerCase();

const members = ['notes', 'backgrounds', 'colors', 'formats'] as const;

/** What tells one row that stands there from another, beside values. */
function movedLooks({ layout, old }: Rebuilt, usual: Usual): Set<keyof Looks> {
  const moved = new Set<keyof Looks>();
  for (let row = layout.head.before; row < old.values.length; row++) {
    for (let column = 0; column < layout.width; column++) {
      if (noteIn(old, row, column) !== '') moved.add('notes');
      if (colorIn(old, row, column) !== plainColor) moved.add('colors');
      if (backgroundIn(old, row, column) !== usual.background[column]) moved.add('backgrounds');
      if (formatIn(old.formats, row, column) !== usual.format[column]) moved.add('formats');
    }
  }
  return moved;
}

/** Whether people wrote text that the sheet would read as a number or a day when it is written again. */
function hasOddText({ layout, values, formulas }: Rebuilt, usual: Usual): boolean {
  return values.some((row, r) =>
    layout.columns.some(
      (placed, column) =>
        usual.format[column] !== '@' && isOddText(placed, row[column], formulas[r]?.[column] ?? ''),
    ),
  );
}

const isOddText = ({ isTheirs }: PlacedColumn, value: unknown, formula: string): boolean =>
  isTheirs && formula === '' && typeof value === 'string' && wouldBeRead(value);

function rowLooks({ layout, old, values, formulas, from }: Rebuilt, usual: Usual, row: number) {
  const source = from(row);
  const all = <T>(cell: (placed: PlacedColumn, column: number) => T) => layout.columns.map(cell);
  return {
    notes: all((_, column) => (source < 0 ? '' : noteIn(old, source, column))),
    colors: all((_, column) => (source < 0 ? plainColor : colorIn(old, source, column))),
    backgrounds: all((_, column) =>
      source < 0 ? usual.background[column]! : backgroundIn(old, source, column),
    ),
    formats: all((placed, column) => {
      if (isOddText(placed, values[row]?.[column], formulas[row]?.[column] ?? '')) return '@';
      if (row < layout.head.now) return source < 0 ? anyFormat : formatIn(old.formats, source, column);
      return source < 0 || !placed.isTheirs ? usual.format[column]! : formatIn(old.formats, source, column);
    }),
  };
}
