import type { CampaignStatus, RunReport } from '../../src/calls.ts';
import { ask, confirm, hostedOrders, hours } from './hosted.ts';
import { draft } from './shops.ts';

describe('hourly runs that see no spreadsheet', () => {
  test('send nothing, fail in nothing, and are told; Run now does the work', () => {
    const host = hostedOrders(60, { clockActive: 'none' });
    confirm(host, draft({ dataAge: 60 }));
    const ticks = hours(host, 4);
    expect(ticks.length).toBeGreaterThan(2);
    for (const { error } of ticks) expect(error).toBeNull();
    expect(host.outbox).toEqual([]);
    const { next } = ask<CampaignStatus>(host, 'campaign', { name: 'Hello' });
    expect(next!.note).toBe('the hourly run does not see this spreadsheet; press Run now');
    expect(ask<RunReport>(host, 'runNow', {}).sent).toBe(50);
    expect(ask<RunReport>(host, 'runNow', {}).sent).toBe(10);
    expect(new Set(host.outbox.map(({ to }) => to)).size).toBe(60);
    expect(ask<CampaignStatus>(host, 'campaign', { name: 'Hello' }).state).toBe('finished');
  });

  test('that stopped coming are told, with the way on', () => {
    const host = hostedOrders(5);
    confirm(host, draft({ dataAge: 60 }));
    // The person takes the consent back; Google runs nothing more.
    host.authorization = 'required';
    host.advance(8 * 3_600_000);
    host.authorization = 'granted';
    expect(host.outbox).toEqual([]);
    const { next } = ask<CampaignStatus>(host, 'campaign', { name: 'Hello' });
    expect(next!.note).toMatch(/^no hourly run since .*; press Run now$/);
  });
});
