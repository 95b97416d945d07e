import { type Day, millisecondsInDay } from './days.ts';
import type { Zone } from './zone.ts';

/**
 * A day as a cell keeps it: the Date of its first instant in the zone, which is 01:00 where clocks were set forward at
 * midnight (Tehran until 2022).
 */
export function midnight(day: Day, zone: Zone): Date {
  const wall = day * millisecondsInDay;
  const before = zone.offsetAt(wall - millisecondsInDay);
  const after = zone.offsetAt(wall + millisecondsInDay);
  const early = wall - before;
  const late = wall - after;
  // With the earlier offset midnight comes first or, where clocks went forward, is the very instant of the change.
  if (zone.offsetAt(early) === before || zone.offsetAt(late) !== after) return new Date(early);
  return new Date(late);
}
