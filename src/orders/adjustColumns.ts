import type { OrderField } from '../calls/orders.ts';
import type { Cell } from '../core/cells.ts';
import { looksLikeAmount, looksLikeDay, sampleOf } from './content.ts';
import type { DraftColumns } from './mapper.ts';
import { type Sheet, withoutUnit } from './sheet.ts';

type Of = DraftColumns['of'];
type Settled = ReadonlyMap<OrderField, number>;

/** Three columns make a date only where no single one does. */
export function settleDate(of: Of, settled: Settled): void {
  const three =
    of.year !== undefined && of.month !== undefined && (of.day !== undefined || of.date !== undefined);
  if (three && of.day === undefined && !settled.has('date') && of.date !== undefined) {
    of.day = of.date;
    delete of.date;
  }
  const complete = of.year !== undefined && of.month !== undefined && of.day !== undefined;
  if (complete && of.date === undefined) return;
  delete of.year;
  delete of.month;
  delete of.day;
}

/** A bare «نام» without a last name beside it is the whole name. */
export function settleNames(of: Of, settled: Settled): void {
  if (of.first_name === undefined || of.last_name !== undefined || settled.has('first_name')) return;
  if (of.name === undefined) of.name = of.first_name;
  delete of.first_name;
}

/** `Price` with no quantity and no product beside it is what was paid; so is a subtotal where nothing else is. */
export function settlePrice(of: Of, sheet: Sheet): void {
  if (of.total !== undefined || of.line_total !== undefined) return;
  const header = of.unit_price === undefined ? '' : withoutUnit(sheet.folded[of.unit_price] ?? '');
  const isLine = of.quantity !== undefined || of.product !== undefined || of.sku !== undefined;
  if (!isLine && (header === 'price' || header === 'قیمت')) {
    of.total = of.unit_price as number;
    delete of.unit_price;
  } else if (of.unit_price === undefined && of.subtotal !== undefined) of.total = of.subtotal;
}

/** Three columns in foreign words: customer, date, amount, where their contents are of that kind. */
export function byPosition(sheet: Sheet, draft: DraftColumns): void {
  const { of } = draft;
  const who = of.customer_id ?? of.email ?? of.phone ?? of.name ?? of.first_name;
  if (of.date === undefined && of.year === undefined && free(of, 1) && mostly(sheet, 1, looksLikeDay))
    of.date = 1;
  if (
    of.total === undefined &&
    of.unit_price === undefined &&
    free(of, 2) &&
    mostly(sheet, 2, looksLikeAmount)
  )
    of.total = 2;
  if (who === undefined && free(of, 0) && of.date !== undefined) of.customer_id = 0;
  for (const name of ['date', 'total', 'customer_id'] as const) {
    if (of[name] !== undefined) draft.confidence[name] ??= sheet.headers.length === 0 ? 'sure' : 'likely';
  }
}

function free(of: Of, column: number): boolean {
  return !Object.values(of).includes(column);
}

function mostly(sheet: Sheet, column: number, fits: (cell: Cell) => boolean): boolean {
  if (sheet.headers.length === 0) return true;
  const sample = sampleOf(sheet, column);
  return sample.length > 0 && sample.filter(fits).length >= sample.length * 0.6;
}
