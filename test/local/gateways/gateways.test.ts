import { type Gateways, gatewaysOf } from '../../../local/gateways/gateways.ts';
import { partsOf } from '../../../local/gateways/parts.ts';
import type { Faults, SentMessage } from '../../../local/host.ts';

const at = Date.UTC(2024, 9, 1, 9);
const minute = 60_000;

interface Desk {
  readonly outbox: SentMessage[];
  readonly faults: Pick<Faults, 'gateway'>;
  readonly gateways: Gateways;
}

function desk(): Desk {
  const outbox: SentMessage[] = [];
  const faults = { gateway: [] } as unknown as Faults;
  return { outbox, faults, gateways: gatewaysOf({ outbox, faults }) };
}

function call(
  { gateways }: Desk,
  url: string,
  {
    form,
    json,
    headers = {},
    method = form || json ? 'POST' : 'GET',
    now = at,
  }: {
    form?: Record<string, string>;
    json?: unknown;
    headers?: Record<string, string>;
    method?: string;
    now?: number;
  } = {},
): { status: number; body: Record<string, unknown>; lost: boolean } {
  const body = form ? new URLSearchParams(form).toString() : json === undefined ? '' : JSON.stringify(json);
  const answer = gateways.answer({ at: now, url, method, headers, body });
  if (!answer) throw new Error(`nobody answers at ${url}`);
  return {
    status: answer.status,
    body: answer.body ? JSON.parse(answer.body) : {},
    lost: answer.lost ?? false,
  };
}

const kavenegar = 'https://api.kavenegar.com/v1/key/';
const sendArray = (d: Desk, receptors: string[], more: { localid?: number[]; now?: number } = {}) =>
  call(d, `${kavenegar}sms/sendarray.json`, {
    form: {
      receptor: JSON.stringify(receptors),
      sender: JSON.stringify(receptors.map(() => '10004346')),
      message: JSON.stringify(receptors.map((_, i) => `text ${i}`)),
      ...(more.localid ? { localmessageids: JSON.stringify(more.localid) } : {}),
    },
    ...(more.now ? { now: more.now } : {}),
  });
const codeOf = (answer: { body: Record<string, unknown> }) =>
  (answer.body['return'] as { status: number }).status;
const entriesOf = (answer: { body: Record<string, unknown> }) =>
  answer.body['entries'] as Record<string, unknown>[];

// Shapes and codes: kavenegar.com/rest.html as copied in FardaDev/kavenegar-for-laravel.
describe('Kavenegar', () => {
  test('takes a batch and says the price of each text, with its number as phones write it', () => {
    const d = desk();
    const answer = sendArray(d, ['09120000001', '+989120000002']);
    expect(answer.status).toBe(200);
    expect(entriesOf(answer)).toMatchObject([
      { status: 1, sender: '10004346', receptor: '09120000001', cost: 2370, message: 'text 0' },
      { status: 1, receptor: '09120000002' },
    ]);
    expect(d.outbox.map(({ to, sender, gateway }) => [to, sender, gateway])).toEqual([
      ['+989120000001', '10004346', 'kavenegar'],
      ['+989120000002', '10004346', 'kavenegar'],
    ]);
  });

  test('does not send again what comes under a reference it has seen: the old record comes back, unpaid', () => {
    const d = desk();
    const first = entriesOf(sendArray(d, ['09120000001'], { localid: [77] }));
    const { credit } = d.gateways.panel('kavenegar');
    const again = entriesOf(sendArray(d, ['09120000001'], { localid: [77], now: at + 3 * minute }));
    expect(again[0]!['messageid']).toBe(first[0]!['messageid']);
    expect(d.outbox).toHaveLength(1);
    expect(d.gateways.panel('kavenegar').credit).toBe(credit);
  });

  test('a bad number refuses the whole call, and so do an empty text, too many texts and lists of different length', () => {
    const d = desk();
    expect(codeOf(sendArray(d, ['09120000001', '021']))).toBe(411);
    expect(codeOf(sendArray(d, new Array(201).fill('09120000001')))).toBe(414);
    expect(codeOf(sendArray(d, ['09120000001', '09120000002'], { localid: [1] }))).toBe(419);
    expect(
      codeOf(
        call(d, `${kavenegar}sms/send.json`, { form: { receptor: '09120000001', message: 'x'.repeat(901) } }),
      ),
    ).toBe(413);
    expect(codeOf(call(d, 'https://api.kavenegar.com/v1//sms/send.json'))).toBe(403);
    expect(codeOf(call(d, `${kavenegar}sms/nothing.json`))).toBe(404);
    expect(d.outbox).toEqual([]);
  });

  test('without credit nothing of a call goes', () => {
    const d = desk();
    d.gateways.panel('kavenegar').credit = 3000;
    expect(codeOf(sendArray(d, ['09120000001', '09120000002']))).toBe(418);
    expect(d.outbox).toEqual([]);
    expect(codeOf(sendArray(d, ['09120000001']))).toBe(200);
  });

  test('an answer that is lost was a sending all the same, and the reference tells', () => {
    const d = desk();
    d.faults.gateway.push({ gateway: 'kavenegar', what: 'lost' });
    expect(sendArray(d, ['09120000001'], { localid: [5] }).lost).toBe(true);
    expect(d.outbox).toHaveLength(1);
    const look = call(d, `${kavenegar}sms/statuslocalmessageid.json`, {
      form: { localid: '5,6' },
      now: at + minute,
    });
    expect(entriesOf(look)).toMatchObject([
      { localid: '5', status: 4 },
      { localid: '6', status: 100 },
    ]);
  });

  test('a call that never arrived sent nothing', () => {
    const d = desk();
    d.faults.gateway.push({ gateway: '*', what: 'unreachable' });
    expect(sendArray(d, ['09120000001']).lost).toBe(true);
    expect(d.outbox).toEqual([]);
  });

  test('a text is delivered after five minutes, and after 12 hours its reference is forgotten', () => {
    const d = desk();
    const [entry] = entriesOf(sendArray(d, ['09120000001'], { localid: [5] }));
    const state = (now: number) =>
      entriesOf(
        call(d, `${kavenegar}sms/status.json`, { form: { messageid: String(entry!['messageid']) }, now }),
      )[0]!['status'];
    expect([state(at), state(at + minute), state(at + 5 * minute), state(at + 49 * 60 * minute)]).toEqual([
      1, 4, 10, 100,
    ]);
    const late = call(d, `${kavenegar}sms/statuslocalmessageid.json`, {
      form: { localid: '5' },
      now: at + 13 * 60 * minute,
    });
    expect(entriesOf(late)[0]!['status']).toBe(100);
  });

  test('who blocks advertising is told afterwards, and paid back', () => {
    const d = desk();
    const panel = d.gateways.panel('kavenegar');
    panel.blocked.add('+989120000001');
    const { credit } = panel;
    const [entry] = entriesOf(sendArray(d, ['09120000001']));
    const later = call(d, `${kavenegar}sms/status.json`, {
      form: { messageid: String(entry!['messageid']) },
      now: at + 10 * minute,
    });
    expect([entry!['status'], entriesOf(later)[0]!['status'], panel.credit]).toEqual([1, 14, credit]);
    expect(d.outbox[0]).toMatchObject({ state: 'blocked', cost: 0 });
  });

  test('lists who answered «لغو۱۱», by pages of 200, since a moment or today', () => {
    const d = desk();
    const { optedOut } = d.gateways.panel('kavenegar');
    for (let i = 0; i < 201; i++) optedOut.set(`+98912000${String(1000 + i)}`, at - 86_400_000);
    const list = (form: Record<string, string>) => call(d, `${kavenegar}line/blocked/list.json`, { form });
    expect(entriesOf(list({ blockreason: '2' }))).toEqual([]);
    const since = String(at / 1000 - 2 * 86_400);
    const second = list({ startdate: since, pagenumber: '2', blockreason: '2' });
    expect(entriesOf(second)).toEqual([{ number: '09120001200', blockreason: 2, date: at / 1000 - 86_400 }]);
    expect(second.body['metadata']).toMatchObject({ totalcount: '201', totalpages: '2' });
  });
});

// Shapes: Melipayamak/melipayamak-node and wp-sms; «لغو11» is asked for where a text goes to several.
describe('Melipayamak', () => {
  const send = (d: Desk, method: string, form: Record<string, string>) =>
    call(d, `https://rest.payamak-panel.com/api/SendSMS/${method}`, {
      form: { username: 'u', password: 'p', from: '5000', ...form },
    }).body;

  test('answers a long number for what went and a short one for what did not, with HTTP 200 either way', () => {
    const d = desk();
    expect(String(send(d, 'SendSMS', { to: '09120000001', text: 'x' })['Value'])).toMatch(/^\d{16,}$/);
    expect(send(d, 'SendSMS', { to: '09120000001,09120000002', text: 'no way out' })).toEqual({
      Value: '15',
      RetStatus: 1,
      StrRetStatus: 'Ok',
    });
    expect(send(d, 'SendSMS', { to: '09120000001,09120000002', text: 'x\nلغو11' })['StrRetStatus']).toBe(
      'Ok',
    );
    expect(send(d, 'SendSMS', { username: '', to: '09120000001', text: 'x' })).toMatchObject({
      Value: '0',
      RetStatus: 0,
    });
    expect(d.outbox).toHaveLength(3);
  });

  test('sends different texts, says how each fared, and lists what went', () => {
    const d = desk();
    const sent = send(d, 'SendMultipleSMS', {
      to: '["09120000001","09120000002"]',
      text: '["a\\nلغو۱۱","b\\nلغو۱۱"]',
    });
    const ids = String(sent['Value']).split(',');
    expect(d.outbox.map(({ text }) => text.slice(0, 1))).toEqual(['a', 'b']);
    expect(send(d, 'GetDeliveries2', { recId: ids[0]! })['Value']).toBe('0');
    expect(send(d, 'GetMessages', { location: '2', index: '0', count: '10' })['Data']).toMatchObject([
      { Body: 'b\nلغو۱۱' },
      { Body: 'a\nلغو۱۱' },
    ]);
  });
});

// Shapes: IPeCompany/SmsPanelV2.DotNet.
describe('SMS.ir', () => {
  const post = (d: Desk, path: string, json: unknown) =>
    call(d, `https://api.sms.ir/v1/${path}`, { json, headers: { 'x-api-key': 'k' } });
  test('answers numbers beside the phones: 0 for the blacklist, null for what is no number', () => {
    const d = desk();
    d.gateways.panel('smsir').blocked.add('+989120000002');
    const answer = post(d, 'send/likeToLike', {
      lineNumber: 30004505000000,
      mobiles: ['09120000001', '09120000002', '1'],
      messageTexts: ['a', 'b', 'c'],
    });
    expect(answer.body).toMatchObject({ status: 1, data: { messageIds: [89_545_112, 0, null], cost: 1 } });
    expect(d.outbox.map(({ to }) => to)).toEqual(['+989120000001']);
  });

  test('says credit in messages and refuses with its own status', () => {
    const d = desk();
    d.gateways.panel('smsir').credit = 0;
    const answer = post(d, 'send/bulk', { lineNumber: 3000, mobiles: ['09120000001'], messageText: 'x' });
    expect([answer.status, answer.body['status']]).toEqual([400, 102]);
    expect(call(d, 'https://api.sms.ir/v1/credit').status).toBe(401);
  });
});

// Shapes: negar8223/ghasedak-doc.
test('Ghasedak refuses a reference that comes twice and tells what became of the first', () => {
  const d = desk();
  const base = 'https://gateway.ghasedak.me/rest/api/v1/WebService/';
  const headers = { apikey: 'k' };
  const items = [{ lineNumber: '21000000', receptor: '09120000001', message: 'x', clientReferenceId: 'r1' }];
  expect(call(d, `${base}SendPairToPairSMS`, { json: { items }, headers }).body).toMatchObject({
    isSuccess: true,
    data: { items: [{ cost: 2370 }] },
  });
  expect(call(d, `${base}SendPairToPairSMS`, { json: { items }, headers })).toMatchObject({
    status: 451,
    body: { isSuccess: false },
  });
  expect(d.outbox).toHaveLength(1);
  const look = call(d, `${base}CheckSmsStatus?Ids=r1,r2&Type=2`, { headers, now: at + 6 * minute });
  expect(look.body['data']).toMatchObject([{ clientReferenceId: 'r1', status: 5, price: 2370 }]);
});

// Shapes: ippanelcom/Edge-Document.
test('IPPanel gives one number for each text and wants phones with +98', () => {
  const d = desk();
  const send = (params: unknown) =>
    call(d, 'https://edge.ippanel.com/v1/api/send', {
      json: { sending_type: 'peer_to_peer', from_number: '+983000505', params },
      headers: { authorization: 'k' },
    });
  const answer = send([
    { recipients: ['+989120000001'], message: 'a' },
    { recipients: ['+989120000002'], message: 'b' },
  ]);
  expect(answer.body).toMatchObject({
    data: { message_outbox_ids: [1_123_544_244, 1_123_544_245] },
    meta: { status: true, message_code: '200-1' },
  });
  expect(send([{ recipients: ['09120000001'], message: 'a' }])).toMatchObject({
    status: 422,
    body: { meta: { status: false, message_code: '400-2' } },
  });
  const report = call(d, 'https://edge.ippanel.com/v1/api/report/recipients?bulk_id=1123544244', {
    headers: { authorization: 'k' },
    now: at + 6 * minute,
  });
  expect(report.body['data']).toMatchObject([{ recipient: '+989120000001', message_status: '2' }]);
});

// Codes: twilio.com's list and its numbers for trying errors out.
test('Twilio takes one text a call, remembers STOP, and knows the price only later', () => {
  const d = desk();
  const headers = { authorization: 'Basic a2V5' };
  const url = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json';
  const send = (To: string) => call(d, url, { form: { To, From: '+15005550006', Body: 'x' }, headers });
  expect(send('+15005550010')).toMatchObject({ status: 201, body: { status: 'queued', price: null } });
  expect([send('+15005550001'), send('+15005550004')].map(({ body }) => body['code'])).toEqual([
    21211, 21610,
  ]);
  d.gateways.panel('twilio').optedOut.set('+4915550000417', at);
  expect(send('+4915550000417').body['code']).toBe(21610);
  const list = call(d, `${url}?To=%2B15005550010&DateSent%3E=2024-10-01`, { headers, now: at + 6 * minute });
  expect(list.body['messages']).toMatchObject([{ status: 'delivered', price: '-0.01', body: 'x' }]);
  expect(call(d, url, { form: { To: '+15005550010' } }).status).toBe(401);
});

test('a webhook answers a result for each key, and a batch that comes twice as the first time', () => {
  const d = desk();
  const headers = { 'x-signature': 'a'.repeat(64), 'idempotency-key': 'b1' };
  const json = {
    campaign: 'c',
    step: '1',
    messages: [
      { key: 'k1', to: '+989120000001', text: 'x' },
      { key: 'k2', to: '1', text: 'x' },
    ],
  };
  const first = call(d, 'https://hooks.example/send', { json, headers });
  expect(first.body).toMatchObject({
    results: [
      { key: 'k1', status: 'accepted' },
      { key: 'k2', status: 'rejected' },
    ],
  });
  expect(call(d, 'https://hooks.example/send', { json, headers }).body).toEqual(first.body);
  expect(d.outbox).toHaveLength(1);
  expect(call(d, 'https://hooks.example/send', { json }).status).toBe(401);
});

test.each(['kavenegar', 'melipayamak', 'smsir', 'ghasedak', 'ippanel', 'twilio', 'webhook'])(
  '%s can be made to fail with an HTTP status',
  (id) => {
    const d = desk();
    const hosts: Record<string, string> = {
      kavenegar: 'api.kavenegar.com',
      melipayamak: 'rest.payamak-panel.com',
      smsir: 'api.sms.ir',
      ghasedak: 'gateway.ghasedak.me',
      ippanel: 'edge.ippanel.com',
      twilio: 'api.twilio.com',
      webhook: 'hooks.example',
    };
    d.faults.gateway.push({ gateway: id, what: 429 });
    expect(call(d, `https://${hosts[id]}/x`).status).toBe(429);
  },
);

test('nobody lives elsewhere', () => {
  expect(
    desk().gateways.answer({ at, url: 'https://example.org/', method: 'GET', headers: {}, body: '' }),
  ).toBeNull();
  expect(() => desk().gateways.panel('acme')).toThrow('no gateway acme on this machine');
});

// GSM 03.38 and the sizes of concatenated texts; the same table as the product's own counter is held to.
test.each([
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['a'.repeat(306), 2],
  ['a'.repeat(307), 3],
  ['€'.repeat(80), 1],
  ['€'.repeat(81), 2],
  [`{${'a'.repeat(159)}`, 2],
  ['س'.repeat(70), 1],
  ['س'.repeat(71), 2],
  ['س'.repeat(134), 2],
  ['س'.repeat(135), 3],
  ['س'.repeat(201), 3],
  ['س'.repeat(202), 4],
  ['😀'.repeat(35), 1],
  ['😀'.repeat(36), 2],
  ['Hello Sara’s shop', 1],
  [`${'a'.repeat(152)}€${'a'.repeat(20)}`, 2],
])('parts of a text: %#', (text, parts) => {
  expect(partsOf(text)).toBe(parts);
});
