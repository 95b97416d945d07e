import { crash, crashesOf, expectSound } from './hostedKills.ts';

/** Tests that a campaign by each of these gateways ('' is e-mail) bears a crash at every service call. */
export function testEveryCrash(gateways: readonly string[]): void {
  const ways = gateways.flatMap((gateway) => [
    [gateway || 'e-mail', false, gateway] as const,
    [gateway || 'e-mail', true, gateway] as const,
  ]);

  test.each(ways)(
    'nobody is written to twice and nobody lost: %s, unflushed writes kept: %s',
    (_, keepsWrites, gateway) => {
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
}
