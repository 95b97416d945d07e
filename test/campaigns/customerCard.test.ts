import { answers } from '../../src/answers.ts';
import { MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

/** The worked shop of the design, as it stood on its last day. */
function workedShop(): MemoryFile {
  const file = new MemoryFile('2024-04-30T12:00');
  file.putOrders(
    [
      ['A', 'Ada', 'ada@example.com', '09121000001', '2024-01-01', 100],
      ['A', 'Ada', 'ada@example.com', '09121000001', '2024-02-01', 100],
      ['A', 'Ada', 'ada@example.com', '09121000001', '2024-04-10', 100],
      ['B', 'Bea', '', '', '2024-01-15', 50],
      ['B', 'Bea', '', '', '2024-04-20', 0],
      ['C', 'Cem', '', '', '2024-02-10', 80],
      ['D', 'Dee', '', '', '2024-04-30', 20],
      ['D', 'Dee', '', '', '2024-04-30', 20],
    ].map((row, i) => [`o${i}`, ...row]),
  );
  return file;
}

describe('the card of a customer', () => {
  test('says what the measures say, to the number', () => {
    const card = answers.customer({ find: 'A' }, workedShop().asked());
    expect(card).toMatchObject({
      found: true,
      key: 'A',
      name: 'Ada',
      // From the design: A 344 loyal, active, with 50 days between orders.
      ...{ score: '344', segment: 'Loyal', stageId: 'active', usualGap: 50 },
      ...{ orders: 3, spent: { amount: 300 }, lastOrder: '2024-04-10', days: 20 },
      // 2 % of the second and the third order; under 100 customers nothing can be forecast.
      ...{ credit: { amount: 4 }, alive: null, discount: null, offer: '' },
    });
    expect(card.recentOrders.map(({ day }) => day)).toEqual(['2024-04-10', '2024-02-01', '2024-01-01']);
  });

  test.each([
    '09121000001',
    '0912 100 0001',
    '۰۹۱۲۱۰۰۰۰۰۱',
    '+98 912 100 0001',
    '00989121000001',
    '9121000001',
    ' ADA@example.com ',
    'ada@EXAMPLE.com',
    'A',
  ])('is found by "%s"', (find) => {
    expect(answers.customer({ find }, workedShop().asked())).toMatchObject({ found: true, key: 'A' });
  });

  test('of nobody says so', () => {
    for (const find of ['', '   ', '0912', 'nobody@example.com', '-1'])
      expect(answers.customer({ find }, workedShop().asked()).found).toBe(false);
  });

  test('tells each message with its hour or why it did not go, in the language of who asks', () => {
    const file = shopOf(5, '2024-10-01T09:00');
    answers.optOut({ find: 'K1', channel: 'email' }, file.asked());
    answers.scheduleCampaign({ draft: draft({ start: '2024-10-01T09:00' }), typedCount: null }, file.asked());
    file.hours(1);
    const [sent] = answers.customer({ find: 'k0@example.com' }, file.asked()).messages;
    expect(sent).toMatchObject({ campaign: 'Hello', channel: 'email', stateId: 'accepted', reason: '' });
    expect(sent!.at).toBe(file.outbox[0]!.at);
    const inPersian = { ...file.asked(), language: 'fa' as const };
    const { messages, optedOut } = answers.customer({ find: 'K1' }, inPersian);
    expect(messages).toMatchObject([{ stateId: 'excluded', state: 'کنارگذاشته', reason: 'انصراف داده' }]);
    expect(optedOut).toEqual(['email']);
  });
});
