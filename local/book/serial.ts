/** Days from 1899-12-30, day 0 of a spreadsheet, to 1970-01-01. */
export const unixEpochSerial = 25569;
export const millisecondsInDay = 86_400_000;

export interface DayParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export interface TimeParts {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Days since 1970-01-01 of a day in the Gregorian calendar, extended to all years; month and day may overflow. */
function unixDay(year: number, month: number, day: number): number {
  const months = year * 12 + month - 1;
  const y = Math.floor(months / 12);
  const m = months - y * 12;
  // Years start in March here, so that the leap day comes last.
  const shifted = m < 2 ? y - 1 : y;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((m + 10) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The whole serial of a day; month 13 is January of the next year and day 0 the last of the month before. */
export const daySerial = (year: number, month: number, day: number): number =>
  unixDay(year, month, day) + unixEpochSerial;

/** The calendar day of a serial. */
export function dayParts(serial: number): DayParts {
  const shifted = Math.floor(serial) - unixEpochSerial + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The time of day of a serial, to the nearest millisecond; `day` is the serial's day after that rounding. */
export function timeParts(serial: number): TimeParts & { readonly day: number } {
  const total = Math.round(serial * millisecondsInDay);
  const day = Math.floor(total / millisecondsInDay);
  const ms = total - day * millisecondsInDay;
  return {
    day,
    hour: Math.floor(ms / 3_600_000),
    minute: Math.floor(ms / 60_000) % 60,
    second: Math.floor(ms / 1000) % 60,
    millisecond: ms % 1000,
  };
}

/** The part of a day as a fraction. */
export const timeFraction = (hour: number, minute: number, second: number, millisecond = 0): number =>
  (((hour * 60 + minute) * 60 + second) * 1000 + millisecond) / millisecondsInDay;

/** Whether the calendar has this day. */
export const isRealDay = ({ year, month, day }: DayParts): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daySerial(year, month + 1, 0) - daySerial(year, month, 0);

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (serial: number): number => (((Math.floor(serial) - 1) % 7) + 7) % 7;
