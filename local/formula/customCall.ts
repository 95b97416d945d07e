import { areaName } from '../book/area.ts';
import type { Book } from '../book/book.ts';
import { CellError, DateSerial, type Matrix, type Value } from '../book/value.ts';
import { zoneClock } from '../book/zone.ts';
import type { Argument, ArgumentCell, CallingCell, CustomFunctions, CustomResult } from './custom.ts';
import { fingerprint } from './fingerprint.ts';
import { isMany, type Operand, oneOf, Range, rowsOf } from './operand.ts';

/** Results kept at most; the oldest goes first. */
const mostKept = 500;
const longestText = 50_000;

/** Calls custom functions as Google does: the same function with the same arguments runs once. */
export class CustomCalls {
  private readonly results = new Map<string, Value | Matrix>();

  constructor(
    private readonly book: Book,
    private readonly functions: CustomFunctions,
  ) {}

  has(name: string): boolean {
    return this.functions.has(name);
  }

  /** Forgets all results, so that every function runs anew when its formula is evaluated. */
  forget(): void {
    this.results.clear();
  }

  /** What the function returns; what it throws is an error value. */
  call(name: string, operands: readonly Operand[], at: CallingCell): Value | Matrix {
    const key = [name, this.book.zone, ...operands.map(operandKey)].join('\n');
    const known = this.results.get(key);
    if (known !== undefined) return known;
    const result = this.valueFrom(this.functions.call(name, operands.map(argumentOf), at));
    // What failed may work the next time, so it is asked again.
    if (result instanceof CellError) return result;
    if (this.results.size >= mostKept) this.results.delete(this.results.keys().next().value!);
    this.results.set(key, result);
    return result;
  }

  private valueFrom(result: CustomResult): Value | Matrix {
    if ('error' in result) return new CellError('#ERROR!', result.error, result.line);
    try {
      return Array.isArray(result.value) ? this.rowsFrom(result.value) : this.cellFrom(result.value);
    } catch (thrown) {
      if (thrown instanceof CellError) return thrown;
      throw thrown;
    }
  }

  /** Rows as they came, short ones filled up with blanks. */
  private rowsFrom(rows: readonly unknown[]): Value | Matrix {
    if (!rows.every((row) => Array.isArray(row))) return refused('a list that is not made of rows');
    const lines = rows as readonly (readonly unknown[])[];
    const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
    if (width === 0) return null;
    return lines.map((line) => Array.from({ length: width }, (_, i) => this.cellFrom(line[i])));
  }

  private cellFrom(cell: unknown): Value {
    if (cell === null || cell === undefined) return null;
    if (typeof cell === 'boolean') return cell;
    if (typeof cell === 'string')
      return cell.length > longestText ? refused('a text longer than a cell may hold') : cell;
    if (typeof cell === 'number') {
      return Number.isFinite(cell)
        ? cell
        : new CellError('#NUM!', 'The function returned a number that is not finite.');
    }
    if (cell instanceof DateSerial) return cell;
    if (Object.prototype.toString.call(cell) !== '[object Date]')
      throw refused(`${typeof cell}, which no cell can hold`);
    const instant = Number(cell);
    if (!Number.isFinite(instant))
      return new CellError('#NUM!', 'The function returned a date that does not exist.');
    return new DateSerial(zoneClock(this.book.zone).serialOf(instant));
  }
}

const refused = (what: string): CellError => new CellError('#ERROR!', `The function returned ${what}.`);

/** Blank as '' and errors as their code, in rows that the callee may keep. */
function argumentOf(operand: Operand): Argument {
  if (!isMany(operand)) return argumentCell(oneOf(operand, null));
  // A range read afresh for this call is nobody else's: its rows are changed in place.
  const rows = operand instanceof Range ? operand.takeRows() : rowsOf(operand).map((row) => row.slice());
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) {
      const value = row[i]!;
      if (value === null || value instanceof CellError) row[i] = argumentCell(value);
    }
  }
  return rows as ArgumentCell[][];
}

function argumentCell(value: Value): ArgumentCell {
  if (value === null) return '';
  return value instanceof CellError ? value.code : value;
}

/** Equal for equal arguments: ranges by where they are and when they last changed, all else by content. */
function operandKey(operand: Operand): string {
  if (operand instanceof Range && !operand.isCell) {
    const { sheet, area } = operand;
    return `range ${sheet.id} ${areaName(area)} ${sheet.version(area)}`;
  }
  return isMany(operand)
    ? `array ${fingerprint(rowsOf(operand))}`
    : `cell ${fingerprint([[oneOf(operand, null)]])}`;
}
