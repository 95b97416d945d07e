import type { DateSerial } from '../book/value.ts';

/** One cell as a custom function gets it: blank is '', an error its code as text. */
export type ArgumentCell = number | string | boolean | DateSerial;

/**
 * One argument: a single cell comes as its value, a range of several as its rows, whole columns with every row
 * of the grid. The rows are fresh arrays that belong to the callee. Whoever runs the script makes a Date of each
 * DateSerial with `zoneClock(book.zone).instantOf(serial)`. An empty slot is ''; what is left out at the end is absent.
 */
export type Argument = ArgumentCell | ArgumentCell[][];

/** What came of a call. `value` is a cell, a row of cells or rows of cells; Dates of any realm are taken as instants. */
export type CustomResult =
  | { readonly value: unknown }
  /** Thrown by the script, or by whoever stops it. The line makes the ` (line N)` of the hover note. */
  | { readonly error: string; readonly line?: number };

/** The cell that asks. */
export interface CallingCell {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

/** The spreadsheet functions that a script brings. Names are told apart without regard to case. */
export interface CustomFunctions {
  has(name: string): boolean;
  /** Runs the function to its end; never throws. */
  call(name: string, args: readonly Argument[], at: CallingCell): CustomResult;
}
