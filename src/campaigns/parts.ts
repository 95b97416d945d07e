/**
 * How a text message is counted: in units of the alphabet it needs, and in the parts it is billed by. Source: 3GPP TS
 * 23.038 (alphabet) and 23.040 (six bytes of each part go to the header that joins them).
 */
export interface TextLength {
  readonly alphabet: 'gsm7' | 'ucs2';
  /** Units used: septets, or UTF-16 units. */
  readonly units: number;
  readonly parts: number;
  /** Units that fit without a further part. */
  readonly limit: number;
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Sent as two units, an escape and a letter. */
const extended = new Set('\f^{}\\[~]|€');

const sizes = {
  gsm7: { single: 160, joined: 153 },
  ucs2: { single: 70, joined: 67 },
} as const;

/** Length of a text as networks count it. `joinedUcs2`: some Iranian lines bill 66 letters a part instead of 67. */
export function lengthOf(text: string, joinedUcs2: number = sizes.ucs2.joined): TextLength {
  const characters = [...text];
  const isGsm = characters.every((character) => basic.has(character) || extended.has(character));
  const alphabet = isGsm ? 'gsm7' : 'ucs2';
  const single = sizes[alphabet].single;
  const joined = isGsm ? sizes.gsm7.joined : joinedUcs2;
  const costs = characters.map((character) => (isGsm ? (extended.has(character) ? 2 : 1) : character.length));
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  if (units <= single) return { alphabet, units, parts: 1, limit: single };
  const parts = partsOf(costs, joined);
  return { alphabet, units, parts, limit: parts * joined };
}

/** A character of two units never straddles two parts. */
function partsOf(costs: readonly number[], size: number): number {
  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > size) {
      parts++;
      used = 0;
    }
    used += cost;
  }
  return parts;
}
