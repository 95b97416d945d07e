import { cost } from '../runtime/cost.ts';
import { Blob } from './blob.ts';
import { MissingHere, refuse } from './errors.ts';
import { GoogleObject } from './object.ts';
import { texts } from './texts.ts';
import type { HttpAnswer, HttpCall } from './web.ts';
import type { Env } from './world.ts';

const longestUrl = 2_082;
const mostHeaders = 100;
const headerBytes = 8 * 1024;
const bodyBytes = 50 * 1024 * 1024;
const knownOptions = new Set([
  'url',
  'method',
  'payload',
  'headers',
  'contentType',
  'muteHttpExceptions',
  'followRedirects',
  'validateHttpsCertificates',
  'escaping',
  'timeoutSeconds',
]);

const refusals = {
  urlTooLong: {
    en: 'Limit Exceeded: URLFetch URL Length.',
    fr: "Limite dépassée : longueur de l'URL URLFetch.",
  },
  headersTooBig: { en: 'Limit Exceeded: URLFetch Headers.', fr: 'Limite dépassée : en-têtes URLFetch.' },
  bodyTooBig: { en: 'Limit Exceeded: URLFetch POST Size.', fr: 'Limite dépassée : taille POST URLFetch.' },
  badUrl: (url: string) => ({ en: `Invalid argument: ${url}`, fr: `Argument incorrect : ${url}` }),
  noAddress: (url: string) => ({ en: `Address unavailable: ${url}`, fr: `Adresse non disponible : ${url}` }),
  timeout: (url: string) => ({ en: `Timeout: ${url}`, fr: `Délai dépassé : ${url}` }),
  notListed: (url: string) => ({
    en: `The URL ${url} does not match any prefix of urlFetchWhitelist`,
    fr: `L'URL ${url} ne correspond à aucun préfixe de urlFetchWhitelist`,
  }),
  status: (host: string, status: number, body: string) => ({
    en: `Request failed for https://${host} returned code ${status}. Truncated server response: ${body.slice(0, 200)} (use muteHttpExceptions option to examine full response)`,
    fr: `Échec de la demande pour https://${host}, code renvoyé : ${status}. Réponse tronquée du serveur : ${body.slice(0, 200)} (utilisez l'option muteHttpExceptions pour examiner la réponse complète)`,
  }),
};

type Options = Record<string, unknown>;
type Methods = Pick<GoogleAppsScript.URL_Fetch.UrlFetchApp, 'fetch' | 'fetchAll' | 'getRequest'>;

/** `UrlFetchApp`: reaches the fake gateways inside this program and nothing else. */
export class UrlFetchApp extends GoogleObject implements Record<keyof Methods, unknown> {
  readonly path = 'UrlFetchApp';

  constructor(readonly env: Env) {
    super();
  }

  fetch(url: string, options: Options = {}): HTTPResponse {
    return fetchOne(this.env, url, options);
  }

  /** Every request is made, in the order given; one that gets no answer fails them all. */
  fetchAll(requests: readonly (string | Options)[]): HTTPResponse[] {
    const outcomes = requests.map((request) => {
      try {
        const options = typeof request === 'string' ? { url: request } : request;
        return { response: fetchOne(this.env, String(options['url']), options) };
      } catch (problem) {
        return { problem };
      }
    });
    return outcomes.map(({ response, problem }) => {
      if (!response) throw problem;
      return response;
    });
  }

  getRequest(url: string, options: Options = {}): Options {
    const { body, ...call } = callOf(this.env, url, options);
    return { ...call, payload: body };
  }
}

function fetchOne(env: Env, url: string, options: Options): HTTPResponse {
  const { run, world } = env;
  const call = callOf(env, url, options);
  if (world.account.left(run.plan.person, 'urlfetch', run.now()) < 1) refuse(texts.tooOftenToday('urlfetch'));
  world.account.use(run.plan.person, 'urlfetch', 1, run.now());
  run.spend(cost.webCall);
  const answer = world.answerWeb({ ...call, at: run.now() });
  if (!answer) return refuse(refusals.noAddress(call.url));
  if (answer.lost) return refuse(refusals.timeout(call.url));
  if (answer.status >= 300 && options['muteHttpExceptions'] !== true) {
    refuse(refusals.status(hostOf(call.url), answer.status, answer.body));
  }
  return new HTTPResponse(answer);
}

function callOf(env: Env, url: string, options: Options): HttpCall {
  for (const name of Object.keys(options)) {
    if (!knownOptions.has(name)) throw new MissingHere(`UrlFetchApp.fetch with option "${name}"`);
  }
  const full = /^https?:\/\//i.test(url) ? url : `http://${url}`;
  if (!/^https?:\/\/[^\s/?#]+/i.test(full)) refuse(refusals.badUrl(url));
  if (full.length > longestUrl) refuse(refusals.urlTooLong);
  checkWhitelist(env, full);
  const method = String(options['method'] ?? 'get').toUpperCase();
  const { body, contentType } = bodyOf(method, options);
  if (Buffer.byteLength(body) > bodyBytes) refuse(refusals.bodyTooBig);
  return { at: env.run.now(), url: full, method, body, headers: headersOf(options, contentType) };
}

/** A payload of names and values is sent as a form; a GET carries none. */
function bodyOf(method: string, options: Options): { body: string; contentType: string } {
  const { payload, contentType } = options;
  const given = contentType === undefined || contentType === null ? '' : String(contentType);
  if (method === 'GET' || payload === undefined || payload === null) return { body: '', contentType: given };
  if (payload instanceof Blob) {
    return { body: payload.getDataAsString(), contentType: given || (payload.getContentType() ?? '') };
  }
  const form = 'application/x-www-form-urlencoded';
  if (typeof payload === 'object' && !Array.isArray(payload)) {
    const pairs = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
    return { body: new URLSearchParams(pairs).toString(), contentType: given || form };
  }
  return { body: String(payload), contentType: given || form };
}

/** Names in lower case. The contentType option is what counts; a Content-Type among the headers is dropped. */
function headersOf(options: Options, contentType: string): Record<string, string> {
  const given = Object.entries((options['headers'] ?? {}) as Record<string, unknown>);
  const size = given.reduce((sum, [name, value]) => sum + name.length + String(value).length, 0);
  if (given.length > mostHeaders || size > headerBytes) refuse(refusals.headersTooBig);
  const headers = Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
  if (contentType !== '') headers['content-type'] = contentType;
  return headers;
}

function checkWhitelist(env: Env, url: string): void {
  const allowed = env.world.project.manifest.urlFetchWhitelist;
  if (!allowed) return;
  const fits = allowed.some((prefix) => {
    const [, host = '', path = ''] = /^https:\/\/([^/]+)(\/.*)?$/.exec(prefix) ?? [];
    const [, ownHost = '', ownPath = '/'] = /^https:\/\/([^/?#]+)([^?#]*)/i.exec(url) ?? [];
    const sameHost = host.startsWith('*.')
      ? ownHost.endsWith(host.slice(1))
      : ownHost.toLowerCase() === host.toLowerCase();
    return sameHost && path !== '' && (ownPath || '/').startsWith(path);
  });
  if (!fits) refuse(refusals.notListed(url));
}

const hostOf = (url: string): string => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '';

export class HTTPResponse
  extends GoogleObject
  implements
    Pick<
      GoogleAppsScript.URL_Fetch.HTTPResponse,
      'getContentText' | 'getHeaders' | 'getAllHeaders' | 'getResponseCode'
    >
{
  readonly path = 'UrlFetchApp.HTTPResponse';

  constructor(readonly answer: HttpAnswer) {
    super();
  }

  getResponseCode(): number {
    return this.answer.status;
  }

  getContentText(): string {
    return this.answer.body;
  }

  getContent(): number[] {
    return [...new Int8Array(Buffer.from(this.answer.body, 'utf8'))];
  }

  getHeaders(): object {
    return { ...(this.answer.headers ?? { 'Content-Type': 'application/json' }) };
  }

  getAllHeaders(): object {
    return this.getHeaders();
  }
}
