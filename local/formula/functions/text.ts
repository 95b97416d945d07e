import { displayText, formatNumber } from '../../book/display.ts';
import { DateSerial, type Value } from '../../book/value.ts';
import { fail, numberInText, toNumber, toText } from '../coerce.ts';
import { type Operand, usedRowsOf } from '../operand.ts';
import { type BuiltIns, cells, type Surroundings, textOf, texts, truthOf, whole } from './define.ts';

const many = Number.POSITIVE_INFINITY;

/** The letters of a text; a letter of two halves counts once, as a person would count. */
const letters = (text: string): string[] => Array.from(text);

function countOf(value: Value | undefined, otherwise: number, { locale }: Surroundings): number {
  const count = value === undefined ? otherwise : Math.trunc(toNumber(value, locale));
  return count < 0 ? fail('#VALUE!', 'A number of letters must be 0 or more.') : count;
}

function allTexts(args: readonly Operand[], { locale }: Surroundings): string[] {
  return args.flatMap((arg) => usedRowsOf(arg).flatMap((row) => row.map((value) => toText(value, locale))));
}

/** Replaces each occurrence, or only the n-th counted from 1. */
function substitute(text: string, wanted: string, replacement: string, which: number | null): string {
  if (wanted === '') return text;
  if (which === null) return text.replaceAll(wanted, () => replacement);
  if (which < 1) fail('#VALUE!', 'The occurrence must be 1 or more.');
  let at = -1;
  for (let found = 0; found < which; found++) {
    at = text.indexOf(wanted, at + 1);
    if (at < 0) return text;
  }
  return text.slice(0, at) + replacement + text.slice(at + wanted.length);
}

function place(wanted: string, text: string, from: number): number {
  const at = from < 1 ? -1 : text.indexOf(wanted, from - 1);
  return at < 0 ? fail('#VALUE!', `Cannot find "${wanted}" within "${text.slice(0, 40)}".`) : at + 1;
}

/** RE2, which Sheets uses, has neither backward references nor looking around; both are refused alike here. */
function pattern(source: string, flags: string): RegExp {
  if (/\(\?<?[=!]|\\[1-9]/.test(source)) fail('#REF!', `"${source}" is not a valid regular expression.`);
  const caseless = source.startsWith('(?i)');
  try {
    return new RegExp(caseless ? source.slice(4) : source, (caseless ? 'i' : '') + flags);
  } catch {
    return fail('#REF!', `"${source}" is not a valid regular expression.`);
  }
}

const capitalized = (text: string): string =>
  text.toLowerCase().replace(/\p{L}[\p{L}\p{M}']*/gu, (word) => word[0]!.toUpperCase() + word.slice(1));

/** A value under a number format given as text. */
function formatted(value: Value, format: string, at: Surroundings): string {
  if (typeof value === 'boolean') return toText(value, at.locale);
  const number = typeof value === 'string' ? numberInText(value, at.locale) : toNumber(value, at.locale);
  if (number === null) return displayText(value, format, at.locale);
  return format === '@' || format === ''
    ? toText(number, at.locale)
    : formatNumber(number, format, at.locale);
}

function split(text: string, marks: string, byEach: boolean, dropEmpty: boolean, at: Surroundings): Operand {
  if (marks === '') fail('#VALUE!', 'The delimiter must not be empty.');
  const parts = byEach
    ? letters(marks).reduce((found, mark) => found.flatMap((part) => part.split(mark)), [text])
    : text.split(marks);
  const kept = dropEmpty ? parts.filter((part) => part !== '') : parts;
  return [kept.map((part) => numberInText(part, at.locale) ?? part)];
}

export const text: BuiltIns = {
  CONCATENATE: whole([1, many], (args, at) => allTexts(args, at).join('')),
  CONCAT: texts([2, 2], (a, b) => a + b),
  JOIN: whole([2, many], ([mark, ...parts], at) => allTexts(parts, at).join(textOf(mark, at, ''))),
  TEXTJOIN: whole([3, many], ([mark, skipEmpty, ...parts], at) => {
    const all = allTexts(parts, at);
    return (truthOf(skipEmpty, at, false) ? all.filter((part) => part !== '') : all).join(
      textOf(mark, at, ''),
    );
  }),
  LEFT: cells([1, 2], ([value, count], at) =>
    letters(toText(value!, at.locale))
      .slice(0, countOf(count, 1, at))
      .join(''),
  ),
  RIGHT: cells([1, 2], ([value, count], at) => {
    const all = letters(toText(value!, at.locale));
    return all.slice(Math.max(0, all.length - countOf(count, 1, at))).join('');
  }),
  MID: cells([3, 3], ([value, start, count], at) => {
    const first = countOf(start, 1, at);
    if (first < 1) fail('#NUM!', 'The start must be 1 or more.');
    return letters(toText(value!, at.locale))
      .slice(first - 1, first - 1 + countOf(count, 0, at))
      .join('');
  }),
  LEN: texts([1, 1], (value) => letters(value!).length),
  LOWER: texts([1, 1], (value) => value!.toLowerCase()),
  UPPER: texts([1, 1], (value) => value!.toUpperCase()),
  PROPER: texts([1, 1], (value) => capitalized(value!)),
  TRIM: texts([1, 1], (value) => value!.trim().replace(/\s+/g, ' ')),
  CLEAN: texts([1, 1], (value) => value!.replace(/\p{Cc}/gu, '')),
  EXACT: texts([2, 2], (a, b) => a === b),
  REPT: cells([2, 2], ([value, count], at) => toText(value!, at.locale).repeat(countOf(count, 0, at))),
  SUBSTITUTE: cells([3, 4], ([value, wanted, replacement, which], { locale }) =>
    substitute(
      toText(value!, locale),
      toText(wanted!, locale),
      toText(replacement!, locale),
      which === undefined ? null : Math.trunc(toNumber(which, locale)),
    ),
  ),
  REPLACE: cells([4, 4], ([value, start, count, replacement], at) => {
    const all = letters(toText(value!, at.locale));
    all.splice(
      Math.max(0, countOf(start, 1, at) - 1),
      countOf(count, 0, at),
      toText(replacement!, at.locale),
    );
    return all.join('');
  }),
  FIND: cells([2, 3], ([wanted, value, from], at) =>
    place(toText(wanted!, at.locale), toText(value!, at.locale), countOf(from, 1, at)),
  ),
  SEARCH: cells([2, 3], ([wanted, value, from], at) =>
    place(
      toText(wanted!, at.locale).toLowerCase(),
      toText(value!, at.locale).toLowerCase(),
      countOf(from, 1, at),
    ),
  ),
  SPLIT: whole([2, 4], ([value, marks, byEach, dropEmpty], at) =>
    split(
      textOf(value, at, ''),
      textOf(marks, at, ''),
      truthOf(byEach, at, true),
      truthOf(dropEmpty, at, true),
      at,
    ),
  ),
  REGEXMATCH: texts([2, 2], (value, source) => pattern(source!, 'u').test(value!)),
  REGEXREPLACE: texts([3, 3], (value, source, replacement) =>
    value!.replace(pattern(source!, 'gu'), replacement!.replace(/\\(\d)/g, '$$$1')),
  ),
  REGEXEXTRACT: texts([2, 2], (value, source) => {
    const found = pattern(source!, 'u').exec(value!);
    return found ? (found[1] ?? found[0]) : fail('#N/A', 'The text does not match the regular expression.');
  }),
  CHAR: cells([1, 1], ([code], at) => String.fromCodePoint(Math.max(1, countOf(code, 1, at)))),
  UNICHAR: cells([1, 1], ([code], at) => String.fromCodePoint(Math.max(1, countOf(code, 1, at)))),
  CODE: texts([1, 1], (value) => value!.codePointAt(0) ?? fail('#VALUE!', 'The text is empty.')),
  UNICODE: texts([1, 1], (value) => value!.codePointAt(0) ?? fail('#VALUE!', 'The text is empty.')),
  TEXT: cells([2, 2], ([value, format], at) => formatted(value!, toText(format!, at.locale), at)),
  VALUE: cells([1, 1], ([value], { locale }) => toNumber(value!, locale)),
  TO_TEXT: cells([1, 1], ([value], { locale }) => toText(value!, locale)),
  HYPERLINK: cells([1, 2], ([url, label]) => label ?? url!),
  SPARKLINE: whole([1, 2], () => null),
  TO_DATE: cells([1, 1], ([value]) => (typeof value === 'number' ? new DateSerial(value) : value!)),
};
