import type { HttpAnswer } from '../google/web.ts';
import type { SentMessage } from '../host.ts';
import { Carrier, offersOptOut, type Parcel, phoneOf, type Stage } from './carrier.ts';
import { type FakeGateway, jsonAnswer, recordOf, textsIn, type Visit } from './gateway.ts';

const perCall = 100;
const longestText = 1_000;
const stateOf: Readonly<Record<Stage, number>> = { queued: 0, 'at operator': 3, delivered: 5, blocked: 2 };

const envelope = (status: number, data: unknown = null): HttpAnswer =>
  jsonAnswer(status, { isSuccess: status === 200, statusCode: status, message: '', data });

interface Item {
  readonly lineNumber: string;
  readonly receptor: string;
  readonly message: string;
  readonly clientReferenceId: string;
}

/** Ghasedak: a reference it has seen is refused as a duplicate. */
export function ghasedak(outbox: SentMessage[]): FakeGateway {
  const carrier = new Carrier('ghasedak', outbox, 2_387_931);
  return {
    id: 'ghasedak',
    hosts: ['gateway.ghasedak.me', 'gw.ghasedak.me'],
    carrier,
    answer: (visit) => answer(carrier, visit),
    failure: (status) => envelope(status),
  };
}

function answer(carrier: Carrier, visit: Visit): HttpAnswer {
  if (!visit.headers['apikey']) return envelope(401);
  const [, method] = /^\/rest\/api\/v1\/WebService\/(\w+)$/i.exec(visit.path) ?? [];
  const body = recordOf(visit.json());
  switch (method) {
    case 'SendSingleSMS':
      return sent(send(carrier, visit, [itemOf(body)]), ([parcel]) => ({
        ...rowOf(parcel!),
        clientReferenceId: parcel!.reference,
      }));
    case 'SendPairToPairSMS':
      return sent(send(carrier, visit, listOf(body['items']).map(itemOf)), (parcels) => ({
        items: parcels.map(rowOf),
      }));
    case 'SendBulkSMS':
      return sendBulk(carrier, visit, body);
    case 'CheckSmsStatus':
      return envelope(200, statuses(carrier, visit));
    case 'GetAccountInformation':
      return envelope(200, { credit: carrier.credit, expireDate: '2030-01-01T00:00:00', plan: 'ویژه' });
    case 'GetReceivedSmses':
    case 'GetReceivedSmsesPaging':
      return envelope(200, {
        items: carrier.inbox.map(({ from, to, text }) => ({ sender: from, lineNumber: to, message: text })),
      });
    default:
      return envelope(404);
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function itemOf(value: unknown): Item {
  const item = recordOf(value);
  const text = (name: string): string => String(item[name] ?? '');
  return {
    lineNumber: text('lineNumber') || '21000000',
    receptor: text('receptor'),
    message: text('message'),
    clientReferenceId: text('clientReferenceId'),
  };
}

type Sent = readonly Parcel[] | number;

/** The texts taken, or the HTTP status that says why none was. */
function send(carrier: Carrier, visit: Visit, items: readonly Item[]): Sent {
  if (
    items.length === 0 ||
    items.some(({ receptor, message }) => phoneOf(receptor) === null || message === '')
  )
    return 400;
  if (items.length > perCall || items.some(({ message }) => message.length > longestText)) return 413;
  if (items.length > 1 && items.some(({ message }) => !offersOptOut(message))) return 400;
  const isRepeat = ({ clientReferenceId }: Item): boolean =>
    clientReferenceId !== '' && carrier.byReference(clientReferenceId) !== undefined;
  if (items.some(isRepeat)) return 451;
  const price = items.reduce((sum, { message }) => sum + carrier.costOf(message), 0);
  if (visit.isBroke || price > carrier.credit) return 418;
  return items.map(({ receptor, message, lineNumber, clientReferenceId }) =>
    carrier.take(
      { to: phoneOf(receptor)!, text: message, line: lineNumber, reference: clientReferenceId },
      visit.at,
    ),
  );
}

const sent = (result: Sent, data: (parcels: readonly Parcel[]) => unknown): HttpAnswer =>
  typeof result === 'number' ? envelope(result) : envelope(200, data(result));

function sendBulk(carrier: Carrier, visit: Visit, body: Record<string, unknown>): HttpAnswer {
  const { lineNumber, message } = itemOf(body);
  const items = textsIn(body['receptors']).map((receptor) => ({
    lineNumber,
    message,
    receptor,
    clientReferenceId: '',
  }));
  return sent(send(carrier, visit, items), (parcels) => ({
    cost: parcels.reduce((sum, { cost }) => sum + cost, 0),
    lineNumber,
    receptors: parcels.map(({ id, to }) => ({ receptor: local(to), messageId: String(id) })),
    message,
    sendDate: new Date(visit.at).toISOString(),
  }));
}

const local = (phone: string): string => (phone.startsWith('+98') ? `0${phone.slice(3)}` : phone);

const rowOf = (parcel: Parcel): object => ({
  lineNumber: parcel.line,
  receptor: local(parcel.to),
  messageId: String(parcel.id),
  cost: parcel.cost,
  sendDate: new Date(parcel.at).toISOString(),
  message: parcel.text,
});

/** By its own numbers, or with type 2 by the sender's. What it does not know is not in the answer. */
function statuses(carrier: Carrier, visit: Visit): object[] {
  const byReference = visit.query.get('Type') === '2';
  return (visit.query.get('Ids') ?? '').split(',').flatMap((id) => {
    const parcel = byReference ? carrier.byReference(id) : carrier.byId(id);
    if (!parcel) return [];
    const stage = carrier.stageOf(parcel, visit.at);
    return [
      {
        ...rowOf(parcel),
        clientReferenceId: parcel.reference,
        status: stateOf[stage],
        price: stage === 'blocked' ? 0 : parcel.cost,
      },
    ];
  });
}
