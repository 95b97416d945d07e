import type { HttpAnswer } from '../google/web.ts';
import type { SentMessage } from '../host.ts';
import { Carrier, type Parcel, phoneOf, type Stage } from './carrier.ts';
import { type FakeGateway, jsonAnswer, recordOf, textsIn, type Visit } from './gateway.ts';
import { partsOf } from './parts.ts';

const perCall = 100;
const stateOf: Readonly<Record<Stage, number>> = { queued: 0, 'at operator': 1, delivered: 2, blocked: 4 };

function envelope(status: number, data: unknown, more: object = {}): HttpAnswer {
  const isOk = status === 200;
  const code = isOk ? '200-1' : status === 422 ? '400-2' : '400-1';
  const message = isOk ? 'انجام شد' : 'اطلاعات وارد شده صحیح نمی باشد';
  return jsonAnswer(status, {
    data,
    meta: {
      status: isOk,
      message,
      message_parameters: [],
      message_code: code,
      ...(isOk ? {} : { errors: {} }),
      ...more,
    },
  });
}

/** One number of a sending; it may hold several people. */
interface Bulk {
  readonly id: number;
  readonly parcels: readonly Parcel[];
}

/** IPPanel Edge, which FarazSMS resells: one number for each text, however many people it goes to. */
export function ippanel(outbox: SentMessage[]): FakeGateway {
  const carrier = new Carrier('ippanel', outbox, 7_000_001);
  const bulks: Bulk[] = [];
  return {
    id: 'ippanel',
    hosts: ['edge.ippanel.com'],
    carrier,
    answer: (visit) => answer(carrier, bulks, visit),
    failure: (status) => envelope(status, null),
  };
}

function answer(carrier: Carrier, bulks: Bulk[], visit: Visit): HttpAnswer {
  if (!visit.headers['authorization']) return envelope(401, null);
  const path = visit.path.replace(/^\/v1\/api\//, '');
  const body = recordOf(visit.json());
  switch (path) {
    case 'send':
      return send(carrier, bulks, visit, body);
    case 'send/calculate-price': {
      const message = String(body['message'] ?? '');
      return envelope(200, {
        mci_price: carrier.costOf('x'),
        other_price: carrier.costOf('x'),
        parts: partsOf(message),
      });
    }
    case 'report/recipients':
      return recipients(carrier, bulks, visit);
    case 'report/by_bulk':
      return byBulk(bulks, visit);
    case 'report/messages-inbox':
      return inbox(carrier, body);
    case 'payment/credit/mine':
      return envelope(200, { credit: carrier.credit });
    case 'number/numbers':
      return envelope(200, [{ number: '+983000505', is_66_char: false }]);
    default:
      return envelope(404, null);
  }
}

function send(carrier: Carrier, bulks: Bulk[], visit: Visit, body: Record<string, unknown>): HttpAnswer {
  const entries =
    body['sending_type'] === 'peer_to_peer'
      ? (Array.isArray(body['params']) ? body['params'] : []).map(recordOf)
      : [{ recipients: recordOf(body['params'])['recipients'], message: body['message'] }];
  const wanted = entries.map((entry) => ({
    to: textsIn(entry['recipients']),
    text: String(entry['message'] ?? ''),
  }));
  const people = wanted.flatMap(({ to, text }) => to.map((phone) => ({ phone, text })));
  const isPlus98 = (phone: string): boolean => phone.startsWith('+') && phoneOf(phone) !== null;
  if (
    people.length === 0 ||
    people.length > perCall ||
    people.some(({ phone, text }) => text === '' || !isPlus98(phone))
  ) {
    return envelope(422, null);
  }
  const price = people.reduce((sum, { text }) => sum + carrier.costOf(text), 0);
  if (visit.isBroke || price > carrier.credit) return envelope(400, null);
  const line = String(body['from_number'] ?? '');
  const made = wanted.map(({ to, text }) => {
    const parcels = to.map((phone) => carrier.take({ to: phoneOf(phone)!, text, line }, visit.at));
    const bulk = { id: 1_123_544_244 + bulks.length, parcels };
    bulks.push(bulk);
    return bulk;
  });
  return envelope(200, { message_outbox_ids: made.map(({ id }) => id) });
}

const bulkOf = (bulks: readonly Bulk[], id: string | null): Bulk | undefined =>
  bulks.find((bulk) => String(bulk.id) === id);

function recipients(carrier: Carrier, bulks: readonly Bulk[], visit: Visit): HttpAnswer {
  const bulk = bulkOf(bulks, visit.query.get('bulk_id'));
  if (!bulk) return envelope(404, null);
  const rows = bulk.parcels.map((parcel) => ({
    recipient: parcel.to,
    message: parcel.text,
    is_readable: true,
    msg_parts: String(parcel.parts),
    message_status: String(stateOf[carrier.stageOf(parcel, visit.at)]),
  }));
  return envelope(200, rows, { current_page: 1, last_page: 1, per_page: 10, total: rows.length });
}

function byBulk(bulks: readonly Bulk[], visit: Visit): HttpAnswer {
  const bulk = bulkOf(bulks, visit.query.get('messages_outbox_id'));
  if (!bulk) return envelope(404, null);
  const cost = bulk.parcels.reduce((sum, parcel) => sum + parcel.cost, 0);
  return envelope(200, {
    state: 'finish',
    state_id: 6,
    part: bulk.parcels[0]?.parts ?? 0,
    cost,
    rcpts_count: bulk.parcels.length,
    reject_comment: '',
    return: 0,
  });
}

function inbox(carrier: Carrier, body: Record<string, unknown>): HttpAnswer {
  const from = Number(recordOf(body['filters'])['from_id'] ?? 0);
  const rows = carrier.inbox
    .map(({ at, from: sender, to, text }, i) => ({
      messages_inbox_id: i + 1,
      from: sender,
      number: to,
      message: text,
      type: 'sms',
      time: new Date(at).toISOString(),
      seen: false,
    }))
    .filter(({ messages_inbox_id }) => messages_inbox_id > from);
  return envelope(200, rows);
}
