/** Days as the server sends them, such as "2025-11-28": read, typed and moved. */
import { type Day, existingDay, isoOf } from '../src/core/days.ts';
import { formatJalali, fromJalali } from '../src/core/jalali.ts';
import type { Language } from '../src/core/language.ts';
import { foldDigits, persianDigits } from '../src/core/text.ts';

/** The day at the head of a text such as "2025-11-28" or "2025-11-28T10:02"; null for anything else. */
export function dayIn(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  return match ? existingDay(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The day somebody typed, Gregorian or Jalali, in any digits; null when there is no such day. */
export function typedDay(text: string): string | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(foldDigits(text.trim()));
  if (!match) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const isJalali = year >= 1300 && year <= 1500;
  const day = isJalali ? fromJalali(year, month, date) : existingDay(year, month, date);
  return day === null ? null : isoOf(day);
}

/** A day as a person would type it: «۱۴۰۴/۰۹/۰۷» in Persian, else as it came. */
export function dayToType(iso: string, language: Language): string {
  const day = dayIn(iso);
  return day === null || language === 'en' ? iso : persianDigits(formatJalali(day));
}

/** So many days later. */
export function addDays(iso: string, days: number): string {
  const day = dayIn(iso);
  return day === null ? iso : isoOf(day + days);
}

/** Days from one to another, 0 where one of them is none. */
export function daysBetween(earlier: string, later: string): number {
  const [from, to] = [dayIn(earlier), dayIn(later)];
  return from === null || to === null ? 0 : to - from;
}
