import { broken, liveAYear } from './year.ts';

describe('a year of a shop, hourly ticks, 24 campaigns', () => {
  test.each(Array.from({ length: 20 }, (_, i) => i + 1))(
    'breaks no cap, quiet hour or opt-out, and keeps to the quotas of Google: seed %i',
    (seed) => {
      const lived = liveAYear(seed, { people: 60, days: 365 });
      expect(lived.gone.length).toBeGreaterThan(300);
      expect(broken(lived)).toEqual([]);
      // Reads and writes of properties are the scarcest: 50,000 a day of a private account.
      expect(lived.mostCallsADay).toBeLessThan(50_000);
    },
    600_000,
  );
});
