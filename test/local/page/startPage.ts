import { Book } from '../../../local/book/book.ts';
import { createHost } from '../../../local/createHost.ts';
import type { Host } from '../../../local/host.ts';
import { type PageAssets, pageAssets } from '../../../local/page/assets.ts';
import type { Files } from '../../../local/page/desk.ts';
import { type Served, serve } from '../../../local/serve.ts';
import { tinyBundle } from './tinyBundle.ts';

let assets: Promise<PageAssets> | undefined;

export interface Started {
  readonly host: Host;
  readonly book: Book;
  readonly served: Served;
}

/** Sat 29 Nov 2025, 10:12 in Tehran. */
export const startMs = Date.UTC(2025, 10, 29, 6, 42);

/** The page on a small add-on and a sheet "Orders" of the rows given. */
export async function startPage(
  options: {
    readonly rows?: readonly (readonly (string | number)[])[];
    readonly language?: 'en' | 'fa';
    readonly files?: Partial<Files>;
    readonly prepare?: (book: Book) => void;
    readonly port?: number;
  } = {},
): Promise<Started> {
  const book = new Book({ id: 'file', zone: 'Asia/Tehran' });
  const orders = book.addSheet('Orders', {
    rows: Math.max(1000, (options.rows?.length ?? 0) + 10),
    columns: 26,
  });
  if (options.rows?.length) orders.enter(1, 1, options.rows);
  options.prepare?.(book);
  const language = options.language ?? 'en';
  const host = createHost({
    bundle: tinyBundle,
    book,
    nowMs: startMs,
    timezone: 'Asia/Tehran',
    language,
    account: 'consumer',
    clockActive: 'container',
    installation: 'bound',
    email: 'owner@example.com',
  });
  host.onOpen();
  assets ??= pageAssets();
  const files: Files = {
    open: () => {
      throw new Error('no file is opened here');
    },
    save: () => new Uint8Array([80, 75]),
    ...options.files,
  };
  const served = await serve({
    host,
    name: 'orders.csv',
    files,
    assets: await assets,
    code: tinyBundle.code,
    language,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  return { host, book, served };
}
