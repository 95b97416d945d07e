import { hex, hmacSha256, sha256, utf8 } from '../../core/hash.ts';
import { secret, text } from '../../core/params.ts';
import { defineGateway, type SendAnswer, type TextMessage } from './gateway.ts';
import { jsonOf, list, member, numberOf, textOf } from './reading.ts';

function readSend(
  status: number,
  results: ReturnType<typeof list>,
  messages: readonly TextMessage[],
): SendAnswer {
  const code = String(status);
  if (status === 401 || status === 403) return { kind: 'fatal', code, noCredit: false };
  if (status === 402) return { kind: 'fatal', code, noCredit: true };
  if (status === 409 || status === 429) return { kind: 'retry', code };
  if (status < 200 || status > 299) return { kind: 'unknown', code };
  const byKey = new Map(results.map((result) => [textOf(member(result, 'key')), result]));
  const told = messages.map(({ key }) => ({ key, result: byKey.get(key) ?? null }));
  return {
    kind: 'answered',
    accepted: told
      .filter(({ result }) => member(result, 'status') === 'accepted')
      .map(({ key, result }) => ({
        key,
        id: textOf(member(result, 'id')),
        cost: numberOf(member(result, 'cost')),
      })),
    rejected: told
      .filter(({ result }) => member(result, 'status') === 'rejected')
      .map(({ key, result }) => ({
        key,
        code: textOf(member(result, 'code')) || 'rejected',
        retryable: false,
        because: 'gateway_refused',
      })),
  };
}

/**
 * A contract of our own, for a bridge to any other panel or push service. Posted is
 * `{campaign, step, messages: [{key, to, text, sender?}]}`, signed in `X-Signature` with the hex HMAC-SHA256 of the body;
 * `Idempotency-Key` is the same when the same batch comes again, and such a batch must not be sent twice. The answer is
 * `{results: [{key, id?, status: "accepted" | "rejected", code?, cost?}]}`; a message it does not name is unknown. 401 and
 * 403 stop the campaign, so does 402 for lack of credit; 409 and 429 are tried again an hour later.
 */
export default defineGateway({
  id: 'webhook',
  label: { en: 'Webhook', fa: 'وب‌هوک' },
  costUnit: '',
  settings: {
    url: secret({
      label: { en: 'Address', fa: 'نشانی' },
      help: { en: 'Where the messages are posted, https://…', fa: 'جایی که پیام‌ها فرستاده می‌شود، https://…' },
    }),
    secret: secret({
      label: { en: 'Signing key', fa: 'کلید امضا' },
      help: { en: 'Any long text that your bridge knows too', fa: 'متنی بلند که پل شما هم می‌داند' },
    }),
    sender: text({
      label: { en: 'Sender', fa: 'فرستنده' },
      help: { en: 'Passed on with each message', fa: 'همراه هر پیام فرستاده می‌شود' },
      otherwise: '',
    }),
  },
  send: {
    perRequest: 100,
    buildRequest: (messages, { url = '', secret: key = '', sender = '' }) => {
      const body = JSON.stringify({
        campaign: messages[0]?.campaign ?? '',
        step: messages[0]?.step ?? '',
        messages: messages.map((message) => ({
          key: message.key,
          to: message.to,
          text: message.text,
          ...(sender === '' ? {} : { sender }),
        })),
      });
      const keys = messages.map((message) => message.key).join('\n');
      return {
        url,
        method: 'POST',
        contentType: 'application/json',
        headers: {
          'X-Signature': hex(hmacSha256(utf8(key), utf8(body))),
          'Idempotency-Key': hex(sha256(utf8(keys))),
        },
        body,
      };
    },
    readResponse: (response, messages) =>
      readSend(response.status, list(member(jsonOf(response), 'results')), messages),
  },
});
