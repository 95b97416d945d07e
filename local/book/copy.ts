import { moveReference } from '../formula/reference.ts';
import { rewriteReferences } from '../formula/tokens.ts';
import type { Area } from './area.ts';
import type { CellParts } from './grid.ts';
import type { Sheet } from './sheet.ts';
import { BookRefusal, type Value } from './value.ts';

/** Which parts of the cells are copied: all, their values in place of formulas, or only their looks. */
export type CopyKind = 'all' | 'values' | 'formats';

/**
 * Copies cells to the place whose upper left corner is given, on this or another sheet; relative references move along.
 * @throws {BookRefusal} when the place reaches outside its grid
 */
export function copyCells(
  from: { readonly sheet: Sheet; readonly area: Area },
  to: { readonly sheet: Sheet; readonly row: number; readonly column: number },
  kind: CopyKind = 'all',
): void {
  const { row, column, rows, columns } = from.area;
  const shown = from.sheet.values(from.area);
  const target = { row: to.row, column: to.column, rows, columns };
  if (to.row + rows - 1 > to.sheet.rowCount || to.column + columns - 1 > to.sheet.columnCount) {
    throw new BookRefusal('The coordinates of the range are outside the dimensions of the sheet.');
  }
  const copies = shown.map((line, i) =>
    line.map((value, j) => copied(from.sheet.grid.cell(row + i, column + j), value, kind)),
  );
  for (const [i, line] of copies.entries()) {
    for (const [j, parts] of line.entries()) {
      const present = to.sheet.grid.cell(to.row + i, to.column + j);
      const formula = parts.formula && movedFormula(parts.formula, to.row - row, to.column - column);
      to.sheet.grid.putCell(to.row + i, to.column + j, {
        ...present,
        ...parts,
        ...(formula ? { formula } : {}),
      });
    }
  }
  to.sheet.touched(target);
}

function copied(parts: CellParts, shown: Value, kind: CopyKind): Partial<CellParts> {
  if (kind === 'formats') return { style: parts.style, validation: parts.validation };
  if (kind === 'values') return { value: shown, formula: undefined };
  return parts;
}

/** A formula's text as it reads so many rows and columns further. */
export const movedFormula = (text: string, rows: number, columns: number): string =>
  rewriteReferences(text, (reference) => moveReference(reference, rows, columns));
