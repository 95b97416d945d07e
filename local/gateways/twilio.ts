import type { HttpAnswer } from '../google/web.ts';
import type { SentMessage } from '../host.ts';
import { Carrier, type Parcel, phoneOf, type Stage } from './carrier.ts';
import { type FakeGateway, jsonAnswer, type Visit } from './gateway.ts';

const longestText = 1_600;
/** US cents for a part. */
const price = 1;
const stateOf: Readonly<Record<Stage, string>> = {
  queued: 'queued',
  'at operator': 'sent',
  delivered: 'delivered',
  blocked: 'undelivered',
};

/** Numbers that Twilio keeps for trying errors out, with what they bring. */
const magicTo: Readonly<Record<string, number>> = {
  '+15005550001': 21211,
  '+15005550002': 21612,
  '+15005550003': 21408,
  '+15005550004': 21610,
  '+15005550009': 21614,
};
const magicFrom: Readonly<Record<string, number>> = {
  '+15005550001': 21212,
  '+15005550007': 21606,
  '+15005550008': 21611,
};

const messages: Readonly<Record<number, string>> = {
  20003: 'Authenticate',
  20404: 'The requested resource was not found',
  20429: 'Too Many Requests',
  21211: "The 'To' number is not a valid phone number.",
  21602: 'Message body is required.',
  21610: 'Attempt to send to unsubscribed recipient',
  21617: 'The concatenated message body exceeds the 1600 character limit',
};

const refused = (code: number, status = 400): HttpAnswer =>
  jsonAnswer(status, {
    code,
    message: messages[code] ?? 'Refused',
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });

/** Twilio: one text a call, STOP remembered, the price known only later. */
export function twilio(outbox: SentMessage[]): FakeGateway {
  const carrier = new Carrier('twilio', outbox, 1, price);
  return {
    id: 'twilio',
    hosts: ['api.twilio.com'],
    carrier,
    answer: (visit) => answer(carrier, visit),
    failure: (status) => refused(status === 429 ? 20429 : status, status),
  };
}

function answer(carrier: Carrier, visit: Visit): HttpAnswer {
  const [, , id] = /^\/2010-04-01\/Accounts\/([^/]+)\/Messages(?:\/([^/]+))?\.json$/.exec(visit.path) ?? [];
  if (/\/Balance\.json$/.test(visit.path))
    return jsonAnswer(200, { balance: String(carrier.credit / 100), currency: 'USD' });
  if (!/\/Messages/.test(visit.path)) return refused(20404, 404);
  if (!/^Basic \S+/.test(visit.headers['authorization'] ?? '')) return refused(20003, 401);
  if (visit.method === 'POST') return send(carrier, visit);
  if (id) {
    const parcel = carrier.parcels.find((one) => sidOf(one) === id);
    return parcel ? jsonAnswer(200, rowOf(carrier, parcel, visit.at)) : refused(20404, 404);
  }
  return jsonAnswer(200, { messages: listed(carrier, visit) });
}

function send(carrier: Carrier, visit: Visit): HttpAnswer {
  const [to, from, body] = [
    visit.field('To'),
    visit.field('From') || visit.field('MessagingServiceSid'),
    visit.field('Body'),
  ];
  const phone = phoneOf(to);
  const magic = magicFrom[from] ?? magicTo[to];
  if (magic) return refused(magic);
  if (!phone || !to.startsWith('+')) return refused(21211);
  if (body === '') return refused(21602);
  if (body.length > longestText) return refused(21617);
  if (carrier.optedOut.has(phone)) return refused(21610);
  if (visit.isBroke || carrier.costOf(body) > carrier.credit) return refused(20003, 401);
  return jsonAnswer(
    201,
    rowOf(carrier, carrier.take({ to: phone, text: body, line: from }, visit.at), visit.at),
  );
}

function listed(carrier: Carrier, visit: Visit): object[] {
  const to = visit.query.get('To');
  const since = visit.query.get('DateSent>') ?? visit.query.get('DateSent>=') ?? visit.query.get('DateSent');
  const from = since ? Date.parse(since.length === 10 ? `${since}T00:00:00Z` : since) : 0;
  return carrier.parcels
    .filter((parcel) => (!to || parcel.to === to) && parcel.at >= from)
    .reverse()
    .map((parcel) => rowOf(carrier, parcel, visit.at));
}

const sidOf = ({ id }: Parcel): string => `SM${String(id).padStart(32, '0')}`;

function rowOf(carrier: Carrier, parcel: Parcel, now: number): object {
  const stage = carrier.stageOf(parcel, now);
  const isEnded = stage === 'delivered' || stage === 'blocked';
  return {
    sid: sidOf(parcel),
    status: stateOf[stage],
    to: parcel.to,
    from: parcel.line,
    body: parcel.text,
    num_segments: String(parcel.parts),
    price: isEnded ? String(-parcel.cost / 100) : null,
    price_unit: 'USD',
    error_code: stage === 'blocked' ? 30003 : null,
    error_message: null,
    date_created: new Date(parcel.at).toUTCString(),
    date_sent: new Date(parcel.at).toUTCString(),
  };
}
