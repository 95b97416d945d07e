import type { OrderField } from '../calls/orders.ts';
import { lazily } from '../core/lazily.ts';
import { fieldNames, fields } from './fields.ts';

/** An alias of a field; one of several words may stand among others in a header. */
interface Alias {
  readonly text: string;
  readonly words: readonly string[];
  readonly tier: number;
}

interface Aliases {
  readonly all: readonly Alias[];
  /** By the length of a header that came: those that one slip could make of it. */
  readonly near: (readonly Alias[])[];
}

const aliases = lazily(() => new Map<OrderField, Aliases>(fieldNames.map((name) => [name, aliasesOf(name)])));

function aliasesOf(name: OrderField): Aliases {
  const all = fields[name].tiers.flatMap((tier, at) =>
    tier.map((text) => ({ text, words: text.split(' '), tier: at })),
  );
  return { all, near: [] };
}

/** How well a folded header names a field: spelled out, most of its words, or one slip of the pen. */
export function headerMatch(header: string, name: OrderField): { tier: number; score: number } | null {
  const { all, near } = aliases().get(name) as Aliases;
  for (const { text, tier } of all) if (text === header) return { tier, score: 1 };
  const words = header.split(' ');
  if (words.some((word) => fields[name].not.has(word))) return null;
  if (words.length > 2) {
    for (const alias of all) if (holdsWords(words, alias)) return { tier: alias.tier + 10, score: 0.8 };
  }
  near[header.length] ??= all.filter(
    ({ text: { length } }) => length >= 5 && Math.abs(length - header.length) < 2,
  );
  for (const { text, tier } of near[header.length] as readonly Alias[]) {
    if (oneSlip(header, text)) return { tier: tier + 20, score: 0.7 };
  }
  return null;
}

/** One word of many is too little to go by. */
function holdsWords(words: readonly string[], { words: wanted }: Alias): boolean {
  if (wanted.length < 2 || wanted.length >= words.length) return false;
  for (const word of wanted) if (!words.includes(word)) return false;
  return true;
}

/** Whether at most one letter more, less or other makes `a` of `b`: all but one stand alike from both ends. */
function oneSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end++;
  return start + end >= longer - 1;
}
