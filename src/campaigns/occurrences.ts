import { addMonths, type Day, dayOf, isoOf, millisecondsInDay, wallClock } from '../core/days.ts';
import { addJalaliMonths, fromJalali } from '../core/jalali.ts';
import { foldDigits } from '../core/text.ts';
import type { Zone } from '../core/zone.ts';

export type Repeat = 'none' | 'daily' | 'weekly' | 'monthly' | 'monthly_jalali';

/** When a campaign goes out, by the wall clock of the shop. */
export interface Timetable {
  readonly start: WallTime;
  readonly repeat: Repeat;
  /** Last day of a repeating campaign, null for none. */
  readonly until: Day | null;
}

export interface WallTime {
  readonly day: Day;
  /** Minutes after midnight. */
  readonly minute: number;
}

/** One time a campaign goes out. */
export interface Occurrence {
  /** The scheduled local day, "2025-11-30". */
  readonly id: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

const minuteMs = 60_000;

/** "2025-11-30T11:00", also with a blank for the T, without a time (midnight), in Persian digits or the Jalali calendar. */
export function readWallTime(text: string): WallTime | null {
  const found = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(
    foldDigits(text.trim()),
  );
  if (!found) return null;
  const [year, month, date, hour, minute] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const isJalali = year >= 1300 && year <= 1500;
  const day = isJalali ? fromJalali(year, month, date) : dayOf(year, month, date);
  if (day === null || hour > 23 || minute > 59) return null;
  if (!isJalali && isoOf(day) !== `${year}-${pad(month)}-${pad(date)}`) return null;
  return { day, minute: hour * 60 + minute };
}

/** "2025-11-30T11:00". */
export function writeWallTime({ day, minute }: WallTime): string {
  return `${isoOf(day)}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

export function wallTimeAt(instantMs: number, zone: Zone): WallTime {
  const wall = wallClock(instantMs, zone);
  const day = Math.floor(wall / millisecondsInDay);
  return { day, minute: Math.floor((wall - day * millisecondsInDay) / minuteMs) };
}

/** The instant at which clocks in the zone show a time: the first of two, and where clocks skip it, as much later. */
export function instantOf({ day, minute }: WallTime, zone: Zone): number {
  const wall = day * millisecondsInDay + minute * minuteMs;
  const before = wall - zone.offsetAt(wall - millisecondsInDay);
  const after = wall - zone.offsetAt(wall + millisecondsInDay);
  const shown = [before, after]
    .sort((a, b) => a - b)
    .find((instant) => instant + zone.offsetAt(instant) === wall);
  return shown ?? before;
}

/** The latest occurrence that is due at an instant, null before the first. A missed one is not caught up on. */
export function latestDue(timetable: Timetable, nowMs: number, zone: Zone): Occurrence | null {
  for (let n = about(timetable, nowMs, zone) + 2; n >= 0; n--) {
    const occurrence = nth(timetable, n, zone);
    if (occurrence && occurrence.at <= nowMs) return occurrence;
  }
  return null;
}

/** The first occurrence after an instant, null when there is none. */
export function nextAfter(timetable: Timetable, instantMs: number, zone: Zone): Occurrence | null {
  let n = Math.max(0, about(timetable, instantMs, zone) - 2);
  for (;;) {
    const occurrence = nth(timetable, n, zone);
    if (!occurrence || occurrence.at > instantMs) return occurrence;
    n++;
  }
}

/** The number of the occurrence near an instant, at most two off. */
function about({ start, repeat }: Timetable, instantMs: number, zone: Zone): number {
  const now = wallTimeAt(instantMs, zone);
  const hours = (now.day - start.day) * 24 + (now.minute - start.minute) / 60;
  return Math.max(0, Math.floor(hours / hoursBetween[repeat]));
}

const hoursBetween: Readonly<Record<Repeat, number>> = {
  none: Number.POSITIVE_INFINITY,
  daily: 24,
  weekly: 168,
  monthly: 730.5,
  monthly_jalali: 730.5,
};

/** Null past the end. */
function nth({ start, repeat, until }: Timetable, n: number, zone: Zone): Occurrence | null {
  if (repeat === 'none') return n > 0 ? null : occurrenceAt(start, zone);
  const day = dayOfNth(start.day, repeat, n);
  return until !== null && day > until ? null : occurrenceAt({ ...start, day }, zone);
}

function occurrenceAt(time: WallTime, zone: Zone): Occurrence {
  return { id: isoOf(time.day), at: instantOf(time, zone) };
}

function dayOfNth(day: Day, repeat: Exclude<Repeat, 'none'>, n: number): Day {
  switch (repeat) {
    case 'daily':
      return day + n;
    case 'weekly':
      return day + 7 * n;
    case 'monthly':
      return addMonths(day, n);
    case 'monthly_jalali':
      return addJalaliMonths(day, n);
  }
}

const pad = (n: number): string => String(n).padStart(2, '0');
