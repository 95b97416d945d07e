import type { Words } from '../core/language.ts';
import { number } from '../core/params.ts';

/** Arguments of the ratios of a few figures: an amount or a count, where 0 is fine, and one to divide by. */
export const figure = (label: Words, help: Words) => number({ label, help, min: 0 });
export const divisor = (label: Words, help: Words) => number({ label, help, above: 0 });
