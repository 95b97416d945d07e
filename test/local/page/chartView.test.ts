import { Book } from '../../../local/book/book.ts';
import type { Chart } from '../../../local/book/layout.ts';
import { roundUp, scaleOf, shortNumber } from '../../../local/page/chartScale.ts';
import { chartViews } from '../../../local/page/chartView.ts';

function chartOf(chart: Partial<Chart>) {
  const sheet = new Book({ id: 'x', zone: 'Asia/Tehran' }).addSheet('Dashboard');
  sheet.enter(1, 1, [
    ['Month', 'Returning', 'New'],
    ['May', 3000, 5000],
    ['Jun', '', 5200],
  ]);
  sheet.restyle({ row: 2, column: 2, rows: 2, columns: 2 }, { numberFormat: '#,##0' });
  const ranges = [{ sheetId: sheet.id, area: { row: 1, column: 1, rows: 3, columns: 3 } }];
  const usual = { id: 1, type: 'COLUMN', ranges, row: 2, column: 5, offsetX: 0, offsetY: 0, options: {} };
  sheet.layout = { ...sheet.layout, charts: [{ ...usual, ...chart }] };
  return chartViews(sheet)[0]!;
}

test('a chart draws the cells it means: names, then one series a column', () => {
  const view = chartOf({ options: { title: 'Revenue', isStacked: true, width: 480, height: 280 } });
  expect(view).toMatchObject({
    kind: 'column',
    title: 'Revenue',
    stacked: true,
    width: 480,
    categories: ['May', 'Jun'],
  });
  expect(view.series.map(({ name, values, texts }) => ({ name, values, texts }))).toEqual([
    { name: 'Returning', values: [3000, null], texts: ['3,000', ''] },
    { name: 'New', values: [5000, 5200], texts: ['5,000', '5,200'] },
  ]);
});

test('colors are taken by list, by series and by path', () => {
  const colors = (options: Record<string, unknown>) => chartOf({ options }).series.map(({ color }) => color);
  expect(colors({ colors: ['#111111', '#222222'] })).toEqual(['#111111', '#222222']);
  expect(colors({ series: { 1: { color: '#333333' } } })).toEqual(['#4285f4', '#333333']);
  expect(colors({ 'series.0.color': '#444444' })).toEqual(['#444444', '#ea4335']);
});

test('a chart of a sheet that is gone is empty', () => {
  const view = chartOf({ ranges: [{ sheetId: 77, area: { row: 1, column: 1, rows: 2, columns: 2 } }] });
  expect([view.categories, view.series]).toEqual([[], []]);
});

test('names and numbers may come from ranges that lie apart', () => {
  const apart = (sheetId: number) => [
    { sheetId, area: { row: 1, column: 1, rows: 3, columns: 1 } },
    { sheetId, area: { row: 1, column: 3, rows: 3, columns: 1 } },
  ];
  const view = chartOf({ ranges: apart(0), type: 'BAR' });
  expect([view.kind, view.categories, view.series.map(({ name }) => name)]).toEqual([
    'bar',
    ['May', 'Jun'],
    ['New'],
  ]);
});

test.each([
  [0, 1],
  [6519, 8000],
  [10, 10],
  [11, 20],
  [21, 30],
  [0.07, 0.08],
  [260, 300],
])('a scale for %d ends at %d', (value, end) => {
  expect(roundUp(value)).toBeCloseTo(end, 10);
});

test('stacked columns are as high as their sum, others as the highest', () => {
  const stacked = chartOf({ options: { isStacked: true } });
  expect([scaleOf(stacked), scaleOf({ ...stacked, stacked: false })]).toEqual([8000, 6000]);
  expect(scaleOf({ ...stacked, stacked: false, series: stacked.series.slice(0, 1) })).toBe(3000);
});

test.each([
  [0, '0'],
  [5000, '5000'],
  [20_000, '20K'],
  [1_500_000, '1.5M'],
  [89_400_000, '89.4M'],
  [2e9, '2B'],
])('the axis says %d as %s', (value, text) => {
  expect(shortNumber(value)).toBe(text);
});
