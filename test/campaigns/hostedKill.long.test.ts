import { crash, expectSound } from './hostedKills.ts';

describe('the built bundle, killed at every service call in turn', () => {
  test.each([
    ['email', false],
    ['email', true],
    ['sms', false],
    ['sms', true],
  ] as const)(
    'nobody is written to twice and nobody lost: %s, unflushed writes kept: %s',
    (channel, keepsWrites) => {
      for (let call = 1; ; call++) {
        const where = { channel, call, keepsWrites };
        const after = crash(where);
        expectSound(after, where);
        if (!after.died) break;
      }
    },
    1_200_000,
  );
});
