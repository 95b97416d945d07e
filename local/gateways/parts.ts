const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extended = '^{}\\[]~|€\f';

/**
 * Parts a text is charged as: 160 letters of GSM-7 in one, 153 a part in several (letters of its extension count
 * twice); with any other letter 70 and 67 units of UTF-16. A pair that belongs together is never cut.
 */
export function partsOf(text: string): number {
  const letters = [...text];
  const isGsm = letters.every((letter) => basic.includes(letter) || extended.includes(letter));
  const sizes = letters.map((letter) => (isGsm ? (extended.includes(letter) ? 2 : 1) : letter.length));
  const [single, several] = isGsm ? [160, 153] : [70, 67];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= single) return 1;
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > several) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
