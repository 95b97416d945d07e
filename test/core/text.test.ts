import { cleanText, compareCodePoints, foldDigits, foldHeader, foldText } from '../../src/core/text.ts';
import fc from '../fc.ts';

test.each([
  ['علي كريمي', 'علی کریمی', 'Arabic ye and kaf'],
  ['پرداخت‌شده', 'پرداختشده', 'half-space'],
  ['  Anna   Jansen ', 'anna jansen', 'spaces'],
  ['Ａｎｎａ', 'anna', 'full width'],
  ['۰۹۱۲', '0912', 'Persian digits'],
  ['٠٩١٢', '0912', 'Arabic digits'],
  ['کـــتاب', 'کتاب', 'tatweel'],
  ['مَرد', 'مرد', 'vowel marks'],
  ['A\u00a0B', 'a b', 'no-break space'],
  ['\ufeffid', 'id', 'a byte order mark'],
])('%s folds to %s: %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) =>
      expect(foldText(foldText(text))).toBe(foldText(text)),
    ),
  );
});

test.each([
  ['Order-ID', 'order id'],
  ['Order #', 'order number'],
  ['item_cost', 'item cost'],
  ['E-Mail (Billing)', 'e mail billing'],
  ['مبلغ (تومان)', 'مبلغ تومان'],
  ['Created date (UTC)', 'created date utc'],
])('the header %s folds to %s', (header, folded) => {
  expect(foldHeader(header)).toBe(folded);
});

test.each([
  ["'2801AA", '2801AA'],
  ["'+31612345678", '+31612345678'],
  ['="6585954"', '6585954'],
  [' x ', 'x'],
  ["'tis", "'tis"],
  ["O'Neil", "O'Neil"],
])('%s says %s', (text, said) => {
  expect(cleanText(text)).toBe(said);
});

test('digits of three scripts are one', () => {
  expect(foldDigits('۱۲٣4')).toBe('1234');
});

test('texts are ordered by code unit, the same everywhere', () => {
  expect(['b', 'ا', 'B', 'é', '1'].sort(compareCodePoints)).toEqual(['1', 'B', 'b', 'é', 'ا']);
});
