import type { FunctionHelp } from '../protocol.ts';

/** What helps at the caret of a formula: functions that begin like the word, or the function one is inside of. */
export interface Completion {
  /** The word being typed and where it begins; '' outside a word. */
  readonly word: string;
  readonly from: number;
  readonly matches: readonly FunctionHelp[];
  readonly call: { readonly help: FunctionHelp; readonly parameter: number } | null;
}

const nothing: Completion = { word: '', from: 0, matches: [], call: null };
const mostMatches = 8;

/** Help for a formula with the caret at a place; nothing for a text that is no formula. */
export function completionAt(text: string, caret: number, functions: readonly FunctionHelp[]): Completion {
  if (!text.startsWith('=')) return nothing;
  const before = withoutTexts(text.slice(0, caret));
  if (before === null) return nothing;
  const word = /(?<![\w.!:$])[A-Za-z_][\w.]*$/.exec(before)?.[0] ?? '';
  const wanted = word.toUpperCase();
  const matches = word ? functions.filter(({ name }) => name.startsWith(wanted)).slice(0, mostMatches) : [];
  return { word, from: caret - word.length, matches, call: callAround(before, functions) };
}

/** The same text with what stands in quotes blanked out; null when the caret is inside quotes. */
function withoutTexts(before: string): string | null {
  const blanked = before.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, (quoted) => ' '.repeat(quoted.length));
  return /["']/.test(blanked) ? null : blanked;
}

function callAround(before: string, functions: readonly FunctionHelp[]): Completion['call'] {
  const open: { name: string; parameter: number }[] = [];
  for (const match of before.matchAll(/([A-Za-z_][\w.]*)?\(|\{|[)}]|[,;]/g)) {
    const mark = match[0].at(-1)!;
    if (mark === '(' || mark === '{') open.push({ name: (match[1] ?? '').toUpperCase(), parameter: 0 });
    else if (mark === ')' || mark === '}') open.pop();
    else if (open.length > 0) open[open.length - 1]!.parameter++;
  }
  const innermost = open.at(-1);
  const help = functions.find(({ name }) => name === innermost?.name);
  return help && innermost ? { help, parameter: innermost.parameter } : null;
}

/** Whether a click on a cell would put its name at the caret. */
export function canPoint(text: string, caret: number): boolean {
  if (!text.startsWith('=')) return false;
  const before = withoutTexts(text.slice(0, caret));
  return before !== null && /[=(,;+\-*/^&<>{:\\]\s*$/.test(before);
}

/** A sheet's name as a formula writes it. */
export const sheetPrefix = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? `${name}!` : `'${name.replaceAll("'", "''")}'!`;
