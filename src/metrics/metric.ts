import type { Cell } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import type { Words } from '../core/language.ts';
import type { Params, Values } from '../core/params.ts';

/** What a spreadsheet function gives back: one cell, or rows of a table. */
export type Result = Cell | Cell[][];

/**
 * One spreadsheet function. This object is all there is to say about it: arguments are parsed and refused, help,
 * autocomplete and the README table are written from it. Code that runs at Google reads none of the words (summary,
 * returns, example, the params' label and help): the build leaves them out of Code.js.
 */
export interface Metric<P extends Params> {
  /** As typed in a cell: RFM_SCORE. */
  readonly name: string;
  readonly summary: Words;
  /** In the order in which they are typed; keys are printed as they stand (as_of). */
  readonly params: P;
  readonly returns: Words;
  /** A formula over the README's example tab, run by a test, with the value it gives. */
  readonly example: { readonly formula: string; readonly result: Result };
  evaluate(values: Values<P>, context: Context): Result;
}

/** Infers the parameters, so that `evaluate` receives them typed. */
export function defineMetric<const P extends Params>(metric: Metric<P>): Metric<P> {
  return metric;
}
