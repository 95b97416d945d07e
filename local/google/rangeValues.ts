import type { Input } from '../book/sheet.ts';
import { restyled, type Style } from '../book/style.ts';
import { zoneClock } from '../book/zone.ts';
import { asInput, asScript, checkedRows, type ScriptCell } from './cells.ts';
import { refuseSignature } from './errors.ts';
import type { Named } from './object.ts';
import { RangeBase, reading, writing } from './rangeBase.ts';

type Google = GoogleAppsScript.Spreadsheet.Range;

const plainFormat = 'General';

/** What the cells of a range hold: values, formulas, notes and number formats. */
export abstract class RangeValues
  extends RangeBase
  implements
    Pick<
      Google,
      | 'getDisplayValue'
      | 'getDisplayValues'
      | 'getFormula'
      | 'getFormulas'
      | 'getNote'
      | 'getNotes'
      | 'getNumberFormat'
      | 'getNumberFormats'
      | 'isBlank'
    >,
    Named<
      Google,
      | 'getValue'
      | 'getValues'
      | 'setFormula'
      | 'setFormulas'
      | 'setNote'
      | 'setNotes'
      | 'setNumberFormat'
      | 'setNumberFormats'
      | 'setValue'
      | 'setValues'
    >
{
  getValue(): ScriptCell {
    return valuesOf(this, { ...this.area, rows: 1, columns: 1 })[0]![0]!;
  }

  /** A copy: blanks as '', errors as their text, days as instants. */
  getValues(): ScriptCell[][] {
    return valuesOf(this, this.area);
  }

  getDisplayValue(): string {
    return this.getDisplayValues()[0]![0]!;
  }

  getDisplayValues(): string[][] {
    return reading(this).displays(this.area);
  }

  getFormula(): string {
    return this.getFormulas()[0]![0]!;
  }

  getFormulas(): string[][] {
    return reading(this).formulas(this.area);
  }

  getNote(): string {
    return this.getNotes()[0]![0]!;
  }

  getNotes(): string[][] {
    return reading(this).notes(this.area);
  }

  getNumberFormat(): string {
    return this.getNumberFormats()[0]![0]!;
  }

  getNumberFormats(): string[][] {
    const styles = reading(this).styles(this.area);
    return styles.map((row) => row.map(({ numberFormat }) => numberFormat || plainFormat));
  }

  isBlank(): boolean {
    return reading(this)
      .values(this.area)
      .every((row) => row.every((value) => value === null));
  }

  /** Fills every cell of the range with the value, read as if typed. */
  setValue(value: unknown): this {
    const input = asInput(value, zoneClock(this.env.world.book.zone));
    enter(this, filled(this, input));
    return this;
  }

  setValues(values: unknown): this {
    const rows = checkedRows<unknown>(values, this.area, 'SpreadsheetApp.Range.setValues');
    const clock = zoneClock(this.env.world.book.zone);
    enter(
      this,
      rows.map((row) => row.map((value) => asInput(value, clock))),
    );
    return this;
  }

  setFormula(formula: unknown): this {
    const { row, column } = this.area;
    writing(this).enterFormulas(row, column, filled(this, textOf(formula, 'setFormula')));
    return this;
  }

  setFormulas(formulas: unknown): this {
    const { row, column } = this.area;
    const rows = checkedRows<unknown>(formulas, this.area, 'SpreadsheetApp.Range.setFormulas');
    writing(this).enterFormulas(row, column, textsOf(rows, 'setFormulas'));
    return this;
  }

  setNote(note: unknown): this {
    const { row, column } = this.area;
    writing(this).setNotes(row, column, filled(this, textOf(note, 'setNote')));
    return this;
  }

  setNotes(notes: unknown): this {
    const { row, column } = this.area;
    const rows = checkedRows<unknown>(notes, this.area, 'SpreadsheetApp.Range.setNotes');
    writing(this).setNotes(row, column, textsOf(rows, 'setNotes'));
    return this;
  }

  setNumberFormat(format: unknown): this {
    writing(this).restyle(this.area, { numberFormat: formatOf(format) });
    return this;
  }

  setNumberFormats(formats: unknown): this {
    const rows = checkedRows<unknown>(formats, this.area, 'SpreadsheetApp.Range.setNumberFormats');
    const { row, column } = this.area;
    const formatted = remembered((style, format) => restyled(style, { numberFormat: formatOf(format) }));
    for (const format of new Set(rows.flat())) formatOf(format);
    writing(this).restyle(this.area, (style, r, c) => formatted(style, rows[r - row]![c - column]));
    return this;
  }
}

function valuesOf(range: RangeBase, area: RangeBase['area']): ScriptCell[][] {
  return asScript(reading(range).values(area), range.env.world.book.zone);
}

function enter(range: RangeBase, rows: readonly (readonly Input[])[]): void {
  writing(range).enter(range.area.row, range.area.column, rows);
}

/** The rectangle of a range, every cell alike. */
export const filled = <T>({ area }: RangeBase, item: T): T[][] => {
  const row = new Array<T>(area.columns).fill(item);
  return new Array<T[]>(area.rows).fill(row);
};

function textOf(value: unknown, method: string): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : refuseSignature(`SpreadsheetApp.Range.${method}`, [value]);
}

const textsOf = (rows: readonly (readonly unknown[])[], method: string): string[][] =>
  rows.map((row) => row.map((cell) => textOf(cell, method)));

const formatOf = (format: unknown): string =>
  format === plainFormat ? '' : textOf(format, 'setNumberFormat');

/** The same result for the same style and item; most cells of a tab are alike. */
export function remembered(
  make: (style: Style, item: unknown) => Style,
): (style: Style, item: unknown) => Style {
  const known = new Map<Style, Map<unknown, Style>>();
  return (style, item) => {
    const byItem = known.get(style) ?? new Map<unknown, Style>();
    known.set(style, byItem);
    const made = byItem.get(item) ?? make(style, item);
    byItem.set(item, made);
    return made;
  };
}
