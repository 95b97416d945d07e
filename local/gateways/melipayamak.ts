import type { HttpAnswer } from '../google/web.ts';
import type { SentMessage } from '../host.ts';
import { Carrier, offersOptOut, type Parcel, phoneOf, type Stage } from './carrier.ts';
import { type FakeGateway, jsonAnswer, textsIn, type Visit } from './gateway.ts';

const perCall = 100;
/** Real numbers of sent texts are longer than any error. */
const firstId = 4_883_948_586_123_456;

const problems: Readonly<Record<string, string>> = {
  '0': 'InvalidUser',
  '2': 'NoCredit',
  '4': 'VolumeLimit',
  '15': 'NoOptOut',
  '16': 'EmptyText',
  '17': 'EmptyReceiver',
  '18': 'InvalidNumber',
  '6': 'SystemUpdating',
};

const stateOf: Readonly<Record<Stage, number>> = { queued: 0, 'at operator': 8, delivered: 1, blocked: 35 };

/** Errors come with HTTP 200; RetStatus may say Ok beside an error, so the length of Value tells. */
const answerOf = (Value: string, isOk = true): HttpAnswer =>
  jsonAnswer(200, {
    Value,
    RetStatus: isOk ? 1 : Number(Value),
    StrRetStatus: isOk ? 'Ok' : (problems[Value] ?? 'Error'),
  });

/** Melipayamak: no reference of the sender's, no price a text, and a text for several must offer the way out. */
export function melipayamak(outbox: SentMessage[]): FakeGateway {
  const carrier = new Carrier('melipayamak', outbox, firstId);
  return {
    id: 'melipayamak',
    hosts: ['rest.payamak-panel.com'],
    carrier,
    answer: (visit) => answer(carrier, visit),
    failure: (status) => ({ status, body: '' }),
  };
}

function answer(carrier: Carrier, visit: Visit): HttpAnswer {
  const [, method = ''] = /^\/api\/(?:SendSMS|SmartSMS)\/(\w+)$/.exec(visit.path) ?? [];
  if (!visit.field('username') || !visit.field('password')) return answerOf('0', false);
  switch (method) {
    case 'SendSMS':
    case 'Send':
      return send(carrier, visit, commaList(visit.field('to')), [visit.field('text')]);
    case 'SendMultipleSMS':
      return send(carrier, visit, listOf(visit.field('to')), listOf(visit.field('text')));
    case 'BaseServiceNumber':
      return send(carrier, visit, [visit.field('to')], [visit.field('text')]);
    case 'GetDeliveries2':
      return delivery(carrier, visit);
    case 'GetMessages':
      return jsonAnswer(200, { Data: messages(carrier, visit), RetStatus: 1, StrRetStatus: 'Ok' });
    case 'GetCredit':
      return jsonAnswer(200, { Value: String(carrier.credit), RetStatus: 1, StrRetStatus: 'Ok' });
    case 'GetBasePrice':
      return jsonAnswer(200, { Value: String(carrier.costOf('x')), RetStatus: 1, StrRetStatus: 'Ok' });
    case 'GetUserNumbers':
      return jsonAnswer(200, { Data: [{ Number: '50004001' }], RetStatus: 1, StrRetStatus: 'Ok' });
    default:
      return { status: 404, body: '' };
  }
}

function send(carrier: Carrier, visit: Visit, to: readonly string[], texts: readonly string[]): HttpAnswer {
  if (to.length === 0) return answerOf('17', false);
  if (to.length > perCall) return answerOf('4', false);
  if (texts.some((text) => text === '')) return answerOf('16', false);
  const phones = to.map(phoneOf);
  if (phones.some((phone) => phone === null)) return answerOf('18', false);
  if (to.length > 1 && texts.some((text) => !offersOptOut(text))) return answerOf('15');
  const textFor = (i: number): string => texts[i] ?? texts[0]!;
  const price = to.reduce((sum, _, i) => sum + carrier.costOf(textFor(i)), 0);
  if (visit.isBroke || price > carrier.credit) return answerOf('2', false);
  const line = visit.field('from');
  const sent = phones.map((phone, i) => carrier.take({ to: phone!, text: textFor(i), line }, visit.at));
  const isMany = /SendMultipleSMS$/.test(visit.path);
  return answerOf((isMany ? sent : sent.slice(0, 1)).map(({ id }) => String(id)).join(','));
}

function delivery(carrier: Carrier, visit: Visit): HttpAnswer {
  const parcel = carrier.byId(visit.field('recId'));
  return answerOf(String(parcel ? stateOf[carrier.stageOf(parcel, visit.at)] : 100));
}

const local = (phone: string): string => (phone.startsWith('+98') ? phone.slice(3) : phone);

function messages(carrier: Carrier, visit: Visit): object[] {
  const from = Number(visit.field('index')) || 0;
  const count = Number(visit.field('count')) || 100;
  if (visit.field('location') === '1') {
    const came = carrier.inbox.map(({ at, from: sender, to, text }, i) => ({
      MsgID: i + 1,
      Body: text,
      SendDate: new Date(at).toISOString(),
      Sender: local(sender),
      Receiver: to,
    }));
    return came.reverse().slice(from, from + count);
  }
  const went = carrier.parcels.map(({ id, text, at, line, to }: Parcel) => ({
    MsgID: id,
    Body: text,
    SendDate: new Date(at).toISOString(),
    Sender: line,
    Receiver: local(to),
  }));
  return went.reverse().slice(from, from + count);
}

const commaList = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** A JSON array, or a single text. */
function listOf(text: string): string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return textsIn(parsed);
  } catch {
    // A plain text.
  }
  return text === '' ? [] : [text];
}
