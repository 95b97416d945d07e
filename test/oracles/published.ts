import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../../src/core/context.ts';
import type { Orders } from '../../src/orders/order.ts';
import { readOrders } from '../../src/orders/readOrders.ts';

// Where the published values lie beside a checkout; a test that cannot find them fails.
const shared = resolve(__dirname, '../../../shared');

export const utc: Context = {
  zone: { id: 'UTC', offsetAt: () => 0 },
  language: 'en',
  savedMapping: () => null,
};

// biome-ignore lint/suspicious/noExplicitAny: the shape of each file is its own, and a wrong guess fails the test.
export function oracle(name: string): any {
  return JSON.parse(readFileSync(resolve(shared, 'oracles', `${name}.json`), 'utf8'));
}

/** The case of an oracle by its id. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export function caseOf(set: any, id: string): any {
  const found = set.cases.find((each: { id: string }) => each.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
}

/** Rows of a comma-separated file without line breaks in cells, the header first. */
export function rowsOf(path: string): string[][] {
  const text = readFileSync(resolve(shared, path), 'utf8').trim();
  return text.split(/\r?\n/).map((line) => (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map(unquoted));
}

const unquoted = (cell: string) => cell.replace(/,$/, '').replace(/^"(.*)"$/, '$1');

/** Columns of a file by name. */
export function columnsOf(path: string): (name: string) => string[] {
  const [header = [], ...rows] = rowsOf(path);
  return (name) => {
    const at = header.indexOf(name);
    if (at < 0) throw new Error(`no column ${name} in ${path}`);
    return rows.map((row) => row[at] ?? '');
  };
}

export const numbers = (cells: readonly string[]): Float64Array => Float64Array.from(cells, Number);

/** The named columns of a file of orders, read as a spreadsheet function reads them. */
export function ordersOf(path: string, header: readonly string[]): Orders {
  const column = columnsOf(path);
  const columns = header.map((name) => column(name));
  const rows = columns[0]!.map((_, i) => columns.map((cells) => cells[i]!));
  return readOrders([[...header], ...rows], { context: utc, strict: true }).orders;
}

/** Fails with the place of the worst of many values, unless all are near: absolutely or for their size. */
export function allNear(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: { readonly rel?: number; readonly abs?: number },
): void {
  const { rel = 0, abs = 0 } = tolerance;
  let worst = -1;
  let excess = 0;
  for (let i = 0; i < expected.length; i++) {
    const off = Math.abs(actual[i]! - expected[i]!);
    const over = off - Math.max(abs, rel * Math.abs(expected[i]!));
    if (!(over <= excess)) {
      worst = i;
      excess = Number.isNaN(over) ? Number.POSITIVE_INFINITY : over;
    }
  }
  const told = worst < 0 ? 'all near' : `at ${worst}: ${actual[worst]} instead of ${expected[worst]}`;
  expect([actual.length, told]).toEqual([expected.length, 'all near']);
}
