import { type Crash, crash, expectSound } from './hostedKills.ts';

describe('the built bundle, killed at a service call', () => {
  // Every eighth call of a campaign of 60, from the press of the button to the last tick, writes lost and kept in turn.
  const points = (gateway: string, calls: number): Crash[] =>
    Array.from({ length: 25 }, (_, i) => ({
      gateway,
      call: 1 + Math.floor((i * calls) / 25),
      keepsWrites: i % 2 === 1,
    }));

  test.each(points('', 330))('mails nobody twice and loses nobody: call $call', (where) => {
    const after = crash(where);
    expect(after.died).toBe(true);
    expectSound(after, where);
  });

  test.each(points('kavenegar', 200))('texts nobody twice and loses nobody: call $call', (where) => {
    const after = crash(where);
    expect(after.died).toBe(true);
    expectSound(after, where);
  });
});
