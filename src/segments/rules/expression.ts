import type { Context } from '../../core/context.ts';
import { UserError } from '../../core/errors.ts';
import type { Language } from '../../core/language.ts';
import type { Param, Params, Values } from '../../core/params.ts';
import { foldText, persianDigits } from '../../core/text.ts';
import type { RuleFacts } from './facts.ts';
import { rules } from './rules.ts';

/** Who is in a segment: one condition, or several joined. Plain JSON. */
export type Expression =
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly not: Expression }
  | Condition;

/** A rule by its id, with what was typed for each of its params; one that is missing is left out. */
export interface Condition {
  readonly rule: string;
  readonly typed: Readonly<Record<string, string>>;
}

/**
 * Whether a customer is in, by index into the facts.
 *
 * @throws {UserError} for a rule that is none, a value that cannot be read, or what the facts do not tell
 */
export function testOf(expression: Expression, facts: RuleFacts, context: Context): (who: number) => boolean {
  if ('all' in expression) {
    const tests = expression.all.map((part) => testOf(part, facts, context));
    return (who) => tests.every((test) => test(who));
  }
  if ('any' in expression) {
    const tests = expression.any.map((part) => testOf(part, facts, context));
    return (who) => tests.some((test) => test(who));
  }
  if ('not' in expression) {
    const test = testOf(expression.not, facts, context);
    return (who) => !test(who);
  }
  const rule = ruleOf(expression.rule);
  const values = valuesOf(expression, context);
  const lacking = rule.lacks?.(facts, values);
  if (lacking) {
    throw new UserError({
      en: `"${rule.name.en}" cannot be used: ${lacking.en}`,
      fa: `«${rule.name.fa}» را نمی‌توان به کار برد: ${lacking.fa}`,
    });
  }
  return rule.test(values, facts);
}

/** Indices of the customers who are in. */
export function matching(expression: Expression, facts: RuleFacts, context: Context): number[] {
  const test = testOf(expression, facts, context);
  const found: number[] = [];
  for (let who = 0; who < facts.customers; who++) if (test(who)) found.push(who);
  return found;
}

/** @throws {UserError} for a rule that is none or a value that cannot be read */
export function checkExpression(expression: Expression, context: Context): void {
  if ('all' in expression) for (const part of expression.all) checkExpression(part, context);
  else if ('any' in expression) for (const part of expression.any) checkExpression(part, context);
  else if ('not' in expression) checkExpression(expression.not, context);
  else valuesOf(expression, context);
}

export function ruleOf(id: string) {
  const rule = rules.find((known) => known.id === id);
  if (rule) return rule;
  throw new UserError({ en: `there is no condition "${id}"`, fa: `شرطی به نام «${id}» نیست` });
}

function valuesOf({ rule: id, typed }: Condition, context: Context): Values<Params> {
  const rule = ruleOf(id);
  const { language } = context;
  return Object.fromEntries(
    Object.entries(rule.params).map(([key, param]) => {
      const name = `${rule.name[language]}, ${param.label[language]}`;
      return [key, param.parse(typed[key] ?? '', name, context)];
    }),
  );
}

const joiners = {
  and: { en: 'and', fa: 'و' },
  or: { en: 'or', fa: 'یا' },
  not: { en: 'not', fa: 'نه' },
} as const;

/** The expression as a person writes it into the Segments tab; `parseExpression` reads it back. */
export function printExpression(expression: Expression, language: Language): string {
  if ('all' in expression) return joined(expression.all, 'and', language);
  if ('any' in expression) return joined(expression.any, 'or', language);
  if ('not' in expression) return `${joiners.not[language]} ${inBrackets(expression.not, language)}`;
  const rule = ruleOf(expression.rule);
  const parts = Object.entries(rule.params).flatMap(([key, param], i) => {
    const typed = expression.typed[key] ?? '';
    if (typed === '') return [];
    const isBare = i === 0 && firstIsBare(rule.params) && !labelAtStart(rule.params, typed);
    const value = shownValue(param, typed, language);
    return [isBare ? value : `${param.label[language]} ${value}`];
  });
  return `${rule.name[language]}: ${parts.join(language === 'fa' ? '؛ ' : '; ')}`.trim();
}

/** A rule that begins with a bound has no value that could stand alone. */
export const firstIsBare = (params: Params): boolean => Object.keys(params)[0] !== 'from';

function shownValue({ type, options, unit }: Param<unknown>, typed: string, language: Language): string {
  if (type !== 'number' && type !== 'share') return quoted(options?.[typed]?.[language] ?? typed);
  const digits = language === 'fa' ? persianDigits(typed) : typed;
  return unit && /^\d+$/.test(typed) ? `${digits} ${unit[language]}` : digits;
}

/** The param whose label a text begins with, and what stands behind the label. */
export function labelAtStart(params: Params, text: string): { key: string; rest: string } | null {
  const folded = foldText(text);
  for (const [key, { label }] of Object.entries(params))
    for (const word of [label.en, label.fa].map(foldText))
      if (folded === word || folded.startsWith(`${word} `))
        return { key, rest: folded.slice(word.length).trim() };
  return null;
}

function joined(parts: readonly Expression[], by: 'and' | 'or', language: Language): string {
  return parts.map((part) => inBrackets(part, language)).join(` ${joiners[by][language]} `);
}

function inBrackets(expression: Expression, language: Language): string {
  const text = printExpression(expression, language);
  return 'rule' in expression || 'not' in expression ? text : `(${text})`;
}

/** Quotation marks around what would be read as something else. */
function quoted(value: string): string {
  const isPlain =
    !/[:;؛()"«»]/.test(value) &&
    !/(?:^|\s)(?:and|or|not|و|یا|نه)(?:\s|$)/i.test(value) &&
    value.trim() === value;
  return isPlain ? value : `"${value.replace(/"/g, '""')}"`;
}
