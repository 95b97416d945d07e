import { ask, hostOf, noon, refusal, worth } from '../makeHost.ts';

const info = `https://api.kavenegar.com/v1/secret-key/account/info.json`;

describe('web calls', () => {
  test('reach the gateways played here, with status, text and headers', () => {
    expect(
      worth(
        `((r) => [r.getResponseCode(), JSON.parse(r.getContentText()).return.status, r.getHeaders()['Content-Type']])(UrlFetchApp.fetch('${info}'))`,
      ),
    ).toEqual([200, 200, 'application/json']);
  });

  test('reach nothing else: the whole address stands in the error, and with it whatever secret it holds', () => {
    const url = 'https://example.com/send?key=secret';
    expect(refusal(`UrlFetchApp.fetch('${url}', { muteHttpExceptions: true })`)).toBe(
      `Exception: Address unavailable: ${url}`,
    );
  });

  test('that are refused throw, unless they are muted', () => {
    const bad = 'https://api.kavenegar.com/v1/secret-key/no/such.json';
    expect(refusal(`UrlFetchApp.fetch('${bad}')`)).toMatch(
      /^Exception: Request failed for https:\/\/api\.kavenegar\.com returned code 404\. Truncated server response: \{.*\(use muteHttpExceptions option to examine full response\)$/,
    );
    expect(worth(`UrlFetchApp.fetch('${bad}', { muteHttpExceptions: true }).getResponseCode()`)).toBe(404);
  });

  test('whose answer is lost throw even when they are muted, and name the whole address', () => {
    const host = hostOf(`function f() { UrlFetchApp.fetch('${info}', { muteHttpExceptions: true }); }`);
    host.faults.gateway.push({ gateway: 'kavenegar', what: 'unreachable' });
    expect(() => ask(host, 'f')).toThrow(`Timeout: ${info}`);
    expect(ask(host, 'f')).toBeNull();
  });

  test.each([
    [
      'addresses over 2,082 characters',
      `UrlFetchApp.fetch('${info}?x=' + 'x'.repeat(2082))`,
      'Limit Exceeded: URLFetch URL Length.',
    ],
    [
      'more than 100 headers',
      `UrlFetchApp.fetch('${info}', { headers: Object.fromEntries(Array.from({ length: 101 }, (_, i) => ['h' + i, 'v'])) })`,
      'Limit Exceeded: URLFetch Headers.',
    ],
    [
      'more than 50 MB',
      `UrlFetchApp.fetch('${info}', { method: 'post', payload: 'x'.repeat(52428801) })`,
      'Limit Exceeded: URLFetch POST Size.',
    ],
    [
      'options that nobody knows',
      `UrlFetchApp.fetch('${info}', { body: 'x' })`,
      '[local host] UrlFetchApp.fetch with option "body" is not implemented',
    ],
  ])('refuse %s', (_, call, message) => {
    expect(refusal(call)).toContain(message);
  });

  const request = (options: string) =>
    worth(`UrlFetchApp.getRequest('${info}', ${options})`) as {
      payload: string;
      headers: Record<string, string>;
    };
  test('send an object as a form, and JSON only where it is said and written', () => {
    expect(request(`{ method: 'post', payload: { a: 'x y', b: 'س' } }`)).toMatchObject({
      payload: 'a=x+y&b=%D8%B3',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(
      request(`{ method: 'post', contentType: 'application/json', payload: JSON.stringify({ a: 1 }) }`),
    ).toMatchObject({ payload: '{"a":1}', headers: { 'content-type': 'application/json' } });
  });

  test('of the method GET carry no payload', () => {
    expect(request(`{ payload: 'x' }`).payload).toBe('');
  });

  test('are counted one by one in fetchAll, 20,000 a day', () => {
    const host = hostOf(
      `function f(n) { return UrlFetchApp.fetchAll(new Array(n).fill({ url: '${info}' })).length; }`,
    );
    expect(ask(host, 'f', 3)).toBe(3);
    expect(host.quotaLeft().urlFetchCalls).toBe(19_997);
    (host as unknown as { world: { account: { use(...args: unknown[]): void } } }).world.account.use(
      'ada@example.com',
      'urlfetch',
      19_996,
      noon,
    );
    expect(() => ask(host, 'f', 2)).toThrow('Service invoked too many times for one day: urlfetch.');
  });

  test.each([
    [['https://api.kavenegar.com/v1/'], true],
    [['https://*.kavenegar.com/v1/'], true],
    [['https://api.kavenegar.com/V1/'], false],
    [['https://api.kavenegar.com'], false],
    [['https://other.example/'], false],
  ])('match the list of the manifest %j: %s', (urlFetchWhitelist, allowed) => {
    const said = refusal(`UrlFetchApp.fetch('${info}')`, { manifest: { urlFetchWhitelist } });
    expect(said === 'nothing was refused').toBe(allowed);
  });
});
