import { secret, text } from '../../core/params.ts';
import { defineGateway, type SendAnswer, type TextMessage } from './gateway.ts';

/** `{to}`, `{text}` and `{key}` filled in, encoded for where they stand. */
function fill(template: string, message: TextMessage | undefined, encode: (value: string) => string): string {
  return template.replace(/\{(to|text|key)\}/g, (_, name: 'to' | 'text' | 'key') =>
    encode(message?.[name] ?? ''),
  );
}

/** For a JSON body: what stands between the quotes. */
const insideJson = (value: string): string => JSON.stringify(value).slice(1, -1);

function readSend(
  { status, body }: { status: number; body: string },
  [message]: readonly TextMessage[],
  success: string,
): SendAnswer {
  const code = String(status);
  if (!message || status < 200 || status >= 500) return { kind: 'unknown', code };
  if (status === 401 || status === 403) return { kind: 'fatal', code, noCredit: false };
  if (status === 429) return { kind: 'retry', code };
  const found = patternOf(success)?.exec(body.slice(0, longestAnswer));
  if (found && status < 300)
    return {
      kind: 'answered',
      accepted: [{ key: message.key, id: found[1] ?? '', cost: null }],
      rejected: [],
    };
  return {
    kind: 'answered',
    accepted: [],
    rejected: [{ key: message.key, code, retryable: false, because: 'gateway_refused' }],
  };
}

/** A sign of success is looked for in the beginning only: a slow pattern must not hold up a run. */
const longestAnswer = 2_000;

function patternOf(success: string): RegExp | null {
  try {
    return new RegExp(success);
  } catch {
    return null;
  }
}

/** Any panel that takes one text a call at an address of its own. */
export default defineGateway({
  id: 'template_webhook',
  label: { en: 'Web address with placeholders', fa: 'نشانی وب با جای‌گذاری' },
  costUnit: '',
  settings: {
    url: secret({
      label: { en: 'Address', fa: 'نشانی' },
      help: {
        en: 'With {to} and {text}, such as https://panel.example/send?to={to}&text={text}',
        fa: 'با {to} و {text}، مانند https://panel.example/send?to={to}&text={text}',
      },
    }),
    body: {
      ...secret({
        label: { en: 'Body', fa: 'بدنه' },
        help: {
          en: 'Left empty: a plain call. JSON or a form with {to} and {text}',
          fa: 'خالی: فراخوان ساده. وگرنه JSON یا فرم با {to} و {text}',
        },
      }),
      optional: true,
    },
    success: text({
      label: { en: 'Sign of success', fa: 'نشانهٔ پذیرش' },
      help: {
        en: 'What the answer holds when it worked; a bracket catches the number',
        fa: 'متنی که پاسخِ موفق دارد؛ پرانتز شماره را نگه می‌دارد',
      },
    }),
  },
  send: {
    perRequest: 1,
    buildRequest: ([message], { url = '', body = '' }) => {
      const address = fill(url, message, encodeURIComponent);
      if (body === '') return { url: address, method: 'GET' };
      const isJson = /^\s*[{[]/.test(body);
      return {
        url: address,
        method: 'POST',
        contentType: isJson ? 'application/json' : 'application/x-www-form-urlencoded; charset=UTF-8',
        body: fill(body, message, isJson ? insideJson : encodeURIComponent),
      };
    },
    readResponse: (response, messages, { success = '' }) => readSend(response, messages, success),
  },
});
