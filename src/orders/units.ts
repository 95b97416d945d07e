import { type MoneyUnit, moneyUnit, readAmountText } from '../core/money.ts';
import { foldHeader } from '../core/text.ts';
import type { AmountColumn } from './amountColumn.ts';
import type { Cells } from './cells.ts';
import { amountColumnOf } from './findings.ts';
import { orderIds } from './orderIds.ts';
import type { Plan } from './plan.ts';
import { textOf } from './textColumn.ts';

/** In which units of money the rows of a file are written. */
export interface Units {
  /** Known units, and codes nobody knows; '' for amounts that name none. */
  readonly known: readonly (MoneyUnit | string)[];
  /** Index into `known` by row, or null when all rows share one. */
  readonly of: Uint8Array | null;
  /** Whether some amounts name no unit. */
  readonly unnamed: boolean;
}

/** A row whose unit is not named. */
const none = 255;
const mostUnits = 250;

/** A unit is named by the currency column, by the cell, by the header or a person, else it is the file's only one. */
export function unitsOf(plan: Plan, cells: Cells, leading: AmountColumn | null): Units {
  const named = namedUnit(plan);
  const at = plan.columns.of.currency;
  if (at === undefined && (leading === null || leading.unit === null)) {
    return { known: [named ?? ''], of: null, unnamed: named === null };
  }
  const known: (MoneyUnit | string)[] = [];
  const indexOf = (unit: MoneyUnit | string) => {
    if (unit === '') return none;
    const index = known.findIndex((other) => codeOf(other) === codeOf(unit));
    if (index >= 0) return index;
    return known.length < mostUnits ? known.push(unit) - 1 : none;
  };
  const of = new Uint8Array(cells.rows.length).fill(none);
  if (leading?.unit) mark(of, leading.unit, [none, ...leading.units.map(indexOf)]);
  if (at !== undefined) {
    const column = cells.text(at);
    mark(
      of,
      column.codes,
      column.cells.map((cell) => indexOf(unitNamed(textOf(cell)))),
    );
  }
  if (known.length > 1 && of.includes(none)) fillFromOrder(plan, of, leading);
  return fillUnnamed(known, of, named);
}

function mark(of: Uint8Array, codes: ArrayLike<number>, indexes: readonly number[]): void {
  for (let row = 0; row < of.length; row++) {
    const index = indexes[codes[row] as number];
    if (index !== undefined && index !== none) of[row] = index;
  }
}

/** What a currency cell names: a unit, the sign beside an amount («€100.90»), or a code that we do not know. */
function unitNamed(text: string): MoneyUnit | string {
  const unit = moneyUnit(text) ?? moneyUnit(readAmountText(text)?.unit ?? '');
  if (unit !== null) return unit;
  const code = text.toUpperCase();
  return /^[A-Z]{3,4}$/.test(code) ? code : '';
}

function codeOf(unit: MoneyUnit | string): string {
  return typeof unit === 'string' ? unit : unit.code;
}

/**
 * The later lines of an order often leave its currency blank: they have that of its other rows, or of the row above
 * where even the id is blank.
 */
function fillFromOrder(plan: Plan, of: Uint8Array, leading: AmountColumn | null): void {
  const at = plan.columns.of.order_id;
  const codes = at === undefined ? null : orderIds(plan.sheet.rows, at).codes;
  if (codes === null) return;
  const unitOf = new Map<number, number>();
  for (let row = 0; row < of.length; row++) {
    if ((codes[row] as number) >= 0 && of[row] !== none) unitOf.set(codes[row] as number, of[row] as number);
  }
  for (let row = 0; row < of.length; row++) {
    if (of[row] !== none) continue;
    const code = codes[row] as number;
    const leans = row > 0 && Number.isNaN(leading?.mantissa[row]);
    const unit = code >= 0 ? unitOf.get(code) : leans ? of[row - 1] : undefined;
    if (unit !== undefined) of[row] = unit;
  }
}

function fillUnnamed(known: (MoneyUnit | string)[], of: Uint8Array, named: MoneyUnit | null): Units {
  if (!of.includes(none)) return { known, of: known.length === 1 ? null : of, unnamed: false };
  const fallback = named ?? (known.length === 1 ? (known[0] as MoneyUnit | string) : '');
  let index = known.findIndex((unit) => codeOf(unit) === codeOf(fallback));
  if (index < 0) index = known.push(fallback) - 1;
  for (let row = 0; row < of.length; row++) if (of[row] === none) of[row] = index;
  return { known, of: known.length === 1 ? null : of, unnamed: fallback === '' };
}

/** The unit that the header or a person names for all amounts. */
function namedUnit(plan: Plan): MoneyUnit | null {
  const at = amountColumnOf(plan);
  const header = at === undefined ? '' : (plan.sheet.headers[at] ?? '');
  return (
    unitInHeader(header) ?? moneyUnit(plan.answers.currency ?? '') ?? moneyUnit(plan.format?.currency ?? '')
  );
}

// Codes of money that are words of a header first.
const words = new Set([
  'all',
  'top',
  'try',
  'pen',
  'mad',
  'bob',
  'cup',
  'gel',
  'lak',
  'ron',
  'sos',
  'fr',
  'ft',
  'kr',
  'rs',
  'rm',
]);

/** The unit in a header such as `مبلغ (تومان)`, `Total (EUR)`, `مبلغ به هزار تومان`. */
export function unitInHeader(header: string): MoneyUnit | null {
  const parts = foldHeader(header).split(' ');
  for (const [i, part] of parts.entries()) {
    const isSign = /^[$€£¥₹₺₽﷼ت]$/.test(part);
    if (words.has(part) || (part.length < 3 && !isSign)) continue;
    const unit = (parts[i - 1] === 'هزار' ? moneyUnit(`هزار${part}`) : null) ?? moneyUnit(part);
    if (unit !== null) return unit;
  }
  return null;
}
