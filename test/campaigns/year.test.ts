import { broken, liveAYear } from './year.ts';

test('a month of a small shop break no cap, quiet hour or opt-out', () => {
  const lived = liveAYear(1, { people: 40, days: 30 });
  expect(lived.gone.length).toBeGreaterThan(100);
  expect(lived.optedOutAt.size).toBeGreaterThan(1);
  expect(broken(lived)).toEqual([]);
});
