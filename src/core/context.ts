import type { Language } from './language.ts';
import type { Zone } from './zone.ts';

/** What a calculation may know of the file it runs in, handed over by `main`. */
export interface Context {
  readonly zone: Zone;
  readonly language: Language;
  /** The answers saved for orders under this header (its hash, see orders/mapping), or null. JSON. */
  savedMapping(headerHash: string): string | null;
}
