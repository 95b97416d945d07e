import { canPoint, completionAt, sheetPrefix } from '../../../../local/page/grid/completion.ts';
import type { FunctionHelp } from '../../../../local/page/protocol.ts';

const help = (name: string): FunctionHelp => ({ name, parameters: [], summary: '', returns: '' });
const functions = ['RFM_SCORE', 'RFM_SEGMENT', 'REPEAT_RATE', 'SUM', 'HSTACK', 'AOV'].map(help);
const at = (text: string) => {
  const caret = text.indexOf('|');
  return completionAt(text.replace('|', ''), caret, functions);
};

test.each([
  ['=r|', ['RFM_SCORE', 'RFM_SEGMENT', 'REPEAT_RATE']],
  ['=RFM_S|', ['RFM_SCORE', 'RFM_SEGMENT']],
  ['=SUM(a|', ['AOV']],
  ['=SUM(A1,h|)', ['HSTACK']],
  ['r|', []],
  ['=|', []],
  ['=SUM(A:H|)', []],
  ['=RFM_SCORE(Orders!A|', []],
  ['="r|"', []],
  ["='R|", []],
  ['=XR|', []],
])('%s offers %j', (text, names) => {
  expect(at(text).matches.map(({ name }) => name)).toEqual(names);
});

test.each([
  ['=RFM_SCORE(|', 'RFM_SCORE', 0],
  ['=RFM_SCORE(Orders!A:H; |', 'RFM_SCORE', 1],
  ['=RFM_SCORE(HSTACK(A:A, B:B), |', 'RFM_SCORE', 1],
  ['=RFM_SCORE(HSTACK(A:A, |', 'HSTACK', 1],
  ['=SUM({1,2;3,4}, |', 'SUM', 1],
  ['=SUM("a,b(", |', 'SUM', 1],
] as const)('%s is inside %s, parameter %i', (text, name, parameter) => {
  expect(at(text).call).toEqual({ help: help(name), parameter });
});

test.each(['=SUM(A1)|', '=UNHEARD_OF(|', '=1+|', '=(|'])('%s is inside no function that is known', (text) => {
  expect(at(text).call).toBeNull();
});

test.each([
  ['=', true],
  ['=SUM(', true],
  ['=A1+', true],
  ['=A1; ', true],
  ['=A1', false],
  ['="a+', false],
  ['a+', false],
])('after %j a click writes the name of a cell: %s', (text, expected) => {
  expect(canPoint(text, text.length)).toBe(expected);
});

test.each([
  ['Orders', 'Orders!'],
  ['سفارشات', 'سفارشات!'],
  ['At risk', "'At risk'!"],
  ["Can't lose", "'Can''t lose'!"],
  ['2025', "'2025'!"],
])('the sheet %s is written %s', (name, written) => {
  expect(sheetPrefix(name)).toBe(written);
});
