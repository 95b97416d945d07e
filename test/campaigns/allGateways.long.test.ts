import { crash, expectSound, gatewaySettings } from './hostedKills.ts';

describe.each(Object.keys(gatewaySettings))('a campaign of 60 by %s', (gateway) => {
  test('reaches everybody once', () => {
    const after = crash({ gateway, call: 1_000_000, keepsWrites: false });
    expect(after.died).toBe(false);
    expect(new Set(after.sent).size).toBe(60);
    expect(after.sent).toHaveLength(60);
    expect(after.rows.every(({ state }) => state === 'accepted' || state === 'delivered')).toBe(true);
  });

  test.each([110])('killed at call %i, texts nobody twice and loses nobody', (call) => {
    const where = { gateway, call, keepsWrites: call % 2 === 0 };
    expectSound(crash(where), where);
  });
});
