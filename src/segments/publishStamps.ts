import type { Language } from '../core/language.ts';
import { isStamp } from '../orders/stamp.ts';
import type { Platform, Tab } from '../platform.ts';
import { type Stamp, stampOf } from './builtWords.ts';

/** What a tab's own line says. */
export interface KeptStamp {
  /** Sheet id. */
  readonly tab: number;
  readonly name: string;
  readonly customers: number;
  /** Of a tab that was built apart from the others. */
  readonly since?: Since;
}

/** What a build knew. */
export interface Since {
  /** ms since 1970 UTC. */
  readonly at: number;
  /** Rows of the orders tabs that it read, headers included, by sheet id. */
  readonly read: Readonly<Record<number, number>>;
  /** Orders that had changed where they stand, of those that the build of all tabs does not know. */
  readonly changed: number;
}

type UnreadStamp = KeptStamp & Pick<Stamp, 'builtAt' | 'unread'>;

/**
 * Lets the tabs of the last build say how many orders they have not read; whatever else stands there stays. Answers
 * the names of the tabs that say so.
 */
export function publishStamps(
  { workbook }: Pick<Platform, 'workbook'>,
  stamps: readonly UnreadStamp[],
  language: Language,
): string[] {
  const names: string[] = [];
  for (const { tab: id, ...stamp } of stamps) {
    const tab = workbook.tab(id);
    const column = tab ? stampColumn(tab) : 0;
    if (!tab || column === 0) continue;
    tab.write(1, column, [[stampOf(stamp, workbook.zone, language)]]);
    names.push(stamp.name);
  }
  workbook.flush();
  return names;
}

/** Where row 1 says what the tab is, counted from 1; 0 nowhere. */
function stampColumn(tab: Tab): number {
  const first = { row: 1, column: 1, rows: 1 };
  if (isStamp(tab.part({ ...first, columns: 1 })[0]![0])) return 1;
  const row = tab.part({ ...first, columns: tab.size().columns })[0]!;
  return row.findIndex(isStamp) + 1;
}
