/** Formulas written from the sidebar, and the forecast they make put to the test. */
export interface FormulasCalls {
  /** Where a formula could go and what it could read. */
  formulaPlaces(input: Record<string, never>): FormulaPlaces;
  /** Writes a formula into the chosen cell. What is there stays, unless `over` names that cell. A share is shown in percent. */
  writeFormula(input: { formula: string; over: string; isShare: boolean }): FormulaWritten;
  /** Whether a forecast made on the past would have come true, in sentences; the figures where there are any. */
  checkForecast(input: Record<string, never>): ForecastCheck;
}

export interface FormulaPlaces {
  /** "Orders!B2", the cell chosen now. */
  readonly cell: string;
  /** Tabs that hold something, those of the orders in use first; `lastColumn` is its last letter. */
  readonly tabs: readonly { readonly name: string; readonly lastColumn: string; readonly orders: boolean }[];
}

export interface FormulaWritten {
  readonly cell: string;
  readonly written: boolean;
  /** What was in the cell. */
  readonly held: string;
}

export interface ForecastCheck {
  readonly sentences: readonly string[];
  /** Order days: `bias` is (forecast − came) ÷ came, `error` that of one customer. */
  readonly figures: {
    readonly came: number;
    readonly forecast: ForecastFigures;
    readonly pastRate: ForecastFigures;
  } | null;
}

export interface ForecastFigures {
  readonly total: number;
  readonly bias: number | null;
  readonly error: number;
}
