import type { Day } from '../core/days.ts';
import type { Store } from '../platform.ts';
import type { TabIds } from './loadTabs.ts';

/** A build on its way, or one that was cut short: kept in the document's properties until the last tab is done. */
export interface BuildJournal {
  /** What is built from what; equal for two builds that make equal tabs. */
  readonly of: string;
  readonly asOf: Day;
  /** The first day on which Leavers may hold rows of it: earlier than `asOf` if another was cut short before. */
  readonly since: Day;
  /** When it began, ms since 1970 UTC. */
  readonly at: number;
  /** Sheet ids of the tabs that are really there, by the definition's id. */
  readonly done: TabIds;
}

const keptAs = 'build';

export const unfinishedBuild = (file: Store): BuildJournal | null => file.get<BuildJournal>(keptAs);

export const writeJournal = (file: Store, journal: BuildJournal): void => file.set(keptAs, journal);

export const closeJournal = (file: Store): void => file.delete(keptAs);
