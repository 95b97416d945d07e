import type { OrderField } from '../calls/orders.ts';
import { lazily } from '../core/lazily.ts';
import { fieldNames, fields } from './fields.ts';

/** An alias of a field; one of several words may stand among others in a header. */
interface Alias {
  readonly text: string;
  readonly words: readonly string[];
  readonly tier: number;
}

const aliases = lazily(
  () =>
    new Map<OrderField, readonly Alias[]>(
      fieldNames.map((name) => [
        name,
        fields[name].tiers.flatMap((tier, at) =>
          tier.map((text) => ({ text, words: text.split(' '), tier: at })),
        ),
      ]),
    ),
);

/** How well a folded header names a field: spelled out, most of its words, or one slip of the pen. */
export function headerMatch(header: string, name: OrderField): { tier: number; score: number } | null {
  const known = aliases().get(name) as readonly Alias[];
  for (const { text, tier } of known) if (text === header) return { tier, score: 1 };
  const words = header.split(' ');
  if (words.some((word) => fields[name].not.has(word))) return null;
  if (words.length > 2) {
    for (const alias of known) if (holdsWords(words, alias)) return { tier: alias.tier + 10, score: 0.8 };
  }
  for (const { text, tier } of known) {
    if (text.length >= 5 && oneSlip(header, text)) return { tier: tier + 20, score: 0.7 };
  }
  return null;
}

/** One word of many is too little to go by. */
function holdsWords(words: readonly string[], { words: wanted }: Alias): boolean {
  if (wanted.length < 2 || wanted.length >= words.length) return false;
  for (const word of wanted) if (!words.includes(word)) return false;
  return true;
}

/** Whether one letter more, less or other makes `a` of `b`: all but one stand alike from the start and the end. */
function oneSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (longer - shorter > 1) return false;
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end++;
  return start + end >= longer - 1;
}
