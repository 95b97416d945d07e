import type { Book } from '../../local/book/book.ts';
import { SharedState } from '../../local/google/account.ts';
import type { Host } from '../../local/host.ts';
import { call, hostedShop, lastRun, ordersCsv, tabsOf, valuesOf } from './hosted.ts';

// Just after midnight in Tehran, so that many builds fit into one day.
const now = Date.UTC(2025, 10, 25, 20, 35);
const later = now + 60 * 86_400_000;

/** A small shop with its tabs built, things written in some of them, one deleted, and new orders waiting to be read. */
function shopWithTabs(shared: SharedState): Host {
  const host = hostedShop(ordersCsv(70, 24, '2025-11-25'), now, { shared });
  call(host, 'buildSegments', { by: 'rfm' });
  const book = host.book as Book;
  for (const sheet of book.sheets.slice(1)) {
    if (['Dashboard', 'Movement'].includes(sheet.name) || sheet.lastRow() < 3) continue;
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

const beside = 'Bazgasht (building)';

/** Kills a build at its n-th call, looks at the tabs, and builds again. */
export type KillAt = (n: number, keepsWrites: boolean) => void;

/** Calls of the whole build, and a way to kill it; each time the file is as it was before. */
export function killableBuild(): { readonly calls: number; readonly expectWholeTabs: KillAt } {
  const shared = new SharedState();
  const host = shopWithTabs(shared);
  const book = host.book as Book;
  const [file, properties] = [book.snapshot(), copyOf(shared.properties)];
  const restore = () => {
    book.restore(file);
    shared.properties.clear();
    for (const [name, store] of copyOf(properties)) shared.properties.set(name, store);
  };
  const before = tabsOf(host);
  call(host, 'buildSegments', { by: 'rfm' });
  const after = tabsOf(host);
  return {
    calls: lastRun(host).calls,
    expectWholeTabs(n, keepsWrites) {
      restore();
      host.faults.killAt = host.serviceCalls + n;
      host.faults.killKeepsWrites = keepsWrites;
      call(host, 'buildSegments', { by: 'rfm' });
      host.faults.killAt = null;
      const where = `killed at call ${n}`;
      const torn = [...tabsOf(host)].filter(
        ([name, held]) => !isPassing(name) && held !== before.get(name) && held !== after.get(name),
      );
      expect({ where, torn: torn.map(([name]) => name) }).toEqual({ where, torn: [] });
      call(host, 'buildSegments', { by: 'rfm' });
      const completed = tabsOf(host);
      expect({ where, tabs: [...completed.keys()].sort() }).toEqual({
        where,
        tabs: [...after.keys()].sort(),
      });
      const incomplete = [...completed].filter(
        ([name, held]) => name !== 'Leavers' && held !== after.get(name),
      );
      expect({ where, incomplete: incomplete.map(([name]) => name) }).toEqual({ where, incomplete: [] });
      expectLeaversOnce(host, where);
    },
  };
}

/** The tab on which a build lays things out, and the one that only grows. */
const isPassing = (name: string) => name === beside || name === 'Leavers';

const copyOf = (stores: ReadonlyMap<string, ReadonlyMap<string, string>>) =>
  new Map([...stores].map(([name, store]) => [name, new Map(store)]));

function expectLeaversOnce(host: Host, where: string): void {
  const rows = valuesOf(host, 'Leavers').slice(2).map(String);
  expect({ where, twice: rows.filter((row, i) => rows.indexOf(row) !== i) }).toEqual({ where, twice: [] });
}
