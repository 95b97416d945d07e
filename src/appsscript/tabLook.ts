import type { CellStyle, ChartSpec, TabLook } from '../platform.ts';
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
      for (const { first, count, value } of runsOf(pixels)) sheet.setColumnWidths(first, count, value);
    },
    height: (row, rows, pixels) => void sheet.setRowHeights(row, rows, pixels),
    style: (at, style) => styleCells(sheet.getRange(at.row, at.column, at.rows, at.columns), at.rows, style),
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

function styleCells(range: GoogleAppsScript.Spreadsheet.Range, rows: number, style: CellStyle): void {
  if (style.background !== undefined) range.setBackground(style.background);
  if (style.color !== undefined) range.setFontColor(style.color);
  if (style.bold !== undefined) range.setFontWeight(style.bold ? 'bold' : 'normal');
  if (style.size !== undefined) range.setFontSize(style.size);
  if (style.align !== undefined)
    range.setHorizontalAlignment(style.align === 'start' ? 'normal' : style.align);
  if (style.middle) range.setVerticalAlignment('middle');
  if (style.wrap !== undefined) range.setWrap(style.wrap);
  if (style.aligns)
    range.setHorizontalAlignments(new Array<('left' | 'center' | 'right')[]>(rows).fill([...style.aligns]));
  if (style.formats) range.setNumberFormats(new Array<string[]>(rows).fill([...style.formats]));
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
    .setOption('isStacked', chart.stacked)
    .setOption('colors', [...chart.colors])
    .setOption('legend', { position: chart.legend ? 'top' : 'none' });
  if (chart.rightToLeft)
    builder.setOption(chart.kind === 'bar' ? 'vAxis' : 'hAxis', { direction: chart.kind === 'bar' ? 1 : -1 });
  sheet.insertChart(builder.build());
}
