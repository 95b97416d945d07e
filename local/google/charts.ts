import type { Chart } from '../book/layout.ts';
import { type EnumValue, enumOf, GoogleObject, type Named } from './object.ts';
import { Range } from './range.ts';
import type { Env } from './world.ts';

const ChartType = enumOf('ChartType', [
  'AREA',
  'BAR',
  'COLUMN',
  'COMBO',
  'HISTOGRAM',
  'LINE',
  'PIE',
  'SCATTER',
  'STEPPED_AREA',
  'TABLE',
]);
const ChartMergeStrategy = enumOf('ChartMergeStrategy', ['MERGE_COLUMNS', 'MERGE_ROWS']);
const ChartHiddenDimensionStrategy = enumOf('ChartHiddenDimensionStrategy', [
  'IGNORE_ROWS',
  'IGNORE_COLUMNS',
  'IGNORE_BOTH',
  'SHOW_BOTH',
]);

/** `Charts`: the words charts are described with. */
export class Charts extends GoogleObject {
  readonly path = 'Charts';
  override readonly enums = { ChartType, ChartMergeStrategy, ChartHiddenDimensionStrategy };
}

/** A chart on a sheet, as the plain data it is drawn from. */
export class EmbeddedChart
  extends GoogleObject
  implements Named<GoogleAppsScript.Spreadsheet.EmbeddedChart, 'getChartId' | 'getRanges' | 'modify'>
{
  readonly path = 'SpreadsheetApp.EmbeddedChart';

  constructor(
    readonly env: Env,
    readonly chart: Chart,
  ) {
    super();
  }

  getChartId(): number {
    return this.chart.id;
  }

  getRanges(): Range[] {
    return this.chart.ranges.flatMap(({ sheetId, area }) => {
      const sheet = this.env.world.book.sheetById(sheetId);
      return sheet ? [new Range(this.env, sheet, area)] : [];
    });
  }

  modify(): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder(this.env, this.chart);
  }
}

type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;

/** Describes a chart; what the options mean is for whoever draws it. */
export class EmbeddedChartBuilder
  extends GoogleObject
  implements
    Named<
      Builder,
      | 'addRange'
      | 'build'
      | 'clearRanges'
      | 'removeRange'
      | 'setChartType'
      | 'setHiddenDimensionStrategy'
      | 'setMergeStrategy'
      | 'setNumHeaders'
      | 'setOption'
      | 'setPosition'
      | 'setTransposeRowsAndColumns'
    >
{
  readonly path = 'SpreadsheetApp.EmbeddedChartBuilder';

  constructor(
    readonly env: Env,
    public chart: Chart,
  ) {
    super();
  }

  setChartType(type: EnumValue): this {
    return change(this, { type: type.name });
  }

  asBarChart(): this {
    return change(this, { type: 'BAR' });
  }

  asColumnChart(): this {
    return change(this, { type: 'COLUMN' });
  }

  asLineChart(): this {
    return change(this, { type: 'LINE' });
  }

  addRange(range: Range): this {
    return change(this, { ranges: [...this.chart.ranges, { sheetId: range.sheet.id, area: range.area }] });
  }

  removeRange(range: Range): this {
    const stays = ({ sheetId, area }: Chart['ranges'][number]): boolean =>
      sheetId !== range.sheet.id || JSON.stringify(area) !== JSON.stringify(range.area);
    return change(this, { ranges: this.chart.ranges.filter(stays) });
  }

  clearRanges(): this {
    return change(this, { ranges: [] });
  }

  setPosition(row: number, column: number, offsetX: number, offsetY: number): this {
    return change(this, { row, column, offsetX, offsetY });
  }

  setOption(name: string, value: unknown): this {
    return change(this, { options: { ...this.chart.options, [name]: value } });
  }

  setNumHeaders(headers: number): this {
    return this.setOption('numHeaders', headers);
  }

  setMergeStrategy(strategy: EnumValue): this {
    return this.setOption('mergeStrategy', strategy.name);
  }

  setHiddenDimensionStrategy(strategy: EnumValue): this {
    return this.setOption('hiddenDimensionStrategy', strategy.name);
  }

  setTransposeRowsAndColumns(isOn: boolean): this {
    return this.setOption('transposeRowsAndColumns', isOn);
  }

  build(): EmbeddedChart {
    return new EmbeddedChart(this.env, this.chart);
  }
}

function change<B extends EmbeddedChartBuilder>(builder: B, patch: Partial<Chart>): B {
  builder.chart = { ...builder.chart, ...patch };
  return builder;
}

export const newChart = (env: Env): Chart => ({
  id: env.world.shared.nextSerial(),
  type: 'COLUMN',
  ranges: [],
  row: 1,
  column: 1,
  offsetX: 0,
  offsetY: 0,
  options: {},
});
