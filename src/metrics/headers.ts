import type { Language, Words } from '../core/language.ts';

/** A header row in the language of the file. */
export function headerOf(words: readonly Words[], language: Language): string[] {
  return words.map((word) => word[language]);
}
