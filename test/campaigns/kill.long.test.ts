import { expectNobodyTwiceNobodyLost, killedAt } from './killed.ts';

describe('an execution killed at every call in turn', () => {
  test.each([
    ['lost', false],
    ['kept', true],
  ])(
    'mails nobody twice and loses nobody, unflushed writes %s',
    (_, keepsWrites) => {
      let calls = 0;
      let unknown = 0;
      for (let call = 1; ; call++) {
        const { file, died } = killedAt(call, keepsWrites);
        unknown += expectNobodyTwiceNobodyLost(file, `call ${call}`);
        if (!died) break;
        calls = call;
      }
      expect(calls).toBeGreaterThan(100);
      expect(unknown).toBeGreaterThan(0);
    },
    300_000,
  );
});
