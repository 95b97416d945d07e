import type { Money } from '../src/calls/money.ts';
import { type Day, partsOf, weekdayOf } from '../src/core/days.ts';
import { formatJalali, toJalali, weekdayNames } from '../src/core/jalali.ts';
import type { Language } from '../src/core/language.ts';
import { shortMonths } from '../src/core/shown.ts';
import { persianDigits } from '../src/core/text.ts';
import { dayIn } from './day.ts';
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
  day: (iso) => withDay(iso, (day) => `${english.shortDay(iso)} ${partsOf(day).year}`),
  dayOfWeek: (iso) => withDay(iso, (day) => `${weekday(day)} ${english.day(iso)}`),
  shortDay: (iso) => withDay(iso, (day) => `${partsOf(day).day} ${shortMonths[partsOf(day).month - 1]}`),
  week: (from, to) =>
    withDay(from, (day) => `${weekday(day)} ${english.shortDay(from)} to ${english.dayOfWeek(to)}`),
  hour: (hour) => `between ${hour} and ${hour + 1}`,
  clock: (hour, minute) => `${hour}:${twoDigits(minute)}`,
};

const persian: Format = {
  language: 'fa',
  number: (value, decimals = 0) => persianDigits(grouped(value, decimals, '٬', '٫')),
  share: (value, decimals = 1) => `${persian.number(100 * value, decimals)}٪`,
  roundMoney: ({ amount, currency }) => persianMoney(inWords(amount), currency),
  exactMoney: ({ amount, currency }) => persianMoney(exact(persian, amount, currency), currency),
  day: (iso) => withDay(iso, (day) => jalali(day, 'd MMMM yyyy')),
  dayOfWeek: (iso) => withDay(iso, (day) => jalali(day, 'dddd d MMMM yyyy')),
  shortDay: (iso) => withDay(iso, (day) => jalali(day, 'd MMMM')),
  week: persianWeek,
  hour: (hour) => persianDigits(`بین ${hour} تا ${hour + 1}`),
  clock: (hour, minute) => persianDigits(`${hour}:${twoDigits(minute)}`),
};

/** The month is said once where both days are in it. */
function persianWeek(from: string, to: string): string {
  return withDay(from, (day) => {
    const last = dayIn(to);
    const sameMonth = last !== null && toJalali(last).month === toJalali(day).month;
    return `${jalali(day, sameMonth ? 'dddd d' : 'dddd d MMMM')} تا ${persian.dayOfWeek(to)}`;
  });
}

const jalali = (day: Day, format: string) => persianDigits(formatJalali(day, format, 'fa'));
const weekday = (day: Day) => weekdayNames.en[weekdayOf(day) - 1]!.slice(0, 3);

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

function withDay(iso: string, write: (day: Day) => string): string {
  const day = dayIn(iso);
  return day === null ? isolate(iso) : write(day);
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
