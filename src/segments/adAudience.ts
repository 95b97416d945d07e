import { hex, sha256, utf8 } from '../core/hash.ts';

/** Ad platforms that match a file of hashed addresses with their users. */
export type AdPlatform = 'google' | 'meta';

/** Addresses that may be used; '' for none. */
export interface Contact {
  readonly email: string;
  /** E.164. */
  readonly phone: string;
}

/**
 * What a platform asks for: its own headers, and addresses in the one form it hashes too. Google wants the plus of the
 * number (support.google.com/google-ads/answer/7476159), Meta digits alone (developers.facebook.com, Custom Audiences,
 * Hashing and Normalization).
 */
const asks: Readonly<Record<AdPlatform, { readonly header: string; phone(phone: string): string }>> = {
  google: { header: 'Email,Phone', phone: (phone) => phone },
  meta: { header: 'email,phone', phone: (phone) => phone.replace(/\D/g, '').replace(/^0+/, '') },
};

/** A CSV with one row for each who has an address; nothing in it can be read back. */
export function adAudience(platform: AdPlatform, people: readonly Contact[]): { csv: string; rows: number } {
  const { header, phone } = asks[platform];
  const rows = new Set<string>();
  for (const person of people) {
    const cells = [person.email.replace(/\s/g, '').toLowerCase(), phone(person.phone)].map(hashed);
    if (cells.some((cell) => cell !== '')) rows.add(cells.join(','));
  }
  return { csv: `${[header, ...rows].join('\r\n')}\r\n`, rows: rows.size };
}

const hashed = (text: string): string => (text === '' ? '' : hex(sha256(utf8(text))));
