import { allMatches, foldHeader } from '../core/text.ts';
import { type AmountColumn, amountReader } from './amountColumn.ts';
import type { Cells } from './cells.ts';
import type { Plan } from './plan.ts';
import { textOf } from './textColumn.ts';

/** Totals before refunds beside what was given back, in smallest units. */
interface Net {
  readonly total: Float64Array;
  readonly refund: Float64Array | null;
}

/** Reads refunds where the export hides them, so that totals stand before refunds in every file. */
export function netOf(
  plan: Plan,
  cells: Cells,
  given: Net & { inUnits(column: AmountColumn): Float64Array },
): Net {
  const { total, refund, inUnits } = given;
  const rule = plan.format?.refunds;
  const column = (header: string) => plan.sheet.folded.indexOf(foldHeader(header));
  const adjusted = rule?.adjustedTotal === undefined ? -1 : column(rule.adjustedTotal);
  if (adjusted >= 0) return { total, refund: takenOff(total, inUnits(cells.amount(adjusted))) };
  const pieces = rule?.pieces === undefined ? -1 : column(rule.pieces.header);
  if (rule?.pieces && pieces >= 0)
    return { total, refund: inUnits(summedPieces(cells, pieces, rule.pieces.amount)) };
  if (rule?.grossParts && refund !== null) {
    const parts = rule.grossParts.map(column).filter((at) => at >= 0);
    return {
      total: beforeRefunds(
        total,
        refund,
        parts.map((at) => inUnits(copyOf(cells.amount(at)))),
      ),
      refund,
    };
  }
  return { total, refund };
}

/** What an adjusted total is below the total. */
function takenOff(total: Float64Array, adjusted: Float64Array): Float64Array {
  return adjusted.map((after, row) => {
    const back = (total[row] as number) - after;
    return Number.isFinite(back) && back > 0 ? back : 0;
  });
}

function summedPieces(cells: Cells, at: number, amount: RegExp): AmountColumn {
  const rows = cells.rows.map((row) => {
    const found = allMatches(textOf(row[at]), amount).map((match) => Number(match[1]));
    return [found.length === 0 ? '' : Number(found.reduce((sum, part) => sum + part, 0).toPrecision(15))];
  });
  const reader = amountReader(rows, 0);
  reader.read(0, rows.length);
  return reader.done();
}

/** Where the parts show that a total has its refund taken off already, it is put back on. */
function beforeRefunds(
  total: Float64Array,
  refund: Float64Array,
  parts: readonly Float64Array[],
): Float64Array {
  return total.map((amount, row) => {
    const back = Math.abs(refund[row] as number);
    if (!(back > 0) || !(amount > 0)) return amount;
    const gross = parts.reduce(
      (sum, part) => sum + (Number.isFinite(part[row]) ? (part[row] as number) : 0),
      0,
    );
    return gross - back === amount ? gross : amount;
  });
}

/** The same amounts, to be converted apart from the column. */
export function copyOf(column: AmountColumn): AmountColumn {
  return { ...column, mantissa: column.mantissa.slice() };
}
