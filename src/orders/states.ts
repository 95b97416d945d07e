import type { StatusClass } from '../calls/orders.ts';
import { foldText } from '../core/text.ts';
import type { Cells } from './cells.ts';
import { saysNothing } from './contacts.ts';
import type { StateRule } from './format.ts';
import type { Plan } from './plan.ts';
import { reasonCode } from './reasons.ts';
import { noState } from './settle.ts';
import { classifyStatus, foldStatus, isPaymentHeader, isRefundRow } from './statuses.ts';
import { type TextColumn, textOf } from './textColumn.ts';

/** What the status columns say of each row. */
export interface States {
  /** Reason code of each row, 0 counts, `noState` blank; null when the file has no such column. */
  readonly state: Uint8Array | null;
  readonly isRefund: Uint8Array | null;
  /** Values that nobody has explained, as in the file. */
  readonly unknown: readonly string[];
  /** Whether a row's order was refunded in part. */
  readonly partial: boolean;
}

const codeOf: Readonly<Record<StatusClass, number>> = {
  test: reasonCode['test order'],
  cancelled: reasonCode['cancelled'],
  open: reasonCode['unpaid'],
  refunded: reasonCode['refunded'],
  partial: 0,
  paid: 0,
};

/** Reads status and kindred columns; of several the gravest word stands, but money that came in is no longer owed. */
export function readStates({ sheet, columns, answers, format, states }: Plan, cells: Cells): States {
  const draft: Draft = { state: null, isRefund: null, unknown: new Set(), partial: false, paid: null };
  const own = columns.of.status;
  const classes = { ...format?.statuses, ...answers.statuses };
  const payment = sheet.folded.findIndex((header, at) => at !== own && isPaymentHeader(header));
  if (own !== undefined) addStatus(cells.text(own), classes, draft);
  if (own !== undefined && payment >= 0) addPayment(cells.text(payment), classes, draft);
  for (const { column, rule } of states) addRule(cells.text(column), rule, draft);
  if (states.length === 0) addHabits(sheet.folded, cells, columns.of.tags, draft);
  const { state, isRefund, unknown, partial } = draft;
  return { state, isRefund, unknown: [...unknown], partial };
}

/** Folded status → how it counts, as the export or a person says. */
type Classes = Readonly<Record<string, StatusClass>>;

interface Draft {
  state: Uint8Array | null;
  isRefund: Uint8Array | null;
  readonly unknown: Set<string>;
  partial: boolean;
  paid: Uint8Array | null;
}

function addStatus(column: TextColumn, classes: Classes, draft: Draft): void {
  const codes = column.cells.map((cell) => statusCode(textOf(cell), classes, draft));
  merge(column.codes, codes, draft);
  const refunds = column.cells.map((cell) => isRefundRow(textOf(cell)));
  if (!refunds.includes(true)) return;
  draft.isRefund = new Uint8Array(column.codes.length);
  for (let row = 0; row < column.codes.length; row++) {
    const code = column.codes[row] as number;
    if (code >= 0 && refunds[code]) draft.isRefund[row] = 1;
  }
}

function statusCode(text: string, classes: Classes, draft: Draft): number {
  if (saysNothing(foldText(text))) return noState;
  const statusClass = classes[foldStatus(text)] ?? classes[text] ?? classifyStatus(text);
  if (statusClass === null) {
    draft.unknown.add(text);
    return reasonCode['unknown status'];
  }
  if (statusClass === 'partial') draft.partial = true;
  return codeOf[statusClass];
}

/** An order that waits for nothing but its shipping may still be called pending; its payment decides. */
function addPayment(column: TextColumn, classes: Classes, draft: Draft): void {
  const codes = column.cells.map((cell) => statusCode(textOf(cell), classes, draft));
  const { state } = draft;
  if (state !== null) {
    for (let row = 0; row < state.length; row++) {
      const code = column.codes[row] as number;
      if (code >= 0 && codes[code] === 0 && state[row] === reasonCode['unpaid']) state[row] = 0;
    }
  }
  merge(column.codes, codes, draft);
}

function addRule(column: TextColumn, rule: StateRule, draft: Draft): void {
  const codes = column.cells.map((cell) => {
    const folded = foldText(textOf(cell));
    const statusClass =
      rule.values?.[folded] ??
      (rule.matching?.[0].test(folded) ? rule.matching[1] : undefined) ??
      rule.filled;
    return statusClass === undefined ? noState : codeOf[statusClass];
  });
  if (rule.blank === undefined) merge(column.codes, codes, draft);
  else
    merge(
      column.codes.map((code) => (code < 0 ? codes.length : code)),
      [...codes, codeOf[rule.blank]],
      draft,
    );
}

const cancelledHeaders = new Set([
  'cancelled at',
  'canceled at',
  'cancellation date',
  'cancelled on',
  'تاریخ لغو',
  'زمان لغو',
]);
const testHeaders = new Set(['test', 'is test', 'test order', 'تست', 'سفارش تستی']);

/** Columns that mean the same in every file: a day of cancellation, a mark or tag of a test. */
function addHabits(headers: readonly string[], cells: Cells, tags: number | undefined, draft: Draft): void {
  headers.forEach((header, at) => {
    if (cancelledHeaders.has(header)) addRule(cells.text(at), { header, filled: 'cancelled' }, draft);
    if (testHeaders.has(header))
      addRule(cells.text(at), { header, matching: [/^(true|yes|1|test|بله|تست)$/, 'test'] }, draft);
  });
  if (tags !== undefined)
    addRule(
      cells.text(tags),
      { header: '', matching: [/(^|[,;|،]\s*)(test|تست|آزمایشی)\s*($|[,;|،])/, 'test'] },
      draft,
    );
}

function merge(cellCodes: Int32Array, codes: readonly number[], draft: Draft): void {
  draft.state ??= new Uint8Array(cellCodes.length).fill(noState);
  const { state } = draft;
  for (let row = 0; row < cellCodes.length; row++) {
    const code = cellCodes[row] as number;
    if (code < 0) continue;
    const said = codes[code] as number;
    if (said === noState) continue;
    const known = state[row] as number;
    if (known === noState || known === 0 || (said !== 0 && said < known)) state[row] = said;
  }
}
