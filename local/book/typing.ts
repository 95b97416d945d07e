import { displayText, monthNames } from './display.ts';
import { isDateFormat } from './formats.ts';
import type { Locale } from './locale.ts';
import { daySerial, isRealDay, timeFraction } from './serial.ts';
import { CellError, DateSerial, type Value } from './value.ts';

/** What typed text comes to: the value kept, and the number format that it brings unless the cell has its own. */
export interface Typed {
  readonly value: Value;
  readonly format?: string;
}

/**
 * Reads text as Sheets reads what is typed or set: numbers, currency, percentages, days and times in the writing
 * of the locale, TRUE and FALSE; a leading apostrophe forces text. Under the text format '@' all is text.
 * Days and times come as their serial number together with a date format.
 */
export function parseTyped(text: string, format: string, locale: Locale): Typed {
  if (text === '') return { value: null };
  if (format === '@') return { value: text };
  if (text.startsWith("'")) return { value: text.slice(1) };
  const read = mayMeanSomething(text) ? meaningOf(text.trim(), locale) : null;
  if (!read) return { value: text };
  return read.format === undefined || keeps(format, read.format) ? { value: read.value } : read;
}

/** Whether a cell keeps its own format when a value of another format is typed. */
function keeps(own: string, typed: string): boolean {
  return own !== '' && isDateFormat(own) === isDateFormat(typed);
}

/** Nothing longer is a number or a moment. */
const longestMeaning = 60;

/** Cheap first look, because most text is just text: a digit or sign in front, a month or a truth value. */
function mayMeanSomething(text: string): boolean {
  if (text.length > longestMeaning) return false;
  return /^\s*(?:[\d$€£¥(.,-]|true\s*$|false\s*$|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]*\s+\d)/i.test(
    text,
  );
}

function meaningOf(text: string, locale: Locale): Typed | null {
  if (/^true$/i.test(text)) return { value: true };
  if (/^false$/i.test(text)) return { value: false };
  return readNumber(text, locale) ?? readMoment(text, locale);
}

const signs: Readonly<Record<string, string>> = { $: '$', '€': '[$€]', '£': '[$£]', '¥': '[$¥]' };

function readNumber(text: string, locale: Locale): Typed | null {
  const bracketed = /^\((.+)\)$/.exec(text);
  const found = /^(-?)\s*([$€£¥]?)\s*(-?)([\d.,\s]*\d[\d.,\s]*?)(e[+-]?\d+)?\s*([$€£¥]?)(%?)$/i.exec(
    bracketed ? bracketed[1]! : text,
  );
  if (!found) return null;
  const [, minus, before, innerMinus, digits, power, after, percent] = found as unknown as string[];
  const currency = before || after;
  if ((minus && innerMinus) || (before && after) || (currency && (power || percent))) return null;
  const plain = plainDigits(digits!.trim(), locale);
  if (plain === null) return null;
  const negative = Boolean(minus || innerMinus) !== Boolean(bracketed);
  const size = Number(plain + (power ?? ''));
  if (!Number.isFinite(size) || (bracketed && (minus || innerMinus))) return null;
  const value = (negative ? -size : size) / (percent ? 100 : 1);
  const decimals = plain.includes('.') ? '.00' : '';
  const format = formatOf(
    { currency: currency ?? '', percent: Boolean(percent), power: Boolean(power) },
    decimals,
    digits!.includes(locale.group),
  );
  return format === '' ? { value } : { value: percent ? Number(value.toPrecision(15)) : value, format };
}

function formatOf(
  kind: { currency: string; percent: boolean; power: boolean },
  decimals: string,
  grouped: boolean,
): string {
  if (kind.currency) return `${signs[kind.currency]}#,##0${decimals}`;
  if (kind.percent) return `0${decimals}%`;
  if (kind.power) return '0.00E+00';
  return grouped ? `#,##0${decimals}` : '';
}

/** The digits with a point and without groups, or null: groups have three digits, spaces may stand anywhere between. */
function plainDigits(digits: string, { decimal, group }: Locale): string | null {
  const [whole = '', decimals, more] = digits.split(decimal);
  if (more !== undefined || (decimals !== undefined && !/^\d*$/.test(decimals))) return null;
  const parts = whole.split(group);
  const grouped =
    parts.length === 1 || (/^\d{1,3}$/.test(parts[0]!) && parts.slice(1).every((p) => /^\d{3}$/.test(p)));
  if (!grouped && parts.length > 1) return null;
  const joined = parts.join('');
  if (!/^(?:\d+(?: \d+)*)?$/.test(joined)) return null;
  return joined.replaceAll(' ', '') + (decimals === undefined ? '' : `.${decimals}`);
}

const timePattern = String.raw`(\d{1,3}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?(?:\s*([ap])\.?m\.?)?`;
const dayAndTime = new RegExp(String.raw`^(.*?)(?:(?:^|\s+)${timePattern})?$`, 'i');

function readMoment(text: string, locale: Locale): Typed | null {
  const [, dayText = '', ...time] = dayAndTime.exec(text) ?? [];
  const clock = time[0] === undefined ? null : readTime(time);
  if (time[0] !== undefined && !clock) return null;
  if (dayText === '') return clock && { value: clock.fraction, format: clock.format };
  const day = readDay(dayText, locale);
  if (!day || (clock && clock.fraction >= 1)) return null;
  if (!clock) return day;
  return { value: (day.value as number) + clock.fraction, format: `${day.format} ${clock.format}` };
}

function readTime(parts: readonly (string | undefined)[]): { fraction: number; format: string } | null {
  const [hourText, minute, second, thousandths, half] = parts;
  const hour = Number(hourText);
  if (Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  if (half && (hour < 1 || hour > 12)) return null;
  const shifted = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  const fraction = timeFraction(
    shifted,
    Number(minute),
    Number(second ?? 0),
    Math.round(Number(thousandths ?? 0) * 1000),
  );
  const seconds = second === undefined ? '' : thousandths ? ':ss.000' : ':ss';
  if (shifted >= 24) return { fraction, format: '[h]:mm:ss' };
  return {
    fraction,
    format: `${hourText!.length > 1 && hour < 10 ? 'hh' : 'h'}:mm${seconds}${half ? ' am/pm' : ''}`,
  };
}

function readDay(text: string, locale: Locale): Typed | null {
  const digits = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (digits) return readDigitDay(digits, locale);
  const dayFirst = /^(\d{1,2})([-\s]+)([a-z]{3,9})\.?,?([-\s]+)(\d{4}|\d{2})$/i.exec(text);
  if (dayFirst) {
    return namedDay(
      dayFirst[5]!,
      dayFirst[3]!,
      dayFirst[1]!,
      dayFirst[2]!.includes('-') ? 'd-mmm-yyyy' : 'd mmm yyyy',
    );
  }
  const short = /^(\d{1,2})([-/])(\d{1,2})$/.exec(text);
  if (short) return readShortDay(short, locale);
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(text);
  return monthFirst && namedDay(monthFirst[3]!, monthFirst[1]!, monthFirst[2]!, 'mmm d, yyyy');
}

function readDigitDay(found: RegExpExecArray, { dateOrder, dateFormat }: Locale): Typed | null {
  const [, a, mark, b, c] = found as unknown as [string, string, string, string, string];
  if (mark === '.' && !dateFormat.includes('.')) return null;
  if (a.length >= 3) {
    const single = a.length === 4 && c.length <= 2;
    return single ? dayOf(a, b, c, ['yyyy', wide(b, 'm'), wide(c, 'd')].join(mark)) : null;
  }
  if (c.length === 3 || c.length === 1) return null;
  const year = c.length === 4 ? 'yyyy' : 'yy';
  if (dateOrder === 'mdy') return dayOf(c, a, b, [wide(a, 'm'), wide(b, 'd'), year].join(mark));
  if (dateOrder === 'dmy') return dayOf(c, b, a, [wide(a, 'd'), wide(b, 'm'), year].join(mark));
  return c.length === 2 ? dayOf(a, b, c, ['yy', wide(b, 'm'), wide(c, 'd')].join(mark)) : null;
}

/** A day without its year is one of this year. */
function readShortDay(found: RegExpExecArray, { dateOrder, thisYear }: Locale): Typed | null {
  const [, a, mark, b] = found as unknown as [string, string, string, string];
  if (!thisYear) return null;
  const [month, day] = dateOrder === 'dmy' ? [b, a] : [a, b];
  const letters = dateOrder === 'dmy' ? ['d', 'm'] : ['m', 'd'];
  return dayOf(String(thisYear()), month, day, [wide(a, letters[0]!), wide(b, letters[1]!)].join(mark));
}

/** Two letters for a part that was written with two digits. */
const wide = (digits: string, letter: string): string => (digits.length === 2 ? letter + letter : letter);

function namedDay(year: string, name: string, day: string, format: string): Typed | null {
  const month = monthNames.findIndex((full) => {
    const lower = full.toLowerCase();
    const typed = name.toLowerCase();
    return typed === lower || typed === lower.slice(0, 3);
  });
  return month < 0 ? null : dayOf(year, String(month + 1), day, format);
}

function dayOf(yearText: string, monthText: string, dayText: string, format: string): Typed | null {
  const digits = Number(yearText);
  const year = yearText.length > 2 ? digits : digits < 30 ? 2000 + digits : 1900 + digits;
  const day = { year, month: Number(monthText), day: Number(dayText) };
  return isRealDay(day) && year > 0 ? { value: daySerial(year, day.month, day.day), format } : null;
}

/** A person who begins with a sign means a formula, unless the cell is one of text or what follows is a plain value. */
export function typedByHand(text: string, format: string, locale: Locale): string {
  if (format === '@' || !/^[+-]./.test(text)) return text;
  return typeof parseTyped(text, format, locale).value === 'string' ? `=${text}` : text;
}

/** How one would type this value into a cell of this format: text that would be read as something gets its apostrophe. */
export function inputText(value: Value, format: string, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'string') {
    const safe =
      format === '@' ||
      (!/^[=']/.test(value) &&
        typedByHand(value, format, locale) === value &&
        parseTyped(value, format, locale).value === value);
    return safe ? value : `'${value}`;
  }
  if (typeof value === 'number' && !isDateFormat(format)) {
    if (format.includes('%')) return `${Number((value * 100).toPrecision(15))}%`;
    return String(value).replace('.', locale.decimal);
  }
  if (value instanceof CellError) return value.code;
  return displayText(
    value instanceof DateSerial || typeof value === 'boolean' ? value : new DateSerial(value),
    format,
    locale,
  );
}
