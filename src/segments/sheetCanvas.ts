import type { Block, Cell } from '../core/cells.ts';

/** Looks of one cell; what is left out is plain. */
export interface CellLook {
  readonly format?: string;
  readonly color?: string;
  readonly background?: string;
}

/** A rectangle of cells filled one by one, as a report is. Rows and columns count from 1. */
export interface Canvas {
  put(row: number, column: number, value: Cell, look?: CellLook): void;
  block(): Required<Pick<Block, 'values' | 'formats' | 'colors' | 'backgrounds'>>;
}

export function canvasOf(rows: number, columns: number, ink: string): Canvas {
  const matrix = <T>(cell: T): T[][] => Array.from({ length: rows }, () => new Array<T>(columns).fill(cell));
  const values = matrix<Cell>('');
  const formats = matrix('General');
  const colors = matrix(ink);
  const backgrounds = matrix('#ffffff');
  return {
    put(row, column, value, { format, color, background } = {}) {
      values[row - 1]![column - 1] = value;
      // Words stay words whatever they look like.
      formats[row - 1]![column - 1] = format ?? (typeof value === 'string' ? '@' : 'General');
      if (color) colors[row - 1]![column - 1] = color;
      if (background) backgrounds[row - 1]![column - 1] = background;
    },
    block: () => ({ values, formats, colors, backgrounds }),
  };
}
