import type { Day } from '../core/days.ts';
import type { Zone } from '../core/zone.ts';
import { instantOf, wallTimeAt } from './occurrences.ts';

/** When messages may go out, by the wall clock of the shop. */
export interface SendingHours {
  /** Minutes after midnight; from inclusive, to exclusive. Equal: all day. */
  readonly from: number;
  readonly to: number;
  isForbidden(day: Day): boolean;
}

/** Since when and why nothing may go out now, or null when it may. */
export function heldBack(
  nowMs: number,
  hours: SendingHours,
  zone: Zone,
): { readonly reason: 'quiet_hours' | 'blocked_day'; readonly until: number } | null {
  const { day, minute } = wallTimeAt(nowMs, zone);
  const isForbidden = hours.isForbidden(day);
  if (!isForbidden && isWithin(minute, hours)) return null;
  return {
    reason: isForbidden ? 'blocked_day' : 'quiet_hours',
    until: nextOpening(day, minute, hours, zone),
  };
}

function isWithin(minute: number, { from, to }: SendingHours): boolean {
  if (from === to) return true;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Hours over midnight open a day twice: at midnight, and again when they begin. */
function nextOpening(day: Day, minute: number, hours: SendingHours, zone: Zone): number {
  const openings = [0, hours.from];
  // A shop that forbids every day of a year is asked again after it.
  for (let next = day; next < day + 366; next++) {
    if (hours.isForbidden(next)) continue;
    const opening = openings.find((at) => (next > day || at > minute) && isWithin(at, hours));
    if (opening !== undefined) return instantOf({ day: next, minute: opening }, zone);
  }
  return instantOf({ day: day + 366, minute: hours.from }, zone);
}
