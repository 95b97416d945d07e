import type { Corner, Reference } from '../formula/reference.ts';
import { rewriteReferences } from '../formula/tokens.ts';
import { type Area, contains } from './area.ts';
import { rewriteFormulas } from './rewrite.ts';
import type { Sheet } from './sheet.ts';
import { BookRefusal } from './value.ts';

/**
 * Moves cells with all they have to the place whose upper left corner is given, on this or another sheet. Formulas that
 * move go on meaning the same cells, and those that meant a moved cell follow it.
 * @throws {BookRefusal} when the place reaches outside its grid
 */
export function moveCells(
  from: { readonly sheet: Sheet; readonly area: Area },
  to: { readonly sheet: Sheet; readonly row: number; readonly column: number },
): void {
  const { sheet, area } = from;
  if (to.row + area.rows - 1 > to.sheet.rowCount || to.column + area.columns - 1 > to.sheet.columnCount)
    throw new BookRefusal('The coordinates of the range are outside the dimensions of the sheet.');
  const sheets = new Set([sheet, to.sheet]);
  for (const touched of sheets) touched.dropSpills();
  rewriteFormulas(sheet.book, sheet, (reference) => followed(reference, from, to));
  const lines = cellsOf(area).map((line) => line.map(([row, column]) => sheet.grid.cell(row, column)));
  for (const [row, column] of cellsOf(area).flat()) sheet.grid.putCell(row, column, { value: null });
  for (const [i, line] of lines.entries()) {
    for (const [j, parts] of line.entries()) {
      const formula = parts.formula && (sheet === to.sheet ? parts.formula : named(parts.formula, sheet));
      to.sheet.grid.putCell(to.row + i, to.column + j, { ...parts, formula });
    }
  }
  for (const touched of sheets) {
    touched.stamp(touched.all);
    touched.book.announce({ kind: 'shape', sheet: touched });
  }
}

const cellsOf = ({ row, column, rows, columns }: Area): (readonly [row: number, column: number])[][] =>
  Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => [row + i, column + j] as const),
  );

/** A reference after what it means was moved, whole; one that means more stays. */
function followed(
  reference: Reference,
  from: { readonly sheet: Sheet; readonly area: Area },
  to: { readonly sheet: Sheet; readonly row: number; readonly column: number },
): Reference {
  const corners = [reference.from, reference.to ?? reference.from];
  if (!corners.every(({ row, column }) => row && column && contains(from.area, { row, column })))
    return reference;
  const place = (corner: Corner): Corner => ({
    ...corner,
    row: corner.row! + to.row - from.area.row,
    column: corner.column! + to.column - from.area.column,
  });
  return {
    ...reference,
    ...(from.sheet === to.sheet ? {} : { sheet: to.sheet.name }),
    from: place(reference.from),
    ...(reference.to ? { to: place(reference.to) } : {}),
  };
}

/** A formula that leaves its sheet and goes on meaning the cells of it. */
const named = (formula: string, { name }: Sheet): string =>
  rewriteReferences(formula, (reference) =>
    reference.sheet === undefined ? { ...reference, sheet: name } : reference,
  );
