import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import {
  campaign,
  previewCampaign,
  runNow,
  scheduleCampaign,
  setCampaignState,
  stopEverything,
} from '../../src/campaigns/answer.ts';
import { optOut } from '../../src/campaigns/answerPeople.ts';
import { saveGateway, saveSettings, settings } from '../../src/campaigns/answerSettings.ts';
import { settleDoubtful } from '../../src/campaigns/settleDoubtful.ts';
import { UserError } from '../../src/core/errors.ts';
import { at, MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

const schedule = (file: MemoryFile, change: Partial<CampaignDraft> = {}, typedCount: number | null = null) =>
  file.run(() => void scheduleCampaign({ draft: draft(change), typedCount }, file.asked()));
const set = (file: MemoryFile, values: Record<string, string | number>) =>
  file.run(() => void saveSettings({ values }, file.asked()));
const stateOf = (file: MemoryFile, name = 'Hello') => {
  const row = file.rows('Campaigns').find((one) => one['Campaign'] === name);
  return { state: row?.['State'], reason: row?.['Reason'] };
};
const to = (file: MemoryFile) => file.outbox.map(({ message }) => message.to);
const countBy = (file: MemoryFile) => {
  const counts: Record<string, number> = {};
  for (const { state, reason } of file.ledger()) {
    const name = reason === '' ? state : `${state}: ${reason}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

describe('before anything is sent', () => {
  test.each(['09121234567', '۰۹۱۲ ۱۲۳ ۴۵۶۷', '+98 912 123 4567'])(
    'the mobile for tests is typed as at home: %s',
    (typed) => {
      const file = new MemoryFile('2024-10-01T09:00', { zone: { id: 'Asia/Tehran', offsetAt: () => 0 } });
      set(file, { test_phone: typed });
      expect(settings({}, file.asked()).values['test_phone']).toBe('+989121234567');
      expect(saveSettings({ values: { test_phone: '123' } }, file.asked())).toMatchObject({
        problems: { test_phone: expect.stringContaining('got "123"') as string },
      });
    },
  );

  test('nothing goes in the ten minutes after confirming', () => {
    const file = shopOf(5, '2024-10-01T10:55');
    schedule(file);
    file.now += 9 * 60_000;
    file.tick();
    expect(to(file)).toEqual([]);
    file.now += 60_000;
    file.tick();
    expect(to(file)).toHaveLength(5);
  });

  test('a start in the quiet hours is told as the hour in which sending opens', () => {
    const file = shopOf(5, '2024-10-01T12:00');
    const begins = (start: string) => previewCampaign({ draft: draft({ start }) }, file.asked()).startsAt;
    expect(begins('2024-10-02T03:00')).toBe(at('2024-10-02T09:00'));
    expect(begins('2024-10-02T11:00')).toBe(at('2024-10-02T11:00'));
    set(file, { forbidden_days: '2024-10-02' });
    expect(begins('2024-10-02T11:00')).toBe(at('2024-10-03T09:00'));
  });

  test('above 200 people the number must be typed', () => {
    const file = shopOf(201);
    expect(() => schedule(file)).toThrow('to confirm, type the number of people, 201, got nothing');
    expect(() => schedule(file, {}, 200)).toThrow(UserError);
    schedule(file, {}, 201);
    expect(stateOf(file).state).toBe('scheduled');
  });

  test('a press that is repeated changes nothing, and a campaign that was sent keeps its name', () => {
    const file = shopOf(3);
    schedule(file);
    const before = JSON.stringify(file.rows('Campaigns'));
    file.now += 60_000;
    schedule(file);
    expect(JSON.stringify(file.rows('Campaigns'))).toBe(before);
    file.hours(3);
    expect(stateOf(file).state).toBe('finished');
    expect(() => schedule(file, { text: 'Other' })).toThrow(/another name/);
  });

  test('sample data is never sent', () => {
    const file = shopOf(5);
    file.stores.file.set('sample', 'true');
    schedule(file);
    file.hours(3);
    expect(to(file)).toEqual([]);
    expect(stateOf(file)).toEqual({ state: 'paused', reason: 'sample data' });
  });

  test.each([
    [{ text: 'Hello {{name' }, /braces/],
    [{ text: ' ' }, /text is empty/],
    [{ subject: '' }, /subject is empty/],
    [{ start: 'soon' }, /start must be a day and time/],
    [{ segment: 'nobody' }, /segment must be one of/],
    [{ repeat: 'daily' as const, until: '2024-09-01' }, /until must be the day of the start or later/],
    [{ holdout: 0.9 }, /holdout must be a share/],
    [{ channel: 'sms' as const, gateway: 'kavenegar' }, /not set up/],
  ])('a draft with %j is refused in words', (change, words) => {
    expect(() => schedule(shopOf(3), change)).toThrow(words);
  });

  test('a shop without addresses is told so', () => {
    const file = shopOf(0);
    const rows = Array.from({ length: 6 }, (_, i) => [`o${i}`, `K${i}`, 'Ada', '', '', '2024-09-30', 10]);
    file.workbook.tab('Orders')!.write(2, 1, rows);
    expect(() => schedule(file)).toThrow(/none of these customers has an e-mail address/);
  });
});

describe('at the moment of sending', () => {
  test('who has opted out since is left out, by address and by key', () => {
    const file = shopOf(4);
    schedule(file);
    file.run(() => void optOut({ find: 'k1@example.com', channel: 'all' }, file.asked()));
    file.run(() => void optOut({ find: 'K2', channel: 'email' }, file.asked()));
    file.hours(3);
    expect(to(file).sort()).toEqual(['k0@example.com', 'k3@example.com']);
    expect(countBy(file)).toEqual({ accepted: 2, 'left out: opted out': 2 });
  });

  test('who has ordered since it was planned is left out', () => {
    const file = shopOf(60);
    schedule(file);
    file.hours(1);
    const waiting = file.ledger().filter(({ state }) => state === 'planned');
    expect(waiting).toHaveLength(10);
    const buyer = waiting[0]!;
    const orders = file.workbook.tab('Orders')!;
    orders.write(orders.values().length + 1, 1, [
      ['new', buyer.customer, 'Ada', buyer.to, '', '2024-10-01', 5],
    ]);
    file.hours(1);
    expect(to(file)).toHaveLength(59);
    expect(to(file)).not.toContain(buyer.to);
    expect(countBy(file)).toEqual({ accepted: 59, 'left out: ordered lately': 1 });
  });

  test('nothing goes in quiet hours or on forbidden days', () => {
    const file = shopOf(3);
    set(file, { forbidden_days: 'Wednesday, 2024-10-03' });
    schedule(file, { start: '2024-10-01T21:00', dataAge: 9 });
    file.hours(13);
    expect(stateOf(file)).toEqual({ state: 'running', reason: 'quiet hours' });
    for (let hour = 0; hour < 72; hour++) file.hours(1);
    // Tuesday evening is too late, Wednesday and Thursday are forbidden: Friday at nine.
    expect(file.outbox.map(({ at }) => new Date(at).toISOString().slice(0, 13))).toEqual(
      Array.from({ length: 3 }, () => '2024-10-04T09'),
    );
  });

  test('nothing goes so late that it would arrive in quiet hours', () => {
    const file = shopOf(3, '2024-10-01T19:00');
    schedule(file, { start: '2024-10-01T20:00' });
    file.now += 60 * 60_000 + 59.5 * 60_000;
    file.tick();
    expect(to(file)).toEqual([]);
    expect(stateOf(file).reason).toBe('quiet hours');
    file.hours(13);
    expect(to(file)).toHaveLength(3);
  });

  test('a second campaign within the cap leaves out who got the first, over all campaigns', () => {
    const file = shopOf(4);
    set(file, { email_week: 1 });
    schedule(file);
    file.hours(2);
    schedule(file, { name: 'Second', start: '2024-10-02T10:00', dataAge: 9 });
    file.hours(30);
    expect(to(file)).toHaveLength(4);
    expect(countBy(file)).toEqual({ accepted: 4, 'left out: message cap is full': 4 });
    expect(stateOf(file, 'Second').state).toBe('finished');
  });

  test('a cap of 0 lets nothing through', () => {
    const file = shopOf(4);
    set(file, { email_week: 0 });
    schedule(file);
    file.hours(3);
    expect(to(file)).toEqual([]);
    expect(countBy(file)).toEqual({ 'left out: message cap is full': 4 });
  });

  test('hours and counts are read in Persian digits, and words stay as they were typed', () => {
    const file = shopOf(3);
    set(file, { quiet_to: '۸٫۵', first_alone: '۱٬۰۰۰', sender_name: 'فروشگاه ۲۴' });
    expect(settings({}, file.asked()).values).toMatchObject({
      quiet_to: 8.5,
      first_alone: 1000,
      sender_name: 'فروشگاه ۲۴',
    });
    schedule(file, { start: '2024-10-02T08:30' });
    file.now = at('2024-10-02T08:29');
    file.tick();
    expect(to(file)).toEqual([]);
    file.now = at('2024-10-02T08:30');
    file.tick();
    expect(to(file)).toHaveLength(3);
  });

  test('settings of which one cannot be read are all left as they were, and what is wrong is said of each', () => {
    const file = shopOf(3);
    const values = { quiet_to: '۲۵', email_week: '-1', sender_name: 'Tea shop' };
    expect(saveSettings({ values }, file.asked())).toEqual({
      problems: {
        quiet_to: 'must be an hour of the day from 0 to 24, such as 21 or 21.5, got "۲۵"',
        email_week: 'must be a whole number of 0 or more, got "-1"',
      },
    });
    expect(settings({}, file.asked()).values).toMatchObject({
      quiet_to: 9,
      email_week: 2,
      sender_name: '',
      tag_links: true,
    });
    file.run(() => void saveSettings({ values: { tag_links: false } }, file.asked()));
    expect(settings({}, file.asked()).values).toMatchObject({ tag_links: false });
  });

  test('who may get it within a day waits for the cap instead of being left out', () => {
    const file = shopOf(4);
    set(file, { email_week: 1 });
    schedule(file);
    file.hours(2);
    schedule(file, { name: 'Second', start: '2024-10-08T00:00', dataAge: 30 });
    file.hours(24 * 8);
    const times = file.outbox.map(({ at }) => at);
    expect(times).toHaveLength(8);
    expect(times[4]! - times[3]!).toBeGreaterThanOrEqual(7 * 86_400_000);
  });

  test('orders that are not up to date stop the campaign', () => {
    const file = shopOf(3);
    schedule(file, { start: '2024-10-08T10:00' });
    file.hours(24 * 8);
    expect(to(file)).toEqual([]);
    expect(stateOf(file)).toEqual({ state: 'paused', reason: 'orders are not up to date' });
  });

  test('an import brings old orders up to date', () => {
    const file = shopOf(3);
    schedule(file, { start: '2024-10-08T10:00' });
    file.stores.file.set('importedOn', String(Math.floor(Date.parse('2024-10-07') / 86_400_000)));
    file.hours(24 * 8);
    expect(to(file)).toHaveLength(3);
  });

  test('a campaign that no tick came for in a day is asked about, then goes', () => {
    const file = shopOf(3);
    schedule(file, { dataAge: 9 });
    file.now += 26 * 3_600_000;
    file.tick();
    expect(to(file)).toEqual([]);
    expect(stateOf(file)).toEqual({ state: 'paused', reason: 'too late to send unasked' });
    file.run(() => void setCampaignState({ name: 'Hello', act: 'resume' }, file.asked()));
    file.hours(1);
    expect(to(file)).toHaveLength(3);
  });

  test('a code past its last day is not sent', () => {
    const file = shopOf(3);
    schedule(file, { code: 'TEN', codeUntil: '2024-09-30', text: 'Code {{code}}' });
    file.hours(3);
    expect(to(file)).toEqual([]);
    expect(stateOf(file)).toEqual({ state: 'paused', reason: 'code no longer valid' });
  });

  test('who lacks a merge field without fallback is left out', () => {
    const file = shopOf(0);
    const rows = Array.from({ length: 6 }, (_, i) => [
      `o${i}`,
      `K${i}`,
      i % 2 === 0 ? 'Ada' : '',
      `k${i}@example.com`,
      '',
      '2024-09-30',
      10,
    ]);
    file.workbook.tab('Orders')!.write(2, 1, rows);
    schedule(file, { text: 'Hello {{name}}' });
    file.hours(3);
    expect(countBy(file)).toEqual({ accepted: 3, 'left out: text incomplete': 3 });
  });
});

describe('the mail quota', () => {
  test('leaves the owner five, and the campaign goes on when there is more', () => {
    const file = shopOf(120);
    file.mailLeft = 100;
    schedule(file, { dataAge: 9 });
    file.hours(4);
    expect(to(file)).toHaveLength(95);
    expect(stateOf(file)).toEqual({ state: 'running', reason: "today's quota is used up" });
    file.hours(30);
    file.mailLeft = 100;
    file.hours(20);
    expect(new Set(to(file)).size).toBe(120);
    expect(to(file)).toHaveLength(120);
    expect(stateOf(file).state).toBe('finished');
  });

  test('an error of the mail service is unknown, and is not sent again', () => {
    const file = shopOf(6);
    file.mailFails = ({ to: address }) => address === 'k2@example.com';
    schedule(file);
    file.hours(4);
    expect(countBy(file)).toEqual({ accepted: 5, unknown: 1 });
    expect(stateOf(file).state).toBe('finished');
  });

  test('what is unknown is settled by a person: what went is counted, what did not goes in its turn', () => {
    const file = shopOf(6);
    file.mailFails = ({ to: address }) => address === 'k2@example.com' || address === 'k4@example.com';
    schedule(file);
    file.hours(4);
    const { doubtful } = campaign({ name: 'Hello' }, file.asked());
    expect(doubtful.map(({ to: who }) => who).sort()).toEqual(['Ada 2', 'Ada 4']);
    const keyOf = (who: string) => doubtful.filter((one) => one.to === who).map(({ key }) => key);
    file.mailFails = () => false;
    const settle = (keys: string[], went: boolean) =>
      settleDoubtful({ name: 'Hello', keys, went }, file.asked());
    expect(settle(keyOf('Ada 2'), true)).toMatchObject({ state: 'finished', done: 6 });
    expect(file.rows('Campaigns')).toMatchObject([{ Sent: 5 }]);
    // Of a message that is known to have gone nothing is taken back, whoever asks.
    settle(
      file
        .ledger()
        .map(({ key }) => key)
        .filter((key) => !keyOf('Ada 4').includes(key)),
      false,
    );
    expect(countBy(file)).toEqual({ accepted: 5, unknown: 1 });
    expect(settle(keyOf('Ada 4'), false)).toMatchObject({ state: 'running', done: 5, doubtful: [] });
    file.hours(2);
    expect(to(file).sort()).toEqual([0, 1, 3, 4, 5].map((k) => `k${k}@example.com`));
    expect(countBy(file)).toEqual({ accepted: 6 });
    expect(stateOf(file)).toEqual({ state: 'finished', reason: '' });
  });

  test.each([true, false])(
    'a press that puts a message back may be cut off while it writes, and repeated (writes kept: %s)',
    (keepsWrites) => {
      const doubted = () => {
        const file = shopOf(3);
        file.mailFails = ({ to: address }) => address === 'k1@example.com';
        schedule(file);
        file.hours(2);
        file.mailFails = () => false;
        const keys = campaign({ name: 'Hello' }, file.asked()).doubtful.map(({ key }) => key);
        const before = file.calls;
        const press = () => void settleDoubtful({ name: 'Hello', keys, went: false }, file.asked());
        return { file, before, press };
      };
      const whole = doubted();
      whole.file.run(whole.press);
      const calls = whole.file.calls - whole.before;
      // Before these it only reads, after them only for the answer.
      for (let call = calls - 25; call <= calls - 17; call++) {
        const { file, press } = doubted();
        expect(file.run(press, { at: call, keepsWrites })).toBe(false);
        file.run(press);
        file.hours(2);
        expect({ call, to: to(file).sort() }).toEqual({
          call,
          to: ['k0@example.com', 'k1@example.com', 'k2@example.com'],
        });
        expect({ call, ...stateOf(file) }).toEqual({ call, state: 'finished', reason: '' });
      }
    },
  );

  test.each(['none', 'daily'] as const)(
    'what did not go is put back days later and goes with the next run (repeat: %s)',
    (repeat) => {
      const file = shopOf(6);
      file.mailFails = ({ to: address }) => address === 'k2@example.com';
      schedule(file, { repeat, dataAge: 99 });
      file.hours(80);
      file.mailFails = () => false;
      const keys = campaign({ name: 'Hello' }, file.asked()).doubtful.map(({ key }) => key);
      const { state } = settleDoubtful({ name: 'Hello', keys, went: false }, file.asked());
      expect(state).toBe(repeat === 'none' ? 'running' : 'scheduled');
      // Night: it waits for the morning as any other.
      file.hours(16);
      expect(to(file).sort()).toEqual([0, 1, 2, 3, 4, 5].map((k) => `k${k}@example.com`));
      expect(countBy(file)).toEqual({ accepted: 6 });
    },
  );

  test('what did not go is asked about where no run came for a day', () => {
    const file = shopOf(6);
    file.mailFails = ({ to: address }) => address === 'k2@example.com';
    schedule(file, { dataAge: 99 });
    file.hours(4);
    file.mailFails = () => false;
    const keys = campaign({ name: 'Hello' }, file.asked()).doubtful.map(({ key }) => key);
    file.now += 48 * 3_600_000;
    file.run(() => void settleDoubtful({ name: 'Hello', keys, went: false }, file.asked()));
    file.tick();
    expect(stateOf(file)).toEqual({ state: 'paused', reason: 'too late to send unasked' });
    file.run(() => void setCampaignState({ name: 'Hello', act: 'resume' }, file.asked()));
    file.tick();
    expect(to(file)).toHaveLength(6);
    expect(stateOf(file)).toEqual({ state: 'finished', reason: '' });
  });

  test('who opted out meanwhile does not get a message that is put back', () => {
    const file = shopOf(3);
    file.mailFails = ({ to: address }) => address === 'k1@example.com';
    schedule(file);
    file.hours(3);
    file.mailFails = () => false;
    file.run(() => void optOut({ find: 'K1', channel: 'all' }, file.asked()));
    const keys = campaign({ name: 'Hello' }, file.asked()).doubtful.map(({ key }) => key);
    settleDoubtful({ name: 'Hello', keys, went: false }, file.asked());
    file.hours(2);
    expect(countBy(file)).toEqual({ accepted: 2, 'left out: opted out': 1 });
    expect(stateOf(file).state).toBe('finished');
  });

  test('an error with no quota left puts the message back', () => {
    const file = shopOf(6);
    file.mailLeft = 20;
    file.mailFails = () => {
      if (file.outbox.length === 2) file.mailLeft = 0;
      return file.outbox.length === 2;
    };
    schedule(file);
    file.hours(2);
    expect(countBy(file)).toEqual({ accepted: 2, planned: 4 });
    file.mailFails = () => false;
    file.mailLeft = 100;
    file.hours(1);
    expect(countBy(file)).toEqual({ accepted: 6 });
  });

  test('three unclear errors in a row stop the campaign', () => {
    const file = shopOf(9);
    file.mailFails = () => true;
    schedule(file);
    file.hours(2);
    expect(countBy(file)).toEqual({ unknown: 3, planned: 6 });
    expect(stateOf(file)).toEqual({ state: 'paused', reason: 'the gateway refused' });
  });
});

describe('a ledger that cannot be trusted', () => {
  const sortRows = (file: MemoryFile, by: string) => {
    const tab = file.workbook.tab('Messages')!;
    const [headers, ...rows] = tab.values();
    const at = headers!.indexOf(by);
    rows.sort((a, b) => (String(a[at]) < String(b[at]) ? 1 : -1));
    tab.write(2, 1, rows);
  };

  test('sorted by its user, it is read as before', () => {
    const file = shopOf(60);
    schedule(file);
    file.hours(1);
    sortRows(file, 'Address');
    file.hours(2);
    expect(new Set(to(file)).size).toBe(60);
    expect(to(file)).toHaveLength(60);
  });

  test('sorted while messages are on their way, it is put right and nobody is written to twice', () => {
    const file = shopOf(60);
    schedule(file);
    let mails = 0;
    file.mailFails = () => {
      if (++mails % 13 === 0) sortRows(file, mails % 2 === 0 ? 'Address' : 'Place in queue');
      return false;
    };
    file.hours(3);
    expect(new Set(to(file)).size).toBe(60);
    expect(to(file)).toHaveLength(60);
    expect(countBy(file)).toEqual({ accepted: 60 });
  });

  test('with fewer sent messages than were counted, it stops the campaign', () => {
    const file = shopOf(60);
    schedule(file);
    const planned = structuredClone(file.workbook.sheets);
    file.hours(1);
    // The version of an hour ago is restored.
    file.workbook.sheets = planned;
    file.hours(2);
    expect(to(file)).toHaveLength(50);
    expect(stateOf(file)).toEqual({ state: 'paused', reason: 'rows of Messages are missing' });
  });

  test('a copied file sends nothing', () => {
    const file = shopOf(5);
    schedule(file);
    (file.workbook as { id: string }).id = 'copy';
    file.hours(3);
    expect(to(file)).toEqual([]);
    expect(stateOf(file)).toEqual({ state: 'paused', reason: 'copied file' });
    expect(() =>
      file.run(() => void setCampaignState({ name: 'Hello', act: 'resume' }, file.asked())),
    ).toThrow(/copy/);
  });

  test('a column of the user among ours, and one of ours moved, do no harm', () => {
    const file = shopOf(60);
    schedule(file);
    const tab = file.workbook.tab('Messages')!;
    const moved = tab.values().map((row) => [...row.slice(0, 14), 'mine', ...row.slice(14).reverse()]);
    moved[0]![14] = 'My notes';
    tab.write(1, 1, moved);
    file.hours(3);
    expect(to(file)).toHaveLength(60);
    expect(file.rows('Messages').every((row) => row['State'] === 'accepted')).toBe(true);
  });
});

describe('a person at the switch', () => {
  test('pauses, resumes and cancels', () => {
    const file = shopOf(60);
    schedule(file);
    file.hours(1);
    file.run(() => void setCampaignState({ name: 'Hello', act: 'pause' }, file.asked()));
    file.hours(3);
    expect(to(file)).toHaveLength(50);
    file.run(() => void setCampaignState({ name: 'Hello', act: 'resume' }, file.asked()));
    file.hours(1);
    expect(to(file)).toHaveLength(60);
    expect(() =>
      file.run(() => void setCampaignState({ name: 'Hello', act: 'cancel' }, file.asked())),
    ).toThrow(/finished already/);
  });

  test('cancels what is still in the queue', () => {
    const file = shopOf(60);
    schedule(file);
    file.hours(1);
    file.run(() => void setCampaignState({ name: 'Hello', act: 'cancel' }, file.asked()));
    file.hours(3);
    expect(countBy(file)).toEqual({ accepted: 50, 'cancelled: stopped by hand': 10 });
  });

  test.each([true, false])(
    'cancels in one step what a run that died left behind, whenever it died (writes kept: %s)',
    (keepsWrites) => {
      for (let call = 20; call < 60; call += 4) {
        const file = shopOf(60);
        schedule(file, { holdout: 0.2 });
        file.now += 3_600_000;
        expect(file.tick({ at: call, keepsWrites })).toBe(false);
        const gone = to(file);
        file.run(() => void setCampaignState({ name: 'Hello', act: 'cancel' }, file.asked()));
        file.hours(3);
        expect(to(file)).toEqual(gone);
        const states = countBy(file);
        const { accepted = 0, unknown = 0, 'cancelled: stopped by hand': cancelled = 0, ...others } = states;
        expect({ call, others: Object.keys(others).filter((state) => state !== 'held out') }).toEqual({
          call,
          others: [],
        });
        expect(unknown).toBeLessThanOrEqual(10);
        expect(accepted).toBeLessThanOrEqual(gone.length);
        // Before anything was written there is no row to cancel.
        if (file.ledger().length > 0) expect(cancelled).toBeGreaterThan(0);
        expect(stateOf(file).state).toBe('cancelled');
      }
    },
  );

  test('a message of which only the gateway knows is asked about after the campaign was cancelled', () => {
    const file = shopOf(3);
    file.run(
      () => void saveGateway({ id: 'kavenegar', values: { apiKey: 'k', sender: '1000' } }, file.asked()),
    );
    schedule(file, { channel: 'sms', gateway: 'kavenegar', subject: '', text: 'Hi', kind: 'service' });
    file.hours(2);
    expect(countBy(file)).toEqual({ unknown: 3 });
    file.run(() => void setCampaignState({ name: 'Hello', act: 'cancel' }, file.asked()));
    // Status 100 of its documentation: it never got them.
    file.web = ({ body = '' }) => {
      const ids = decodeURIComponent(/localid=([^&]*)/.exec(body)?.[1] ?? '').split(',');
      const entries = ids.map((localid) => ({ localid, status: 100 }));
      return { status: 200, body: JSON.stringify({ return: { status: 200, message: 'ok' }, entries }) };
    };
    file.hours(2);
    expect(countBy(file)).toEqual({ 'cancelled: stopped by hand': 3 });
  });

  test('stops everything in the middle of a run', () => {
    const file = shopOf(60);
    schedule(file);
    file.mailFails = () => {
      // The sidebar sets the stop while the run holds the lock.
      if (file.outbox.length === 19) file.stores.file.set('halt', '{"all":true,"names":[]}');
      return false;
    };
    file.hours(1);
    expect(to(file)).toHaveLength(20);
    expect(stateOf(file)).toEqual({ state: 'paused', reason: 'stopped by hand' });
    file.hours(3);
    expect(to(file)).toHaveLength(20);
  });

  test('stopEverything pauses what is scheduled and running', () => {
    const file = shopOf(5);
    schedule(file);
    schedule(file, { name: 'Later', start: '2024-10-02T10:00' });
    file.run(() => void stopEverything({}, file.asked()));
    expect(stateOf(file).state).toBe('paused');
    expect(stateOf(file, 'Later').state).toBe('paused');
  });

  test('runs it now, once the ten minutes are over', () => {
    const file = shopOf(60, '2024-10-01T11:00');
    schedule(file);
    const now = () => {
      let sent = 0;
      file.run(() => {
        sent = runNow({}, file.asked()).sent;
      });
      return sent;
    };
    expect(now()).toBe(0);
    file.now += 10 * 60_000;
    expect(now()).toBe(50);
    expect(now()).toBe(10);
    expect(now()).toBe(0);
  });

  test('a stop that had to be tried again is carried out by the next press, and holds back nobody after it', () => {
    const file = shopOf(5);
    for (const name of ['One', 'Two']) schedule(file, { name, start: '2024-10-01T12:00' });
    const press = (name: string, act: 'pause' | 'resume') =>
      file.run(() => void setCampaignState({ name, act }, file.asked()));
    press('One', 'pause');
    // A run was busy for longer than the press could wait.
    file.stores.file.set('halt', '{"all":true,"names":[]}');
    press('One', 'resume');
    expect([stateOf(file, 'One'), stateOf(file, 'Two')]).toEqual([
      { state: 'scheduled', reason: '' },
      { state: 'paused', reason: 'stopped by hand' },
    ]);
    file.hours(5);
    expect(stateOf(file, 'One').state).toBe('finished');
    expect(to(file)).toHaveLength(5);
  });

  test('another person neither schedules nor sends from this file', () => {
    const file = shopOf(5);
    schedule(file);
    file.person = 'other@shop.example';
    file.hours(3);
    expect(to(file)).toEqual([]);
    expect(() => file.run(() => void runNow({}, file.asked()))).toThrow(
      /owner@shop.example sends from this file/,
    );
    file.tickIsOn = false;
    expect(() => schedule(file, { name: 'Mine' })).toThrow(/owner@shop.example/);
    expect(file.tickIsOn).toBe(false);
  });

  test('is told when Google allows no hourly run', () => {
    const file = shopOf(5);
    file.triggersLeft = 0;
    expect(() => schedule(file)).toThrow(/did not allow the hourly run/);
    expect(file.rows('Campaigns')).toEqual([]);
  });

  test('reads what became of each', () => {
    const file = shopOf(60);
    schedule(file);
    file.hours(1);
    const status = campaign({ name: 'hello' }, file.asked());
    expect(status).toMatchObject({ state: 'running', total: 60, done: 50, segmentName: 'all customers' });
    expect(status.states).toEqual([
      { id: 'accepted', label: 'accepted', count: 50 },
      { id: 'planned', label: 'planned', count: 10 },
    ]);
    expect(status.next).toMatchObject({ why: 'due', stuck: false });
  });
});

describe('a gateway', () => {
  const answer = (status: number) => () => ({
    status: 200,
    body: JSON.stringify({ return: { status, message: '' }, entries: null }),
  });
  function texting(people: number, status: number): MemoryFile {
    const file = shopOf(people);
    file.web = answer(status);
    file.run(
      () => void saveGateway({ id: 'kavenegar', values: { apiKey: 'k', sender: '1000' } }, file.asked()),
    );
    schedule(file, { channel: 'sms', gateway: 'kavenegar', subject: '', text: 'Hi' });
    return file;
  }
  const letters = (file: MemoryFile) => file.outbox.map(({ message }) => `${message.to}: ${message.subject}`);

  // Status 409 of Kavenegar's documentation: its server cannot answer now.
  test('that asks to try again later is asked five times, an hour apart', () => {
    const file = texting(3, 409);
    let asked = 0;
    file.web = ({ url }) => {
      if (url.includes('sendarray')) asked++;
      return answer(409)();
    };
    file.hours(4);
    expect(asked).toBeGreaterThan(1);
    file.hours(8);
    expect(asked).toBe(5);
    expect(countBy(file)).toEqual({ 'failed: the gateway refused (409)': 3 });
  });

  // Status 403: the key is not known.
  test('that refuses the key stops the campaign and its owner is written to once, whenever a run dies', () => {
    const whole = texting(3, 403);
    whole.now += 3_600_000;
    const before = whole.calls;
    whole.tick();
    const calls = whole.calls - before;
    whole.hours(5);
    const letter = 'owner@shop.example: Campaign "Hello" is paused: the gateway refused (403)';
    expect(letters(whole)).toEqual([letter]);
    for (let call = calls; call > calls - 24; call -= 2)
      for (const keepsWrites of [true, false]) {
        const file = texting(3, 403);
        file.now += 3_600_000;
        expect(file.tick({ at: call, keepsWrites })).toBe(false);
        file.hours(3);
        const told = letters(file);
        expect({ call, letters: told.length <= 1 }).toEqual({ call, letters: true });
        if (told.length === 1)
          expect(stateOf(file)).toEqual({ state: 'paused', reason: 'the gateway refused' });
      }
  });
});

test('who said no to advertising is left out of it, and still gets what serves an order', () => {
  const file = shopOf(4);
  file.workbook.edit('Orders', 1, 9, { value: 'accepts marketing' });
  for (let row = 2; row < 10; row++)
    file.workbook.edit('Orders', row, 9, { value: row % 4 === 2 ? 'no' : 'yes' });
  schedule(file);
  file.hours(2);
  expect(countBy(file)).toEqual({ accepted: 3, 'left out: no consent recorded': 1 });
  schedule(file, { name: 'Service', kind: 'service', start: '2024-10-01T13:00' });
  file.hours(4);
  expect(to(file)).toHaveLength(3 + 4);
});
