import type { Language, Words } from './language.ts';

/**
 * Something the person at the sheet can mend. Its words are shown as they are: one line, no full stop,
 * argument – rule – what came. Every other error is a bug of ours.
 */
export class UserError extends Error {
  constructor(readonly words: Words) {
    super(words.en);
  }

  in(language: Language): string {
    return this.words[language];
  }
}

/** What came, as an error message quotes it: `"soon"`, `-5`, `an empty cell`. */
export function quote(value: unknown): Words {
  if (value === '' || value === null || value === undefined) return { en: 'an empty cell', fa: 'خانهٔ خالی' };
  if (Array.isArray(value)) return { en: 'a range', fa: 'یک محدوده' };
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : `"${String(value)}"`;
  return { en: text, fa: text };
}
