import { expectNobodyTwiceNobodyLost, killedAt } from './killed.ts';

describe('an execution killed at one of its calls', () => {
  // A fixed series, spread over all calls of a campaign of 24; every one of them is tried by the long tests.
  test.each([
    ['lost', false],
    ['kept', true],
  ])('mails nobody twice and loses nobody, unflushed writes %s', (_, keepsWrites) => {
    for (let call = 3; call < 130; call += 11) {
      const { file, died } = killedAt(call, keepsWrites);
      expect(died).toBe(true);
      expectNobodyTwiceNobodyLost(file, `call ${call}`);
    }
  });
});
