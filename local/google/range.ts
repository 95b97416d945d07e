import { type Area, areaName, lastColumnOf, lastRowOf } from '../book/area.ts';
import { type CopyKind, copyCells } from '../book/copy.ts';
import { type SortKey, sortArea } from '../book/sort.ts';
import { checkSize } from './cells.ts';
import { MissingHere, refuse, refuseSignature } from './errors.ts';
import { Filter } from './filter.ts';
import { EnumValue, enumOf, type Named } from './object.ts';
import { type Protection, protect } from './protection.ts';
import { changing, reading, writing } from './rangeBase.ts';
import { RangeLook } from './rangeLook.ts';
import { filled } from './rangeValues.ts';
import { Sheet } from './sheet.ts';
import { DataValidation } from './validation.ts';

export const CopyPasteType = enumOf('CopyPasteType', [
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
]);

type Google = GoogleAppsScript.Spreadsheet.Range;

/** `Range`: a rectangle of a sheet. */
export class Range
  extends RangeLook
  implements
    Pick<
      Google,
      | 'getA1Notation'
      | 'getColumn'
      | 'getLastColumn'
      | 'getLastRow'
      | 'getNumColumns'
      | 'getNumRows'
      | 'getRow'
      | 'getHeight'
      | 'getWidth'
    >,
    Named<
      Google,
      | 'clear'
      | 'clearContent'
      | 'clearDataValidations'
      | 'clearFormat'
      | 'clearNote'
      | 'copyTo'
      | 'createFilter'
      | 'getCell'
      | 'getDataValidations'
      | 'getSheet'
      | 'insertCheckboxes'
      | 'offset'
      | 'protect'
      | 'removeCheckboxes'
      | 'setDataValidation'
      | 'setDataValidations'
      | 'sort'
    >
{
  getRow(): number {
    return this.area.row;
  }

  getColumn(): number {
    return this.area.column;
  }

  getNumRows(): number {
    return this.area.rows;
  }

  getNumColumns(): number {
    return this.area.columns;
  }

  getHeight(): number {
    return this.area.rows;
  }

  getWidth(): number {
    return this.area.columns;
  }

  getLastRow(): number {
    return lastRowOf(this.area);
  }

  getLastColumn(): number {
    return lastColumnOf(this.area);
  }

  getA1Notation(): string {
    return areaName(this.area);
  }

  getSheet(): Sheet {
    return new Sheet(this.env, this.sheet);
  }

  getCell(row: number, column: number): Range {
    const { rows, columns } = this.area;
    if (row < 1 || column < 1 || row > rows || column > columns) refuse(cellOutOfRange);
    return within(this, {
      row: this.area.row + row - 1,
      column: this.area.column + column - 1,
      rows: 1,
      columns: 1,
    });
  }

  offset(rowOffset: number, columnOffset: number, rows?: number, columns?: number): Range {
    const { area } = this;
    return within(this, {
      row: area.row + rowOffset,
      column: area.column + columnOffset,
      rows: rows ?? area.rows,
      columns: columns ?? area.columns,
    });
  }

  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean; commentsOnly?: boolean }): this {
    if (options?.commentsOnly) return this.clearNote();
    if (!options?.formatOnly) writing(this).clearContents(this.area);
    if (!options?.contentsOnly) writing(this).clearFormats(this.area);
    return this;
  }

  clearContent(): this {
    writing(this).clearContents(this.area);
    return this;
  }

  clearFormat(): this {
    writing(this).clearFormats(this.area);
    return this;
  }

  clearNote(): this {
    writing(this).setNotes(this.area.row, this.area.column, filled(this, ''));
    return this;
  }

  clearDataValidations(): this {
    writing(this).validate(this.area, null);
    return this;
  }

  /** Every cell becomes a box that is not ticked: content, unlike a blank. */
  insertCheckboxes(...values: unknown[]): this {
    const { row, column } = this.area;
    const sheet = writing(this);
    sheet.validate(this.area, { criteria: 'CHECKBOX', values, allowInvalid: false, helpText: '' });
    const off = values.length === 2 ? String(values[1]) : values.length === 1 ? null : false;
    sheet.write(row, column, filled(this, off));
    return this;
  }

  removeCheckboxes(): this {
    const sheet = writing(this);
    sheet.clearContents(this.area);
    sheet.validate(this.area, null);
    return this;
  }

  setDataValidation(rule: DataValidation | null | undefined): this {
    writing(this).validate(this.area, rule?.rule ?? null);
    return this;
  }

  setDataValidations(rules: (DataValidation | null)[][]): this {
    checkSize(rules, this.area);
    const sheet = writing(this);
    for (const [r, row] of rules.entries()) {
      for (const [c, rule] of row.entries()) {
        const cell = { row: this.area.row + r, column: this.area.column + c, rows: 1, columns: 1 };
        sheet.validate(cell, rule?.rule ?? null);
      }
    }
    return this;
  }

  getDataValidations(): (DataValidation | null)[][] {
    const rules = reading(this).validations(this.area);
    return rules.map((row) => row.map((rule) => rule && new DataValidation(rule)));
  }

  getDataValidation(): DataValidation | null {
    return this.getDataValidations()[0]![0]!;
  }

  /** Into a larger place the copy is repeated; into a smaller one it is written in full. */
  copyTo(destination: Range, how?: unknown, transposed = false): void {
    if (transposed) throw new MissingHere('Range.copyTo transposed');
    const { rows, columns } = this.area;
    const times = (there: number, here: number): number =>
      there > here && there % here === 0 ? there / here : 1;
    reading(this);
    const sheet = changing(this.env, destination.sheet, destination.area);
    for (let i = 0; i < times(destination.area.rows, rows); i++) {
      for (let j = 0; j < times(destination.area.columns, columns); j++) {
        const place = { row: destination.area.row + i * rows, column: destination.area.column + j * columns };
        writing(within(destination, { ...place, rows, columns }));
        copyCells({ sheet: this.sheet, area: this.area }, { sheet, ...place }, copyKind(how));
      }
    }
  }

  /** By one column, or by several with their direction; columns are those of the sheet. */
  sort(by: unknown): this {
    const keys = (Array.isArray(by) ? by : [by]).map(sortKey);
    const { column } = this.area;
    if (keys.some((key) => key.column < column || key.column > lastColumnOf(this.area)))
      refuse(cellOutOfRange);
    sortArea(writing(this), this.area, keys);
    return this;
  }

  createFilter(): Filter {
    const sheet = changing(this.env, this.sheet);
    if (sheet.layout.filter) refuse(oneFilter);
    sheet.clipToUsed(this.area);
    sheet.layout = { ...sheet.layout, filter: { area: this.area, hiddenValues: {} } };
    sheet.book.changed();
    return new Filter(this.env, sheet);
  }

  protect(): Protection {
    return protect(this.env, this.sheet, this.area);
  }
}

const cellOutOfRange = { en: 'Cell reference out of range', fr: 'Référence de cellule hors plage' };
const oneFilter = {
  en: "You can't create a filter in a sheet that already has a filter.",
  fr: 'Vous ne pouvez pas créer de filtre dans une feuille qui en contient déjà un.',
};

const within = (range: Range, area: Area): Range => new Range(range.env, range.sheet, area);

function copyKind(how: unknown): CopyKind {
  if (how === undefined || how === null) return 'all';
  if (!(how instanceof EnumValue)) {
    const { contentsOnly, formatOnly } = how as { contentsOnly?: boolean; formatOnly?: boolean };
    return formatOnly ? 'formats' : contentsOnly ? 'values' : 'all';
  }
  if (how === CopyPasteType.PASTE_NORMAL) return 'all';
  if (how === CopyPasteType.PASTE_VALUES) return 'values';
  if (how === CopyPasteType.PASTE_FORMAT) return 'formats';
  throw new MissingHere(`Range.copyTo with ${how.name}`);
}

function sortKey(by: unknown): SortKey {
  if (typeof by === 'number') return { column: Math.abs(by), ascending: by > 0 };
  const { column, ascending } = (by ?? {}) as { column?: unknown; ascending?: unknown };
  if (typeof column !== 'number') return refuseSignature('SpreadsheetApp.Range.sort', [by]);
  return { column, ascending: ascending !== false };
}
