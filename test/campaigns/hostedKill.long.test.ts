import { crash, expectSound, gatewaySettings } from './hostedKills.ts';

describe('the built bundle, killed at every service call in turn', () => {
  const ways = ['', ...Object.keys(gatewaySettings)].flatMap((gateway) => [
    [gateway || 'e-mail', gateway, false] as const,
    [gateway || 'e-mail', gateway, true] as const,
  ]);

  test.each(ways)(
    'nobody is written to twice and nobody lost: %s, unflushed writes kept: %s',
    (_, gateway, keepsWrites) => {
      for (let call = 1; ; call++) {
        const where = { gateway, call, keepsWrites };
        const after = crash(where);
        expectSound(after, where);
        if (!after.died) break;
      }
    },
    1_200_000,
  );
});
