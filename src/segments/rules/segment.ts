import { choice } from '../../core/params.ts';
import { segmentNames } from '../../metrics/segmentGrid.ts';
import { type GridId, gridNames, gridSegments, segmentInGrid } from './grids.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'segment',
  name: { en: 'segment', fa: 'بخش' },
  help: { en: 'One of the named segments of a grid of scores.', fa: 'یکی از بخش‌های نام‌دار یک جدول امتیاز.' },
  params: {
    segment: choice({
      label: { en: 'segment', fa: 'بخش' },
      help: { en: 'Its name, such as at risk.', fa: 'نام بخش، مانند در معرض خطر.' },
      options: { ...segmentNames, ...gridSegments },
    }),
    grid: choice({
      label: { en: 'grid', fa: 'جدول' },
      help: { en: 'Whose grid. Blank: the ten of the tabs.', fa: 'جدول چه کسی. خالی: ده بخش همین تب‌ها.' },
      options: gridNames,
      otherwise: 'ten',
    }),
  },
  test: ({ segment, grid }, facts) => {
    if (grid === 'ten') return (who) => facts.segment[who] === segment;
    return (who) => segmentInGrid(grid as GridId, facts.r[who]!, facts.f[who]!, facts.m[who]!) === segment;
  },
});
