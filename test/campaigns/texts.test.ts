import type { Host } from '../../local/host.ts';
import type { CampaignDraft, CampaignStatus } from '../../src/calls.ts';
import { ask, confirm, hostedOrders, hours } from './hosted.ts';
import { ledgerOf } from './hostedKills.ts';
import { draft } from './shops.ts';

const key = 'SECRET-KEY';

/** A campaign by text to so many people, confirmed. */
function texting(people: number, change: Partial<CampaignDraft> = {}): Host {
  const host = hostedOrders(people);
  ask(host, 'saveGateway', { id: 'kavenegar', values: { apiKey: key, sender: '10004346' } });
  const text = '{{name|دوست}} عزیز\nکد YALDA';
  confirm(host, draft({ channel: 'sms', gateway: 'kavenegar', text, dataAge: 60, ...change }));
  return host;
}

const statesOf = (host: Host) => {
  const counts: Record<string, number> = {};
  for (const { state } of ledgerOf(host)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};
const status = (host: Host) => ask<CampaignStatus>(host, 'campaign', { name: 'Hello' });

describe('a campaign by text', () => {
  test('texts everybody once, with the opt-out line, and reads the reports', () => {
    const host = texting(60);
    hours(host, 4);
    expect(new Set(host.outbox.map(({ to }) => to)).size).toBe(60);
    expect(host.outbox).toHaveLength(60);
    for (const { text } of host.outbox) expect(text).toMatch(/^Ada \d+ عزیز\nکد YALDA\nلغو۱۱$/);
    expect(statesOf(host)).toEqual({ delivered: 60 });
    expect(status(host).state).toBe('finished');
  });

  test('an answer that was lost is looked up, and nobody is texted twice', () => {
    const host = texting(60);
    host.faults.gateway.push({ gateway: 'kavenegar', what: 'lost' });
    hours(host, 6);
    expect(host.outbox).toHaveLength(60);
    expect(statesOf(host)).toEqual({ delivered: 60 });
  });

  test('a gateway that could not be reached is tried again', () => {
    const host = texting(60);
    host.faults.gateway.push(
      { gateway: 'kavenegar', what: 'unreachable' },
      { gateway: 'kavenegar', what: 502 },
    );
    hours(host, 8);
    expect(host.outbox).toHaveLength(60);
    expect(statesOf(host)).toEqual({ delivered: 60 });
  });

  test('a gateway that cannot be asked and does not answer twice running is left to a person', () => {
    const host = hostedOrders(60);
    const values = { username: 'u', password: 'p', from: '5000' };
    ask(host, 'saveGateway', { id: 'melipayamak', values });
    confirm(host, draft({ channel: 'sms', gateway: 'melipayamak', text: 'سلام', dataAge: 60 }));
    for (let i = 0; i < 20; i++) host.faults.gateway.push({ gateway: 'melipayamak', what: 'unreachable' });
    hours(host, 6);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'the gateway refused' });
    expect(statesOf(host)).toEqual({ unknown: 20, planned: 40 });
    ask(host, 'setCampaignState', { name: 'Hello', act: 'resume' });
    hours(host, 3);
    expect(statesOf(host)).toMatchObject({ unknown: 20 });
    expect(host.outbox.filter(({ channel }) => channel === 'sms')).toHaveLength(40);
  });

  test('no credit stops the campaign, with nothing sent; a top-up and resuming go on', () => {
    const host = texting(10);
    host.faults.gateway.push({ gateway: 'kavenegar', what: 'credit' });
    hours(host, 3);
    expect(host.outbox.filter(({ channel }) => channel === 'sms')).toEqual([]);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'low credit at the gateway' });
    ask(host, 'setCampaignState', { name: 'Hello', act: 'resume' });
    hours(host, 4);
    expect(statesOf(host)).toEqual({ delivered: 10 });
  });

  test('a wrong key stops the campaign and is told nowhere', () => {
    const host = texting(10);
    host.faults.gateway.push({ gateway: 'kavenegar', what: 403 });
    hours(host, 3);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'the gateway refused' });
    const cells = host.book.sheets.flatMap((sheet) =>
      sheet.lastRow() === 0
        ? []
        : sheet.values({ row: 1, column: 1, rows: sheet.lastRow(), columns: sheet.lastColumn() }),
    );
    expect(JSON.stringify([cells, host.log, host.executions, host.outbox])).not.toContain(key);
    expect(JSON.stringify(ask(host, 'settings', {}))).not.toContain(key);
  });

  test('a budget is kept', () => {
    // The fake bills 237 Toman for a part; the first 50 go alone, and 30 parts are all that is allowed.
    const host = texting(120, { budget: 237 * 60 });
    hours(host, 6);
    expect(host.outbox.length).toBeGreaterThanOrEqual(50);
    expect(host.outbox.length).toBeLessThanOrEqual(60);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'budget is spent' });
  });

  test('who opted out at the gateway is not texted', () => {
    const host = hostedOrders(5);
    ask(host, 'saveGateway', { id: 'kavenegar', values: { apiKey: key, sender: '10004346' } });
    host.gateway('kavenegar').optedOut.set('+989121000003', host.now());
    confirm(host, draft({ channel: 'sms', gateway: 'kavenegar', text: 'سلام', dataAge: 60 }));
    hours(host, 4);
    expect(host.outbox.map(({ to }) => to)).not.toContain('+989121000003');
    expect(statesOf(host)).toEqual({ delivered: 4, 'left out': 1 });
  });

  test('who blocked advertising is noted, and left out next time', () => {
    const host = texting(5);
    host.gateway('kavenegar').blocked.add('+989121000002');
    hours(host, 4);
    expect(statesOf(host)).toEqual({ delivered: 4, failed: 1 });
    ask(host, 'saveSettings', { values: { sms_week: 9 } });
    confirm(
      host,
      draft({
        name: 'Second',
        start: '2024-10-02T10:00',
        channel: 'sms',
        gateway: 'kavenegar',
        text: 'سلام',
        dataAge: 60,
      }),
    );
    hours(host, 26);
    const second = ask<CampaignStatus>(host, 'campaign', { name: 'Second' });
    expect(second.notSent).toEqual([{ id: 'blocked_ads', label: 'blocked advertising', count: 1 }]);
  });
});
