import { lazily } from '../core/lazily.ts';
import { foldHeader } from '../core/text.ts';
import { calledRefund, refundStands } from './group.ts';
import { foldOrderId } from './orderIds.ts';
import type { Plan } from './plan.ts';
import type { RowFacts } from './settle.ts';
import type { Row } from './sheet.ts';

const namingHeaders = lazily(
  () =>
    new Set(
      [
        'original order',
        'original order id',
        'original order number',
        'parent order',
        'parent order id',
        'parent id',
        'related order',
        'refund for',
        'refund of',
        'refunded order',
        'refunded order id',
        'order reference',
        'original transaction',
        'original transaction id',
        'original invoice',
        'source order',
        'شماره سفارش اصلی',
        'سفارش اصلی',
        'سفارش مرجع',
        'شماره سفارش مرجع',
        'بابت سفارش',
        'کد سفارش اصلی',
        'فاکتور اصلی',
        'شماره فاکتور اصلی',
        'فاکتور مرجع',
      ].map(foldHeader),
    ),
);

/**
 * Gives a refund row that bears an id of its own the code of the order it names, in a column for that or within its
 * id (`R-1001`, `1001-refund`). `codes` null: every row had its own.
 */
export function namedRefunds(
  plan: Plan,
  idAt: number,
  facts: RowFacts,
  codes: Int32Array | null,
): Int32Array | null {
  const { rows, folded } = plan.sheet;
  const naming = folded.flatMap((header, at) => (at !== idAt && namingHeaders().has(header) ? [at] : []));
  const names = new Map<string, number[]>();
  for (let row = 0; row < rows.length; row++) {
    if (!isRefundAlone(facts, row)) continue;
    for (const name of namesIn(rows[row] as Row, idAt, naming))
      names.set(name, [...(names.get(name) ?? []), row]);
  }
  if (names.size === 0) return codes;
  const out = codes ?? Int32Array.from({ length: rows.length }, (_, row) => row);
  let found = false;
  for (let row = 0; row < rows.length; row++) {
    if (isRefundAlone(facts, row)) continue;
    const refunds = names.get(foldOrderId((rows[row] as Row)[idAt]));
    if (refunds === undefined) continue;
    found = true;
    for (const refund of refunds) out[refund] = out[row] as number;
  }
  return found || codes !== null ? out : null;
}

function isRefundAlone(facts: RowFacts, row: number): boolean {
  return ((facts.total[row] as number) < 0 || calledRefund(facts, row)) && refundStands(facts, row);
}

const refundWords =
  /^(r|rf|ref|refund|refunded|ret|return|rma|cn|cr|credit|void|rev|reversal|برگشت|مرجوعی|استرداد|بازپرداخت|\d)$/;

/** Ids that a refund row may name, best first: those of its columns, then what is left of its own id without its word. */
function namesIn(row: Row, idAt: number, naming: readonly number[]): string[] {
  const named = naming.map((at) => foldOrderId(row[at])).filter((name) => name !== '');
  if (named.length > 0) return named;
  const own = foldOrderId(row[idAt]);
  const parts = own.split(/[\s_\-/#().:]+/).filter((part) => part !== '');
  const rest = parts.filter((part) => !refundWords.test(part));
  if (rest.length === 0 || rest.length === parts.length) return [];
  const marks = ['-', '_', '/', ' ', ''];
  return [...new Set(marks.map((mark) => rest.join(mark)))];
}
