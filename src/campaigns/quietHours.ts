import type { Day } from '../core/days.ts';
import { lazily } from '../core/lazily.ts';
import type { Zone } from '../core/zone.ts';
import { countryOfZone } from '../orders/phones.ts';
import { instantOf, wallTimeAt } from './occurrences.ts';

/** When messages may go out, by the wall clock of the shop. */
export interface SendingHours {
  /** Minutes after midnight; from inclusive, to exclusive. Equal: all day. */
  readonly from: number;
  readonly to: number;
  isForbidden(day: Day): boolean;
}

/** Why nothing may go out, and until when. */
export interface Held {
  readonly reason: 'quiet_hours' | 'blocked_day';
  /** ms since 1970 UTC. */
  readonly until: number;
}

/** Since when and why nothing may go out now, or null when it may. */
export function heldBack(nowMs: number, hours: SendingHours, zone: Zone): Held | null {
  const { day, minute } = wallTimeAt(nowMs, zone);
  const isForbidden = hours.isForbidden(day);
  if (!isForbidden && isWithin(minute, hours)) return null;
  return {
    reason: isForbidden ? 'blocked_day' : 'quiet_hours',
    until: nextOpening(day, minute, hours, zone),
  };
}

/**
 * Hours by which clocks are ahead of UTC, least and most over a country's zones and the year, before its calling
 * codes. Sources: IANA time zone database 2025b, ITU-T E.164.
 */
const clocks = lazily(() => {
  const table = new Map<string, readonly Zone[]>();
  for (const entry of (
    '-10:-4 1|-8:-5 52|-6:-5 51 57|-5:-2 55|-4:-3 56|-3:-3 54|-1:1 351|0:0 233|0:1 44 212 353|0:2 34|1:1 213 216 234|' +
    '1:2 31 32 33 36 39 41 43 45 46 47 48 49 420|2:2 27|2:3 20 30 40 358 380 961 972|3:3 90 254 962 964 965 966 973 974|' +
    '2:12 7|3.5:3.5 98|4:4 374 968 971 994 995|4.5:4.5 93|5:5 92 992 998|5.5:5.5 91 94|6:6 880|7:7 66 84|7:9 62|' +
    '8:8 60 63 65 86 852 886|9:9 81 82|8:11 61|12:14 64'
  ).split('|')) {
    const [span = '', ...codes] = entry.split(' ');
    const zones = span.split(':').map((hours) => ({ id: '', offsetAt: () => Number(hours) * hourMs }));
    for (const code of codes) table.set(code, zones);
  }
  return table;
});

const hourMs = 3_600_000;

/** The first and the last clock of the country of a number; null for the shop's own country, and where nobody knows. */
function clocksAbroad(phone: string, { from, to }: SendingHours, zone: Zone): readonly Zone[] | null {
  const home = countryOfZone(zone.id);
  if (!home || !phone.startsWith('+') || phone.startsWith(`+${home.code}`)) return null;
  const found = [2, 3, 4].map((end) => clocks().get(phone.slice(1, end))).find((zones) => zones);
  if (!found) return null;
  const [first, last] = found.map((clock) => clock.offsetAt(0) / 60_000) as [number, number];
  const open = (to - from + 1440) % 1440 || 1440;
  // Where hardly a time is allowed on all of its clocks, those of the shop must do.
  return open - (last - first) < 60 ? null : found;
}

/** Whether the clocks of a number's country decide, and not those of the shop. */
export const isAbroad = (phone: string, hours: SendingHours, zone: Zone): boolean =>
  clocksAbroad(phone, hours, zone) !== null;

/** `heldBack` by the clocks of whoever would get it: of a country with several, all must allow it. */
export function heldBackFor(
  phone: string,
  nowMs: number,
  { hours, zone }: { readonly hours: SendingHours; readonly zone: Zone },
): Held | null {
  for (const clock of clocksAbroad(phone, hours, zone) ?? [zone]) {
    const held = heldBack(nowMs, hours, clock);
    if (held) return held;
  }
  return null;
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
