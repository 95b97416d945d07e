import { campaign, campaigns } from '../../src/campaigns/answer.ts';
import { customer } from '../../src/campaigns/answerCustomer.ts';
import { forget } from '../../src/campaigns/answerPeople.ts';
import type { Cell } from '../../src/core/cells.ts';
import { saveSegment } from '../../src/segments/answerSaved.ts';
import { parseExpression } from '../../src/segments/rules/parseExpression.ts';
import {
  archive,
  byKey,
  callsOfArchive,
  dayMs,
  expectSoundAfter,
  keysOf,
  people,
  rowsOf,
  rules,
  sameShop,
  statusOf,
} from './archives.ts';

describe('the archive of the ledger', () => {
  test('takes the rows of campaigns that are long over, and their results stay as they were', () => {
    const file = sameShop();
    const one = () => campaign({ name: 'Old' }, file.asked());
    const [before, card, told, rows] = [
      statusOf(file),
      one(),
      file.rows('Results'),
      rowsOf(file, 'Messages'),
    ];
    expect(before.find(({ name }) => name === 'Weekly')!.results!.orders).toBeGreaterThan(0);
    expect(before.find(({ name }) => name === 'Old')!.results!.ordersByCode).toBe(2);
    file.run(() => archive(file));
    const [left, gone] = [rowsOf(file, 'Messages'), rowsOf(file, 'Messages archive')];
    expect(new Set(gone.map((row) => row['Campaign']))).toEqual(new Set(['Old', 'Mid']));
    expect(new Set(left.map((row) => row['Campaign']))).toEqual(new Set(['Weekly', 'New']));
    expect(byKey([...left, ...gone])).toEqual(byKey(rows));
    expect(statusOf(file)).toEqual(before);
    expect(one()).toEqual(card);
    file.hours(24);
    expect(file.rows('Results').map((row) => ({ ...row, Updated: '' }))).toEqual(
      told.map((row) => ({ ...row, Updated: '' })),
    );
  });

  test('leaves a short ledger, a young campaign and the newest of each gateway where they are', () => {
    const file = sameShop();
    const rows = file.rows('Messages');
    file.run(() => archive(file, { ...rules, longFrom: rows.length + 1 }));
    expect(file.rows('Messages')).toEqual(rows);
    file.run(() => archive(file, { longFrom: 1, shortTo: 0, together: 100 }));
    file.now += 90 * dayMs;
    file.run(() => archive(file, { longFrom: 1, shortTo: 0, together: 100 }));
    expect(new Set(rowsOf(file, 'Messages').map((row) => row['Campaign']))).toEqual(
      new Set(['Weekly', 'New']),
    );
  });

  test('goes on where it left off, a few rows a run', () => {
    const file = sameShop();
    const before = statusOf(file);
    const all = keysOf(file, 'Messages').length;
    for (let run = 0; run < 7; run++) {
      file.run(() => archive(file, { ...rules, together: 3 }));
      expect(statusOf(file)).toEqual(before);
    }
    expect(keysOf(file, 'Messages archive')).toHaveLength(2 * people);
    expect(keysOf(file, 'Messages')).toHaveLength(all - 2 * people);
  });

  test('brings the columns that people added along, wherever they stand', () => {
    const file = sameShop();
    const sheet = file.workbook.sheet('Messages');
    const at = sheet.columns + 1;
    file.workbook.edit('Messages', 1, at, { value: 'My note' });
    for (const [i, key] of keysOf(file, 'Messages').entries())
      file.workbook.edit('Messages', i + 2, at, { value: `0${key}`, format: '@' });
    file.run(() => archive(file, { ...rules, together: 5 }));
    file.run(() => archive(file));
    for (const row of [...rowsOf(file, 'Messages'), ...rowsOf(file, 'Messages archive')])
      expect(row['My note']).toBe(`0${String(row['Key'])}`);
    expect(file.workbook.tab('Messages archive')!.lastColumn()).toBe(at);
  });

  test('loses nothing when somebody sorts the tab at that very moment', () => {
    const rows = byKey(rowsOf(sameShop(), 'Messages'));
    for (let call = 1; call < 13; call++) {
      const file = sameShop();
      const sort = () => {
        const sheet = file.workbook.sheet('Messages');
        sheet.cells = [sheet.cells[0]!, ...sheet.cells.slice(1).reverse()];
      };
      file.workbook.meanwhile = { at: file.workbook.calls + call, act: sort };
      file.run(() => archive(file));
      file.workbook.meanwhile = null;
      file.run(() => archive(file));
      file.run(() => archive(file));
      const held = new Map<string, Record<string, Cell>>();
      for (const row of [...rowsOf(file, 'Messages'), ...rowsOf(file, 'Messages archive')])
        held.set(String(row['Key']), row);
      expect({ call, held: byKey([...held.values()]) }).toEqual({ call, held: rows });
    }
  });

  // Every third call, by turns with unflushed writes kept and lost; every one both ways in the long tests.
  test('holds every message once after a death at any of its calls', () => {
    const calls = callsOfArchive();
    expect(calls).toBeGreaterThan(15);
    for (let call = 1; call <= calls; call += 3) expectSoundAfter({ at: call, keepsWrites: call % 2 === 0 });
  });

  test('is read by the card of a customer, by segments that ask who was written to, and cleaned of who is forgotten', () => {
    const file = sameShop();
    const save = (name: string, who: string) =>
      file.run(
        () => void saveSegment({ name, was: '', expression: parseExpression(who), tab: 'no' }, file.asked()),
      );
    save('Bought after it', 'messaged: response ordered; within 400 days');
    const look = () => ({
      card: customer({ find: 'K3' }, file.asked()).messages,
      people: campaigns({}, file.asked()).segments.find(({ name }) => name === 'Bought after it')?.customers,
    });
    const before = look();
    expect(before.card.map((message) => message.campaign)).toContain('Old');
    expect(before.people).toBeGreaterThan(0);
    file.run(() => archive(file));
    expect(look()).toEqual(before);
    file.run(() => void forget({ find: 'K3' }, file.asked()));
    const text = JSON.stringify([file.rows('Messages'), file.rows('Messages archive')]);
    expect(text).not.toMatch(/k3@example|Ada 3|"K3"|\|K3\|/);
  });
});
