import { choice } from '../../core/params.ts';
import { segmentNames } from '../../metrics/segmentGrid.ts';
import { labeled } from './common.ts';
import { type GridId, gridNames, gridSegments, segmentInGrid } from './grids.ts';
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
  test: ({ segment, grid }, facts) => {
    if (grid === 'ten') return (who) => facts.segment[who] === segment;
    return (who) => segmentInGrid(grid as GridId, facts.r[who]!, facts.f[who]!, facts.m[who]!) === segment;
  },
});
