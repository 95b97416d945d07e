import type { OrderField } from '../calls/orders.ts';
import type { Cell } from '../core/cells.ts';
import { lazily } from '../core/lazily.ts';
import { foldDigits, foldHeader } from '../core/text.ts';
import { sampleOf } from './content.ts';
import { fields } from './fields.ts';
import type { DraftColumns } from './mapper.ts';
import type { Sheet } from './sheet.ts';
import { classifyStatus } from './statuses.ts';
import { textOf } from './textColumn.ts';

type Settled = ReadonlyMap<OrderField, number>;

/** A bare `ID` that several rows share is the customer's, where nothing else says who ordered. */
export function settleBareId(sheet: Sheet, { of, confidence }: DraftColumns, settled: Settled): void {
  const at = of.order_id;
  const kinds = [of.customer_id, of.email, of.phone, of.name, of.first_name, of.last_name];
  const isKnown = kinds.some((column) => column !== undefined);
  if (isKnown || at === undefined || settled.has('order_id') || settled.has('customer_id')) return;
  if (!fields.order_id.tiers[2]?.includes(sheet.folded[at] ?? '')) return;
  const ids = sheet.rows.slice(0, 2_000).map((row) => textOf(row[at]));
  if (sheet.width > 3 && new Set(ids).size === ids.length) return;
  delete of.order_id;
  of.customer_id = at;
  confidence.customer_id = 'likely';
}

/** `Name` is what some shops call the order's number: `#1001`. Answers the field that lost its column, or null. */
export function settleNumber(sheet: Sheet, draft: DraftColumns, settled: Settled): OrderField | null {
  const { of, confidence } = draft;
  const at = of.name;
  if (at === undefined || of.order_id !== undefined || sheet.folded[at] !== 'name') return null;
  if (settled.has('name') || settled.has('order_id')) return null;
  const sample = sampleOf(sheet, at);
  if (sample.length === 0 || !sample.every((cell) => /^(#\S*\d|[A-Z]{0,5}-?\d+$)/.test(textOf(cell))))
    return null;
  of.order_id = at;
  confidence.order_id = 'likely';
  delete of.name;
  delete confidence.name;
  return 'name';
}

/**
 * What a column called customer holds: e-mails, phones, names of people, or else ids. Ids that a shop made of mobile
 * numbers are phones too, so that all spellings of one number are one customer. Answers the field that lost its column,
 * or null.
 */
export function settleWho(sheet: Sheet, draft: DraftColumns, settled: Settled): OrderField | null {
  const { of } = draft;
  const from = vagueWho(sheet, draft, settled);
  if (from === null) return null;
  const column = of[from] as number;
  const to = kindOfWho(sheet, column);
  if (to === from || of[to] !== undefined) return null;
  delete of[from];
  of[to] = column;
  draft.confidence[to] = draft.confidence[from] ?? 'likely';
  delete draft.confidence[from];
  return from;
}

const vagueHeaders = lazily(
  () =>
    new Set(
      ['customer', 'buyer', 'client', 'member', 'user', 'مشتری', 'خریدار', 'کاربر', 'عضو', ''].map(
        foldHeader,
      ),
    ),
);

function vagueWho(sheet: Sheet, draft: DraftColumns, settled: Settled): 'customer_id' | 'name' | null {
  for (const name of ['customer_id', 'name'] as const) {
    const column = draft.of[name];
    if (column === undefined || settled.has(name)) continue;
    const header = sheet.folded[column] ?? '';
    const unnamed = sheet.headers.length === 0 || (sheet.width <= 3 && draft.confidence[name] === 'likely');
    if (unnamed || vagueHeaders().has(header)) return name;
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
