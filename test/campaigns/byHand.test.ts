import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import {
  campaign,
  campaigns,
  runNow,
  scheduleCampaign,
  setCampaignState,
} from '../../src/campaigns/answer.ts';
import type { Cell } from '../../src/core/cells.ts';
import type { MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

const dayMs = 86_400_000;

const schedule = (file: MemoryFile, change: Partial<CampaignDraft> = {}) =>
  file.run(
    () => void scheduleCampaign({ draft: draft({ dataAge: 99, ...change }), typedCount: null }, file.asked()),
  );
const act = (file: MemoryFile, name: string, what: 'resume' | 'pause' | 'cancel') =>
  file.run(() => void setCampaignState({ name, act: what }, file.asked()));
const status = (file: MemoryFile, name = 'Hello') => campaign({ name }, file.asked());
const to = (file: MemoryFile) => file.outbox.map(({ message }) => message.to);
const statesOf = (file: MemoryFile) => {
  const counts: Record<string, number> = {};
  for (const { state } of file.ledger()) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};
const rowsOf = (file: MemoryFile) =>
  file.rows('Campaigns').map((row) => [row['Campaign'], row['State'], row['Reason']].join(' | '));

/** What a person does to a tab: its rows without the header, changed and written back. */
function edit(
  file: MemoryFile,
  name: string,
  change: (rows: Cell[][], at: (header: string) => number) => Cell[][],
) {
  const tab = file.workbook.tab(name)!;
  const [headers, ...rows] = tab.values();
  const blank = rows.map(() => headers!.map(() => ''));
  const changed = change(
    rows.map((row) => [...row]),
    (header) => headers!.indexOf(header),
  );
  const empty = blank.slice(0, Math.max(0, rows.length - changed.length));
  tab.write(2, 1, [...changed, ...empty]);
  file.workbook.flush();
}

/** A campaign to 120 people on a quota of 100 mails: 95 went, 25 wait. */
function underWay(): MemoryFile {
  const file = shopOf(120);
  file.mailLeft = 100;
  schedule(file);
  file.hours(4);
  expect(statesOf(file)).toEqual({ accepted: 95, planned: 25 });
  return file;
}

const moreMail = (file: MemoryFile) => {
  file.now += dayMs;
  file.mailLeft = 1_000;
};

/** The same tabs in another file. Google copies neither triggers nor document properties, or the properties too. */
function copied(file: MemoryFile, { withProperties }: { withProperties: boolean }): void {
  (file.workbook as { id: string }).id = 'the copy';
  file.tickIsOn = false;
  file.outbox.length = 0;
  if (!withProperties)
    for (const key of [...file.stores.file.keys()]) if (key !== 'orders') file.stores.file.delete(key);
}

describe('a copied file', () => {
  test('without the properties sends none of the first one’s queue', () => {
    const file = underWay();
    copied(file, { withProperties: false });
    file.hours(3);
    expect(() => act(file, 'Hello', 'resume')).not.toThrow();
    schedule(file, { name: 'New', segment: 'customers', start: '2024-10-02T16:00' });
    moreMail(file);
    file.hours(30);
    expect(rowsOf(file)).toEqual(['Hello | paused | copied file', 'New | finished | ']);
    expect(
      file.ledger().filter(({ key, state }) => key.startsWith('Hello|') && state === 'planned'),
    ).toHaveLength(25);
    expect(new Set(to(file)).size).toBe(to(file).length);
    expect(() => act(file, 'Hello', 'resume')).toThrow(/confirmed in the file this is a copy of/);
    expect(() => schedule(file, { text: 'Other' })).toThrow(/confirmed in the file this is a copy of/);
    act(file, 'Hello', 'cancel');
    expect(status(file).state).toBe('cancelled');
  });

  test('with the properties begins anew once the two tabs are deleted, as it says', () => {
    const file = underWay();
    copied(file, { withProperties: true });
    expect(() => schedule(file, { name: 'New', start: '2024-10-02T10:00' })).toThrow(
      /^this file is a copy.*Delete the Campaigns and Messages tabs to begin anew here$/,
    );
    for (const name of ['Campaigns', 'Messages']) file.workbook.tab(name)!.look().delete();
    file.person = 'other@shop.example';
    moreMail(file);
    schedule(file, { start: '2024-10-02T16:00' });
    file.hours(24);
    expect(to(file)).toHaveLength(120);
    expect(new Set(to(file)).size).toBe(120);
    expect(rowsOf(file)).toEqual(['Hello | finished | ']);
  });
});

describe('rows of Messages that people delete', () => {
  const drop = (file: MemoryFile, state: string, count: number) =>
    edit(file, 'Messages', (rows, at) => {
      let left = count;
      return rows.filter((row) => row[at('State')] !== state || left-- <= 0);
    });

  test.each([
    ['planned', 5],
    ['planned', 25],
    ['accepted', 3],
  ])('while %s: %i of them stop the campaign until somebody says how to go on', (state, count) => {
    const file = underWay();
    drop(file, state, count);
    moreMail(file);
    file.hours(3);
    expect(to(file)).toHaveLength(95);
    expect(rowsOf(file)).toEqual(['Hello | paused | rows of Messages are missing']);
    act(file, 'Hello', 'resume');
    file.hours(3);
    expect(status(file).state).toBe('finished');
    expect(to(file)).toHaveLength(state === 'planned' ? 120 - count : 120);
    expect(new Set(to(file)).size).toBe(to(file).length);
  });

  test('and of an older version of the file, what may have gone is unknown and not sent again', () => {
    const file = shopOf(120);
    file.mailLeft = 60;
    schedule(file);
    file.hours(1);
    const sheets = structuredClone(file.workbook.sheets);
    expect(statesOf(file)).toEqual({ accepted: 50, planned: 70 });
    file.hours(1);
    expect(statesOf(file)).toEqual({ accepted: 55, planned: 65 });
    file.workbook.sheets = sheets;
    moreMail(file);
    file.hours(3);
    expect(rowsOf(file)).toEqual(['Hello | paused | rows of Messages are missing']);
    act(file, 'Hello', 'resume');
    file.hours(3);
    expect(statesOf(file)).toEqual({ accepted: 115, unknown: 5 });
    expect(new Set(to(file)).size).toBe(120);
    expect(to(file)).toHaveLength(120);
  });

  test('or the campaign is cancelled', () => {
    const file = underWay();
    drop(file, 'planned', 5);
    moreMail(file);
    file.hours(1);
    act(file, 'Hello', 'cancel');
    file.hours(3);
    expect(statesOf(file)).toEqual({ accepted: 95, cancelled: 20 });
  });

  test('while a run is at them stop it after the batch', () => {
    const file = shopOf(60);
    schedule(file);
    file.mailFails = () => {
      if (file.outbox.length === 25)
        edit(file, 'Messages', (rows, at) => rows.filter((row) => row[at('Address')] !== waitingLast(file)));
      return false;
    };
    file.hours(3);
    expect(rowsOf(file)).toEqual(['Hello | paused | rows of Messages are missing']);
    act(file, 'Hello', 'resume');
    file.hours(3);
    expect(to(file)).toHaveLength(59);
    expect(status(file).state).toBe('finished');
  });

  const waitingLast = (file: MemoryFile) =>
    file
      .ledger()
      .filter(({ state }) => state === 'planned')
      .pop()?.to;

  test('are not missed where rows were only sorted, or a column of the user’s own stands among ours', () => {
    const file = underWay();
    edit(file, 'Messages', (rows, at) =>
      rows.sort((a, b) => (String(a[at('Address')]) < String(b[at('Address')]) ? -1 : 1)),
    );
    const tab = file.workbook.tab('Messages')!;
    tab.write(
      1,
      1,
      tab.values().map((row, i) => [i === 0 ? 'Mine' : i, ...row]),
    );
    moreMail(file);
    file.hours(3);
    expect(rowsOf(file)).toEqual(['Hello | finished | ']);
    expect(new Set(to(file)).size).toBe(120);
  });
});

describe('rows of Campaigns that people change', () => {
  const rename = (file: MemoryFile, name: string) =>
    edit(file, 'Campaigns', (rows, at) => rows.map((row) => Object.assign(row, { [at('Campaign')]: name })));

  test('renamed, the rest of the queue goes on, with its results', () => {
    const file = underWay();
    rename(file, 'Autumn greeting');
    moreMail(file);
    file.hours(4);
    expect(to(file)).toHaveLength(120);
    expect(new Set(to(file)).size).toBe(120);
    expect(status(file, 'Autumn greeting')).toMatchObject({ state: 'finished', total: 120, done: 120 });
    file.hours(24);
    expect(file.rows('Results').map((row) => [row['Campaign'], row['Sent']])).toEqual([
      ['Autumn greeting', 120],
    ]);
    expect(() => schedule(file, { start: '2024-10-05T10:00' })).toThrow(/give this one another name/);
  });

  test('renamed, a repeating one still knows who got it', () => {
    const file = shopOf(40);
    schedule(file, { repeat: 'daily' });
    file.hours(4);
    rename(file, 'Every day');
    file.hours(48);
    expect(to(file)).toHaveLength(40);
    expect(status(file, 'Every day').state).toBe('scheduled');
  });

  test('sorted while a run is busy, each gets its own state', () => {
    const file = shopOf(60);
    schedule(file);
    schedule(file, { name: 'Later', start: '2024-10-03T10:00' });
    file.mailFails = () => {
      if (file.outbox.length === 55) edit(file, 'Campaigns', (rows) => rows.reverse());
      return false;
    };
    file.hours(5);
    expect(rowsOf(file)).toEqual(['Later | scheduled | ', 'Hello | finished | ']);
    file.hours(72);
    expect(to(file)).toHaveLength(120);
    expect(rowsOf(file)).toEqual(['Later | finished | ', 'Hello | finished | ']);
  });

  test('deleted, the queue stands under a row that says so, and goes on when the row is back', () => {
    const file = underWay();
    let lost: Cell[][] = [];
    edit(file, 'Campaigns', (rows) => {
      lost = rows;
      return [];
    });
    moreMail(file);
    file.hours(2);
    expect(rowsOf(file)).toEqual(['Hello | paused | no row in Campaigns that can be read']);
    expect(status(file).total).toBe(120);
    expect(() => act(file, 'Hello', 'resume')).toThrow(/version history/);
    expect(() => schedule(file, { start: '2024-10-05T10:00' })).toThrow(/give this one another name/);
    edit(file, 'Campaigns', (rows) => [...rows, ...lost]);
    file.run(() => void runNow({}, file.asked()));
    expect(to(file)).toHaveLength(120);
    expect(campaigns({}, file.asked()).campaigns.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Hello finished',
    ]);
  });

  test('deleted, its queue can be cancelled', () => {
    const file = underWay();
    edit(file, 'Campaigns', () => []);
    moreMail(file);
    file.hours(1);
    act(file, 'Hello', 'cancel');
    file.hours(3);
    expect(statesOf(file)).toEqual({ accepted: 95, cancelled: 25 });
  });

  test.each(['Hello', 'Second'])(
    'duplicated and named %s, the copy waits to be confirmed and repeats nothing',
    (name) => {
      const file = underWay();
      edit(file, 'Campaigns', ([row], at) => [
        row!,
        Object.assign([...row!], { [at('Campaign')]: name, [at('Text')]: 'Other' }),
      ]);
      moreMail(file);
      file.hours(4);
      expect(rowsOf(file)).toEqual(['Hello | finished | ', `${name} | paused | never confirmed`]);
      expect(new Set(to(file)).size).toBe(120);
      expect(file.outbox.every(({ message }) => message.text.startsWith('Hello'))).toBe(true);
      if (name === 'Hello') {
        // Two of one name are told apart wherever they are named, and each is reached by its own.
        const names = campaigns({}, file.asked()).campaigns.map((one) => one.name);
        expect(names).toEqual(['Hello', 'Hello 2']);
        expect([status(file).total, status(file, 'Hello 2').total]).toEqual([120, 0]);
        act(file, 'Hello 2', 'cancel');
        expect(rowsOf(file)).toEqual(['Hello | finished | ', 'Hello | cancelled | ']);
        return;
      }
      expect(() => act(file, name, 'resume')).toThrow(/never confirmed/);
      expect(status(file, name).total).toBe(0);
      schedule(file, { name, text: 'Other', start: '2024-10-12T10:00' });
      file.now += 10 * dayMs;
      file.mailLeft = 1000;
      file.hours(4);
      expect(status(file, name)).toMatchObject({ state: 'finished', done: 120 });
    },
  );

  test('typed in by hand, it waits to be confirmed', () => {
    const file = shopOf(4);
    schedule(file, { start: '2024-10-01T12:00' });
    edit(file, 'Campaigns', ([row], at) => [
      row!,
      row!.map((cell, i) =>
        i === at('Campaign')
          ? 'Typed'
          : ['Confirmed', 'Name in Messages', 'Next'].some((h) => at(h) === i)
            ? ''
            : cell,
      ),
    ]);
    file.hours(6);
    expect(rowsOf(file)).toEqual(['Hello | finished | ', 'Typed | paused | never confirmed']);
    expect(to(file)).toHaveLength(4);
  });
});
