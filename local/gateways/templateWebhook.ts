import type { SentMessage } from '../host.ts';
import { Carrier, phoneOf } from './carrier.ts';
import { type FakeGateway, jsonAnswer, recordOf } from './gateway.ts';

/** Any panel that takes one text a call, at panel.example: `to`, `text` and `key` in the address, a form or JSON. */
export function templateWebhook(outbox: SentMessage[]): FakeGateway {
  const carrier = new Carrier('template_webhook', outbox, 1);
  return {
    id: 'template_webhook',
    hosts: ['panel.example'],
    carrier,
    answer: (visit) => {
      const json = recordOf(visit.json());
      const field = (name: string): string => String(json[name] ?? visit.field(name));
      const to = phoneOf(field('to'));
      if (!to || field('text') === '') return jsonAnswer(200, { ok: false });
      if (visit.isBroke) return jsonAnswer(402, { ok: false });
      const { id } = carrier.take({ to, text: field('text'), line: 'panel' }, visit.at);
      return jsonAnswer(200, { ok: true, id });
    },
    failure: (status) => jsonAnswer(status, { ok: false }),
  };
}
