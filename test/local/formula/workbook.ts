import { Book } from '../../../local/book/book.ts';
import type { Inputs, Sheet } from '../../../local/book/sheet.ts';
import { CellError, DateSerial, type Matrix, type Value } from '../../../local/book/value.ts';
import type { Argument, CustomFunctions, CustomResult } from '../../../local/formula/custom.ts';
import { evaluateFormula } from '../../../local/formula/once.ts';
import { Recalculation } from '../../../local/formula/recalculation.ts';

/** 2025-03-31 09:30 in Tehran. */
export const someMorning = Date.UTC(2025, 2, 31, 6, 0);

export const noCustom: CustomFunctions = { has: () => false, call: () => ({ error: 'never called' }) };

/** A book in Tehran whose sheets are typed as given, and whose clock stands at that morning. */
export function bookOf(sheets: Readonly<Record<string, Inputs>>, custom: CustomFunctions = noCustom): Book {
  const book = new Book({ id: 'test', zone: 'Asia/Tehran' });
  book.now = () => someMorning;
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addSheet(name, { rows: Math.max(20, rows.length), columns: 10 });
    if (rows.length > 0) sheet.enter(1, 1, rows);
  }
  new Recalculation(book, custom);
  return book;
}

/** Custom functions from plain functions; what they throw is the error. Remembers each call. */
export function customFrom(functions: Readonly<Record<string, (...args: Argument[]) => unknown>>) {
  const calls: { name: string; args: readonly Argument[] }[] = [];
  const custom: CustomFunctions = {
    has: (name) => name.toUpperCase() in functions,
    call(name, args): CustomResult {
      calls.push({ name, args });
      try {
        return { value: functions[name.toUpperCase()]!(...args) };
      } catch (thrown) {
        return { error: (thrown as Error).message, line: 12 };
      }
    },
  };
  return { custom, calls };
}

/** A value as a test writes it: errors as their code, days as {day: serial}. */
export function plain(value: Value | Matrix): unknown {
  if (value instanceof CellError) return value.code;
  if (value instanceof DateSerial) return { day: value.serial };
  return Array.isArray(value) ? value.map((row) => row.map(plain)) : value;
}

/** What a formula comes to over some sheets. */
export function ask(formula: string, sheets: Readonly<Record<string, Inputs>> = { Data: [] }): unknown {
  const result = evaluateFormula(bookOf(sheets), formula, noCustom);
  return 'error' in result ? result.error : plain(result.value);
}

/** The cell's value as `plain` gives it. */
export const cell = (sheet: Sheet, name: string): unknown => {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(name)!;
  return plain(sheet.value(Number(row), letters!.charCodeAt(0) - 64));
};
