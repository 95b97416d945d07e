import { DateSerial, type Matrix } from '../../book/value.ts';
import { fail, finite, toNumber } from '../coerce.ts';
import { divide, power } from '../operators.ts';
import { type BuiltIns, cells, numberOf, numbers, truthOf, whole, wholeNumberOf } from './define.ts';

/** A number moved by so many decimal places, without the noise of a multiplication. */
function shifted(number: number, places: number): number {
  const [mantissa, exponent = '0'] = String(number).split('e') as [string, string?];
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/** Rounds to decimal places in a direction; 15 digits count, as in a cell, so that 1.005 is not a little less. */
function roundAt(number: number, places: number, direction: (size: number) => number): number {
  const whole = Math.trunc(places);
  const kept = Number(Math.abs(number).toPrecision(15));
  const size = shifted(direction(Number(shifted(kept, whole).toPrecision(15))), -whole);
  return number < 0 ? -size || 0 : size;
}

/** The remainder with the sign of the divisor, as in Sheets. */
function modulo(dividend: number, divisor: number): number {
  if (divisor === 0) fail('#DIV/0!', 'Division by zero is not possible.');
  return dividend - divisor * Math.floor(dividend / divisor) || 0;
}

const positive = (number: number, run: (number: number) => number): number =>
  number > 0 ? run(number) : fail('#NUM!', 'The argument must be greater than 0.');

function toStep(number: number, step: number, direction: (quotient: number) => number): number {
  if (step === 0) return 0;
  if (number > 0 && step < 0) fail('#NUM!', 'The factor must be positive for a positive number.');
  return Number((direction(Number((number / step).toPrecision(15))) * step).toPrecision(15));
}

function factorial(number: number): number {
  if (number < 0) fail('#NUM!', 'The argument must be 0 or more.');
  let product = 1;
  for (let i = 2; i <= Math.trunc(number); i++) product *= i;
  return finite(product);
}

/** Rows of random numbers; `one` makes each. */
function table(rows: number, columns: number, one: () => number): Matrix {
  if (rows < 1 || columns < 1) fail('#NUM!', 'Rows and columns must be 1 or more.');
  return Array.from({ length: rows }, () => Array.from({ length: columns }, one));
}

export const math: BuiltIns = {
  ABS: numbers([1, 1], (n) => Math.abs(n!)),
  INT: numbers([1, 1], (n) => Math.floor(n!)),
  SIGN: numbers([1, 1], (n) => Math.sign(n!)),
  TRUNC: numbers([1, 2], (n, places = 0) => roundAt(n!, places, Math.floor)),
  ROUND: numbers([1, 2], (n, places = 0) => roundAt(n!, places, Math.round)),
  ROUNDUP: numbers([1, 2], (n, places = 0) => roundAt(n!, places, Math.ceil)),
  ROUNDDOWN: numbers([1, 2], (n, places = 0) => roundAt(n!, places, Math.floor)),
  CEILING: numbers([1, 2], (n, step = 1) => toStep(n!, step, Math.ceil)),
  FLOOR: numbers([1, 2], (n, step = 1) => toStep(n!, step, Math.floor)),
  MROUND: numbers([2, 2], (n, step) => toStep(n!, step!, Math.round)),
  MOD: numbers([2, 2], (dividend, divisor) => modulo(dividend!, divisor!)),
  QUOTIENT: numbers([2, 2], (dividend, divisor) => Math.trunc(divide(dividend!, divisor!))),
  SQRT: numbers([1, 1], (n) => (n! < 0 ? fail('#NUM!', 'The argument must be 0 or more.') : Math.sqrt(n!))),
  POWER: numbers([2, 2], (base, exponent) => power(base!, exponent!)),
  POW: numbers([2, 2], (base, exponent) => power(base!, exponent!)),
  EXP: numbers([0, 1], (n = 1) => Math.exp(n)),
  LN: numbers([1, 1], (n) => positive(n!, Math.log)),
  LOG10: numbers([1, 1], (n) => positive(n!, Math.log10)),
  LOG: numbers([1, 2], (n, base = 10) =>
    base === 10 ? positive(n!, Math.log10) : positive(n!, Math.log) / positive(base, Math.log),
  ),
  PI: numbers([0, 0], () => Math.PI),
  FACT: numbers([1, 1], (n) => factorial(n!)),
  EVEN: numbers([1, 1], (n) => Math.sign(n!) * Math.ceil(Math.abs(n!) / 2) * 2),
  ISEVEN: cells([1, 1], ([n], { locale }) => Math.trunc(toNumber(n!, locale)) % 2 === 0),
  ISODD: cells([1, 1], ([n], { locale }) => Math.trunc(toNumber(n!, locale)) % 2 !== 0),
  ADD: cells([2, 2], ([a, b], { locale }) => finite(toNumber(a!, locale) + toNumber(b!, locale))),
  MINUS: cells([2, 2], ([a, b], { locale }) => finite(toNumber(a!, locale) - toNumber(b!, locale))),
  MULTIPLY: cells([2, 2], ([a, b], { locale }) => finite(toNumber(a!, locale) * toNumber(b!, locale))),
  DIVIDE: cells([2, 2], ([a, b], { locale }) => divide(toNumber(a!, locale), toNumber(b!, locale))),
  RAND: whole([0, 0], (_, at) => at.random()),
  RANDBETWEEN: whole([2, 2], ([low, high], at) => {
    const first = Math.ceil(numberOf(low, at, 0));
    const last = Math.floor(numberOf(high, at, 0));
    if (last < first) fail('#NUM!', 'The upper bound must not be below the lower one.');
    return first + Math.floor(at.random() * (last - first + 1));
  }),
  RANDARRAY: whole([0, 2], ([rows, columns], at) =>
    table(wholeNumberOf(rows, at, 1), wholeNumberOf(columns, at, 1), () => at.random()),
  ),
  SEQUENCE: whole([1, 5], ([rows, columns, start, step, byColumn], at) => {
    const width = wholeNumberOf(columns, at, 1);
    const height = wholeNumberOf(rows, at, 1);
    const first = numberOf(start, at, 1);
    const stride = numberOf(step, at, 1);
    const down = truthOf(byColumn, at, false);
    let cell = 0;
    return table(height, width, () => {
      const row = Math.floor(cell / width);
      const index = down ? (cell % width) * height + row : cell;
      cell += 1;
      return first + index * stride;
    });
  }),
  N: cells([1, 1], ([value]) => {
    if (typeof value === 'number') return value;
    if (value instanceof DateSerial) return value.serial;
    return value === true ? 1 : 0;
  }),
};
