import { shiftReference } from '../formula/reference.ts';
import { type Area, type Shift, shiftArea, shiftSpan } from './area.ts';
import type { Filter, Layout } from './layout.ts';
import { rewriteFormulas } from './rewrite.ts';
import type { Sheet } from './sheet.ts';
import { BookRefusal } from './value.ts';

/**
 * New rows in front of row `at` (one past the last appends), looking like row `like` if given. Formulas, charts and rules
 * follow what they mean.
 * @throws {BookRefusal} when the book would have too many cells
 */
export function insertRows(sheet: Sheet, at: number, count: number, like?: number): void {
  checkPlace(at, sheet.rowCount + 1, 'rows');
  sheet.book.checkRoom(count * sheet.columnCount);
  reshape(sheet, { axis: 'row', at, count }, () => sheet.grid.insertRows(at, count, like));
}

/** As `insertRows`, for columns. */
export function insertColumns(sheet: Sheet, at: number, count: number, like?: number): void {
  checkPlace(at, sheet.columnCount + 1, 'columns');
  sheet.book.checkRoom(count * sheet.rowCount);
  reshape(sheet, { axis: 'column', at, count }, () => sheet.grid.insertColumns(at, count, like));
}

/**
 * Takes rows away; what referred to them alone becomes #REF!.
 * @throws {BookRefusal} when they are not all there, or no row that is not frozen would be left
 */
export function deleteRows(sheet: Sheet, at: number, count: number): void {
  checkPlace(at + count - 1, sheet.rowCount, 'rows');
  checkRest(sheet.rowCount, at, count, sheet.layout.frozenRows, 'rows');
  reshape(sheet, { axis: 'row', at, count: -count }, () => sheet.grid.deleteRows(at, count));
}

/** As `deleteRows`, for columns. */
export function deleteColumns(sheet: Sheet, at: number, count: number): void {
  checkPlace(at + count - 1, sheet.columnCount, 'columns');
  checkRest(sheet.columnCount, at, count, sheet.layout.frozenColumns, 'columns');
  reshape(sheet, { axis: 'column', at, count: -count }, () => sheet.grid.deleteColumns(at, count));
}

function checkPlace(position: number, last: number, what: 'rows' | 'columns'): void {
  if (position < 1 || position > last) throw new BookRefusal(`Those ${what} are out of bounds.`);
}

function checkRest(total: number, at: number, count: number, frozen: number, what: 'rows' | 'columns'): void {
  if (at < 1) throw new BookRefusal(`Those ${what} are out of bounds.`);
  if (count >= total) throw new BookRefusal(`You can't delete all the ${what} on the sheet.`);
  const loose = total - frozen;
  const gone = Math.max(0, at + count - 1 - Math.max(frozen, at - 1));
  if (gone >= loose) throw new BookRefusal(`Sorry, it is not possible to delete all non-frozen ${what}.`);
}

function reshape(sheet: Sheet, shift: Shift, change: () => void): void {
  sheet.dropSpills();
  change();
  rewriteFormulas(sheet.book, sheet, (reference) => shiftReference(reference, shift));
  shiftLayout(sheet, shift);
  sheet.stamp(sheet.all);
  sheet.book.announce({ kind: 'shape', sheet });
}

function shiftLayout(sheet: Sheet, shift: Shift): void {
  const { layout, book } = sheet;
  const moved = (area: Area): Area | null => shiftArea(area, shift);
  sheet.layout = {
    ...layout,
    ...frozenAfter(layout, shift),
    filter: layout.filter && shiftFilter(layout.filter, shift),
    conditionalRules: layout.conditionalRules
      .map((rule) => ({ ...rule, areas: rule.areas.map(moved).filter((area) => area !== null) }))
      .filter(({ areas }) => areas.length > 0),
    protections: withArea(layout.protections, moved),
    bandings: withArea(layout.bandings, moved),
  };
  shiftCharts(sheet, shift);
  book.namedRanges = book.namedRanges.flatMap((range) => {
    const area = range.sheetId === sheet.id ? moved(range.area) : range.area;
    return area ? [{ ...range, area }] : [];
  });
}

/** The items whose area is still there; an item without an area means the whole sheet. */
function withArea<T extends { readonly area: Area | null }>(
  items: readonly T[],
  moved: (area: Area) => Area | null,
): T[] {
  return items.flatMap((item) => {
    const area = item.area && moved(item.area);
    return item.area && !area ? [] : [{ ...item, area }];
  });
}

function frozenAfter(layout: Layout, shift: Shift): Partial<Layout> {
  const key = shift.axis === 'row' ? 'frozenRows' : 'frozenColumns';
  const frozen = layout[key];
  if (frozen === 0) return {};
  const span = shiftSpan(1, frozen, shift);
  return { [key]: span ? span.last - (shift.count > 0 ? 0 : span.first - 1) : 0 };
}

function shiftFilter(filter: Filter, shift: Shift): Filter | null {
  const area = shiftArea(filter.area, shift);
  if (!area) return null;
  if (shift.axis === 'row') return { ...filter, area };
  const hiddenValues: Record<number, readonly string[]> = {};
  for (const [column, values] of Object.entries(filter.hiddenValues)) {
    const span = shiftSpan(Number(column), Number(column), shift);
    if (span) hiddenValues[span.first] = values;
  }
  return { area, hiddenValues };
}

/** Charts stay where they stand as far as they can, and go on showing the same cells, on whatever sheet they are. */
function shiftCharts(sheet: Sheet, shift: Shift): void {
  for (const home of sheet.book.sheets) {
    const charts = home.layout.charts.map((chart) => {
      const ranges = chart.ranges.flatMap((range) => {
        const area = range.sheetId === sheet.id ? shiftArea(range.area, shift) : range.area;
        return area ? [{ ...range, area }] : [];
      });
      if (home !== sheet) return { ...chart, ranges };
      const place = shiftSpan(chart[shift.axis], chart[shift.axis], shift);
      return { ...chart, ranges, [shift.axis]: place?.first ?? shift.at };
    });
    if (charts.length > 0) home.layout = { ...home.layout, charts };
  }
}
