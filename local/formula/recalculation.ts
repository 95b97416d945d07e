import { type Area, intersects, lastColumnOf, lastRowOf } from '../book/area.ts';
import type { Book, Calculation, Change } from '../book/book.ts';
import type { Sheet } from '../book/sheet.ts';
import { BookRefusal, CellError, type Matrix, type Value } from '../book/value.ts';
import { zoneClock } from '../book/zone.ts';
import type { CustomFunctions } from './custom.ts';
import { CustomCalls } from './customCall.ts';
import { evaluateTree, type Scene } from './evaluate.ts';
import {
  anchorArea,
  type Dependency,
  dependencyArea,
  type FormulaCell,
  type Meaning,
  meaningOf,
  shownArea,
} from './formulaCell.ts';
import { FormulaIndex } from './formulaIndex.ts';
import { isMatrix, type Operand } from './operand.ts';
import { blockerOf, clearResult, placeResult } from './spill.ts';

/** A formula evaluated more often than this while settling runs in circles through its spills. */
const mostRuns = 20;

const circular = new CellError(
  '#REF!',
  'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
);
const notAFormula = new CellError('#ERROR!', 'Formula parse error.');

/**
 * Keeps the formulas of a book up to date. Cells that change make the formulas that read them dirty, and those that read
 * these; when somebody reads, dirty formulas are evaluated, each after what it reads. Results of several cells spill to the
 * right and down, unless something is in the way.
 */
export class Recalculation implements Calculation {
  private readonly index = new FormulaIndex();
  private readonly calls: CustomCalls;
  private isRunning = false;
  private today = Number.NaN;

  constructor(
    private readonly book: Book,
    custom: CustomFunctions,
    private readonly random: () => number = Math.random,
  ) {
    this.calls = new CustomCalls(book, custom);
    book.watch((change) => this.follow(change));
    book.calculation = this;
    this.rescanAll();
  }

  settle(): void {
    if (this.isRunning) return;
    this.followClock();
    if (!this.index.hasDirty) return;
    this.isRunning = true;
    const evaluated: FormulaCell[] = [];
    try {
      for (const formula of this.index.volatiles) this.mark(formula);
      for (const formula of this.index.dirty()) this.bringUpToDate(formula, evaluated);
    } finally {
      this.isRunning = false;
      for (const formula of evaluated) formula.runs = 0;
    }
  }

  /** Runs every formula again, custom functions included, when next read: for a new bundle or new settings. */
  recalculateAll(): void {
    this.calls.forget();
    for (const formula of this.index.all()) this.mark(formula);
    this.book.changed();
  }

  isVolatile({ sheet, area }: Dependency): boolean {
    for (const formula of this.index.tainted) {
      if (formula.sheet === sheet && intersects(shownArea(formula), area)) return true;
    }
    return false;
  }

  private nowSerial(): number {
    return zoneClock(this.book.zone).serialOf(this.book.now());
  }

  /** A new day is a new TODAY. */
  private followClock(): void {
    if (this.index.todays.size === 0) return;
    const today = Math.floor(this.nowSerial());
    if (today === this.today) return;
    this.today = today;
    for (const formula of this.index.todays) this.mark(formula);
  }

  // Following changes

  private follow(change: Change): void {
    if (change.kind === 'all') this.rescanAll();
    else if (change.kind === 'shape') this.rescanShape(change.sheet);
    else this.followCells(change.sheet, change.area);
  }

  private followCells(sheet: Sheet, area: Area): void {
    for (const formula of this.index.standingIn(sheet, area)) {
      if (textAt(formula) === formula.text) this.mark(formula);
      else this.drop(formula);
    }
    this.scan(sheet, area);
    this.markReaders(sheet, area);
    for (const formula of this.index.spreadOver(sheet, area)) this.mark(formula);
  }

  private rescanAll(): void {
    this.index.clear();
    for (const sheet of this.book.sheets) {
      sheet.dropSpills();
      this.scan(sheet, sheet.all);
    }
  }

  /** After rows, columns or a sheet moved, every formula of that sheet is new, and so is one whose text was rewritten. */
  private rescanShape(changed: Sheet): void {
    for (const formula of [...this.index.all()]) {
      if (formula.sheet === changed) this.index.remove(formula);
      else if (textAt(formula) !== formula.text || means(formula, changed)) this.drop(formula);
    }
    for (const sheet of this.book.sheets) {
      if (sheet === changed) sheet.dropSpills();
      this.scan(sheet, sheet.all);
    }
  }

  /** Takes up the formulas of an area that are not known yet. */
  private scan(sheet: Sheet, area: Area): void {
    for (let row = area.row; row <= Math.min(lastRowOf(area), sheet.grid.usedRows); row++) {
      const { formulas } = sheet.grid.row(row) ?? {};
      if (!formulas) continue;
      for (let column = area.column; column <= Math.min(lastColumnOf(area), formulas.length); column++) {
        const text = formulas[column - 1];
        if (text === undefined || this.index.at(sheet, row, column)) continue;
        this.take(sheet, row, column, text);
      }
    }
  }

  private take(sheet: Sheet, row: number, column: number, text: string): void {
    const meaning = meaningOf(text, this.book.locale.decimal);
    const formula: FormulaCell = {
      sheet,
      row,
      column,
      text,
      meaning,
      dependencies: this.dependenciesOf(meaning, sheet),
      spill: null,
      blocked: null,
      isTainted: false,
      isDirty: false,
      isBusy: false,
      isCircular: false,
      runs: 0,
    };
    this.index.add(formula);
    this.mark(formula);
  }

  private dependenciesOf(meaning: Meaning, home: Sheet): Dependency[] {
    const direct = meaning.references.flatMap((reference) => {
      const sheet = reference.sheet === undefined ? home : this.book.sheetByName(reference.sheet);
      return sheet ? [{ sheet, area: dependencyArea(reference) }] : [];
    });
    const named = this.book.namedRanges.flatMap(({ name, sheetId, area }) => {
      const sheet = meaning.names.includes(name.toLowerCase()) ? this.book.sheetById(sheetId) : null;
      return sheet ? [{ sheet, area }] : [];
    });
    return [...direct, ...named];
  }

  /** Forgets a formula and takes what it spilled off the sheet. */
  private drop(formula: FormulaCell): void {
    const { sheet, spill } = formula;
    this.index.remove(formula);
    if (!spill) return;
    if (clearResult(sheet, spill, null)) sheet.stamp(spill);
    this.markReaders(sheet, spill);
    for (const other of this.index.spreadOver(sheet, spill)) this.mark(other);
  }

  /** Makes a formula dirty, and all that read it. */
  private mark(formula: FormulaCell): void {
    const waiting = [formula];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (next.isDirty) continue;
      next.isCircular = false;
      this.index.setDirty(next, true);
      for (const reader of this.index.readersOf(next.sheet, shownArea(next)))
        if (!reader.isDirty) waiting.push(reader);
    }
  }

  private markReaders(sheet: Sheet, area: Area): void {
    for (const formula of this.index.readersOf(sheet, area)) this.mark(formula);
  }

  // Evaluating

  /** Evaluates a formula after the dirty ones that it reads; those that wait for each other are circular. */
  private bringUpToDate(first: FormulaCell, evaluated: FormulaCell[]): void {
    const path = [{ formula: first, waitsFor: this.dirtyBefore(first) }];
    first.isBusy = true;
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.waitsFor.pop();
      if (next?.isBusy) {
        const start = path.findIndex(({ formula }) => formula === next);
        for (const { formula } of path.slice(start)) formula.isCircular = true;
      } else if (next?.isDirty) {
        next.isBusy = true;
        path.push({ formula: next, waitsFor: this.dirtyBefore(next) });
      } else if (!next) {
        path.pop();
        const { formula } = top;
        formula.isBusy = false;
        this.index.setDirty(formula, false);
        evaluated.push(formula);
        this.show(formula, this.resultOf(formula));
      }
    }
  }

  private dirtyBefore(formula: FormulaCell): FormulaCell[] {
    const found: FormulaCell[] = [];
    for (const { sheet, area } of formula.dependencies) {
      if (sheet === formula.sheet && intersects(anchorArea(formula), area)) formula.isCircular = true;
      for (const other of this.index.dirtyIn(sheet, area)) if (other !== formula) found.push(other);
    }
    return found;
  }

  private resultOf(formula: FormulaCell): Value | Matrix {
    formula.runs += 1;
    formula.isTainted = false;
    this.index.tainted.delete(formula);
    if (formula.isCircular || formula.runs > mostRuns) return circular;
    if (!formula.meaning.node) return notAFormula;
    const { value, isVolatile } = evaluateTree(formula.meaning.node, this.sceneOf(formula));
    formula.isTainted = isVolatile;
    if (isVolatile) this.index.tainted.add(formula);
    return value;
  }

  private sceneOf(formula: FormulaCell): Scene {
    const at = { sheetId: formula.sheet.id, row: formula.row, column: formula.column };
    return {
      book: this.book,
      sheet: formula.sheet,
      place: formula,
      now: () => this.nowSerial(),
      random: this.random,
      hasCustom: (name) => this.calls.has(name),
      callCustom: (name: string, args: readonly Operand[]) => this.calls.call(name, args, at),
      isVolatile: (range) => this.isVolatile(range),
    };
  }

  // Showing results

  private show(formula: FormulaCell, result: Value | Matrix): void {
    const old = formula.spill;
    const outcome = isMatrix(result) ? this.roomFor(formula, result) : { error: result };
    const error = 'error' in outcome ? outcome.error : null;
    const area = 'area' in outcome ? outcome.area : anchorArea(formula);
    formula.spill = 'area' in outcome ? area : null;
    formula.blocked = 'blocked' in outcome ? (outcome.blocked ?? null) : null;
    this.index.noteSpread(formula, formula.spill !== null || formula.blocked !== null);
    const cleared = old !== null && clearResult(formula.sheet, old, formula.spill);
    const placed = placeResult(formula.sheet, area, formula.spill ? (result as Matrix) : [[error]]);
    if (cleared) formula.sheet.stamp(old);
    if (placed) formula.sheet.stamp(area);
    for (const changed of [cleared ? old : null, placed ? formula.spill : null]) {
      if (changed) this.spreadNews(formula, changed);
    }
  }

  /** Others may read, or wish to fill, cells that a spill took or left. */
  private spreadNews(formula: FormulaCell, area: Area): void {
    for (const reader of this.index.readersOf(formula.sheet, area)) if (reader !== formula) this.mark(reader);
    for (const other of this.index.spreadOver(formula.sheet, area))
      if (other !== formula && other.blocked) this.mark(other);
  }

  /** Where an array may lie, or the error that the formula shows in its place. */
  private roomFor(formula: FormulaCell, rows: Matrix): { area: Area } | { error: CellError; blocked?: Area } {
    const { sheet, row, column } = formula;
    const area = { row, column, rows: rows.length, columns: rows[0]!.length };
    if (
      formula.dependencies.some(
        (dependency) => dependency.sheet === sheet && intersects(dependency.area, area),
      )
    ) {
      return { error: circular };
    }
    const blocker = blockerOf(sheet, area, formula.spill);
    if (blocker) {
      const message = `Array result was not expanded because it would overwrite data in ${blocker}.`;
      return { error: new CellError('#REF!', message), blocked: area };
    }
    try {
      this.growFor(formula, area);
      return { area };
    } catch (thrown) {
      if (thrown instanceof BookRefusal) return { error: new CellError('#REF!', thrown.message) };
      throw thrown;
    }
  }

  /** Makes the grid large enough. Formulas that read to its end see more cells then. */
  private growFor(formula: FormulaCell, area: Area): void {
    const { sheet } = formula;
    const { rowCount, columnCount } = sheet;
    const rows = Math.max(rowCount, lastRowOf(area));
    const columns = Math.max(columnCount, lastColumnOf(area));
    if (rows === rowCount && columns === columnCount) return;
    this.book.checkRoom(rows * columns - rowCount * columnCount);
    sheet.grid.insertRows(rowCount + 1, rows - rowCount);
    sheet.grid.insertColumns(columnCount + 1, columns - columnCount);
    this.book.changed();
    const below = { row: rowCount + 1, column: 1, rows: Math.max(1, rows - rowCount), columns };
    const beside = { row: 1, column: columnCount + 1, rows, columns: Math.max(1, columns - columnCount) };
    for (const fresh of [below, beside]) {
      for (const reader of this.index.readersOf(sheet, fresh)) if (reader !== formula) this.mark(reader);
    }
  }
}

const textAt = ({ sheet, row, column }: FormulaCell): string | undefined =>
  sheet.grid.row(row)?.formulas?.[column - 1];

/** Whether a formula refers to the sheet, or to a name that was not there when it was read. */
function means(formula: FormulaCell, sheet: Sheet): boolean {
  if (formula.dependencies.some((dependency) => dependency.sheet === sheet)) return true;
  const name = sheet.name.toLowerCase();
  return formula.meaning.references.some((reference) => reference.sheet?.toLowerCase() === name);
}
