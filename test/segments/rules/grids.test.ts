import { gridReport, segmentInGrid } from '../../../src/segments/rules/grids.ts';

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
