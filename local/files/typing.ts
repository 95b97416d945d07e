import { daySerial, isRealDay, timeFraction } from '../book/serial.ts';
import { DateSerial, type Value } from '../book/value.ts';

/** A column's values and the number format they need, '' for none. */
export interface TypedColumn {
  readonly values: Value[];
  readonly format: string;
}

const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
const isoDay = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * What a column of a file holds: numbers if each of its cells is plainly one, days if each is an ISO day of our
 * calendar, else text. So a phone keeps its zeros, and a day that could be read both ways is left to whoever reads it.
 * The first cell does not count: it may be the header.
 */
export function typedColumn(cells: readonly string[]): TypedColumn {
  const [header = '', ...rest] = cells;
  const numbers = mayBeThousands(rest) ? null : readAll(rest, numberOf);
  if (numbers) return { values: [numberOf(header) ?? textOf(header), ...numbers], format: '' };
  const days = readAll(rest, dayOf);
  if (!days) return { values: cells.map(textOf), format: '' };
  const hasTime = days.some((day) => day !== null && !Number.isInteger(day.serial));
  const format = hasTime ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd';
  return { values: [dayOf(header) ?? textOf(header), ...days], format };
}

/**
 * Whether dots may part thousands: before three digits everywhere, ending in a zero somewhere, beside no longer number
 * without one. Such cells stay as they are, for 120.000 would become 120.
 */
function mayBeThousands(cells: readonly string[]): boolean {
  const withDots = cells.filter((cell) => cell.includes('.'));
  return (
    withDots.some((cell) => cell.endsWith('0')) &&
    withDots.every((cell) => /^-?[1-9]\d{0,2}\.\d{3}$/.test(cell)) &&
    !cells.some((cell) => /^-?\d{4,}$/.test(cell))
  );
}

/** Every cell read, blanks as null; null when one cannot be read or all are blank. */
function readAll<T>(cells: readonly string[], read: (cell: string) => T | null): (T | null)[] | null {
  const values: (T | null)[] = [];
  let isBlank = true;
  for (const cell of cells) {
    const value = cell === '' ? null : read(cell);
    if (cell !== '' && value === null) return null;
    if (cell !== '') isBlank = false;
    values.push(value);
  }
  return isBlank ? null : values;
}

/** Up to 15 digits: a longer row of them is a name, and would lose its last ones. */
const numberOf = (cell: string): number | null =>
  plainNumber.test(cell) && cell.replace(/\D/g, '').length <= 15 ? Number(cell) : null;

const textOf = (cell: string): Value => (cell === '' ? null : cell);

/** Jalali years are no days of this calendar, though they look like some. */
function dayOf(cell: string): DateSerial | null {
  const found = isoDay.exec(cell);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < 1900 || !isRealDay({ year, month, day }) || hour > 23 || minute > 59 || second > 59) return null;
  return new DateSerial(daySerial(year, month, day) + timeFraction(hour, minute, second));
}
