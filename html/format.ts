import { toGregorian, toJalaali } from 'jalaali-js';
import type { Money } from '../src/calls.ts';
import type { Language } from '../src/core/language.ts';
import { latinDigits, persianDigits } from './digits.ts';
import { code, isolate } from './isolate.ts';

/** How numbers, money and days are written for one person. Pure: a zone is given where it matters. */
export interface Format {
  readonly language: Language;
  /** 1840 → "1,840", «۱٬۸۴۰»; at most `decimals` decimals, none unless told. */
  number(value: number, decimals?: number): string;
  /** 0.096 → "9.6%". */
  share(value: number, decimals?: number): string;
  /** An overview figure: whole units, large Persian sums in words. */
  roundMoney(money: Money): string;
  /** A figure to be paid: exact to the unit's decimals. */
  exactMoney(money: Money): string;
  /** "2025-11-28" → "28 Nov 2025", «۷ آذر ۱۴۰۴». A text that is no day comes back isolated. */
  day(iso: string): string;
  dayOfWeek(iso: string): string;
  /** Day and month only. */
  shortDay(iso: string): string;
  /** From a day to another, their weekdays with them: "Sat 29 Nov to Fri 5 Dec 2025". */
  week(from: string, to: string): string;
  /** The hour that begins at `hour`: "between 11 and 12". */
  hour(hour: number): string;
  /** 10:02 */
  clock(hour: number, minute: number): string;
}

const persianMonths = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');
const englishMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const persianWeekdays = 'یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه'.split(' ');
const englishWeekdays = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');

const persianUnits: Readonly<Record<string, string>> = {
  IRT: 'تومان',
  IRR: 'ریال',
  EUR: 'یورو',
  USD: 'دلار',
  GBP: 'پوند',
  AED: 'درهم',
  TRY: 'لیر',
};
const englishSigns: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£' };
const englishUnits: Readonly<Record<string, string>> = { IRT: 'toman', IRR: 'rial' };
/** Decimals of a unit's smallest part where it is not two (ISO 4217; Toman and Rial as people use them). */
const unitDecimals: Readonly<Record<string, number>> = {
  IRT: 0,
  IRR: 0,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  BHD: 3,
  OMR: 3,
};

export function formatFor(language: Language): Format {
  return language === 'fa' ? persian : english;
}

const english: Format = {
  language: 'en',
  number: (value, decimals = 0) => grouped(value, decimals, ',', '.'),
  share: (value, decimals = 1) => `${english.number(100 * value, decimals)}%`,
  roundMoney: ({ amount, currency }) =>
    englishMoney(Math.abs(amount) < 1000 ? trimmed(amount, currency) : english.number(amount), currency),
  exactMoney: ({ amount, currency }) => englishMoney(exact(english, amount, currency), currency),
  day: (iso) => withParts(iso, (p) => `${p.day} ${englishMonths[p.month - 1]} ${p.year}`),
  dayOfWeek: (iso) => withParts(iso, (p) => `${englishWeekdays[p.weekday]} ${english.day(iso)}`),
  shortDay: (iso) => withParts(iso, (p) => `${p.day} ${englishMonths[p.month - 1]}`),
  week: (from, to) =>
    withParts(
      from,
      (p) => `${englishWeekdays[p.weekday]} ${english.shortDay(from)} to ${english.dayOfWeek(to)}`,
    ),
  hour: (hour) => `between ${hour} and ${hour + 1}`,
  clock: (hour, minute) => `${hour}:${twoDigits(minute)}`,
};

const persian: Format = {
  language: 'fa',
  number: (value, decimals = 0) => persianDigits(grouped(value, decimals, '٬', '٫')),
  share: (value, decimals = 1) => `${persian.number(100 * value, decimals)}٪`,
  roundMoney: ({ amount, currency }) => persianMoney(inWords(amount), currency),
  exactMoney: ({ amount, currency }) => persianMoney(exact(persian, amount, currency), currency),
  day: (iso) => withParts(iso, (p) => `${persian.shortDay(iso)} ${persianDigits(String(jalali(p).jy))}`),
  dayOfWeek: (iso) => withParts(iso, (p) => `${persianWeekdays[p.weekday]} ${persian.day(iso)}`),
  shortDay: (iso) =>
    withParts(iso, (p) => `${persianDigits(String(jalali(p).jd))} ${persianMonths[jalali(p).jm - 1]}`),
  week: persianWeek,
  hour: (hour) => persianDigits(`بین ${hour} تا ${hour + 1}`),
  clock: (hour, minute) => persianDigits(`${hour}:${twoDigits(minute)}`),
};

function persianWeek(from: string, to: string): string {
  return withParts(from, (p) => {
    const start = jalali(p);
    const until = partsOf(to);
    const sameMonth = until !== null && jalali(until).jm === start.jm;
    const first = sameMonth ? persianDigits(String(start.jd)) : persian.shortDay(from);
    return `${persianWeekdays[p.weekday]} ${first} تا ${persian.dayOfWeek(to)}`;
  });
}

/** Three digits that count, then هزار, میلیون or میلیارد; small numbers as they are. */
function inWords(amount: number): string {
  const magnitude = Math.abs(amount);
  if (magnitude < 10_000) return persian.number(amount, magnitude < 100 ? 2 : 0);
  const rounded = Number(amount.toPrecision(3));
  for (const [size, word] of [
    [1e9, 'میلیارد'],
    [1e6, 'میلیون'],
  ] as const)
    if (Math.abs(rounded) >= size) return `${persian.number(rounded / size, 2)} ${word}`;
  return `${persian.number(rounded / 1000)} هزار`;
}

function persianMoney(number: string, currency: string): string {
  if (!currency) return number;
  return `${number} ${persianUnits[currency] ?? code(currency)}`;
}

function englishMoney(number: string, currency: string): string {
  const sign = englishSigns[currency];
  if (sign) return number.startsWith('-') ? `-${sign}${number.slice(1)}` : sign + number;
  if (englishUnits[currency]) return `${number} ${englishUnits[currency]}`;
  return currency ? `${number} ${code(currency)}` : number;
}

function exact(format: Format, amount: number, currency: string): string {
  const decimals = unitDecimals[currency] ?? 2;
  return fixed(amount, decimals, (value) => format.number(value), format.language === 'fa' ? '٫' : '.');
}

/** A small sum: whole if it is, else with its unit's decimals. */
function trimmed(amount: number, currency: string): string {
  return Number.isInteger(amount) ? english.number(amount) : exact(english, amount, currency);
}

function fixed(value: number, decimals: number, whole: (n: number) => string, point: string): string {
  const [int = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const sign = value < 0 && (Number(int) > 0 || Number(fraction) > 0) ? '-' : '';
  const digits = point === '٫' ? persianDigits(fraction) : fraction;
  return sign + whole(Number(int)) + (decimals ? point + digits : '');
}

function grouped(value: number, decimals: number, thousands: string, point: string): string {
  const [int = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  const whole = int.replace(/\B(?=(\d{3})+$)/g, thousands);
  const sign = value < 0 && (whole !== '0' || kept) ? '-' : '';
  return sign + whole + (kept ? point + kept : '');
}

export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/** The parts of a day such as "2025-11-28", also at the head of a longer stamp; null for anything else. */
export function partsOf(iso: string): DayParts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? { year, month, day, weekday: date.getUTCDay() } : null;
}

function withParts(iso: string, write: (parts: DayParts) => string): string {
  const parts = partsOf(iso);
  return parts ? write(parts) : isolate(iso);
}

function jalali(parts: DayParts) {
  return toJalaali(parts.year, parts.month, parts.day);
}

/** The day somebody typed, Gregorian or Jalali, in any digits, as "2025-11-28"; null when it is none. */
export function typedDay(text: string): string | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(latinDigits(text.trim()));
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1300 || year > 1500)
    return partsOf(isoFrom(year, month, day)) ? isoFrom(year, month, day) : null;
  const { gy, gm, gd } = toGregorian(year, month, day);
  const back = toJalaali(gy, gm, gd);
  return back.jm === month && back.jd === day ? isoFrom(gy, gm, gd) : null;
}

/** A day as a person would type it: Jalali in Persian, ISO else. */
export function dayToType(iso: string, language: Language): string {
  const parts = partsOf(iso);
  if (!parts || language === 'en') return iso;
  const { jy, jm, jd } = jalali(parts);
  return persianDigits(`${jy}/${twoDigits(jm)}/${twoDigits(jd)}`);
}

/** So many days later. */
export function addDays(iso: string, days: number): string {
  const parts = partsOf(iso);
  if (!parts) return iso;
  const date = new Date(Date.UTC(parts.year, parts.month - 1, parts.day + days));
  return isoFrom(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function isoFrom(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
