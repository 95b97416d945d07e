// A text, a reference into another tab, or a reference into this one: column, row.
const piece =
  /"(?:[^"]|"")*"|(?:'(?:[^']|'')*'|[\p{L}\p{N}_.]+)!\$?[A-Z]{1,3}\$?\d*(?::\$?[A-Z]{1,3}\$?\d*)?|[\p{L}\p{N}_.]*\(|(?<![\p{L}\p{N}_.$])(\$?[A-Z]{1,3})(\d+)(?![\p{L}\p{N}_])/gu;

/**
 * A formula whose rows have moved: `moved` says where a row of its own tab is now. References with `$` before the row
 * and into other tabs stay.
 */
export function movedFormula(formula: string, moved: (row: number) => number): string {
  return formula.replace(piece, (found, column?: string, row?: string) =>
    column === undefined ? found : `${column}${moved(Number(row))}`,
  );
}

const fillsMore =
  /\{|\b(?:ARRAYFORMULA|BYCOL|BYROW|CHOOSECOLS|CHOOSEROWS|DROP|EXPAND|FILTER|FLATTEN|GOOGLEFINANCE|HSTACK|IMPORT\w+|LAMBDA|MAKEARRAY|MAP|QUERY|RANDARRAY|SCAN|SEQUENCE|SORTN?|SPLIT|TAKE|TOCOL|TOROW|TRANSPOSE|UNIQUE|VSTACK|WRAPCOLS|WRAPROWS|[A-Z]+_[A-Z_]+)\b/i;

/** Whether a formula may fill cells beyond its own, by the functions in it. */
export const mayFillMore = (formula: string): boolean =>
  fillsMore.test(formula.replace(/"(?:[^"]|"")*"/g, ''));

// What the sheet would take for a number, a share, a sum, a day or a time.
const likeFigures =
  /^[\s'+\-−(]*[$€£¥₹﷼]?[\s+\-−(]*[\d.,٬٫][\d\s.,:/%+\-−()$€£¥₹﷼'’٬٫٪]*(?:e[+-]?\d+)?(?:\s*[ap]m)?$/i;
const likeDay = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;

/** Whether a sheet would make something else of this text if it were typed into a cell that is not kept as text. */
export function wouldBeRead(text: string): boolean {
  if (/^\s*(?:true|false)\s*$/i.test(text)) return true;
  return /\d/.test(text) && (likeFigures.test(text) || (likeDay.test(text) && text.length < 40));
}
