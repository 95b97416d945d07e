import { SharedState } from '../../local/google/account.ts';
import type { CampaignList, CampaignStatus, RunReport } from '../../src/calls/campaigns.ts';
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
    const told = { why: 'blind', stuck: true };
    expect(ask<CampaignStatus>(host, 'campaign', { name: 'Hello' }).next).toMatchObject(told);
    expect(ask<CampaignList>(host, 'campaigns', {}).campaigns[0]!.next).toMatchObject(told);
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
    expect(next).toMatchObject({ why: 'silent', stuck: true });
    // The last run was hours ago: the moment that is said is not that of the message, which is due.
    expect(next!.seen).toBeLessThan(host.now() - 3 * 3_600_000);
  });

  test('of another file of the same person are not told here, where they come', () => {
    const shared = new SharedState();
    const here = hostedOrders(5, { shared });
    confirm(here, draft({ start: '2024-10-03T10:00' }));
    hours(here, 3);
    const people = shared.properties.get('user:owner@example.com')!;
    people.set('blindTick', String(here.now()));
    hours(here, 1);
    people.set('blindTick', String(here.now()));
    const { next } = ask<CampaignStatus>(here, 'campaign', { name: 'Hello' });
    expect(next).toMatchObject({ why: 'due', stuck: false });
  });
});
