import { millisecondsInDay, unixEpochSerial } from './serial.ts';

/** Turns wall clocks of one time zone into instants and back. */
export interface ZoneClock {
  /** IANA name. */
  readonly id: string;
  /** Milliseconds to add to a UTC instant to get the wall clock there. */
  offsetAt(instantMs: number): number;
  /** Instant of a cell's date: an hour that occurs twice is the earlier, one that is left out moves forward. */
  instantOf(serial: number): number;
  /** A cell's date for an instant. */
  serialOf(instantMs: number): number;
}

const clocks = new Map<string, ZoneClock>();

/** @throws {RangeError} for a zone nobody knows */
export function zoneClock(id: string): ZoneClock {
  const found = clocks.get(id);
  if (found) return found;
  const clock = makeClock(id);
  clocks.set(id, clock);
  return clock;
}

function exactOffset(format: Intl.DateTimeFormat, instantMs: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instantMs)) {
    if (type === 'era') part['era'] = value === 'BC' ? -1 : 1;
    else part[type] = Number(value);
  }
  const year = part['era'] === -1 ? 1 - part['year']! : part['year']!;
  const wall = new Date(0);
  wall.setUTCFullYear(year, part['month']! - 1, part['day']!);
  wall.setUTCHours(part['hour']!, part['minute']!, part['second']!);
  return wall.getTime() - Math.floor(instantMs / 1000) * 1000;
}

function makeClock(id: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: id,
    calendar: 'gregory',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  // The offset at the start of each UTC day: on most days it holds until the next.
  const starts = new Map<number, number>();
  const atStartOf = (day: number): number => {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const offset = exactOffset(format, day * millisecondsInDay);
    starts.set(day, offset);
    return offset;
  };
  const offsetAt = (instantMs: number): number => {
    const day = Math.floor(instantMs / millisecondsInDay);
    const offset = atStartOf(day);
    return offset === atStartOf(day + 1) ? offset : exactOffset(format, instantMs);
  };
  const instantOf = (serial: number): number => {
    const wall = Math.round((serial - unixEpochSerial) * millisecondsInDay);
    const before = wall - offsetAt(wall - millisecondsInDay);
    if (before + offsetAt(before) === wall) return before;
    const after = wall - offsetAt(wall + millisecondsInDay);
    return after + offsetAt(after) === wall ? after : before;
  };
  const serialOf = (instantMs: number): number =>
    (instantMs + offsetAt(instantMs)) / millisecondsInDay + unixEpochSerial;
  return { id, offsetAt, instantOf, serialOf };
}
