import type { Book } from '../book/book.ts';
import type { Locale } from '../book/locale.ts';
import type { Sheet } from '../book/sheet.ts';
import { BookRefusal, CellError, type Matrix, type Value } from '../book/value.ts';
import { fail, toNumber } from './coerce.ts';
import type { BuiltIn, Evaluator } from './functions/define.ts';
import { builtIns } from './functions/index.ts';
import { cellsOf, isMany, isMatrix, type Operand, oneOf, type Place, Range, rowsOf } from './operand.ts';
import { firstError, operate } from './operators.ts';
import type { Node } from './parse.ts';
import { areaOf, type Reference } from './reference.ts';

/** What one formula is evaluated in. */
export interface Scene {
  readonly book: Book;
  /** The sheet that a reference without a name means. */
  readonly sheet: Sheet;
  /** null for a formula that stands in no cell. */
  readonly place: Place | null;
  /** As a cell's date in the book's zone. */
  now(): number;
  random(): number;
  hasCustom(name: string): boolean;
  /** What the function threw is an error value. */
  callCustom(name: string, args: readonly Operand[]): Operand;
  /** Whether any cell of the range comes from NOW or a random function. */
  isVolatile(range: Range): boolean;
}

const volatileNames = new Set(['NOW', 'RAND', 'RANDBETWEEN', 'RANDARRAY']);

/** Whether a function's result changes without any of its arguments changing; TODAY is not counted. */
export const isVolatileName = (name: string): boolean => volatileNames.has(name);

const volatileRefusal =
  'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN().';

interface NamedOperand {
  readonly operand: Operand;
  readonly volatile: boolean;
}

/** Evaluates the nodes of one formula. */
export class Evaluation implements Evaluator {
  readonly locale: Locale;
  readonly place: Place | null;

  private constructor(
    private readonly scene: Scene,
    readonly arrays: boolean,
    private readonly names: ReadonlyMap<string, NamedOperand>,
    /** Whether NOW or chance had a part in what was evaluated so far. */
    private readonly met: { volatile: boolean },
  ) {
    this.locale = scene.book.locale;
    this.place = scene.place;
  }

  static of(scene: Scene): Evaluation {
    return new Evaluation(scene, false, new Map(), { volatile: false });
  }

  /** Whether the result depends on NOW or chance. */
  get isVolatile(): boolean {
    return this.met.volatile;
  }

  now(): number {
    return this.scene.now();
  }

  random(): number {
    return this.scene.random();
  }

  inArrays(): Evaluation {
    return this.arrays ? this : new Evaluation(this.scene, true, this.names, this.met);
  }

  withName(name: string, operand: Operand): Evaluation {
    const names = new Map(this.names).set(name.toLowerCase(), { operand, volatile: this.met.volatile });
    return new Evaluation(this.scene, this.arrays, names, this.met);
  }

  attempt(node: Node): Operand {
    try {
      return this.evaluate(node);
    } catch (thrown) {
      if (thrown instanceof CellError) return thrown;
      throw thrown;
    }
  }

  evaluate(node: Node): Operand {
    switch (node.kind) {
      case 'value':
        return node.value;
      case 'blank':
        return null;
      case 'reference':
        return this.range(node.reference);
      case 'name':
        return this.named(node.name);
      case 'call':
        return this.call(node.name, node.args);
      case 'sign':
        return this.eachCell([this.evaluate(node.operand)], ([value]) =>
          signed(node.operator, value!, this.locale),
        );
      case 'percent':
        return this.eachCell([this.evaluate(node.operand)], ([value]) => toNumber(value!, this.locale) / 100);
      case 'binary':
        return this.eachCell([this.evaluate(node.left), this.evaluate(node.right)], ([left, right]) =>
          operate(node.operator, left!, right!, this),
        );
      case 'array':
        return this.array(node.rows);
    }
  }

  private range(reference: Reference): Range {
    const { book, sheet: home } = this.scene;
    const sheet = reference.sheet === undefined ? home : book.sheetByName(reference.sheet);
    if (!sheet) return fail('#REF!', `Unresolved sheet name '${reference.sheet}'.`);
    const area = areaOf(reference, sheet);
    if (!area) return fail('#REF!', 'Reference does not exist');
    const range = new Range(sheet, area);
    if (this.scene.isVolatile(range)) this.met.volatile = true;
    return range;
  }

  private named(name: string): Operand {
    const known = this.names.get(name.toLowerCase());
    if (known) {
      if (known.volatile) this.met.volatile = true;
      return known.operand;
    }
    const { book } = this.scene;
    const named = book.namedRanges.find((range) => range.name.toLowerCase() === name.toLowerCase());
    const sheet = named && book.sheetById(named.sheetId);
    return sheet
      ? new Range(sheet, named.area)
      : fail('#NAME?', `Unknown range name: '${name.toUpperCase()}'.`);
  }

  private call(name: string, nodes: readonly Node[]): Operand {
    const builtIn = builtIns.get(name);
    if (builtIn) return this.callBuiltIn(name, builtIn, nodes);
    if (this.scene.hasCustom(name)) return this.callCustom(name, nodes);
    return fail(
      '#NAME?',
      `Unknown function: '${name}'. Google Sheets may know it, but it is not available here.`,
    );
  }

  private callBuiltIn(name: string, builtIn: BuiltIn, nodes: readonly Node[]): Operand {
    const [fewest, most] = builtIn.counts;
    if (nodes.length < fewest || nodes.length > most)
      fail('#N/A', wrongCount(name, builtIn.counts, nodes.length));
    if (isVolatileName(name)) this.met.volatile = true;
    if (builtIn.kind === 'lazy') return builtIn.run(nodes, this);
    if (builtIn.kind === 'whole') {
      const evaluator = builtIn.arrays ? this.inArrays() : this;
      return builtIn.run(
        nodes.map((node) => evaluator.attempt(node)),
        this,
      );
    }
    const operands = nodes.map((node) => (builtIn.seesErrors ? this.attempt(node) : this.evaluate(node)));
    return this.eachCell(operands, (values) => builtIn.run(values, this), builtIn.seesErrors);
  }

  private callCustom(name: string, nodes: readonly Node[]): Operand {
    const before = this.met.volatile;
    this.met.volatile = false;
    const operands = nodes.map((node) => this.evaluate(node));
    const args = operands.map((operand) => (isMany(operand) ? operand : oneOf(operand, this.place)));
    const refused = this.met.volatile;
    this.met.volatile = before;
    if (refused) fail('#ERROR!', volatileRefusal);
    const error = firstError(args.filter((arg) => !isMany(arg)) as Value[]);
    if (error) throw error;
    const result = this.scene.callCustom(name, args);
    if (result instanceof CellError) throw result;
    return result;
  }

  eachCell(
    operands: readonly Operand[],
    run: (values: readonly Value[]) => Value,
    seesErrors = false,
  ): Operand {
    const one = (values: readonly Value[]): Value =>
      (seesErrors ? undefined : firstError(values)) ?? run(values);
    if (!this.arrays || !operands.some(isMany)) {
      const result = one(operands.map((operand) => oneOf(operand, this.place)));
      if (result instanceof CellError && !seesErrors) throw result;
      return result;
    }
    return spread(operands, (values) => {
      try {
        return one(values);
      } catch (thrown) {
        if (thrown instanceof CellError) return thrown;
        throw thrown;
      }
    });
  }

  /** {1, 2; A1:B2}: parts beside each other must have equally many rows, parts under each other columns. */
  private array(rows: readonly (readonly Node[])[]): Matrix {
    const evaluator = this.inArrays();
    const bands = rows.map((nodes) => beside(nodes.map((node) => rowsOf(evaluator.attempt(node)))));
    const width = bands[0]![0]?.length ?? 0;
    if (bands.some((band) => (band[0]?.length ?? 0) !== width)) {
      fail('#VALUE!', 'In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.');
    }
    return bands.flat();
  }
}

function beside(parts: readonly Matrix[]): Matrix {
  if (parts.length === 1) return parts[0]!;
  const height = parts[0]!.length;
  if (parts.some((part) => part.length !== height)) {
    fail('#VALUE!', 'Function ARRAY_ROW parameters have mismatched row sizes.');
  }
  return parts[0]!.map((_, row) => parts.flatMap((part) => part[row]!));
}

function signed(operator: '-' | '+', value: Value, locale: Locale): Value {
  return operator === '+' ? value : -toNumber(value, locale) || 0;
}

const mismatch = new CellError('#N/A', 'Array arguments are of different size.');

/** Repeats a function over arrays; one row or column is repeated to fill, and what is too short leaves #N/A. */
function spread(operands: readonly Operand[], run: (values: readonly Value[]) => Value): Matrix {
  const parts = operands.map(cellsOf);
  const height = Math.max(...parts.map(({ rows }) => rows));
  const width = Math.max(...parts.map(({ columns }) => columns));
  const valueAt = (row: number, column: number): Value => {
    const values: Value[] = [];
    for (const part of parts) {
      const r = part.rows === 1 ? 0 : row;
      const c = part.columns === 1 ? 0 : column;
      if (r >= part.rows || c >= part.columns) return mismatch;
      values.push(part.at(r, c));
    }
    return run(values);
  };
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => valueAt(row, column)),
  );
}

function wrongCount(name: string, [fewest, most]: readonly [number, number], given: number): string {
  const expected =
    most === Number.POSITIVE_INFINITY
      ? `at least ${fewest}`
      : fewest === most
        ? `${fewest}`
        : `between ${fewest} and ${most}`;
  return `Wrong number of arguments to ${name}. Expected ${expected} arguments, but got ${given} arguments.`;
}

/** The value or rows that a formula's tree comes to; errors are values. */
export function evaluateTree(node: Node, scene: Scene): { value: Value | Matrix; isVolatile: boolean } {
  const evaluation = Evaluation.of(scene);
  const value = settled(evaluation, node, scene.place);
  return { value, isVolatile: evaluation.isVolatile };
}

function settled(evaluation: Evaluation, node: Node, place: Place | null): Value | Matrix {
  try {
    const operand = evaluation.evaluate(node);
    if (isMatrix(operand))
      return operand.length === 1 && operand[0]!.length === 1 ? operand[0]![0]! : operand;
    // A formula that stands nowhere has no row of its own to pick from a range.
    return operand instanceof Range && place === null ? matrixOrCell(operand) : oneOf(operand, place);
  } catch (thrown) {
    if (thrown instanceof CellError) return thrown;
    if (thrown instanceof BookRefusal) return new CellError('#REF!', thrown.message);
    throw thrown;
  }
}

const matrixOrCell = (range: Range): Value | Matrix => (range.isCell ? range.rows[0]![0]! : range.rows);
