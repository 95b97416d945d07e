import type { CampaignDraft } from '../../src/calls.ts';
import { campaign, campaigns, scheduleCampaign } from '../../src/campaigns/answer.ts';
import { optOut } from '../../src/campaigns/answerPeople.ts';
import { MemoryFile } from './memoryFile.ts';
import { draft } from './shops.ts';

const schedule = (file: MemoryFile, change: Partial<CampaignDraft> = {}) =>
  file.run(
    () =>
      void scheduleCampaign({ draft: draft({ dataAge: 999, ...change }), typedCount: null }, file.asked()),
  );

const order = (
  id: string,
  customer: string,
  day: string,
  total: number,
  coupon = '',
  discount: number | '' = '',
) => [
  id,
  customer,
  `Ada ${customer}`,
  `${customer.toLowerCase()}@example.com`,
  '',
  day,
  total,
  coupon,
  discount,
];

/** Ten customers; a mail to each on October 1 at 10. */
function mailed(change: Partial<CampaignDraft> = {}): MemoryFile {
  const file = new MemoryFile('2024-10-01T09:00');
  file.putOrders(Array.from({ length: 10 }, (_, i) => order(`o${i}`, `K${i}`, '2024-09-30', 100, '', 0)));
  schedule(file, change);
  file.hours(2);
  return file;
}

const resultsOf = (file: MemoryFile, name = 'Hello') => campaign({ name }, file.asked()).results!;

describe('the results of a campaign', () => {
  test('are orders by code and within five days of the mail, each once', () => {
    const file = mailed({ code: 'BACK', text: 'Code {{code}}' });
    file.addOrders([
      order('n1', 'K1', '2024-10-02', 30),
      order('n2', 'K1', '2024-10-06', 20, 'back', 5),
      order('n3', 'K2', '2024-10-07', 40),
      order('n4', 'K3', '2024-10-20', 50, 'BACK', 10),
      order('n5', 'NEW', '2024-10-02', 60),
    ]);
    file.hours(24 * 25);
    // K1 twice in the window (October 2 and 6), K3 by code after it, K2 a day too late, NEW never mailed.
    expect(resultsOf(file)).toMatchObject({
      sent: 10,
      orders: 3,
      revenue: { amount: 100, currency: '' },
      cost: { amount: 15, currency: '' },
      heldOut: 0,
      heldOutOrders: null,
      collectingUntil: null,
    });
    expect(file.rows('Results')).toMatchObject([
      {
        Campaign: 'Hello',
        Sent: 10,
        Reached: '',
        'Orders by code': 2,
        'Orders in the window': 2,
        'Customers who came back': 2,
        Revenue: 100,
        'Discounts given': 15,
        'Message cost': 0,
        'Cost per order': 5,
        'Cost per returned customer': 7.5,
        Status: 'complete',
      },
    ]);
  });

  test('say how long they are still collected', () => {
    const file = mailed();
    file.addOrders([order('n1', 'K1', '2024-10-01', 30)]);
    file.hours(1);
    expect(resultsOf(file).collectingUntil).toBe(Date.parse('2024-10-06T10:00Z'));
    expect(String(file.rows('Results')[0]!['Status'])).toMatch(/^collecting until/);
    // The order of the same day was not there when the mail was planned.
    expect(resultsOf(file).orders).toBe(1);
  });

  test('leave an order of the same day out that was there before', () => {
    const file = new MemoryFile('2024-10-01T09:00');
    file.putOrders([order('o1', 'K1', '2024-10-01', 10), order('o2', 'K2', '2024-09-30', 10)]);
    schedule(file);
    file.hours(3);
    expect(resultsOf(file)).toMatchObject({ sent: 2, orders: 0 });
  });

  test('credit an order to the last of two campaigns, not to both', () => {
    const file = mailed();
    schedule(file, { name: 'Second', start: '2024-10-03T10:00' });
    file.hours(48);
    file.addOrders([order('n1', 'K1', '2024-10-04', 30), order('n2', 'K2', '2024-10-02', 30)]);
    file.hours(24);
    expect(resultsOf(file, 'Hello')).toMatchObject({ sent: 10, orders: 1 });
    expect(resultsOf(file, 'Second')).toMatchObject({ sent: 10, orders: 1 });
    const list = campaigns({}, file.asked()).campaigns.map(({ results }) => results!.orders);
    expect(list).toEqual([1, 1]);
  });

  test('count the orders of the held out in the same window', () => {
    const file = mailed({ holdout: 0.5 });
    const held = file.ledger().filter(({ state }) => state === 'held out');
    expect(held.length).toBeGreaterThan(0);
    file.addOrders([
      order('n1', held[0]!.customer, '2024-10-03', 30),
      order('n2', held[0]!.customer, '2024-10-09', 30),
    ]);
    file.hours(24 * 9);
    expect(resultsOf(file)).toMatchObject({ heldOut: held.length, heldOutOrders: 1, orders: 0 });
  });

  test('count who opted out after it', () => {
    const file = mailed();
    file.run(() => void optOut({ find: 'K4', channel: 'all' }, file.asked()));
    expect(resultsOf(file).optOuts).toBe(1);
  });

  test('stand beside the cost of acquiring a customer, from Spend', () => {
    const file = mailed();
    file.workbook.addTab('Spend', 5, 2).write(1, 1, [
      ['Month', 'Amount'],
      ['2024-09', 500],
    ]);
    file.hours(26);
    expect(file.rows('Results')[0]).toMatchObject({ CAC: 50 });
  });
});
