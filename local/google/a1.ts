import type { Area } from '../book/area.ts';
import { referenceAt } from '../formula/reference.ts';
import { refuse } from './errors.ts';

const notFound = { en: 'Range not found', fr: 'Plage introuvable' };

/** A rectangle as written, with the name of its sheet if it names one; open sides reach to the end of the grid. */
export function parseA1(
  text: string,
  grid: { readonly rowCount: number; readonly columnCount: number },
): { readonly sheet: string | undefined; readonly area: Area } {
  const found = referenceAt(text.trim(), 0);
  if (!found || found.end !== text.trim().length) return refuse(notFound);
  const { from, to = from, sheet } = found.reference;
  const row = from.row ?? 1;
  const column = from.column ?? 1;
  const lastRow = to.row ?? Math.max(grid.rowCount, row);
  const lastColumn = to.column ?? Math.max(grid.columnCount, column);
  return { sheet, area: { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 } };
}
