import type { HttpAnswer } from '../google/web.ts';
import type { SentMessage } from '../host.ts';
import { Carrier, phoneOf } from './carrier.ts';
import { type FakeGateway, jsonAnswer, recordOf, type Visit } from './gateway.ts';
import { partsOf } from './parts.ts';

/**
 * A shop's own bridge, as the product's webhook describes it: signed JSON in, one result a message out. Lives at any
 * address under hooks.example; a batch that comes twice under its idempotency key is answered as the first time.
 */
export function webhook(outbox: SentMessage[]): FakeGateway {
  const carrier = new Carrier('webhook', outbox, 1);
  const answered = new Map<string, HttpAnswer>();
  return {
    id: 'webhook',
    hosts: ['hooks.example', 'hooks.example.com'],
    carrier,
    answer: (visit) => {
      const batch = visit.headers['idempotency-key'] ?? '';
      const known = answered.get(batch);
      if (batch !== '' && known) return known;
      const made = answer(carrier, visit);
      if (made.status === 200) answered.set(batch, made);
      return made;
    },
    failure: (status) => jsonAnswer(status, { error: 'failed' }),
  };
}

function answer(carrier: Carrier, visit: Visit): HttpAnswer {
  if (visit.method !== 'POST') return jsonAnswer(405, { error: 'POST only' });
  if (!/^[0-9a-f]{64}$/.test(visit.headers['x-signature'] ?? ''))
    return jsonAnswer(401, { error: 'no signature' });
  const wanted = recordOf(visit.json())['messages'];
  if (!Array.isArray(wanted)) return jsonAnswer(400, { error: 'no messages' });
  return jsonAnswer(200, { results: wanted.map((item) => resultOf(carrier, visit, recordOf(item))) });
}

function resultOf(carrier: Carrier, visit: Visit, item: Record<string, unknown>): object {
  const key = String(item['key'] ?? '');
  const text = String(item['text'] ?? '');
  const to = phoneOf(String(item['to'] ?? ''));
  if (!to) return { key, status: 'rejected', code: 'invalid_phone' };
  if (visit.isBroke) return { key, status: 'rejected', code: 'no_credit' };
  const parcel =
    carrier.byReference(key) ??
    carrier.take({ to, text, line: String(item['sender'] ?? ''), reference: key }, visit.at);
  return {
    key,
    id: String(parcel.id),
    status: 'accepted',
    cost: parcel.cost,
    currency: 'IRR',
    parts: partsOf(text),
  };
}
