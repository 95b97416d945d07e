import { call, hostedShop, lastRun, ordersCsv } from './hosted.ts';
import { killableBuild } from './killedBuild.ts';

describe('a build killed at every call in turn', () => {
  const { calls, expectWholeTabs } = killableBuild();

  test.each([
    ['lost', false],
    ['kept', true],
  ])(
    'leaves each tab whole, and the next build completes the rest, unflushed writes %s',
    (_, keepsWrites) => {
      expect(calls).toBeGreaterThan(200);
      for (let n = 1; n <= calls; n++) expectWholeTabs(n, keepsWrites);
    },
    900_000,
  );
});

test('100,000 orders into fourteen tabs stay within the budgets of calls and of Google’s time', () => {
  const host = hostedShop(ordersCsv(100_000, 40_000, '2025-11-25'), Date.UTC(2025, 10, 26, 5, 42));
  for (const _ of ['first', 'again']) {
    call(host, 'buildSegments', { by: 'rfm' });
    const { calls, ms } = lastRun(host);
    expect(calls).toBeLessThanOrEqual(30 + 24 * 14 + 80 + 4);
    expect(ms).toBeLessThanOrEqual(240_000);
  }
}, 300_000);
