import type { MappedField, OrderField } from '../calls/orders.ts';
import type { Cell } from '../core/cells.ts';
import { instantToDay, isDate, isoOf } from '../core/days.ts';
import type { Words } from '../core/language.ts';
import type { Zone } from '../core/zone.ts';
import { sampleOf } from './content.ts';
import { fieldNames, fields } from './fields.ts';
import type { Plan } from './plan.ts';
import { textOf } from './textColumn.ts';

/** A field with its column, as the wizard shows it. */
export interface FoundField extends Omit<MappedField, 'label'> {
  readonly label: Words;
}

/** Fields that are shown only where the file has them. */
const seldom: ReadonlySet<OrderField> = new Set([
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
  'sku',
  'unit_price',
  'line_total',
]);

/** Every field worth showing, with its column, how sure that is, and three of its values. */
export function foundFields(plan: Plan, zone: Zone): FoundField[] {
  const { columns, sheet } = plan;
  const shown = (cell: Cell) => (isDate(cell) ? isoOf(instantToDay(cell.getTime(), zone)) : textOf(cell));
  return fieldNames
    .filter((field) => columns.of[field] !== undefined || !seldom.has(field))
    .map((field) => {
      const at = columns.of[field];
      return {
        field,
        label: fields[field].label,
        header: at === undefined ? '' : headerOf(plan, at),
        confidence: confidenceOf(plan, field),
        samples:
          at === undefined ? [] : [...new Set(sampleOf(sheet, at).slice(0, 40).map(shown))].slice(0, 3),
        required: isRequired(plan, field),
      };
    });
}

function confidenceOf({ columns }: Plan, field: OrderField): MappedField['confidence'] {
  if (columns.tied[field] !== undefined) return 'choose';
  return columns.of[field] === undefined ? 'not_found' : (columns.confidence[field] ?? 'likely');
}

function isRequired(plan: Plan, field: OrderField): boolean {
  const { of } = plan.columns;
  if (field === 'date') return of.year === undefined;
  if (field === 'total') return of.line_total === undefined && of.unit_price === undefined;
  return field === (whoField(plan) ?? 'customer_id');
}

/** The best kind of column that says who ordered, or null. */
export function whoField({ columns }: Plan): OrderField | null {
  const kinds = ['customer_id', 'email', 'phone', 'name', 'first_name', 'last_name'] as const;
  return kinds.find((name) => columns.of[name] !== undefined) ?? null;
}

/** Where the amounts stand that orders are made of. */
export function amountColumnOf({ columns }: Plan): number | undefined {
  return columns.of.total ?? columns.of.line_total ?? columns.of.unit_price;
}

/** Day, amount, customer: what the file lacks of these. */
export function missingFields(plan: Plan): OrderField[] {
  const { of } = plan.columns;
  const missing: OrderField[] = [];
  if (of.date === undefined && of.year === undefined) missing.push('date');
  if (amountColumnOf(plan) === undefined) missing.push('total');
  if (whoField(plan) === null) missing.push('customer_id');
  return missing;
}

/** Where the days stand: in one column, or in three for year, month and day. */
export function dayColumnsOf({ columns }: Plan): number[] {
  const { date, year, month, day } = columns.of;
  return (date === undefined ? [year, month, day] : [date]).filter((at) => at !== undefined);
}

/** A column's header; of three columns without one, what stands in them. */
export function headerOf({ sheet }: Plan, at: number): string {
  return sheet.headers[at] ?? ['customer', 'date', 'amount'][at] ?? '';
}
