import type { CampaignStatus } from '../../src/calls/campaigns.ts';
import { campaigns, scheduleCampaign } from '../../src/campaigns/answer.ts';
import { locked } from '../../src/campaigns/readWork.ts';
import { type ArchiveRules, archiveMessages, settledIn } from '../../src/campaigns/runArchive.ts';
import type { Cell } from '../../src/core/cells.ts';
import { MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

export const people = 8;
export const dayMs = 24 * 3_600_000;
export const rules: ArchiveRules = { longFrom: 20, shortTo: 10, together: 100 };

/** Moves the clock to an hour of a day and runs what is due then. */
function goTo(file: MemoryFile, when: string): void {
  file.now = Date.parse(`${when}Z`);
  file.hours(3);
}

const order = (id: string, who: number, day: string, coupon = ''): Cell[] => [
  ...[id, `K${who}`, `Ada ${who}`, `k${who}@example.com`, '', day, 40, coupon, 4],
];

/**
 * Four campaigns to eight people: "Old" and "Mid" are long over, "Weekly" still goes and shared their weeks, "New" was
 * just sent. Orders are by code and in the windows of two campaigns at once.
 */
function shopWithYears(): MemoryFile {
  const file = shopOf(people);
  const schedule = (change: Parameters<typeof draft>[0]) =>
    file.run(
      () =>
        void scheduleCampaign({ draft: draft({ dataAge: 999, ...change }), typedCount: null }, file.asked()),
    );
  schedule({ name: 'Old', code: 'OLD', text: 'Code {{code}}', holdout: 0.3 });
  goTo(file, '2024-10-01T09:30');
  schedule({ name: 'Weekly', start: '2024-10-10T10:00', repeat: 'monthly', pause: 9 });
  goTo(file, '2024-10-10T09:30');
  schedule({ name: 'Mid', start: '2024-10-12T10:00' });
  goTo(file, '2024-10-12T09:30');
  file.addOrders([
    order('n1', 1, '2024-10-03'),
    // In the windows of Weekly and, later, of Mid.
    order('n2', 2, '2024-10-14'),
    order('n3', 3, '2024-10-11'),
    // By the code of Old in the window of Weekly.
    order('n4', 4, '2024-11-12', 'old'),
  ]);
  goTo(file, '2024-11-10T09:30');
  goTo(file, '2024-12-10T09:30');
  schedule({ name: 'New', start: '2025-01-05T10:00' });
  goTo(file, '2025-01-05T09:30');
  file.addOrders([order('n5', 5, '2025-01-06'), order('n6', 7, '2025-01-06', 'OLD')]);
  file.now += 9 * dayMs;
  file.hours(1);
  return file;
}

let made: MemoryFile | undefined;

/** The same file again, as it was. */
export function sameShop(): MemoryFile {
  made ??= shopWithYears();
  const file = new MemoryFile('2024-10-01T09:00');
  file.now = made.now;
  file.outbox.push(...made.outbox);
  file.tickIsOn = made.tickIsOn;
  file.workbook.nextId = made.workbook.nextId;
  file.workbook.sheets = made.workbook.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((line) => [...line]),
  }));
  for (const store of ['file', 'person', 'passing'] as const)
    for (const [key, value] of made.stores[store]) file.stores[store].set(key, value);
  return file;
}

export const archive = (file: MemoryFile, by: ArchiveRules = rules) =>
  locked(file.asked(), (work) => archiveMessages(work, settledIn(work, by), by));

export const statusOf = (file: MemoryFile): readonly CampaignStatus[] =>
  campaigns({}, file.asked()).campaigns;

export const rowsOf = (file: MemoryFile, tab: string) =>
  file.rows(tab).filter((row) => row['Key'] !== '' && row['Key'] !== undefined);
export const keysOf = (file: MemoryFile, tab: string) => rowsOf(file, tab).map((row) => String(row['Key']));
export const byKey = (rows: readonly Record<string, Cell>[]) =>
  [...rows].sort((a, b) => (String(a['Key']) < String(b['Key']) ? -1 : 1));

/** Calls of any service that moving the rows takes. */
export function callsOfArchive(): number {
  const file = sameShop();
  const before = file.calls;
  file.run(() => archive(file));
  return file.calls - before;
}

/** An execution that dies while it moves rows: nothing is lost then, and all is in its place after the next one. */
export function expectSoundAfter(kill: { readonly at: number; readonly keepsWrites: boolean }): void {
  const file = sameShop();
  const [rows, status] = [byKey(rowsOf(file, 'Messages')), statusOf(file)];
  expect(file.run(() => archive(file), kill)).toBe(false);
  const held = new Set([...keysOf(file, 'Messages'), ...keysOf(file, 'Messages archive')]);
  expect({ kill, held: held.size, status: statusOf(file) }).toEqual({ kill, held: rows.length, status });
  file.run(() => archive(file));
  const after = byKey([...rowsOf(file, 'Messages'), ...rowsOf(file, 'Messages archive')]);
  expect({ kill, after }).toEqual({ kill, after: rows });
  const sent = file.outbox.length;
  file.hours(1);
  expect({ kill, sent: file.outbox.length }).toEqual({ kill, sent });
}
