const firstPersian = 0x06f0;

/** The same text with its Latin digits in Persian ones. */
export function persianDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(firstPersian + Number(digit)));
}

/** The same text with Persian and Arabic digits in Latin ones. */
export function latinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** The whole number somebody typed, in any digits and with any thousands sign, or null. */
export function typedNumber(text: string): number | null {
  const plain = latinDigits(text).replace(/[\s,،٬.'\u200c\u00a0]/g, '');
  return /^\d{1,15}$/.test(plain) ? Number(plain) : null;
}
