import type { Context } from '../../src/core/context.ts';
import { isDate, isoOf } from '../../src/core/days.ts';
import { evaluateMetric } from '../../src/metrics/evaluate.ts';

export const tehran: Context = {
  zone: { id: 'Asia/Tehran', offsetAt: () => 3.5 * 3_600_000 },
  language: 'en',
  savedMapping: () => null,
};

export const inPersian: Context = { ...tehran, language: 'fa' };

export type Tabs = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/**
 * Reckons the small formulas of examples: functions of ours and IFERROR, texts, numbers, `{…; …}` of one column and
 * ranges such as Orders!A:C. Dates come out as "2025-03-31".
 */
export function formula(text: string, tabs: Tabs, context: Context = tehran): unknown {
  return plain(reckoned(text.replace(/^=/, ''), tabs, context));
}

function reckoned(text: string, tabs: Tabs, context: Context): unknown {
  const typed = text.trim();
  const call = /^(\w+)\(([\s\S]*)\)$/.exec(typed);
  if (call) return called(call[1]!, split(call[2]!), tabs, context);
  if (typed === '') return '';
  if (typed.startsWith('"')) return typed.slice(1, -1);
  if (typed.startsWith('{')) return split(typed.slice(1, -1)).map((cell) => [reckoned(cell, tabs, context)]);
  const range = /^(\w+)!([A-Z]):([A-Z])$/.exec(typed);
  if (range) {
    const [from, to] = [range[2]!, range[3]!].map((letter) => letter.charCodeAt(0) - 65);
    return tabs[range[1]!]!.map((row) => row.slice(from, to! + 1));
  }
  return typed.endsWith('%') ? Number(typed.slice(0, -1)) / 100 : Number(typed);
}

function called(name: string, args: string[], tabs: Tabs, context: Context): unknown {
  if (name !== 'IFERROR')
    return evaluateMetric(
      name,
      args.map((arg) => reckoned(arg, tabs, context)),
      context,
    );
  try {
    return reckoned(args[0]!, tabs, context);
  } catch {
    return reckoned(args[1]!, tabs, context);
  }
}

/** Parts at the semicolons that stand in no bracket and no text. */
function split(text: string): string[] {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    if (!quoted) depth += '({'.includes(letter) ? 1 : ')}'.includes(letter) ? -1 : 0;
    if (letter === ';' && depth === 0 && !quoted) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return text.trim() === '' ? [] : parts;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isDate(value)) return value;
  const local = value.getTime() + tehran.zone.offsetAt(value.getTime());
  return local % 86_400_000 === 0 ? isoOf(local / 86_400_000) : value.toISOString();
}
