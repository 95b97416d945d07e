import { secret, text } from '../../core/params.ts';
import { defineGateway, type GatewayRequest, type SendAnswer, type TextMessage } from './gateway.ts';
import { formOf, iranianNumber, type Json, jsonOf, member, numberOf, textOf } from './reading.ts';

const call = (method: string, fields: Readonly<Record<string, string>>): GatewayRequest => ({
  url: `https://rest.payamak-panel.com/api/SendSMS/${method}`,
  method: 'POST',
  contentType: 'application/x-www-form-urlencoded; charset=UTF-8',
  body: formOf(fields),
});

const noCredit = 2;
const fatal = new Set([0, 2, 5, 7, 9, 10, 12, 14, 15, 108, 109, 110, 111, -1, -3, -4, -5, -7, -10]);
const busy = new Set([6, -6]);
/** The limit of a day, in messages or in volume. */
const limits = new Set([3, 4]);
const refused = new Set([11, 16, 17, 18, -2]);
const blacklisted = 35;
const taken = 1;
/** A message's number has more than 15 digits; a short one is an error, whatever the status says. */
const shortestId = 10;

function readSend(json: Json, status: number, [message]: readonly TextMessage[]): SendAnswer {
  const value = textOf(member(json, 'Value'));
  const told = numberOf(member(json, 'RetStatus'));
  const isShort = /^-?\d+$/.test(value) && value.length < shortestId;
  const code = isShort ? Number(value) : told;
  if (!message || code === null) return { kind: 'unknown', code: String(status) };
  const { key } = message;
  if (!isShort && code === taken && /^\d+$/.test(value))
    return { kind: 'answered', accepted: [{ key, id: value, cost: null }], rejected: [] };
  if (fatal.has(code)) return { kind: 'fatal', code: String(code), noCredit: code === noCredit };
  if (limits.has(code)) return { kind: 'wait', code: String(code), hours: 24 };
  if (busy.has(code)) return { kind: 'retry', code: String(code) };
  if (code !== blacklisted && !refused.has(code)) return { kind: 'unknown', code: String(code) };
  const because = code === blacklisted ? 'blocked_ads' : code === 18 ? 'invalid_phone' : 'gateway_refused';
  return {
    kind: 'answered',
    accepted: [],
    rejected: [{ key, code: String(code), retryable: false, because }],
  };
}

export default defineGateway({
  id: 'melipayamak',
  label: { en: 'Melipayamak', fa: 'ملی‌پیامک' },
  costUnit: 'IRR',
  settings: {
    username: text({
      label: { en: 'User name', fa: 'نام کاربری' },
      help: { en: 'As you sign in to the panel', fa: 'همان که با آن وارد پنل می‌شوید' },
    }),
    password: secret({
      label: { en: 'API key', fa: 'کلید API' },
      help: { en: 'New panels: the key in place of the password', fa: 'در پنل‌های تازه، کلید به جای گذرواژه' },
    }),
    from: text({
      label: { en: 'Line number', fa: 'شمارهٔ خط' },
      help: { en: 'The line texts come from', fa: 'خطی که پیامک از آن می‌رود' },
    }),
  },
  send: {
    perRequest: 1,
    buildRequest: (messages, { username = '', password = '', from = '' }) =>
      call('SendSMS', {
        username,
        password,
        to: messages.map(({ to }) => iranianNumber(to)).join(','),
        from,
        text: messages[0]?.text ?? '',
        isFlash: 'false',
      }),
    readResponse: (response, messages) => readSend(jsonOf(response), response.status, messages),
  },
  deliveries: {
    perRequest: 1,
    forHours: 48,
    buildRequest: (messages, { username = '', password = '' }) =>
      call('GetDeliveries2', { username, password, recId: messages[0]?.id ?? '' }),
    readResponse: (response, messages) =>
      messages.map(({ key }) => {
        const state = numberOf(member(jsonOf(response), 'Value'));
        const base = { key, id: null, cost: null };
        if (state === 1) return { ...base, state: 'delivered', because: null };
        if (state === 35) return { ...base, state: 'failed', because: 'blocked_ads' };
        const isLost = state !== null && [2, 3, 16, 300, 500].includes(state);
        return isLost
          ? { ...base, state: 'failed', because: 'gateway_refused' }
          : { ...base, state: 'unknown', because: null };
      }),
  },
  credit: {
    buildRequest: ({ username, password }) => call('GetCredit', { username, password }),
    readResponse: (response) => {
      const json = jsonOf(response);
      return numberOf(member(json, 'RetStatus')) === 1 ? numberOf(member(json, 'Value')) : null;
    },
  },
});
