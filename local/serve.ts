import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BookRefusal } from './book/value.ts';
import type { PageAssets } from './page/assets.ts';
import { Desk, type Files, type OpenFile } from './page/desk.ts';
import { offeredFunctions } from './page/functionHelp.ts';
import type { FunctionHelp, PageLanguage } from './page/protocol.ts';
import { pageShell, withShim } from './page/shell.ts';

export interface ServeOptions extends OpenFile {
  readonly files: Files;
  readonly assets: PageAssets;
  /** Code of the bundle: what cells offer is read from it. */
  readonly code: string;
  readonly language: PageLanguage;
  /** A free one unless given. */
  readonly port?: number;
}

export interface Served {
  readonly url: string;
  readonly desk: Desk;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
/** Bytes of a request; a file to open is the largest. */
const mostBytes = { open: 96 * 1024 * 1024, other: 8 * 1024 * 1024 };

/** A port that cannot be had. */
export class PortTaken extends Error {}

/**
 * Serves a spreadsheet as a page to this machine only. The sidebar comes from a second port, so that it lives in an
 * origin of its own as it does at Google, and can reach nothing but the page that frames it.
 * @throws {PortTaken} when the port that is given is in use or not for everybody
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const framed = createServer();
  const page = createServer();
  const pageOrigin = await listen(page, options.port ?? 0);
  const frameOrigin = await listen(framed, 0);
  const listeners = new Set<ServerResponse>();
  const desk = new Desk({
    host: options.host,
    name: options.name,
    files: options.files,
    language: options.language,
    frameAddress: (key) => `${frameOrigin}/${key}`,
    changed: (revision) => {
      for (const listener of listeners) listener.write(`data: ${revision}\n\n`);
    },
  });
  const { assets } = options;
  const around = {
    desk,
    frameOrigin,
    pageOrigin,
    assets,
    functions: offeredFunctions(options.code),
    listeners,
  };
  framed.on('request', (request, response) => answerFrame(request, response, around));
  page.on('request', (request, response) => {
    answerPage(request, response, around).catch((problem: unknown) => {
      reply(response, 500, 'text/plain', String(problem));
    });
  });
  const close = async () => {
    for (const listener of listeners) listener.end();
    await Promise.all([page, framed].map(stop));
  };
  return { url: `${pageOrigin}/`, desk, close };
}

interface Surroundings {
  readonly desk: Desk;
  readonly frameOrigin: string;
  readonly pageOrigin: string;
  readonly assets: PageAssets;
  readonly functions: readonly FunctionHelp[];
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (problem: NodeJS.ErrnoException) =>
      reject(/^(EADDRINUSE|EACCES)$/.test(problem.code ?? '') ? new PortTaken(problem.message) : problem),
    );
    server.listen(port, loopback, () => {
      server.removeAllListeners('error');
      resolve(`http://${loopback}:${(server.address() as AddressInfo).port}`);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Another name in the Host header means that some other site's name was pointed at this machine. */
const isMeantFor = (origin: string, request: IncomingMessage) => `http://${request.headers.host}` === origin;

/** What is asked for, as it was written: no page has a name that would have to be read in another way. */
const pathOf = (request: IncomingMessage): string => /^[^?#]*/.exec(request.url ?? '/')![0];

const common = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const;

function reply(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  if (response.headersSent) return;
  response.writeHead(status, { ...common, 'Content-Type': `${type}; charset=utf-8`, ...headers });
  response.end(body);
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  around: Surroundings & { readonly listeners: Set<ServerResponse> },
): Promise<void> {
  const { pageOrigin } = around;
  const byName = isMeantFor(pageOrigin.replace(loopback, 'localhost'), request);
  if (byName && request.method === 'GET')
    return reply(response, 302, 'text/plain', '', { Location: `${pageOrigin}/` });
  if (!isMeantFor(pageOrigin, request)) return reply(response, 403, 'text/plain', 'wrong host');
  const pathname = pathOf(request);
  if (request.method === 'POST') return answerCall(request, response, pathname, around);
  if (request.method !== 'GET') return reply(response, 405, 'text/plain', 'GET or POST');
  if (request.headers['sec-fetch-site'] === 'cross-site' && pathname !== '/') {
    return reply(response, 403, 'text/plain', 'only for this page');
  }
  if (pathname === '/') return sendShell(response, around);
  if (pathname === '/events') return listenTo(response, around.listeners);
  if (pathname === '/book.xlsx') return sendBook(response, around.desk);
  const asset = around.assets.files[pathname.slice(1)];
  if (!asset) return reply(response, 404, 'text/plain', 'not found');
  reply(response, 200, asset.type, asset.body, { 'Cache-Control': 'no-cache' });
}

function sendShell(response: ServerResponse, { frameOrigin, functions, desk }: Surroundings): void {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `frame-src ${frameOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const html = pageShell({ language: desk.language, frameOrigin, functions });
  reply(response, 200, 'text/html', html, { 'Content-Security-Policy': policy });
}

function listenTo(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { ...common, 'Content-Type': 'text/event-stream' });
  response.write(':\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

function sendBook(response: ServerResponse, desk: Desk): void {
  const name = `${desk.fileName.replace(/\.[^.]*$/, '') || 'book'}.xlsx`;
  reply(response, 200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', desk.save(), {
    'Content-Disposition': `attachment; filename="book.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  { desk, pageOrigin }: Surroundings,
): Promise<void> {
  const name = /^\/api\/(\w+)$/.exec(pathname)?.[1];
  if (!name) return reply(response, 404, 'text/plain', 'not found');
  const isJson = request.headers['content-type']?.split(';')[0] === 'application/json';
  if (request.headers.origin !== pageOrigin || !isJson)
    return reply(response, 403, 'text/plain', 'only for this page');
  const body = await bodyOf(request, name === 'open' ? mostBytes.open : mostBytes.other);
  if (body === null) return reply(response, 413, 'text/plain', 'too large', { Connection: 'close' });
  reply(response, 200, 'application/json', JSON.stringify(answerOf(desk, name, body)));
}

function answerOf(desk: Desk, name: string, body: string): { ok: unknown } | { error: string } {
  try {
    return { ok: desk.answer(name, JSON.parse(body)) };
  } catch (problem) {
    if (!(problem instanceof BookRefusal)) console.error(problem);
    return { error: problem instanceof Error ? problem.message : String(problem) };
  }
}

/** The whole body, null when it is larger than allowed. */
async function bodyOf(request: IncomingMessage, most: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function answerFrame(request: IncomingMessage, response: ServerResponse, around: Surroundings): void {
  const { desk, frameOrigin, pageOrigin, assets } = around;
  if (!isMeantFor(frameOrigin, request) || request.method !== 'GET') {
    reply(response, 403, 'text/plain', 'only for the page');
    return;
  }
  const html = desk.frame(pathOf(request).slice(1));
  if (html === null) {
    reply(response, 404, 'text/plain', 'no longer shown');
    return;
  }
  const policy = [
    "default-src 'none'",
    "script-src 'unsafe-inline'",
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${pageOrigin}`,
  ].join('; ');
  const shimmed = withShim(html, {
    shim: assets.shim,
    page: pageOrigin,
    functions: desk.file.host.functions,
  });
  reply(response, 200, 'text/html', shimmed, { 'Content-Security-Policy': policy });
}
