import { secret, text } from '../../core/params.ts';
import {
  type Accepted,
  defineGateway,
  type Fate,
  type GatewayRequest,
  type Rejected,
  type SendAnswer,
  type TextMessage,
} from './gateway.ts';
import { iranianNumber, isStopWord, type Json, jsonOf, list, member, numberOf, textOf } from './reading.ts';

const call = (apiKey: string, method: 'GET' | 'POST', path: string, body?: object): GatewayRequest => ({
  url: `https://api.sms.ir/v1/${path}`,
  method,
  headers: { 'X-API-KEY': apiKey, ACCEPT: 'application/json' },
  contentType: 'application/json',
  ...(body ? { body: JSON.stringify(body) } : {}),
});

const taken = 1;
const noCredit = 102;
const fatal = new Set([10, 11, 12, 13, 14, 15, 101, 102, 113, 116, 117, 119, 123, 124]);
const tooMany = new Set([20]);
const toSplit = new Set([16, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 114, 118]);
const blacklisted = 115;

function readSend(json: Json, http: number, messages: readonly TextMessage[]): SendAnswer {
  const code = numberOf(member(json, 'status'));
  if (code === taken) return readIds(list(member(member(json, 'data'), 'messageIds')), messages);
  const told = String(code ?? http);
  if (http === 401 || http === 403 || (code !== null && fatal.has(code)))
    return { kind: 'fatal', code: told, noCredit: code === noCredit };
  if (http === 429 || (code !== null && tooMany.has(code))) return { kind: 'retry', code: told };
  if (code === null || !(toSplit.has(code) || code === blacklisted)) return { kind: 'unknown', code: told };
  if (messages.length > 1) return { kind: 'split', code: told };
  const because = code === blacklisted ? 'blocked_ads' : 'gateway_refused';
  return {
    kind: 'answered',
    accepted: [],
    rejected: messages.map(({ key }) => ({ key, code: told, retryable: false, because })),
  };
}

/** One id a number, in order: 0 is on the blacklist, null is no number or too long a text. */
function readIds(ids: readonly Json[], messages: readonly TextMessage[]): SendAnswer {
  if (ids.length !== messages.length) return { kind: 'unknown', code: 'ids' };
  const accepted: Accepted[] = [];
  const rejected: Rejected[] = [];
  for (const [i, { key }] of messages.entries()) {
    const id = ids[i] ?? null;
    if (id === null) rejected.push({ key, code: 'null', retryable: false, because: 'invalid_phone' });
    else if (numberOf(id) === 0) rejected.push({ key, code: '0', retryable: false, because: 'blocked_ads' });
    else if (textOf(id) !== '') accepted.push({ key, id: textOf(id), cost: null });
  }
  return { kind: 'answered', accepted, rejected };
}

/** Delivery states of the vendor's own list. */
const fates: Readonly<Record<number, Pick<Fate, 'state' | 'because'>>> = {
  1: { state: 'delivered', because: null },
  2: { state: 'failed', because: 'gateway_refused' },
  4: { state: 'failed', because: 'gateway_refused' },
  6: { state: 'failed', because: 'gateway_refused' },
  7: { state: 'failed', because: 'blocked_ads' },
};

export default defineGateway({
  id: 'smsir',
  label: { en: 'SMS.ir', fa: 'SMS.ir' },
  costUnit: 'credit',
  settings: {
    apiKey: secret({
      label: { en: 'API key', fa: 'کلید API' },
      help: { en: 'In the panel under Developers', fa: 'در پنل، بخش برنامه‌نویسان' },
    }),
    lineNumber: text({
      label: { en: 'Line number', fa: 'شمارهٔ خط' },
      help: { en: 'The line texts come from', fa: 'خطی که پیامک از آن می‌رود' },
    }),
  },
  longestText: 1_000,
  send: {
    perRequest: 100,
    buildRequest: (messages, { apiKey = '', lineNumber = '' }) =>
      call(apiKey, 'POST', 'send/likeToLike', {
        lineNumber: Number(lineNumber),
        messageTexts: messages.map((message) => message.text),
        mobiles: messages.map(({ to }) => iranianNumber(to)),
        sendDateTime: null,
      }),
    readResponse: (response, messages) => readSend(jsonOf(response), response.status, messages),
  },
  deliveries: {
    perRequest: 1,
    forHours: 48,
    buildRequest: (messages, { apiKey = '' }) => call(apiKey, 'GET', `send/${messages[0]?.id ?? ''}`),
    readResponse: (response, messages) => {
      const data = member(jsonOf(response), 'data');
      const fate = fates[numberOf(member(data, 'deliveryState')) ?? -1];
      return messages.map(({ key }) => ({
        key,
        id: null,
        cost: numberOf(member(data, 'cost')),
        ...(fate ?? { state: 'unknown' as const, because: null }),
      }));
    },
  },
  credit: {
    buildRequest: ({ apiKey }) => call(apiKey, 'GET', 'credit'),
    readResponse: (response) => {
      const json = jsonOf(response);
      return numberOf(member(json, 'status')) === taken ? numberOf(member(json, 'data')) : null;
    },
  },
  optOuts: {
    buildRequest: ({ apiKey }) => call(apiKey, 'GET', 'receive/latest?count=100'),
    readResponse: (response) => {
      const json = jsonOf(response);
      if (numberOf(member(json, 'status')) !== taken) return null;
      const stops = list(member(json, 'data')).filter((entry) =>
        isStopWord(textOf(member(entry, 'messageText'))),
      );
      return { numbers: stops.map((entry) => textOf(member(entry, 'mobile'))), more: false };
    },
  },
});
