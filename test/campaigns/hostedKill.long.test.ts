import { crash, crashesOf, expectSound, gatewaySettings } from './hostedKills.ts';

describe('the built bundle, killed at every service call in turn', () => {
  const ways = ['', ...Object.keys(gatewaySettings)].flatMap((gateway) => [
    [gateway || 'e-mail', gateway, false] as const,
    [gateway || 'e-mail', gateway, true] as const,
  ]);

  test.each(ways)(
    'nobody is written to twice and nobody lost: %s, unflushed writes kept: %s',
    (_, gateway, keepsWrites) => {
      const crashes = crashesOf(gateway, keepsWrites);
      expect(crashes.length).toBeGreaterThan(keepsWrites ? 100 : 40);
      for (const where of crashes) {
        const after = crash(where);
        expect({ where, died: after.died }).toEqual({ where, died: true });
        expectSound(after, where);
      }
    },
    1_200_000,
  );
});
