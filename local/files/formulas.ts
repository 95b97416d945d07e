import { CellError, DateSerial, type Value } from '../book/value.ts';
import { builtIns } from '../formula/functions/index.ts';
import { nodesOf, parseFormula } from '../formula/parse.ts';
import type { Reference } from '../formula/reference.ts';
import { type DecimalMark, tokenize } from '../formula/tokens.ts';

/** What every program that opens workbooks reckons as Sheets does, under the same name. */
const everywhere = new Set(
  `ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING CHOOSE COLUMN COLUMNS CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS
  DATE DATEVALUE DAY EDATE EOMONTH EXACT EXP FALSE FIND FLOOR HLOOKUP HOUR IF IFERROR INDEX INT ISBLANK ISERROR ISNUMBER
  ISTEXT LARGE LEFT LEN LN LOG LOG10 LOWER MATCH MAX MEDIAN MID MIN MINUTE MOD MONTH NETWORKDAYS NOT NOW OR POWER PRODUCT
  PROPER QUOTIENT RANK REPT RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SECOND SMALL SQRT STDEV SUBSTITUTE SUM SUMIF SUMIFS
  SUMPRODUCT TEXT TIME TODAY TRIM TRUE UPPER VALUE VLOOKUP WEEKDAY YEAR`.split(/\s+/),
);

/** The longest text that a formula of a workbook may hold. */
const longestText = 255;
const stoodIn = '__xludf.DUMMYFUNCTION';
const spilled = '"COMPUTED_VALUE"';

/**
 * A formula as a workbook keeps it, without its "=": as it is where any program reckons it, else in the words in which
 * Google saves what only Sheets knows, beside the value it has. Null where the value alone can be kept.
 */
export function savedFormula(
  formula: string,
  value: Value,
  { decimal, spills }: { readonly decimal: DecimalMark; readonly spills: boolean },
): string | null {
  const text = inWorkbook(formula, decimal);
  if (text === null) return null;
  return !spills && isKnownEverywhere(text) ? text : standIn(text, value);
}

/** What stands in a cell that a formula elsewhere fills. */
export const savedSpill = (value: Value): string | null => standIn(spilled, value);

function standIn(text: string, value: Value): string | null {
  const shown = literal(value);
  if (text.length > longestText || shown.length > longestText) return null;
  return `IFERROR(${stoodIn}(${quoted(text)}),${shown})`;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function literal(value: Value): string {
  if (value instanceof DateSerial) return String(value.serial);
  if (value instanceof CellError) return quoted(value.code);
  return typeof value === 'number' ? String(value) : quoted(String(value ?? ''));
}

/** Arguments divided by commas, fractions written with a point; null for a text that is no formula. */
function inWorkbook(formula: string, decimal: DecimalMark): string | null {
  try {
    parseFormula(formula, decimal);
  } catch {
    return null;
  }
  const open: string[] = [];
  let text = '';
  let copied = 1;
  for (const token of tokenize(formula, decimal)) {
    const written = formula.slice(token.start, token.end);
    let put = token.kind === 'number' ? written.replace(',', '.') : written;
    if (token.kind === 'mark') {
      if ('({'.includes(written)) open.push(written);
      if (')}'.includes(written)) open.pop();
      if (written === '\\' || (written === ';' && open.at(-1) === '(')) put = ',';
    }
    text += formula.slice(copied, token.start) + put;
    copied = token.end;
  }
  return text + formula.slice(copied);
}

function isKnownEverywhere(text: string): boolean {
  const nodes = [...nodesOf(parseFormula(`=${text}`))];
  return nodes.every((node) => {
    if (node.kind === 'call') return everywhere.has(node.name);
    return node.kind === 'reference' ? isWhole(node.reference) : node.kind !== 'name';
  });
}

/** Not open at one end alone, as A2:A is. */
const isWhole = ({ from, to }: Reference): boolean =>
  !to ||
  ((from.row === undefined) === (to.row === undefined) &&
    (from.column === undefined) === (to.column === undefined));

/** What a workbook may mean here: functions of the add-on beside those of Sheets, and its own sheets. */
export interface Known {
  readonly functions: ReadonlySet<string>;
  readonly sheets: ReadonlySet<string>;
}

/** A formula of a workbook with its "="; '' for a cell that a formula elsewhere fills, null where its value must do. */
export function readFormula(saved: string, known: Known): string | null {
  const stood = /^(?:_xlfn\.)?IFERROR\(__xludf\.DUMMYFUNCTION\("((?:[^"]|"")*)"\),/.exec(saved)?.[1];
  if (stood !== undefined && stood.replaceAll('""', '"') === spilled) return '';
  const formula = `=${stood?.replaceAll('""', '"') ?? saved.replace(/_xlfn\.(?:_xlws\.)?/g, '')}`;
  return means(formula, known) ? formula : null;
}

function means(formula: string, { functions, sheets }: Known): boolean {
  try {
    const nodes = [...nodesOf(parseFormula(formula))];
    const hasNames = nodes.some((node) => node.kind === 'call' && /^(LET|LAMBDA)$/.test(node.name));
    return nodes.every((node) => {
      if (node.kind === 'call') return builtIns.has(node.name) || functions.has(node.name);
      if (node.kind !== 'reference') return node.kind !== 'name' || hasNames;
      const { sheet } = node.reference;
      return sheet === undefined || sheets.has(sheet.toLowerCase());
    });
  } catch {
    return false;
  }
}
