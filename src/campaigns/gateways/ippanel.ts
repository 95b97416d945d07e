import { secret, text } from '../../core/params.ts';
import {
  defineGateway,
  type Fate,
  type GatewayRequest,
  type SendAnswer,
  type TextMessage,
} from './gateway.ts';
import { isStopWord, type Json, jsonOf, list, member, numberOf, textOf } from './reading.ts';

const call = (apiKey: string, method: 'GET' | 'POST', path: string, body?: object): GatewayRequest => ({
  url: `https://edge.ippanel.com/v1/api/${path}`,
  method,
  headers: { Authorization: apiKey },
  contentType: 'application/json',
  ...(body ? { body: JSON.stringify(body) } : {}),
});

const isOk = (json: Json): boolean => {
  const meta = member(json, 'meta');
  return member(meta, 'status') === true && textOf(member(meta, 'message_code')).startsWith('200');
};

function readSend(json: Json, http: number, messages: readonly TextMessage[]): SendAnswer {
  if (isOk(json)) return readIds(list(member(member(json, 'data'), 'message_outbox_ids')), messages);
  const code = textOf(member(member(json, 'meta'), 'message_code')) || String(http);
  if (http === 401 || http === 403 || code === '400-1') return { kind: 'fatal', code, noCredit: false };
  if (http === 402) return { kind: 'fatal', code, noCredit: true };
  if (http === 429) return { kind: 'retry', code };
  if (code !== '400-2' && http !== 422) return { kind: 'unknown', code };
  if (messages.length > 1) return { kind: 'split', code };
  return {
    kind: 'answered',
    accepted: [],
    rejected: messages.map(({ key }) => ({ key, code, retryable: false, because: 'gateway_refused' })),
  };
}

/** One id a message, in order, since each message has one recipient. */
function readIds(ids: readonly Json[], messages: readonly TextMessage[]): SendAnswer {
  if (ids.length !== messages.length) return { kind: 'unknown', code: 'ids' };
  const accepted = messages.flatMap(({ key }, i) => {
    const id = textOf(ids[i] ?? null);
    return id === '' ? [] : [{ key, id, cost: null }];
  });
  return { kind: 'answered', accepted, rejected: [] };
}

const fates: Readonly<Record<number, Pick<Fate, 'state' | 'because'>>> = {
  0: { state: 'accepted', because: null },
  1: { state: 'accepted', because: null },
  2: { state: 'delivered', because: null },
  3: { state: 'failed', because: 'gateway_refused' },
  4: { state: 'failed', because: 'blocked_ads' },
};

export default defineGateway({
  id: 'ippanel',
  label: { en: 'IPPanel (FarazSMS)', fa: 'آی‌پی‌پنل (فراز اس‌ام‌اس)' },
  costUnit: 'IRR',
  settings: {
    apiKey: secret({
      label: { en: 'API key', fa: 'کلید API' },
      help: { en: 'In the panel under Developers', fa: 'در پنل، بخش توسعه‌دهندگان' },
    }),
    fromNumber: text({
      label: { en: 'Line number', fa: 'شمارهٔ خط' },
      help: { en: 'With its country, such as +983000505', fa: 'با کد کشور، مانند +983000505' },
    }),
  },
  send: {
    perRequest: 100,
    buildRequest: (messages, { apiKey = '', fromNumber = '' }) =>
      call(apiKey, 'POST', 'send', {
        sending_type: 'peer_to_peer',
        from_number: fromNumber,
        params: messages.map(({ to, text: message }) => ({ recipients: [to], message })),
      }),
    readResponse: (response, messages) => readSend(jsonOf(response), response.status, messages),
  },
  deliveries: {
    perRequest: 1,
    forHours: 48,
    buildRequest: (messages, { apiKey = '' }) =>
      call(apiKey, 'GET', `report/recipients?bulk_id=${messages[0]?.id ?? ''}&page=1&per_page=1`),
    readResponse: (response, messages) => {
      const entry = list(member(jsonOf(response), 'data'))[0] ?? null;
      const fate = fates[numberOf(member(entry, 'message_status')) ?? -1];
      return messages.map(({ key }) => ({
        key,
        id: null,
        cost: null,
        ...(fate ?? { state: 'unknown' as const, because: null }),
      }));
    },
  },
  credit: {
    buildRequest: ({ apiKey }) => call(apiKey, 'GET', 'payment/credit/mine'),
    readResponse: (response) => {
      const json = jsonOf(response);
      return isOk(json) ? numberOf(member(member(json, 'data'), 'credit')) : null;
    },
  },
  optOuts: {
    buildRequest: ({ apiKey }, { page }) =>
      call(apiKey, 'POST', 'report/messages-inbox', { page, per_page: 100, filters: {} }),
    readResponse: (response) => {
      const json = jsonOf(response);
      if (!isOk(json)) return null;
      const stops = list(member(json, 'data')).filter((entry) =>
        isStopWord(textOf(member(entry, 'message'))),
      );
      return { numbers: stops.map((entry) => textOf(member(entry, 'from'))), more: false };
    },
  },
});
