import {
  addMonths,
  dayOf,
  existingDay,
  instantToDay,
  isoOf,
  monthEnd,
  monthStart,
  partsOf,
  remembering,
  weekdayOf,
} from '../../src/core/days.ts';
import type { Zone } from '../../src/core/zone.ts';
import fc from '../fc.ts';

const utcDay = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 864e5;

/** A zone as the platform's own calendar data knows it. */
function realZone(id: string): Zone & { calls: number } {
  const format = new Intl.DateTimeFormat('en-US-u-hc-h23', {
    timeZone: id,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return {
    id,
    calls: 0,
    offsetAt(ms) {
      this.calls++;
      const part = Object.fromEntries(
        format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
      );
      const wall = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
      return wall - Math.floor(ms / 1000) * 1000;
    },
  };
}

describe('days', () => {
  test('count whole days since 1970-01-01, as UTC does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 800_000 }), (day) => {
        const date = new Date(day * 864e5);
        expect(partsOf(day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        const { year, month, day: d } = partsOf(day);
        expect(dayOf(year, month, d)).toBe(day);
        expect(weekdayOf(day)).toBe(((date.getUTCDay() + 6) % 7) + 1);
      }),
    );
  });

  test('are written as ISO writes them', () => {
    expect(isoOf(dayOf(2025, 3, 31))).toBe('2025-03-31');
    expect(isoOf(dayOf(1404, 7, 1))).toBe('1404-07-01');
  });

  test.each([
    ['2024-01-31', 1, '2024-02-29', 'the last day where the month is shorter'],
    ['2023-01-31', 1, '2023-02-28', 'no leap year'],
    ['2024-03-31', -1, '2024-02-29', 'backwards'],
    ['2024-11-15', 14, '2026-01-15', 'over the year'],
  ])('%s and %d months is %s: %s', (from, months, to) => {
    expect(isoOf(addMonths(utcDay(from), months))).toBe(to);
  });

  test('know the first and last day of their month', () => {
    const day = dayOf(2024, 2, 17);
    expect([isoOf(monthStart(day)), isoOf(monthEnd(day))]).toEqual(['2024-02-01', '2024-02-29']);
  });

  test('refuse a day that is not in the calendar', () => {
    expect(existingDay(2025, 2, 29)).toBeNull();
    expect(existingDay(2025, 13, 1)).toBeNull();
    expect(existingDay(2025, 0, 1)).toBeNull();
  });

  test('an instant falls on the day of the zone and not of UTC', () => {
    const zone = realZone('Asia/Tehran');
    expect(isoOf(instantToDay(Date.parse('2024-02-29T20:30:00Z'), zone))).toBe('2024-03-01');
    expect(isoOf(instantToDay(Date.parse('2024-02-29T20:29:59Z'), zone))).toBe('2024-02-29');
  });

  test('midnight of a year before standard time is that day also where the offset is cut to minutes', () => {
    const cut: Zone = { id: 'Asia/Tehran', offsetAt: () => (3 * 60 + 25) * 60_000 };
    const midnight = Date.UTC(1404, 6, 1) - ((3 * 60 + 25) * 60 + 44) * 1000;
    expect(isoOf(instantToDay(midnight, cut))).toBe('1404-07-01');
  });

  test.each([
    'Asia/Tehran',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Africa/Cairo',
    'UTC',
  ])('remembering %s changes no offset', (id) => {
    const zone = realZone(id);
    const remembered = remembering(zone);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2035, 0) }), (ms) => {
        expect(remembered.offsetAt(ms)).toBe(zone.offsetAt(ms));
      }),
      { numRuns: 2000 },
    );
  });

  test('remembering asks the host a few hundred times for ten years of stamps', () => {
    const zone = realZone('America/New_York');
    const remembered = remembering(zone);
    for (let ms = Date.UTC(2015, 0); ms < Date.UTC(2025, 0); ms += 3_600_000) remembered.offsetAt(ms);
    expect(zone.calls).toBeLessThan(900);
  });
});
