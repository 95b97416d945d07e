import { type MoneyUnit, moneyUnit, readAmountText } from '../core/money.ts';
import { foldHeader } from '../core/text.ts';
import { type AmountColumn, badAmount, noAmount, toSmallest } from './amountColumn.ts';
import type { Cells } from './cells.ts';
import type { Currency } from './order.ts';
import type { Plan } from './plan.ts';
import { netOf } from './refundRules.ts';
import { textOf } from './textColumn.ts';

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
  readonly doubtful: number;
}

/** Reads the money columns. Amounts of one unit in a file are taken for the unit of those that name none. */
export function readMoney(plan: Plan, cells: Cells): MoneyFacts {
  const { columns, format } = plan;
  const { of } = columns;
  const read = (at: number | undefined) => (at === undefined ? null : cells.amount(at));
  const total = read(of.total);
  const lineTotal = filledIn(read(of.line_total), plan.spare.line_total, cells);
  const price = read(of.unit_price);
  const quantity = lineTotal === null && price !== null ? read(of.quantity) : null;
  const refund = read(of.refund);
  const leading = total ?? lineTotal ?? price;
  const units = unitsOf(plan, cells, leading);
  const money = exponents(units, leading?.shownDecimals ?? 0, format?.minorUnits === true);
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
    doubtful: leading?.doubtful ?? 0,
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

/** The unit that the header or a person names for all amounts. */
function namedUnit({ sheet, columns, answers, format }: Plan): MoneyUnit | null {
  const column = columns.of.total ?? columns.of.line_total ?? columns.of.unit_price;
  const header = column === undefined ? '' : (sheet.headers[column] ?? '');
  return unitInHeader(header) ?? moneyUnit(answers.currency ?? '') ?? moneyUnit(format?.currency ?? '');
}

/** The unit in a header such as `مبلغ (تومان)`, `Total (EUR)`, `مبلغ به هزار تومان`. */
export function unitInHeader(header: string): MoneyUnit | null {
  const words = foldHeader(header).split(' ');
  for (const [i, word] of words.entries()) {
    const thousands = words[i - 1] === 'هزار' ? moneyUnit(`هزار${word}`) : null;
    // Short letters such as «ت» or "kr" are words of a header before they are money.
    const unit = thousands ?? (word.length >= 3 || /[$€£¥₹₺₽﷼]/.test(word) ? moneyUnit(word) : null);
    if (unit !== null && word !== 'all' && word !== 'top' && word !== 'try' && word !== 'pen') return unit;
  }
  return null;
}

interface Units {
  readonly known: readonly (MoneyUnit | string)[];
  /** Index into `known` by row, or null when all rows share one. */
  readonly of: Uint8Array | null;
  readonly unnamed: boolean;
}

function unitsOf(plan: Plan, cells: Cells, leading: AmountColumn | null): Units {
  const rows = cells.rows.length;
  const named = namedUnit(plan);
  const column = plan.columns.of.currency;
  if (column === undefined && (leading === null || leading.unit === null)) {
    return { known: [named ?? ''], of: null, unnamed: named === null };
  }
  const known: (MoneyUnit | string)[] = [];
  const indexOf = (unit: MoneyUnit | string) => {
    const at = known.findIndex((other) => codeOf(other) === codeOf(unit));
    return at >= 0 ? at : known.push(unit) - 1;
  };
  const of = new Uint8Array(rows).fill(255);
  if (leading?.unit) {
    const indexes = leading.units.map(indexOf);
    for (let row = 0; row < rows; row++) {
      const unit = leading.unit[row] as number;
      if (unit > 0) of[row] = indexes[unit - 1] as number;
    }
  }
  if (column !== undefined) {
    const codes = cells.text(column);
    const indexes = codes.cells.map((cell) => indexOf(unitNamed(textOf(cell))));
    for (let row = 0; row < rows; row++) {
      const code = codes.codes[row] as number;
      if (code >= 0) of[row] = indexes[code] as number;
    }
  }
  return fillUnnamed(known, of, named);
}

/** What a currency cell names: a unit, the sign beside an amount («€100.90»), or a code that we do not know. */
function unitNamed(text: string): MoneyUnit | string {
  return moneyUnit(text) ?? moneyUnit(readAmountText(text)?.unit ?? '') ?? text.toUpperCase();
}

function codeOf(unit: MoneyUnit | string): string {
  return typeof unit === 'string' ? unit : unit.code;
}

/** Rows that name no unit: the header's, else the file's only one, else unknown. */
function fillUnnamed(known: (MoneyUnit | string)[], of: Uint8Array, named: MoneyUnit | null): Units {
  if (!of.includes(255))
    return known.length === 1 ? { known, of: null, unnamed: false } : { known, of, unnamed: false };
  const fallback = named ?? (known.length === 1 ? (known[0] as MoneyUnit | string) : '');
  let index = known.findIndex((unit) => codeOf(unit) === codeOf(fallback));
  if (index < 0) index = known.push(fallback) - 1;
  for (let row = 0; row < of.length; row++) if (of[row] === 255) of[row] = index;
  return { known, of: known.length === 1 ? null : of, unnamed: fallback === '' };
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

/** In smallest units, in the place of the column's mantissas: a million rows are not held twice. */
function convert({ mantissa, decimals }: AmountColumn, money: Money): Float64Array {
  for (let row = 0; row < mantissa.length; row++) {
    mantissa[row] = toSmallest(mantissa[row] as number, decimals[row] as number, exponentOf(money, row));
  }
  return mantissa;
}

/** Quantity × unit price, rounded once; a blank quantity is one. */
function product(price: AmountColumn, quantity: AmountColumn | null, money: Money): Float64Array {
  const units = new Float64Array(price.mantissa.length);
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
