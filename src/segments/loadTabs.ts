import type { Contents } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import type { Store, Tab, Workbook } from '../platform.ts';
import { hasHeaders, isStamped } from './layout.ts';
import type { TabDefinition } from './tabs.ts';

/** Sheet ids of the tabs that were built, by the definition's id: people may rename their tabs. */
export type TabIds = Readonly<Record<string, number>>;

const rememberedAs = 'builtTabs';

export const rememberedTabs = (file: Store): TabIds => file.get<TabIds>(rememberedAs) ?? {};

export const rememberTabs = (file: Store, ids: TabIds): void => file.set(rememberedAs, ids);

/** A tab of ours with all that stands in it. */
export interface FoundTab {
  readonly tab: Tab;
  readonly contents: Contents;
}

/** What bears the name of a tab, and whether it is ours. */
export interface Search {
  /** Null where none of ours is there. */
  readonly found: FoundTab | null;
  /** Names of the definition that a tab of the user's bears. */
  readonly taken: readonly string[];
}

/**
 * The tab by its remembered id, else by its name. Ours is what says on top that we built it; the one we remember is
 * ours as long as its header is, whatever became of that line.
 */
export function searchTab(workbook: Workbook, definition: TabDefinition, ids: TabIds): Search {
  const taken: string[] = [];
  for (const key of [ids[definition.id], definition.name.en, definition.name.fa]) {
    const tab = key === undefined ? null : workbook.tab(key);
    if (!tab) continue;
    const contents = tab.contents();
    const isRemembered = typeof key === 'number';
    if (isStamped(contents.values) || (isRemembered && isStillOurs(definition, contents)))
      return { found: { tab, contents }, taken };
    if (!isRemembered) taken.push(key as string);
  }
  return { found: null, taken };
}

/** A report has no header to go by. */
const isStillOurs = (definition: TabDefinition, { values }: Contents): boolean =>
  definition.columns.length === 0 || hasHeaders(definition, values);

/** Our name or, where a tab of the user's bears it, our name with the product's behind. */
export function freeName(
  workbook: Workbook,
  { name }: TabDefinition,
  { taken, language }: { readonly taken: readonly string[]; readonly language: Language },
): string {
  const ours = name[language];
  if (!taken.includes(ours)) return ours;
  const marked = language === 'fa' ? `${ours} (بازگشت)` : `${ours} (Bazgasht)`;
  let free = marked;
  for (let n = 2; workbook.tab(free); n++) free = `${marked} ${n}`;
  return free;
}
