import { base64, utf8 } from '../../core/hash.ts';
import { secret, text } from '../../core/params.ts';
import {
  defineGateway,
  type Fate,
  type GatewayRequest,
  type Rejected,
  type SendAnswer,
  type TextMessage,
} from './gateway.ts';
import { formOf, type Json, jsonOf, list, member, numberOf, textOf } from './reading.ts';

type Account = Readonly<Record<string, string>>;

const call = (
  { accountSid = '', authToken = '' }: Account,
  path: string,
  form?: Record<string, string>,
): GatewayRequest => ({
  url: `https://api.twilio.com/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/${path}`,
  method: form ? 'POST' : 'GET',
  headers: { Authorization: `Basic ${base64(utf8(`${accountSid}:${authToken}`))}` },
  ...(form ? { contentType: 'application/x-www-form-urlencoded; charset=UTF-8', body: formOf(form) } : {}),
});

const fatal = new Set([20003, 20005, 21606, 21608, 21212]);
const busy = new Set([20429, 21611]);
const rejections: Readonly<Record<number, Pick<Rejected, 'retryable' | 'because'>>> = {
  21211: { retryable: false, because: 'invalid_phone' },
  21614: { retryable: false, because: 'invalid_phone' },
  30006: { retryable: false, because: 'invalid_phone' },
  21612: { retryable: false, because: 'gateway_refused' },
  21408: { retryable: false, because: 'gateway_refused' },
  21617: { retryable: false, because: 'gateway_refused' },
  21610: { retryable: false, because: 'opted_out' },
  30003: { retryable: true, because: 'gateway_refused' },
};

function readSend(json: Json, http: number, [message]: readonly TextMessage[]): SendAnswer {
  if (!message) return { kind: 'unknown', code: String(http) };
  const { key } = message;
  const id = textOf(member(json, 'sid'));
  if (http === 201 && id !== '')
    return { kind: 'answered', accepted: [{ key, id, cost: priceOf(json) }], rejected: [] };
  const code = numberOf(member(json, 'code')) ?? http;
  if (fatal.has(code) || http === 401) return { kind: 'fatal', code: String(code), noCredit: false };
  if (busy.has(code) || http === 429) return { kind: 'retry', code: String(code) };
  const rejection = rejections[code];
  if (!rejection) return { kind: 'unknown', code: String(code) };
  return { kind: 'answered', accepted: [], rejected: [{ key, code: String(code), ...rejection }] };
}

/** Told as a negative amount, and only some time after the message went. */
function priceOf(json: Json): number | null {
  const price = numberOf(member(json, 'price'));
  return price === null ? null : Math.abs(price);
}

function fateOf(json: Json): Pick<Fate, 'state' | 'because' | 'id' | 'cost'> {
  const id = textOf(member(json, 'sid')) || null;
  const cost = priceOf(json);
  switch (textOf(member(json, 'status'))) {
    case 'delivered':
    case 'read':
      return { state: 'delivered', because: null, id, cost };
    case 'failed':
    case 'undelivered':
    case 'canceled':
      return { state: 'failed', because: 'gateway_refused', id, cost };
    case '':
      return { state: 'unknown', because: null, id, cost };
    default:
      return { state: 'accepted', because: null, id, cost };
  }
}

const dayBefore = (ms: number): string => new Date(ms - 86_400_000).toISOString().slice(0, 10);

export default defineGateway({
  id: 'twilio',
  label: { en: 'Twilio', fa: 'Twilio' },
  costUnit: 'USD',
  settings: {
    accountSid: text({
      label: { en: 'Account SID', fa: 'Account SID' },
      help: { en: 'On the console’s first page', fa: 'در صفحهٔ نخست کنسول' },
    }),
    authToken: secret({
      label: { en: 'Auth token', fa: 'Auth token' },
      help: { en: 'On the console’s first page', fa: 'در صفحهٔ نخست کنسول' },
    }),
    from: text({
      label: { en: 'From', fa: 'فرستنده' },
      help: {
        en: 'A number such as +15005550006, or a messaging service that begins with MG',
        fa: 'شماره‌ای مانند +15005550006 یا شناسهٔ سرویسی که با MG شروع می‌شود',
      },
    }),
  },
  longestText: 1_600,
  send: {
    perRequest: 1,
    buildRequest: ([message], account) => {
      const { from = '' } = account;
      const sender = from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from };
      return call(account, 'Messages.json', { To: message?.to ?? '', ...sender, Body: message?.text ?? '' });
    },
    readResponse: (response, messages) => readSend(jsonOf(response), response.status, messages),
  },
  lookUp: {
    forHours: 48,
    perRequest: 1,
    buildRequest: ([message], account) => {
      const to = encodeURIComponent(message?.to ?? '');
      const since = encodeURIComponent(dayBefore(message?.sentAt ?? 0));
      return call(account, `Messages.json?To=${to}&DateSent%3E=${since}&PageSize=20`);
    },
    readResponse: (response, messages) => {
      if (response.status !== 200) return [];
      const sent = list(member(jsonOf(response), 'messages'));
      return messages.map(({ key, sentAt }) => {
        const found = sent.find((entry) => isNear(textOf(member(entry, 'date_created')), sentAt));
        if (found) return { key, ...fateOf(found) };
        return { key, state: 'absent', because: null, id: null, cost: null };
      });
    },
  },
  deliveries: {
    perRequest: 1,
    forHours: 48,
    buildRequest: ([message], account) =>
      call(account, `Messages/${encodeURIComponent(message?.id ?? '')}.json`),
    readResponse: (response, messages) =>
      response.status === 200 ? messages.map(({ key }) => ({ key, ...fateOf(jsonOf(response)) })) : [],
  },
  credit: {
    buildRequest: (account) => call(account, 'Balance.json'),
    readResponse: (response) =>
      response.status === 200 ? numberOf(member(jsonOf(response), 'balance')) : null,
  },
});

/** Within half an hour of when we sent it: no second message goes to one person so soon. */
function isNear(rfc2822: string, sentAt: number): boolean {
  const at = Date.parse(rfc2822);
  return Number.isNaN(at) || Math.abs(at - sentAt) < 1_800_000;
}
