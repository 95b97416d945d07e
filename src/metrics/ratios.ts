import { type Asked, number } from '../core/params.ts';

type Words = Pick<Asked, 'label' | 'help'>;

/** Arguments of the ratios of a few figures: an amount or a count, where 0 is fine, and one to divide by. */
export const figure = (words: Words) => number({ ...words, min: 0 });
export const divisor = (words: Words) => number({ ...words, above: 0 });
