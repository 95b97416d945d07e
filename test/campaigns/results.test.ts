import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import { campaign, campaigns, scheduleCampaign } from '../../src/campaigns/answer.ts';
import { optOut } from '../../src/campaigns/answerPeople.ts';
import { evidenceOf, sentenceOf } from '../../src/campaigns/evidence.ts';
import type { Cell } from '../../src/core/cells.ts';
import { differenceOfShares } from '../../src/core/stats.ts';
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

/** Nothing is due meanwhile, so the ticks between are left out. */
function days(file: MemoryFile, count: number): void {
  file.now += (count * 24 - 1) * 3_600_000;
  file.hours(1);
}

const resultsOf = (file: MemoryFile, name = 'Hello') => campaign({ name }, file.asked()).results!;

describe('the results of a campaign', () => {
  test('count who clicked, each once, where a tab of the shop tells, and are not known elsewhere', () => {
    const file = mailed();
    expect(resultsOf(file).clicks).toBeNull();
    const clicks = [
      ['E-mail', 'Campaign', 'Time'],
      ['k1@example.com', 'hello', '2024-10-01'],
      ['k1@example.com', 'Hello', '2024-10-03'],
      ['k2@example.com', '', '2024-10-09'],
      ['k3@example.com', '', '2024-10-25'],
      ['k4@example.com', 'Another', '2024-10-02'],
      ['k5@example.com', 'Hello', '2024-09-30'],
      ['nobody@example.com', 'Hello', '2024-10-02'],
    ];
    file.workbook.addTab('Clicks', clicks.length, 3).write(1, 1, clicks);
    // K3 clicked more than a fortnight later, K4 elsewhere, K5 before the mail.
    expect(resultsOf(file).clicks).toBe(2);
  });

  test('are orders by code and within five days of the mail, each once', () => {
    const file = mailed({ code: 'BACK', text: 'Code {{code}}' });
    file.addOrders([
      order('n1', 'K1', '2024-10-02', 30),
      order('n2', 'K1', '2024-10-06', 20, 'back', 5),
      order('n3', 'K2', '2024-10-07', 40),
      order('n4', 'K3', '2024-10-20', 50, 'BACK', 10),
      order('n5', 'NEW', '2024-10-02', 60),
    ]);
    days(file, 25);
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
    // Whoever bought since is not in the file yet, so nobody knows; the next day's order tells that nobody did.
    expect(resultsOf(file)).toMatchObject({ sent: 2, orders: null });
    file.addOrders([order('o3', 'NEW', '2024-10-02', 10)]);
    file.hours(24);
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
    days(file, 9);
    expect(resultsOf(file)).toMatchObject({ heldOut: held.length, heldOutOrders: 1, orders: 0 });
  });

  test('are blank, not 0, where the orders say neither codes nor discounts', () => {
    const file = new MemoryFile('2024-10-01T09:00');
    const header = ['order id', 'customer id', 'email', 'date', 'total'];
    const rows = [1, 2, 3].map((n) => [`o${n}`, `K${n}`, `k${n}@example.com`, '2024-09-30', 10]);
    const tab = file.workbook.addTab('Orders', 4, 5);
    tab.look().style({ row: 1, column: 1, rows: 9, columns: 4 }, { formats: [['@', '@', '@', '@']] });
    tab.write(1, 1, [header, ...rows] as Cell[][]);
    file.stores.file.set('orders', JSON.stringify({ tabs: [tab.id] }));
    schedule(file, { code: 'TEN', text: 'Code {{code}}' });
    file.hours(2);
    tab.write(5, 1, [['o4', 'K1', 'k1@example.com', '2024-10-09', 10]]);
    days(file, 9);
    expect(file.rows('Results')[0]).toMatchObject({
      Sent: 3,
      'Orders by code': '',
      'Orders in the window': 0,
      'Discounts given': '',
      'Message cost': 0,
      'Cost per order': '',
      Status: 'complete',
    });
    expect(resultsOf(file)).toMatchObject({
      ordersByCode: null,
      cost: null,
      messageCost: { amount: 0, currency: '' },
      orders: 0,
    });
  });

  test('are blank, not 0, while no order since is in the file', () => {
    const file = mailed({ code: 'TEN', text: 'Code {{code}}', holdout: 0.3 });
    days(file, 9);
    const blank = ['Orders by code', 'Orders in the window', 'Customers who came back', 'Revenue'];
    const [row] = file.rows('Results');
    for (const header of [...blank, 'Discounts given', 'Cost per order', 'Orders added', 'Verdict'])
      expect([header, row![header]]).toEqual([header, '']);
    expect(row!['Status']).toBe('orders are known up to 30 Sep 2024 only');
    expect(resultsOf(file)).toMatchObject({
      orders: null,
      revenue: null,
      cost: null,
      heldOutOrders: null,
      evidence: null,
      ordersUntil: '2024-09-30',
    });
    // Half of the window is known by then, all of it later.
    file.addOrders([order('n1', 'NEW', '2024-10-03', 30)]);
    file.hours(24);
    expect(resultsOf(file)).toMatchObject({ orders: 0, ordersUntil: '2024-10-03' });
    expect(resultsOf(file).evidence).toMatchObject({ verdict: 'early' });
    file.addOrders([order('n2', 'NEW', '2024-10-06', 30)]);
    file.hours(24);
    expect(resultsOf(file)).toMatchObject({ orders: 0, ordersUntil: null });
    expect(file.rows('Results')[0]!['Status']).toBe('complete');
  });

  /** So many people, a share held out; the first of each group to buy afterwards, and everybody's count. */
  function tried(people: number, buyers: { treated: number; heldOut: number }) {
    const file = new MemoryFile('2024-10-01T09:00');
    file.putOrders(
      Array.from({ length: people }, (_, i) => order(`o${i}`, `K${i}`, '2024-09-30', 100, '', 0)),
    );
    file.run(
      () =>
        void scheduleCampaign(
          { draft: draft({ dataAge: 999, holdout: 0.4 }), typedCount: people },
          file.asked(),
        ),
    );
    file.hours(4);
    const group = (isHeldOut: boolean) =>
      file
        .ledger()
        .filter(({ state }) => (state === 'held out') === isHeldOut)
        .map(({ customer }) => customer);
    const buy = (customers: readonly string[], count: number) =>
      customers.slice(0, count).map((customer) => order(`n${customer}`, customer, '2024-10-03', 30));
    file.addOrders([
      ...buy(group(false), buyers.treated),
      ...buy(group(true), buyers.heldOut),
      order('later', 'NEW', '2024-10-08', 1),
    ]);
    days(file, 8);
    return { file, sent: group(false).length, held: group(true).length };
  }

  test('tell what the campaign itself brought from who was held out, with an interval', () => {
    const { file, sent, held } = tried(150, { treated: 30, heldOut: 2 });
    const { evidence } = resultsOf(file);
    const { difference, low, high } = differenceOfShares({ hits: 30, of: sent }, { hits: 2, of: held });
    expect(evidence).toMatchObject({
      people: sent,
      bought: 30,
      heldOut: held,
      heldOutBought: 2,
      verdict: 'proven',
    });
    expect(evidence!.extra).toBeCloseTo(difference * sent, 9);
    const [extra, least, most] = [difference, low, high].map((share) => Math.round(share * sent));
    expect(evidence!.sentence).toBe(`It brought about ${extra} extra orders; between ${least} and ${most}`);
    expect(file.rows('Results')[0]).toMatchObject({
      'Held out': held,
      'People who bought': 30,
      'Held out who bought': 2,
      'Orders added': extra,
      'Orders added, at least': least,
      'Orders added, at most': most,
      Verdict: `proven to work: It brought about ${extra} extra orders; between ${least} and ${most}`,
    });
  });

  test('say so where nothing is proven, where it did harm, and where there is too little', () => {
    const verdictOf = (bought: number, people: number, heldOutBought: number, heldOut: number) => {
      const evidence = evidenceOf({ hits: bought, of: people }, { hits: heldOutBought, of: heldOut }, true);
      return [evidence.verdict, sentenceOf(evidence, 'en')];
    };
    expect(verdictOf(6, 48, 3, 32)).toEqual([
      'unproven',
      expect.stringMatching(/^Perhaps \d+ extra orders?; from \d+ fewer to \d+ more$/),
    ]);
    expect(verdictOf(2, 90, 20, 60)).toEqual([
      'harmed',
      expect.stringMatching(/^It lost about \d+ orders; between \d+ and \d+$/),
    ]);
    expect(verdictOf(9, 18, 1, 12)[0]).toBe('too_few');
    expect(verdictOf(1, 48, 1, 32)[0]).toBe('too_few');
  });

  test.each([
    [
      { hits: 86, of: 900 },
      { hits: 3, of: 100 },
      'It brought about 59 extra orders; between 7 and 85',
      'حدود ۵۹ سفارش اضافه آورد؛ بین ۷ تا ۸۵',
    ],
    // campaigns.md, section 5.
    [
      { hits: 360, of: 9000 },
      { hits: 30, of: 1000 },
      'Perhaps 90 extra orders; from 28 fewer to 179 more',
      'شاید ۹۰ سفارش اضافه؛ از ۲۸ سفارش کمتر تا ۱۷۹ بیشتر',
    ],
    [
      { hits: 4, of: 40 },
      { hits: 3, of: 40 },
      'Perhaps 1 extra order; from 5 fewer to 7 more',
      'شاید ۱ سفارش اضافه؛ از ۵ سفارش کمتر تا ۷ بیشتر',
    ],
    [
      { hits: 4, of: 40 },
      { hits: 0, of: 10 },
      'Too few held out or too few buyers to say',
      'خریدار یا گروه شاهد کم است و نمی‌شود گفت',
    ],
  ])('are worded in both languages: %j against %j', (treated, heldOut, en, fa) => {
    const evidence = evidenceOf(treated, heldOut, true);
    expect([sentenceOf(evidence, 'en'), sentenceOf(evidence, 'fa')]).toEqual([en, fa]);
    expect(evidenceOf(treated, heldOut, false).verdict).toBe('early');
  });

  test('keep who could not be written to at the time in the group of those who were', () => {
    const file = new MemoryFile('2024-10-01T09:00');
    file.putOrders(Array.from({ length: 10 }, (_, i) => order(`o${i}`, `K${i}`, '2024-09-30', 100, '', 0)));
    // Three may go today, so that the others wait in the queue and two of them change their mind.
    file.mailLeft = 8;
    schedule(file, { holdout: 0.3 });
    file.hours(2);
    const waiting = file.ledger().filter(({ state }) => state === 'planned');
    for (const { customer } of waiting.slice(0, 2))
      file.run(() => void optOut({ find: customer, channel: 'all' }, file.asked()));
    file.mailLeft = 99;
    file.hours(2);
    expect(file.ledger().filter(({ state }) => state === 'left out')).toHaveLength(2);
    file.addOrders([order('n1', 'NEW', '2024-10-09', 30)]);
    days(file, 9);
    const { people, heldOut } = resultsOf(file).evidence!;
    expect(people + heldOut).toBe(10);
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
    expect(campaigns({}, file.asked()).winningCost).toEqual({ amount: 50, currency: '' });
    expect(campaigns({}, mailed().asked()).winningCost).toBeNull();
  });
});
