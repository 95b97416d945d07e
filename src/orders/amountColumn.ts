import type { Cell } from '../core/cells.ts';
import {
  type AmountText,
  type Decimal,
  type DecimalMark,
  decimalOf,
  decimalOfNumber,
  type MoneyUnit,
  markOf,
  moneyUnit,
  readAmountText,
} from '../core/money.ts';
import type { Reader } from './cells.ts';
import type { Row } from './sheet.ts';

/** In place of an amount: an empty cell, and one that is no amount. */
export const noAmount = Number.NaN;
export const badAmount = Number.POSITIVE_INFINITY;

/** A column of amounts as exact decimals: `mantissa` × 10^−`decimals`. */
export interface AmountColumn {
  /** Whole numbers below 2^53, NaN blank, Infinity not an amount. */
  readonly mantissa: Float64Array;
  readonly decimals: Uint8Array;
  /** Index into `units` + 1 of the unit that stands in the cell; 0 none. Null when no cell names one. */
  readonly unit: Uint8Array | null;
  readonly units: readonly MoneyUnit[];
  /** Decimals of at least 1 % of the cells that are not 0; at most 6. */
  readonly shownDecimals: number;
  /** Rows of cells such as 1.234, read as thousands with nothing in the column to prove it. */
  readonly doubtful: readonly number[];
}

/** One spelling of an amount that needs a closer look; many rows may bear it. */
interface Spelling {
  readonly amount: AmountText;
  readonly unit: number;
}

interface Reading {
  readonly mantissa: Float64Array;
  readonly decimals: Uint8Array;
  unit: Uint8Array | null;
  readonly units: MoneyUnit[];
  /** Index into `spellings` by text; -1 blank, -2 not an amount. */
  readonly texts: Map<string, number>;
  readonly spellings: Spelling[];
  /** Rows that need the column's decimal mark first, and their spelling. */
  readonly waiting: number[];
  readonly waitingFor: number[];
  dots: number;
  commas: number;
}

/** Reads a column of amounts; one decimal mark for all its texts. */
export function amountReader(rows: readonly Row[], at: number): Reader<AmountColumn> {
  const reading: Reading = {
    mantissa: new Float64Array(rows.length),
    decimals: new Uint8Array(rows.length),
    unit: null,
    units: [],
    texts: new Map(),
    spellings: [],
    waiting: [],
    waitingFor: [],
    dots: 0,
    commas: 0,
  };
  return {
    read(from, to) {
      for (let row = from; row < to; row++) readCell((rows[row] as Row)[at], row, reading);
    },
    done() {
      const doubtful = settleWaiting(reading);
      const { mantissa, decimals, unit, units } = reading;
      return { mantissa, decimals, unit, units, shownDecimals: shownDecimals(mantissa, decimals), doubtful };
    },
  };
}

/** One cell as a number; null when it is none. */
export function amountOf(cell: Cell): number | null {
  return onlyValue(readOne(cell));
}

/** One cell as a quantity: 1.000 is one, in files that write three decimals. */
export function quantityOf(cell: Cell): number | null {
  return onlyValue(asDecimals(readOne(cell), () => true));
}

/** Reads cells such as 1.234 of some rows as decimals after all, where what they measure has three. */
export function asDecimals(column: AmountColumn, isDecimal: (row: number) => boolean): AmountColumn {
  for (const row of column.doubtful) if (isDecimal(row)) column.decimals[row] = 3;
  return column;
}

function readOne(cell: Cell): AmountColumn {
  const reader = amountReader([[cell]], 0);
  reader.read(0, 1);
  return reader.done();
}

function onlyValue({ mantissa, decimals }: AmountColumn): number | null {
  const value = (mantissa[0] as number) / 10 ** (decimals[0] as number);
  return Number.isFinite(value) ? value : null;
}

function readCell(cell: Cell, row: number, reading: Reading): void {
  if (typeof cell === 'number') readNumber(cell, row, reading);
  else if (typeof cell === 'string') {
    if (!scanPlain(cell, row, reading)) readText(cell, row, reading);
  } else reading.mantissa[row] = cell === null || cell === undefined ? noAmount : badAmount;
}

function readNumber(value: number, row: number, { mantissa, decimals }: Reading): void {
  if (Number.isInteger(value)) {
    mantissa[row] = Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : badAmount;
    return;
  }
  const cents = value * 100;
  const rounded = Math.round(cents);
  if (Math.abs(cents - rounded) < 1e-7 && Math.abs(rounded) < 1e9) {
    const wholeTenths = rounded % 10 === 0;
    mantissa[row] = wholeTenths ? rounded / 10 : rounded;
    decimals[row] = wholeTenths ? 1 : 2;
  } else if (Number.isFinite(value)) store(decimalOfNumber(value), row, mantissa, decimals);
  else mantissa[row] = badAmount;
}

function store(decimal: Decimal, row: number, mantissa: Float64Array, decimals: Uint8Array): void {
  // Past 15 digits nothing is money any more; what is cut there is far below any smallest unit.
  const extra = Math.max(0, decimal.digits.length - 15);
  if (extra > decimal.decimals || decimal.decimals - extra > 200) {
    mantissa[row] = decimal.decimals > 200 ? 0 : badAmount;
    return;
  }
  const digits = extra > 0 ? decimal.digits.slice(0, -extra) : decimal.digits;
  mantissa[row] = (decimal.negative && digits !== '' ? -1 : 1) * Number(digits);
  decimals[row] = decimal.decimals - extra;
}

/** `105.90` and its like at one glance: ASCII digits, one dot that can only part decimals, a minus. */
function scanPlain(text: string, row: number, reading: Reading): boolean {
  const { length } = text;
  if (length === 0) {
    reading.mantissa[row] = noAmount;
    return true;
  }
  const negative = text.charCodeAt(0) === 0x2d;
  const start = negative ? 1 : 0;
  let value = 0;
  let dot = -1;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) value = value * 10 + code - 0x30;
    else if (code === 0x2e && dot < 0) dot = at;
    else return false;
  }
  const digits = length - start - (dot < 0 ? 0 : 1);
  if (digits === 0 || digits > 15) return false;
  if (dot >= 0) {
    if (length - dot - 1 === 3 && dot - start <= 3) return false;
    if (length - dot - 1 > 0) reading.dots++;
    reading.decimals[row] = length - dot - 1;
  }
  reading.mantissa[row] = negative && value !== 0 ? -value : value;
  return true;
}

function readText(cell: string, row: number, reading: Reading): void {
  let at = reading.texts.get(cell);
  if (at === undefined) {
    at = spell(cell, reading);
    reading.texts.set(cell, at);
  }
  if (at < 0) {
    reading.mantissa[row] = at === -1 ? noAmount : badAmount;
    return;
  }
  const { unit, amount } = reading.spellings[at] as Spelling;
  if (unit > 0) {
    reading.unit ??= new Uint8Array(reading.mantissa.length);
    reading.unit[row] = unit;
  }
  const mark = markOf(amount.number);
  if (mark === '.' || (mark === 'groups' && !amount.number.includes('.'))) reading.dots++;
  else if (mark === ',' || mark === 'groups') reading.commas++;
  reading.waiting.push(row);
  reading.waitingFor.push(at);
}

/** Reads a spelling that was not met before; its index, or what stands for none. */
function spell(cell: string, reading: Reading): number {
  const amount = readAmountText(cell);
  if (amount === null) return cell.trim() === '' ? -1 : -2;
  const unit = amount.unit === '' ? 0 : unitIndex(amount.unit, reading.units) + 1;
  return reading.spellings.push({ amount, unit }) - 1;
}

function unitIndex(text: string, units: MoneyUnit[]): number {
  const unit = moneyUnit(text);
  if (unit === null) return -1;
  const at = units.findIndex((known) => known.code === unit.code);
  return at >= 0 ? at : units.push(unit) - 1;
}

/** Reads the spellings that were put off by the mark the column proves; returns the rows that stay in doubt. */
function settleWaiting({
  dots,
  commas,
  spellings,
  waiting,
  waitingFor,
  mantissa,
  decimals,
}: Reading): number[] {
  const proven: DecimalMark | null = dots > 0 && commas === 0 ? '.' : commas > 0 && dots === 0 ? ',' : null;
  const mixed = dots > 0 && commas > 0;
  const worth = new Float64Array(spellings.length);
  const places = new Uint8Array(spellings.length);
  const doubts = spellings.map(({ amount }, at) => {
    const own = markOf(amount.number);
    const unsure = own === 'either' && proven === null;
    const decimal = unsure && mixed ? null : decimalOf(amount, proven ?? ownMark(amount.number, own));
    if (decimal === null) worth[at] = badAmount;
    else store(decimal, at, worth, places);
    return unsure && amount.number.includes('.');
  });
  const doubtful: number[] = [];
  for (let i = 0; i < waiting.length; i++) {
    const row = waiting[i] as number;
    const at = waitingFor[i] as number;
    mantissa[row] = worth[at] as number;
    decimals[row] = places[at] as number;
    if (doubts[at]) doubtful.push(row);
  }
  return doubtful;
}

/** Without proof in the column: 1.234 and 1,234 are thousands. */
function ownMark(number: string, own: ReturnType<typeof markOf>): DecimalMark {
  if (own === '.' || own === ',') return own;
  return number.includes('.') ? ',' : '.';
}

/** The most decimals, up to 6, that at least 1 % of the cells that are not 0 have. */
function shownDecimals(mantissa: Float64Array, decimals: Uint8Array): number {
  const withDecimals = new Float64Array(7);
  for (let row = 0; row < mantissa.length; row++) {
    const value = mantissa[row] as number;
    // Blank and unreadable cells are neither NaN nor Infinity less themselves.
    if (value !== 0 && value - value === 0) {
      const count = Math.min(6, decimals[row] as number);
      withDecimals[count] = (withDecimals[count] as number) + 1;
    }
  }
  const filled = withDecimals.reduce((sum, count) => sum + count, 0);
  let atLeast = 0;
  for (let count = 6; count > 0; count--) {
    atLeast += withDecimals[count] as number;
    if (atLeast > 0 && atLeast * 100 >= filled) return count;
  }
  return 0;
}

const powers = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** mantissa × 10^−decimals in units of 10^−exponent, half away from zero; Infinity beyond 2^53. */
export function toSmallest(mantissa: number, decimals: number, exponent: number): number {
  if (decimals <= exponent) {
    const units =
      decimals === exponent
        ? mantissa
        : mantissa * (powers[exponent - decimals] ?? 10 ** (exponent - decimals));
    return Math.abs(units) <= Number.MAX_SAFE_INTEGER ? units : Number.isNaN(units) ? noAmount : badAmount;
  }
  const unit = powers[decimals - exponent];
  if (unit === undefined || !Number.isFinite(mantissa)) return Number.isFinite(mantissa) ? 0 : mantissa;
  const whole = Math.trunc(mantissa / unit);
  const rest = Math.abs(mantissa - whole * unit);
  const rounded = rest * 2 >= unit ? whole + (mantissa < 0 ? -1 : 1) : whole;
  return rounded === 0 ? 0 : rounded;
}
