import type { MoneyUnit } from '../core/money.ts';
import { type AmountColumn, asDecimals, badAmount, noAmount, toSmallest } from './amountColumn.ts';
import type { Cells } from './cells.ts';
import type { Currency } from './order.ts';
import type { Plan } from './plan.ts';
import { copyOf, netOf } from './refundRules.ts';
import { type Units, unitsOf } from './units.ts';

/** The amounts of each row in smallest units of its currency. */
export interface MoneyFacts {
  /** Of the order where the file has such a total, else of the line. */
  readonly total: Float64Array;
  readonly refund: Float64Array | null;
  /** Of the line: its total, else quantity × unit price. Null when the file has neither. */
  readonly line: Float64Array | null;
  readonly free: Uint8Array | null;
  /** Index into `currencies` of each row; null when there is one only. */
  readonly currency: Uint8Array | null;
  readonly currencies: readonly Currency[];
  /** Whether some rows name no unit of money, and one of their cells. */
  readonly unnamed: boolean;
  /** How many amounts such as 1.234 were taken for thousands without proof. */
  readonly doubtful: number;
}

/** Reads the money columns. Amounts of one unit in a file are taken for the unit of those that name none. */
export function readMoney(plan: Plan, cells: Cells): MoneyFacts {
  const { columns, format } = plan;
  const { of } = columns;
  const asked = new Set<number>();
  const read = (at: number | undefined) => {
    if (at === undefined) return null;
    // Amounts are converted where they stand: a column in two roles is read for each.
    const column = asked.has(at) ? copyOf(cells.amount(at)) : cells.amount(at);
    asked.add(at);
    return column;
  };
  const total = read(of.total);
  const lineTotal = filledIn(read(of.line_total), plan.spare.line_total, cells);
  const price = read(of.unit_price);
  const quantity = lineTotal === null && price !== null ? read(of.quantity) : null;
  const refund = read(of.refund);
  const leading = total ?? lineTotal ?? price;
  const units = unitsOf(plan, cells, leading);
  const shownDecimals = Math.max(leading?.shownDecimals ?? 0, refund?.shownDecimals ?? 0);
  const money = exponents(units, shownDecimals, format?.minorUnits === true);
  const free = price === null ? null : freeLines(price);
  const line =
    lineTotal !== null ? convert(lineTotal, money) : price === null ? null : product(price, quantity, money);
  const inUnits = (column: AmountColumn) => convert(column, money);
  const totals =
    total !== null ? convert(total, money) : (line ?? new Float64Array(cells.rows.length).fill(noAmount));
  return {
    ...netOf(plan, cells, {
      total: totals,
      refund: refund === null ? null : convert(refund, money),
      inUnits,
    }),
    line,
    free,
    currency: money.currency,
    currencies: money.currencies,
    unnamed: units.unnamed,
    doubtful: leading?.doubtful.filter((row) => leading.decimals[row] === 0).length ?? 0,
  };
}

/** A column with its blanks filled from others. */
function filledIn(
  column: AmountColumn | null,
  spare: readonly number[] | undefined,
  cells: Cells,
): AmountColumn | null {
  for (const at of column === null ? [] : (spare ?? [])) {
    const other = cells.amount(at);
    for (let row = 0; row < other.mantissa.length; row++) {
      if (column === null || !Number.isNaN(column.mantissa[row])) continue;
      column.mantissa[row] = other.mantissa[row] as number;
      column.decimals[row] = other.decimals[row] as number;
    }
  }
  return column;
}

interface Money {
  /** Power of ten between written and smallest unit, by row or for all. */
  readonly exponent: number;
  readonly exponents: Uint8Array | null;
  readonly unitOf: Uint8Array | null;
  readonly currency: Uint8Array | null;
  readonly currencies: readonly Currency[];
}

/** Units shown alike are one currency: Rial and Toman. */
function exponents({ known, of }: Units, shownDecimals: number, minorUnits: boolean): Money {
  const currencies: Currency[] = [];
  const exponent: number[] = [];
  const currencyOf = known.map((unit) => {
    const { code, decimals, power } = shownAs(unit, shownDecimals);
    exponent.push(minorUnits && code !== '' ? 0 : power);
    const at = currencies.findIndex((other) => other.code === code);
    return at >= 0 ? at : currencies.push({ code, scale: 10 ** decimals, decimals }) - 1;
  });
  const uniform = exponent.every((power) => power === exponent[0]);
  return {
    exponent: exponent[0] ?? 0,
    exponents: uniform ? null : Uint8Array.from(exponent),
    unitOf: of,
    currency: of === null || currencies.length === 1 ? null : of.map((unit) => currencyOf[unit] as number),
    currencies,
  };
}

function shownAs(
  unit: MoneyUnit | string,
  shownDecimals: number,
): { code: string; decimals: number; power: number } {
  if (typeof unit === 'string') return { code: unit, decimals: shownDecimals, power: shownDecimals };
  return { code: unit.shown, decimals: unit.shown === unit.code ? unit.exponent : 1, power: unit.exponent };
}

function exponentOf(money: Money, row: number): number {
  if (money.exponents === null || money.unitOf === null) return money.exponent;
  return money.exponents[money.unitOf[row] as number] as number;
}

/** Dinars and their kin: 1.234 of them is no thousand. */
function hasThreeDecimals({ currencies, currency }: Money, row: number): boolean {
  return currencies[currency?.[row] ?? 0]?.decimals === 3;
}

/** In smallest units, in the place of the column's mantissas: a million rows are not held twice. */
function convert(column: AmountColumn, money: Money): Float64Array {
  const { mantissa, decimals } = asDecimals(column, (row) => hasThreeDecimals(money, row));
  for (let row = 0; row < mantissa.length; row++) {
    mantissa[row] = toSmallest(mantissa[row] as number, decimals[row] as number, exponentOf(money, row));
  }
  return mantissa;
}

/** Quantity × unit price, rounded once; a blank quantity is one. */
function product(price: AmountColumn, quantity: AmountColumn | null, money: Money): Float64Array {
  const units = new Float64Array(price.mantissa.length);
  asDecimals(price, (row) => hasThreeDecimals(money, row));
  if (quantity !== null) asDecimals(quantity, () => true);
  for (let row = 0; row < units.length; row++) {
    const each = price.mantissa[row] as number;
    const count =
      quantity === null || Number.isNaN(quantity.mantissa[row]) ? 1 : (quantity.mantissa[row] as number);
    const countDecimals =
      quantity === null || Number.isNaN(quantity.mantissa[row]) ? 0 : (quantity.decimals[row] as number);
    const whole = each * count;
    units[row] = Number.isNaN(whole)
      ? Number.isNaN(each)
        ? Number.NaN
        : badAmount
      : toSmallest(exactly(whole), (price.decimals[row] as number) + countDecimals, exponentOf(money, row));
  }
  return units;
}

function exactly(value: number): number {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : badAmount;
}

function freeLines({ mantissa }: AmountColumn): Uint8Array {
  const free = new Uint8Array(mantissa.length);
  for (let row = 0; row < mantissa.length; row++) if (mantissa[row] === 0) free[row] = 1;
  return free;
}
