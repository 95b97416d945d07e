import type { Cell } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import type { Rectangle, Tab } from '../platform.ts';
import type { Cells, KeyedTable, Row } from './table.ts';
import type { Column, TabDefinition } from './tabs.ts';

/** Where the columns of a definition stand in a tab, and what the tab held when it was read. */
export interface Layout {
  readonly values: Cell[][];
  readonly headerRow: number;
  /** Column number in the sheet of each of ours; 0 where somebody deleted it. */
  readonly columnOf: number[];
}

/** Unchanged rows between two changed ones that are written again to save a call. */
const bridgedRows = 200;

interface Written {
  readonly rows: ReadonlySet<Row>;
  readonly places: ReadonlySet<number>;
  readonly columns: readonly number[];
}

/** `KeyedTable` over a tab: cells in memory, changes by row and column, and where each row stands. */
export class SheetTable<C extends string> implements KeyedTable<C> {
  readonly rows: Row[];
  readonly columns: readonly C[];
  private readonly indexOf: ReadonlyMap<C, number>;
  private readonly keyIndex: number;
  private lastRow: number;
  /** Changed columns of each changed row, by index. */
  private readonly dirty = new Map<Row, Set<number>>();
  /** What the last save wrote and where, to be put right if other rows stood there. */
  private written: Written = { rows: new Set(), places: new Set(), columns: [] };

  constructor(
    readonly tab: Tab,
    private readonly definition: TabDefinition<C>,
    key: C,
    readonly layout: Layout,
  ) {
    this.columns = definition.columns.map(({ id }) => id);
    this.indexOf = new Map(definition.columns.map(({ id }, i) => [id, i]));
    this.keyIndex = this.indexOf.get(key)!;
    this.lastRow = Math.max(layout.headerRow, layout.values.length);
    this.rows = this.rowsOf(layout.values);
  }

  get(row: Row, column: C): Cell {
    return row.cells[this.indexOf.get(column)!];
  }

  text(row: Row, column: C): string {
    return textOf(this.get(row, column));
  }

  set(row: Row, cells: Cells<C>): void {
    for (const id of Object.keys(cells) as C[]) {
      const index = this.indexOf.get(id)!;
      if (sameCell(row.cells[index], cells[id])) continue;
      row.cells[index] = cells[id];
      this.mark(row, index);
    }
  }

  append(cells: Cells<C>): Row {
    const row: Row = { at: ++this.lastRow, cells: this.definition.columns.map(() => '') };
    this.rows.push(row);
    this.dirty.set(row, new Set(this.definition.columns.keys()));
    for (const id of Object.keys(cells) as C[]) row.cells[this.indexOf.get(id)!] = cells[id];
    return row;
  }

  save(): void {
    if (this.dirty.size === 0) return;
    this.restoreColumns();
    const changed = [...this.dirty.keys()].sort((a, b) => a.at - b.at);
    const columns = new Set<number>();
    for (const indexes of this.dirty.values()) for (const index of indexes) columns.add(index);
    const groups = columnRuns(columns, this.layout.columnOf);
    const places = new Set<number>();
    for (const run of this.rowRuns(changed)) {
      for (const row of run) places.add(row.at);
      for (const group of groups) this.writeCells(run, group);
    }
    this.written = { rows: new Set(changed), places, columns: groups.flat() };
    this.lastRow = Math.max(this.lastRow, changed[changed.length - 1]!.at);
    this.dirty.clear();
  }

  locate(wanted: readonly Row[]): void {
    if (wanted.length === 0) return;
    const cellAt = this.stretch(wanted, [this.keyIndex]);
    const moved = wanted.some((row) => textOf(cellAt(row, this.keyIndex)) !== this.keyOf(row));
    if (moved) this.relocate();
  }

  readBack(wanted: readonly Row[], columns: readonly C[]): Row[] {
    if (wanted.length === 0) return [];
    const indexes = [this.keyIndex, ...columns.map((id) => this.indexOf.get(id)!)];
    const cellAt = this.stretch(wanted, indexes);
    const stands = (row: Row, cell: (index: number) => Cell) =>
      indexes.every((index) => textOf(cell(index)) === textOf(row.cells[index]));
    if (wanted.every((row) => stands(row, (index) => cellAt(row, index)))) return [...wanted];
    this.mend();
    const cellsNow = this.relocate();
    return wanted.filter((row) => {
      const cells = cellsNow.get(this.keyOf(row));
      return cells !== undefined && stands(row, (index) => cells[index]);
    });
  }

  private keyOf(row: Row): string {
    return textOf(row.cells[this.keyIndex]);
  }

  private mark(row: Row, index: number): void {
    const changed = this.dirty.get(row);
    if (changed) changed.add(index);
    else this.dirty.set(row, new Set([index]));
  }

  private rowsOf(values: readonly (readonly Cell[])[]): Row[] {
    const read: Row[] = [];
    for (let r = this.layout.headerRow; r < values.length; r++) {
      const cells = this.layout.columnOf.map((at) => (at === 0 ? '' : values[r]![at - 1]));
      if (textOf(cells[this.keyIndex]) !== '') read.push({ at: r + 1, cells });
    }
    return read;
  }

  /** Columns of ours that are not there, or that somebody deleted, come at the end before anything is written. */
  private restoreColumns(): void {
    const { columnOf, headerRow, values } = this.layout;
    const { columns } = this.definition;
    const lacking = columns.filter((_, i) => columnOf[i] === 0);
    if (lacking.length === 0) return;
    const headers = values[headerRow - 1] ?? [];
    const isPersian = columns.some(({ header }) => header.fa !== header.en && headers.includes(header.fa));
    const end = Math.max(values[0]?.length ?? 0, ...columnOf) + 1;
    addColumns(this.tab, { headerRow, column: end }, lacking, isPersian ? 'fa' : 'en');
    for (const [i, column] of lacking.entries()) columnOf[columns.indexOf(column)] = end + i;
  }

  private writeCells(run: readonly Row[], group: readonly number[]): void {
    this.tab.write(
      run[0]!.at,
      this.layout.columnOf[group[0]!]!,
      run.map((row) => group.map((index) => row.cells[index])),
    );
  }

  /** Rows to write together: changed ones and the few between them. */
  private rowRuns(changed: readonly Row[]): Row[][] {
    const byPlace = new Map<number, Row>();
    for (const row of this.rows) byPlace.set(row.at, row);
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
  private stretch(wanted: readonly Row[], columns: readonly number[]): (row: Row, index: number) => Cell {
    const { columnOf } = this.layout;
    const first = Math.min(...wanted.map((row) => row.at));
    const last = Math.max(...wanted.map((row) => row.at));
    const left = Math.min(...columns.map((index) => columnOf[index]!));
    const right = Math.max(...columns.map((index) => columnOf[index]!));
    const at = { row: first, column: left, rows: last - first + 1, columns: right - left + 1 };
    const part = this.partOrNothing(at);
    return (row, index) => part[row.at - first]?.[columnOf[index]! - left];
  }

  /** Rows may have been deleted meanwhile, and the stretch lies past the end of the grid. */
  private partOrNothing(at: Rectangle): Cell[][] {
    try {
      return this.tab.part(at);
    } catch {
      return [];
    }
  }

  /** Finds every row's place anew, by key; answers their cells as they are. A row that is gone is no longer written. */
  private relocate(): Map<string, Cell[]> {
    const values = this.tab.values();
    const fresh = new Map<string, Row>();
    for (const row of this.rowsOf(values)) if (!fresh.has(this.keyOf(row))) fresh.set(this.keyOf(row), row);
    this.lastRow = Math.max(this.layout.headerRow, values.length);
    const cellsNow = new Map<string, Cell[]>();
    for (let i = this.rows.length - 1; i >= 0; i--) {
      const row = this.rows[i]!;
      const found = fresh.get(this.keyOf(row));
      if (found) {
        row.at = found.at;
        cellsNow.set(this.keyOf(row), found.cells);
      } else {
        this.rows.splice(i, 1);
        this.dirty.delete(row);
      }
    }
    return cellsNow;
  }

  /** The last save went to places where other rows stood: those get back what they held, and its own rows their due. */
  private mend(): void {
    const { rows, columns, places } = this.written;
    const cellsNow = this.relocate();
    for (const row of this.rows) {
      if (!places.has(row.at) && !rows.has(row)) continue;
      const cells = cellsNow.get(this.keyOf(row))!;
      for (const index of columns) if (!sameCell(cells[index], row.cells[index])) this.mark(row, index);
    }
    this.save();
  }
}

/** Columns of ours behind those that people have: headed where theirs are, and ready for what will stand below. */
export function addColumns(
  tab: Tab,
  { headerRow, column }: { readonly headerRow: number; readonly column: number },
  columns: readonly Column[],
  language: Language,
): void {
  // Where there is no header, the first row is somebody's.
  if (headerRow > 0) tab.write(headerRow, column, [columns.map(({ header }) => header[language])]);
  const size = tab.size();
  const look = tab.look();
  if (size.columns < column + columns.length - 1) look.resize(size.rows, column + columns.length - 1);
  const rows = Math.max(1, size.rows - headerRow);
  look.style(
    { row: headerRow + 1, column, rows, columns: columns.length },
    { formats: [formatsOf(columns)] },
  );
}

/** Number format of each column. */
export const formatsOf = (columns: readonly Column[]): string[] => columns.map(({ kind }) => formatOf[kind]);

const formatOf: Readonly<Record<TabDefinition['columns'][number]['kind'], string>> = {
  text: '@',
  number: '#,##0',
  // As it is: the sums of one tab may be in whole Toman or in cents.
  money: 'General',
  share: '0.0%',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
  yesno: 'General',
};

export function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell.trim();
  return cell === null || cell === undefined ? '' : String(cell);
}

/** The known rows between two places, or null where one is blank or they are too many. */
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
