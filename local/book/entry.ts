import { displayText } from './display.ts';
import { isDateFormat } from './formats.ts';
import type { Locale } from './locale.ts';
import type { Style } from './style.ts';
import { parseTyped } from './typing.ts';
import { BookRefusal, DateSerial, type Value } from './value.ts';

/** What may be handed to a cell; undefined, null and '' make it blank. */
export type Input = string | number | boolean | DateSerial | null | undefined;
export type Inputs = readonly (readonly Input[])[];

const longestText = 50_000;

/** What an input comes to: a value or a formula, and the number format it brings with it. */
export interface Entered {
  readonly value?: Value;
  readonly formula?: string;
  readonly format?: string;
}

/** What an input comes to in a cell of this style, as `setValues` takes it. */
export function enteredAs(input: Input, style: Style, locale: Locale): Entered {
  if (input === null || input === undefined) return { value: null };
  const { numberFormat } = style;
  if (typeof input === 'string') {
    if (input.startsWith('=') && input.length > 1 && numberFormat !== '@') return { formula: input };
    return parseTyped(input, numberFormat, locale);
  }
  if (numberFormat === '@') return { value: displayText(input, '', locale) };
  if (!(input instanceof DateSerial)) return { value: input };
  if (isDateFormat(numberFormat)) return { value: input.serial };
  return {
    value: input.serial,
    format: Number.isInteger(input.serial) ? locale.dateFormat : locale.dateTimeFormat,
  };
}

/** @throws {BookRefusal} when a text is longer than a cell may hold */
export function checkLengths(cells: readonly (readonly unknown[])[]): void {
  for (const line of cells) {
    for (const cell of line) {
      if (typeof cell !== 'string' || cell.length <= longestText) continue;
      throw new BookRefusal(
        `Your input contains more than the maximum of ${longestText} characters in a single cell.`,
      );
    }
  }
}
