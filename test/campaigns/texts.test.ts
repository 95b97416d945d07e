import type { Host } from '../../local/host.ts';
import type { CampaignDraft, CampaignStatus } from '../../src/calls/campaigns.ts';
import { ask, confirm, hostedOrders, hours } from './hosted.ts';
import { gatewaySettings, ledgerOf } from './hostedKills.ts';
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

  // The fake bills 237 Toman for a part; its credit is 10,000,000 Toman at first.
  test.each([
    [237 * 60 + 236, 60],
    [1, 1],
  ])('a budget of %i Toman pays for %i texts of 120', (budget, paid) => {
    const host = texting(120, { budget });
    hours(host, 8);
    expect(host.outbox.filter(({ channel }) => channel === 'sms')).toHaveLength(paid);
    expect(host.gateway('kavenegar').credit).toBe(100_000_000 - paid * 2_370);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'budget is spent' });
  });

  test('a second campaign knows the price from the first, and sends nothing that its budget cannot pay', () => {
    const host = texting(4);
    hours(host, 4);
    ask(host, 'saveSettings', { values: { sms_week: 9 } });
    const second = {
      name: 'Second',
      start: '2024-10-02T10:00',
      channel: 'sms',
      gateway: 'kavenegar',
    } as const;
    confirm(host, draft({ ...second, text: 'سلام', dataAge: 60, budget: 236 }));
    hours(host, 26);
    expect(host.outbox).toHaveLength(4);
    expect(ask<CampaignStatus>(host, 'campaign', { name: 'Second' }).reason).toBe('budget is spent');
  });

  test('a longer text that is not paid for waits, however many parts the others had', () => {
    const host = texting(10, { budget: 237 * 5 + 100, text: `{{name|دوست}} ${'س'.repeat(70)}` });
    hours(host, 6);
    expect(host.outbox).toHaveLength(2);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'budget is spent' });
  });

  test('the credit that is to stay stays', () => {
    const host = hostedOrders(60);
    ask(host, 'saveGateway', { id: 'kavenegar', values: { apiKey: key, sender: '10004346' } });
    ask(host, 'saveSettings', { values: { credit_reserve: 25_000, first_alone: 0 } });
    host.gateway('kavenegar').credit = 300_000;
    confirm(host, draft({ channel: 'sms', gateway: 'kavenegar', text: 'سلام', dataAge: 60 }));
    hours(host, 6);
    // 50,000 Rial pay for 21 texts.
    expect(host.outbox.filter(({ channel }) => channel === 'sms')).toHaveLength(21);
    expect(host.gateway('kavenegar').credit).toBe(300_000 - 21 * 2_370);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'low credit at the gateway' });
  });

  test('a gateway that tells no costs is asked for its credit instead', () => {
    const host = hostedOrders(60);
    ask(host, 'saveGateway', { id: 'ippanel', values: gatewaySettings['ippanel'] });
    const { credit } = host.gateway('ippanel');
    confirm(host, draft({ channel: 'sms', gateway: 'ippanel', text: 'سلام', dataAge: 60, budget: 237 * 7 }));
    hours(host, 6);
    expect(host.outbox.filter(({ channel }) => channel === 'sms')).toHaveLength(7);
    expect(host.gateway('ippanel').credit).toBe(credit - 7 * 2_370);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'budget is spent' });
  });

  test('where nobody tells the cost, a budget stops after one text until it is taken away', () => {
    const host = hostedOrders(20);
    const values = { url: 'https://panel.example/send?to={to}&text={text}', success: '"ok":true' };
    ask(host, 'saveGateway', { id: 'template_webhook', values });
    confirm(
      host,
      draft({ channel: 'sms', gateway: 'template_webhook', text: 'سلام', dataAge: 60, budget: 5 }),
    );
    hours(host, 6);
    expect(host.outbox.filter(({ channel }) => channel === 'sms')).toHaveLength(1);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'cost not told: empty Budget to go on' });
    const tab = host.book.sheetByName('Campaigns')!;
    const headers = tab.displays({ row: 1, column: 1, rows: 1, columns: tab.lastColumn() })[0]!;
    tab.enter(2, headers.indexOf('Budget') + 1, [['']]);
    ask(host, 'setCampaignState', { name: 'Hello', act: 'resume' });
    hours(host, 2);
    expect(host.outbox.filter(({ channel }) => channel === 'sms')).toHaveLength(20);
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
