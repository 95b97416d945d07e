import type { Book } from '../book/book.ts';
import type { Chart } from '../book/layout.ts';
import type { Sheet } from '../book/sheet.ts';
import { DateSerial, type Value } from '../book/value.ts';
import type { ChartSeries, ChartView } from './protocol.ts';

/** Google's own colors for series that name none. */
const usualColors = ['#4285f4', '#ea4335', '#fbbc04', '#34a853', '#ff6d01', '#46bdc6'];
const usualSize = { width: 600, height: 371 };

/** The charts of a sheet with the numbers they draw, as the cells are now. */
export function chartViews(sheet: Sheet): ChartView[] {
  return sheet.layout.charts.map((chart) => chartView(chart, sheet.book));
}

function chartView(chart: Chart, book: Book): ChartView {
  const { options } = chart;
  const columns = columnsOf(chart, book);
  const [names, ...series] = columns;
  return {
    id: chart.id,
    kind: kindOf(chart.type),
    stacked:
      options['isStacked'] === true || options['isStacked'] === 'true' || options['isStacked'] === 'percent',
    title: textOf(options['title']),
    row: chart.row,
    column: chart.column,
    offsetX: chart.offsetX,
    offsetY: chart.offsetY,
    width: numberOf(options['width']) ?? usualSize.width,
    height: numberOf(options['height']) ?? usualSize.height,
    categories: names?.texts.slice(1) ?? [],
    series: series.map((column, index) => seriesOf(column, index, options)),
  };
}

function kindOf(type: string): ChartView['kind'] {
  const kinds: Record<string, ChartView['kind']> = { BAR: 'bar', LINE: 'line', AREA: 'area', PIE: 'pie' };
  return kinds[type] ?? 'column';
}

interface Column {
  readonly values: readonly Value[];
  readonly texts: readonly string[];
}

/** The columns of all ranges side by side, as Google merges them. */
function columnsOf(chart: Chart, book: Book): Column[] {
  return chart.ranges.flatMap(({ sheetId, area }) => {
    const sheet = book.sheetById(sheetId);
    if (!sheet) return [];
    const values = sheet.values(area);
    const texts = sheet.displays(area);
    return Array.from({ length: area.columns }, (_, j) => ({
      values: values.map((line) => line[j] ?? null),
      texts: texts.map((line) => line[j] ?? ''),
    }));
  });
}

// The first row is the header: all our charts, and those that Google makes from a table, have one.
function seriesOf(column: Column, index: number, options: Readonly<Record<string, unknown>>): ChartSeries {
  const color = colorOf(options, index);
  return {
    name: column.texts[0] ?? '',
    color,
    values: column.values.slice(1).map(numberIn),
    texts: column.texts.slice(1),
    pointColors: pointColors(options, index),
  };
}

function numberIn(value: Value): number | null {
  if (value instanceof DateSerial) return value.serial;
  return typeof value === 'number' ? value : null;
}

function colorOf(options: Readonly<Record<string, unknown>>, index: number): string {
  const own = optionAt(options, ['series', String(index), 'color']);
  const listed = optionAt(options, ['colors', String(index)]);
  return textOf(own) || textOf(listed) || usualColors[index % usualColors.length]!;
}

function pointColors(options: Readonly<Record<string, unknown>>, index: number): Record<number, string> {
  const points =
    optionAt(options, ['series', String(index), 'items']) ??
    optionAt(options, ['series', String(index), 'points']);
  const entries = Object.entries((points ?? {}) as Record<string, { color?: string }>);
  return Object.fromEntries(entries.flatMap(([point, { color }]) => (color ? [[Number(point), color]] : [])));
}

/** An option given nested ({series: {0: {color}}}) or by its path ("series.0.color"). */
function optionAt(options: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  if (path.join('.') in options) return options[path.join('.')];
  let value: unknown = options;
  for (const step of path) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return value;
}

const textOf = (option: unknown) => (typeof option === 'string' ? option : '');
const numberOf = (option: unknown) => (typeof option === 'number' && option > 0 ? option : null);
