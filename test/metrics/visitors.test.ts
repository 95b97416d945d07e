import { readVisitors } from '../../src/metrics/visitors.ts';

test('a row for each kind, under the comment lines of an export', () => {
  const table = [
    ['# ----------------------------------------', ''],
    ['# Retention overview', ''],
    ['New / returning', 'Active users', 'Sessions'],
    ['new', '1,200', 1500],
    ['returning', '400', 900],
    ['', 1600, 2400],
  ];
  expect(readVisitors(table)).toEqual({ fresh: 1200, returning: 400, returningShare: 0.25 });
});

test('people are counted, not their visits, in whichever column they stand', () => {
  const table = [
    ['New / returning', 'Sessions', 'Active users', 'New users'],
    ['new', 1500, '1,200', 1200],
    ['returning', 900, '400', 0],
  ];
  expect(readVisitors(table)).toEqual({ fresh: 1200, returning: 400, returningShare: 0.25 });
  const older = [
    ['User Type', 'Sessions', 'Users', 'New Users'],
    ['New Visitor', 15, 12, 12],
    ['Returning Visitor', 9, 4, 0],
  ];
  expect(readVisitors(older)).toEqual({ fresh: 12, returning: 4, returningShare: 0.25 });
});

test('a row for each day and kind', () => {
  const table = [
    ['Date', 'New/established', 'Active users'],
    ['20250301', 'new', 30],
    ['20250301', 'established', 10],
    ['20250302', 'new', 20],
    ['20250302', 'established', 40],
  ];
  expect(readVisitors(table)).toEqual({ fresh: 50, returning: 50, returningShare: 0.5 });
});

test('a column for each kind, the totals not counted twice', () => {
  const table = [
    ['Date', 'New users', 'Returning users'],
    ['2025-03-01', 30, 10],
    ['2025-03-02', 20, 20],
    ['Grand total', 50, 30],
  ];
  expect(readVisitors(table)).toEqual({ fresh: 50, returning: 30, returningShare: 30 / 80 });
});

test('in Persian, and nothing where a table says nothing of visitors', () => {
  expect(
    readVisitors([
      ['کاربران جدید', 'کاربران بازگشتی'],
      ['۶۰', '۲۰'],
    ])?.returningShare,
  ).toBe(0.25);
  expect(
    readVisitors([
      ['customer', 'date'],
      ['Ada', '2025-01-01'],
    ]),
  ).toBeNull();
  expect(
    readVisitors([
      ['new', 0],
      ['returning', 0],
    ])?.returningShare,
  ).toBeNull();
});
