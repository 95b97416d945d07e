import { type ColumnLook, plainColumn, type Row, type Validation } from './layout.ts';
import type { Style } from './style.ts';
import type { Value } from './value.ts';

/** The lists of a row that run along the columns. */
const lists = ['values', 'formulas', 'spilled', 'styles', 'notes', 'validations'] as const;

/** Everything one cell has. What a formula elsewhere put there does not count. */
export interface CellParts {
  readonly value: Value;
  readonly formula?: string | undefined;
  readonly style?: Style | undefined;
  readonly note?: string | undefined;
  readonly validation?: Validation | undefined;
}

/** Counts the snapshots taken; a row of an older generation is shared with one and copied before it changes. */
export interface Generation {
  now: number;
}

/** A grid at one moment, cheap to keep because its rows are shared until they change. */
export interface GridState {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly rows: readonly (Row | undefined)[];
  readonly columns: readonly (ColumnLook | undefined)[];
}

function copyOf(row: Row, generation: number): Row {
  const copy: Row = { ...row, generation, values: row.values.slice() };
  if (row.formulas) copy.formulas = row.formulas.slice();
  if (row.spilled) copy.spilled = row.spilled.slice();
  if (row.styles) copy.styles = row.styles.slice();
  if (row.notes) copy.notes = row.notes.slice();
  if (row.validations) copy.validations = row.validations.slice();
  return copy;
}

/** Sets one cell's item in one of a row's lists. */
export function setItem<K extends (typeof lists)[number]>(
  row: Row,
  name: K,
  column: number,
  item: NonNullable<Row[K]>[number],
): void {
  const list: unknown[] = row[name] ?? [];
  while (list.length < column) list.push(name === 'values' ? null : undefined);
  list[column - 1] = item;
  row[name] = list as NonNullable<Row[K]> & Row[K];
}

/** The cells of one sheet and nothing else: no events, no rules. Rows and columns are counted from 1. */
export class Grid {
  private rows: (Row | undefined)[] = [];
  private columns: (ColumnLook | undefined)[] = [];

  constructor(
    public rowCount: number,
    public columnCount: number,
    private readonly generation: Generation,
  ) {}

  /** The row to read; undefined when nothing is in it. */
  row(row: number): Row | undefined {
    return this.rows[row - 1];
  }

  /** The row to change. */
  writableRow(row: number): Row {
    const found = this.rows[row - 1];
    if (found?.generation === this.generation.now) return found;
    const own = found ? copyOf(found, this.generation.now) : { generation: this.generation.now, values: [] };
    while (this.rows.length < row - 1) this.rows.push(undefined);
    this.rows[row - 1] = own;
    return own;
  }

  /** Rows from the first to the last that may hold something. */
  get usedRows(): number {
    return this.rows.length;
  }

  cell(row: number, column: number): CellParts {
    const cells = this.row(row);
    if (!cells) return { value: null };
    const at = column - 1;
    const { values, formulas, spilled, styles, notes, validations } = cells;
    const value = spilled?.[at] ? null : (values[at] ?? null);
    return {
      value,
      formula: formulas?.[at],
      style: styles?.[at],
      note: notes?.[at],
      validation: validations?.[at],
    };
  }

  putCell(row: number, column: number, parts: CellParts): void {
    const cells = this.writableRow(row);
    setItem(cells, 'values', column, parts.value);
    for (const [list, item] of [
      ['formulas', parts.formula],
      ['spilled', undefined],
      ['styles', parts.style],
      ['notes', parts.note],
      ['validations', parts.validation],
    ] as const) {
      if (item !== undefined || cells[list]) setItem(cells, list, column, item);
    }
  }

  column(column: number): ColumnLook {
    return this.columns[column - 1] ?? plainColumn;
  }

  setColumn(column: number, look: Partial<ColumnLook>): void {
    while (this.columns.length < column) this.columns.push(undefined);
    this.columns[column - 1] = { ...this.column(column), ...look };
  }

  /** New rows in front of row `at`, looking like row `like` if one is given. */
  insertRows(at: number, count: number, like?: number): void {
    const model = like === undefined ? undefined : this.row(like)?.styles;
    this.rowCount += count;
    if (at - 1 >= this.rows.length && !model) return;
    while (this.rows.length < at - 1) this.rows.push(undefined);
    const fresh = Array.from({ length: count }, (): Row | undefined =>
      model ? { generation: this.generation.now, values: [], styles: model.slice() } : undefined,
    );
    this.rows = [...this.rows.slice(0, at - 1), ...fresh, ...this.rows.slice(at - 1)];
  }

  deleteRows(at: number, count: number): void {
    this.rowCount -= count;
    this.rows.splice(at - 1, count);
  }

  /** New columns in front of column `at`, looking like column `like` if one is given. */
  insertColumns(at: number, count: number, like?: number): void {
    this.columnCount += count;
    this.eachUsedRow((row) => {
      const model = like === undefined ? undefined : row.styles?.[like - 1];
      for (const list of lists) {
        const cells: unknown[] | undefined = row[list];
        if (!cells || cells.length < at) continue;
        const blank = list === 'styles' ? model : list === 'values' ? null : undefined;
        cells.splice(at - 1, 0, ...new Array<unknown>(count).fill(blank));
      }
    });
    if (this.columns.length < at) return;
    this.columns.splice(at - 1, 0, ...new Array<undefined>(count).fill(undefined));
  }

  deleteColumns(at: number, count: number): void {
    this.columnCount -= count;
    this.columns.splice(at - 1, count);
    this.eachUsedRow((row) => {
      for (const list of lists) row[list]?.splice(at - 1, count);
    });
  }

  private eachUsedRow(change: (row: Row) => void): void {
    for (let row = 1; row <= this.rows.length; row++) if (this.rows[row - 1]) change(this.writableRow(row));
  }

  /** What the grid is now; the caller starts a new generation after it. */
  state(): GridState {
    const { rowCount, columnCount } = this;
    return { rowCount, columnCount, rows: this.rows.slice(), columns: this.columns.slice() };
  }

  restore(state: GridState): void {
    this.rowCount = state.rowCount;
    this.columnCount = state.columnCount;
    this.rows = state.rows.slice();
    this.columns = state.columns.slice();
  }
}
