import { readOptions } from '../../../local/headless/options.ts';
import { readPlan } from '../../../local/headless/plan.ts';
import { campaignStates, idOf, messageStates, reasons } from '../../../local/headless/words.ts';
import * as product from '../../../src/campaigns/words.ts';

describe('the command line', () => {
  test('has a scene with defaults', () => {
    expect(readOptions(['orders', '--sheet', 'Orders=a.csv'])).toEqual({
      command: 'orders',
      subject: '',
      sheets: [{ tab: 'Orders', path: 'a.csv' }],
      now: null,
      timezone: 'Etc/UTC',
      language: 'en',
      account: 'consumer',
      killAt: null,
      killKeepsWrites: false,
      noActiveSheet: false,
      detail: false,
      out: null,
      by: 'rfm',
      cuts: null,
      hours: 24,
    });
  });

  test('takes every option, with a space or an equals sign, and repeated sheets', () => {
    const line =
      'campaign plan.json --sheet سفارشات=a=b.csv --sheet=/tmp/x=1/members.csv --now 2011-12-10T09:00 --hours=48 --kill-at 17 --kill-keeps-writes --no-active-sheet --timezone Asia/Tehran --language fa --account workspace --out o.xlsx';
    expect(readOptions(line.split(' '))).toMatchObject({
      command: 'campaign',
      subject: 'plan.json',
      sheets: [
        { tab: 'سفارشات', path: 'a=b.csv' },
        { tab: '', path: '/tmp/x=1/members.csv' },
      ],
      now: '2011-12-10T09:00',
      hours: 48,
      killAt: 17,
      killKeepsWrites: true,
      noActiveSheet: true,
      timezone: 'Asia/Tehran',
      language: 'fa',
      account: 'workspace',
      out: 'o.xlsx',
    });
  });

  test('takes limits of the scores by measure', () => {
    const { cuts } = readOptions(['segments', '--cuts', 'days=30,60,120,365; money=900, 400,200,80']);
    expect(cuts).toEqual({ days: ['30', '60', '120', '365'], money: ['900', ' 400', '200', '80'] });
  });

  test('a day alone is noon of it', () => {
    expect(readOptions(['orders', '--now', '2024-10-01']).now).toBe('2024-10-01T12:00');
  });

  test.each<[string[], string]>([
    [[], 'Usage:'],
    [['sing'], 'there is no command "sing"'],
    [['formula'], 'formula needs a formula'],
    [['campaign'], 'campaign needs a plan'],
    [['orders', 'a.csv'], '"a.csv" is one word too many'],
    [['orders', '--wat'], 'there is no option --wat'],
    [
      ['segments', '--cuts', 'f=1,2,3,4'],
      '--cuts is such as "days=30,60,120,365; orders=6,4,3,2", got "f=1,2,3,4"',
    ],
    [['orders', '--now'], '--now needs a value'],
    [['orders', '--shet', 'a.csv'], 'there is no option --shet'],
    [['orders', '--Now', '2024-10-01'], 'there is no option --Now'],
    [['orders', '--now', '--detail'], '--now needs a value'],
    ...[
      'soon',
      '2024-10-01T29:00',
      '2024-10-01T24:00',
      '2024-10-01T09:60',
      '2024-02-30T09:00',
      '2023-02-29',
    ].map((typed): [string[], string] => [
      ['orders', '--now', typed],
      `--now is a day and time such as 2011-12-10T09:00, got "${typed}"`,
    ]),
    [['orders', '--timezone', 'Nowhere'], '--timezone is a zone such as Asia/Tehran, got "Nowhere"'],
    [['orders', '--language', 'de'], '--language is en or fa, got "de"'],
    [['campaign', 'p', '--kill-at', 'x'], '--kill-at is a whole number, got "x"'],
  ])('%j says what is wrong', (argv, message) => {
    expect(() => readOptions(argv)).toThrow(message);
  });
});

describe('a plan', () => {
  const least = { name: 'A', text: 'Hi', start: '2024-10-01T10:00' };
  test('is one campaign or a list, with defaults and keys in the product\u2019s spelling', () => {
    const draft = {
      ...least,
      segment: 'customers',
      channel: 'email',
      gateway: '',
      subject: '',
      repeat: 'none',
      until: '',
      holdout: null,
      kind: 'advertising',
      dataAge: 3,
      code: '',
      codeUntil: '',
      topic: '',
      pause: 60,
      budget: null,
      calendar: 'gregorian',
    };
    expect(readPlan(JSON.stringify(least))).toEqual([draft]);
    expect(
      readPlan(JSON.stringify([least, { ...least, name: 'B', data_age: 30, code_until: '2024-12-01' }])),
    ).toEqual([draft, { ...draft, name: 'B', dataAge: 30, codeUntil: '2024-12-01' }]);
  });

  test('sends texts by Kavenegar unless it says otherwise', () => {
    const gatewayOf = (plan: object) => readPlan(JSON.stringify({ ...least, ...plan }))[0]?.gateway;
    expect(gatewayOf({ channel: 'sms' })).toBe('kavenegar');
    expect(gatewayOf({ channel: 'sms', gateway: 'twilio' })).toBe('twilio');
  });

  test('that is none says why', () => {
    expect(() => readPlan('{')).toThrow('the plan is no JSON');
    expect(() => readPlan('{"name":"A"}')).toThrow('the plan needs "text"');
    expect(() => readPlan('7')).toThrow('a plan is an object');
    expect(() => readPlan(JSON.stringify({ ...least, holdut: 0.5 }))).toThrow('the plan has no key "holdut"');
    expect(() => readPlan(JSON.stringify([least, { ...least, name: 'a ' }]))).toThrow(
      'two campaigns of the plan',
    );
  });
});

describe('the words of the tabs', () => {
  test.each([
    ['campaign states', campaignStates, product.campaignStates],
    ['message states', messageStates, product.messageStates],
    ['reasons', reasons, product.reasons],
  ])('%s of the product are all known, in both languages', (_, known, words) => {
    for (const [id, { en, fa }] of Object.entries(words)) {
      expect([idOf(known, en), idOf(known, fa), idOf(known, id)]).toEqual([id, id, id]);
    }
  });

  test('what a gateway said may stand behind a reason', () => {
    expect(idOf(reasons, 'the gateway refused (413)')).toBe('gateway_refused');
    expect(idOf(reasons, '')).toBe('');
    expect(idOf(reasons, 'something new')).toBe('something new');
  });
});
