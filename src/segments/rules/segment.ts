import { UserError } from '../../core/errors.ts';
import { choice } from '../../core/params.ts';
import { segmentNames } from '../../metrics/segmentGrid.ts';
import { labeled } from './common.ts';
import {
  type GridId,
  type GridSegment,
  gridNames,
  gridSegments,
  scoresIn,
  segmentInGrid,
  segmentsIn,
} from './grids.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'segment',
  name: { en: 'segment', fa: 'بخش' },
  params: {
    segment: choice({
      ...labeled('segment', 'بخش'),
      options: { ...segmentNames, ...gridSegments },
    }),
    grid: choice({
      ...labeled('grid', 'جدول'),
      options: gridNames,
      otherwise: 'ten',
    }),
  },
  test: ({ segment, grid: id }, facts) => {
    const grid = id as GridId;
    if (segment !== 'others' && !segmentsIn(grid).includes(segment as GridSegment))
      throw noSuchName(segment as GridSegment, grid);
    if (grid === 'ten') return (who) => facts.segment[who] === segment;
    const { r, f, m } = scoresIn(grid, facts);
    return (who) => segmentInGrid(grid, r[who]!, f[who]!, m[who]!) === segment;
  },
});

function noSuchName(segment: GridSegment, grid: GridId): UserError {
  const name = { ...segmentNames, ...gridSegments }[segment];
  return new UserError({
    en: `the grid "${gridNames[grid].en}" has no "${name.en}"; name another grid`,
    fa: `جدول «${gridNames[grid].fa}» نام «${name.fa}» ندارد؛ جدول دیگری بنویسید`,
  });
}
