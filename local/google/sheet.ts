import type { Area } from '../book/area.ts';
import { deleteColumns, deleteRows, insertColumns, insertRows } from '../book/structure.ts';
import { parseA1 } from './a1.ts';
import { EmbeddedChart, EmbeddedChartBuilder, newChart } from './charts.ts';
import { ConditionalFormatRule } from './conditionalFormat.ts';
import { refuse, refuseSignature } from './errors.ts';
import { Filter } from './filter.ts';
import type { EnumValue, Named } from './object.ts';
import { Protection, ProtectionType, protect } from './protection.ts';
import { Range } from './range.ts';
import { changing, present } from './rangeBase.ts';
import { RangeList } from './rangeList.ts';
import { SheetLook } from './sheetLook.ts';
import { copyOfSheet, Spreadsheet } from './spreadsheet.ts';

type Google = GoogleAppsScript.Spreadsheet.Sheet;

const refusals = {
  rowTooSmall: {
    en: 'The starting row of the range is too small.',
    fr: 'La première ligne de la plage est trop petite.',
  },
  columnTooSmall: {
    en: 'The starting column of the range is too small.',
    fr: 'La première colonne de la plage est trop petite.',
  },
  noRows: {
    en: 'The number of rows in the range must be at least 1.',
    fr: 'Le nombre de lignes dans la plage doit être au moins égal à 1.',
  },
  noColumns: {
    en: 'The number of columns in the range must be at least 1.',
    fr: 'Le nombre de colonnes dans la plage doit être au moins égal à 1.',
  },
  odd: {
    en: 'The coordinates or dimensions of the range are invalid.',
    fr: 'Les coordonnées ou les dimensions de la plage sont incorrectes.',
  },
};

/** `Sheet`: one tab. */
export class Sheet
  extends SheetLook
  implements
    Pick<
      Google,
      'getIndex' | 'getLastColumn' | 'getLastRow' | 'getMaxColumns' | 'getMaxRows' | 'getName' | 'getSheetId'
    >,
    Named<
      Google,
      | 'activate'
      | 'appendRow'
      | 'clear'
      | 'clearConditionalFormatRules'
      | 'clearContents'
      | 'clearFormats'
      | 'clearNotes'
      | 'copyTo'
      | 'deleteColumn'
      | 'deleteColumns'
      | 'deleteRow'
      | 'deleteRows'
      | 'getCharts'
      | 'getConditionalFormatRules'
      | 'getDataRange'
      | 'getFilter'
      | 'getParent'
      | 'getProtections'
      | 'getRange'
      | 'getRangeList'
      | 'insertChart'
      | 'insertColumnAfter'
      | 'insertColumnsAfter'
      | 'insertColumnsBefore'
      | 'insertRowAfter'
      | 'insertRowsAfter'
      | 'insertRowsBefore'
      | 'newChart'
      | 'protect'
      | 'removeChart'
      | 'setConditionalFormatRules'
      | 'setName'
      | 'updateChart'
    >
{
  getSheetId(): number {
    return this.sheet.id;
  }

  getName(): string {
    return present(this.env, this.sheet).name;
  }

  setName(name: string): this {
    this.env.world.book.renameSheet(changing(this.env, this.sheet), name);
    return this;
  }

  /** Its place among the tabs, from 1. */
  getIndex(): number {
    return this.env.world.book.sheets.indexOf(this.sheet) + 1;
  }

  getParent(): Spreadsheet {
    return new Spreadsheet(this.env);
  }

  activate(): this {
    this.getParent().setActiveSheet(this);
    return this;
  }

  getMaxRows(): number {
    return present(this.env, this.sheet).rowCount;
  }

  getMaxColumns(): number {
    return present(this.env, this.sheet).columnCount;
  }

  getLastRow(): number {
    return present(this.env, this.sheet).lastRow();
  }

  getLastColumn(): number {
    return present(this.env, this.sheet).lastColumn();
  }

  /** From A1 to the last row and column with content; A1 alone on an empty sheet. */
  getDataRange(): Range {
    const sheet = present(this.env, this.sheet);
    const rows = Math.max(sheet.lastRow(), 1);
    return new Range(this.env, sheet, { row: 1, column: 1, rows, columns: Math.max(sheet.lastColumn(), 1) });
  }

  /** By name, or by row and column (from 1) with as many rows and columns. What lies outside the grid fails when used. */
  getRange(...args: [string] | [number, number, number?, number?]): Range {
    const sheet = present(this.env, this.sheet);
    const [first] = args;
    if (typeof first === 'string') {
      const { sheet: named, area } = parseA1(first, sheet);
      if (named !== undefined && named.toLowerCase() !== sheet.name.toLowerCase())
        return refuse(refusals.odd);
      return new Range(this.env, sheet, area);
    }
    return new Range(this.env, sheet, areaOf(args as [number, number, number?, number?]));
  }

  getRangeList(names: readonly string[]): RangeList {
    if (names.length === 0) return refuseSignature('SpreadsheetApp.Sheet.getRangeList', [names]);
    return new RangeList(names.map((name) => this.getRange(name)));
  }

  /** Below the last row with content; the grid grows if it must. */
  appendRow(cells: readonly unknown[]): this {
    const sheet = changing(this.env, this.sheet);
    const row = sheet.lastRow() + 1;
    if (row > sheet.rowCount) insertRows(sheet, row, 1, sheet.rowCount);
    const missing = cells.length - sheet.columnCount;
    if (missing > 0) insertColumns(sheet, sheet.columnCount + 1, missing);
    if (cells.length === 0) return this;
    new Range(this.env, sheet, { row, column: 1, rows: 1, columns: cells.length }).setValues([cells]);
    return this;
  }

  insertRowsAfter(after: number, count: number): this {
    insertRows(changing(this.env, this.sheet), after + 1, count, after);
    return this;
  }

  insertRowAfter(after: number): this {
    return this.insertRowsAfter(after, 1);
  }

  insertRowsBefore(before: number, count: number): this {
    insertRows(changing(this.env, this.sheet), before, count, before);
    return this;
  }

  insertColumnsAfter(after: number, count: number): this {
    insertColumns(changing(this.env, this.sheet), after + 1, count, after);
    return this;
  }

  insertColumnAfter(after: number): this {
    return this.insertColumnsAfter(after, 1);
  }

  insertColumnsBefore(before: number, count: number): this {
    insertColumns(changing(this.env, this.sheet), before, count, before);
    return this;
  }

  deleteRows(first: number, count: number): void {
    deleteRows(changing(this.env, this.sheet), first, count);
  }

  deleteRow(row: number): this {
    this.deleteRows(row, 1);
    return this;
  }

  deleteColumns(first: number, count: number): void {
    deleteColumns(changing(this.env, this.sheet), first, count);
  }

  deleteColumn(column: number): this {
    this.deleteColumns(column, 1);
    return this;
  }

  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean }): this {
    whole(this).clear(options);
    return this;
  }

  clearContents(): this {
    whole(this).clearContent();
    return this;
  }

  clearFormats(): this {
    whole(this).clearFormat();
    return this;
  }

  clearNotes(): this {
    const used = present(this.env, this.sheet).clipToUsed(this.sheet.all);
    if (used) new Range(this.env, this.sheet, used).clearNote();
    return this;
  }

  /** A copy named "Copy of …" as the last tab; the only file here is this one. */
  copyTo(_spreadsheet: unknown): Sheet {
    const { book } = this.env.world;
    const model = changing(this.env, this.sheet);
    let name = `Copy of ${model.name}`;
    for (let n = 2; book.sheetByName(name); n++) name = `Copy of ${model.name} ${n}`;
    return new Sheet(this.env, copyOfSheet(book, model, name, book.sheets.length));
  }

  getFilter(): Filter | null {
    return present(this.env, this.sheet).layout.filter ? new Filter(this.env, this.sheet) : null;
  }

  getConditionalFormatRules(): ConditionalFormatRule[] {
    const { id, layout } = present(this.env, this.sheet);
    return layout.conditionalRules.map((rule) => new ConditionalFormatRule(this.env, id, rule));
  }

  setConditionalFormatRules(rules: readonly ConditionalFormatRule[]): void {
    const sheet = changing(this.env, this.sheet);
    const conditionalRules = rules.map(({ rule }) => rule);
    sheet.layout = { ...sheet.layout, conditionalRules };
    sheet.book.changed();
  }

  clearConditionalFormatRules(): void {
    this.setConditionalFormatRules([]);
  }

  newChart(): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder(this.env, newChart(this.env));
  }

  getCharts(): EmbeddedChart[] {
    return present(this.env, this.sheet).layout.charts.map((chart) => new EmbeddedChart(this.env, chart));
  }

  insertChart(chart: EmbeddedChart): void {
    setCharts(this, [...this.sheet.layout.charts, chart.chart]);
  }

  updateChart(chart: EmbeddedChart): void {
    setCharts(
      this,
      this.sheet.layout.charts.map((kept) => (kept.id === chart.chart.id ? chart.chart : kept)),
    );
  }

  removeChart(chart: EmbeddedChart): void {
    setCharts(
      this,
      this.sheet.layout.charts.filter(({ id }) => id !== chart.chart.id),
    );
  }

  protect(): Protection {
    return protect(this.env, this.sheet, null);
  }

  getProtections(type: EnumValue): Protection[] {
    const isWanted = (area: Area | null): boolean => (area === null) === (type === ProtectionType.SHEET);
    return present(this.env, this.sheet)
      .layout.protections.filter(({ area }) => isWanted(area))
      .map(({ id }) => new Protection(this.env, this.sheet, id));
  }
}

const whole = ({ env, sheet }: Sheet): Range => new Range(env, sheet, sheet.all);

function setCharts(face: Sheet, charts: Sheet['sheet']['layout']['charts']): void {
  const sheet = changing(face.env, face.sheet);
  sheet.layout = { ...sheet.layout, charts };
  sheet.book.changed();
}

/** @throws {ServiceError} as Google words it for each thing that cannot be a rectangle */
function areaOf([row, column, rows = 1, columns = 1]: readonly [number, number, number?, number?]): Area {
  if (![row, column, rows, columns].every(Number.isInteger)) refuse(refusals.odd);
  if (row < 1) refuse(refusals.rowTooSmall);
  if (column < 1) refuse(refusals.columnTooSmall);
  if (rows < 1) refuse(refusals.noRows);
  if (columns < 1) refuse(refusals.noColumns);
  return { row, column, rows, columns };
}
