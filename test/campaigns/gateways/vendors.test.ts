import type { AnyGateway } from '../../../src/campaigns/gateways/gateway.ts';
import { gateways } from '../../../src/campaigns/loadGateway.ts';
import { classOf, json, texts } from './answers.ts';

/** Bodies and codes as the vendors document them; classes as the product treats them. */
const gateway = (id: string): AnyGateway => gateways.find((one) => one.id === id)!;
const send = (id: string, response: ReturnType<typeof json>, count = 1) =>
  gateway(id).send.readResponse(response, texts(count), { success: 'OK:(\\d+)' });
const asked = texts(2).map(({ key, reference, to }, i) => ({
  key,
  reference,
  to,
  id: String(i + 1),
  sentAt: Date.parse('2024-10-01T10:00Z'),
}));

describe('Kavenegar', () => {
  const { send: exchange, lookUp, deliveries, credit, optOuts } = gateway('kavenegar');

  test('asks as its documentation says', () => {
    const request = exchange.buildRequest(texts(2), { apiKey: 'key/1', sender: '10004346' });
    expect(request.url).toBe('https://api.kavenegar.com/v1/key%2F1/sms/sendarray.json');
    expect(Object.fromEntries(new URLSearchParams(request.body))).toEqual({
      receptor: '["09120000001","09120000002"]',
      sender: '["10004346","10004346"]',
      message: '["سلام 0","سلام 1"]',
      localmessageids: '[1000,1001]',
    });
  });

  const entry = (receptor: string, messageid: number) => ({
    messageid,
    message: 'خدمات پیام کوتاه کاوه نگار',
    status: 1,
    statustext: 'در صف ارسال',
    sender: '10004346',
    receptor,
    date: 1356619709,
    cost: 120,
  });
  const ok = { status: 200, message: 'تایید شد' };

  test('takes each message by its place, checked by its number', () => {
    const body = { return: ok, entries: [entry('09120000001', 8792343), entry('09129999999', 8792344)] };
    expect(send('kavenegar', json(200, body), 2)).toEqual({
      kind: 'answered',
      accepted: [{ key: 'Hello|2024-10-01|K0|1', id: '8792343', cost: 120 }],
      rejected: [],
    });
  });

  test('a single entry may come without its list', () => {
    expect(classOf(send('kavenegar', json(200, { return: ok, entries: entry('09120000001', 1) })))).toBe(
      'accepted',
    );
  });

  test.each([
    [400, 'gateway_refused'],
    [401, 'fatal'],
    [402, 'unknown'],
    [403, 'fatal'],
    [404, 'fatal'],
    [406, 'gateway_refused'],
    [407, 'fatal'],
    [409, 'retry'],
    [411, 'invalid_phone'],
    [412, 'fatal'],
    [413, 'gateway_refused'],
    [415, 'fatal'],
    [416, 'fatal'],
    [417, 'gateway_refused'],
    [418, 'no credit'],
    [419, 'gateway_refused'],
    [420, 'fatal'],
    [422, 'gateway_refused'],
    [424, 'gateway_refused'],
    [426, 'fatal'],
    [427, 'fatal'],
    [428, 'fatal'],
    [429, 'retry'],
    [431, 'gateway_refused'],
    [432, 'gateway_refused'],
    [451, 'retry'],
    [501, 'fatal'],
    [500, 'unknown'],
    [0, 'unknown'],
  ])('code %i: %s', (code, kind) => {
    expect(
      classOf(send('kavenegar', json(code, { return: { status: code, message: '' }, entries: null }))),
    ).toBe(kind);
  });

  test('one bad number among several is looked for in halves', () => {
    expect(send('kavenegar', json(411, { return: { status: 411 }, entries: null }), 3).kind).toBe('split');
  });

  test('a look-up by our own number tells what came and what never did', () => {
    const body = {
      return: ok,
      entries: [
        { messageid: 85463238, localid: '1000', status: 10 },
        { messageid: 0, localid: '1001', status: 100 },
      ],
    };
    expect(lookUp!.readResponse(json(200, body), asked, {})).toMatchObject([
      { state: 'delivered', id: '85463238' },
      { state: 'absent' },
    ]);
    expect(lookUp!.readResponse(json(500, {}), asked, {})).toEqual([]);
  });

  test('a report too old says nothing, and what a blacklist kept back is paid back', () => {
    const body = {
      return: ok,
      entries: [
        { messageid: 1, status: 100 },
        { messageid: 2, status: 14 },
      ],
    };
    expect(deliveries!.readResponse(json(200, body), asked, {})).toMatchObject([
      { state: 'unknown' },
      { state: 'failed', because: 'blocked_ads', cost: 0 },
    ]);
  });

  test('credit and opt-outs are read', () => {
    expect(
      credit!.readResponse(
        json(200, { return: ok, entries: { remaincredit: 1500000, expiredate: 13548889, type: 'master' } }),
      ),
    ).toBe(1500000);
    const body = {
      metadata: { totalcount: '1', currentpage: '1', totalpages: '2', pagesize: '200' },
      return: ok,
      entries: [{ number: '09120000001', blockreason: 2, date: 0 }],
    };
    expect(optOuts!.readResponse(json(200, body))).toEqual({ numbers: ['09120000001'], more: true });
  });
});

describe('Melipayamak', () => {
  test('a long number is a message, a short one an error whatever the status says', () => {
    expect(
      send('melipayamak', json(200, { Value: '4883948586123456789', RetStatus: 1, StrRetStatus: 'Ok' })),
    ).toEqual({
      kind: 'answered',
      accepted: [{ key: 'Hello|2024-10-01|K0|1', id: '4883948586123456789', cost: null }],
      rejected: [],
    });
    expect(classOf(send('melipayamak', json(200, { Value: '15', RetStatus: 1, StrRetStatus: 'Ok' })))).toBe(
      'fatal',
    );
  });

  test.each([
    ['0', 'fatal'],
    ['2', 'no credit'],
    ['3', 'wait'],
    ['4', 'wait'],
    ['5', 'fatal'],
    ['6', 'retry'],
    ['-6', 'retry'],
    ['7', 'fatal'],
    ['9', 'fatal'],
    ['10', 'fatal'],
    ['11', 'gateway_refused'],
    ['12', 'fatal'],
    ['14', 'fatal'],
    ['-10', 'fatal'],
    ['16', 'gateway_refused'],
    ['18', 'invalid_phone'],
    ['35', 'blocked_ads'],
    ['108', 'fatal'],
    ['110', 'fatal'],
    ['-1', 'fatal'],
    ['-7', 'fatal'],
    ['77', 'unknown'],
  ])('value %s: %s', (value, kind) => {
    expect(classOf(send('melipayamak', json(200, { Value: value, RetStatus: Number(value) })))).toBe(kind);
  });
});

describe('SMS.ir', () => {
  test('ids stand in the order of the numbers: 0 is on the blacklist, null is no number', () => {
    const data = { packId: '2b99e183-e23d-4a2c-8a1c-2c1f0a6e0a11', messageIds: [89545112, 0, null], cost: 1 };
    expect(send('smsir', json(200, { status: 1, message: 'موفق', data }), 3)).toEqual({
      kind: 'answered',
      accepted: [{ key: 'Hello|2024-10-01|K0|1', id: '89545112', cost: null }],
      rejected: [
        { key: 'Hello|2024-10-01|K1|1', code: '0', retryable: false, because: 'blocked_ads' },
        { key: 'Hello|2024-10-01|K2|1', code: 'null', retryable: false, because: 'invalid_phone' },
      ],
    });
    expect(classOf(send('smsir', json(200, { status: 1, data }), 1))).toBe('unknown');
  });

  test.each([
    [400, 102, 'no credit'],
    [429, 20, 'retry'],
    [401, 10, 'fatal'],
    [403, 12, 'fatal'],
    [400, 13, 'fatal'],
    [400, 101, 'fatal'],
    [400, 116, 'fatal'],
    [400, 114, 'gateway_refused'],
    [400, 115, 'blocked_ads'],
    [400, 103, 'gateway_refused'],
    [400, 0, 'unknown'],
    [500, 0, 'unknown'],
  ])('HTTP %i with status %i: %s', (http, status, kind) => {
    expect(classOf(send('smsir', json(http, { status, message: '', data: null })))).toBe(kind);
  });

  test('a report is read', () => {
    const { deliveries } = gateway('smsir');
    const data = { messageId: 89545112, mobile: 9120000001, deliveryState: 1, cost: 1 };
    expect(deliveries!.readResponse(json(200, { status: 1, data }), asked.slice(0, 1), {})).toMatchObject([
      { state: 'delivered', cost: 1 },
    ]);
  });
});

describe('Ghasedak', () => {
  test('asks with a reference a message, and reads number and price of each', () => {
    const request = gateway('ghasedak').send.buildRequest(texts(1), { apiKey: 'k', lineNumber: '21000000' });
    expect(JSON.parse(request.body!)).toEqual({
      items: [
        { lineNumber: '21000000', receptor: '09120000001', message: 'سلام 0', clientReferenceId: '1000' },
      ],
      udh: false,
    });
    const items = [{ lineNumber: '21000000', receptor: '09120000001', messageId: '4248', cost: 1732 }];
    expect(
      send('ghasedak', json(200, { IsSuccess: true, StatusCode: 200, Data: { Items: items } })),
    ).toMatchObject({
      accepted: [{ id: '4248', cost: 1732 }],
    });
  });

  test.each([
    [400, 200, 'gateway_refused'],
    [401, 401, 'fatal'],
    [412, 412, 'fatal'],
    [416, 416, 'fatal'],
    [418, 418, 'no credit'],
    [402, 402, 'unknown'],
    [420, 420, 'fatal'],
    [422, 422, 'gateway_refused'],
    [429, 429, 'retry'],
    [451, 451, 'unknown'],
    [500, 500, 'unknown'],
  ])('HTTP %i with code %i that is no success: %s', (http, statusCode, kind) => {
    expect(
      classOf(send('ghasedak', json(http, { isSuccess: false, statusCode, message: '', data: null }))),
    ).toBe(kind);
  });

  test('a look-up by our reference tells what came and what never did', () => {
    const data = [
      { messageId: '2387931', clientReferenceId: '1000', receptor: '09390000001', status: 5, price: 940 },
    ];
    const fates = gateway('ghasedak').lookUp!.readResponse(json(200, { data, isSuccess: true }), asked, {});
    expect(fates).toMatchObject([{ state: 'delivered', id: '2387931', cost: 940 }, { state: 'absent' }]);
  });
});

describe('IPPanel', () => {
  const meta = { status: true, message: 'انجام شد', message_parameters: [], message_code: '200-1' };

  test('asks for one recipient a message, so that each has its number', () => {
    const request = gateway('ippanel').send.buildRequest(texts(2), { apiKey: 'k', fromNumber: '+983000505' });
    expect(JSON.parse(request.body!).params).toEqual([
      { recipients: ['+989120000001'], message: 'سلام 0' },
      { recipients: ['+989120000002'], message: 'سلام 1' },
    ]);
    const body = { data: { message_outbox_ids: [1123594208, 1123594210] }, meta };
    expect(send('ippanel', json(200, body), 2)).toMatchObject({
      accepted: [{ id: '1123594208' }, { id: '1123594210' }],
    });
  });

  test.each([
    [401, '400-1', 'fatal'],
    [422, '400-2', 'gateway_refused'],
    [429, '400-31', 'retry'],
    [500, '', 'unknown'],
  ])('HTTP %i with %s: %s', (http, code, kind) => {
    const body = { data: null, meta: { ...meta, status: false, message_code: code, errors: {} } };
    expect(classOf(send('ippanel', json(http, body)))).toBe(kind);
  });

  test('reports are read', () => {
    const data = [{ recipient: '+989190000000', msg_parts: '1', message_status: '4' }];
    const fates = gateway('ippanel').deliveries!.readResponse(
      json(200, { data, meta }),
      asked.slice(0, 1),
      {},
    );
    expect(fates).toMatchObject([{ state: 'failed', because: 'blocked_ads' }]);
  });
});

describe('Twilio', () => {
  test('asks with its own authorization, by number or messaging service', () => {
    const account = { accountSid: 'AC1', authToken: 'token', from: '+15005550006' };
    const request = gateway('twilio').send.buildRequest(texts(1), account);
    expect(request.url).toBe('https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json');
    expect(request.headers!['Authorization']).toBe(`Basic ${Buffer.from('AC1:token').toString('base64')}`);
    expect(Object.fromEntries(new URLSearchParams(request.body))).toEqual({
      To: '+989120000001',
      From: '+15005550006',
      Body: 'سلام 0',
    });
    const service = gateway('twilio').send.buildRequest(texts(1), { ...account, from: 'MG1' });
    expect(new URLSearchParams(service.body).get('MessagingServiceSid')).toBe('MG1');
  });

  test('a created message is accepted, its price still unknown', () => {
    const body = {
      sid: 'SM00000000000000000000000000000000',
      status: 'queued',
      num_segments: '1',
      price: null,
    };
    expect(send('twilio', json(201, body))).toMatchObject({ accepted: [{ id: body.sid, cost: null }] });
  });

  test.each([
    [401, 20003, 'fatal'],
    [400, 21606, 'fatal'],
    [400, 21608, 'fatal'],
    [429, 20429, 'retry'],
    [400, 21611, 'retry'],
    [400, 21211, 'invalid_phone'],
    [400, 21614, 'invalid_phone'],
    [400, 30006, 'invalid_phone'],
    [400, 21612, 'gateway_refused'],
    [400, 21408, 'gateway_refused'],
    [400, 21610, 'opted_out'],
    [400, 30003, 'retry'],
    [503, 0, 'unknown'],
  ])('HTTP %i with %i: %s', (http, code, kind) => {
    expect(classOf(send('twilio', json(http, { code, message: '', status: http })))).toBe(kind);
  });

  test('a lost answer is looked up among what was sent to the number about then', () => {
    const found = {
      sid: 'SM1',
      status: 'delivered',
      price: '-0.0075',
      date_created: 'Tue, 01 Oct 2024 10:00:05 +0000',
    };
    const old = { ...found, date_created: 'Mon, 30 Sep 2024 10:00:05 +0000' };
    const { lookUp } = gateway('twilio');
    expect(lookUp!.readResponse(json(200, { messages: [old, found] }), asked.slice(0, 1), {})).toMatchObject([
      { state: 'delivered', id: 'SM1', cost: 0.0075 },
    ]);
    expect(lookUp!.readResponse(json(200, { messages: [old] }), asked.slice(0, 1), {})).toMatchObject([
      { state: 'absent' },
    ]);
  });
});

describe('the webhook', () => {
  test('is signed, with a key that a repeat bears too', () => {
    const settings = { url: 'https://bridge.example/in', secret: 's3', sender: '' };
    const request = gateway('webhook').send.buildRequest(texts(2), settings);
    const { createHmac } = jest.requireActual<typeof import('node:crypto')>('node:crypto');
    expect(request.headers!['X-Signature']).toBe(
      createHmac('sha256', 's3').update(request.body!).digest('hex'),
    );
    expect(gateway('webhook').send.buildRequest(texts(2), settings).headers).toEqual(request.headers);
    expect(JSON.parse(request.body!)).toMatchObject({
      campaign: 'Hello',
      step: '1',
      messages: [{ to: '+989120000001' }, {}],
    });
  });

  test('a message that the answer does not name is unknown', () => {
    const results = [{ key: 'Hello|2024-10-01|K0|1', id: '7', status: 'accepted', cost: 2 }];
    expect(send('webhook', json(200, { results }), 2)).toEqual({
      kind: 'answered',
      accepted: [{ key: 'Hello|2024-10-01|K0|1', id: '7', cost: 2 }],
      rejected: [],
    });
  });
});

describe('an address with placeholders', () => {
  const build = (settings: Record<string, string>) =>
    gateway('template_webhook').send.buildRequest(texts(1), settings);

  test('fills them in, encoded for where they stand', () => {
    expect(build({ url: 'https://p.example/?t={to}&m={text}' })).toEqual({
      url: 'https://p.example/?t=%2B989120000001&m=%D8%B3%D9%84%D8%A7%D9%85%200',
      method: 'GET',
    });
    expect(build({ url: 'https://p.example/', body: '{"m":"{text}"}' }).body).toBe('{"m":"سلام 0"}');
    expect(build({ url: 'https://p.example/', body: 'm={text}' }).body).toBe(
      'm=%D8%B3%D9%84%D8%A7%D9%85%200',
    );
  });

  test('knows success by its sign alone', () => {
    expect(send('template_webhook', { status: 200, body: 'OK:42' })).toMatchObject({
      accepted: [{ id: '42' }],
    });
    expect(classOf(send('template_webhook', { status: 200, body: 'ERR' }))).toBe('gateway_refused');
    expect(classOf(send('template_webhook', { status: 502, body: 'OK:42' }))).toBe('unknown');
  });
});
