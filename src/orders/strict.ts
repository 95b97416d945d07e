import type { OrderField } from '../calls/orders.ts';
import { quote, UserError } from '../core/errors.ts';
import type { Words } from '../core/language.ts';
import { firstRows } from './balance.ts';
import { fields } from './fields.ts';
import { amountColumnOf, dayColumnsOf, headerOf, missingFields } from './findings.ts';
import type { Currency, Orders } from './order.ts';
import type { Plan } from './plan.ts';
import { type ReasonId, reasonCode } from './reasons.ts';
import { type Settled, speakerOf } from './settle.ts';
import { textOf } from './textColumn.ts';

/**
 * What a spreadsheet function cannot leave open, as errors: each names its column, the first rows and their count, and
 * where to settle it. What a person settled for this header before is in the plan's answers and open no more.
 */

const settleIn: Words = { en: 'Settle it in Bazgasht › Orders', fa: 'در بازگشت ‹ سفارش‌ها مشخص کنید' };

/** @throws {UserError} for a column that is missing, or that several fit equally well */
export function refuseColumns(plan: Plan): void {
  const [missing] = missingFields(plan);
  if (missing !== undefined) throw missingColumn(plan, missing);
  for (const [field, columns] of Object.entries(plan.columns.tied) as [OrderField, readonly number[]][]) {
    const names = asManyAsFit(
      columns.map((at) => headerOf(plan, at)),
      '"',
    );
    const { label } = fields[field];
    throw new UserError({
      en: `columns ${names} look alike for "${label.en}". ${settleIn.en}`,
      fa: `ستون‌های ${names} هر دو به «${label.fa}» می‌خورند؛ ${settleIn.fa}`,
    });
  }
}

function missingColumn(plan: Plan, field: OrderField): UserError {
  const { label } = fields[field];
  const { headers } = plan.sheet;
  const shown = asManyAsFit(headers);
  return new UserError({
    en: `orders: no column for "${label.en}"; headers found: ${shown}. ${settleIn.en}`,
    fa: `سفارش‌ها: ستون «${label.fa}» پیدا نشد؛ سرستون‌ها: ${shown}؛ ${settleIn.fa}`,
  });
}

// What the sentence around the headers leaves of 140 characters.
const roomForHeaders = 50;

/** The first headers, at most four, each cut where it is long. */
function asManyAsFit(headers: readonly string[], mark = ''): string {
  let shown = '';
  let count = 0;
  for (const header of headers.slice(0, 4).map((text) => mark + shortly(text) + mark)) {
    if (count > 0 && shown.length + header.length > roomForHeaders) break;
    shown += `${count++ === 0 ? '' : ', '}${header}`;
  }
  return count < headers.length ? `${shown}, …` : shown;
}

const complaints: Partial<Record<ReasonId, Words>> = {
  'unknown status': { en: 'a status nobody has explained', fa: 'وضعیتی ناشناخته' },
  'unclear date': { en: 'day and month not clear', fa: 'روز و ماه روشن نیست' },
  'unreadable date': { en: 'not a date', fa: 'تاریخ نیست' },
  'unreadable amount': { en: 'not an amount', fa: 'مبلغ نیست' },
};

/** @throws {UserError} for rows that would count but for a cell that cannot be read */
export function refuseRows(plan: Plan, settled: Settled): void {
  const { of } = plan.columns;
  refuse(plan, settled, 'unknown status', of.status);
  refuse(plan, settled, 'unclear date', of.date);
  if (plan.answers.leaveUnreadable === true) return;
  refuse(plan, settled, 'unreadable date', ...dayColumnsOf(plan));
  refuse(plan, settled, 'unreadable amount', amountColumnOf(plan));
}

function refuse(
  plan: Plan,
  settled: Settled,
  reason: ReasonId,
  ...columns: readonly (number | undefined)[]
): void {
  const { first, count } = firstRows(settled, reasonCode[reason]);
  const known = columns.filter((at) => at !== undefined);
  if (count === 0 || known.length === 0) return;
  throw rowsError(plan, { rows: first, count, columns: known }, complaints[reason] as Words);
}

interface Faulty {
  readonly rows: readonly number[];
  readonly count: number;
  /** One, or those of year, month and day. */
  readonly columns: readonly number[];
}

function rowsError(plan: Plan, { rows, count, columns }: Faulty, complaint: Words): UserError {
  const first = plan.sheet.rows[rows[0] as number];
  const came = quote(shortly(columns.map((at) => textOf(first?.[at])).join('/')));
  const numbers = rows.map((row) => plan.sheet.rowNumber(row));
  const more = count - rows.length;
  const header = shortly(columns.map((at) => headerOf(plan, at)).join('/'));
  const en = `${count === 1 ? 'row' : 'rows'} ${numbers.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const fa = `ردیف ${numbers.join('، ')}${more > 0 ? ` و ${more} ردیف دیگر` : ''}`;
  return new UserError({
    en: `${en} of the range: "${header}" is ${came.en}, ${complaint.en}. ${settleIn.en}`,
    fa: `${fa} محدوده: «${header}» ${came.fa} است، ${complaint.fa}؛ ${settleIn.fa}`,
  });
}

function shortly(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}

/** Counted orders in several currencies: an error of whoever adds their amounts. */
export function mixedCurrencies(
  plan: Plan,
  settled: Settled,
  { currency, currencies }: Orders & { readonly currency: Uint8Array },
  source: Int32Array | null,
): UserError {
  const main = commonest(currency, currencies.length);
  const rows: number[] = [];
  let count = 0;
  for (let order = 0; order < currency.length; order++) {
    if (currency[order] === main) continue;
    if (count < 3) rows.push(speakerOf(settled, source === null ? order : (source[order] as number)));
    count++;
  }
  const at = plan.columns.of.currency ?? amountColumnOf(plan) ?? 0;
  const codes = currencies.map(nameOf).join(', ');
  const header = shortly(headerOf(plan, at));
  const numbers = rows.map((row) => plan.sheet.rowNumber(row));
  const more = count - rows.length;
  const which = `${count === 1 ? 'row' : 'rows'} ${numbers.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const usual = nameOf(currencies[main] as Currency);
  // Each is named, whatever else must give way for the sentence to fit.
  const isLong = currencies.length > 6;
  const en = isLong ? '' : `; ${which} ${count === 1 ? 'is' : 'are'} not ${usual}`;
  const fa = isLong
    ? ''
    : `؛ ردیف ${numbers.join('، ')}${more > 0 ? ` و ${more} ردیف دیگر` : ''} ${usual} نیست`;
  return new UserError({
    en: `several currencies in "${header}": ${codes}${en}. ${settleIn.en}`,
    fa: `چند واحد پول در «${header}»: ${codes}${fa}؛ ${settleIn.fa}`,
  });
}

function nameOf({ code }: Currency): string {
  return code === '' ? '?' : code;
}

function commonest(codes: Uint8Array, kinds: number): number {
  const counts = new Array<number>(kinds).fill(0);
  for (let i = 0; i < codes.length; i++)
    counts[codes[i] as number] = (counts[codes[i] as number] as number) + 1;
  return counts.indexOf(Math.max(...counts));
}
