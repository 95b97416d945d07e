import { type Piece, type Section, sectionsOf } from './formats.ts';
import type { Locale } from './locale.ts';
import { dayParts, millisecondsInDay, timeParts, weekday } from './serial.ts';
import { CellError, DateSerial, type Value } from './value.ts';

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export const dayNames = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** What a cell with this value and number format shows; '' is the automatic format. */
export function displayText(value: Value, format: string, locale: Locale): string {
  if (value === null) return '';
  if (value instanceof CellError) return value.code;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return format === '' || format === '@' ? value : formatText(value, format);
  const number = value instanceof DateSerial ? value.serial : value;
  const wanted = format || (value instanceof DateSerial ? automaticDateFormat(number, locale) : '');
  return wanted === '' || wanted === '@'
    ? generalNumber(number, locale)
    : formatNumber(number, wanted, locale);
}

function automaticDateFormat(serial: number, locale: Locale): string {
  if (Number.isInteger(serial)) return locale.dateFormat;
  return serial > 0 && serial < 1 ? locale.timeFormat : locale.dateTimeFormat;
}

/** A number without a format: ten significant digits, all digits of whole numbers below 10^15. */
export function generalNumber(number: number, locale: Locale): string {
  const size = Math.abs(number);
  if (Number.isInteger(number) && size < 1e15) return String(number === 0 ? 0 : number);
  const rounded = Number(number.toPrecision(10));
  if (size >= 1e15 || size < 1e-9) {
    const [mantissa, power] = rounded.toExponential().split('e') as [string, string];
    const digits = String(Math.abs(Number(power))).padStart(2, '0');
    return `${mantissa.replace('.', locale.decimal)}E${power.startsWith('-') ? '-' : '+'}${digits}`;
  }
  const decimals = Math.max(0, 9 - Math.floor(Math.log10(size)));
  const text = rounded.toFixed(Math.min(decimals, 20));
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace('.', locale.decimal);
}

function formatText(text: string, format: string): string {
  const sections = sectionsOf(format);
  const own = sections[3] ?? sections.find(({ pieces }) => pieces.some(({ kind }) => kind === 'text'));
  if (!own) return text;
  return own.pieces.map((p) => (p.kind === 'text' ? text : p.kind === 'literal' ? p.text : '')).join('');
}

/** A number under a format that is not automatic. */
export function formatNumber(number: number, format: string, locale: Locale): string {
  const sections = sectionsOf(format);
  const first = sections[0]!;
  if (first.isDate) return formatDate(number, first);
  const signed = sections[1] !== undefined && number < 0;
  const section = signed ? sections[1]! : number === 0 && sections[2] ? sections[2] : first;
  if (section.pieces.some(({ kind }) => kind === 'text')) return generalNumber(number, locale);
  const text = formatDigits(Math.abs(number), section, locale);
  return number < 0 && !signed && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Decimal text of a number from 0 up, rounded half away from zero at so many decimals. */
function fixed(number: number, decimals: number): string {
  if (number >= 1e15) return number.toFixed(Math.min(decimals, 20)).replace(/e.*/, '');
  // 15 digits are what a spreadsheet keeps: 1.005 is that, and not the binary number just below it.
  const kept = Number(number.toPrecision(15));
  const shifted = Math.round(Number(shiftPower(kept, decimals)));
  return Number(shiftPower(shifted, -decimals)).toFixed(Math.min(decimals, 100));
}

function shiftPower(number: number, power: number): string {
  const [mantissa, exponent = '0'] = String(number).split('e') as [string, string?];
  return `${mantissa}e${Number(exponent) + power}`;
}

/** How a section writes digits: placeholders on each side of the point, and what scales the number. */
function digitPlan(pieces: readonly Piece[]) {
  const isDigit = (p: Piece | undefined): boolean => p?.kind === 'digit';
  const point = pieces.findIndex(({ kind }) => kind === 'point');
  const exponentAt = pieces.findIndex(({ kind }) => kind === 'exponent');
  const end = exponentAt < 0 ? pieces.length : exponentAt;
  const wholeEnd = point < 0 ? end : point;
  const whole = pieces.slice(0, wholeEnd);
  const lastDigit = pieces.findLastIndex((p, i) => i < end && isDigit(p));
  const isGrouping = (i: number): boolean => pieces[i]!.kind === 'comma' && i < lastDigit;
  return {
    wholeEnd,
    end,
    decimals: point < 0 ? 0 : pieces.slice(point, end).filter(isDigit).length,
    neededDecimals: point < 0 ? 0 : lastNeeded(pieces.slice(point, end).filter(isDigit)),
    grouped: whole.some((_, i) => isGrouping(i)),
    thousands: pieces.filter((p, i) => p.kind === 'comma' && i > lastDigit && i < end).length,
    hundreds: pieces.filter(({ kind }) => kind === 'percent').length,
    wholeDigits: whole.filter(isDigit) as { sign: string }[],
    exponent: exponentAt < 0 ? null : (pieces[exponentAt] as Extract<Piece, { kind: 'exponent' }>),
  };
}

const lastNeeded = (digits: readonly Piece[]): number =>
  digits.findLastIndex((p) => p.kind === 'digit' && p.sign !== '#') + 1;

function formatDigits(size: number, { pieces }: Section, locale: Locale): string {
  if (pieces.some(({ kind }) => kind === 'general')) {
    return pieces.map((p) => (p.kind === 'general' ? generalNumber(size, locale) : literal(p))).join('');
  }
  const plan = digitPlan(pieces);
  const power = plan.exponent && size > 0 ? Math.floor(Math.log10(size)) : 0;
  const scaled = Number(shiftPower(size, plan.hundreds * 2 - plan.thousands * 3 - power));
  const [wholeText = '0', decimalText = ''] = fixed(scaled, plan.decimals).split('.');
  const kept = decimalText.slice(0, Math.max(plan.neededDecimals, decimalText.replace(/0+$/, '').length));
  const whole = wholeParts(wholeText === '0' ? '' : wholeText, plan, locale);
  let wholeIndex = 0;
  let decimalIndex = 0;
  return pieces
    .map((piece, i) => {
      if (piece.kind === 'digit')
        return i < plan.wholeEnd ? whole[wholeIndex++]! : (kept[decimalIndex++] ?? '');
      if (piece.kind === 'point') return locale.decimal;
      if (piece.kind === 'exponent') return exponentText(power, piece);
      return piece.kind === 'percent' ? '%' : literal(piece);
    })
    .join('');
}

const literal = (piece: Piece): string => (piece.kind === 'literal' ? piece.text : '');

const exponentText = (power: number, { plus, digits }: { plus: boolean; digits: number }): string =>
  `E${power < 0 ? '-' : plus ? '+' : ''}${String(Math.abs(power)).padStart(digits, '0')}`;

/** What each placeholder left of the point shows; the first takes all digits that are over. */
function wholeParts(digits: string, plan: ReturnType<typeof digitPlan>, locale: Locale): string[] {
  const places = plan.wholeDigits;
  const parts: string[] = [];
  let used = 0;
  const withGroup = (text: string, position: number): string =>
    plan.grouped && position > 0 && position % 3 === 0 && text !== '' ? text + locale.group : text;
  for (let i = places.length - 1; i >= 0; i--) {
    const blank = places[i]!.sign === '0' ? '0' : places[i]!.sign === '?' ? ' ' : '';
    let text = withGroup(digits[digits.length - 1 - used] ?? blank, used);
    used += 1;
    while (i === 0 && used < digits.length) {
      text = withGroup(digits[digits.length - 1 - used]!, used) + text;
      used += 1;
    }
    parts.unshift(text);
  }
  return parts;
}

function formatDate(serial: number, { pieces }: Section): string {
  const time = timeParts(roundToShown(serial, pieces));
  const day = dayParts(time.day);
  const halfDays = pieces.some(({ kind }) => kind === 'half-day');
  return pieces
    .map((piece, i) => {
      if (piece.kind === 'half-day') {
        return time.hour < 12 ? piece.before : piece.after;
      }
      if (piece.kind === 'fraction')
        return `.${String(time.millisecond).padStart(3, '0').padEnd(piece.digits, '0').slice(0, piece.digits)}`;
      if (piece.kind !== 'date')
        return piece.kind === 'comma' ? ',' : piece.kind === 'point' ? '.' : literal(piece);
      if (piece.elapsed) return elapsedText(serial, piece.letter, piece.count);
      if (piece.letter === 'm' && isMinute(pieces, i)) return pad(time.minute, piece.count);
      return datePiece(piece.letter, piece.count, { ...time, ...day, serialDay: time.day }, halfDays);
    })
    .join('');
}

/** A moment counts as the nearest second, or part of a second, that the format shows. */
function roundToShown(serial: number, pieces: readonly Piece[]): number {
  const fraction = pieces.find((piece) => piece.kind === 'fraction');
  const step = 1000 / 10 ** Math.min(3, fraction?.kind === 'fraction' ? fraction.digits : 0);
  return (Math.round((serial * millisecondsInDay) / step) * step) / millisecondsInDay;
}

const pad = (number: number, count: number): string => String(number).padStart(Math.min(count, 2), '0');

/** An m is a minute next to an hour before it or a second after it. */
function isMinute(pieces: readonly Piece[], at: number): boolean {
  const near = (step: number): string | undefined => {
    for (let i = at + step; i >= 0 && i < pieces.length; i += step) {
      const piece = pieces[i]!;
      if (piece.kind === 'date') return piece.letter;
    }
    return undefined;
  };
  return near(-1) === 'h' || near(1) === 's';
}

function datePiece(
  letter: 'y' | 'm' | 'd' | 'h' | 's',
  count: number,
  at: { year: number; month: number; day: number; hour: number; second: number; serialDay: number },
  halfDays: boolean,
): string {
  if (letter === 'y') return count <= 2 ? pad(at.year % 100, 2) : String(at.year).padStart(4, '0');
  if (letter === 'h') return pad(halfDays ? at.hour % 12 || 12 : at.hour, count);
  if (letter === 's') return pad(at.second, count);
  if (letter === 'd') return count > 2 ? named(dayNames[weekday(at.serialDay)]!, count) : pad(at.day, count);
  if (count === 5) return monthNames[at.month - 1]![0]!;
  return count > 2 ? named(monthNames[at.month - 1]!, count) : pad(at.month, count);
}

const named = (name: string, count: number): string => (count === 3 ? name.slice(0, 3) : name);

function elapsedText(serial: number, letter: string, count: number): string {
  const unit = letter === 'h' ? 24 : letter === 'm' ? 1440 : 86_400;
  const total = Math.floor(Math.abs(serial) * unit + 1e-9);
  return (serial < 0 ? '-' : '') + String(total).padStart(count, '0');
}
