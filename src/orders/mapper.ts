import type { MappedField, MappingAnswers, OrderField } from '../calls.ts';
import type { Cell } from '../core/cells.ts';
import { dayOfNumber, readDateText } from '../core/dateText.ts';
import { isDate } from '../core/days.ts';
import { readAmountText } from '../core/money.ts';
import { foldDigits, foldHeader } from '../core/text.ts';
import { fieldNames, fields } from './fields.ts';
import { isBlank, type Sheet, withoutUnit } from './sheet.ts';
import { classifyStatus } from './statuses.ts';
import { textOf } from './textColumn.ts';

export type Confidence = MappedField['confidence'];

/** Which column is which, by index; -1 is never stored. */
export interface Columns {
  readonly of: Partial<Record<OrderField, number>>;
  readonly confidence: Partial<Record<OrderField, Confidence>>;
  /** Columns that fit a field equally well, where nothing tells them apart. */
  readonly tied: Partial<Record<OrderField, readonly number[]>>;
}

interface Candidate {
  readonly field: OrderField;
  readonly column: number;
  readonly tier: number;
  readonly score: number;
}

const sampledRows = 200;

/** Maps columns to fields by header and content; answers given by a person win. */
export function mapColumns(sheet: Sheet, answers: MappingAnswers = {}): Columns {
  const settled = answeredColumns(sheet, answers);
  const candidates = sheet.headers.length === 0 ? [] : allCandidates(sheet, settled);
  const mapped = assign(candidates, settled);
  settleDate(mapped.of, settled);
  settleNames(mapped.of, settled);
  settlePrice(mapped.of, sheet);
  if (sheet.width <= 3) byPosition(sheet, mapped);
  settleWho(sheet, mapped, settled);
  dropFalseTies(sheet, mapped);
  return mapped;
}

type Draft = {
  of: Partial<Record<OrderField, number>>;
  confidence: Partial<Record<OrderField, Confidence>>;
  tied: Partial<Record<OrderField, readonly number[]>>;
};

/** Field → column as a person answered; '' means the file has none (-1 here). */
function answeredColumns(sheet: Sheet, answers: MappingAnswers): ReadonlyMap<OrderField, number> {
  const settled = new Map<OrderField, number>();
  for (const [name, header] of Object.entries(answers.columns ?? {})) {
    if (header === '') settled.set(name as OrderField, -1);
    else {
      const column = sheet.folded.indexOf(foldHeader(header));
      if (column >= 0) settled.set(name as OrderField, column);
    }
  }
  return settled;
}

function allCandidates(sheet: Sheet, settled: ReadonlyMap<OrderField, number>): Candidate[] {
  const taken = new Set(settled.values());
  const found: Candidate[] = [];
  for (let column = 0; column < sheet.width; column++) {
    if (taken.has(column)) continue;
    const header = withoutUnit(sheet.folded[column] ?? '');
    for (const name of fieldNames) {
      if (settled.has(name)) continue;
      const match = headerMatch(header, name);
      if (match === null) continue;
      const score = match.score * contentShare(sheet, column, name, match.score >= 0.95);
      if (score >= 0.6) found.push({ field: name, column, tier: match.tier, score });
    }
  }
  return found.sort((a, b) => a.tier - b.tier || b.score - a.score || a.column - b.column);
}

/** An alias of a field; one of several words may stand among others in a header. */
interface Alias {
  readonly text: string;
  readonly words: readonly string[];
  readonly tier: number;
}

const aliases = new Map<OrderField, readonly Alias[]>(
  fieldNames.map((name) => [
    name,
    fields[name].tiers.flatMap((tier, at) =>
      tier.map((text) => ({ text, words: text.split(' '), tier: at })),
    ),
  ]),
);

/** How well a folded header names a field: spelled out, most of its words, or one slip of the pen. */
function headerMatch(header: string, name: OrderField): { tier: number; score: number } | null {
  const known = aliases.get(name) as readonly Alias[];
  for (const { text, tier } of known) if (text === header) return { tier, score: 1 };
  const words = header.split(' ');
  if (words.some((word) => fields[name].not.has(word))) return null;
  if (words.length > 2) {
    for (const alias of known) if (holdsWords(words, alias)) return { tier: alias.tier + 10, score: 0.8 };
  }
  for (const { text, tier } of known) {
    if (text.length >= 5 && oneSlip(header, text)) return { tier: tier + 20, score: 0.7 };
  }
  return null;
}

/** One word of many is too little to go by. */
function holdsWords(words: readonly string[], { words: wanted }: Alias): boolean {
  if (wanted.length < 2 || wanted.length >= words.length) return false;
  for (const word of wanted) if (!words.includes(word)) return false;
  return true;
}

/** Whether one letter more, less or other makes `a` of `b`. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const restA = a.slice(i);
  const restB = b.slice(i);
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

/** Share of the sampled cells that look like the field; 1 where anything may stand in it. */
function contentShare(sheet: Sheet, column: number, name: OrderField, spelledOut: boolean): number {
  const fits = contentTest(name);
  if (!fits) return 1;
  let filled = 0;
  let fitting = 0;
  for (const cell of sampleOf(sheet, column)) {
    filled++;
    if (fits(cell)) fitting++;
  }
  if (filled === 0) return spelledOut ? 0.9 : 0;
  const share = fitting / filled;
  // A column that says what it is stays it with bad cells in it; they are reported, not the column refused.
  return spelledOut && share > 0 ? Math.max(share, 0.65) : share;
}

/** Filled cells spread over the whole sheet, at most 200. */
export function sampleOf(sheet: Sheet, column: number): Cell[] {
  const step = Math.max(1, Math.floor(sheet.rows.length / sampledRows));
  const cells: Cell[] = [];
  for (let row = 0; row < sheet.rows.length && cells.length < sampledRows; row += step) {
    const cell = sheet.rows[row]?.[column];
    if (!isBlank(cell)) cells.push(cell);
  }
  return cells;
}

const noZone = { id: '', offsetAt: () => 0 };

export function looksLikeDay(cell: Cell): boolean {
  if (typeof cell === 'number') return dayOfNumber(cell, noZone) !== null;
  if (typeof cell === 'string') {
    return (
      readDateText(cell) !== null || (/^\d{5,13}$/.test(cell) && dayOfNumber(Number(cell), noZone) !== null)
    );
  }
  return isDate(cell);
}

export function looksLikePhone(cell: Cell): boolean {
  const digits = foldDigits(String(cell)).replace(/[\s\-().+'="\u200e\u200f/]/g, '');
  return /^\d{7,15}$/.test(digits);
}

function looksLikeAmount(cell: Cell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && readAmountText(cell) !== null);
}

function contentTest(name: OrderField): ((cell: Cell) => boolean) | null {
  if (name === 'status') return (cell) => typeof cell === 'string' && !looksLikeDay(cell);
  switch (fields[name].content) {
    case 'day':
      return looksLikeDay;
    case 'amount':
    case 'number':
      return looksLikeAmount;
    case 'email':
      return (cell) => typeof cell === 'string' && cell.includes('@');
    case 'phone':
      return looksLikePhone;
    case 'id':
      return (cell) => !isDate(cell);
    default:
      return null;
  }
}

/** Gives each field its best column and each column one field, best matches first. */
function assign(candidates: readonly Candidate[], settled: ReadonlyMap<OrderField, number>): Draft {
  const draft: Draft = { of: {}, confidence: {}, tied: {} };
  const taken = new Set<number>();
  for (const [name, column] of settled) {
    if (column < 0) continue;
    draft.of[name] = column;
    draft.confidence[name] = 'sure';
    taken.add(column);
  }
  for (const candidate of candidates) {
    const { field, column } = candidate;
    if (draft.of[field] !== undefined || taken.has(column)) continue;
    draft.of[field] = column;
    draft.confidence[field] = candidate.score >= 0.9 ? 'sure' : 'likely';
    taken.add(column);
    if (!mustBeSure.has(field)) continue;
    const rivals = candidates.filter(
      (other) => other.field === field && other.tier === candidate.tier && !taken.has(other.column),
    );
    if (rivals.length > 0) draft.tied[field] = [column, ...rivals.map((rival) => rival.column)];
  }
  return draft;
}

/** Fields that change what is counted: where two columns fit alike, a person chooses. */
const mustBeSure: ReadonlySet<OrderField> = new Set(['order_id', 'customer_id', 'date', 'total', 'status']);

/** Columns that say the same in every sampled row are no choice; nor are those that went to another field since. */
function dropFalseTies(sheet: Sheet, { of, tied }: Draft): void {
  for (const [field, columns] of Object.entries(tied) as [OrderField, readonly number[]][]) {
    const at = of[field];
    const others = new Set(Object.entries(of).flatMap(([name, column]) => (name === field ? [] : [column])));
    const open = columns.filter(
      (column) => column !== at && !others.has(column) && !sameCells(sheet, column, at),
    );
    if (at === undefined || open.length === 0) delete tied[field];
    else tied[field] = [at, ...open];
  }
}

function sameCells(sheet: Sheet, a: number, b: number | undefined): boolean {
  if (b === undefined) return true;
  const step = Math.max(1, Math.floor(sheet.rows.length / sampledRows));
  for (let row = 0; row < sheet.rows.length; row += step) {
    const cells = sheet.rows[row] as readonly Cell[];
    if (textOf(cells[a]) !== textOf(cells[b])) return false;
  }
  return true;
}

/** Three columns make a date only where no single one does; a bare «نام» beside a last name is the first name. */
function settleDate(of: Draft['of'], settled: ReadonlyMap<OrderField, number>): void {
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

function settleNames(of: Draft['of'], settled: ReadonlyMap<OrderField, number>): void {
  if (of.first_name === undefined || of.last_name !== undefined || settled.has('first_name')) return;
  if (of.name === undefined) of.name = of.first_name;
  delete of.first_name;
}

/** `Price` beside a quantity is the price of one. */
function settlePrice(of: Draft['of'], sheet: Sheet): void {
  if (of.total === undefined || of.quantity === undefined || of.unit_price !== undefined) return;
  const header = withoutUnit(sheet.folded[of.total] ?? '');
  if (header !== 'price' && header !== 'قیمت') return;
  of.unit_price = of.total;
  delete of.total;
}

/** Three columns in foreign words: customer, date, amount, where their contents are of that kind. */
function byPosition(sheet: Sheet, draft: Draft): void {
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

function free(of: Draft['of'], column: number): boolean {
  return !Object.values(of).includes(column);
}

function mostly(sheet: Sheet, column: number, fits: (cell: Cell) => boolean): boolean {
  if (sheet.headers.length === 0) return true;
  const sample = sampleOf(sheet, column);
  return sample.length > 0 && sample.filter(fits).length >= sample.length * 0.6;
}

/**
 * What a column called customer holds: e-mails, phones, names of people, or else ids. Ids that a shop made of mobile
 * numbers are phones too, so that all spellings of one number are one customer.
 */
function settleWho(sheet: Sheet, draft: Draft, settled: ReadonlyMap<OrderField, number>): void {
  const { of } = draft;
  const from = vagueWho(sheet, draft, settled);
  if (from === null) return;
  const column = of[from] as number;
  const to = kindOfWho(sheet, column);
  if (to === from || of[to] !== undefined) return;
  delete of[from];
  of[to] = column;
  draft.confidence[to] = draft.confidence[from] ?? 'likely';
  delete draft.confidence[from];
}

const vagueHeaders = new Set(
  ['customer', 'buyer', 'client', 'member', 'user', 'مشتری', 'خریدار', 'کاربر', 'عضو', ''].map(foldHeader),
);

function vagueWho(
  sheet: Sheet,
  draft: Draft,
  settled: ReadonlyMap<OrderField, number>,
): 'customer_id' | 'name' | null {
  for (const name of ['customer_id', 'name'] as const) {
    const column = draft.of[name];
    if (column === undefined || settled.has(name)) continue;
    const header = sheet.folded[column] ?? '';
    const unnamed = sheet.headers.length === 0 || (sheet.width <= 3 && draft.confidence[name] === 'likely');
    if (unnamed || vagueHeaders.has(header)) return name;
  }
  return null;
}

function kindOfWho(sheet: Sheet, column: number): 'customer_id' | 'email' | 'phone' | 'name' {
  const sample = sampleOf(sheet, column);
  const share = (fits: (cell: Cell) => boolean) => sample.filter(fits).length / Math.max(1, sample.length);
  if (share((cell) => typeof cell === 'string' && /^\S+@\S+\.\S+$/.test(cell.trim())) >= 0.9) return 'email';
  if (share(looksLikeMobile) >= 0.9) return 'phone';
  return share(looksLikeName) >= 0.5 ? 'name' : 'customer_id';
}

/** Stricter than a phone by its header: with a plus, or as Iranian mobiles are written. */
function looksLikeMobile(cell: Cell): boolean {
  const text = foldDigits(String(cell)).replace(/[\s\-().'="\u200e\u200f]/g, '');
  return /^(\+\d{9,15}|00\d{10,15}|(0|98)?9\d{9})$/.test(text);
}

function looksLikeName(cell: Cell): boolean {
  return typeof cell === 'string' && /^[^\d@]+\s[^\d@]+$/.test(cell.trim()) && classifyStatus(cell) === null;
}
