import { dayNames, monthNames } from '../book/display.ts';
import { zoneClock } from '../book/zone.ts';
import { refuse } from './errors.ts';

const dayMs = 86_400_000;

/** A letter run, quoted text, or anything else that stands for itself. */
const pieces = /([a-zA-Z])\1*|'(?:[^']|'')*'|[^a-zA-Z']+/g;

/** A zone as Java takes it: an IANA name, or a fixed offset such as GMT+3:30. */
function offsetIn(zone: string, instantMs: number): number {
  const fixed = /^(?:GMT|UTC)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/.exec(zone);
  if (fixed) {
    const minutes = Number(fixed[2] ?? 0) * 60 + Number(fixed[3] ?? 0);
    return (fixed[1] === '-' ? -minutes : minutes) * 60_000;
  }
  try {
    return zoneClock(zone).offsetAt(instantMs);
  } catch {
    return refuse({ en: `Invalid argument: ${zone}`, fr: `Argument incorrect : ${zone}` });
  }
}

/** `Utilities.formatDate`: the patterns of Java's SimpleDateFormat in English. */
export function formatDate(date: Date, zone: string, pattern: string): string {
  const offset = offsetIn(zone, date.getTime());
  const wall = new Date(date.getTime() + offset);
  return pattern.replace(pieces, (piece, letter: string | undefined) => {
    if (letter) return rendered(wall, offset, letter, piece.length);
    if (piece.startsWith("'")) return piece === "''" ? "'" : piece.slice(1, -1).replaceAll("''", "'");
    return piece;
  });
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

function rendered(wall: Date, offset: number, letter: string, width: number): string {
  const hour = wall.getUTCHours();
  const number = numberOf(wall, letter, hour);
  if (number !== null) return padded(number, width);
  switch (letter) {
    case 'y':
      return yearText(wall.getUTCFullYear(), width);
    case 'Y':
      return yearText(weekOf(wall).year, width);
    case 'M':
    case 'L':
      return monthText(wall.getUTCMonth(), width);
    case 'E':
      return width >= 4 ? dayNames[wall.getUTCDay()]! : dayNames[wall.getUTCDay()]!.slice(0, 3);
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'G':
      return 'AD';
    case 'z':
      return offset === 0 ? 'GMT' : `GMT${offsetText(offset, ':')}`;
    case 'Z':
      return offsetText(offset, '');
    case 'X':
      return offset === 0
        ? 'Z'
        : width === 1
          ? offsetText(offset, '').slice(0, 3)
          : offsetText(offset, width === 2 ? '' : ':');
    default:
      return refuse({ en: `Invalid argument: ${letter}`, fr: `Argument incorrect : ${letter}` });
  }
}

function numberOf(wall: Date, letter: string, hour: number): number | null {
  switch (letter) {
    case 'd':
      return wall.getUTCDate();
    case 'H':
      return hour;
    case 'k':
      return hour === 0 ? 24 : hour;
    case 'K':
      return hour % 12;
    case 'h':
      return hour % 12 === 0 ? 12 : hour % 12;
    case 'm':
      return wall.getUTCMinutes();
    case 's':
      return wall.getUTCSeconds();
    case 'S':
      return wall.getUTCMilliseconds();
    case 'u':
      return wall.getUTCDay() === 0 ? 7 : wall.getUTCDay();
    case 'D':
      return dayOfYear(wall);
    case 'w':
      return weekOf(wall).week;
    case 'W':
      return Math.ceil(
        (wall.getUTCDate() + new Date(wall.getTime() - (wall.getUTCDate() - 1) * dayMs).getUTCDay()) / 7,
      );
    case 'F':
      return Math.ceil(wall.getUTCDate() / 7);
    default:
      return null;
  }
}

const dayOfYear = (wall: Date): number =>
  Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / dayMs) + 1;

/** Weeks as Java counts them in the United States: from Sunday, and week 1 holds the 1st of January. */
function weekOf(wall: Date): { year: number; week: number } {
  const saturday = new Date(wall.getTime() + (6 - wall.getUTCDay()) * dayMs);
  return { year: saturday.getUTCFullYear(), week: Math.ceil(dayOfYear(saturday) / 7) };
}

const yearText = (year: number, width: number): string =>
  width === 2 ? padded(year % 100, 2) : padded(year, width);

function monthText(month: number, width: number): string {
  if (width >= 4) return monthNames[month]!;
  return width === 3 ? monthNames[month]!.slice(0, 3) : padded(month + 1, width);
}

function offsetText(offset: number, divider: string): string {
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${divider}${padded(minutes % 60, 2)}`;
}

/** `Utilities.parseDate` for patterns of numbers; what the pattern leaves out is the start of 1970. */
export function parseDate(text: string, zone: string, pattern: string): Date {
  const letters: string[] = [];
  const source = pattern.replace(pieces, (piece, letter: string | undefined) => {
    if (!letter) return piece.replace(/^'|'$/g, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    letters.push(letter);
    return piece.length >= 3 && letter === 'M' ? '(\\p{L}+)' : '(\\d+)';
  });
  const found = new RegExp(`^${source}`, 'u').exec(text);
  if (!found) return refuse({ en: `Invalid argument: ${text}`, fr: `Argument incorrect : ${text}` });
  const part = (wanted: string, otherwise: number): number => {
    const at = letters.findIndex((letter) => wanted.includes(letter));
    if (at < 0) return otherwise;
    const value = found[at + 1]!;
    const month = monthNames.findIndex((name) => name.toLowerCase().startsWith(value.toLowerCase()));
    return month >= 0 && wanted === 'ML' ? month + 1 : Number(value);
  };
  const year = part('y', 1970);
  const wall = Date.UTC(
    year,
    part('ML', 1) - 1,
    part('d', 1),
    part('Hh', 0),
    part('m', 0),
    part('s', 0),
    part('S', 0),
  );
  return new Date(wall - offsetIn(zone, wall - offsetIn(zone, wall)));
}
