import { campaign, scheduleCampaign } from '../../src/campaigns/answer.ts';
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
});
