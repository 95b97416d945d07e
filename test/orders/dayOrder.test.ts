import { dayOf } from '../../src/core/days.ts';
import { leftOut, read, refusal, rows } from './reading.ts';

const column = (...days: string[]) =>
  rows('customer | date | amount EUR', ...days.map((day) => `A | ${day} | 1`));

test('a day that fits only another order than most of its column does not exist', () => {
  const table = column('25/04/2024', '26/04/2024', '27/04/2024', '04/28/2024', '03/04/2024');
  const reading = read(table);
  expect(leftOut(reading)).toEqual({ 'unreadable date': [1, '1.00'] });
  expect(reading.to).toBe(read(column('27/04/2024')).to);
  expect(reading.from).toBe(read(column('2024-04-03')).from);
  expect(refusal(table)).toContain('row 5 of the range: "date" is "04/28/2024", not a date');
  const other = read(column('04/25/2024', '04/26/2024', '28/04/2024 10:15'));
  expect(leftOut(other)).toEqual({ 'unreadable date': [1, '1.00'] });
});

test('a column whose cells are about as many of each order is asked, and an error in a cell', () => {
  const table = column('25/04/2024', '04/28/2024', '2024-04-29');
  const reading = read(table);
  expect(leftOut(reading)).toEqual({ 'unclear date': [2, '2.00'] });
  expect(reading.questions).toMatchObject([{ kind: 'dateOrder' }]);
  expect(refusal(table)).toContain('day and month not clear');
  expect(leftOut(read(table, { dateOrder: 'mdy' }))).toEqual({ 'unreadable date': [1, '1.00'] });
  expect(leftOut(read(table, { dateOrder: 'dmy' }))).toEqual({ 'unreadable date': [1, '1.00'] });
});

test('days that leave no doubt in any order are never refused', () => {
  const table = column('25/04/2024', '05/05/2024', '28 Apr 2024', '1403/02/10', '10/02/1403', 'Apr 29, 2024');
  expect(leftOut(read(table))).toEqual({});
});

test('dots between the numbers of a day say that the day comes first, where nothing says otherwise', () => {
  const reading = read(column('05.01.2026', '۰۷.۰۲.۲۰۲۶ 10:15'));
  expect([reading.from, reading.to]).toEqual([dayOf(2026, 1, 5), dayOf(2026, 2, 7)]);
  expect(reading.questions).toEqual([]);
  expect(leftOut(read(column('05.01.2026', '05/01/2026')))).toEqual({ 'unclear date': [2, '2.00'] });
  expect(leftOut(read(column('05.01.26')))).toEqual({ 'unclear date': [1, '1.00'] });
});
