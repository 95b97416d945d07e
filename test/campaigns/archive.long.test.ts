import { campaign, scheduleCampaign } from '../../src/campaigns/answer.ts';
import type { Cell } from '../../src/core/cells.ts';
import { callsOfArchive, expectSoundAfter, keysOf, rowsOf } from './archives.ts';
import { draft, shopOf } from './shops.ts';

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
  test('is made by the hourly run once the ledger has 20,000 rows, in hours in which nothing is sent', () => {
    const file = shopOf(2);
    file.run(() => void scheduleCampaign({ draft: draft({ dataAge: 99 }), typedCount: null }, file.asked()));
    file.hours(2);
    const sheet = file.workbook.tab('Messages')!;
    const headers = sheet.values()[0]!.map(String);
    const at = new Date('2023-05-01T10:00Z');
    const old = Array.from({ length: 19_999 }, (_, i) => {
      const [campaign, customer] = [`C${Math.floor(i / 2500)}`, `X${i}`];
      const cells: Record<string, Cell> = {
        ...{ Campaign: campaign, Occurrence: '2023-05-01', Customer: customer, Step: '1', Channel: 'e-mail' },
        ...{ State: 'accepted', Planned: at, Sent: at, Key: `${campaign}|2023-05-01|${customer}|1` },
      };
      return headers.map((header) => cells[header] ?? '');
    });
    sheet.write(4, 1, old);
    file.now += 24 * 3_600_000;
    file.tick();
    expect(keysOf(file, 'Messages')).toHaveLength(15_001);
    expect(new Set(rowsOf(file, 'Messages archive').map((row) => row['Campaign']))).toEqual(
      new Set(['C0', 'C1']),
    );
    expect(campaign({ name: 'Hello' }, file.asked())).toMatchObject({ state: 'finished', done: 2 });
  });
});
