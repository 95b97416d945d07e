import type { Contents } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import type { Settings, Tab, Workbook } from '../platform.ts';
import { isStamp } from './layout.ts';
import type { TabDefinition } from './tabs.ts';

/** Sheet ids of the tabs that were built, by the definition's id: people may rename their tabs. */
export type TabIds = Readonly<Record<string, number>>;

const rememberedAs = 'builtTabs';

export const rememberedTabs = (settings: Settings): TabIds => settings.file.get<TabIds>(rememberedAs) ?? {};

export const rememberTabs = (settings: Settings, ids: TabIds): void => settings.file.set(rememberedAs, ids);

/** A tab of ours with all that stands in it. */
export interface FoundTab {
  readonly tab: Tab;
  readonly contents: Contents;
}

/** The tab by its remembered id, else by its name; null where none of these says in row 1 that we built it. */
export function findTab(workbook: Workbook, definition: TabDefinition, ids: TabIds): FoundTab | null {
  for (const key of [ids[definition.id], definition.name.en, definition.name.fa]) {
    const tab = key === undefined ? null : workbook.tab(key);
    const contents = tab?.contents();
    if (tab && contents?.values[0]?.some(isStamp)) return { tab, contents };
  }
  return null;
}

/** Our name or, where a tab of the user's bears it, our name with the product's behind. */
export function freeName(workbook: Workbook, { name }: TabDefinition, language: Language): string {
  const ours = name[language];
  const marked = language === 'fa' ? `${ours} (بازگشت)` : `${ours} (Bazgasht)`;
  let free = ours;
  for (let n = 1; workbook.tab(free); n++) free = n === 1 ? marked : `${marked} ${n}`;
  return free;
}
