import { request } from 'node:http';
import { PortTaken } from '../../local/serve.ts';
import { type Started, startPage } from './page/startPage.ts';

let page: Started;
beforeAll(async () => {
  page = await startPage({
    rows: [
      ['customer', 'amount'],
      ['Ada', 5],
    ],
  });
});
afterAll(() => page.served.close());

interface Reply {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** A request whose headers are ours to forge, as a browser would not let a page do. */
function send(
  url: string,
  {
    path,
    ...options
  }: { method?: string; headers?: Record<string, string>; body?: string; path?: string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: options.method ?? 'GET', headers: options.headers ?? {}, ...(path ? { path } : {}) },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const origin = () => page.served.url.replace(/\/$/, '');
const call = (name: string, input: unknown, headers: Record<string, string> = {}) =>
  send(`${origin()}/api/${name}`, {
    method: 'POST',
    headers: { Origin: origin(), 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(input),
  });

test('only this machine can reach the page', () => {
  expect(page.served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test('a port that somebody has is refused, and nothing is left listening', async () => {
  const listening = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;
  const before = listening();
  const port = Number(new URL(page.served.url).port);
  await expect(startPage({ port })).rejects.toThrow(PortTaken);
  // A handle is let go of a moment later; one that listens on never is.
  while (listening() > before) await new Promise(setImmediate);
  expect(listening()).toBe(before);
});

test.each(['//', '//evil', '/../package.json', '/%2e%2e%2fpackage.json', '/..%5cpackage.json', '/%'])(
  'there is nothing at %s, of the page as of the sidebar, and both go on',
  async (path) => {
    page.host.clickMenu('show');
    const { address } = JSON.parse((await call('state', {})).body).ok.sidebar;
    for (const url of [page.served.url, address]) {
      expect((await send(url, { path })).status).toBe(404);
      expect((await send(url)).status).toBe(200);
    }
  },
);

test('a foreign name pointed at this machine is refused', async () => {
  const { status } = await send(page.served.url, { headers: { Host: 'evil.example' } });
  expect(status).toBe(403);
});

test('the machine under its own name leads to the page', async () => {
  const port = new URL(page.served.url).port;
  const reply = await send(page.served.url, { headers: { Host: `localhost:${port}` } });
  expect([reply.status, reply.headers['location']]).toEqual([302, page.served.url]);
});

test('another site can call nothing', async () => {
  expect((await call('state', {}, { Origin: 'https://evil.example' })).status).toBe(403);
  expect((await call('state', {}, { 'Content-Type': 'text/plain' })).status).toBe(403);
  const downloaded = await send(`${origin()}/book.xlsx`, { headers: { 'Sec-Fetch-Site': 'cross-site' } });
  expect(downloaded.status).toBe(403);
});

test('a call too large to be meant is refused', async () => {
  const { status } = await send(`${origin()}/api/type`, {
    method: 'POST',
    headers: { Origin: origin(), 'Content-Type': 'application/json' },
    body: 'x'.repeat(9 * 1024 * 1024),
  });
  expect(status).toBe(413);
});

test('the page loads nothing from anywhere else', async () => {
  const { body, headers } = await send(page.served.url);
  expect(String(headers['content-security-policy'])).toContain("default-src 'none'");
  expect(body.replaceAll(/href="data:,"/g, '')).not.toMatch(/https?:\/\/(?!127\.0\.0\.1)/);
  for (const file of ['page.js', 'page.css', 'vazirmatn-400.woff2', 'vazirmatn-600.woff2']) {
    expect((await send(`${origin()}/${file}`)).status).toBe(200);
  }
});

test('a call answers with the value, or with a sentence', async () => {
  const cells = JSON.parse((await call('cells', { sheet: 0, row: 1, column: 1, rows: 2, columns: 2 })).body);
  expect(cells.ok.cells.map((line: { t: string }[]) => line.map(({ t }) => t))).toEqual([
    ['customer', 'amount'],
    ['Ada', '5'],
  ]);
  const gone = JSON.parse((await call('cells', { sheet: 99, row: 1, column: 1, rows: 2, columns: 2 })).body);
  expect(gone).toEqual({ error: 'This sheet is no longer there' });
});

test('a name that is no call is refused, also one that every object has', async () => {
  for (const name of ['nonsense', 'constructor', 'toString']) {
    expect(JSON.parse((await call(name, {})).body)).toEqual({ error: `no call named ${name}` });
  }
});

test('the sidebar has an origin of its own, reaches nothing, and shows in the page alone', async () => {
  page.host.clickMenu('show');
  const state = JSON.parse((await call('state', {})).body).ok;
  const { address } = state.sidebar;
  expect(new URL(address).origin).not.toBe(origin());
  const reply = await send(address);
  const policy = String(reply.headers['content-security-policy']);
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain(`frame-ancestors ${origin()}`);
  expect(reply.body).toContain('<h1>Tiny</h1>');
  expect((await send(address, { headers: { Host: 'evil.example' } })).status).toBe(403);
  expect((await send(address.replace(/\d+$/, '77'))).status).toBe(404);
});

test('the file comes down under its own name', async () => {
  const reply = await send(`${origin()}/book.xlsx`);
  expect(reply.headers['content-disposition']).toContain("filename*=UTF-8''orders.xlsx");
});
