import { campaign, campaigns, saveDraft, scheduleCampaign } from '../../src/campaigns/answer.ts';
import { removeSegment, saveSegment } from '../../src/segments/answerSaved.ts';
import { parseExpression } from '../../src/segments/rules/parseExpression.ts';
import type { MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

const people = 40;
// Of forty people everybody spent 50 + k and 90 + k, so 180 or more is k from 20 on.
const rich = 'spent: from 180';
const toRich = draft({ segment: 'Rich', dataAge: 99 });

function shopWith(who: string): MemoryFile {
  const file = shopOf(people);
  file.run(() => save(file, 'Rich', who));
  return file;
}

const save = (file: MemoryFile, name: string, who: string, was = '') =>
  void saveSegment({ name, was, expression: parseExpression(who), tab: 'no' }, file.asked());

const confirm = (file: MemoryFile, change = toRich) =>
  file.run(() => void scheduleCampaign({ draft: change, typedCount: null }, file.asked()));

const sentTo = (file: MemoryFile) => file.outbox.map(({ message }) => message.to).sort();

const expected = Array.from({ length: 20 }, (_, i) => `k${i + 20}@example.com`).sort();

describe('a campaign to a segment of the shop’s own', () => {
  test('goes to whoever is in it when it is planned, once each', () => {
    const file = shopWith(rich);
    confirm(file);
    file.hours(4);
    expect(sentTo(file)).toEqual(expected);
    expect(campaign({ name: 'Hello' }, file.asked())).toMatchObject({
      state: 'finished',
      segment: 'Rich',
      segmentName: 'Rich',
      total: 20,
    });
  });

  test('holds people out and leaves out who opted out, as any other', () => {
    const file = shopWith(rich);
    const tab = file.workbook.addTab('Opt-outs', 3, 5);
    tab.write(1, 1, [
      ['Address', 'Channel', 'Since', 'Source', 'Customer'],
      ['k20@example.com', 'all', '', '', ''],
    ]);
    confirm(file, { ...toRich, holdout: 0.5 });
    file.hours(4);
    const states = file.ledger().map(({ state, reason }) => (reason ? `${state}: ${reason}` : state));
    expect(states.filter((state) => state === 'left out: opted out')).toHaveLength(1);
    const heldOut = states.filter((state) => state === 'held out').length;
    expect(heldOut).toBeGreaterThan(3);
    expect(sentTo(file)).toHaveLength(19 - heldOut);
  });

  test('keeps to the caps over all campaigns', () => {
    const file = shopWith(rich);
    for (const name of ['One', 'Two', 'Three']) confirm(file, { ...toRich, name });
    file.hours(20);
    // Two e-mails in seven days, the default of the design.
    expect(sentTo(file)).toEqual([...expected, ...expected].sort());
  });

  test('by who was written to lately goes to the others only', () => {
    const file = shopWith(rich);
    confirm(file);
    file.hours(4);
    file.run(() => save(file, 'Fresh', 'not messaged: by e-mail; within 30 days'));
    confirm(file, draft({ name: 'Next', segment: 'fresh', dataAge: 99, start: '2024-10-02T10:00' }));
    file.hours(30);
    expect(sentTo(file).sort()).toEqual(Array.from({ length: people }, (_, k) => `k${k}@example.com`).sort());
  });

  test('of who entered a stage goes day by day to each once, in the days after', () => {
    const file = shopWith(rich);
    file.run(() => save(file, 'Going', 'entered: stage lapsing; within 3'));
    const plan = {
      name: 'Come back',
      segment: 'Going',
      dataAge: 99,
      repeat: 'daily',
      until: '2024-12-01',
    } as const;
    confirm(file, draft(plan));
    file.hours(24 * 45);
    const sent = file.outbox.map(({ at, message }) => ({ to: message.to, day: Math.floor(at / 86_400_000) }));
    // With two order days each, the usual gap is the median of all: a customer lapses past one and a half of it.
    const days = Array.from({ length: people }, (_, k) => [1 + (k % 20), 28 + ((people + k) % 3)] as const);
    const gaps = days.map(([first, second]) => second - first).sort((a, b) => a - b);
    const gap = (gaps[people / 2 - 1]! + gaps[people / 2]!) / 2;
    const september = Date.UTC(2024, 8, 1) / 86_400_000 - 1;
    const due = days.map(([, second], k) => ({
      to: `k${k}@example.com`,
      from: september + second + Math.floor(1.5 * gap) + 1,
    }));
    for (const { to, from } of due) {
      const got = sent.filter((one) => one.to === to).map(({ day }) => day - from);
      expect([to, got.length, got[0]! >= 0 && got[0]! <= 2]).toEqual([to, 1, true]);
    }
  });

  test('is offered beside the others, with how many are in it', () => {
    const file = shopWith(rich);
    expect(campaigns({}, file.asked()).segments).toEqual(
      expect.arrayContaining([
        { id: 'Rich', name: 'Rich', customers: 20 },
        expect.objectContaining({ id: 'at_risk' }),
      ]),
    );
  });

  test('follows the segment to a new name', () => {
    const file = shopWith(rich);
    confirm(file);
    file.run(() => save(file, 'Wealthy', rich, 'Rich'));
    file.hours(4);
    expect(sentTo(file)).toEqual(expected);
  });

  test.each([
    ['is taken away', (file: MemoryFile) => void removeSegment({ name: 'Rich' }, file.asked())],
    [
      'cannot be read any more',
      (file: MemoryFile) => file.workbook.edit('Segments', 2, 2, { value: 'spend: 5' }),
    ],
  ])('pauses with the reason when the segment %s, and others go on', (_, spoil) => {
    const file = shopWith(rich);
    confirm(file);
    confirm(file, draft({ name: 'All', dataAge: 99 }));
    file.run(() => spoil(file));
    file.hours(4);
    expect(campaign({ name: 'Hello' }, file.asked())).toMatchObject({
      state: 'paused',
      reasonId: 'no_segment',
    });
    expect(sentTo(file)).toHaveLength(people);
  });

  test.each([
    [
      { segment: 'Nobody knows' },
      'segment must be one of the ids, such as at_risk, or a name from the tab Segments',
    ],
    [{ segment: 'Broken' }, 'there is no condition "spend"'],
  ])('to %j is refused as a draft and when it is scheduled', (change, sentence) => {
    const file = shopWith(rich);
    file.workbook.tab('Segments')!.write(3, 1, [['Broken', 'spend: 5']]);
    expect(() => saveDraft({ draft: draft(change) }, file.asked())).toThrow(sentence);
    expect(() => scheduleCampaign({ draft: draft(change), typedCount: null }, file.asked())).toThrow(
      sentence,
    );
  });
});
