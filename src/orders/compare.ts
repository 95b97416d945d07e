import { foldDigits } from '../core/text.ts';
import { foldOrderId } from './orderIds.ts';
import type { Reading } from './readOrders.ts';
import type { SettledOrder } from './settledOrders.ts';
import { isBlank, type Row } from './sheet.ts';
import { textOf } from './textColumn.ts';

/** Orders read from a table, with its rows by their number from 1. */
export interface Side {
  readonly reading: Pick<Reading, 'all' | 'currencies'>;
  row(number: number): Row;
}

/** An order that is there under the same id and says something else. */
export interface ChangedOrder {
  readonly was: SettledOrder;
  readonly is: SettledOrder;
  /** Column of the brought table in which their first rows differ, and its place there; -1 for none. */
  readonly column: number;
  readonly place: number;
}

/** Brought orders beside those that are there. */
export interface Comparison {
  readonly added: readonly SettledOrder[];
  readonly changed: readonly ChangedOrder[];
  readonly repeated: readonly SettledOrder[];
}

/**
 * Tells brought orders that are new from those that are there, changed or not. Without an id an order is there if one of
 * the same customer, day, amount and cells is; each of those stands for one. `places`: where each column of the brought
 * table is there, -1 nowhere.
 */
export function compareOrders(there: Side, brought: Side, places: readonly number[]): Comparison {
  const known = new Map<string, SettledOrder[]>();
  for (const order of there.reading.all()) {
    const key = keyOf(order, there);
    const alike = known.get(key);
    if (alike) alike.push(order);
    else known.set(key, [order]);
  }
  const added: SettledOrder[] = [];
  const changed: ChangedOrder[] = [];
  const repeated: SettledOrder[] = [];
  for (const is of brought.reading.all()) {
    const alike = known.get(keyOf(is, brought)) ?? [];
    const columns = alike.map((was) => differingColumn({ there, brought, places }, was, is));
    const same = columns.indexOf(null);
    if (same >= 0) {
      repeated.push(is);
      if (foldOrderId(is.id) === '') alike.splice(same, 1);
    } else if (alike.length > 0 && foldOrderId(is.id) !== '') {
      const column = columns[0] ?? -1;
      changed.push({ was: alike[0]!, is, column, place: places[column] ?? -1 });
    } else added.push(is);
  }
  return { added, changed, repeated };
}

function keyOf(order: SettledOrder, side: Side): string {
  const id = foldOrderId(order.id);
  return id === '' ? ['', order.customer, order.day, shown(order, side)].join('\u0000') : id;
}

/** In the money shown: two tables may hold theirs in other smallest units. */
function shown({ amount, currency }: SettledOrder, { reading }: Side): number | null {
  return amount === null ? null : amount / (reading.currencies[currency]?.scale ?? 1);
}

interface Sides {
  readonly there: Side;
  readonly brought: Side;
  readonly places: readonly number[];
}

/** Null where both say the same. */
function differingColumn(sides: Sides, was: SettledOrder, is: SettledOrder): number | null {
  const { there, brought } = sides;
  const olds = was.rows.map(there.row);
  const news = is.rows.map(brought.row);
  const likeness = news.map((row) => olds.map((old) => likenessOf(sides, old, row)));
  const isAlone = (found: readonly unknown[]) => found.every((one) => typeof one === 'number');
  const first = likeness[0]?.[0];
  if (likeness.some(isAlone) || olds.some((_, at) => isAlone(likeness.map((found) => found[at]))))
    return typeof first === 'number' ? first : -1;
  const isSure = likeness.every((found) => found.includes('same'));
  return isSure || reads(sides, was, is) ? null : -1;
}

/** The first column in which two rows differ. A number or day beside a text may mean the same. */
function likenessOf({ places }: Sides, old: Row, row: Row): number | 'same' | 'unsure' {
  let unsure = false;
  for (const [column, place] of places.entries()) {
    if (place < 0) continue;
    const [a, b] = [old[place], row[column]];
    if (a === b || textOf(a) === textOf(b)) continue;
    const number = typeof a === 'number' && !isBlank(b) ? Number(foldDigits(textOf(b))) : Number.NaN;
    if (number === a) continue;
    if (typeof a === 'string' || isBlank(a) || isBlank(b) || !Number.isNaN(number)) return column;
    unsure = true;
  }
  return unsure ? 'unsure' : 'same';
}

/** Whether two orders read the same; what could not be read says nothing. */
function reads({ there, brought }: Sides, was: SettledOrder, is: SettledOrder): boolean {
  const [before, after] = [shown(was, there), shown(is, brought)];
  return (
    (was.status === is.status || is.day === null) &&
    (was.day === is.day || is.day === null) &&
    (before === after || after === null)
  );
}
