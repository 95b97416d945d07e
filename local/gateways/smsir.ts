import type { HttpAnswer } from '../google/web.ts';
import type { SentMessage } from '../host.ts';
import { Carrier, type Parcel, phoneOf, type Stage } from './carrier.ts';
import { type FakeGateway, jsonAnswer, recordOf, textsIn, type Visit } from './gateway.ts';

const perCall = 100;
const longestText = 1_000;

const messages: Readonly<Record<number, string>> = {
  0: 'مشکلی در سامانه رخ داده است',
  1: 'موفق',
  10: 'کلید وب سرویس نامعتبر است',
  20: 'تعداد درخواست بیشتر از حد مجاز است',
  101: 'شماره خط نامعتبر است',
  102: 'اعتبار کافی نمی باشد',
  104: 'شماره موبایل نادرست است',
  105: 'تعداد موبایل ها بیشتر از حد مجاز است',
  106: 'تعداد متن ها با تعداد موبایل ها برابر نیست',
};

const envelope = (http: number, status: number, data: unknown = null): HttpAnswer =>
  jsonAnswer(http, { status, message: messages[status] ?? 'خطا', data });

const stateOf: Readonly<Record<Stage, number>> = { queued: 0, 'at operator': 5, delivered: 1, blocked: 7 };

interface Pack {
  readonly id: string;
  readonly parcels: readonly (Parcel | 0 | null)[];
}

/** SMS.ir: costs in messages, 0 for a number on the blacklist, null for one that is none. */
export function smsir(outbox: SentMessage[]): FakeGateway {
  const carrier = new Carrier('smsir', outbox, 89_545_112, 1);
  const packs: Pack[] = [];
  return {
    id: 'smsir',
    hosts: ['api.sms.ir'],
    carrier,
    answer: (visit) => answer(carrier, packs, visit),
    failure: (status) => envelope(status, status === 429 ? 20 : status === 401 ? 10 : 0),
  };
}

function answer(carrier: Carrier, packs: Pack[], visit: Visit): HttpAnswer {
  if (!visit.headers['x-api-key']) return envelope(401, 10);
  const path = visit.path.replace(/^\/v1\//, '');
  const body = recordOf(visit.json());
  if (path === 'send/bulk') {
    const mobiles = textsIn(body['mobiles']);
    return send(carrier, packs, visit, {
      mobiles,
      texts: mobiles.map(() => String(body['messageText'] ?? '')),
    });
  }
  if (path === 'send/likeToLike') {
    return send(carrier, packs, visit, {
      mobiles: textsIn(body['mobiles']),
      texts: textsIn(body['messageTexts']),
    });
  }
  if (path === 'credit') return envelope(200, 1, carrier.credit);
  if (path === 'line') return envelope(200, 1, [30_004_505_000_000]);
  if (path === 'receive/latest') return envelope(200, 1, received(carrier));
  return report(carrier, packs, visit, path);
}

function send(
  carrier: Carrier,
  packs: Pack[],
  visit: Visit,
  { mobiles, texts }: { readonly mobiles: readonly string[]; readonly texts: readonly string[] },
): HttpAnswer {
  if (mobiles.length === 0) return envelope(400, 104);
  if (mobiles.length > perCall) return envelope(400, 105);
  if (mobiles.length !== texts.length) return envelope(400, 106);
  const line = String(recordOf(visit.json())['lineNumber'] ?? '');
  if (!/^\d+$/.test(line)) return envelope(400, 101);
  const price = texts.reduce((sum, text) => sum + carrier.costOf(text), 0);
  if (visit.isBroke || price > carrier.credit) return envelope(400, 102);
  const parcels = mobiles.map((mobile, i) => {
    const to = phoneOf(mobile);
    if (!to || texts[i] === '' || texts[i]!.length > longestText) return null;
    if (carrier.blocked.has(to) || carrier.optedOut.has(to)) return 0;
    return carrier.take({ to, text: texts[i]!, line }, visit.at);
  });
  const pack = { id: `2b99e183-e23d-4a2c-8a1c-${String(packs.length + 1).padStart(12, '0')}`, parcels };
  packs.push(pack);
  const cost = parcels.reduce<number>((sum, parcel) => sum + (parcel ? parcel.cost : 0), 0);
  return envelope(200, 1, {
    packId: pack.id,
    messageIds: parcels.map((parcel) => (parcel ? parcel.id : parcel)),
    cost,
  });
}

function report(carrier: Carrier, packs: readonly Pack[], visit: Visit, path: string): HttpAnswer {
  const [, kind, id] = /^send\/(?:(pack|live|archive)\/?)?([^/]*)$/.exec(path) ?? [];
  if (kind === 'live' || kind === 'archive') return envelope(200, 1, page(carrier, visit));
  if (kind === 'pack' && id) {
    const pack = packs.find((known) => known.id === id);
    return pack
      ? envelope(
          200,
          1,
          pack.parcels.flatMap((one) => (one ? [row(carrier, one, visit.at)] : [])),
        )
      : envelope(400, 0);
  }
  const parcel = id ? carrier.byId(id) : undefined;
  return parcel ? envelope(200, 1, row(carrier, parcel, visit.at)) : envelope(400, 0);
}

function page(carrier: Carrier, visit: Visit): object[] {
  const number = Number(visit.query.get('pageNumber')) || 1;
  const size = Number(visit.query.get('pageSize')) || 100;
  const newest = [...carrier.parcels].reverse();
  return newest.slice((number - 1) * size, number * size).map((parcel) => row(carrier, parcel, visit.at));
}

/** Numbers come back as numbers, without their zero. */
const bare = (phone: string): number => Number(phone.replace(/^\+98/, ''));

function row(carrier: Carrier, parcel: Parcel, now: number): object {
  const stage = carrier.stageOf(parcel, now);
  return {
    messageId: parcel.id,
    mobile: bare(parcel.to),
    messageText: parcel.text,
    sendDateTime: Math.floor(parcel.at / 1000),
    lineNumber: Number(parcel.line),
    cost: parcel.cost,
    deliveryState: stateOf[stage],
    deliveryDateTime: stage === 'delivered' ? Math.floor(parcel.at / 1000) + 300 : null,
  };
}

const received = (carrier: Carrier): object[] =>
  carrier.inbox.slice(-100).map(({ at, from, to, text }, i) => ({
    receiveReturnId: i + 1,
    messageText: text,
    number: Number(to),
    mobile: bare(from),
    receivedDateTime: Math.floor(at / 1000),
  }));
