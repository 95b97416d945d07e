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

/**
 * The tab by its remembered id, else by its name; null where none of ours is there. Ours is what says on top that we
 * built it; the one we remember is ours as long as its header is, whatever became of that line.
 */
export function searchTab(workbook: Workbook, definition: TabDefinition, ids: TabIds): FoundTab | null {
  const known = ids[definition.id];
  const remembered = known === undefined ? null : workbook.tab(known);
  const contents = remembered?.contents();
  if (remembered && contents && (isStamped(contents.values) || isStillOurs(definition, contents)))
    return { tab: remembered, contents };
  const others = new Set(Object.values(ids));
  for (const name of [definition.name.en, definition.name.fa]) {
    const tab = workbook.tab(name);
    const contents = tab?.contents();
    if (tab && contents && isStamped(contents.values) && !others.has(tab.id)) return { tab, contents };
  }
  return null;
}

/** A report has no header to go by. */
const isStillOurs = (definition: TabDefinition, { values }: Contents): boolean =>
  definition.columns.length === 0 || hasHeaders(definition, values);

/** Our name or, where a tab bears it already, our name with the product's behind. */
export function freeName(workbook: Workbook, definition: TabDefinition, language: Language): string {
  let nth = 0;
  while (workbook.hasTab(nthName(definition, language, nth))) nth++;
  return nthName(definition, language, nth);
}

/** What a tab of ours may be called, best first: the nth from 0. */
export function nthName({ name }: TabDefinition, language: Language, nth: number): string {
  if (nth === 0) return name[language];
  const marked = `${name[language]} (${language === 'fa' ? 'بازگشت' : 'Bazgasht'})`;
  return nth === 1 ? marked : `${marked} ${nth}`;
}
