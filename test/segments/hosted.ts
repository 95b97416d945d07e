import type { Book } from '../../local/book/book.ts';
import { readBundle } from '../../local/bundle.ts';
import { createHost } from '../../local/createHost.ts';
import { bookOf } from '../../local/files.ts';
import type { Execution, Host, HostOptions } from '../../local/host.ts';

const bundle = readBundle();

/** The built bundle over a file that holds orders, at a moment. */
export function hostedShop(
  csv: string,
  nowMs: number,
  options: { readonly language?: 'en' | 'fa'; readonly shared?: HostOptions['shared'] } = {},
): Host {
  const host = createHost({
    bundle,
    book: bookOf(
      [{ name: 'orders.csv', bytes: new TextEncoder().encode(csv), tab: 'Orders' }],
      'Asia/Tehran',
    ),
    nowMs,
    timezone: 'Asia/Tehran',
    language: options.language ?? 'en',
    account: 'consumer',
    clockActive: 'container',
    installation: 'bound',
    email: 'owner@example.com',
    ...(options.shared ? { shared: options.shared } : {}),
  });
  if (options.language) call(host, 'setLanguage', { person: options.language, file: options.language });
  call(host, 'saveMapping', { tabs: ['Orders'], answers: {} });
  return host;
}

/** What the bundle's one door answers; null when the run was killed. @throws {Error} with its sentence */
export function call<T = unknown>(host: Host, name: string, input: unknown): T | null {
  const answer = host.rpc('call', [name, input]);
  if (!answer.ok) {
    if (answer.killed) return null;
    throw new Error(answer.message);
  }
  const value = answer.value as { ok?: T; error?: string };
  if (value.error !== undefined) throw new Error(value.error + host.log.map(({ text }) => text).join('\n'));
  return value.ok as T;
}

export const lastRun = (host: Host): Execution => host.executions[host.executions.length - 1]!;

/** Orders of so many customers, each with a rhythm of their own, up to a day; the same every time. */
export function ordersCsv(orders: number, customers: number, untilIso: string): string {
  const until = Date.parse(`${untilIso}T00:00:00Z`);
  const products = ['Tea black', 'Tea green', 'Pot clay', 'Pot glass', 'Cup small', 'Cup large', 'Spoon'];
  const lines = ['Order,Customer id,Customer name,Phone,Email,Date,Product,Total (EUR)'];
  for (let i = 0; i < orders; i++) {
    const who = (i * 7919) % customers;
    const daysAgo = ((i * 104_729) % 731) * (0.2 + ((who * 31) % 10) / 12);
    const day = new Date(until - Math.floor(daysAgo) * 86_400_000).toISOString().slice(0, 10);
    const product = products[(i * 3 + who) % products.length];
    lines.push(
      `O${i},C${who},Name ${who},+98912${String(1_000_000 + who)},c${who}@example.com,${day},${product},${10 + ((i * 37) % 190)}.5`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The minute of a build moves with the calls it takes; nothing else may. */
const withoutMinute = (held: string) => held.replace(/\d+:\d\d/g, 'h:mm');

/** Everything a tab holds and how it looks, by its name; blank cells below and behind do not count. */
export function tabsOf(host: Host): Map<string, string> {
  const book = host.book as Book;
  return new Map(
    book.sheets.map((sheet) => {
      const area = { row: 1, column: 1, rows: Math.max(1, sheet.lastRow()), columns: sheet.columnCount };
      const { charts, frozenRows, rightToLeft, tabColor } = sheet.layout;
      const held = {
        values: sheet.values(area),
        formulas: sheet.formulas(area),
        notes: sheet.notes(area),
        styles: sheet.styles(area),
        looks: [charts.length, frozenRows, rightToLeft, tabColor],
      };
      return [sheet.name, withoutMinute(JSON.stringify(held))];
    }),
  );
}

/** A person types. Rows and columns count from 1. */
export function type(host: Host, tab: string, at: { row: number; column: number }, text: string): void {
  const sheet = (host.book as Book).sheets.find(({ name }) => name === tab)!;
  host.typeCell(sheet.id, at.row, at.column, text);
}

/** What is shown in a tab, row by row. */
export function valuesOf(host: Host, tab: string): unknown[][] {
  const sheet = (host.book as Book).sheets.find(({ name }) => name === tab)!;
  return sheet.values({ row: 1, column: 1, rows: sheet.lastRow(), columns: sheet.lastColumn() });
}
