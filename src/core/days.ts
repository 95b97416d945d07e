import type { Zone } from './zone.ts';

/** Whole days since 1970-01-01 in the sheet's zone. All of `src/` reckons in these; a Date never gets past the edge. */
export type Day = number;

/** A day in some calendar; `month` and `day` count from 1. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const millisecondsInDay = 86_400_000;

/** Of a Gregorian date, proleptic; not checked, so the 32nd is the 1st of the next month. */
export function dayOf(year: number, month: number, day: number): Day {
  // Years begin in March here, so that the leap day is the last of its year.
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function partsOf(day: Day): DayParts {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Of a Gregorian date, or null when there is no such day. */
export function existingDay(year: number, month: number, day: number): Day | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null;
  return dayOf(year, month, day);
}

/** Such as "2025-03-31". */
export function isoOf(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`;
}

/** 1 Monday to 7 Sunday, as ISO 8601 counts. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same date so many Gregorian months later, or that month's last day where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const parts = partsOf(day);
  const month0 = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(month0 / 12);
  const month = month0 - year * 12 + 1;
  return dayOf(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** First day of the Gregorian month that holds `day`. */
export function monthStart(day: Day): Day {
  return day - partsOf(day).day + 1;
}

/** Last day of the Gregorian month that holds `day`. */
export function monthEnd(day: Day): Day {
  const { year, month, day: date } = partsOf(day);
  return day - date + daysInMonth(year, month);
}

/**
 * Whether a value is a Date. By its tag and not `instanceof`: a host may hand over dates of another realm.
 */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/** The day on which an instant falls in a zone. */
export function instantToDay(ms: number, zone: Zone): Day {
  return Math.floor(wallClock(ms, zone) / millisecondsInDay);
}

/** Before standard time, hosts may give a zone's offset in whole minutes only, though it had seconds. */
const standardTime = dayOf(1900, 1, 1) * millisecondsInDay;

/** Milliseconds from 1970-01-01T00:00 to what a clock in the zone shows at an instant. */
export function wallClock(ms: number, zone: Zone): number {
  const offset = zone.offsetAt(ms);
  const wall = ms + offset;
  if (wall >= standardTime || offset % 60_000 !== 0) return wall;
  // A date typed as 1404-07-01 is midnight by an offset such as 3:25:44; cut to 3:25 it is 23:59:16 the day before.
  const intoDay = ((wall % millisecondsInDay) + millisecondsInDay) % millisecondsInDay;
  return intoDay >= millisecondsInDay - 60_000 ? wall + 60_000 : wall;
}

// No zone has ever changed its clocks twice within so few days; the shortest summer times lasted about 30.
const spanMs = 27 * millisecondsInDay;
const firstSpan = Math.floor((dayOf(1900, 1, 1) * millisecondsInDay) / spanMs);
const spanCount = Math.floor((dayOf(2101, 1, 1) * millisecondsInDay) / spanMs) - firstSpan;

/**
 * The same zone, asking the host only where its offset changes: `offsetAt` is a slow service call, and a sheet has
 * a million stamps.
 */
export function remembering(zone: Zone): Zone {
  /** Offset of a span in which it does not change; NaN where that is not known yet, or not so. */
  const steady = new Float64Array(spanCount).fill(Number.NaN);
  const changes = new Map<number, { readonly at: number; readonly before: number; readonly after: number }>();
  const edges = new Map<number, number>();
  const edge = (span: number): number => {
    let offset = edges.get(span);
    if (offset === undefined) {
      offset = zone.offsetAt(span * spanMs);
      edges.set(span, offset);
    }
    return offset;
  };
  const learn = (ms: number): number => {
    const span = Math.floor(ms / spanMs);
    if (span - span !== 0) return Number.NaN;
    let change = changes.get(span);
    if (change === undefined) {
      const before = edge(span);
      const after = edge(span + 1);
      const at = before === after ? Number.POSITIVE_INFINITY : findChange(zone, span * spanMs, before);
      change = { at, before, after };
      changes.set(span, change);
      if (before === after && span >= firstSpan && span < firstSpan + spanCount)
        steady[span - firstSpan] = before;
    }
    return ms < change.at ? change.before : change.after;
  };
  return {
    id: zone.id,
    offsetAt(ms) {
      const offset = steady[Math.floor(ms / spanMs) - firstSpan];
      return offset === undefined || Number.isNaN(offset) ? learn(ms) : offset;
    },
  };
}

/** The first millisecond of a span at which the offset is no longer `before`. */
function findChange(zone: Zone, startMs: number, before: number): number {
  let same = startMs;
  let changed = startMs + spanMs;
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (zone.offsetAt(middle) === before) same = middle;
    else changed = middle;
  }
  return changed;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
