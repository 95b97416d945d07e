import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import { previewCampaign, scheduleCampaign } from '../../src/campaigns/answer.ts';
import { saveGateway, saveSettings } from '../../src/campaigns/answerSettings.ts';
import { testSend } from '../../src/campaigns/answerTest.ts';
import { isInHoldout } from '../../src/campaigns/audience.ts';
import type { Cell } from '../../src/core/cells.ts';
import { MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

const schedule = (file: MemoryFile, change: Partial<CampaignDraft> = {}, typedCount: number | null = null) =>
  file.run(
    () => void scheduleCampaign({ draft: draft({ dataAge: 999, ...change }), typedCount }, file.asked()),
  );
const to = (file: MemoryFile) => file.outbox.map(({ message }) => message.to);
const reasonOf = (file: MemoryFile) =>
  Object.fromEntries(file.ledger().map(({ customer, state, reason }) => [customer, reason || state]));

/** One order a row: customer, e-mail, phone, amount. */
function shopWith(
  rows: readonly (readonly [string, string, string, number])[],
  now = '2024-10-01T09:00',
): MemoryFile {
  const file = new MemoryFile(now);
  file.putOrders(
    rows.map(([customer, email, phone, amount], i) => [
      `o${i}`,
      customer,
      `Ada ${customer}`,
      email,
      phone,
      '2024-09-30',
      amount,
    ]),
  );
  return file;
}

describe('the audience', () => {
  test('has a row for everybody in the segment, with the reason of who is left out', () => {
    const file = shopWith([
      ['A', 'a@example.com', '', 10],
      ['B', '', '', 10],
      ['C', 'no address', '', 10],
      ['D', 'x1@marketplace.amazon.com', '', 10],
      ['E', 'e@example.com', '', 10],
    ]);
    schedule(file);
    file.hours(2);
    expect(reasonOf(file)).toEqual({
      A: 'accepted',
      B: 'no address',
      C: 'no address',
      D: 'relay e-mail',
      E: 'accepted',
    });
  });

  test('by text leaves out landlines, numbers of many and who has none', () => {
    const file = shopWith([
      ['A', '', '+989121000001', 50],
      ['B', '', '+982188000000', 40],
      ['C', '', '', 30],
      ['D', '', '+989121000009', 9],
      ['E', '', '+989121000009', 8],
      ['F', '', '+989121000009', 7],
      ['G', '', '+989121000009', 6],
    ]);
    file.run(() => void saveGateway({ id: 'kavenegar', values: { apiKey: 'k', sender: '1' } }, file.asked()));
    const plan = previewCampaign(
      { draft: draft({ channel: 'sms', gateway: 'kavenegar', text: 'سلام', dataAge: 9 }) },
      file.asked(),
    );
    expect(plan).toMatchObject({
      inSegment: 7,
      gets: 1,
      leftOut: 6,
      heldOut: 0,
      parts: 1,
      typeNumber: false,
    });
    expect(Object.fromEntries(plan.leftOutBy.map(({ id, count }) => [id, count]))).toEqual({
      landline: 1,
      no_address: 1,
      shared_phone: 4,
    });
  });

  test('begins with who is worth most, and an address gets one message', () => {
    const file = shopWith([
      ['A', 'same@example.com', '', 10],
      ['B', 'b@example.com', '', 30],
      ['C', 'c@example.com', '', 20],
    ]);
    schedule(file);
    file.hours(2);
    expect(to(file)).toEqual(['b@example.com', 'c@example.com', 'same@example.com']);
  });

  test('is planned from the orders as they are at its time', () => {
    const file = shopOf(3);
    schedule(file);
    const orders = file.workbook.tab('Orders')!;
    orders.write(orders.values().length + 1, 1, [
      ['n', 'NEW', 'Neda', 'new@example.com', '', '2024-10-01', 5],
    ]);
    file.hours(2);
    expect(to(file)).toContain('new@example.com');
  });
});

describe('the holdout', () => {
  test('is as large as asked, the same whenever asked, and gets nothing', () => {
    const file = shopOf(200);
    schedule(file, { holdout: 0.25 });
    file.hours(6);
    const held = file
      .ledger()
      .filter(({ state }) => state === 'held out')
      .map(({ customer }) => customer);
    // 200 draws at one quarter: 50 ± 4 standard deviations of 6.1.
    expect(held.length).toBeGreaterThan(25);
    expect(held.length).toBeLessThan(75);
    expect(held.every((customer) => isInHoldout('Hello', customer, 0.25))).toBe(true);
    expect(to(file)).toHaveLength(200 - held.length);
    expect(new Set([...to(file), ...held.map((key) => `${key.toLowerCase()}@example.com`)]).size).toBe(200);
  });

  test('has its place in the queue: its time comes as if it were sent', () => {
    const file = shopOf(200);
    schedule(file, { holdout: 0.25 });
    file.hours(6);
    for (const row of file.rows('Messages').filter(({ State }) => State === 'held out'))
      expect(row['Sent']).not.toBe('');
    const places = file.rows('Messages').map((row) => row['Place in queue']);
    expect(new Set(places).size).toBe(200);
  });

  test.each([
    [999, 0],
    [1000, 1],
  ])('of %i people is off unless asked for, below a thousand', (people, isOn) => {
    const file = shopOf(people);
    const { heldOut, gets, typeNumber } = previewCampaign(
      { draft: draft({ holdout: null, dataAge: 9 }) },
      file.asked(),
    );
    expect(heldOut > 0 ? 1 : 0).toBe(isOn);
    expect(gets + heldOut).toBe(people);
    expect(typeNumber).toBe(true);
  });
});

describe('a repeating campaign', () => {
  const buy = (file: MemoryFile, customer: string, day: string) => {
    const orders = file.workbook.tab('Orders')!;
    const row: Cell[] = [
      `n${customer}${day}`,
      customer,
      'Neda',
      `${customer.toLowerCase()}@example.com`,
      '',
      day,
      5,
    ];
    orders.write(orders.values().length + 1, 1, [row]);
  };

  test('goes each day to who has come into the segment since, until its last day', () => {
    const file = shopOf(3);
    schedule(file, { repeat: 'daily', until: '2024-10-03' });
    file.hours(24);
    expect(to(file)).toHaveLength(3);
    buy(file, 'N1', '2024-10-02');
    file.hours(24);
    expect(to(file).slice(3)).toEqual(['n1@example.com']);
    buy(file, 'N2', '2024-10-03');
    buy(file, 'N3', '2024-10-04');
    file.hours(72);
    expect(to(file).slice(4)).toEqual(['n2@example.com', 'n3@example.com'].slice(0, 1));
    expect(file.rows('Campaigns')[0]).toMatchObject({ State: 'finished' });
    expect(file.rows('Messages')).toHaveLength(5);
  });

  test('reaches the same customer again only after the pause', () => {
    const file = shopOf(2);
    schedule(file, { repeat: 'weekly', pause: 20 });
    file.run(() => void saveSettings({ values: { email_week: 9, all_month: 99 } }, file.asked()));
    file.hours(24 * 30);
    expect(file.outbox.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2024-10-01',
      '2024-10-01',
      '2024-10-22',
      '2024-10-22',
    ]);
  });
});

describe('the preview', () => {
  test('adds up, shows three messages as they will be read, and says what to mind', () => {
    const file = shopOf(8);
    const plan = previewCampaign(
      {
        draft: draft({
          text: 'Hello {{name}}, see http://shop.example/{{code}} {{shoe size}}',
          holdout: 0.2,
        }),
      },
      file.asked(),
    );
    expect(plan.inSegment).toBe(plan.leftOut + plan.heldOut + plan.gets);
    expect(plan.lint.map(({ level }) => level)).toContain('error');
    expect(plan.lint.map(({ text }) => text).join('\n')).toMatch(/no field \{\{shoe size\}\}/);
    expect(plan.lint.map(({ text }) => text).join('\n')).toMatch(/names a code, but none is given/);
    expect(file.rows('Campaigns')).toEqual([]);
  });

  test('reckons the days that the quota takes', () => {
    const file = shopOf(300);
    file.mailLeft = 100;
    const days = (left: number) => {
      file.mailLeft = left;
      return previewCampaign({ draft: draft() }, file.asked()).daysNeeded;
    };
    // 95 a day on a consumer account; 1,495 on a Workspace one.
    expect(days(100)).toBe(4);
    expect(days(45)).toBe(4);
    expect(days(1500)).toBe(1);
    expect(days(101)).toBe(2);
  });

  test('counts parts at the longest name', () => {
    const rows = ['Al', 'Maximiliane von und zu Hohenstaufen'].map((name, i) => [
      `o${i}`,
      `K${i}`,
      name,
      '',
      `+4915112345${670 + i}`,
      '2024-09-30',
      5,
    ]);
    const file = new MemoryFile('2024-10-01T09:00');
    file.putOrders(rows);
    const { length, parts } = previewCampaign(
      { draft: draft({ channel: 'sms', gateway: 'twilio', text: `{{name}} ${'a'.repeat(140)}` }) },
      file.asked(),
    );
    expect(length).toMatchObject({
      longestName: 'Maximiliane von und zu Hohenstaufen',
      parts: 2,
      units: 198,
    });
    expect(parts).toBe(2);
  });
});

describe('a test to oneself', () => {
  test('is as the first customer would read it, and leaves no trace', () => {
    const file = shopOf(3);
    const told = testSend({ draft: draft() }, file.asked());
    expect(told.to).toBe('owner@shop.example');
    expect(file.outbox[0]!.message).toMatchObject({ to: 'owner@shop.example', subject: 'Hi' });
    expect(file.outbox[0]!.message.text).toMatch(/^Hello Ada \d/);
    expect(file.rows('Messages')).toEqual([]);
  });
});

describe('an e-mail', () => {
  test('in Persian reads from right to left, as plain text too, with a way out', () => {
    const file = shopOf(1);
    const subject = 'سلام {{name}} 🎁';
    schedule(file, {
      subject,
      text: '{{name|دوست}} عزیز\nکد: {{code}}\nhttps://shop.example/x',
      code: 'YALDA',
    });
    file.hours(2);
    const { message } = file.outbox[0]!;
    expect(message.subject).toBe('سلام Ada 0 🎁');
    expect(message.html).toContain('<html lang="fa" dir="rtl">');
    expect(message.html).toContain(
      '<a dir="ltr" href="https://shop.example/x?utm_source=bazgasht&#38;utm_medium=email&#38;utm_campaign=Hello">',
    );
    expect(message.html).toContain('mailto:owner@shop.example?subject=');
    expect(message.text).toMatch(/^Ada 0 عزیز\nکد: YALDA\n/);
    expect(message.text).toContain('owner@shop.example');
  });

  test('bears the sender name and reply address of the settings', () => {
    const file = shopOf(1);
    file.run(
      () =>
        void saveSettings(
          { values: { sender_name: 'فروشگاه ما', reply_to: 'hi@shop.example' } },
          file.asked(),
        ),
    );
    schedule(file);
    file.hours(2);
    expect(file.outbox[0]!.message).toMatchObject({ senderName: 'فروشگاه ما', replyTo: 'hi@shop.example' });
  });
});
