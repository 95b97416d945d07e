import type { MappingAnswers, OrderField } from '../calls/orders.ts';
import type { DayOrder } from '../core/dateText.ts';
import { foldHeader } from '../core/text.ts';
import type { OrderFormat, StateRule } from './format.ts';
import { type Columns, mapColumns } from './mapper.ts';
import type { Sheet } from './sheet.ts';

/** What is known of a sheet before its cells are read. */
export interface Plan {
  readonly sheet: Sheet;
  readonly format: OrderFormat | null;
  readonly answers: MappingAnswers;
  /** Field → header as the export or a person says; '' the file has none. */
  readonly declared: Partial<Readonly<Record<OrderField, string>>>;
  readonly columns: Columns;
  /** Columns that fill in where the field's own is blank. */
  readonly spare: Partial<Readonly<Record<OrderField, readonly number[]>>>;
  readonly states: readonly { readonly column: number; readonly rule: StateRule }[];
  readonly dateOrder: DayOrder | null;
}

/** Lays out how to read a sheet: a known export by its own columns, anything else by its headers. */
export function planOf(sheet: Sheet, format: OrderFormat | null, answers: MappingAnswers): Plan {
  const declared = { ...(format === null ? {} : formatColumns(sheet, format)), ...answers.columns };
  const columns = mapColumns(sheet, { ...answers, columns: declared });
  return {
    sheet,
    format,
    answers,
    declared,
    columns,
    spare: format === null ? {} : spareColumns(sheet, format, columns),
    states: (format?.states ?? []).flatMap((rule) => {
      const column = sheet.folded.indexOf(foldHeader(rule.header));
      return column < 0 ? [] : [{ column, rule }];
    }),
    dateOrder: answers.dateOrder ?? format?.dateOrder ?? null,
  };
}

/** The export whose fingerprint the headers bear; of several, the one that asks for most headers. */
export function formatOf(sheet: Sheet, formats: readonly OrderFormat[]): OrderFormat | null {
  const present = new Set(sheet.folded);
  let best: OrderFormat | null = null;
  let bestSize = 0;
  for (const format of formats) {
    for (const headers of format.fingerprints) {
      if (headers.length > bestSize && headers.every((header) => present.has(foldHeader(header)))) {
        best = format;
        bestSize = headers.length;
      }
    }
  }
  return best;
}

/** The columns of a known export, as if a person had named them. */
function formatColumns(sheet: Sheet, format: OrderFormat): Partial<Record<OrderField, string>> {
  const known: Partial<Record<OrderField, string>> = {};
  for (const [field, headers] of Object.entries(format.columns) as [OrderField, readonly string[]][]) {
    const header = headers.find((name) => sheet.folded.includes(foldHeader(name)));
    if (header !== undefined) known[field] = header;
    else if (headers.length === 0) known[field] = '';
  }
  return known;
}

function spareColumns(sheet: Sheet, format: OrderFormat, columns: Columns): Plan['spare'] {
  const spare: Partial<Record<OrderField, number[]>> = {};
  for (const [field, headers] of Object.entries(format.columns) as [OrderField, readonly string[]][]) {
    const rest = headers
      .map((header) => sheet.folded.indexOf(foldHeader(header)))
      .filter((column) => column >= 0 && column !== columns.of[field]);
    if (rest.length > 0) spare[field] = rest;
  }
  return spare;
}
