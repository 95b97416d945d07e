/** Persian and Arabic-Indic digits made ASCII; everything else stands. */
export function foldDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** ASCII digits made Persian, for words shown to people. */
export function persianDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
}

// Half-space and its kin, joiners, directional marks, tatweel, BOM; and the marks above and below Arabic letters.
const unseen = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\u0640\u064B-\u065F\u0670]/g;
const spaces = /[\s\u00A0]+/g;

/**
 * What a text is compared by: one spelling of Persian letters and digits, no half-spaces, lower case, single spaces.
 * Two texts that a person would call equal fold to the same.
 */
export function foldText(text: string): string {
  if (isPlain(text)) return text;
  return foldDigits(text.normalize('NFKC').toLowerCase().normalize('NFKC'))
    .replace(unseen, '')
    .replace(/[يىې]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[ةۀە]/g, 'ه')
    .replace(/[أإٱ]/g, 'ا')
    .replace(/ؤ/g, 'و')
    .replace(spaces, ' ')
    .trim();
}

/** As `foldText`, with punctuation made spaces and `#` a word: `Order #` is `order number`. */
export function foldHeader(text: string): string {
  return foldText(text)
    .replace(/#/g, ' number ')
    .replace(/[_\-–—.:،,;؛/\\()[\]{}*"'`«»|+]/g, ' ')
    .replace(spaces, ' ')
    .trim();
}

/**
 * What a cell says once the guards of exports are off: a leading apostrophe before a digit, `="6585954"`, outer
 * spaces and unseen marks. The spelling stays.
 */
export function cleanText(text: string): string {
  const trimmed = text.replace(/^[\s\u00A0\uFEFF\u200E\u200F]+|[\s\u00A0\uFEFF\u200E\u200F]+$/g, '');
  const guarded = /^="(.*)"$/.exec(trimmed);
  if (guarded) return guarded[1] ?? '';
  return /^'[\d+۰-۹٠-٩(]/.test(trimmed) ? trimmed.slice(1) : trimmed;
}

/** Order by code unit, the same on every machine and in every language. */
export function compareCodePoints(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether folding would change nothing, told by looking at each character once. */
function isPlain(text: string): boolean {
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e || (code >= 0x41 && code <= 0x5a)) return false;
    if (code === 0x20 && (i === 0 || i === length - 1 || text.charCodeAt(i - 1) === 0x20)) return false;
  }
  return true;
}

/** A letter of the Arabic script, as Persian is written. */
export const persianLetters = /[\u0621-\u064A\u067E\u0686\u0698\u06A9\u06AF\u06CC]/;
