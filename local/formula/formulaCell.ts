import type { Area } from '../book/area.ts';
import type { Sheet } from '../book/sheet.ts';
import { isVolatileName } from './evaluate.ts';
import { type Node, nodesOf, parseFormula } from './parse.ts';
import type { Reference } from './reference.ts';
import { type DecimalMark, FormulaSyntaxError } from './tokens.ts';

/** Past the last row and column that any grid can have. */
const endless = 1e9;

/** What a text means as a formula, wherever it stands. */
export interface Meaning {
  /** null for a text that is no formula. */
  readonly node: Node | null;
  readonly references: readonly Reference[];
  /** Names used as values: named ranges, or names of LET. */
  readonly names: readonly string[];
  /** Uses NOW or a random function itself. */
  readonly isVolatile: boolean;
  readonly usesToday: boolean;
}

const meanings = new Map<string, Meaning>();
const mostMeanings = 20_000;

/** The meaning of a formula's text, by how the locale writes fractions; equal texts share one. */
export function meaningOf(text: string, decimal: DecimalMark): Meaning {
  const key = decimal + text;
  const known = meanings.get(key);
  if (known) return known;
  if (meanings.size >= mostMeanings) meanings.clear();
  const meaning = readMeaning(text, decimal);
  meanings.set(key, meaning);
  return meaning;
}

function readMeaning(text: string, decimal: DecimalMark): Meaning {
  const node = parsed(text, decimal);
  const nodes = node ? [...nodesOf(node)] : [];
  const calls = nodes.flatMap((n) => (n.kind === 'call' ? [n.name] : []));
  return {
    node,
    references: nodes.flatMap((n) => (n.kind === 'reference' ? [n.reference] : [])),
    names: nodes.flatMap((n) => (n.kind === 'name' ? [n.name.toLowerCase()] : [])),
    isVolatile: calls.some(isVolatileName),
    usesToday: calls.includes('TODAY'),
  };
}

function parsed(text: string, decimal: DecimalMark): Node | null {
  try {
    return parseFormula(text, decimal);
  } catch (thrown) {
    if (thrown instanceof FormulaSyntaxError) return null;
    throw thrown;
  }
}

/** Cells that a formula reads; open sides never end, so that a grid may grow under them. */
export interface Dependency {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** A formula in its cell, with what recalculation knows about it. */
export interface FormulaCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly meaning: Meaning;
  readonly dependencies: readonly Dependency[];
  /** Where its result lies beyond its own cell; null for a single value. Includes the own cell. */
  spill: Area | null;
  /** Where it would lie if nothing were in the way. */
  blocked: Area | null;
  /** Its result depends on NOW or chance, its own or that of a cell it reads. */
  isTainted: boolean;
  isDirty: boolean;
  isBusy: boolean;
  isCircular: boolean;
  /** How often it was evaluated while settling; bounds loops through spills. */
  runs: number;
}

/** The cells of a sheet that a reference may ever mean. */
export function dependencyArea({ from, to }: Reference): Area {
  const end = to ?? from;
  const row = from.row ?? 1;
  const column = from.column ?? 1;
  return {
    row,
    column,
    rows: (end.row ?? endless) - row + 1,
    columns: (end.column ?? endless) - column + 1,
  };
}

export const anchorArea = ({ row, column }: { row: number; column: number }): Area => ({
  row,
  column,
  rows: 1,
  columns: 1,
});

/** The cells that show the formula's result. */
export const shownArea = (formula: FormulaCell): Area => formula.spill ?? anchorArea(formula);
