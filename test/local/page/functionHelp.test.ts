import { offeredFunctions } from '../../../local/page/functionHelp.ts';
import { tinyBundle } from './tinyBundle.ts';

test('cells are offered what the code declares for them, with its help', () => {
  const offered = offeredFunctions(tinyBundle.code);
  expect(offered.map(({ name }) => name)).toEqual(['DOUBLE', 'FAIL']);
  expect(offered[0]).toEqual({
    name: 'DOUBLE',
    summary: 'Doubles each number.',
    parameters: [
      { name: 'numbers', help: 'What to double.', optional: false },
      { name: 'times', help: 'How often.', optional: true },
    ],
    returns: 'the same shape',
  });
});

test('a doc comment that stands elsewhere, or says nothing of cells, offers nothing', () => {
  const code = `/** Far away. @customfunction */ var x = 1; function A() {} /** Plain. */ function B() {} function C() {}`;
  expect(offeredFunctions(code)).toEqual([]);
});

test('a help of several lines reads as one', () => {
  const code =
    '/**\n * Says\n * much.\n * @param {Date} day A day\n *   or text.\n * @customfunction\n */\nfunction F(day) {}';
  expect(offeredFunctions(code)[0]).toMatchObject({
    summary: 'Says much.',
    parameters: [{ name: 'day', help: 'A day or text.', optional: false }],
  });
});
