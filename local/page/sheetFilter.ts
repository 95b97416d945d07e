import type { Sheet } from '../book/sheet.ts';
import type { FilterValue, SheetState } from './protocol.ts';

/** More than a list can show; what is beyond stays visible. */
const mostValues = 2_000;

export function filterState({ layout: { filter } }: Sheet): SheetState['filter'] {
  return filter && { ...filter.area, narrowed: Object.keys(filter.hiddenValues).map(Number) };
}

/** Rows below the filter's header that it hides. */
export function filteredRows(sheet: Sheet): ReadonlySet<number> {
  const { filter } = sheet.layout;
  const hidden = new Set<number>();
  for (const [column, values] of Object.entries(filter?.hiddenValues ?? {})) {
    const unwanted = new Set(values);
    textsBelow(sheet, Number(column)).forEach((text, i) => {
      if (unwanted.has(text)) hidden.add(filter!.area.row + 1 + i);
    });
  }
  return hidden;
}

/** What stands in a column below its header, each text once, in order. */
export function filterValues(sheet: Sheet, column: number): readonly FilterValue[] {
  const hidden = new Set(sheet.layout.filter?.hiddenValues[column] ?? []);
  const texts = [...new Set(textsBelow(sheet, column))];
  const order = new Intl.Collator('fa', { numeric: true });
  return texts
    .sort((a, b) => order.compare(a, b))
    .slice(0, mostValues)
    .map((text) => ({ text, shown: !hidden.has(text) }));
}

/** Lets the rows through that hold none of the texts in a column. */
export function narrowFilter(sheet: Sheet, column: number, hidden: readonly string[]): void {
  const { filter } = sheet.layout;
  if (!filter) return;
  const { [column]: _before, ...others } = filter.hiddenValues;
  const hiddenValues = hidden.length === 0 ? others : { ...others, [column]: hidden };
  sheet.layout = { ...sheet.layout, filter: { ...filter, hiddenValues } };
  sheet.book.changed();
}

function textsBelow(sheet: Sheet, column: number): string[] {
  const { row, rows } = sheet.layout.filter!.area;
  const last = Math.min(row + rows - 1, sheet.lastRow());
  if (last <= row) return [];
  return sheet.displays({ row: row + 1, column, rows: last - row, columns: 1 }).map(([text]) => text ?? '');
}
