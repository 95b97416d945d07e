import {
  type Decimal,
  decimalOf,
  decimalOfNumber,
  decimalText,
  markOf,
  moneyUnit,
  multiply,
  readAmountText,
  toUnits,
} from '../../src/core/money.ts';
import fc from '../fc.ts';

/** The amount as decimal text with its own mark, or null. */
function amount(text: string, mark: '.' | ',' = '.'): string | null {
  const read = readAmountText(text);
  const decimal = read && decimalOf(read, mark);
  return decimal && show(decimal);
}

function show({ negative, digits, decimals }: Decimal): string {
  const padded = digits.padStart(decimals + 1, '0');
  const whole = padded.slice(0, padded.length - decimals);
  return `${negative ? '-' : ''}${whole}${decimals > 0 ? `.${padded.slice(padded.length - decimals)}` : ''}`;
}

test.each<[text: string, mark: '.' | ',', amount: string | null, why: string]>([
  ['$1,240.00', '.', '1240.00', 'dollars'],
  ['($240.00)', '.', '-240.00', 'an accountant’s minus'],
  ['-$240.00', '.', '-240.00', 'minus before the sign'],
  ['$-240.00', '.', '-240.00', 'minus after the sign'],
  ['240.00-', '.', '-240.00', 'minus behind'],
  ['−5', '.', '-5', 'a real minus sign'],
  ['1.105,90', ',', '1105.90', 'German'],
  ['1 105,90 €', ',', '1105.90', 'French'],
  ["CHF 1'234.50", '.', '1234.50', 'Swiss'],
  ['RM 105.90', '.', '105.90', 'Ringgit'],
  ['12 USD', '.', '12', 'code behind'],
  ['USD 12', '.', '12', 'code before'],
  ['۷۲۰٬۰۰۰ تومان', '.', '720000', 'Persian digits and thousands mark'],
  ['۷۲۰,۰۰۰ تومان', '.', '720000', 'Persian digits, Latin comma'],
  ['۱۲٫۵', '.', '12.5', 'Persian decimal mark'],
  ['720 هزار تومان', '.', '720000', 'thousands in words'],
  ['2.5 میلیون تومان', '.', '2500000', 'millions in words'],
  ['7200000 ریال', '.', '7200000', 'Rial'],
  ['12,34,567.50', '.', '1234567.50', 'Indian groups'],
  ['.5', '.', '0.5', 'no leading zero'],
  ['1E5', '.', '100000', 'a sheet’s exponent'],
  ['1.2E+3', '.', '1200', 'an exponent with decimals'],
  ['="12.50"', '.', '12.50', 'a guarded text'],
  ['150,000/-', '.', '150000', 'a trailing stroke'],
  ['', '.', null, 'nothing'],
  ['free', '.', null, 'a word'],
  ['12 apples', '.', null, 'not money'],
  ['1,23,4', '.', null, 'groups that are none'],
  ['1.2.3', ',', null, 'a version'],
  ['(-5)', '.', null, 'two minuses'],
  ['12/05', '.', null, 'a date'],
  ['NaN', '.', null, 'not a number'],
])('%s is read as %s%s: %s', (text, mark, expected) => {
  expect(amount(text, mark)).toBe(expected);
});

test.each([
  ['12.50', '.'],
  ['12,5', ','],
  ['1,234.5', '.'],
  ['1.234,5', ','],
  ['1.234.567', 'groups'],
  ['1,234', 'either'],
  ['1.234', 'either'],
  ['0.125', '.'],
  ['1234.500', '.'],
  ['1234', 'none'],
])('%s shows the decimal mark %s', (text, mark) => {
  expect(markOf(text)).toBe(mark);
});

test.each([
  ['€', 'EUR'],
  ['usd', 'USD'],
  ['تومان', 'IRT'],
  ['ريال', 'IRR'],
  ['هزار تومان', 'IRHT'],
  ['IRR', 'IRR'],
  ['﷼', 'IRR'],
  ['RM', 'MYR'],
])('%s is %s', (text, code) => {
  expect(moneyUnit(text)?.code).toBe(code);
});

test('Rial and Toman are held in Rial and shown in Toman', () => {
  expect(moneyUnit('IRR')).toEqual({ code: 'IRR', shown: 'IRT', exponent: 0 });
  expect(moneyUnit('IRT')).toEqual({ code: 'IRT', shown: 'IRT', exponent: 1 });
  expect(moneyUnit('XYZ')).toBeNull();
});

test.each([
  [1.005, 2, 101, 'a half in decimals, below one in binary'],
  [-1.005, 2, -101, 'away from zero'],
  [2.675, 2, 268, 'the usual example'],
  [0.1 + 0.2, 1, 3, 'noise of binary'],
  [1e-9, 2, 0, 'nothing'],
  [12.5, 0, 13, 'half a unit'],
  [-12.5, 0, -13, 'half a unit owed'],
  [8_911_407.904, 2, 891_140_790, 'down'],
])('%d with %d decimals is %d units: %s', (value, exponent, units) => {
  expect(toUnits(decimalOfNumber(value), exponent)).toBe(units);
});

test('units and decimals go back and forth exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 4 }), (units, decimals) => {
      const text = decimalText(units, 10 ** decimals, decimals);
      const read = decimalOf(readAmountText(text)!, '.')!;
      expect(toUnits(read, decimals)).toBe(units);
      expect(toUnits(decimalOfNumber(Number(text)), decimals)).toBe(units);
    }),
  );
});

test('a product is exact however long', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.bigInt({ min: 0n, max: 10n ** 18n }), (a, b) => {
      const digits = (value: bigint): Decimal => ({
        negative: false,
        digits: value === 0n ? '' : String(value),
        decimals: 0,
      });
      expect(multiply(digits(a), digits(b)).digits || '0').toBe(String(a * b));
    }),
  );
});

test.each([
  [40_460, 100, 2, '404.60'],
  [14_200_000, 10, 0, '1420000'],
  // A Rial is never dropped.
  [14_200_005, 10, 0, '1420000.5'],
  [-5, 100, 2, '-0.05'],
  [0, 1, 0, '0'],
  [720_000, 1, 0, '720000'],
])('%d units of %d with %d decimals are written %s', (units, scale, decimals, text) => {
  expect(decimalText(units, scale, decimals)).toBe(text);
});
