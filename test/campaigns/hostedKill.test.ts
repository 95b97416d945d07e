import { type Crash, crash, expectSound } from './hostedKills.ts';

describe('the built bundle, killed at a service call', () => {
  // Fifty deaths, spread over all calls of a campaign of 60: one in the press of the button, then one in a tick, writes
  // lost and kept in turn. Every call alone is tried by the long tests.
  const points = (
    gateway: string,
    { campaigns, press, ticks }: Record<'campaigns' | 'press' | 'ticks', number>,
  ) =>
    Array.from({ length: campaigns }, (_, i) => ({
      gateway,
      call: 1 + Math.floor((i * press) / campaigns),
      // Another order, so that early deaths of the press do not always meet early ones of the ticks.
      later: 1 + Math.floor((((i * 5) % campaigns) * ticks) / campaigns),
      keepsWrites: i % 2 === 1,
    })) satisfies Crash[];

  test.each(points('', { campaigns: 13, press: 195, ticks: 240 }))(
    'mails nobody twice and loses nobody: calls $call and $later',
    (where) => {
      const after = crash(where);
      expect(after.died).toBe(true);
      expectSound(after, where);
    },
  );

  test.each(points('kavenegar', { campaigns: 12, press: 200, ticks: 154 }))(
    'texts nobody twice and loses nobody: calls $call and $later',
    (where) => {
      const after = crash(where);
      expect(after.died).toBe(true);
      expectSound(after, where);
    },
  );
});
