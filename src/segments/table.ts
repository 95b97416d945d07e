import type { Cell } from '../core/cells.ts';
import { isDate } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { foldHeader } from '../core/text.ts';
import type { Platform, Tab } from '../platform.ts';
import { nthName } from './loadTabs.ts';
import { formatsOf, type Layout, SheetTable, textOf } from './sheetTable.ts';
import type { TabDefinition } from './tabs.ts';

/** One row of a tab of ours. `at` is its row number in the sheet as far as known; cells stand in the definition's order. */
export interface Row {
  at: number;
  readonly cells: Cell[];
}

export type Cells<C extends string> = Partial<Record<C, Cell>>;

/**
 * The rows of a tab of ours, found by header in either language. People may sort, filter and rename the tab, and
 * add, move or color columns: a row is known by its key, never by its place, and only our own columns are written.
 * Changes wait in memory until `save`.
 */
export interface KeyedTable<C extends string> {
  readonly tab: Tab;
  readonly columns: readonly C[];
  /** As the tab was when it was read. */
  readonly layout: Layout;
  readonly rows: readonly Row[];
  get(row: Row, column: C): Cell;
  /** The cell as text without outer spaces; '' for a blank. */
  text(row: Row, column: C): string;
  set(row: Row, cells: Cells<C>): void;
  append(cells: Cells<C>): Row;
  /** Writes what changed in as few rectangles as can be. Nothing is flushed. */
  save(): void;
  /**
   * Looks where the rows stand now, for somebody may have sorted the tab since it was read. To be called before a
   * `save` that comes long after the reading.
   */
  locate(rows: readonly Row[]): void;
  /**
   * Reads the rows again after `save` and a flush: those whose key and `columns` really stand there as held here.
   * Where they do not, the tab was changed meanwhile: what the last `save` hit by mistake is put right first.
   */
  readBack(rows: readonly Row[], columns: readonly C[]): Row[];
}

type Host = Pick<Platform, 'workbook' | 'settings'>;

/** Ids of the tabs by the definition's id, so that a renamed tab is found. */
const rememberedAs = 'tables';
/** People put a title or a note above a header; further down it is no header. */
const headerWithin = 10;
/** As many as Google gives a new tab. */
const rowsAtFirst = 1000;

/** The table of a tab, or null when the file has none. `key` is the column by which rows are known. */
export function findTable<C extends string>(
  host: Host,
  definition: TabDefinition<C>,
  key: C,
): KeyedTable<C> | null {
  const remembered = host.settings.file.get<Record<string, number>>(rememberedAs) ?? {};
  const known = remembered[definition.id];
  const byId = known === undefined ? null : host.workbook.tab(known);
  const tabs = byId ? [byId] : tabsBy(host, definition);
  for (const tab of tabs) {
    const layout = tab && layoutOf(tab, definition, key);
    if (!layout) continue;
    if (!byId) remember(host, definition.id, tab.id);
    return new SheetTable(tab, definition, key, layout);
  }
  return null;
}

/**
 * As `findTable`, making the tab in the file's language where there is none. A tab of that name is taken when it is
 * empty, as a run that died may leave it; one with other content stays.
 */
export function openTable<C extends string>(
  host: Host,
  definition: TabDefinition<C>,
  key: C,
  language: Language,
): KeyedTable<C> {
  const found = findTable(host, definition, key);
  if (found) return found;
  const tab = emptyTab(host, definition, language);
  dress(tab, definition, language);
  remember(host, definition.id, tab.id);
  return new SheetTable(tab, definition, key, {
    values: [],
    headerRow: 1,
    columnOf: definition.columns.map((_, i) => i + 1),
  });
}

/** A table that stands in no tab yet, for looking only. */
export function blankTable<C extends string>(definition: TabDefinition<C>, key: C): KeyedTable<C> {
  const nowhere = new Proxy({} as Tab, {
    get() {
      throw new Error(`the tab ${definition.id} is not made yet`);
    },
  });
  return new SheetTable(nowhere, definition, key, {
    values: [],
    headerRow: 1,
    columnOf: definition.columns.map((_, i) => i + 1),
  });
}

/** The tabs that bear the name of ours in either language. */
function tabsBy({ workbook }: Host, { name, isBrought }: TabDefinition): readonly (Tab | null)[] {
  const names = Object.values(name);
  return isBrought ? workbook.tabsNamed(names) : names.map((one) => workbook.tab(one));
}

function remember(host: Host, definitionId: string, tabId: number): void {
  const remembered = host.settings.file.get<Record<string, number>>(rememberedAs) ?? {};
  if (remembered[definitionId] === tabId) return;
  host.settings.file.set(rememberedAs, { ...remembered, [definitionId]: tabId });
}

function emptyTab({ workbook }: Host, definition: TabDefinition, language: Language): Tab {
  for (let nth = 0; ; nth++) {
    const name = nthName(definition, language, nth);
    const standing = workbook.tab(name);
    if (standing?.values().length === 0) return standing;
    if (!workbook.hasTab(name)) return workbook.addTab(name, rowsAtFirst, definition.columns.length);
  }
}

/** The header comes last: a tab without one is not ours yet. */
function dress(tab: Tab, definition: TabDefinition, language: Language): void {
  const { columns } = definition;
  const look = tab.look();
  const everywhere = { row: 1, column: 1, rows: rowsAtFirst, columns: columns.length };
  look.style(everywhere, { formats: [columns.map(() => '@'), formatsOf(columns)] });
  look.style({ ...everywhere, rows: 1 }, { bold: true, background: '#EAF1FA' });
  look.widths(columns.map(({ width }) => width));
  look.freeze(1);
  if (language === 'fa') look.rightToLeft(true);
  tab.write(1, 1, [columns.map(({ header }) => header[language])]);
}

/**
 * Where our columns stand in a tab, or null when it is not ours: no key, or too few of the headers. A tab that
 * people bring needs no more than its key.
 */
function layoutOf<C extends string>(tab: Tab, definition: TabDefinition<C>, key: C): Layout | null {
  const values = tab.values();
  const { columns, keyHeaders, enough = columns.length / 2 } = definition;
  const keyAt = columns.findIndex(({ id }) => id === key);
  let best: Layout | null = null;
  let bestFound = keyHeaders ? 1 : enough;
  for (let r = 0; r < Math.min(headerWithin, values.length); r++) {
    const headers = values[r]!.map((cell) => (typeof cell === 'string' ? foldHeader(cell) : ''));
    const columnOf = columns.map(
      ({ header }) =>
        headers.findIndex((h) => h !== '' && (h === fold(header.en) || h === fold(header.fa))) + 1,
    );
    if (keyHeaders && columnOf[keyAt] === 0)
      columnOf[keyAt] = headers.findIndex((h) => keyHeaders.test(h)) + 1;
    const found = columnOf.filter((at) => at > 0).length;
    if (columnOf[keyAt]! > 0 && found >= bestFound) {
      best = { values, headerRow: r + 1, columnOf };
      // A title above a list may read like its header.
      bestFound = keyHeaders ? found : found + 1;
    }
  }
  return best ?? (keyHeaders && values.length > 0 ? bareLayout(values, columns.length, keyAt) : null);
}

/** A list under no header that is known: its first column of words, and ours behind theirs once a day stands in the last. */
function bareLayout(values: Cell[][], count: number, keyAt: number): Layout {
  const width = values[0]!.length;
  const isKept = width >= count && values.some((row) => isDate(row[width - 1]));
  const theirs = isKept ? width - count + 1 : width;
  const texts = (at: number): string[] => values.map((row) => textOf(row[at])).filter((text) => text !== '');
  const isWords = (at: number): boolean => {
    const words = texts(at).filter((text) => /^(?=.*\p{L})\S+$/u.test(text));
    return words.length * 2 > texts(at).length;
  };
  const places = Array.from({ length: theirs }, (_, at) => at).filter((at) => texts(at).length > 0);
  const place = places.find(isWords) ?? places[0]!;
  const [first = '', ...rest] = texts(place);
  const isHead = !/\d/.test(first) && rest.filter((text) => /\d/.test(text)).length * 2 > rest.length;
  const columnOf = Array.from({ length: count }, (_, i) => (isKept ? theirs + i + (i < keyAt ? 1 : 0) : 0));
  columnOf[keyAt] = place + 1;
  return { values, headerRow: isHead ? 1 : 0, columnOf };
}

const folded = new Map<string, string>();
function fold(header: string): string {
  let known = folded.get(header);
  if (known === undefined) {
    known = foldHeader(header);
    folded.set(header, known);
  }
  return known;
}
