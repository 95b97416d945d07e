/** Formulas put together from what a person fills in: readable left to right, and typed so that every locale takes them. */
import type { Words } from '../src/core/language.ts';
import { foldDigits } from '../src/core/text.ts';
import { typedDay } from './day.ts';

export interface FunctionHelp {
  readonly name: string;
  readonly summary: Words;
  /** What comes back. */
  readonly returns: Words;
  /** It is one share, to be shown as a percentage. */
  readonly isShare: boolean;
  readonly params: readonly ParamHelp[];
}

export interface ParamHelp {
  /** As autocomplete shows it: as_of. */
  readonly id: string;
  readonly label: Words;
  readonly help: Words;
  readonly type: 'number' | 'share' | 'date' | 'text' | 'choice' | 'range';
  readonly optional: boolean;
  /** Of a choice. */
  readonly options: readonly { readonly value: string; readonly words: Words }[];
}

/** What was filled in; a range has a tab, too, or several whose columns stand in the same order. */
export interface Filled {
  readonly typed: string;
  readonly tabs?: readonly string[];
}

/** Cells of a tab, such as B2, A:H or 'My tab'!A2:A. */
const reference =
  /^(?:(?:'(?:[^']|'')+'|[\p{L}\p{N}_]+)!)?\$?[a-z]{1,3}(?:\$?\d+)?(?::\$?[a-z]{1,3}(?:\$?\d+)?)?$/iu;
const isReference = (text: string) => reference.test(text) && /[\d:]/.test(text);

/** The argument as it stands in the formula: '' where it is left out, null where what was typed is none. */
export function argumentOf({ id, type }: ParamHelp, { typed, tabs = [] }: Filled): string | null {
  const text = type === 'text' ? typed.trim() : foldDigits(typed.trim());
  if (type === 'range') return rangeOf(tabs, text);
  if (text === '') return '';
  switch (type) {
    case 'choice':
      return quoted(text);
    case 'date':
      return dayOf(text, id === 'from' || id === 'to');
    case 'text':
      // A customer may well be called C12: only what cannot be a name is taken for cells.
      return /[:!$]/.test(text) && isReference(text) ? text : quoted(text);
    default:
      return isReference(text) ? text : numberOf(text);
  }
}

/** The arguments without those at the end that are left out. */
export function typedArguments(args: readonly string[]): readonly string[] {
  return args.slice(
    0,
    args.reduce((end, arg, i) => (arg === '' ? end : i + 1), 0),
  );
}

export const formulaOf = (name: string, args: readonly string[]): string =>
  `=${name}(${typedArguments(args).join('; ')})`;

function rangeOf(tabs: readonly string[], columns: string): string | null {
  if (tabs.length === 0) return '';
  if (!/^\$?[a-z]{1,3}\$?\d*(?::\$?[a-z]{1,3}\$?\d*)?$/i.test(columns) || !isReference(columns)) return null;
  const ranges = tabs.map((tab) => `${tabInFormula(tab)}!${columns.toUpperCase()}`);
  return ranges.length === 1 ? ranges[0]! : `VSTACK(${ranges.join('; ')})`;
}

/** Quoted wherever Sheets could take it for something else. */
function tabInFormula(tab: string): string {
  const isPlain =
    /^[\p{L}_][\p{L}\p{N}_]*$/u.test(tab) && !/^([a-z]{1,3}\d+|r\d*c\d*|true|false)$/i.test(tab);
  return isPlain ? tab : `'${tab.replace(/'/g, "''")}'`;
}

const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;

function dayOf(text: string, mayBeMonth: boolean): string | null {
  if (/^today\(\)$/i.test(text)) return 'TODAY()';
  if (isReference(text)) return text;
  const month = /^\d{4}[-/.](\d{1,2})$/.exec(text);
  const isMonth = mayBeMonth && month !== null && Number(month[1]) >= 1 && Number(month[1]) <= 12;
  return isMonth || typedDay(text) !== null ? quoted(text) : null;
}

/** A whole number as it is; one with decimals as text, which every locale reads alike. */
function numberOf(text: string): string | null {
  const plain = text
    .replace(/[,٬\s]/g, '')
    .replace('٫', '.')
    .replace('٪', '%');
  if (!/^-?(\d+\.?\d*|\.\d+)%?$/.test(plain)) return null;
  return plain.includes('.') ? quoted(plain) : plain;
}
