import { answers } from '../../src/answers.ts';
import { openTable } from '../../src/segments/table.ts';
import { messagesTab } from '../../src/segments/tabs.ts';
import { MemoryFile } from './memoryFile.ts';

/** Six who stopped buying last year and one who buys still; of the six five have a mobile only. */
function shopOfLapsed(): MemoryFile {
  const file = new MemoryFile('2024-10-01T09:00');
  const order = (who: number, day: string, amount: number) => [
    `${who} ${day}`,
    `K${who}`,
    `Ada ${who}`,
    who === 0 ? 'ada@example.com' : '',
    `0912000000${who}`,
    day,
    amount,
  ];
  file.putOrders([
    ...[0, 1, 2, 3, 4, 5].flatMap((who) => [
      order(who, '2023-11-01', 100),
      order(who, '2024-01-10', 40 + who),
    ]),
    order(6, '2024-09-30', 500),
  ]);
  return file;
}

describe('what this week is to do', () => {
  test('names who is leaving with what they brought in a year and how many can be reached', () => {
    const file = shopOfLapsed();
    answers.buildSegments({ by: 'stage' }, file.asked());
    const { from, to, cards } = answers.thisWeek({}, file.asked());
    // 1 October 2024 is a Tuesday.
    expect([from, to]).toEqual(['2024-09-28', '2024-10-04']);
    expect(cards.map(({ segment }) => segment)).toEqual(['stage_lapsing', 'stage_new']);
    // The orders of November 2023 and of January lie inside the 365 days up to today.
    expect(cards[0]).toMatchObject({
      customers: 6,
      atStake: { amount: 6 * 100 + 40 + 41 + 42 + 43 + 44 + 45 },
      ...{ reachable: 6, channel: 'sms', cost: null },
    });
  });

  test('tells the cost of texts by what the ones before cost on average', () => {
    const file = shopOfLapsed();
    answers.buildSegments({ by: 'stage' }, file.asked());
    const ledger = openTable(file.platform(), messagesTab, 'key', 'en');
    ledger.append({ key: 'a', cost: 200, currency: 'IRT' });
    ledger.append({ key: 'b', cost: 260, currency: 'IRT' });
    ledger.append({ key: 'c', cost: 0, currency: 'IRT' });
    ledger.append({ key: 'd', cost: 3, currency: 'USD' });
    ledger.append({ key: 'e', cost: '', currency: '' });
    ledger.save();
    const [lapsing] = answers.thisWeek({}, file.asked()).cards;
    expect(lapsing).toMatchObject({ reachable: 6, cost: { amount: 6 * 230, currency: 'IRT' } });
  });
});
