import { formula, inPersian } from './formula.ts';

/** The worked shop of the definitions; every figure below was reckoned by hand, the working beside it where it helps. */
const tabs = {
  Orders: [
    ['customer', 'date', 'amount'],
    ['A', '2024-01-01', 100],
    ['A', '2024-02-01', 100],
    ['A', '2024-04-10', 100],
    ['B', '2024-01-15', 50],
    ['B', '2024-04-20', 0],
    ['C', '2024-02-10', 80],
    ['D', '2024-04-30', 20],
    ['D', '2024-04-30', 20],
  ],
};
const reckon = (text: string) => formula(text, tabs);

test('RFM_SCORE in fifths, best score first', () => {
  expect(reckon('=RFM_SCORE(Orders!A:C; ; ; "fifths")')).toEqual([
    ['customer', 'recency_days', 'orders', 'total_spent', 'R', 'F', 'M', 'score', 'segment'],
    ['D', 0, 2, 40, 5, 2, 1, '521', 'potential loyalist'],
    ['B', 10, 2, 50, 4, 2, 2, '422', 'potential loyalist'],
    ['A', 20, 3, 300, 3, 4, 4, '344', 'loyal'],
    ['C', 80, 1, 80, 2, 1, 3, '213', 'hibernating'],
  ]);
});

test('RFM_SCORE by counts, and RFM_SEGMENT of it', () => {
  expect(reckon('=RFM_SCORE(Orders!A:C; ; ; "counts"; "A")')).toBe('334');
  expect(reckon('=RFM_SEGMENT(RFM_SCORE(Orders!A:C; ; ; "counts"; "A"))')).toBe('need attention');
});

describe('figures of one number', () => {
  test.each([
    ['=AOV(Orders!A:C)', 58.75, '470 ÷ 8'],
    ['=ORDERS_PER_CUSTOMER(Orders!A:C)', 2, '8 ÷ 4'],
    ['=REPEAT_RATE(Orders!A:C)', 0.75, 'A, B and D of four'],
    ['=ARPU(Orders!A:C)', 470 / 7, 'two, two, none and three customers in the four months'],
    ['=CLV(Orders!A:C)', (470 / 4) * (365 / 121), '121 days of history'],
    ['=CLV(Orders!A:C; ; ; ; "D")', (40 * 365) / 121, 'D spent 40'],
    ['=CHURN_RATE(Orders!A:C; "2024-02-01"; "2024-02-29")', 0.5, 'of A and B of January, A came'],
    ['=CHURN_RATE(Orders!A:C; "2024-02")', 0.5, 'the same by the month alone'],
    ['=RETENTION_RATE(Orders!A:C; "2024-02")', 0.5, 'the other half'],
    ['=RETENTION_RATE(Orders!A:C; "2024-04-01"; "2024-04-30"; "ever")', 2 / 3, 'A and B of A, B and C'],
    ['=NPS({10; 9; 7; 3})', 25, 'two promoters and one detractor of four'],
  ])('%s is %d: %s', (text, value) => {
    expect(reckon(text)).toBeCloseTo(value, 12);
  });
});

test('the printed figures of the definitions', () => {
  expect(reckon('=ARPU(Orders!A:C)')).toBeCloseTo(67.142857, 6);
  expect(reckon('=CLV(Orders!A:C)')).toBeCloseTo(354.442149, 6);
  expect(reckon('=CLV(Orders!A:C; ; ; ; "D")')).toBeCloseTo(120.661157, 6);
});

test('NEXT_ORDER_RATE within 60 days: of A, B and C after their first, A came back, after 31 days', () => {
  expect(reckon('=NEXT_ORDER_RATE(Orders!A:C; 3; 60)')).toEqual([
    ['after_order', 'customers', 'came_back', 'share', 'median_days'],
    [1, 3, 1, 1 / 3, 31],
    [2, 1, 0, 0, ''],
    [3, 0, 0, '', ''],
  ]);
});

test('CUSTOMER_STAGE, lapsing first, with the day of the next order', () => {
  expect(reckon('=CUSTOMER_STAGE(Orders!A:C)')).toEqual([
    ['customer', 'stage', 'days_since', 'usual_gap', 'next_order'],
    ['C', 'lapsing', 80, 73, '2024-04-23'],
    ['A', 'active', 20, 50, '2024-05-30'],
    ['B', 'active', 10, 73, '2024-07-02'],
    ['D', 'new', 0, 73, '2024-07-12'],
  ]);
});

test('COHORT_RETENTION by month: April is whole, as its last day is the latest order’s', () => {
  expect(reckon('=COHORT_RETENTION(Orders!A:C)')).toEqual([
    ['cohort', 'customers', 'whole_periods', 0, 1, 2, 3],
    ['2024-01', 2, 4, 1, 0.5, 0, 1],
    ['2024-02', 1, 3, 1, 0, 0, ''],
    ['2024-04', 1, 1, 1, '', '', ''],
  ]);
});

test('KPI_TABLE: four months, March empty, February as printed', () => {
  const table = reckon('=KPI_TABLE(Orders!A:C)') as unknown[][];
  expect(table.map((row) => row[0])).toEqual(['period', '2024-01', '2024-02', '2024-03', '2024-04']);
  expect(table[1]).toEqual(['2024-01', 150, 2, 2, 2, 0, 0, 0, '', '', 75, 75]);
  expect(table[2]).toEqual(['2024-02', 180, 2, 2, 1, 1, 100 / 180, 0, 0.5, 0.5, 90, 90]);
  expect(table[3]).toEqual(['2024-03', 0, 0, 0, 0, 0, '', '', 0, 1, '', '']);
  expect(table[4]).toEqual(['2024-04', 140, 4, 3, 1, 2, 100 / 140, 1 / 3, '', '', 35, 140 / 3]);
});

test('RETENTION_READINESS: A and B of four bought before the last 90 days, too few to start', () => {
  expect(reckon('=RETENTION_READINESS(Orders!A:C)')).toEqual([[0.5, 'too early']]);
});

test('in a Persian file headers and names are Persian, figures are the same', () => {
  const table = formula('=RFM_SCORE(Orders!A:C; ; ; "fifths")', tabs, inPersian) as unknown[][];
  expect(table[0]![8]).toBe('بخش');
  expect(table[1]).toEqual(['D', 0, 2, 40, 5, 2, 1, '521', 'وفاداران بالقوه']);
  expect(formula('=CUSTOMER_STAGE(Orders!A:C; ; "C")', tabs, inPersian)).toBe('رو به ریزش');
});
