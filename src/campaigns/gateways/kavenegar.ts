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
  formOf,
  iranianNumber,
  type Json,
  jsonOf,
  list,
  member,
  numberOf,
  textOf,
} from './reading.ts';

/** The key stands in the path, so an address must never be shown. */
function call(apiKey: string, method: string, fields: Readonly<Record<string, string>>): GatewayRequest {
  return {
    url: `https://api.kavenegar.com/v1/${encodeURIComponent(apiKey)}/${method}.json`,
    method: 'POST',
    contentType: 'application/x-www-form-urlencoded; charset=UTF-8',
    body: formOf(fields),
  };
}

const fatal = new Set([401, 403, 404, 405, 407, 412, 414, 415, 416, 418, 420, 426, 427, 428, 501, 607]);
const busy = new Set([409, 429, 451]);
const noCredit = 418;
/** One bad number refuses the whole call; which one is not said. */
const badNumber = 411;
const refused = new Set([400, 406, 413, 417, 419, 422, 424, 431, 432]);

function readSend(json: Json, status: number, messages: readonly TextMessage[]): SendAnswer {
  const code = numberOf(member(member(json, 'return'), 'status')) ?? status;
  if (code === 200) return acceptedByPlace(list(member(json, 'entries')), messages);
  if (fatal.has(code)) return { kind: 'fatal', code: String(code), noCredit: code === noCredit };
  if (busy.has(code)) return { kind: 'retry', code: String(code) };
  if (code !== badNumber && !refused.has(code)) return { kind: 'unknown', code: String(code) };
  if (messages.length > 1) return { kind: 'split', code: String(code) };
  const because = code === badNumber ? 'invalid_phone' : 'gateway_refused';
  return {
    kind: 'answered',
    accepted: [],
    rejected: messages.map(({ key }) => ({ key, code: String(code), retryable: false, because })),
  };
}

/** Status 100 says no more than that the number is not known: too old, or never taken. */
const notKnown = 100;
const fates: Readonly<Record<number, Pick<Fate, 'state' | 'because'>>> = {
  1: { state: 'accepted', because: null },
  2: { state: 'accepted', because: null },
  4: { state: 'accepted', because: null },
  5: { state: 'accepted', because: null },
  6: { state: 'failed', because: 'gateway_refused' },
  10: { state: 'delivered', because: null },
  11: { state: 'failed', because: 'gateway_refused' },
  13: { state: 'failed', because: 'gateway_refused' },
  14: { state: 'failed', because: 'blocked_ads' },
};
/** What was cancelled or never let through to the phone is paid back. */
const paidBack = new Set([13, 14]);

function readFates(
  json: Json,
  messages: readonly AskedMessage[],
  { field, missing }: { field: 'localid' | 'messageid'; missing: Fate['state'] },
): Fate[] {
  if (numberOf(member(member(json, 'return'), 'status')) !== 200) return [];
  const byNumber = new Map(
    list(member(json, 'entries')).map((entry) => [textOf(member(entry, field)), entry]),
  );
  return messages.flatMap((message) => {
    const entry = byNumber.get(field === 'localid' ? String(message.reference) : message.id);
    if (entry === undefined) return [];
    const status = numberOf(member(entry, 'status'));
    const cost = status !== null && paidBack.has(status) ? 0 : null;
    const id = textOf(member(entry, 'messageid'));
    const base = { key: message.key, id: id === '' ? null : id, cost };
    if (status === notKnown) return [{ ...base, id: null, state: missing, because: null }];
    const fate = status === null ? undefined : fates[status];
    return [{ ...base, ...(fate ?? { state: 'unknown' as const, because: null }) }];
  });
}

export default defineGateway({
  id: 'kavenegar',
  label: { en: 'Kavenegar', fa: 'کاوه‌نگار' },
  costUnit: 'IRR',
  settings: {
    apiKey: secret({
      label: { en: 'API key', fa: 'کلید API' },
      help: { en: 'In the panel under Settings, Account', fa: 'در پنل، تنظیمات، حساب کاربری' },
    }),
    sender: text({
      label: { en: 'Line number', fa: 'شمارهٔ خط' },
      help: { en: 'The line texts come from', fa: 'خطی که پیامک از آن می‌رود' },
      otherwise: '',
    }),
  },
  longestText: 900,
  send: {
    perRequest: 200,
    buildRequest: (messages, { apiKey = '', sender = '' }) =>
      call(apiKey, 'sms/sendarray', {
        receptor: JSON.stringify(messages.map(({ to }) => iranianNumber(to))),
        sender: JSON.stringify(messages.map(() => sender)),
        message: JSON.stringify(messages.map((message) => message.text)),
        localmessageids: JSON.stringify(messages.map(({ reference }) => reference)),
      }),
    readResponse: (response, messages) => readSend(jsonOf(response), response.status, messages),
  },
  lookUp: {
    perRequest: 500,
    // Its documentation: only the last 12 hours. One is kept for an answer on the way.
    forHours: 11,
    buildRequest: (messages, { apiKey = '' }) =>
      call(apiKey, 'sms/statuslocalmessageid', {
        localid: messages.map(({ reference }) => reference).join(','),
      }),
    readResponse: (response, messages) =>
      readFates(jsonOf(response), messages, { field: 'localid', missing: 'absent' }),
  },
  deliveries: {
    perRequest: 500,
    forHours: 48,
    buildRequest: (messages, { apiKey = '' }) =>
      call(apiKey, 'sms/status', { messageid: messages.map(({ id }) => id).join(',') }),
    readResponse: (response, messages) =>
      readFates(jsonOf(response), messages, { field: 'messageid', missing: 'unknown' }),
  },
  credit: {
    buildRequest: ({ apiKey }) => call(apiKey, 'account/info', {}),
    readResponse: (response) => {
      const json = jsonOf(response);
      if (numberOf(member(member(json, 'return'), 'status')) !== 200) return null;
      return numberOf(member(list(member(json, 'entries'))[0] ?? null, 'remaincredit'));
    },
  },
  optOuts: {
    buildRequest: ({ apiKey, sender }, { ms, page }) =>
      call(apiKey, 'line/blocked/list', {
        linenumber: sender,
        pagenumber: String(page),
        startdate: String(Math.floor(ms / 1000)),
        blockreason: '2',
      }),
    readResponse: (response) => {
      const json = jsonOf(response);
      if (numberOf(member(member(json, 'return'), 'status')) !== 200) return null;
      const pages = member(json, 'metadata');
      return {
        numbers: list(member(json, 'entries')).map((entry) => textOf(member(entry, 'number'))),
        more: (numberOf(member(pages, 'currentpage')) ?? 1) < (numberOf(member(pages, 'totalpages')) ?? 1),
      };
    },
  },
});
