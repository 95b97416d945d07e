import { foldDigits } from '../src/core/text.ts';

/** The number somebody typed, with or without decimals, in any digits; null when it is none. */
export function typedDecimal(text: string): number | null {
  const plain = foldDigits(text).trim().replace(/[٬\s]/g, '').replace(/[٫/]/, '.');
  return /^\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

/** The whole number somebody typed, in any digits and with any thousands sign, or null. */
export function typedNumber(text: string): number | null {
  const plain = foldDigits(text).replace(/[\s,،٬.'\u200c\u00a0]/g, '');
  return /^\d{1,15}$/.test(plain) ? Number(plain) : null;
}
