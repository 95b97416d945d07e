import type { SegmentScheme } from '../calls/segments.ts';
import type { Start } from '../calls/start.ts';
import type { Day } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { ordersBelow, tabsInUse } from '../orders/load.ts';
import type { Platform } from '../platform.ts';
import { type KeptStamp, publishStamps, type Since } from './publishStamps.ts';

/** What a build left in the file's settings, and what became of the orders since. */
export interface KeptBuild {
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly by: SegmentScheme;
  readonly orders: number;
  /** Day of the build, and of the one with which it compared. */
  readonly asOf: Day;
  readonly movedFrom?: Day;
  /** What row 1 of each customer tab says. */
  readonly stamps: readonly KeptStamp[];
  /** Rows of the orders tabs that the build read. */
  readonly read: Since['read'];
  /** Rows they had when orders were counted last. */
  readonly seen: Since['read'];
  /** Orders that were not read then, those among them that changed where they stand. */
  readonly unread: number;
  readonly changed?: number;
}

type Stores = Pick<Platform, 'settings' | 'workbook'>;

const keptAs = 'built';

export const keptBuild = ({ settings }: Stores): KeptBuild | null => settings.file.get<KeptBuild>(keptAs);

export const keepBuild = ({ settings }: Stores, kept: KeptBuild): void => settings.file.set(keptAs, kept);

/**
 * Lets the tabs that the build before made and this one did not say that they are old; answers their names. They keep
 * all that stands in them.
 */
export function retireTabs(
  platform: Stores,
  current: readonly KeptStamp[],
  fileLanguage: Language,
): string[] {
  const kept = keptBuild(platform);
  const left = kept?.stamps.filter((old) => !current.some(({ tab }) => tab === old.tab)) ?? [];
  if (!kept || left.length === 0) return [];
  const stamps = left.map(({ since, ...stamp }) => ({
    ...stamp,
    ...{ builtAt: since?.at ?? kept.at, unread: 'retired' as const },
  }));
  return publishStamps(platform, stamps, fileLanguage);
}

/** `latest`: only of so many tabs that came last. */
export const rowsOfOrders = (platform: Stores, latest?: number): Since['read'] =>
  Object.fromEntries(tabsInUse(platform, latest).map((tab) => [tab.id, tab.lastRow()]));

/** The last build and how many orders it has not read; null before the first. */
export function builtState(platform: Stores): Start['built'] {
  const kept = keptBuild(platform);
  return kept && { at: kept.at, by: kept.by, unread: counted(platform, kept).unread };
}

/** Orders are counted only where rows came or went since. */
function counted(platform: Stores, kept: KeptBuild, latest?: number): KeptBuild {
  const looked = rowsOfOrders(platform, latest);
  const isSame = Object.keys(looked).every((id) => looked[Number(id)] === kept.seen[Number(id)]);
  const isWhole = latest !== undefined || Object.keys(looked).length === Object.keys(kept.seen).length;
  if (isSame && isWhole) return kept;
  const since = { at: kept.at, read: kept.read, changed: 0 };
  return { ...kept, seen: rowsOfOrders(platform), unread: unreadSince(platform, kept, since) };
}

function unreadSince(platform: Stores, kept: KeptBuild, { read, changed }: Since): number {
  return tabsInUse(platform).reduce(
    (sum, tab) => sum + ordersBelow(platform, tab, read[tab.id] ?? 0),
    (kept.changed ?? 0) - changed,
  );
}

/**
 * Lets the built tabs say how many orders they have not read; nothing is written where they say so. `changed`: orders
 * that were just given other values where they stand; `latest`: looks at so many tabs only, those that came last.
 */
export function publishUnread(
  platform: Stores,
  fileLanguage: Language,
  { changed = 0, latest }: { readonly changed?: number; readonly latest?: number } = {},
): void {
  const kept = keptBuild(platform);
  if (!kept) return;
  const all = (kept.changed ?? 0) + changed;
  const now = counted(platform, changed > 0 ? { ...kept, changed: all, seen: {} } : kept, latest);
  if (now === kept) return;
  // Whoever is building writes them anyway.
  platform.workbook.withLock(0, () => {
    try {
      const stamps = now.stamps.map(({ since, ...stamp }) => ({
        ...stamp,
        builtAt: since?.at ?? now.at,
        unread: since ? unreadSince(platform, now, since) : now.unread,
      }));
      publishStamps(platform, stamps, fileLanguage);
      keepBuild(platform, now);
    } catch {
      // Somebody who may not write in these tabs; the sidebar tells them.
    }
  });
}
