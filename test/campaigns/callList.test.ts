import { campaign, scheduleCampaign } from '../../src/campaigns/answer.ts';
import { segmentFacts } from '../../src/segments/answerSaved.ts';
import { outcomeOf } from '../../src/segments/loadCalls.ts';
import { matching } from '../../src/segments/rules/expression.ts';
import { parseExpression } from '../../src/segments/rules/parseExpression.ts';
import { draft, shopOf } from './shops.ts';

const people = 30;
const byPhone = draft({
  channel: 'sms',
  gateway: 'call_list',
  text: 'Ask {{name}} how it went',
  dataAge: 99,
});

describe('a campaign by phone call', () => {
  test('lists everybody once, with what to say and room for what came of it', () => {
    const file = shopOf(people);
    file.run(() => void scheduleCampaign({ draft: byPhone, typedCount: people }, file.asked()));
    file.hours(3);
    const list = file.rows('Call list');
    expect(list).toHaveLength(people);
    expect(list[0]).toMatchObject({
      'What to say': `Ask ${String(list[0]!['Name'])} how it went`,
      'What came of it': '',
    });
    expect(String(list[0]!['Mobile'])).toMatch(/^\+98912111\d{4}$/);
    expect(campaign({ name: 'Hello' }, file.asked())).toMatchObject({
      state: 'finished',
      total: people,
      done: people,
    });
  });

  test.each([
    ['lost', false],
    ['kept', true],
  ])('lists nobody twice and loses nobody when a run dies, unflushed writes %s', (_, keepsWrites) => {
    for (let call = 2; call < 90; call += 9) {
      const file = shopOf(people);
      file.run(() => void scheduleCampaign({ draft: byPhone, typedCount: people }, file.asked()));
      file.now += 3_600_000;
      file.tick({ at: call, keepsWrites });
      file.hours(4);
      const keys = file.rows('Call list').map((row) => row['Key']);
      expect({ call, listed: keys.length, keys: new Set(keys).size }).toEqual({
        call,
        listed: people,
        keys: people,
      });
      expect(file.ledger().every(({ state }) => state === 'accepted')).toBe(true);
    }
  });

  test('feeds what the caller noted back: who was reached is known, and who wants no more gets no more', () => {
    const file = shopOf(people);
    file.run(() => void scheduleCampaign({ draft: byPhone, typedCount: people }, file.asked()));
    file.hours(3);
    const header = file.workbook.sheet('Call list').cells[0]!.map(({ value }) => value);
    const note = (row: number, value: string) =>
      file.workbook.edit('Call list', row, header.indexOf('What came of it') + 1, { value });
    note(2, 'will order again');
    note(3, 'no answer');
    note(4, 'please do not call any more');
    const { facts } = segmentFacts({ fields: [], predicted: false, moved: [] }, file.asked());
    const reached = matching(parseExpression('messaged: Hello; response reached'), facts, {
      zone: file.workbook.zone,
      language: 'en',
      savedMapping: () => null,
    });
    expect(reached).toHaveLength(2);
    expect(facts.reach.email.filter((may) => !may)).toHaveLength(1);

    const mail = draft({ name: 'Mail', dataAge: 99, start: '2024-10-02T10:00' });
    file.run(() => void scheduleCampaign({ draft: mail, typedCount: people - 1 }, file.asked()));
    file.hours(30);
    const stopped = file.rows('Call list')[2]!;
    expect(file.outbox).toHaveLength(people - 1);
    expect(file.outbox.map(({ message }) => message.text).join()).not.toContain(
      `${String(stopped['Name'])},`,
    );
  });

  test.each([
    ['Order placed', 'reached'],
    ['سفارش داد', 'reached'],
    ['No answer, try later', 'missed'],
    ['جواب نداد', 'missed'],
    ['خاموش بود', 'missed'],
    ['Wrong number', 'missed'],
    ['گفت دیگر تماس نگیرید', 'refused'],
    ['انصراف', 'refused'],
    ['STOP', 'refused'],
    ['Do not call again', 'refused'],
    ['Wants other options, not this one', 'reached'],
    ['نمی‌خواهد بخرد', 'reached'],
  ])('«%s» is %s', (noted, outcome) => {
    expect(outcomeOf(noted)).toBe(outcome);
  });
});
