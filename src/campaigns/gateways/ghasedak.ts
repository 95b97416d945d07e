import { secret, text } from '../../core/params.ts';
import {
  type AskedMessage,
  defineGateway,
  type Fate,
  type GatewayRequest,
  type SendAnswer,
  type TextMessage,
} from './gateway.ts';
import {
  acceptedByPlace,
  iranianNumber,
  isStopWord,
  type Json,
  jsonOf,
  list,
  member,
  numberOf,
  textOf,
} from './reading.ts';

const call = (apiKey: string, method: 'GET' | 'POST', path: string, body?: object): GatewayRequest => ({
  url: `https://gateway.ghasedak.me/rest/api/v1/WebService/${path}`,
  method,
  headers: { ApiKey: apiKey },
  contentType: 'application/json',
  ...(body ? { body: JSON.stringify(body) } : {}),
});

const noCredit = 418;
const fatal = new Set([401, 406, 412, 416, 418, 419, 420, 426, 428]);
const busy = new Set([409, 429]);
const toSplit = new Set([400, 413, 422]);
/** Sent before, under the same reference: the look-up will say what became of it. */
const isRepeat = 451;

function readSend(json: Json, http: number, messages: readonly TextMessage[]): SendAnswer {
  // An answer may carry statusCode 200 and yet be none: only isSuccess tells.
  if (member(json, 'isSuccess') === true)
    return acceptedByPlace(list(member(member(json, 'data'), 'items')), messages);
  const inside = numberOf(member(json, 'statusCode'));
  const code = inside === null || inside === 200 ? http : inside;
  if (fatal.has(code)) return { kind: 'fatal', code: String(code), noCredit: code === noCredit };
  if (busy.has(code)) return { kind: 'retry', code: String(code) };
  if (code === isRepeat || !toSplit.has(code)) return { kind: 'unknown', code: String(code) };
  if (messages.length > 1) return { kind: 'split', code: String(code) };
  return {
    kind: 'answered',
    accepted: [],
    rejected: messages.map(({ key }) => ({
      key,
      code: String(code),
      retryable: false,
      because: 'gateway_refused',
    })),
  };
}

const fates: Readonly<Record<number, Pick<Fate, 'state' | 'because'>>> = {
  1: { state: 'failed', because: 'gateway_refused' },
  2: { state: 'failed', because: 'blocked_ads' },
  3: { state: 'accepted', because: null },
  4: { state: 'failed', because: 'gateway_refused' },
  5: { state: 'delivered', because: null },
  6: { state: 'failed', because: 'gateway_refused' },
};

function readFates(
  json: Json,
  messages: readonly AskedMessage[],
  field: string,
  missing: Fate['state'],
): Fate[] {
  if (member(json, 'isSuccess') !== true) return [];
  const found = new Map(list(member(json, 'data')).map((entry) => [textOf(member(entry, field)), entry]));
  return messages.map((message) => {
    const entry = found.get(field === 'messageId' ? message.id : String(message.reference));
    const base = { key: message.key, id: null, cost: null };
    if (entry === undefined) return { ...base, state: missing, because: null };
    const id = textOf(member(entry, 'messageId'));
    const fate = fates[numberOf(member(entry, 'status')) ?? -1] ?? {
      state: 'accepted' as const,
      because: null,
    };
    return { ...base, id: id === '' ? null : id, cost: numberOf(member(entry, 'price')), ...fate };
  });
}

export default defineGateway({
  id: 'ghasedak',
  label: { en: 'Ghasedak', fa: 'قاصدک' },
  costUnit: 'IRR',
  settings: {
    apiKey: secret({
      label: { en: 'API key', fa: 'کلید API' },
      help: { en: 'A key without a fixed IP address', fa: 'کلیدی که به IP ثابت وابسته نباشد' },
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
      call(apiKey, 'POST', 'SendPairToPairSMS', {
        items: messages.map(({ to, text: message, reference }) => ({
          lineNumber,
          receptor: iranianNumber(to),
          message,
          clientReferenceId: String(reference),
        })),
        udh: false,
      }),
    readResponse: (response, messages) => readSend(jsonOf(response), response.status, messages),
  },
  lookUp: {
    forHours: 48,
    perRequest: 100,
    buildRequest: (messages, { apiKey = '' }) =>
      call(
        apiKey,
        'GET',
        `CheckSmsStatus?Ids=${messages.map(({ reference }) => reference).join(',')}&Type=2`,
      ),
    readResponse: (response, messages) =>
      readFates(jsonOf(response), messages, 'clientReferenceId', 'absent'),
  },
  deliveries: {
    perRequest: 100,
    forHours: 48,
    buildRequest: (messages, { apiKey = '' }) =>
      call(apiKey, 'GET', `CheckSmsStatus?Ids=${messages.map(({ id }) => id).join(',')}&Type=1`),
    readResponse: (response, messages) => readFates(jsonOf(response), messages, 'messageId', 'unknown'),
  },
  credit: {
    buildRequest: ({ apiKey }) => call(apiKey, 'GET', 'GetAccountInformation'),
    readResponse: (response) => {
      const json = jsonOf(response);
      return member(json, 'isSuccess') === true ? numberOf(member(member(json, 'data'), 'credit')) : null;
    },
  },
  optOuts: {
    buildRequest: ({ apiKey, lineNumber }) =>
      call(apiKey, 'GET', `GetReceivedSmses?LineNumber=${encodeURIComponent(lineNumber)}&IsRead=false`),
    readResponse: (response) => {
      const json = jsonOf(response);
      if (member(json, 'isSuccess') !== true) return null;
      const data = member(json, 'data');
      const entries = list(member(data, 'items') ?? data);
      const stops = entries.filter((entry) => isStopWord(textOf(member(entry, 'message'))));
      return { numbers: stops.map((entry) => textOf(member(entry, 'sender'))), more: false };
    },
  },
});
