import type { Context } from '../../../src/core/context.ts';
import { matching } from '../../../src/segments/rules/expression.ts';
import { gridReport, scoresIn, segmentInGrid, segmentsIn } from '../../../src/segments/rules/grids.ts';
import { parseExpression } from '../../../src/segments/rules/parseExpression.ts';
import { factsOf } from './factsOf.ts';

const context: Context = { zone: { id: 'UTC', offsetAt: () => 0 }, language: 'en', savedMapping: () => null };

// Counts by first match and unreachable names: rfm 0.3.0 vignette and rfm 0.2 docs, reckoned apart over all 125 cells.
test('the grid of the rfm vignette covers as many cells as its table says', () => {
  const { cells, unassigned, unreachable } = gridReport('r');
  expect(Object.fromEntries(cells)).toEqual({
    lost: 14,
    at_risk: 7,
    need_attention: 4,
    cant_lose: 6,
    about_to_sleep: 10,
    loyal: 15,
    promising: 8,
    potential_loyalist: 35,
    new: 15,
    champions: 1,
    others: 10,
  });
  expect(unassigned).toBe(10);
  expect(unreachable).toEqual([]);
});

test('the earlier grid of rfm has three names that nobody can bear', () => {
  expect(gridReport('r_docs')).toMatchObject({
    unassigned: 36,
    unreachable: ['new', 'promising', 'cant_lose'],
  });
});

test('the ten segments cover every cell and each can be reached', () => {
  expect(gridReport('ten')).toMatchObject({ unassigned: 0, unreachable: [] });
});

test('Putler goes by the mean of F and M', () => {
  expect(segmentInGrid('putler', 5, 5, 3)).toBe('champions');
  expect(segmentInGrid('putler', 5, 1, 1)).toBe('potential_loyalist');
});

// Counts of cells by group: Klaviyo's help page "Understanding scoring and customer groups in the RFM report".
test('Klaviyo names each of its 27 cells once', () => {
  const { cells, total, unassigned, unreachable, empty } = gridReport('klaviyo');
  expect({ ...Object.fromEntries(cells), total, unassigned }).toEqual({
    champions: 3,
    loyal: 5,
    recent: 5,
    need_attention: 5,
    at_risk: 5,
    inactive: 4,
    total: 27,
    unassigned: 0,
  });
  expect([unreachable, empty]).toEqual([[], []]);
});

describe('Klaviyo\u2019s own scores', () => {
  // Days since, orders of 10 each: R by 180 and 365 days; of six payers one each 1, 1, 2, 2, 3, 4 orders.
  const facts = factsOf([
    { orders: [[180, 10]] },
    { orders: [[181, 10]] },
    {
      orders: [
        [366, 10],
        [365, 10],
      ],
    },
    {
      orders: [
        [900, 10],
        [366, 10],
      ],
    },
    {
      orders: [
        [30, 10],
        [20, 10],
        [10, 10],
      ],
    },
    {
      orders: [
        [30, 10],
        [20, 10],
        [10, 10],
        [0, 0],
        [5, 10],
      ],
    },
    { orders: [[1, 0]] },
  ]);

  test('go by days for R and by thirds of those who paid for F and M', () => {
    const { r, f, m } = scoresIn('klaviyo', facts);
    expect(r.map((score, who) => `${score}${f[who]}${m[who]}`)).toEqual([
      '311',
      '211',
      '222',
      '122',
      '333',
      '333',
      '000',
    ]);
  });

  test('put each customer into one group, and who never paid into others', () => {
    const groups = [...segmentsIn('klaviyo'), 'others'].map((segment): [string, number[]] => [
      segment,
      matching({ rule: 'segment', typed: { segment, grid: 'klaviyo' } }, facts, context),
    ]);
    expect(Object.fromEntries(groups)).toEqual({
      champions: [4, 5],
      loyal: [],
      recent: [0, 2],
      need_attention: [],
      at_risk: [1, 3],
      inactive: [],
      others: [6],
    });
  });
});

test('segments that need a score which nobody has are told apart from those that no score leads to', () => {
  const once = gridReport('ten', { r: [1, 2, 3, 4, 5], f: [1, 4] });
  expect(once).toMatchObject({
    unreachable: [],
    empty: ['potential_loyalist', 'need_attention', 'cant_lose'],
  });
});

test.each([
  ['segment: lost', 'the grid "ten segments" has no "lost"'],
  ['segment: hibernating; grid Klaviyo', 'the grid "Klaviyo" has no "hibernating"'],
])('%s is refused, as nobody could ever be in it', (text, sentence) => {
  expect(() => matching(parseExpression(text), factsOf([{}]), context)).toThrow(sentence);
});
