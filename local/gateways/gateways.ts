import type { HttpAnswer, HttpCall } from '../google/web.ts';
import type { Faults, Panel, SentMessage } from '../host.ts';
import type { FakeGateway, Visit } from './gateway.ts';
import { ghasedak } from './ghasedak.ts';
import { ippanel } from './ippanel.ts';
import { kavenegar } from './kavenegar.ts';
import { melipayamak } from './melipayamak.ts';
import { smsir } from './smsir.ts';
import { templateWebhook } from './templateWebhook.ts';
import { twilio } from './twilio.ts';
import { webhook } from './webhook.ts';

const makers = [kavenegar, melipayamak, smsir, ghasedak, ippanel, twilio, templateWebhook, webhook];

export interface Gateways {
  /** What the provider at this address answers; null when none lives there. */
  answer(call: HttpCall): HttpAnswer | null;
  /** @throws {Error} for a gateway that is not played here */
  panel(id: string): Panel;
}

/** The providers of this machine, each with a customer's account in it. */
export function gatewaysOf({
  outbox,
  faults,
}: {
  readonly outbox: SentMessage[];
  readonly faults: Faults;
}): Gateways {
  const all: readonly FakeGateway[] = makers.map((make) => make(outbox));
  return {
    answer(call) {
      const url = new URL(call.url);
      const found = all.find(({ hosts }) => hosts.some((host) => host === url.hostname));
      return found ? withFaults(found, visitOf(call, url), faults) : null;
    },
    panel(id) {
      const found = all.find((gateway) => gateway.id === id);
      if (!found) throw new Error(`no gateway ${id} on this machine`);
      return found.carrier;
    },
  };
}

/** The next fault that is meant for the gateway takes the place of its answer. */
function withFaults(gateway: FakeGateway, visit: Visit, faults: Faults): HttpAnswer {
  const at = faults.gateway.findIndex((fault) => fault.gateway === gateway.id || fault.gateway === '*');
  if (at < 0) return gateway.answer(visit);
  const [fault] = faults.gateway.splice(at, 1);
  if (fault!.what === 'lost') return { ...gateway.answer(visit), lost: true };
  if (fault!.what === 'unreachable') return { status: 0, body: '', lost: true };
  if (fault!.what === 'credit') return gateway.answer({ ...visit, isBroke: true });
  return gateway.failure(fault!.what);
}

function visitOf(call: HttpCall, url: URL): Visit {
  const form = new URLSearchParams(call.body);
  return {
    ...call,
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    isBroke: false,
    field: (name) => form.get(name) ?? url.searchParams.get(name) ?? '',
    json: () => {
      try {
        return JSON.parse(call.body) as unknown;
      } catch {
        return null;
      }
    },
  };
}
