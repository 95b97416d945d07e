import type { Language } from '../../src/core/language.ts';
import { en, type WordSet } from './en.ts';
import { fa } from './fa.ts';

export type { WordSet };

/** Every wording of the sidebar, by language. */
export const words: Readonly<Record<Language, WordSet>> = { en, fa };
