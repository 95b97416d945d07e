import type { MappingAnswers } from '../calls.ts';
import type { Context } from '../core/context.ts';
import type { Sheet } from './sheet.ts';

/** A short name of a header row: the same columns under the same folded headers have the same. 16 hexadecimal digits. */
export function headerHash(folded: readonly string[]): string {
  // FNV-1a over two offsets, 32 bits each: no secret, only a name.
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (const char of folded.join('\u001f')) {
    const code = char.codePointAt(0) as number;
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + 0x5bd1), 0x01000193);
  }
  return [high, low].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

/** What was answered for this header before, or null. */
export function savedAnswers(context: Context, sheet: Sheet): MappingAnswers | null {
  const saved = context.savedMapping(headerHash(sheet.folded));
  if (saved === null) return null;
  try {
    return JSON.parse(saved) as MappingAnswers;
  } catch {
    return null;
  }
}
