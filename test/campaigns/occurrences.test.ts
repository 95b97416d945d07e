import { zoneClock } from '../../local/book/zone.ts';
import {
  instantOf,
  latestDue,
  nextAfter,
  type Repeat,
  readWallTime,
  type Timetable,
  writeWallTime,
} from '../../src/campaigns/occurrences.ts';
import { heldBack } from '../../src/campaigns/quietHours.ts';
import { dayOf, isoOf } from '../../src/core/days.ts';
import { fromJalali } from '../../src/core/jalali.ts';
import type { Zone } from '../../src/core/zone.ts';
import fc from '../fc.ts';

const utc: Zone = { id: 'Etc/UTC', offsetAt: () => 0 };
const berlin = zoneClock('Europe/Berlin');
const tehran = zoneClock('Asia/Tehran');
const at = (text: string) => Date.parse(text);
const timetable = (start: string, repeat: Repeat, until: string | null = null): Timetable => ({
  start: readWallTime(start)!,
  repeat,
  until: until === null ? null : readWallTime(until)!.day,
});

/** The first so many occurrences. */
function series(table: Timetable, count: number, zone = utc): string[] {
  const found: string[] = [];
  let after = at('2000-01-01T00:00Z');
  while (found.length < count) {
    const next = nextAfter(table, after, zone);
    if (!next) break;
    found.push(next.id);
    after = next.at;
  }
  return found;
}

describe('a wall time', () => {
  test.each([
    ['2025-11-30T11:00', '2025-11-30T11:00'],
    ['2025-11-30 9:05', '2025-11-30T09:05'],
    ['2025-11-30', '2025-11-30T00:00'],
    ['۱۴۰۴/۰۹/۰۹ ۱۱:۰۰', '2025-11-30T11:00'],
  ])('%s is read', (typed, read) => {
    expect(writeWallTime(readWallTime(typed)!)).toBe(read);
  });

  test.each(['soon', '2025-02-30T10:00', '2025-11-30T24:00', '1404/12/30', ''])('%j is none', (typed) => {
    expect(readWallTime(typed)).toBeNull();
  });
});

describe('through summer time in Berlin', () => {
  test('a time that clocks skip is as much later', () => {
    expect(instantOf(readWallTime('2025-03-30T02:30')!, berlin)).toBe(at('2025-03-30T01:30Z'));
  });

  test('a time that clocks show twice is the first of them', () => {
    expect(instantOf(readWallTime('2025-10-26T02:30')!, berlin)).toBe(at('2025-10-26T00:30Z'));
  });

  test('a daily campaign keeps to the clock on the wall', () => {
    const daily = timetable('2025-03-29T10:00', 'daily');
    expect(latestDue(daily, at('2025-03-29T12:00Z'), berlin)!.at).toBe(at('2025-03-29T09:00Z'));
    expect(latestDue(daily, at('2025-03-30T12:00Z'), berlin)!.at).toBe(at('2025-03-30T08:00Z'));
    expect(series(daily, 3, berlin)).toEqual(['2025-03-29', '2025-03-30', '2025-03-31']);
  });
});

describe('repeating', () => {
  test('monthly on the 31st is the last day of shorter months, and comes back to the 31st', () => {
    expect(series(timetable('2025-01-31T10:00', 'monthly'), 4)).toEqual([
      '2025-01-31',
      '2025-02-28',
      '2025-03-31',
      '2025-04-30',
    ]);
  });

  test('monthly by the Jalali calendar keeps its day, Esfand 29 of a common year included', () => {
    const start = fromJalali(1404, 11, 30)!;
    const monthly: Timetable = { start: { day: start, minute: 600 }, repeat: 'monthly_jalali', until: null };
    const days = [fromJalali(1404, 11, 30), fromJalali(1404, 12, 29), fromJalali(1405, 1, 30)];
    expect(series(monthly, 3, tehran)).toEqual(days.map((day) => isoOf(day!)));
  });

  test('weekly, until its last day inclusive', () => {
    expect(series(timetable('2025-01-01T10:00', 'weekly', '2025-01-22'), 9)).toEqual([
      '2025-01-01',
      '2025-01-08',
      '2025-01-15',
      '2025-01-22',
    ]);
  });

  test('once is once', () => {
    const once = timetable('2025-01-01T10:00', 'none');
    expect(latestDue(once, at('2025-01-01T09:59Z'), utc)).toBeNull();
    expect(latestDue(once, at('2025-06-01T00:00Z'), utc)).toEqual({
      id: '2025-01-01',
      at: at('2025-01-01T10:00Z'),
    });
    expect(nextAfter(once, at('2025-01-01T10:00Z'), utc)).toBeNull();
  });

  test.each(['daily', 'weekly', 'monthly', 'monthly_jalali'] as const)(
    '%s: at any time the latest is not after it, and the next comes after the latest',
    (repeat) => {
      const table = timetable('2020-01-31T10:30', repeat);
      for (let day = dayOf(2020, 2, 1); day < dayOf(2032, 1, 1); day += 17) {
        const now = day * 86_400_000 + 37_800_000 + (day % 3) - 1;
        const latest = latestDue(table, now, utc)!;
        const next = nextAfter(table, now, utc)!;
        expect(latest.at).toBeLessThanOrEqual(now);
        expect(next.at).toBeGreaterThan(now);
        expect(nextAfter(table, latest.at, utc)!.at).toBe(next.at);
      }
    },
  );
});

describe('quiet hours', () => {
  const hours = { from: 540, to: 1260, isForbidden: (day: number) => day === dayOf(2025, 1, 3) };

  test.each([
    ['2025-01-01T09:00Z', null, null],
    ['2025-01-01T20:59Z', null, null],
    ['2025-01-01T21:00Z', 'quiet_hours', '2025-01-02T09:00Z'],
    ['2025-01-01T08:59Z', 'quiet_hours', '2025-01-01T09:00Z'],
    ['2025-01-02T22:00Z', 'quiet_hours', '2025-01-04T09:00Z'],
    ['2025-01-03T12:00Z', 'blocked_day', '2025-01-04T09:00Z'],
  ])('%s', (now, reason, until) => {
    const held = heldBack(at(now), hours, utc);
    expect(held && { reason: held.reason, until: held.until }).toEqual(
      reason && { reason, until: at(until!) },
    );
  });

  test('are those of the shop, not of the reader', () => {
    expect(heldBack(at('2025-01-01T18:00Z'), hours, tehran)?.until).toBe(at('2025-01-02T05:30Z'));
    expect(heldBack(at('2025-01-01T06:00Z'), hours, tehran)).toBeNull();
  });

  test('open again at the first minute that is allowed, whatever the hours and forbidden days', () => {
    const hour = fc.integer({ min: 0, max: 24 }).map((h) => h * 60);
    const days = fc.array(fc.integer({ min: 20_000, max: 20_006 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        hour,
        hour,
        days,
        fc.integer({ min: 0, max: 7 * 24 - 1 }),
        (from, to, forbidden, nowHour) => {
          // From 24 to 0 is no hour at all.
          fc.pre(from !== 1440 || to !== 0);
          const given = { from, to, isForbidden: (day: number) => forbidden.includes(day) };
          const now = 20_000 * 86_400_000 + nowHour * 3_600_000;
          let free = now;
          while (heldBack(free, given, utc)) free += 3_600_000;
          expect(heldBack(now, given, utc)?.until ?? now).toBe(free);
        },
      ),
    );
  });

  test('may run over midnight, or be none', () => {
    const night = { ...hours, from: 1200, to: 120 };
    expect(heldBack(at('2025-01-01T23:00Z'), night, utc)).toBeNull();
    expect(heldBack(at('2025-01-01T12:00Z'), night, utc)?.until).toBe(at('2025-01-01T20:00Z'));
    // After a forbidden day the night's second half is open at once, before a forbidden day only its first.
    expect(heldBack(at('2025-01-03T12:00Z'), night, utc)?.until).toBe(at('2025-01-04T00:00Z'));
    expect(heldBack(at('2025-01-02T12:00Z'), night, utc)?.until).toBe(at('2025-01-02T20:00Z'));
    expect(heldBack(at('2025-01-01T03:00Z'), { ...hours, from: 0, to: 1440 }, utc)).toBeNull();
  });
});
