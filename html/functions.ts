import written from '../build/functions.json';
import type { FunctionHelp } from './formula.ts';

/** Every spreadsheet function with its words, by name. */
export const functions = written as unknown as readonly FunctionHelp[];
