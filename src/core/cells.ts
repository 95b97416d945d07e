/** What a cell holds when Google hands it over. Blank is ''; null and undefined are taken as blank too. */
export type Cell = string | number | boolean | Date | null | undefined;

/** Rows of cells, as `getValues` gives them. */
export type Table = readonly (readonly Cell[])[];
