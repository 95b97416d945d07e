/** The errors a cell can show. */
export type ErrorCode = '#N/A' | '#VALUE!' | '#DIV/0!' | '#REF!' | '#NAME?' | '#NUM!' | '#NULL!' | '#ERROR!';

/** An error as the content of a cell; services read it as its code. */
export class CellError {
  constructor(
    readonly code: ErrorCode,
    /** What the hover note says, without the line that Google appends. */
    readonly message: string,
    /** Line of the script that threw; only for custom functions. */
    readonly line?: number,
  ) {}

  /** The hover note as the sheet shows it. */
  get note(): string {
    return this.line === undefined ? this.message : `${this.message} (line ${this.line})`;
  }

  toString(): string {
    return this.code;
  }
}

/**
 * A number that stands for a day or a moment: days since 1899-12-30 on the wall clock of the spreadsheet's
 * zone, with the time as a fraction. It has no instant of its own; `zone.ts` turns it into one.
 */
export class DateSerial {
  constructor(readonly serial: number) {}
}

/** What a cell holds. Blank is null; '' is a formula's empty text. */
export type Value = number | string | boolean | null | DateSerial | CellError;

/** Rows of values, rectangular. */
export type Matrix = readonly (readonly Value[])[];

/** Something the spreadsheet refuses to do; the text is Google's. */
export class BookRefusal extends Error {}
