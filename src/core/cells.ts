/** What a cell holds when Google hands it over. Blank is ''; null and undefined are taken as blank too. */
export type Cell = string | number | boolean | Date | null | undefined;

/** Rows of cells, as `getValues` gives them. */
export type Table = readonly (readonly Cell[])[];

/** A rectangle of cells, every member of the same shape. A member left out leaves what is there. */
export interface Block {
  readonly values: Table;
  /** '' where the cell has none; a formula stands in the place of its value. */
  readonly formulas?: readonly (readonly string[])[];
  readonly notes?: readonly (readonly string[])[];
  /** "#ffffff" is none. */
  readonly backgrounds?: readonly (readonly string[])[];
  /** "#000000" is none. */
  readonly colors?: readonly (readonly string[])[];
  /** Number formats such as "#,##0"; "@" is text, "General" none. */
  readonly formats?: readonly (readonly string[])[];
}

/** Everything of a tab from A1 to the end of its grid. */
export type Contents = { readonly [M in keyof Required<Block>]: M extends 'values' ? Cell[][] : string[][] };
