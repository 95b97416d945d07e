import { dayParts, daySerial, isRealDay, timeParts, weekday } from '../../../local/book/serial.ts';
import { zoneClock } from '../../../local/book/zone.ts';
import fc from '../../fc.ts';

/** Days of a serial by JavaScript's own calendar, which is Gregorian for all years. */
const asDate = (serial: number): Date => new Date((serial - 25569) * 86_400_000);

test('days agree with the calendar of JavaScript over three thousand years', () => {
  fc.assert(
    fc.property(fc.integer({ min: -690_000, max: 400_000 }), (serial) => {
      const date = asDate(serial);
      const parts = dayParts(serial);
      expect(parts).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
      expect(daySerial(parts.year, parts.month, parts.day)).toBe(serial);
      expect(weekday(serial)).toBe(date.getUTCDay());
      expect(isRealDay(parts)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('the serials of Google’s guide', () => {
  expect(daySerial(1900, 1, 1)).toBe(2);
  expect(daySerial(1900, 2, 1)).toBe(33);
  expect(timeParts(33.625)).toMatchObject({ day: 33, hour: 15, minute: 0, second: 0 });
});

test('days that no calendar has', () => {
  for (const [year, month, day] of [
    [2025, 2, 29],
    [1900, 2, 29],
    [2025, 13, 1],
    [2025, 4, 31],
    [2025, 1, 0],
  ] as const) {
    expect(isRealDay({ year, month, day })).toBe(false);
  }
  expect(isRealDay({ year: 2000, month: 2, day: 29 })).toBe(true);
});

/** The wall clock of an instant by the host's own formatter. */
function wall(zone: string, instantMs: number): string {
  return new Date(instantMs).toLocaleString('sv-SE', { timeZone: zone });
}

const zones = [
  'UTC',
  'Asia/Tehran',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
];

test('a cell shows the wall clock of its zone, and stands for that instant again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2040, 0) }),
      (zone, ms) => {
        const instant = Math.floor(ms / 1000) * 1000;
        const clock = zoneClock(zone);
        const serial = clock.serialOf(instant);
        const { day, hour, minute, second } = timeParts(serial);
        const { year, month, day: dayOfMonth } = dayParts(day);
        const two = (n: number): string => String(n).padStart(2, '0');
        expect(`${year}-${two(month)}-${two(dayOfMonth)} ${two(hour)}:${two(minute)}:${two(second)}`).toBe(
          wall(zone, instant),
        );
        expect(wall(zone, clock.instantOf(serial))).toBe(wall(zone, instant));
      },
    ),
    { numRuns: 1000 },
  );
});

test('an hour that is left out moves forward, one that comes twice is the earlier', () => {
  const newYork = zoneClock('America/New_York');
  const gap = daySerial(2025, 3, 9) + 2.5 / 24;
  expect(wall('America/New_York', newYork.instantOf(gap))).toBe('2025-03-09 03:30:00');
  const twice = daySerial(2025, 11, 2) + 1.5 / 24;
  expect(newYork.instantOf(twice)).toBe(Date.UTC(2025, 10, 2, 5, 30));
});

test('a day in Tehran is the instant that script code gets for it', () => {
  expect(zoneClock('Asia/Tehran').instantOf(daySerial(2024, 3, 1))).toBe(Date.UTC(2024, 1, 29, 20, 30));
});

test('a zone that nobody knows is refused', () => {
  expect(() => zoneClock('Mars/Base')).toThrow(RangeError);
});
