import { mayFillMore, movedFormula, wouldBeRead } from '../../src/segments/formulas.ts';

describe('a formula that moves from row 3 to row 9', () => {
  const moved = (formula: string) => movedFormula(formula, (row) => (row === 3 ? 9 : row));

  test.each([
    ['=C3*2', '=C9*2', 'reads its own row'],
    ['=SUM(C3:F3)', '=SUM(C9:F9)', 'both ends of a range'],
    ['=$C3+C$3', '=$C9+C$3', 'a fixed row stays'],
    ['=C2+C33', '=C2+C33', 'other rows stay'],
    ["=Orders!C3+'Left out'!A3:B3", "=Orders!C3+'Left out'!A3:B3", 'other tabs stay'],
    ['="C3"&C3', '="C3"&C9', 'text stays'],
    ['=LOG10(C3)+TAX3X', '=LOG10(C9)+TAX3X', 'functions and names stay'],
    ['=VLOOKUP(A3;Orders!A:C;3;0)', '=VLOOKUP(A9;Orders!A:C;3;0)', 'whole columns stay'],
  ])('%s becomes %s: %s', (formula, expected) => {
    expect(moved(formula)).toBe(expected);
  });
});

test.each([
  ['=ARRAYFORMULA(C3:C*2)', true],
  ['={"Tenth"; C3:C}', true],
  ['=RFM_SCORE(Orders!A:H)', true],
  ['=C3*2', false],
  ['=SUM(C3:C9)', false],
  ['="FILTER("&C3', false],
])('%s may fill more than its cell: %s', (formula, expected) => {
  expect(mayFillMore(formula)).toBe(expected);
});

test.each([
  ['0912', true],
  ['1/2', true],
  ['3.5%', true],
  ['$ 12.50', true],
  ['12:30', true],
  ['TRUE', true],
  ['12 Mar', true],
  ['1e5', true],
  ['called 3 times', false],
  ['wholesale', false],
  ['A-12', false],
  ['', false],
])('a sheet makes something else of "%s": %s', (text, expected) => {
  expect(wouldBeRead(text)).toBe(expected);
});
