import type { Sheet } from '../../local/book/sheet.ts';
import { deleteColumns } from '../../local/book/structure.ts';
import type { Host } from '../../local/host.ts';
import type { CampaignDraft, CampaignStatus } from '../../src/calls/campaigns.ts';
import { ask, confirm, hostedOrders, hours, sentTo } from './hosted.ts';
import { draft } from './shops.ts';

const tab = (host: Host, name: string): Sheet => host.book.sheetByName(name)!;
const drop = (host: Host, name: string) => host.book.deleteSheet(tab(host, name));
const names = (host: Host) => host.book.sheets.map(({ name }) => name);
const status = (host: Host) => ask<CampaignStatus>(host, 'campaign', { name: 'Hello' });
const byPhone = { channel: 'sms', gateway: 'call_list', subject: '' } as const;

function dropColumn(host: Host, name: string, header: string): void {
  const sheet = tab(host, name);
  const headers = sheet.displays({ row: 1, column: 1, rows: 1, columns: sheet.columnCount })[0]!;
  deleteColumns(sheet, headers.indexOf(header) + 1, 1);
}

/** Ticks of some hours, all of which end well. */
function quietHours(host: Host, count: number): void {
  const ticks = hours(host, count);
  expect(ticks.length).toBeGreaterThan(count - 2);
  expect(ticks.flatMap(({ error }) => (error ? [error.message] : []))).toEqual([]);
}

function untilRunning(host: Host): void {
  for (let hour = 0; hour < 4 && status(host).state !== 'running'; hour++) hours(host, 1);
  expect(status(host).state).toBe('running');
}

/** A campaign for 60 of which the first 50 have gone. */
function underWay(change: Partial<CampaignDraft> = {}): Host {
  const host = hostedOrders(60);
  confirm(host, draft({ dataAge: 60, ...change }));
  untilRunning(host);
  expect(status(host).done).toBe(50);
  return host;
}

describe('an hourly run that has to make a tab', () => {
  test('makes the run log that somebody deleted', () => {
    const host = underWay();
    drop(host, 'Run log');
    quietHours(host, 4);
    expect(sentTo(host)).toHaveLength(60);
    const log = tab(host, 'Run log');
    const notes = log.displays({ row: 2, column: 4, rows: 3, columns: 1 }).flat().join();
    expect(notes).toContain('Hello: ');
  });

  test('makes the call list that somebody deleted, and lists the rest', () => {
    const host = underWay(byPhone);
    drop(host, 'Call list');
    quietHours(host, 3);
    expect(tab(host, 'Call list').lastRow()).toBe(1 + 10);
    expect(status(host)).toMatchObject({ state: 'finished', done: 60 });
  });

  test.each([
    ['Messages was deleted', (host: Host) => drop(host, 'Messages')],
    ['Messages lost its keys', (host: Host) => dropColumn(host, 'Messages', 'Key')],
  ])('stops the campaign with its reason when %s, and goes on with the next one', (_, lose) => {
    const host = underWay();
    lose(host);
    quietHours(host, 3);
    expect(sentTo(host)).toHaveLength(50);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'rows of Messages are missing' });
    confirm(host, draft({ name: 'Again', dataAge: 60, segment: 'customers', start: '2024-10-02T10:00' }));
    quietHours(host, 24);
    expect(ask<CampaignStatus>(host, 'campaign', { name: 'Again' }).state).toBe('finished');
  });

  test('stops a campaign of which nothing had gone yet, and sends nothing when it is resumed', () => {
    const host = hostedOrders(60);
    ask(host, 'saveSettings', { values: { quiet_from: 21, quiet_to: 16 } });
    confirm(host, draft({ dataAge: 60 }));
    untilRunning(host);
    drop(host, 'Messages');
    quietHours(host, 8);
    expect(status(host)).toMatchObject({ state: 'paused', reason: 'rows of Messages are missing' });
    ask(host, 'setCampaignState', { name: 'Hello', act: 'resume' });
    quietHours(host, 3);
    expect(sentTo(host)).toEqual([]);
  });

  test('leaves tabs alone that the user named as ours in other letters, and makes its own beside them', () => {
    const host = hostedOrders(60);
    const theirs = ['MESSAGES', 'run log', 'CALL list', 'left out', 'dashboard', 'Loyal'];
    for (const name of theirs) host.book.addSheet(name).enter(1, 1, [['mine']]);
    ask(host, 'buildSegments', { by: 'rfm' });
    confirm(host, draft({ dataAge: 60, ...byPhone }));
    quietHours(host, 5);
    expect(status(host)).toMatchObject({ state: 'finished', done: 60 });
    for (const name of theirs)
      expect(tab(host, name).displays(tab(host, name).all).flat().join('')).toBe('mine');
    expect(names(host)).toEqual(
      expect.arrayContaining(
        ['Messages', 'Run log', 'Call list', 'Left out', 'Dashboard', 'Loyal'].map(
          (name) => `${name} (Bazgasht)`,
        ),
      ),
    );
  });

  test('does nothing and fails in nothing where it sees no spreadsheet', () => {
    const host = hostedOrders(60, { clockActive: 'none' });
    confirm(host, draft({ dataAge: 60 }));
    drop(host, 'Messages');
    drop(host, 'Run log');
    quietHours(host, 3);
    expect(sentTo(host)).toEqual([]);
    expect(names(host)).not.toContain('Messages');
  });
});
