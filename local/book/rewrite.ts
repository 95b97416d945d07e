import type { Reference } from '../formula/reference.ts';
import { rewriteReferences } from '../formula/tokens.ts';
import type { Book } from './book.ts';
import type { Sheet } from './sheet.ts';

/**
 * Rewrites the references of every formula that mean `target`: to another reference, or to #REF! for null.
 * A reference without a sheet means the sheet that its formula stands on.
 */
export function rewriteFormulas(
  book: Book,
  target: Sheet,
  change: (reference: Reference) => Reference | null,
): void {
  const name = target.name.toLowerCase();
  for (const sheet of book.sheets) {
    const isHome = sheet === target;
    eachFormula(sheet, (text) => {
      if (!isHome && !text.includes('!')) return text;
      return rewriteReferences(text, (reference) => {
        const meant = reference.sheet === undefined ? isHome : reference.sheet.toLowerCase() === name;
        return meant ? change(reference) : reference;
      });
    });
  }
}

function eachFormula(sheet: Sheet, change: (text: string) => string): void {
  for (let r = 1; r <= sheet.grid.usedRows; r++) {
    const { formulas } = sheet.grid.row(r) ?? {};
    if (!formulas) continue;
    for (const [i, text] of formulas.entries()) {
      const changed = text === undefined ? undefined : change(text);
      if (changed !== text) sheet.grid.writableRow(r).formulas![i] = changed;
    }
  }
}
