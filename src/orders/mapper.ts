import type { MappedField, MappingAnswers, OrderField } from '../calls/orders.ts';
import { foldHeader } from '../core/text.ts';
import { byPosition, settleDate, settleNames, settlePrice } from './adjustColumns.ts';
import { contentTest, lettered, sameCells, sameParting, sampleOf } from './content.ts';
import { fieldNames } from './fields.ts';
import { headerMatch } from './headerMatch.ts';
import { type Sheet, withoutUnit } from './sheet.ts';
import { classifyStatus, isPaymentHeader, isRefundRow } from './statuses.ts';
import { textOf } from './textColumn.ts';
import { settleBareId, settleNumber, settleWho } from './who.ts';

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

/** Maps columns to fields by header and content; answers given by a person win. */
export function mapColumns(sheet: Sheet, answers: MappingAnswers = {}): Columns {
  const settled = answeredColumns(sheet, answers);
  const candidates = sheet.headers.length === 0 ? [] : allCandidates(sheet, settled);
  const mapped = assign(candidates, settled);
  settleDate(mapped.of, settled);
  settlePrice(mapped.of, sheet);
  settleBareId(sheet, mapped, settled);
  if (sheet.width <= 3) byPosition(sheet, mapped);
  const unnamed = settleNumber(sheet, mapped, settled);
  if (unnamed) refill(unnamed, mapped, candidates);
  for (let freed = settleWho(sheet, mapped, settled); freed; freed = settleWho(sheet, mapped, settled))
    refill(freed, mapped, candidates);
  settleNames(mapped.of, settled);
  settleStatus(sheet, mapped);
  settleKind(sheet, mapped, settled);
  dropFalseTies(sheet, mapped);
  return mapped;
}

/** `Columns` while they are being found. */
export type DraftColumns = {
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
      const share = contentShare(sheet, column, name);
      // A column that says what it is stays it with bad cells in it; they are reported, not the column refused. Only
      // another that says so too and holds better ones comes before.
      const score =
        match.score === 1 && isStated(name, match.tier) ? Math.max(share, 0.65) : match.score * share;
      const tier = share < 0.2 ? match.tier + 5 : match.tier;
      if (score >= 0.6) found.push({ field: name, column, tier, score });
    }
  }
  return found.sort((a, b) => a.tier - b.tier || b.score - a.score || a.column - b.column);
}

/** Whether a header alone is enough: `State` may hold states of a country, and `Items` how many there are. */
function isStated(name: OrderField, tier: number): boolean {
  return name === 'status' ? tier === 0 : !lettered.has(name) && name !== 'time';
}

/** Share of the sampled cells that look like the field; 1 where anything may stand in it, or nothing stands. */
function contentShare(sheet: Sheet, column: number, name: OrderField): number {
  const fits = contentTest(name);
  if (!fits) return 1;
  const sample = sampleOf(sheet, column);
  return sample.length === 0 ? 1 : sample.filter(fits).length / sample.length;
}

/** Gives each field its best column and each column one field, best matches first. */
function assign(candidates: readonly Candidate[], settled: ReadonlyMap<OrderField, number>): DraftColumns {
  const draft: DraftColumns = { of: {}, confidence: {}, tied: {} };
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
    draft.confidence[field] = confidenceOf(candidate);
    taken.add(column);
    if (!mustBeSure.has(field)) continue;
    const rivals = candidates.filter(
      (other) => other.field === field && other.tier === candidate.tier && !taken.has(other.column),
    );
    if (rivals.length > 0) draft.tied[field] = [column, ...rivals.map((rival) => rival.column)];
  }
  return draft;
}

const confidenceOf = ({ score }: Candidate) => (score >= 0.9 ? 'sure' : 'likely');

/** Gives a field whose column turned out to be something else the best one that is still free. */
function refill(field: OrderField, draft: DraftColumns, candidates: readonly Candidate[]): void {
  const taken = new Set(Object.values(draft.of));
  const next = candidates.find((candidate) => candidate.field === field && !taken.has(candidate.column));
  if (!next) return;
  draft.of[field] = next.column;
  draft.confidence[field] = confidenceOf(next);
}

/** Fields that change what is counted: where two columns fit alike, a person chooses. */
const mustBeSure: ReadonlySet<OrderField> = new Set(['order_id', 'customer_id', 'date', 'total', 'status']);

/** Two columns of states are read together: the order's own, and its payment's beside it. */
function settleStatus(sheet: Sheet, { of, tied }: DraftColumns): void {
  const columns = tied.status ?? [];
  const own = columns.filter((column) => !isPaymentHeader(sheet.folded[column] ?? ''));
  if (own.length === columns.length || own.length > 1) return;
  of.status = own[0] ?? columns[0] ?? of.status ?? 0;
  delete tied.status;
}

const kindHeaders = /^((transaction |record )?type|kind|نوع( (تراکنش|سند|عملیات))?)$/;

/** `Type` tells sales from refunds where all it holds are such words, refunds among them. */
function settleKind(
  sheet: Sheet,
  { of, confidence }: DraftColumns,
  settled: ReadonlyMap<OrderField, number>,
): void {
  if (of.status !== undefined || settled.has('status')) return;
  const taken = Object.values(of);
  const at = sheet.folded.findIndex((header, column) => {
    if (!kindHeaders.test(header) || taken.includes(column)) return false;
    const kinds = sampleOf(sheet, column).map(textOf);
    return kinds.some(isRefundRow) && kinds.every((kind) => classifyStatus(kind) !== null);
  });
  if (at < 0) return;
  of.status = at;
  confidence.status = 'likely';
}

/**
 * Columns that say the same in every sampled row are no choice, nor ids that part the rows alike, nor columns that went
 * to another field since.
 */
function dropFalseTies(sheet: Sheet, { of, tied }: DraftColumns): void {
  for (const [field, columns] of Object.entries(tied) as [OrderField, readonly number[]][]) {
    const at = of[field] ?? -1;
    const others = new Set(Object.entries(of).flatMap(([name, column]) => (name === field ? [] : [column])));
    const alike = field === 'order_id' || field === 'customer_id' ? sameParting : sameCells;
    const open = columns.filter(
      (column) => column !== at && !others.has(column) && !alike(sheet, column, at),
    );
    if (at < 0 || open.length === 0) delete tied[field];
    else tied[field] = [at, ...open];
  }
}
