import type { Cell } from '../core/cells.ts';
import {
  type DateText,
  type DayOrder,
  dayIn,
  dayOfNumber,
  dayOfText,
  dayOfWall,
  readDateText,
  resolveDate,
  scanDate,
  sureOrder,
} from '../core/dateText.ts';
import { dayOf, isDate, millisecondsInDay, partsOf, wallClock } from '../core/days.ts';
import { foldDigits } from '../core/text.ts';
import type { Zone } from '../core/zone.ts';
import type { Reader } from './cells.ts';
import { isBlank, type Row } from './sheet.ts';

/** In place of a day: an empty cell, one that is no date, and one whose day and month cannot be told apart. */
export const noDay = -0x8000_0000;
export const badDay = noDay + 1;
export const openDay = noDay + 2;

export interface DayColumn {
  /** The day of each row, or one of the three signs above. */
  readonly days: Int32Array;
  /** Whether every row has its day. */
  readonly complete: boolean;
  /** Rows whose day and month stand in an order that nothing tells. */
  readonly open: readonly number[];
  readonly swapped: Swapped;
}

/** Real dates whose day and month were swapped on the way into the sheet: mended where that is certain. */
export interface Swapped {
  readonly count: number;
  readonly isMended: boolean;
}

export const noneSwapped: Swapped = { count: 0, isMended: false };

export interface DayRules {
  readonly zone: Zone;
  /** As a person answered. */
  readonly order: DayOrder | null;
  /** As the export is known to write, where its cells do not say otherwise. */
  readonly usualOrder: DayOrder | null;
  /** Stamps without an offset are UTC, as their header says, and not the zone's wall clock. */
  readonly utc: boolean;
}

interface Evidence {
  dayFirst: number;
  monthFirst: number;
  /** Rows whose texts could be read either way. */
  readonly openRows: number[];
}

/** Reads a column of days; the order of day and month is one for the whole column. */
export function dayReader(rows: readonly Row[], at: number, rules: DayRules): Reader<DayColumn> {
  const days = new Int32Array(rows.length);
  const evidence: Evidence = { dayFirst: 0, monthFirst: 0, openRows: [] };
  const readText = textDays(rules, evidence);
  const { zone } = rules;
  let dateMaker: unknown = null;
  const readObject = (cell: object) => {
    if (!isDate(cell)) return badDay;
    // Asking each of a million dates for its tag takes longer than reading it; the first one's kind will do.
    dateMaker = cell.constructor;
    return dayOfWall(wallOf(cell, rules)) ?? badDay;
  };
  return {
    read(from, to) {
      for (let row = from; row < to; row++) {
        const cell = (rows[row] as Row)[at];
        if (typeof cell === 'string') days[row] = readText(cell, row);
        else if (typeof cell === 'number') days[row] = dayOfNumber(cell, zone) ?? badDay;
        else if (typeof cell !== 'object' || cell === null) days[row] = isBlank(cell) ? noDay : badDay;
        else if (cell.constructor === dateMaker) {
          const ms = (cell as Date).getTime();
          const day = Math.floor((ms + zone.offsetAt(ms)) / millisecondsInDay);
          days[row] = day > usualFirst && day < usualLast && !rules.utc ? day : readObject(cell);
        } else days[row] = readObject(cell);
      }
    },
    done() {
      const order =
        rules.order ?? decidedOrder(evidence) ?? rules.usualOrder ?? dottedOrder(rows, at, evidence);
      if (contradicts(evidence, order)) refuseOthers(days, rows, at, { evidence, order, rules });
      const open = settleOpen(days, rows, at, { evidence, order, rules });
      return { days, complete: isComplete(days), open, swapped: mendSwapped(days, rows, at, evidence) };
    },
  };
}

/** What the zone's clock shows; a real date under a UTC header holds what a clock in UTC showed. */
function wallOf(date: Date, { zone, utc }: DayRules): number {
  const wall = wallClock(date.getTime(), zone);
  return utc && wall % millisecondsInDay !== 0 ? wallClock(wall, zone) : wall;
}

// Days that need no second thought: no Jalali year, no local mean time.
const usualFirst = dayOf(1920, 1, 1);
const usualLast = dayOf(2200, 1, 1);

function isComplete(days: Int32Array): boolean {
  for (let row = 0; row < days.length; row++) if ((days[row] as number) <= openDay) return false;
  return true;
}

function textDays(rules: DayRules, evidence: Evidence): (cell: string, row: number) => number {
  const texts = new Map<string, DateText | null>();
  return (cell, row) => {
    const scanned = scanDate(cell);
    if (scanned !== null && scanned.order === 'ymd' && scanned.offset === null && !rules.utc) {
      return dayIn(scanned.year, scanned.first, scanned.second) ?? badDay;
    }
    const text = scanned ?? remembered(texts, cell);
    return text === null ? dayOfDigits(cell, rules.zone) : dayOfOneText(text, row, rules, evidence);
  };
}

function remembered(texts: Map<string, DateText | null>, cell: string): DateText | null {
  let text = texts.get(cell);
  if (text === undefined) {
    text = readDateText(cell);
    if (texts.size < 20_000) texts.set(cell, text);
  }
  return text;
}

function dayOfDigits(cell: string, zone: Zone): number {
  const trimmed = cell.trim();
  if (trimmed === '') return noDay;
  if (!/^\d{5}(\.\d+)?$|^\d{10}$|^\d{13}$/.test(trimmed)) return badDay;
  return dayOfNumber(Number(trimmed), zone) ?? badDay;
}

function inUtc(text: DateText, { utc }: DayRules): DateText {
  return utc && text.offset === null ? { ...text, offset: 0 } : text;
}

function dayOfOneText(typed: DateText, row: number, rules: DayRules, evidence: Evidence): number {
  const text = inUtc(typed, rules);
  if (text.order !== 'either' || isYearFirst(text, rules)) return dayOfText(text, rules) ?? badDay;
  const sure = sureOrder(text);
  if (sure === 'dmy') evidence.dayFirst++;
  else if (sure === 'mdy') evidence.monthFirst++;
  else if (text.first !== text.second) {
    evidence.openRows.push(row);
    return openDay;
  }
  return dayOfText(text, rules) ?? badDay;
}

const isYearFirst = ({ shortYear }: DateText, { order }: DayRules) => shortYear && order === 'ymd';

/** The order of the cells that leave no doubt, if at least twice as many say so as say the other. */
function decidedOrder({ dayFirst, monthFirst }: Evidence): DayOrder | null {
  if (dayFirst > 0 && dayFirst >= 2 * monthFirst) return 'dmy';
  return monthFirst > 0 && monthFirst >= 2 * dayFirst ? 'mdy' : null;
}

/** Nobody writes 05.01.2026 month first. */
function dottedOrder(rows: readonly Row[], at: number, { openRows }: Evidence): DayOrder | null {
  const isDotted = (row: number) =>
    /^\s*\d\d?\.\d\d?\.\d{4}/.test(foldDigits(String((rows[row] as Row)[at])));
  return openRows.length > 0 && openRows.every(isDotted) ? 'dmy' : null;
}

/** Whether some cells can only be read in another order than the column's. */
function contradicts({ dayFirst, monthFirst }: Evidence, order: DayOrder | null): boolean {
  if (order === null) return dayFirst > 0 && monthFirst > 0;
  return (order === 'dmy' ? monthFirst : dayFirst) > 0;
}

interface Decision {
  readonly evidence: Evidence;
  readonly order: DayOrder | null;
  readonly rules: DayRules;
}

/** A day that only fits another order than the column's does not exist; where nothing decides, all are left open. */
function refuseOthers(
  days: Int32Array,
  rows: readonly Row[],
  at: number,
  { evidence, order, rules }: Decision,
): void {
  for (let row = 0; row < rows.length; row++) {
    const cell = (rows[row] as Row)[at];
    const text = typeof cell === 'string' ? readDateText(cell) : null;
    if (text === null || isYearFirst(text, rules)) continue;
    const sure = sureOrder(text);
    if (sure === null || sure === order) continue;
    days[row] = order === null ? openDay : badDay;
    if (order === null) evidence.openRows.push(row);
  }
}

/** Resolves the cells left open and returns the rows that stay so. */
function settleOpen(
  days: Int32Array,
  rows: readonly Row[],
  at: number,
  { evidence, order, rules }: Decision,
): readonly number[] {
  if (order === null) return evidence.openRows;
  const hints = { ...rules, order };
  for (const row of evidence.openRows) {
    const cell = (rows[row] as Row)[at] as string;
    const text = inUtc((scanDate(cell) ?? readDateText(cell)) as DateText, rules);
    days[row] = dayOfText(text, hints) ?? badDay;
  }
  return [];
}

/**
 * A file of days written day first, opened by a sheet that reads month first: days up to the 12th became real dates
 * with day and month swapped, all others stayed text. Certain when every text has a day past the 12th, no real date
 * has, and there are enough of both (chance under one in a thousand); then the real dates are swapped back. Fewer are
 * told of.
 */
function mendSwapped(days: Int32Array, rows: readonly Row[], column: number, evidence: Evidence): Swapped {
  const texts = evidence.dayFirst + evidence.monthFirst;
  const oneOrder = (evidence.dayFirst === 0) !== (evidence.monthFirst === 0);
  if (!oneOrder || evidence.openRows.length > 0) return noneSwapped;
  const real: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (typeof (rows[row] as Row)[column] === 'object' && (days[row] as number) > openDay) real.push(row);
  }
  if (real.length < 3 || real.some((row) => partsOf(days[row] as number).day > 12)) return noneSwapped;
  const isMended = texts >= 3 && real.length >= 8;
  for (const row of isMended ? real : []) {
    const { year, month, day } = partsOf(days[row] as number);
    days[row] = dayOf(year, day, month);
  }
  return { count: real.length, isMended };
}

/** Minutes after midnight of a cell of the date column, or null where it has no time of day. */
export function minuteOf(cell: Cell, zone: Zone): number | null {
  if (typeof cell === 'object' && cell !== null && isDate(cell))
    return minuteOfWall(wallClock(cell.getTime(), zone));
  if (typeof cell === 'number') {
    const into = cell > 15_000 && cell < 80_000 ? cell % 1 : 0;
    return into === 0 ? null : Math.round(into * 1440) % 1440;
  }
  const text = typeof cell === 'string' ? readDateText(cell) : null;
  if (text === null || text.minute === null) return null;
  if (text.offset === null) return text.minute % 1440;
  const day = resolveDate(text, sureOrder(text)) ?? 0;
  const instant = day * millisecondsInDay + (text.minute - text.offset) * 60_000;
  return Math.floor(
    (((wallClock(instant, zone) % millisecondsInDay) + millisecondsInDay) % millisecondsInDay) / 60_000,
  );
}

/** A real date at midnight says a day and no time. */
function minuteOfWall(wallMs: number): number | null {
  const into = ((wallMs % millisecondsInDay) + millisecondsInDay) % millisecondsInDay;
  return into === 0 ? null : Math.floor(into / 60_000);
}
