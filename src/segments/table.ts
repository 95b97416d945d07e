import type { Cell } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import { foldHeader } from '../core/text.ts';
import type { Platform, Tab } from '../platform.ts';
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
/** Unchanged rows between two changed ones that are written again to save a call. */
const bridgedRows = 200;

/** The table of a tab, or null when the file has none. `key` is the column by which rows are known. */
export function findTable<C extends string>(
  host: Host,
  definition: TabDefinition<C>,
  key: C,
): KeyedTable<C> | null {
  const remembered = host.settings.file.get<Record<string, number>>(rememberedAs) ?? {};
  const known = remembered[definition.id];
  const byId = known === undefined ? null : host.workbook.tab(known);
  const tabs = byId ? [byId] : namesOf(definition).map((name) => host.workbook.tab(name));
  for (const tab of tabs) {
    const layout = tab && layoutOf(tab, definition, key);
    if (!layout) continue;
    if (!byId) remember(host, definition.id, tab.id);
    return tableOver(tab, definition, key, layout);
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
  return tableOver(tab, definition, key, {
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
  return tableOver(nowhere, definition, key, {
    values: [],
    headerRow: 1,
    columnOf: definition.columns.map((_, i) => i + 1),
  });
}

const namesOf = (definition: TabDefinition): string[] => [definition.name.en, definition.name.fa];

function remember(host: Host, definitionId: string, tabId: number): void {
  const remembered = host.settings.file.get<Record<string, number>>(rememberedAs) ?? {};
  if (remembered[definitionId] === tabId) return;
  host.settings.file.set(rememberedAs, { ...remembered, [definitionId]: tabId });
}

function emptyTab(host: Host, definition: TabDefinition, language: Language): Tab {
  const name = definition.name[language];
  let free = name;
  for (let n = 2; ; n++) {
    const taken = host.workbook.tab(free);
    if (!taken) return host.workbook.addTab(free, rowsAtFirst, definition.columns.length);
    if (taken.values().length === 0) return taken;
    free = `${name} ${n}`;
  }
}

/** The header comes last: a tab without one is not ours yet. */
function dress(tab: Tab, definition: TabDefinition, language: Language): void {
  const { columns } = definition;
  const look = tab.look();
  const everywhere = { row: 1, column: 1, rows: rowsAtFirst, columns: columns.length };
  look.style(everywhere, { formats: columns.map(({ kind }) => formatOf[kind]) });
  look.style(
    { ...everywhere, rows: 1 },
    { bold: true, background: '#EAF1FA', formats: columns.map(() => '@') },
  );
  look.widths(columns.map(({ width }) => width));
  look.freeze(1);
  if (language === 'fa') look.rightToLeft(true);
  tab.write(1, 1, [columns.map(({ header }) => header[language])]);
}

const formatOf: Readonly<Record<TabDefinition['columns'][number]['kind'], string>> = {
  text: '@',
  number: '#,##0',
  money: '#,##0.##',
  share: '0.0%',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
  yesno: 'General',
};

interface Layout {
  readonly values: Cell[][];
  readonly headerRow: number;
  /** Column number in the sheet of each of ours; 0 where somebody deleted it. */
  readonly columnOf: number[];
}

/** Where our columns stand in a tab, or null when it is not ours: no key, or fewer than half of the headers. */
function layoutOf<C extends string>(tab: Tab, definition: TabDefinition<C>, key: C): Layout | null {
  const values = tab.values();
  const keyAt = definition.columns.findIndex(({ id }) => id === key);
  let best: Layout | null = null;
  let bestFound = definition.columns.length / 2;
  for (let r = 0; r < Math.min(headerWithin, values.length); r++) {
    const headers = values[r]!.map((cell) => (typeof cell === 'string' ? foldHeader(cell) : ''));
    const columnOf = definition.columns.map(
      ({ header }) =>
        headers.findIndex((h) => h !== '' && (h === fold(header.en) || h === fold(header.fa))) + 1,
    );
    const found = columnOf.filter((at) => at > 0).length;
    if (columnOf[keyAt]! > 0 && found >= bestFound) {
      best = { values, headerRow: r + 1, columnOf };
      bestFound = found + 1;
    }
  }
  return best;
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

const textOf = (cell: Cell): string => (cell === null || cell === undefined ? '' : String(cell).trim());

function tableOver<C extends string>(
  tab: Tab,
  definition: TabDefinition<C>,
  key: C,
  layout: Layout,
): KeyedTable<C> {
  const indexOf = new Map<C, number>(definition.columns.map(({ id }, i) => [id, i]));
  const keyIndex = indexOf.get(key)!;
  const { columnOf, headerRow } = layout;
  let lastRow = Math.max(headerRow, layout.values.length);
  const rows: Row[] = rowsOf(layout.values);
  /** Changed columns of each changed row, by index. */
  const dirty = new Map<Row, Set<number>>();
  /** Places and columns that the last save wrote, to be put right if other rows stood there. */
  let written: { readonly places: ReadonlySet<number>; readonly columns: readonly number[] } = {
    places: new Set(),
    columns: [],
  };

  restoreColumns();

  function rowsOf(values: Cell[][]): Row[] {
    const read: Row[] = [];
    for (let r = headerRow; r < values.length; r++) {
      const cells = columnOf.map((at) => (at === 0 ? '' : values[r]![at - 1]));
      if (textOf(cells[keyIndex]) !== '') read.push({ at: r + 1, cells });
    }
    return read;
  }

  /** Columns of ours that somebody deleted come back at the end, empty. */
  function restoreColumns(): void {
    let end = Math.max(layout.values[headerRow - 1]?.length ?? 0, ...columnOf);
    for (const [i, at] of columnOf.entries()) {
      if (at > 0) continue;
      columnOf[i] = ++end;
      tab.write(headerRow, end, [[definition.columns[i]!.header.en]]);
    }
  }

  function set(row: Row, cells: Cells<C>): void {
    for (const id of Object.keys(cells) as C[]) {
      const index = indexOf.get(id)!;
      const value = cells[id];
      if (sameCell(row.cells[index], value)) continue;
      row.cells[index] = value;
      const changed = dirty.get(row);
      if (changed) changed.add(index);
      else dirty.set(row, new Set([index]));
    }
  }

  function save(): void {
    if (dirty.size === 0) return;
    const changed = [...dirty.keys()].sort((a, b) => a.at - b.at);
    const columns = new Set<number>();
    for (const indexes of dirty.values()) for (const index of indexes) columns.add(index);
    const groups = columnRuns(columns, columnOf);
    const places = new Set<number>();
    for (const run of rowRuns(changed)) {
      for (const row of run) places.add(row.at);
      for (const group of groups)
        tab.write(
          run[0]!.at,
          columnOf[group[0]!]!,
          run.map((row) => group.map((index) => row.cells[index])),
        );
    }
    written = { places, columns: groups.flat() };
    lastRow = Math.max(lastRow, changed[changed.length - 1]!.at);
    dirty.clear();
  }

  /** Rows to write together: changed ones and the few between them. */
  function rowRuns(changed: readonly Row[]): Row[][] {
    const byPlace = new Map<number, Row>();
    for (const row of rows) byPlace.set(row.at, row);
    const runs: Row[][] = [];
    for (const row of changed) {
      const run = runs[runs.length - 1];
      const bridge = run && bridgeTo(run[run.length - 1]!.at, row.at, byPlace);
      if (run && bridge) run.push(...bridge, row);
      else runs.push([row]);
    }
    return runs;
  }

  /** Looks only at `columns` of the rows' stretch of the sheet. */
  function stretch(wanted: readonly Row[], columns: readonly number[]): (row: Row, index: number) => Cell {
    const first = Math.min(...wanted.map((row) => row.at));
    const last = Math.max(...wanted.map((row) => row.at));
    const left = Math.min(...columns.map((index) => columnOf[index]!));
    const right = Math.max(...columns.map((index) => columnOf[index]!));
    const part = tab.part({ row: first, column: left, rows: last - first + 1, columns: right - left + 1 });
    return (row, index) => part[row.at - first]?.[columnOf[index]! - left];
  }

  /** Finds every row's place anew, by key. A row that is gone keeps a place past the end and is not written. */
  function relocate(): Map<string, Cell[]> {
    const values = tab.values();
    const fresh = new Map<string, { at: number; cells: Cell[] }>();
    for (const row of rowsOf(values)) {
      const name = textOf(row.cells[keyIndex]);
      if (!fresh.has(name)) fresh.set(name, row);
    }
    lastRow = Math.max(headerRow, values.length);
    const cellsNow = new Map<string, Cell[]>();
    for (let i = rows.length - 1; i >= 0; i--) {
      const row = rows[i]!;
      const name = textOf(row.cells[keyIndex]);
      const found = fresh.get(name);
      if (found) {
        row.at = found.at;
        cellsNow.set(name, found.cells);
      } else {
        rows.splice(i, 1);
        dirty.delete(row);
      }
    }
    return cellsNow;
  }

  function locate(wanted: readonly Row[]): void {
    if (wanted.length === 0) return;
    const cellAt = stretch(wanted, [keyIndex]);
    const moved = wanted.some((row) => textOf(cellAt(row, keyIndex)) !== textOf(row.cells[keyIndex]));
    if (moved) relocate();
  }

  function readBack(wanted: readonly Row[], columns: readonly C[]): Row[] {
    if (wanted.length === 0) return [];
    const indexes = [keyIndex, ...columns.map((id) => indexOf.get(id)!)];
    const cellAt = stretch(wanted, indexes);
    const stands = (row: Row, cell: (index: number) => Cell) =>
      indexes.every((index) => textOf(cell(index)) === textOf(row.cells[index]));
    if (wanted.every((row) => stands(row, (index) => cellAt(row, index)))) return [...wanted];
    mend();
    const cellsNow = relocate();
    return wanted.filter((row) => {
      const cells = cellsNow.get(textOf(row.cells[keyIndex]));
      return cells !== undefined && stands(row, (index) => cells[index]);
    });
  }

  /** The last save went to places where other rows stood: those get back what they held. */
  function mend(): void {
    const { columns, places } = written;
    const cellsNow = relocate();
    for (const row of rows) {
      if (!places.has(row.at)) continue;
      const cells = cellsNow.get(textOf(row.cells[keyIndex]))!;
      const wrong = columns.filter((index) => !sameCell(cells[index], row.cells[index]));
      if (wrong.length > 0) dirty.set(row, new Set(wrong));
    }
    save();
  }

  return {
    tab,
    rows,
    get: (row, column) => row.cells[indexOf.get(column)!],
    text: (row, column) => textOf(row.cells[indexOf.get(column)!]),
    set,
    append(cells) {
      const row: Row = { at: ++lastRow, cells: definition.columns.map(() => '') };
      rows.push(row);
      dirty.set(row, new Set(definition.columns.keys()));
      for (const id of Object.keys(cells) as C[]) row.cells[indexOf.get(id)!] = cells[id];
      return row;
    },
    save,
    locate,
    readBack,
  };

  function bridgeTo(from: number, to: number, byPlace: ReadonlyMap<number, Row>): Row[] | null {
    if (to - from - 1 > bridgedRows) return null;
    const bridge: Row[] = [];
    for (let at = from + 1; at < to; at++) {
      const row = byPlace.get(at);
      if (!row) return null;
      bridge.push(row);
    }
    return bridge;
  }
}

function sameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (a === null || a === undefined || a === '') return b === null || b === undefined || b === '';
  return typeof a === 'object' && typeof b === 'object' && b !== null && a.getTime() === b.getTime();
}

/** Column indexes to write together, each run without a foreign column in it. */
function columnRuns(changed: ReadonlySet<number>, columnOf: readonly number[]): number[][] {
  const ours = new Map(columnOf.map((at, index) => [at, index]));
  const places = [...changed].map((index) => columnOf[index]!).sort((a, b) => a - b);
  const runs: number[][] = [];
  let previous = Number.NaN;
  for (const place of places) {
    const run = runs[runs.length - 1];
    const between: number[] = [];
    for (let at = previous + 1; at < place; at++) between.push(ours.get(at) ?? -1);
    if (run && !between.includes(-1)) run.push(...between, ours.get(place)!);
    else runs.push([ours.get(place)!]);
    previous = place;
  }
  return runs;
}
