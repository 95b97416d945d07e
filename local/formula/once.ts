import type { Book } from '../book/book.ts';
import { CellError, type ErrorCode, type Matrix, type Value } from '../book/value.ts';
import { zoneClock } from '../book/zone.ts';
import type { CustomFunctions } from './custom.ts';
import { CustomCalls } from './customCall.ts';
import { evaluateTree, type Scene } from './evaluate.ts';
import { meaningOf } from './formulaCell.ts';
import { isMatrix } from './operand.ts';

/** What a formula comes to. `line` is the line of the script that threw, if one did. */
export type FormulaResult =
  | { readonly value: Exclude<Value, CellError> | Matrix }
  | { readonly error: ErrorCode; readonly message: string; readonly line?: number };

/**
 * Evaluates a formula that stands in no cell; a leading '=' may be missing. References without a sheet mean the active one.
 * Rows of a result may hold errors in single cells.
 */
export function evaluateFormula(book: Book, text: string, custom: CustomFunctions): FormulaResult {
  book.settle();
  const { node } = meaningOf(text.startsWith('=') ? text : `=${text}`, book.locale.decimal);
  if (!node) return { error: '#ERROR!', message: 'Formula parse error.' };
  const { value } = evaluateTree(node, sceneOf(book, custom));
  if (isMatrix(value)) return { value };
  if (!(value instanceof CellError)) return { value };
  const { code, message, line } = value;
  return line === undefined ? { error: code, message } : { error: code, message, line };
}

function sceneOf(book: Book, custom: CustomFunctions): Scene {
  const sheet = book.activeSheet;
  if (!sheet) throw new Error('a book needs a sheet before a formula can be evaluated in it');
  const calls = new CustomCalls(book, custom);
  return {
    book,
    sheet,
    place: null,
    now: () => zoneClock(book.zone).serialOf(book.now()),
    random: Math.random,
    hasCustom: (name) => custom.has(name),
    callCustom: (name, args) => calls.call(name, args, { sheetId: sheet.id, row: 1, column: 1 }),
    isVolatile: (range) => book.calculation?.isVolatile(range) ?? false,
  };
}
