/** What people type into a single cell, read: numbers and moments in both scripts and both calendars. */
import { readDay } from './dateText.ts';
import { type Day, monthEnd } from './days.ts';
import { jalaliMonthEnd } from './jalali.ts';
import { cleanText, foldDigits, foldText } from './text.ts';
import type { Zone } from './zone.ts';

const persianMarks: Readonly<Record<string, string>> = { '٫': '.', '٬': "'", '٪': '%', '−': '-', '،': ',' };

/**
 * A number as typed: 1,234.5 · ۱۲٬۳۴۵٫۶ · 0,5 · -3 · 30% (0.3). Null when it is none. A single comma is a decimal one
 * unless three digits follow it.
 */
export function readNumber(input: unknown): number | null {
  if (typeof input === 'number') return Number.isFinite(input) ? input : null;
  if (typeof input !== 'string') return null;
  const text = foldDigits(cleanText(input)).replace(/[٫٬٪−،]/g, (mark) => persianMarks[mark]!);
  const found = /^([-+]?)\s?([\d.,'’ \u00A0]*\d[.,]?)\s?(%?)$/.exec(text);
  const digits = found && plainDigits(found[2]!);
  if (!found || digits === null) return null;
  const value = Number(digits) * (found[1] === '-' ? -1 : 1);
  // Through decimal text, so that 7 % is 0.07 and not 0.07000000000000001.
  return found[3] ? Number(`${value}e-2`) : value;
}

/** Digits without their groups and with a point for the decimal mark, or null when they are no number. */
function plainDigits(typed: string): string | null {
  const ungrouped = typed.replace(/(\d)['’ \u00A0](?=\d{3}(?!\d))/g, '$1');
  const commas = ungrouped.split(',').length - 1;
  const points = ungrouped.split('.').length - 1;
  const thousands = /^[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(ungrouped);
  if (thousands) return ungrouped.replace(/,/g, '');
  if (/^\d{1,3}(\.\d{3})+,\d*$/.test(ungrouped) || (points > 1 && /^\d{1,3}(\.\d{3})+$/.test(ungrouped)))
    return ungrouped.replace(/\./g, '').replace(',', '.');
  if (commas + points > 1) return null;
  const decimal = ungrouped.replace(',', '.');
  return /^\d*\.?\d*$/.test(decimal) ? decimal : null;
}

/** A day, or a whole month; `last` is `first` for a day. */
export interface Moment {
  readonly first: Day;
  readonly last: Day;
  readonly isMonth: boolean;
}

/**
 * A day (see `readDay`; one that could be read in two ways is not read) or a month: 2025-03, 1404/07, مهر ۱۴۰۴,
 * Mar 2025. Years 1300 to 1500 are Jalali.
 */
export function readMoment(input: unknown, zone: Zone): Moment | null {
  if (typeof input === 'string') {
    const month = readMonth(foldText(input), zone);
    if (month) return month;
  }
  const day = readDay(input, { zone });
  return day === null ? null : { first: day, last: day, isMonth: false };
}

function readMonth(text: string, zone: Zone): Moment | null {
  const found = /^(\d{4})\s?[-/.]\s?(\d{1,2})$|^([^\d]+) (\d{4})$/.exec(text);
  if (!found) return null;
  const [, yearFirst, month, name, yearLast] = found;
  const first = readDay(name ? `1 ${name} ${yearLast}` : `${yearFirst}-${month}-01`, { zone });
  if (first === null) return null;
  const jalali = Number(yearFirst ?? yearLast) <= 1500;
  return { first, last: jalali ? jalaliMonthEnd(first) : monthEnd(first), isMonth: true };
}
