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

/** Letters of a text that an error message quotes, so that the sentence around it still fits. */
const mostQuoted = 39;

/** What came, as an error message quotes it: `"soon"`, `-5`, `an empty cell`. */
export function quote(value: unknown): Words {
  if (value === '' || value === null || value === undefined) return { en: 'an empty cell', fa: 'خانهٔ خالی' };
  if (Array.isArray(value)) return { en: 'a range', fa: 'یک محدوده' };
  if (typeof value === 'number' || typeof value === 'boolean') return { en: `${value}`, fa: `${value}` };
  const letters = [...String(value)];
  const text = letters.length > mostQuoted ? `${letters.slice(0, mostQuoted).join('')}…` : letters.join('');
  return { en: `"${text}"`, fa: `«${text}»` };
}
