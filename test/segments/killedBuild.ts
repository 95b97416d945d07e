import type { Book } from '../../local/book/book.ts';
import type { Host } from '../../local/host.ts';
import { call, hostedShop, lastRun, ordersCsv, tabsOf, valuesOf } from './hosted.ts';

const now = Date.UTC(2025, 10, 26, 5, 42);
const later = now + 60 * 86_400_000;

/** A small shop with its tabs built, things written in some of them, one deleted, and new orders waiting to be read. */
function shopWithTabs(): Host {
  const host = hostedShop(ordersCsv(70, 24, '2025-11-25'), now);
  call(host, 'buildSegments', { by: 'rfm' });
  const book = host.book as Book;
  for (const sheet of book.sheets.slice(1)) {
    if (sheet.name === 'Dashboard' || sheet.lastRow() < 3) continue;
    sheet.setNotes(3, 1, [[`note in ${sheet.name}`]]);
    sheet.restyle({ row: 3, column: 2, rows: 1, columns: 1 }, { background: '#ff0000' });
    sheet.write(2, sheet.lastColumn() + 1, [['Mine']]);
    sheet.write(3, sheet.lastColumn(), [[`mine in ${sheet.name}`]]);
  }
  book.deleteSheet(book.sheets.find(({ name }) => name === 'At risk')!);
  const orders = book.sheets[0]!;
  orders.write(orders.lastRow() + 1, 1, newOrders);
  host.advanceTo(later);
  return host;
}

// A newcomer on top of Customers, and old ones who come back: rows move, and some leave their segment.
const newOrders = ['N1', 'C3', 'C11', 'C17'].map((who, i) => [
  `N${i}`,
  who,
  `Name ${who}`,
  `+98935000000${i}`,
  `${who.toLowerCase()}@example.com`,
  '2026-01-20',
  'Tea black',
  900 + i,
]);

export interface WholeBuild {
  readonly before: Map<string, string>;
  readonly after: Map<string, string>;
  readonly calls: number;
}

export function wholeBuild(): WholeBuild {
  const host = shopWithTabs();
  const before = tabsOf(host);
  call(host, 'buildSegments', { by: 'rfm' });
  return { before, after: tabsOf(host), calls: lastRun(host).calls };
}

const beside = 'Bazgasht (building)';

/** Kills a build at its n-th call, looks at the tabs, and builds again. */
export function expectWholeTabs(n: number, keepsWrites: boolean, { before, after }: WholeBuild): void {
  const host = shopWithTabs();
  host.faults.killAt = host.serviceCalls + n;
  host.faults.killKeepsWrites = keepsWrites;
  call(host, 'buildSegments', { by: 'rfm' });
  host.faults.killAt = null;
  const where = `killed at call ${n}`;
  for (const [name, held] of tabsOf(host)) {
    if (name === beside || name === 'Leavers') continue;
    expect({ where, name, whole: held === before.get(name) || held === after.get(name) }).toEqual({
      where,
      name,
      whole: true,
    });
  }
  call(host, 'buildSegments', { by: 'rfm' });
  const completed = tabsOf(host);
  expect({ where, tabs: [...completed.keys()].sort() }).toEqual({ where, tabs: [...after.keys()].sort() });
  for (const [name, held] of completed) {
    if (name === 'Leavers') continue;
    expect({ where, name, complete: held === after.get(name) }).toEqual({ where, name, complete: true });
  }
  expectLeaversOnce(host, where);
}

function expectLeaversOnce(host: Host, where: string): void {
  const rows = valuesOf(host, 'Leavers').slice(2).map(String);
  expect({ where, twice: rows.filter((row, i) => rows.indexOf(row) !== i) }).toEqual({ where, twice: [] });
}
