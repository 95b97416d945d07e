import type { Block, Cell, Contents } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import { mayFillMore, movedFormula } from './formulas.ts';
import { isFilled, type Layout, layoutOf } from './layout.ts';
import { looksOf } from './looks.ts';
import type { TabDefinition } from './tabs.ts';

/** One customer's row. */
export interface FreshRow {
  /** Index of the customer, or whatever else tells rows apart. */
  readonly who: number;
  /** One cell a column of the definition; blank where people write. */
  readonly cells: readonly Cell[];
}

/** What a tab is to hold, before anything that stands there is looked at. */
export interface TabPlan {
  readonly definition: TabDefinition;
  readonly language: Language;
  /** Row 1. */
  readonly title: string;
  /** Unit of money for the headers; '' unknown. */
  readonly unit: string;
  /** Number format of each column of the definition. */
  readonly formats: readonly string[];
  readonly rows: readonly FreshRow[];
  /** Ids of the columns that can tell whose a row is, surest first. */
  readonly identities: readonly string[];
  /** Whom one of these cells means: the `who` of a row, or of somebody who is not in the tab; -1 unknown. */
  find(identity: Cell): number;
}

/** A row whose customer is not in the tab any more. */
export interface Leaver {
  /** -1 when nobody is known by what the row says. */
  readonly who: number;
  /** By column id. */
  readonly cells: Readonly<Record<string, Cell>>;
  /** What people wrote, with the header it stood under. */
  readonly written: readonly (readonly [string, Cell])[];
}

/** A tab as it is to be written, from A1 on. */
export interface TabImage {
  readonly block: Block;
  readonly columns: number;
  /** Rows that are to stay, a blank one last; the block may be longer, to blank what stood below. */
  readonly rows: number;
  /** Something beside values moves with the rows, so that `block` says it of every cell. */
  readonly carriesLooks: boolean;
  readonly leavers: readonly Leaver[];
}

/**
 * The tab after a rebuild: our cells anew, and whatever people added (columns, notes, colors, order of columns, rows
 * of their own) with the customer it stood beside. `old` null: a tab made anew.
 */
export function imageOf(plan: TabPlan, old: Contents | null): TabImage {
  const layout = layoutOf(plan, old);
  const standing = old ? standingRows(plan, layout, old) : nothingStands;
  const places = [
    ...plan.rows.map((fresh): Place => ({ fresh, from: standing.rowOf.get(fresh.who) ?? -1 })),
    ...standing.loose.map((from): Place => ({ fresh: null, from })),
  ];
  const { before, now: head } = layout.head;
  const anchors = standing.anchors.filter(({ row }) => row >= before);
  const rows = Math.max(head + places.length, ...anchors.map(({ row }) => row + 1), head + 1) + 1;
  const height = Math.max(rows, standing.height);
  const values = blank<Cell>(height, layout.width, '');
  const formulas = blank(height, layout.width, '');
  writeHead(plan, layout, old, { values, formulas });
  const lastCustomer = { before: standing.lastCustomer, now: head + plan.rows.length };
  places.forEach((place, i) => {
    const row = head + i;
    writeRow({ layout, old, place, spilled: standing.spilled, row, lastCustomer }, { values, formulas });
  });
  for (const { row, column, formula } of anchors) formulas[row]![column] = formula;
  const from = (row: number) => (row < head ? row + before - head : (places[row - head]?.from ?? -1));
  const looks = old ? looksOf({ formats: plan.formats, layout, old, from, values, formulas }) : null;
  return {
    block: looks ? { values, formulas, ...looks } : { values, formulas },
    columns: layout.width,
    rows,
    carriesLooks: looks !== null,
    leavers: standing.leavers,
  };
}

/** What goes into one row: a customer anew, a row as it stands (`from`, -1 none), or both. */
interface Place {
  readonly fresh: FreshRow | null;
  readonly from: number;
}

interface Anchor {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** What is in the tab now, by what becomes of it. Rows and columns count from 0. */
interface Standing {
  /** Customer → the row that stays theirs. */
  readonly rowOf: ReadonlyMap<number, number>;
  /** Rows of nobody, and second rows of somebody, that hold something people wrote. */
  readonly loose: readonly number[];
  readonly leavers: readonly Leaver[];
  /** Formulas of people that fill cells beyond their own; they stay where they are. */
  readonly anchors: readonly Anchor[];
  /** Whether a cell is filled by such a formula. */
  spilled(row: number, column: number): boolean;
  /** Number of the sheet's row of the last customer. */
  readonly lastCustomer: number;
  /** Rows up to the last that holds something. */
  readonly height: number;
}

const nothingStands: Standing = {
  rowOf: new Map(),
  loose: [],
  leavers: [],
  anchors: [],
  spilled: () => false,
  lastCustomer: 0,
  height: 0,
};

function standingRows(plan: TabPlan, layout: Layout, old: Contents): Standing {
  const { anchors, spilled } = spillsOf(layout, old);
  const wanted = new Set(plan.rows.map(({ who }) => who));
  const rowOf = new Map<number, number>();
  const loose: number[] = [];
  const leavers: Leaver[] = [];
  let height = layout.head.before;
  let lastCustomer = 0;
  for (let row = layout.head.before; row < old.values.length; row++) {
    if (isBlank(old, row, spilled)) continue;
    height = row + 1;
    const identity = layout.identityColumns.map((column) => old.values[row]![column]!).filter(isFilled);
    const who = identity.map((cell) => plan.find(cell)).find((found) => found >= 0) ?? -1;
    if (identity.length > 0) lastCustomer = row + 1;
    if (identity.length === 0) loose.push(row);
    else if (!wanted.has(who)) leavers.push(leaverOf(layout, old, { row, who, spilled }));
    else if (!rowOf.has(who)) rowOf.set(who, row);
    else if (writtenIn(layout, old, row, spilled).length > 0) loose.push(row);
  }
  return { rowOf, loose, leavers, anchors, spilled, lastCustomer, height };
}

type Spilled = Standing['spilled'];

function isBlank(old: Contents, row: number, spilled: Spilled): boolean {
  return (
    old.values[row]!.every((cell, column) => !isFilled(cell) || spilled(row, column)) &&
    old.formulas[row]!.every((formula) => formula === '') &&
    old.notes[row]!.every((note) => note === '')
  );
}

function leaverOf(
  layout: Layout,
  old: Contents,
  { row, who, spilled }: { row: number; who: number; spilled: Spilled },
): Leaver {
  const cells: Record<string, Cell> = {};
  layout.columns.forEach(({ definition }, column) => {
    if (definition) cells[definition.id] = old.values[row]![column]!;
  });
  return { who, cells, written: writtenIn(layout, old, row, spilled) };
}

/** What people wrote in a row: cells of their columns, and notes anywhere. */
function writtenIn(
  layout: Layout,
  old: Contents,
  row: number,
  spilled: Spilled,
): (readonly [string, Cell])[] {
  const written: (readonly [string, Cell])[] = [];
  layout.columns.forEach(({ isTheirs, header }, column) => {
    const cell = old.values[row]?.[column] ?? '';
    if (isTheirs && isFilled(cell) && !spilled(row, column)) written.push([header, cell]);
    const note = old.notes[row]?.[column] ?? '';
    if (note !== '') written.push([header, note]);
  });
  return written;
}

/** Formulas of people that fill more cells than their own, with the cells they fill: those must be left blank. */
function spillsOf(layout: Layout, old: Contents): Pick<Standing, 'anchors' | 'spilled'> {
  const anchors: Anchor[] = [];
  const filled = new Set<number>();
  layout.columns.forEach(({ isTheirs }, column) => {
    if (!isTheirs) return;
    for (let row = 0; row < old.formulas.length; row++) {
      const formula = old.formulas[row]![column] ?? '';
      if (formula === '' || !mayFillMore(formula)) continue;
      const cells = filledBy(layout, old, row, column);
      if (cells.length === 0) continue;
      anchors.push({ row, column, formula });
      for (const cell of cells) filled.add(cell);
    }
  });
  return { anchors, spilled: (row, column) => filled.has(row * layout.width + column) };
}

/** Cells below and beside a formula that show something and hold no formula of their own. */
function filledBy(layout: Layout, old: Contents, row: number, column: number): number[] {
  const shows = (r: number, c: number) =>
    layout.columns[c]?.isTheirs === true && isFilled(old.values[r]?.[c]) && old.formulas[r]?.[c] === '';
  let right = column;
  while (shows(row, right + 1)) right++;
  const cells: number[] = [];
  for (let c = column; c <= right; c++) {
    for (let r = c === column ? row + 1 : row; shows(r, c); r++) cells.push(r * layout.width + c);
  }
  return cells;
}

interface Cells {
  readonly values: Cell[][];
  readonly formulas: string[][];
}

function writeHead(plan: TabPlan, layout: Layout, old: Contents | null, { values, formulas }: Cells): void {
  const { before, now } = layout.head;
  for (let row = 0; row < now && old; row++) {
    for (let column = 0; column < layout.width; column++) {
      values[row]![column] = old.values[row + before - now]?.[column] ?? '';
      formulas[row]![column] = old.formulas[row + before - now]?.[column] ?? '';
    }
  }
  values[now - 2]![layout.titleColumn] = plan.title;
  formulas[now - 2]![layout.titleColumn] = '';
  layout.columns.forEach(({ definition, header }, column) => {
    if (!definition) return;
    values[now - 1]![column] = header;
    formulas[now - 1]![column] = '';
  });
}

function writeRow(
  {
    layout,
    old,
    place,
    spilled,
    row,
    lastCustomer,
  }: {
    readonly layout: Layout;
    readonly old: Contents | null;
    readonly place: Place;
    readonly spilled: Spilled;
    readonly row: number;
    readonly lastCustomer: { readonly before: number; readonly now: number };
  },
  { values, formulas }: Cells,
): void {
  const { fresh, from } = place;
  // What reads its own row goes on to do so, and a sum below the customers still ends at the last of them.
  const moved = (at: number) =>
    at === from + 1 ? row + 1 : !fresh && at === lastCustomer.before ? lastCustomer.now : at;
  layout.columns.forEach(({ isTheirs, index }, column) => {
    if (fresh && !isTheirs) values[row]![column] = fresh.cells[index] ?? '';
    else if (old && from >= 0 && !spilled(from, column)) {
      values[row]![column] = old.values[from]?.[column] ?? '';
      formulas[row]![column] = movedFormula(old.formulas[from]?.[column] ?? '', moved);
    }
  });
}

function blank<T>(rows: number, columns: number, cell: T): T[][] {
  return Array.from({ length: rows }, () => new Array<T>(columns).fill(cell));
}
