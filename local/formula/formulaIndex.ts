import { type Area, intersects, lastColumnOf, lastRowOf } from '../book/area.ts';
import type { Sheet } from '../book/sheet.ts';
import { anchorArea, type FormulaCell } from './formulaCell.ts';

/** An area of at most so many cells is filed under each of them, a larger one in a list. */
const mostPoints = 64;
const keyOf = (row: number, column: number): number => row * 20_000 + column;
const sizeOf = (area: Area): number => area.rows * area.columns;

function* keysOf(area: Area): Generator<number> {
  for (let row = area.row; row <= lastRowOf(area); row++) {
    for (let column = area.column; column <= lastColumnOf(area); column++) yield keyOf(row, column);
  }
}

/** What is known of one sheet. */
class SheetIndex {
  readonly cells = new Map<number, FormulaCell>();
  readonly dirty = new Map<number, FormulaCell>();
  /** Readers of small areas by cell, and of large ones. */
  readonly points = new Map<number, Set<FormulaCell>>();
  readonly wide = new Map<FormulaCell, Area[]>();
  /** Formulas whose result lies, or would lie, beyond their cell. */
  readonly spread = new Set<FormulaCell>();
}

/** Finds formulas by where they stand and by what they read. */
export class FormulaIndex {
  private readonly sheets = new Map<Sheet, SheetIndex>();
  readonly todays = new Set<FormulaCell>();
  readonly volatiles = new Set<FormulaCell>();
  readonly tainted = new Set<FormulaCell>();
  private dirtyCount = 0;

  private of(sheet: Sheet): SheetIndex {
    const known = this.sheets.get(sheet);
    if (known) return known;
    const made = new SheetIndex();
    this.sheets.set(sheet, made);
    return made;
  }

  clear(): void {
    this.sheets.clear();
    this.todays.clear();
    this.volatiles.clear();
    this.tainted.clear();
    this.dirtyCount = 0;
  }

  at(sheet: Sheet, row: number, column: number): FormulaCell | undefined {
    return this.sheets.get(sheet)?.cells.get(keyOf(row, column));
  }

  add(formula: FormulaCell): void {
    this.of(formula.sheet).cells.set(keyOf(formula.row, formula.column), formula);
    if (formula.meaning.usesToday) this.todays.add(formula);
    if (formula.meaning.isVolatile) this.volatiles.add(formula);
    for (const { sheet, area } of formula.dependencies) {
      const index = this.of(sheet);
      if (sizeOf(area) > mostPoints) {
        index.wide.set(formula, [...(index.wide.get(formula) ?? []), area]);
        continue;
      }
      for (const key of keysOf(area)) {
        const readers = index.points.get(key);
        if (readers) readers.add(formula);
        else index.points.set(key, new Set([formula]));
      }
    }
  }

  remove(formula: FormulaCell): void {
    this.setDirty(formula, false);
    this.noteSpread(formula, false);
    this.of(formula.sheet).cells.delete(keyOf(formula.row, formula.column));
    for (const set of [this.todays, this.volatiles, this.tainted]) set.delete(formula);
    for (const { sheet, area } of formula.dependencies) {
      const index = this.of(sheet);
      index.wide.delete(formula);
      if (sizeOf(area) <= mostPoints) for (const key of keysOf(area)) index.points.get(key)?.delete(formula);
    }
  }

  setDirty(formula: FormulaCell, isDirty: boolean): void {
    if (formula.isDirty === isDirty) return;
    formula.isDirty = isDirty;
    this.dirtyCount += isDirty ? 1 : -1;
    const { dirty } = this.of(formula.sheet);
    const key = keyOf(formula.row, formula.column);
    if (isDirty) dirty.set(key, formula);
    else dirty.delete(key);
  }

  get hasDirty(): boolean {
    return this.dirtyCount > 0;
  }

  /** Every formula that is out of date, those that become so on the way included. */
  *dirty(): Generator<FormulaCell> {
    while (this.hasDirty) for (const { dirty } of this.sheets.values()) yield* dirty.values();
  }

  /** Files a formula among those whose result needs more cells than its own. */
  noteSpread(formula: FormulaCell, isSpread: boolean): void {
    const { spread } = this.of(formula.sheet);
    if (isSpread) spread.add(formula);
    else spread.delete(formula);
  }

  /** Formulas that stand in the area. */
  standingIn(sheet: Sheet, area: Area): FormulaCell[] {
    return inArea(this.sheets.get(sheet)?.cells, area);
  }

  /** Formulas that are out of date and may change a cell of the area. */
  dirtyIn(sheet: Sheet, area: Area): FormulaCell[] {
    const index = this.sheets.get(sheet);
    if (!index || index.dirty.size === 0) return [];
    const found = inArea(index.dirty, area);
    for (const formula of index.spread) {
      if (formula.isDirty && formula.spill && intersects(formula.spill, area) && !found.includes(formula))
        found.push(formula);
    }
    return found;
  }

  /** Formulas that show, or would show, something in the area besides their own cell. */
  spreadOver(sheet: Sheet, area: Area): FormulaCell[] {
    const found: FormulaCell[] = [];
    for (const formula of this.sheets.get(sheet)?.spread ?? []) {
      const touches = [formula.spill, formula.blocked].some(
        (part) => part !== null && intersects(part, area),
      );
      if (touches) found.push(formula);
    }
    return found;
  }

  /** Formulas that read a cell of the area. */
  readersOf(sheet: Sheet, area: Area): Set<FormulaCell> {
    const found = new Set<FormulaCell>();
    const index = this.sheets.get(sheet);
    if (!index) return found;
    for (const [formula, areas] of index.wide)
      if (areas.some((part) => intersects(part, area))) found.add(formula);
    if (sizeOf(area) <= index.points.size) {
      for (const key of keysOf(area)) for (const formula of index.points.get(key) ?? []) found.add(formula);
    } else {
      for (const [key, readers] of index.points)
        if (isIn(key, area)) for (const formula of readers) found.add(formula);
    }
    return found;
  }

  *all(): Generator<FormulaCell> {
    for (const { cells } of this.sheets.values()) yield* cells.values();
  }
}

function isIn(key: number, area: Area): boolean {
  const row = Math.floor(key / 20_000);
  const column = key % 20_000;
  return row >= area.row && row <= lastRowOf(area) && column >= area.column && column <= lastColumnOf(area);
}

function inArea(cells: ReadonlyMap<number, FormulaCell> | undefined, area: Area): FormulaCell[] {
  const found: FormulaCell[] = [];
  if (!cells || cells.size === 0) return found;
  if (sizeOf(area) > cells.size) {
    for (const formula of cells.values()) if (intersects(anchorArea(formula), area)) found.push(formula);
    return found;
  }
  for (const key of keysOf(area)) {
    const formula = cells.get(key);
    if (formula) found.push(formula);
  }
  return found;
}
