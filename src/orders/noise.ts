import type { Cell } from '../core/cells.ts';
import { lazily } from '../core/lazily.ts';
import { foldHeader, foldText } from '../core/text.ts';
import { type DayColumn, openDay } from './dayColumn.ts';
import type { Plan } from './plan.ts';
import { isBlank, type Row } from './sheet.ts';
import { textOf } from './textColumn.ts';

/** Rows that are no rows of orders, and how many of them were lines of totals. */
export interface Noise {
  readonly marks: Uint8Array | null;
  readonly totals: number;
}

const totalWords = lazily(
  () =>
    new Set(
      [
        'total',
        'totals',
        'grand total',
        'sum',
        'subtotal',
        'gesamt',
        'summe',
        'جمع',
        'جمع کل',
        'مجموع',
        'مجموع کل',
        'جمع نهایی',
        'کل',
        'جمع صفحه',
      ].map(foldHeader),
    ),
);

/** Looks, among the rows without a readable day, for blank ones, repeated headers and lines of totals. */
export function findNoise(plan: Plan, { days, complete }: DayColumn): Noise {
  if (complete) return { marks: null, totals: 0 };
  const { rows, folded } = plan.sheet;
  let marks: Uint8Array | null = null;
  let totals = 0;
  for (let row = 0; row < rows.length; row++) {
    if ((days[row] as number) >= openDay) continue;
    const kind = kindOf(rows[row] as Row, folded, plan);
    if (kind === 'order') continue;
    marks ??= new Uint8Array(rows.length);
    marks[row] = 1;
    if (kind === 'total') totals++;
  }
  return { marks, totals };
}

function kindOf(row: Row, folded: readonly string[], plan: Plan): 'order' | 'blank' | 'header' | 'total' {
  const first = row.findIndex(isSaid);
  if (first < 0) return 'blank';
  if (repeatsHeader(row, first, folded)) return 'header';
  return isTotalLine(row, first, plan) ? 'total' : 'order';
}

/** Whether a cell says anything: boxes to tick reach down a sheet far below its last order. */
export const isSaid = (cell: Cell): boolean => !isBlank(cell) && cell !== false && cell !== 'FALSE';

function repeatsHeader(row: Row, first: number, folded: readonly string[]): boolean {
  if (folded.length < 2 || foldHeader(textOf(row[first])) !== folded[first]) return false;
  return row.every((cell, at) => isBlank(cell) || foldHeader(textOf(cell)) === folded[at]);
}

/** `Total` or «جمع کل» before the sum, with no day and no customer beside it. */
function isTotalLine(row: Row, first: number, plan: Plan): boolean {
  const label = foldHeader(textOf(row[first]));
  if (!totalWords().has(label.replace(/ (orders|سفارش ها|سفارشها|فروش|ردیف ها)$/, ''))) return false;
  const { date, email, phone } = plan.columns.of;
  return [date, email, phone].every(
    (at) => at === undefined || at === first || foldText(textOf(row[at])) === '',
  );
}
