/** Persian and Arabic-Indic digits made ASCII; everything else stands. */
export function foldDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** ASCII digits made Persian, for words shown to people. */
export function persianDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
}

// Half-space and its kin, joiners, directional marks, tatweel, BOM; the marks above and below Arabic letters; the dot
// that a lower-case İ keeps.
const unseen = /[\u0307\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\u0640\u064B-\u065F\u0670]/g;
const spaces = /[\s\u00A0]+/g;

/**
 * What a text is compared by: one spelling of Persian letters and digits, no half-spaces, lower case, single spaces.
 * Two texts that a person would call equal fold to the same.
 */
export function foldText(text: string): string {
  const ascii = asciiKind(text);
  if (ascii === 'folded') return text;
  if (ascii === 'tight') return text.toLowerCase();
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

/** What names of tabs are compared by: as `foldHeader`, whatever blanks and dashes stand in it. */
export const foldName = (text: string): string => foldHeader(text).replace(/ /g, '');

/**
 * What a cell says once the guards of exports are off: a leading apostrophe before a digit, `="6585954"`, outer
 * spaces and unseen marks. The spelling stays.
 */
export function cleanText(text: string): string {
  if (isBare(text.charCodeAt(0)) && isBare(text.charCodeAt(text.length - 1))) return text;
  const trimmed = text.replace(/^[\s\u00A0\uFEFF\u200E\u200F]+|[\s\u00A0\uFEFF\u200E\u200F]+$/g, '');
  const guarded = /^="(.*)"$/.exec(trimmed);
  if (guarded) return guarded[1] ?? '';
  return /^'[\d+۰-۹٠-٩(]/.test(trimmed) ? trimmed.slice(1) : trimmed;
}

/** A letter or digit of ASCII, which neither guards nor pads. */
function isBare(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** Every match of a global pattern. */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  const search = new RegExp(pattern.source, pattern.flags);
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    found.push(match);
    if (match[0] === '') search.lastIndex++;
  }
  return found;
}

/** Order by code unit, the same on every machine and in every language. */
export function compareCodePoints(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Printable ASCII with single inner spaces: `folded` in lower case, `tight` with capitals; all else is `other`. */
function asciiKind(text: string): 'folded' | 'tight' | 'other' {
  const { length } = text;
  let capitals = false;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e) return 'other';
    if (code >= 0x41 && code <= 0x5a) capitals = true;
    else if (code === 0x20 && (i === 0 || i === length - 1 || text.charCodeAt(i - 1) === 0x20))
      return 'other';
  }
  return capitals ? 'tight' : 'folded';
}

/** A letter of the Arabic script, as Persian is written. */
export const persianLetters = /[\u0621-\u064A\u067E\u0686\u0698\u06A9\u06AF\u06CC]/;

/** The name of a column in a sheet, A to ZZZ, from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26));
}
