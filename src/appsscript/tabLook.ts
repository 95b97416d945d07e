import { columnLetters } from '../core/text.ts';
import type { CellStyle, ChartSpec, PlainStyle, Rectangle, TabLook } from '../platform.ts';
import type { Grid } from './tab.ts';

/** `remove` deletes the tab; `renamed` is told the new name. */
export function lookOver(
  grid: Grid,
  { remove, renamed }: { readonly remove: () => void; readonly renamed: (name: string) => void },
): TabLook {
  const { sheet } = grid;
  return {
    rename(name) {
      sheet.setName(name);
      renamed(name);
    },
    delete: remove,
    hide: () => void sheet.hideSheet(),
    show: () => void sheet.showSheet(),
    freeze: (rows) => sheet.setFrozenRows(rows),
    rightToLeft: (on) => void sheet.setRightToLeft(on),
    color: (color) => void sheet.setTabColor(color),
    gridLines: (shown) => void sheet.setHiddenGridlines(!shown),
    widths: (pixels) => {
      const most = commonest(pixels);
      sheet.setColumnWidths(1, pixels.length, most);
      for (const { first, count, value } of runsOf(pixels))
        if (value !== most) sheet.setColumnWidths(first, count, value);
    },
    height: (row, rows, pixels) => void sheet.setRowHeights(row, rows, pixels),
    style: (at, style) => styleCells(sheet.getRange(at.row, at.column, at.rows, at.columns), at.rows, style),
    styleAll: (at, style) => stylePlainly(sheet.getRangeList(at.map(nameOf)), style),
    filter: (at) => void sheet.getRange(at.row, at.column, at.rows, at.columns).createFilter(),
    unfilter: () => sheet.getFilter()?.remove(),
    lengthen: (rows) => grid.atLeastWithin(rows),
    resize: (rows, columns) => resize(grid, rows, columns),
    charts: () => sheet.getCharts().length,
    addChart: (chart) => addChart(sheet, chart),
  };
}

/** Neighbors of equal value, so that they are set by one call. Columns count from 1. */
function runsOf(values: readonly number[]): { first: number; count: number; value: number }[] {
  const runs: { first: number; count: number; value: number }[] = [];
  for (const [i, value] of values.entries()) {
    const last = runs[runs.length - 1];
    if (last && last.value === value) last.count++;
    else runs.push({ first: i + 1, count: 1, value });
  }
  return runs;
}

/** The value of most runs of equal neighbors: set everywhere first, it saves the most calls. */
function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const { value } of runsOf(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}

/** "B3:F9" */
const nameOf = ({ row, column, rows, columns }: Rectangle): string =>
  `${columnLetters(column - 1)}${row}:${columnLetters(column + columns - 2)}${row + rows - 1}`;

type Styled = GoogleAppsScript.Spreadsheet.Range | GoogleAppsScript.Spreadsheet.RangeList;

function stylePlainly(range: Styled, style: PlainStyle): void {
  if (style.background !== undefined) range.setBackground(style.background);
  if (style.color !== undefined) range.setFontColor(style.color);
  if (style.bold !== undefined) range.setFontWeight(style.bold ? 'bold' : 'normal');
  if (style.size !== undefined) range.setFontSize(style.size);
  if (style.align !== undefined)
    range.setHorizontalAlignment(style.align === 'start' ? 'normal' : style.align);
  if (style.middle) range.setVerticalAlignment('middle');
  if (style.wrap !== undefined) range.setWrap(style.wrap);
}

function styleCells(range: GoogleAppsScript.Spreadsheet.Range, rows: number, style: CellStyle): void {
  stylePlainly(range, style);
  const all = <T>(given: readonly (readonly T[])[]) =>
    Array.from({ length: rows }, (_, row) => given[Math.min(row, given.length - 1)] as NonNullable<T>[]);
  if (style.aligns) range.setHorizontalAlignments(all(style.aligns));
  if (style.formats) range.setNumberFormats(all(style.formats));
  if (style.backgrounds) range.setBackgrounds(all(style.backgrounds));
  if (style.colors) range.setFontColors(all(style.colors));
  if (style.under !== undefined) {
    const { SOLID_MEDIUM } = SpreadsheetApp.BorderStyle;
    range.setBorder(null, null, true, null, null, null, style.under, SOLID_MEDIUM);
  }
}

function resize(grid: Grid, rows: number, columns: number): void {
  grid.atLeast(rows, columns);
  grid.atMost(rows, columns);
}

function addChart(sheet: GoogleAppsScript.Spreadsheet.Sheet, chart: ChartSpec): void {
  const type = chart.kind === 'bar' ? Charts.ChartType.BAR : Charts.ChartType.COLUMN;
  const builder = sheet.newChart().setChartType(type).setNumHeaders(1);
  for (const { row, column, rows, columns } of chart.data)
    builder.addRange(sheet.getRange(row, column, rows, columns));
  builder
    .setPosition(chart.row, chart.column, 0, 0)
    .setOption('title', chart.title)
    .setOption('width', chart.width)
    .setOption('height', chart.height)
    .setOption('colors', [...chart.colors])
    .setOption('legend', { position: chart.legend ? 'top' : 'none' });
  if (chart.stacked) builder.setOption('isStacked', true);
  // Not in the reference, but what the chart editor's own box of data labels sets.
  const label = { dataLabel: 'value' };
  if (chart.kind === 'bar') builder.setOption('series', { 0: label, 1: label });
  if (chart.rightToLeft && chart.kind === 'column') builder.setOption('hAxis', { direction: -1 });
  sheet.insertChart(builder.build());
}
