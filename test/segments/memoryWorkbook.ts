import type { Block, Cell, Contents, Table } from '../../src/core/cells.ts';
import { foldName } from '../../src/core/text.ts';
import type { Zone } from '../../src/core/zone.ts';
import type {
  CellStyle,
  ChartSpec,
  Platform,
  Rectangle,
  Settings,
  Store,
  Tab,
  TabLook,
  Workbook,
} from '../../src/platform.ts';

/** One cell as a sheet keeps it. It is replaced, never changed, so that copies of a sheet can share it. */
export interface MemoryCell {
  readonly value: Cell;
  readonly formula: string;
  readonly note: string;
  readonly background: string;
  readonly color: string;
  readonly format: string;
}

const plain: MemoryCell = {
  value: '',
  formula: '',
  note: '',
  background: '#ffffff',
  color: '#000000',
  format: 'General',
};

interface MemorySheet {
  id: number;
  name: string;
  rows: number;
  columns: number;
  cells: MemoryCell[][];
  hidden: boolean;
  frozen: number;
  rightToLeft: boolean;
  color: string;
  widths: number[];
  charts: ChartSpec[];
  filter: Rectangle | null;
}

/** Thrown by the call at which an execution is killed, and by every one after it. */
export class Killed extends Error {}

/**
 * A spreadsheet held in memory, behind the port: enough of Google's ways to tell whether cells, notes and looks end up
 * where they should. Text is read as typed unless its cell is '@'.
 */
export class MemoryWorkbook implements Workbook {
  readonly id = 'memory';
  sheets: MemorySheet[] = [];
  /** Writing calls so far. */
  calls = 0;
  /** The n-th writing call from now is not made, nor any after it; null for none. */
  killAt: number | null = null;
  /** A killed run keeps what it wrote since the last flush. */
  killKeepsWrites = false;
  /** What somebody else does just before the n-th writing call. */
  meanwhile: { readonly at: number; act(): void } | null = null;
  /** Id of the tab that is made next. */
  nextId = 100;
  private flushed: MemorySheet[] = [];

  constructor(readonly zone: Zone = { id: 'Asia/Tehran', offsetAt: () => 12_600_000 }) {}

  tabs(): readonly Tab[] {
    return this.sheets.map((sheet) => this.over(sheet));
  }

  chosenCell(): never {
    throw new Error('nobody stands in a cell here');
  }

  tab(idOrName: number | string): Tab | null {
    this.alive();
    const found = this.sheets.find(({ id, name }) => id === idOrName || name === idOrName);
    return found ? this.over(found) : null;
  }

  tabsNamed(names: readonly string[]): readonly Tab[] {
    this.alive();
    const folded = names.map(foldName);
    const found = this.sheets.filter(({ name }) => folded.includes(foldName(name)));
    const isExact = ({ name }: MemorySheet) => Number(names.includes(name));
    return found.sort((a, b) => isExact(b) - isExact(a)).map((sheet) => this.over(sheet));
  }

  hasTab(name: string): boolean {
    this.alive();
    return this.isNamed(name);
  }

  private isNamed(name: string, but?: MemorySheet): boolean {
    const folded = name.toLowerCase();
    return this.sheets.some((sheet) => sheet !== but && sheet.name.toLowerCase() === folded);
  }

  addTab(name: string, rows: number, columns: number): Tab {
    this.write();
    return this.over(this.insert(name, rows, columns));
  }

  addCopy(name: string, model: Tab): Tab {
    this.write();
    const from = this.sheet(model.id);
    const { id } = this.insert(name, from.rows, from.columns);
    const copy = { ...copyOf(from), id, name };
    this.sheets[this.sheets.length - 1] = copy;
    return this.over(copy);
  }

  flush(): void {
    this.write();
    if (this.killAt !== null && !this.killKeepsWrites) this.flushed = this.sheets.map(copyOf);
  }

  withLock<T>(_waitMs: number, work: () => T): T | null {
    return work();
  }

  /** Everything it holds, a row of cells a line: quick to compare, and what differs is seen at once. */
  held(): unknown {
    return this.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map((line) => JSON.stringify(line)) }));
  }

  /** A new execution: the killed one is over. */
  revive(): void {
    if (this.killAt !== null && this.killAt <= 0 && !this.killKeepsWrites)
      this.sheets = this.flushed.map(copyOf);
    this.killAt = null;
  }

  /** The next writing calls but so many are not made. */
  killAfter(calls: number, keepsWrites: boolean): void {
    this.killAt = calls;
    this.killKeepsWrites = keepsWrites;
    this.flushed = this.sheets.map(copyOf);
  }

  sheet(idOrName: number | string): MemorySheet {
    const found = this.sheets.find(({ id, name }) => id === idOrName || name === idOrName);
    if (!found) throw new Error(`Sheet ${idOrName} not found`);
    return found;
  }

  /** A person's hand: any member of any cell. Rows and columns from 1. */
  edit(tab: number | string, row: number, column: number, cell: Partial<MemoryCell>): void {
    const sheet = this.sheet(tab);
    grow(sheet, row, column);
    sheet.cells[row - 1]![column - 1] = { ...sheet.cells[row - 1]![column - 1]!, ...cell };
  }

  private insert(name: string, rows: number, columns: number): MemorySheet {
    if (this.isNamed(name)) throw new Error(`A sheet with the name "${name}" exists`);
    const sheet: MemorySheet = {
      id: this.nextId++,
      name,
      rows,
      columns,
      cells: Array.from({ length: rows }, () => new Array<MemoryCell>(columns).fill(plain)),
      hidden: false,
      frozen: 0,
      rightToLeft: false,
      color: '',
      widths: [],
      charts: [],
      filter: null,
    };
    this.sheets.push(sheet);
    return sheet;
  }

  private alive(): void {
    if (this.killAt !== null && this.killAt <= 0) throw new Killed();
  }

  private write(): void {
    this.alive();
    this.calls++;
    if (this.meanwhile?.at === this.calls) this.meanwhile.act();
    if (this.killAt !== null && --this.killAt <= 0) throw new Killed();
  }

  private over(sheet: MemorySheet): Tab {
    const now = () => {
      this.alive();
      return this.sheet(sheet.id);
    };
    const part = ({ row, column, rows, columns }: Rectangle): MemoryCell[][] =>
      now()
        .cells.slice(row - 1, row - 1 + rows)
        .map((line) => line.slice(column - 1, column - 1 + columns));
    return {
      id: sheet.id,
      get name() {
        return now().name;
      },
      values: () => {
        const used = { row: 1, column: 1, ...extentOf(now().cells) };
        return part(used).map((line) => line.map(({ value }) => value));
      },
      part: (at) => part(at).map((line) => line.map(({ value }) => value)),
      contents: () => contentsOf(now().cells),
      write: (row, column, values) => this.put(now(), row, column, { values }),
      put: (row, column, block) => this.put(now(), row, column, block),
      paste: (from, rows, columns) => {
        this.write();
        grow(now(), rows, columns);
        const source = this.sheet(from.id);
        for (let r = 0; r < rows; r++)
          for (let c = 0; c < columns; c++) now().cells[r]![c] = source.cells[r]![c]!;
      },
      deleteRows: (row, rows) => {
        this.write();
        now().cells.splice(row - 1, rows);
        now().rows -= rows;
      },
      lastRow: () => extentOf(now().cells).rows,
      lastColumn: () => extentOf(now().cells).columns,
      size: () => ({ rows: now().rows, columns: now().columns }),
      look: () => this.look(now()),
    };
  }

  private put(sheet: MemorySheet, row: number, column: number, block: Block): void {
    const members = ['formats', 'values', 'notes', 'backgrounds', 'colors'] as const;
    grow(sheet, row + block.values.length - 1, column + (block.values[0]?.length ?? 0) - 1);
    for (const member of members) {
      if (!block[member]) continue;
      this.write();
      this.sheet(sheet.id);
      block.values.forEach((line, r) => {
        const cells = sheet.cells[row - 1 + r]!;
        for (let c = 0; c < line.length; c++) {
          const cell = cells[column - 1 + c]!;
          cells[column - 1 + c] = { ...cell, ...written(cell, member, block, r, c) };
        }
      });
    }
  }

  private look(sheet: MemorySheet): TabLook {
    const change = (work: () => void) => {
      this.write();
      this.sheet(sheet.id);
      work();
    };
    return {
      rename: (name) =>
        change(() => {
          if (this.isNamed(name, sheet)) throw new Error('name taken');
          sheet.name = name;
        }),
      delete: () => change(() => this.sheets.splice(this.sheets.indexOf(sheet), 1)),
      hide: () => change(() => (sheet.hidden = true)),
      show: () => change(() => (sheet.hidden = false)),
      freeze: (rows) => change(() => (sheet.frozen = rows)),
      rightToLeft: (on) => change(() => (sheet.rightToLeft = on)),
      color: (color) => change(() => (sheet.color = color)),
      gridLines: () => change(() => undefined),
      widths: (pixels) => change(() => (sheet.widths = [...pixels])),
      height: () => change(() => undefined),
      style: (at, style) => change(() => dress(sheet, at, style)),
      styleAll: (areas, style) =>
        change(() => {
          for (const at of areas) dress(sheet, at, style);
        }),
      filter: (at) => change(() => (sheet.filter = at)),
      unfilter: () => change(() => (sheet.filter = null)),
      lengthen: (rows) => {
        if (rows <= sheet.rows) return;
        change(() => {
          const last = sheet.cells.pop()!;
          sheet.rows--;
          grow(sheet, rows - 1, sheet.columns);
          sheet.cells.push(last);
          sheet.rows++;
        });
      },
      resize: (rows, columns) =>
        change(() => {
          grow(sheet, rows, columns);
          sheet.rows = rows;
          sheet.columns = columns;
          sheet.cells = sheet.cells.slice(0, rows).map((line) => line.slice(0, columns));
        }),
      charts: () => sheet.charts.length,
      addChart: (chart) => change(() => sheet.charts.push(chart)),
    };
  }
}

/** Cells are shared between copies: each is made anew. */
function dress(sheet: MemorySheet, at: Rectangle, style: CellStyle): void {
  const { background, color, backgrounds, colors, formats } = style;
  grow(sheet, at.row + at.rows - 1, at.column + at.columns - 1);
  for (let r = 0; r < at.rows; r++) {
    const line = sheet.cells[at.row + r - 1]!;
    const [behind, letters, shown] = [rowOf(backgrounds, r), rowOf(colors, r), rowOf(formats, r)];
    for (let c = 0; c < at.columns; c++) {
      const cell = line[at.column + c - 1]!;
      line[at.column + c - 1] = {
        ...cell,
        background: behind ? (behind[c] ?? plain.background) : (background ?? cell.background),
        color: letters ? (letters[c] ?? plain.color) : (color ?? cell.color),
        format: shown ? shown[c]! : cell.format,
      };
    }
  }
}

/** The last row given goes on. */
const rowOf = <T>(given: readonly (readonly T[])[] | undefined, row: number): readonly T[] | undefined =>
  given?.[Math.min(row, given.length - 1)];

/** Settings held in memory, as JSON. */
export function memorySettings(): Settings {
  const store = (): Store => {
    const kept = new Map<string, string>();
    const made: Store = {
      get: <T>(key: string) => (kept.has(key) ? (JSON.parse(kept.get(key)!) as T) : null),
      set: (key, value) => void kept.set(key, JSON.stringify(value)),
      delete: (key) => void kept.delete(key),
      snapshot: () => made,
    };
    return made;
  };
  return { file: store(), person: store(), passing: store() };
}

/** As much of a platform as tabs need, at a moment. */
export function memoryPlatform(
  workbook: MemoryWorkbook,
  nowMs: number,
  settings = memorySettings(),
): Platform {
  const absent = new Proxy(
    {},
    {
      get: (_, name) => () => {
        throw new Error(`${String(name)} is not here`);
      },
    },
  );
  return {
    workbook,
    settings,
    clock: { now: () => nowMs, deadline: nowMs + 300_000 },
    mail: absent as Platform['mail'],
    http: absent as Platform['http'],
    schedule: absent as Platform['schedule'],
    log: { write: () => undefined },
  };
}

/** Rows and columns that come look like the last ones. */
function grow(sheet: MemorySheet, rows: number, columns: number): void {
  const bare = (cell: MemoryCell | undefined): MemoryCell => ({
    ...(cell ?? plain),
    value: '',
    formula: '',
    note: '',
  });
  while (sheet.rows < rows) {
    sheet.cells.push((sheet.cells[sheet.rows - 1] ?? []).map(bare));
    sheet.rows++;
  }
  while (sheet.columns < columns) {
    for (const line of sheet.cells) line.push(bare(line[sheet.columns - 1]));
    sheet.columns++;
  }
}

/** How far what is written reaches. */
function extentOf(cells: readonly (readonly MemoryCell[])[]): { rows: number; columns: number } {
  let rows = cells.length;
  while (rows > 0 && widthOf(cells[rows - 1]!, 0) === 0) rows--;
  let columns = 0;
  for (let r = 0; r < rows; r++) columns = widthOf(cells[r]!, columns);
  return { rows, columns };
}

/** Number of the last cell that holds something, or `least` if none further right does. */
function widthOf(line: readonly MemoryCell[], least: number): number {
  let width = line.length;
  const isEmpty = (cell: MemoryCell) => cell === plain || (cell.value === '' && cell.formula === '');
  while (width > least && isEmpty(line[width - 1]!)) width--;
  return Math.max(width, least);
}

function contentsOf(cells: readonly (readonly MemoryCell[])[]): Contents {
  const member = <M extends keyof MemoryCell>(name: M) => cells.map((line) => line.map((cell) => cell[name]));
  return {
    values: member('value'),
    formulas: member('formula'),
    notes: member('note'),
    backgrounds: member('background'),
    colors: member('color'),
    formats: member('format'),
  };
}

type Written = 'formats' | 'values' | 'notes' | 'backgrounds' | 'colors';

function written(
  { format }: MemoryCell,
  member: Written,
  block: Block,
  r: number,
  c: number,
): Partial<MemoryCell> {
  if (member === 'notes') return { note: block.notes![r]![c]! };
  if (member === 'backgrounds') return { background: block.backgrounds![r]![c]! };
  if (member === 'colors') return { color: block.colors![r]![c]! };
  if (member === 'formats') return { format: block.formats![r]![c]! };
  const formula = block.formulas?.[r]?.[c] ?? '';
  return { formula, value: formula ? '#formula' : entered((block.values as Table)[r]![c], format) };
}

function copyOf(sheet: MemorySheet): MemorySheet {
  const { cells, widths, charts } = sheet;
  return { ...sheet, cells: cells.map((line) => line.slice()), widths: [...widths], charts: [...charts] };
}

/** As Google takes what a script sets: a blank is '', and text becomes a number where it reads as one. */
function entered(value: Cell, format: string): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string' || format === '@') return value;
  return /^[+-]?\d+(\.\d+)?$/.test(value) && !value.startsWith('+') ? Number(value) : value;
}
