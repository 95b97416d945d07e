import type { Input } from '../book/sheet.ts';
import { restyled, type Style } from '../book/style.ts';
import { zoneClock } from '../book/zone.ts';
import { asInput, asScript, checkSize, type ScriptCell } from './cells.ts';
import type { Named } from './object.ts';
import { RangeBase, reading, writing } from './rangeBase.ts';

type Google = GoogleAppsScript.Spreadsheet.Range;

/** What Google tells of a cell that nobody gave a format. */
const plainFormat = '0.###############';

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

  setValues(rows: readonly (readonly unknown[])[]): this {
    checkSize(rows, this.area);
    const clock = zoneClock(this.env.world.book.zone);
    enter(
      this,
      rows.map((row) => row.map((value) => asInput(value, clock))),
    );
    return this;
  }

  setFormula(formula: string): this {
    const { row, column } = this.area;
    writing(this).enterFormulas(row, column, filled(this, formula));
    return this;
  }

  setFormulas(rows: readonly (readonly string[])[]): this {
    checkSize(rows, this.area);
    writing(this).enterFormulas(this.area.row, this.area.column, rows);
    return this;
  }

  setNote(note: string | null | undefined): this {
    const { row, column } = this.area;
    writing(this).setNotes(row, column, filled(this, note ?? ''));
    return this;
  }

  setNotes(rows: readonly (readonly (string | null | undefined)[])[]): this {
    checkSize(rows, this.area);
    const notes = rows.map((row) => row.map((note) => note ?? ''));
    writing(this).setNotes(this.area.row, this.area.column, notes);
    return this;
  }

  setNumberFormat(format: string): this {
    writing(this).restyle(this.area, { numberFormat: formatOf(format) });
    return this;
  }

  setNumberFormats(rows: readonly (readonly string[])[]): this {
    checkSize(rows, this.area);
    const { row, column } = this.area;
    const formatted = remembered((style, format: string) =>
      restyled(style, { numberFormat: formatOf(format) }),
    );
    writing(this).restyle(this.area, (style, r, c) => formatted(style, rows[r - row]![c - column]!));
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

const formatOf = (format: string): string => (format === 'General' ? '' : format);

/** The same result for the same style and item; most cells of a tab are alike. */
export function remembered<T>(make: (style: Style, item: T) => Style): (style: Style, item: T) => Style {
  const known = new Map<Style, Map<T, Style>>();
  return (style, item) => {
    const byItem = known.get(style) ?? new Map<T, Style>();
    known.set(style, byItem);
    const made = byItem.get(item) ?? make(style, item);
    byItem.set(item, made);
    return made;
  };
}
