import { insertRows } from '../../local/book/structure.ts';
import { callsOfArchive, expectSoundAfter } from './archives.ts';
import { confirm, hostedOrders, hours } from './hosted.ts';
import { ledgerOf } from './hostedKills.ts';
import { draft } from './shops.ts';

describe('moving rows into the archive, killed at every call in turn', () => {
  test.each([
    ['lost', false],
    ['kept', true],
  ])(
    'holds every message once, unflushed writes %s',
    (_, keepsWrites) => {
      const calls = callsOfArchive();
      expect(calls).toBeGreaterThan(15);
      for (let at = 1; at <= calls; at++) expectSoundAfter({ at, keepsWrites });
    },
    300_000,
  );
});

describe('the archive of a long ledger', () => {
  const day = 45_000;
  const old = (headers: readonly string[]) =>
    Array.from({ length: 22_000 }, (_, i) => {
      const [name, customer] = [`C${Math.floor(i / 5500)}`, `X${i}`];
      const cells: Readonly<Record<string, string | number>> = {
        ...{ Campaign: name, Occurrence: '2023-03-15', Customer: customer, Step: '1', Channel: 'e-mail' },
        ...{ State: 'accepted', Planned: day, Sent: day, Key: `${name}|2023-03-15|${customer}|1` },
      };
      return headers.map((header) => cells[header] ?? '');
    });

  test('is made by the hourly run, a few thousand rows in hours in which nothing is sent', () => {
    const host = hostedOrders(5);
    confirm(host, draft({ dataAge: 999 }));
    hours(host, 4);
    const sheet = host.book.sheetByName('Messages')!;
    const headers = sheet.displays({ row: 1, column: 1, rows: 1, columns: 24 })[0]!;
    insertRows(sheet, sheet.rowCount, 21_500);
    sheet.enter(7, 1, old(headers));
    const ticks = hours(host, 24);
    expect(ticks.flatMap(({ error }) => error ?? [])).toEqual([]);
    const archived = host.book.sheetByName('Messages archive')!;
    expect(archived.lastRow()).toBe(1 + 5000);
    expect(ledgerOf(host)).toHaveLength(22_005 - 5000);
    expect(ledgerOf(host).filter(({ key }) => key.startsWith('Hello|'))).toHaveLength(5);
    // The tab is made once; after that a run that moves rows takes no more calls than one that sends.
    const again = hours(host, 24).map(({ calls }) => calls);
    expect(Math.max(...again)).toBeLessThanOrEqual(80);
    // Three of the four campaigns, until fewer than 10,000 rows are left.
    expect(archived.lastRow()).toBe(1 + 16_500);
    expect(ledgerOf(host)).toHaveLength(5505);
  }, 120_000);
});
