import type { HttpAnswer } from '../google/web.ts';
import type { SentMessage } from '../host.ts';
import { Carrier, type Parcel, phoneOf, type Stage } from './carrier.ts';
import { type FakeGateway, jsonAnswer, type Visit } from './gateway.ts';

const longestText = 900;
const perSend = 200;
const perLookUp = 500;
const perPage = 200;
const hourMs = 3_600_000;
const lookUpMs = { byReference: 12 * hourMs, byId: 48 * hourMs };

const messages: Readonly<Record<number, string>> = {
  200: 'تایید شد',
  400: 'پارامترها ناقص هستند',
  403: 'کد شناسائی API-Key معتبر نمی‌باشد',
  404: 'متد تعریف نشده است',
  409: 'سرور قادر به پاسخگوئی نیست بعدا تلاش کنید',
  411: 'دریافت کننده نامعتبر است',
  412: 'ارسال کننده نامعتبر است',
  413: 'پیام خالی است و یا طول پیام بیش از حد مجاز می‌باشد',
  414: 'حجم درخواست بیشتر از حد مجاز است',
  418: 'اعتبار شما کافی نمی‌باشد',
  419: 'طول آرایه متن و گیرنده و فرستنده هم اندازه نیست',
};

const statusOf: Readonly<Record<Stage, number>> = { queued: 1, 'at operator': 4, delivered: 10, blocked: 14 };
const statusTexts: Readonly<Record<number, string>> = {
  1: 'در صف ارسال',
  4: 'ارسال شده به مخابرات',
  10: 'رسیده به گیرنده',
  14: 'بلاک شده است',
  100: 'شناسه پیامک نامعتبر است',
};

const envelope = (status: number, entries: unknown = null, more: object = {}): HttpAnswer =>
  jsonAnswer(status, { ...more, return: { status, message: messages[status] ?? 'خطا' }, entries });

const local = (phone: string): string => (phone.startsWith('+98') ? `0${phone.slice(3)}` : phone);

/** Kavenegar: a text under a reference it has seen is not sent again, the old record comes back. */
export function kavenegar(outbox: SentMessage[]): FakeGateway {
  const carrier = new Carrier('kavenegar', outbox, 8_792_343);
  return {
    id: 'kavenegar',
    hosts: ['api.kavenegar.com'],
    carrier,
    answer: (visit) => answer(carrier, visit),
    failure: (status) => envelope(status),
  };
}

function answer(carrier: Carrier, visit: Visit): HttpAnswer {
  const [, key, method] = /^\/v1\/([^/]*)\/([a-z/]+)\.json$/.exec(visit.path) ?? [];
  if (!key) return envelope(403);
  switch (method) {
    case 'sms/send':
      return sendOne(carrier, visit);
    case 'sms/sendarray':
      return sendArray(carrier, visit);
    case 'sms/status':
      return statusById(carrier, visit);
    case 'sms/statuslocalmessageid':
      return statusByReference(carrier, visit);
    case 'account/info':
      return envelope(200, { remaincredit: carrier.credit, expiredate: 13_548_889, type: 'master' });
    case 'account/config':
      return envelope(200, { apilogs: 'justforfault', debugmode: 'disabled', defaultsender: '10004346' });
    case 'line/blocked/list':
      return blockedList(carrier, visit);
    case 'sms/receive':
      return envelope(200, received(carrier, visit.field('linenumber')));
    default:
      return envelope(404);
  }
}

interface Wanted {
  readonly receptor: string;
  readonly sender: string;
  readonly message: string;
  readonly reference: string;
}

function sendOne(carrier: Carrier, visit: Visit): HttpAnswer {
  const references = commaList(visit.field('localid'));
  const receptors = commaList(visit.field('receptor'));
  if (references.length > 0 && references.length !== receptors.length) return envelope(419);
  const wanted = receptors.map((receptor, i) => ({
    receptor,
    sender: visit.field('sender'),
    message: visit.field('message'),
    reference: references[i] ?? '',
  }));
  return send(carrier, visit, wanted);
}

function sendArray(carrier: Carrier, visit: Visit): HttpAnswer {
  if (visit.method !== 'POST') return envelope(405);
  const receptors = jsonList(visit.field('receptor'));
  const senders = jsonList(visit.field('sender'));
  const texts = jsonList(visit.field('message'));
  if (!receptors || !senders || !texts) return envelope(400);
  const references = jsonList(visit.field('localmessageids')) ?? jsonList(visit.field('localid')) ?? [];
  if (receptors.length !== texts.length || receptors.length !== senders.length) return envelope(419);
  if (references.length > 0 && references.length !== receptors.length) return envelope(419);
  const wanted = receptors.map((receptor, i) => ({
    receptor,
    sender: senders[i]!,
    message: texts[i]!,
    reference: references[i] ?? '',
  }));
  return send(carrier, visit, wanted);
}

/** All of a call is taken or none of it; what its references already brought is not sent and not paid again. */
function send(carrier: Carrier, visit: Visit, wanted: readonly Wanted[]): HttpAnswer {
  if (wanted.length === 0) return envelope(400);
  if (wanted.length > perSend) return envelope(414);
  if (wanted.some(({ message }) => message === '' || message.length > longestText)) return envelope(413);
  if (wanted.some(({ receptor }) => phoneOf(receptor) === null)) return envelope(411);
  const fresh = wanted.filter(({ reference }) => reference === '' || !carrier.byReference(reference));
  const price = fresh.reduce((sum, { message }) => sum + carrier.costOf(message), 0);
  if (visit.isBroke || price > carrier.credit) return envelope(418);
  const entries = wanted.map(({ receptor, sender, message, reference }) => {
    const known = reference === '' ? undefined : carrier.byReference(reference);
    const text = { to: phoneOf(receptor)!, text: message, line: sender, reference };
    return entryOf(carrier, known ?? carrier.take(text, visit.at), visit.at);
  });
  return envelope(200, entries);
}

function entryOf(carrier: Carrier, parcel: Parcel, now: number): object {
  const status = statusOf[carrier.stageOf(parcel, now)];
  return {
    messageid: parcel.id,
    message: parcel.text,
    status,
    statustext: statusTexts[status],
    sender: parcel.line,
    receptor: local(parcel.to),
    date: Math.floor(parcel.at / 1000),
    cost: parcel.cost,
  };
}

function statusById(carrier: Carrier, visit: Visit): HttpAnswer {
  const ids = commaList(visit.field('messageid'));
  if (ids.length === 0) return envelope(400);
  if (ids.length > perLookUp) return envelope(414);
  return envelope(
    200,
    ids.map((id) => ({
      messageid: Number(id),
      ...stateOf(carrier, carrier.byId(id), visit.at, lookUpMs.byId),
    })),
  );
}

function statusByReference(carrier: Carrier, visit: Visit): HttpAnswer {
  const references = commaList(visit.field('localid'));
  if (references.length === 0) return envelope(400);
  if (references.length > perLookUp) return envelope(414);
  const entries = references.map((localid) => {
    const parcel = carrier.byReference(localid);
    const state = stateOf(carrier, parcel, visit.at, lookUpMs.byReference);
    return { messageid: state.status === 100 ? 0 : parcel!.id, localid, ...state };
  });
  return envelope(200, entries);
}

/** 100 for what is not known or too old to be asked about. */
function stateOf(carrier: Carrier, parcel: Parcel | undefined, now: number, within: number) {
  const isKnown = parcel !== undefined && now <= parcel.at + within;
  const status = isKnown ? statusOf[carrier.stageOf(parcel, now)] : 100;
  return { status, statustext: statusTexts[status] };
}

/** Without a start only those of today are listed. */
function blockedList(carrier: Carrier, visit: Visit): HttpAnswer {
  const since = Number(visit.field('startdate')) * 1000 || Math.floor(visit.at / 86_400_000) * 86_400_000;
  const reason = visit.field('blockreason');
  const all = [...carrier.optedOut].filter(([, at]) => at >= since && (reason === '' || reason === '2'));
  const page = Number(visit.field('pagenumber')) || 1;
  const entries = all.slice((page - 1) * perPage, page * perPage).map(([phone, at]) => ({
    number: local(phone),
    blockreason: 2,
    date: Math.floor(at / 1000),
  }));
  const metadata = {
    totalcount: String(all.length),
    currentpage: String(page),
    totalpages: String(Math.max(Math.ceil(all.length / perPage), 1)),
    pagesize: String(perPage),
  };
  return envelope(200, entries, { metadata });
}

const received = (carrier: Carrier, line: string): object[] =>
  carrier.inbox
    .filter(({ to }) => to === line)
    .slice(-100)
    .map(({ at, from, to, text }, i) => ({
      messageid: i + 1,
      message: text,
      sender: local(from),
      receptor: to,
      date: Math.floor(at / 1000),
    }));

const commaList = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** A JSON array or, as some clients send it, a comma list of numbers; null for anything else. */
function jsonList(text: string): string[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed.map(String);
  } catch {
    // Not JSON: maybe a comma list.
  }
  return /^\d+(,\d+)+$/.test(text) ? text.split(',') : null;
}
