import type { MappedField, OrderField } from '../calls.ts';
import { quote, UserError } from '../core/errors.ts';
import type { Words } from '../core/language.ts';
import { type DayColumn, openDay } from './dayColumn.ts';
import { fieldNames, fields } from './fields.ts';
import { sampleOf } from './mapper.ts';
import type { Plan } from './plan.ts';
import { reasonCode } from './reasons.ts';
import type { Settled } from './settle.ts';
import { textOf } from './textColumn.ts';

const settleIn: Words = { en: 'Settle it in Bazgasht › Orders', fa: 'در بازگشت ‹ سفارش‌ها مشخصش کنید' };

/** A field with its column, as the wizard shows it. */
export interface FoundField extends Omit<MappedField, 'label'> {
  readonly label: Words;
}

const shownFields: readonly OrderField[] = fieldNames.filter(
  (name) =>
    ![
      'year',
      'month',
      'day',
      'time',
      'first_name',
      'last_name',
      'subtotal',
      'shipping',
      'tax',
      'tags',
    ].includes(name),
);

/** Every field worth showing, with its column, how sure that is, and three of its values. */
export function foundFields(plan: Plan): FoundField[] {
  const { columns, sheet } = plan;
  const who = whoField(plan);
  return fieldNames
    .filter((name) => shownFields.includes(name) || columns.of[name] !== undefined)
    .map((field) => {
      const at = columns.of[field];
      const required = field === 'date' || field === 'total' || field === (who ?? 'customer_id');
      return {
        field,
        label: fields[field].label,
        header: at === undefined ? '' : headerOf(plan, at),
        confidence:
          columns.tied[field] !== undefined
            ? 'choose'
            : at === undefined
              ? 'not_found'
              : (columns.confidence[field] ?? 'likely'),
        samples: at === undefined ? [] : [...new Set(sampleOf(sheet, at).map(textOf))].slice(0, 3),
        required,
      };
    });
}

export function whoField({ columns }: Plan): OrderField | null {
  return (
    (['customer_id', 'email', 'phone', 'name', 'first_name', 'last_name'] as const).find(
      (name) => columns.of[name] !== undefined,
    ) ?? null
  );
}

/** Of three columns without a header: what stands in its place. */
export function headerOf({ sheet }: Plan, at: number): string {
  return sheet.headers[at] ?? ['customer', 'date', 'amount'][at] ?? '';
}

/** Throws the first thing that a spreadsheet function cannot leave open. */
export function refuseUnsettled(plan: Plan, settled: Settled, days: DayColumn): void {
  const { of } = plan.columns;
  if (of.date === undefined && of.year === undefined) throw missing(plan, 'date');
  if (of.total === undefined && of.line_total === undefined && of.unit_price === undefined)
    throw missing(plan, 'total');
  if (whoField(plan) === null) throw missing(plan, 'customer_id');
  if (days.open.length > 0) refuseRows(plan, settled, 'unclear date', of.date);
  refuseRows(plan, settled, 'unknown status', of.status);
  if (plan.answers.leaveUnreadable === true) return;
  refuseRows(plan, settled, 'unreadable date', of.date ?? of.year);
  refuseRows(plan, settled, 'unreadable amount', of.total ?? of.line_total ?? of.unit_price);
}

function missing(plan: Plan, field: OrderField): UserError {
  const label = fields[field].label;
  const found = plan.sheet.headers.slice(0, 6).join(', ');
  return new UserError({
    en: `orders has no column for "${label.en}"; headers found: ${found}. ${settleIn.en}`,
    fa: `در سفارش‌ها ستون «${label.fa}» پیدا نشد؛ سرستون‌ها: ${found}. ${settleIn.fa}`,
  });
}

const complaints: Readonly<Record<string, Words>> = {
  'unclear date': { en: 'day and month not clear', fa: 'روز و ماه روشن نیست' },
  'unknown status': { en: 'not a known status', fa: 'وضعیت شناخته‌شده‌ای نیست' },
  'unreadable date': { en: 'not a date', fa: 'تاریخ نیست' },
  'unreadable amount': { en: 'not an amount', fa: 'مبلغ نیست' },
};

function refuseRows(
  plan: Plan,
  settled: Settled,
  reason: keyof typeof reasonCode,
  column: number | undefined,
): void {
  const code = reasonCode[reason];
  const rows: number[] = [];
  let count = 0;
  for (let row = 0; row < settled.reason.length; row++) {
    if (settled.reason[row] !== code) continue;
    count++;
    if (rows.length < 3) rows.push(row);
  }
  if (count === 0 || column === undefined) return;
  const first = quote(textOf(plan.sheet.rows[rows[0] as number]?.[column]));
  const numbers = rows.map((row) => plan.sheet.rowNumber(row)).join(', ');
  const header = headerOf(plan, column);
  const complaint = complaints[reason] as Words;
  const many = count === 1 ? { en: 'row', fa: 'ردیف' } : { en: 'rows', fa: 'ردیف‌های' };
  const more =
    count > 3 ? { en: ` and ${count - 3} more`, fa: ` و ${count - 3} ردیف دیگر` } : { en: '', fa: '' };
  throw new UserError({
    en: `${many.en} ${numbers}${more.en} of the range: "${header}" is ${first.en}, ${complaint.en}. ${settleIn.en}`,
    fa: `${many.fa} ${numbers}${more.fa} محدوده: «${header}» ${first.fa} است، ${complaint.fa}. ${settleIn.fa}`,
  });
}

export function isOpen(day: number): boolean {
  return day === openDay;
}
