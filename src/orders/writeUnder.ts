import type { Cell } from '../core/cells.ts';
import type { Tab } from '../platform.ts';
import type { Sheet } from './sheet.ts';

/** A tab with a header, and where the columns of a brought table are in it. */
export interface Under {
  readonly tab: Tab;
  readonly sheet: Sheet;
  /** Place of each brought column, from 0; beyond the tab's own for one that it lacks. */
  readonly places: readonly number[];
  /** Headers of the columns it lacks. */
  readonly lacks: readonly string[];
}

/**
 * Writes brought rows as text under the columns of a tab, by the number of the row; an empty one is blanked. Columns
 * without a place among the brought ones are not touched; those it lacks are added at the end if `grow`.
 */
export function writeUnder(
  { tab, sheet, places, lacks }: Under,
  lines: ReadonlyMap<number, readonly string[]>,
  grow: boolean,
): void {
  if (lines.size === 0) return;
  const numbers = [...lines.keys()];
  const first = numbers.reduce((a, b) => Math.min(a, b));
  const last = numbers.reduce((a, b) => Math.max(a, b));
  const old = first > tab.lastRow() ? null : tab.contents();
  if (grow && lacks.length > 0) {
    const block = { values: [[...lacks]], formats: [lacks.map(() => '@')] };
    tab.put(sheet.rowNumber(0) - 1, sheet.width + 1, block);
  }
  const rows = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  for (const columns of runsOf(places.filter((place) => grow || place < sheet.width))) {
    const cells = rows.map((row) =>
      columns.map((column): Put => {
        const line = lines.get(row);
        if (line) return { value: line[places.indexOf(column)] ?? '', formula: '', format: '@' };
        const value = old?.values[row - 1]?.[column] ?? '';
        const formula = old?.formulas[row - 1]?.[column] ?? '';
        const format = old?.formats[row - 1]?.[column] ?? 'General';
        // A text that stood as one must not become a number on its way back.
        return { value, formula, format: typeof value === 'string' && formula === '' ? '@' : format };
      }),
    );
    const of = <M extends keyof Put>(member: M) => cells.map((row) => row.map((cell) => cell[member]));
    const block = { values: of('value'), formulas: of('formula'), formats: of('format') };
    tab.put(first, columns[0]! + 1, old ? block : { values: block.values, formats: block.formats });
  }
}

interface Put {
  readonly value: Cell;
  readonly formula: string;
  readonly format: string;
}

/** Columns side by side, together. */
function runsOf(places: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1] === place - 1) run.push(place);
    else runs.push([place]);
  }
  return runs;
}
