import { foldDigits } from '../src/core/text.ts';

/** The whole number somebody typed, in any digits and with any thousands sign, or null. */
export function typedNumber(text: string): number | null {
  const plain = foldDigits(text).replace(/[\s,،٬.'\u200c\u00a0]/g, '');
  return /^\d{1,15}$/.test(plain) ? Number(plain) : null;
}
