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
    const { next } = ask<CampaignStatus>(host, 'campaign', { name: 'Hello' });
    const blind = 'the hourly run does not see this file; open it and press Run now to send what is due';
    expect(next).toMatchObject({ note: blind, stuck: true });
    expect(ask<CampaignList>(host, 'campaigns', {}).campaigns[0]!.next).toEqual(next);
    ask(host, 'setLanguage', { person: 'fa' });
    expect(ask<CampaignStatus>(host, 'campaign', { name: 'Hello' }).next!.note).toMatch(
      /این فایل را نمی‌بیند؛ فایل را باز کنید و «همین حالا اجرا شود» را بزنید/,
    );
    ask(host, 'setLanguage', { person: 'en' });
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
    expect(next!.note).toMatch(/^no hourly run since .*; press Run now to send what is due$/);
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
    expect(next).toMatchObject({ stuck: false });
    expect(next!.note).toMatch(/^goes on with the hourly run after/);
  });
});
