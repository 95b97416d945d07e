import { displayText, generalNumber } from '../book/display.ts';
import type { Locale } from '../book/locale.ts';
import { parseTyped } from '../book/typing.ts';
import { CellError, DateSerial, type ErrorCode, type Value } from '../book/value.ts';

/** Ends the evaluation with an error, up to the function that catches it. */
export function fail(code: ErrorCode, message: string): never {
  throw new CellError(code, message);
}

/** The number a value stands for: blank 0, truth 1 or 0, text as if typed. @throws {CellError} for other text */
export function toNumber(value: Value, locale: Locale): number {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (value instanceof DateSerial) return value.serial;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof CellError) throw value;
  return (
    numberInText(value, locale) ??
    fail('#VALUE!', `"${shortened(value)}" is a text and cannot be coerced to a number.`)
  );
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The number, day or time that a text would be if typed, or null. */
export function numberInText(text: string, locale: Locale): number | null {
  if (text.startsWith("'")) return null;
  const { value } = parseTyped(text, '', locale);
  return typeof value === 'number' ? value : null;
}

/** The text of a value as it joins other text. @throws {CellError} an error itself */
export function toText(value: Value, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return generalNumber(value, locale);
  if (value instanceof CellError) throw value;
  return displayText(value, '', locale);
}

/** The truth of a value: numbers other than 0 are true, blank is false. @throws {CellError} for text but TRUE and FALSE */
export function toTruth(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value === null) return false;
  if (value instanceof DateSerial) return value.serial !== 0;
  if (value instanceof CellError) throw value;
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  return fail('#VALUE!', `"${shortened(value)}" is a text and cannot be coerced to a boolean.`);
}

/** A number that arithmetic made, or #NUM! where there is none. */
export function finite(number: number): number {
  return Number.isFinite(number) ? number : fail('#NUM!', 'The result is too large or is no number.');
}

/** Text to compare without regard to case. */
export const folded = (text: string): string => text.toLowerCase();

/** A key that is equal for values which a lookup takes for equal: text without regard to case, dates as numbers. */
export function equalityKey(value: Value): string | number | boolean | null {
  if (typeof value === 'string') return `t${folded(value)}`;
  if (value instanceof DateSerial) return value.serial;
  return value instanceof CellError ? `e${value.code}` : value;
}
