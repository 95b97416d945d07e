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

function nextOpening(day: Day, minute: number, hours: SendingHours, zone: Zone): number {
  const opensAt = hours.from === hours.to ? 0 : hours.from;
  const isStillToCome = minute < opensAt && !hours.isForbidden(day);
  let next = isStillToCome ? day : day + 1;
  // A shop that forbids every day of a year is asked again after it.
  for (let looked = 0; looked < 366 && hours.isForbidden(next); looked++) next++;
  return instantOf({ day: next, minute: opensAt }, zone);
}
