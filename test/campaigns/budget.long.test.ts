import { byText, mails, sendingTicks, texts } from './sendingTicks.ts';

describe('service calls of every tick that sends to 10,000', () => {
  test('texts in batches of 200', () => {
    const { host, ticks } = sendingTicks(10_000, byText, 6);
    expect(new Set(host.outbox.map(({ to }) => to)).size).toBe(10_000);
    for (const { calls, sent } of ticks) expect(calls).toBeLessThanOrEqual(texts(sent, 200));
  }, 600_000);

  test('e-mails, within the quota of a Workspace account', () => {
    const { host, ticks } = sendingTicks(10_000, {}, 30);
    expect(ticks.length).toBeGreaterThan(1);
    expect(host.outbox.length).toBeGreaterThan(1_400);
    for (const { calls, sent } of ticks) expect(calls).toBeLessThanOrEqual(mails(sent));
  }, 600_000);
});
