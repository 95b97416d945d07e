import { UserError } from '../../core/errors.ts';
import type { Param, Params } from '../../core/params.ts';
import { foldDigits, foldText } from '../../core/text.ts';
import { type Condition, type Expression, firstIsBare, labelAtStart } from './expression.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';

type Token =
  | { readonly kind: 'and' | 'or' | 'not' | '(' | ')' }
  | { readonly kind: 'condition'; readonly name: string; readonly values: readonly string[] };

/**
 * Reads what `printExpression` writes, in either language and with brackets: `stage: lapsing and (city: Tehran or
 * bought: "coffee"; at least 2) and not messaged: within days 30`. `not` binds first, then `and`, then `or`.
 *
 * @throws {UserError} that says what of it cannot be read
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  if (tokens.length === 0)
    throw new UserError({ en: 'nothing says who is in this segment', fa: 'نوشته نشده این بخش چه کسانی است' });
  const reader = { tokens, at: 0 };
  const expression = readAny(reader);
  const rest = tokens[reader.at];
  if (rest) throw unexpected(rest);
  return expression;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function readAny(reader: Reader): Expression {
  const parts = [readAll(reader)];
  while (reader.tokens[reader.at]?.kind === 'or') {
    reader.at++;
    parts.push(readAll(reader));
  }
  return parts.length === 1 ? parts[0]! : { any: parts };
}

function readAll(reader: Reader): Expression {
  const parts = [readNot(reader)];
  while (reader.tokens[reader.at]?.kind === 'and') {
    reader.at++;
    parts.push(readNot(reader));
  }
  return parts.length === 1 ? parts[0]! : { all: parts };
}

function readNot(reader: Reader): Expression {
  const token = reader.tokens[reader.at++];
  if (!token) throw cutShort();
  if (token.kind === 'not') return { not: readNot(reader) };
  if (token.kind === 'condition') return conditionOf(token.name, token.values);
  if (token.kind !== '(') throw unexpected(token);
  const inner = readAny(reader);
  if (reader.tokens[reader.at]?.kind !== ')')
    throw new UserError({ en: 'a bracket is opened and never closed', fa: 'پرانتزی باز شده و بسته نشده' });
  reader.at++;
  return inner;
}

const cutShort = () =>
  new UserError({ en: 'a condition is missing at the end', fa: 'در پایان، شرطی جا افتاده است' });

const shownAs = {
  and: ['and', 'و'],
  or: ['or', 'یا'],
  not: ['not', 'نه'],
  '(': ['(', '('],
  ')': [')', ')'],
} as const;

function unexpected(token: Token): UserError {
  const [en, fa] = token.kind === 'condition' ? [token.name, token.name] : shownAs[token.kind];
  return new UserError({
    en: `"${en}" does not belong here; join conditions with and, or, not`,
    fa: `«${fa}» اینجا نباید باشد؛ شرط‌ها را با و، یا، نه به هم وصل کنید`,
  });
}

const words: Readonly<Record<string, 'and' | 'or' | 'not'>> = {
  and: 'and',
  و: 'and',
  or: 'or',
  یا: 'or',
  not: 'not',
  نه: 'not',
};

// Quoted text, a mark, or a run of anything else up to white space.
const pieces = /"(?:[^"]|"")*"|«[^»]*»|[():;؛]|[^\s():;؛"«]+/g;

/** Parts the text into joiners, brackets and conditions; a condition is `name: value; value`. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let name: string[] = [];
  let values: string[][] | null = null;
  const end = () => {
    if (values)
      tokens.push({
        kind: 'condition',
        name: name.join(' '),
        values: values.map((value) => value.join(' ')),
      });
    else if (name.length > 0) throw withoutColon(name.join(' '));
    name = [];
    values = null;
  };
  for (const piece of text.match(pieces) ?? []) {
    const word = words[foldText(piece)];
    if (word !== undefined) {
      end();
      tokens.push({ kind: word });
    } else if (piece === '(' || piece === ')') {
      end();
      tokens.push({ kind: piece });
    } else if (piece === ':' && values === null) values = [[]];
    else if (piece === ';' || piece === '؛') values?.push([]);
    else if (values === null) name.push(piece);
    else (values as string[][])[(values as string[][]).length - 1]!.push(unquoted(piece));
  }
  end();
  return tokens;
}

function unquoted(piece: string): string {
  if (piece.startsWith('"')) return piece.slice(1, -1).replace(/""/g, '"');
  return piece.startsWith('«') ? piece.slice(1, -1) : piece;
}

function withoutColon(name: string): UserError {
  return new UserError({
    en: `"${name}" needs a colon and what it must be, such as city: Tehran`,
    fa: `پس از «${name}» دونقطه و مقدار لازم است، مانند شهر: تهران`,
  });
}

/** @throws {UserError} when there is no such rule, or a value belongs to no param */
function conditionOf(name: string, values: readonly string[]): Condition {
  const rule = ruleNamed(name);
  const typed: Record<string, string> = {};
  values.forEach((value, i) => {
    if (value === '') return;
    const { key, rest } = paramOf(rule, value, i);
    typed[key] = plainOf(rule.params[key]!, rest);
  });
  return { rule: rule.id, typed };
}

/** A choice by its id and a number in Latin digits without its unit, whichever language they were written in. */
function plainOf({ type, options = {}, unit }: Param<unknown>, typed: string): string {
  if (type === 'number' || type === 'share') {
    const digits = foldDigits(typed);
    return unit ? digits.replace(/ (?:days?|روز)$/i, '') : digits;
  }
  const folded = foldText(typed);
  const names = (id: string) => [id, options[id]!.en, options[id]!.fa].map(foldText);
  return Object.keys(options).find((id) => names(id).includes(folded)) ?? typed;
}

function ruleNamed(name: string): Rule<Params> {
  const folded = foldText(name);
  const found = rules.find((rule) =>
    [rule.id, rule.name.en, rule.name.fa].some((known) => foldText(known) === folded),
  );
  if (found) return found;
  const near = [...rules].sort((a, b) => distance(a.name, folded) - distance(b.name, folded)).slice(0, 3);
  return refuse(name, near);
}

function refuse(name: string, near: readonly Rule<Params>[]): never {
  throw new UserError({
    en: `there is no condition "${name}"; the nearest are ${near.map((rule) => rule.name.en).join(', ')}`,
    fa: `شرطی به نام «${name}» نیست؛ نزدیک‌ترین‌ها: ${near.map((rule) => rule.name.fa).join('، ')}`,
  });
}

/** The param whose label a value begins with, else the first one. */
function paramOf(rule: Rule<Params>, value: string, place: number): { key: string; rest: string } {
  const labeled = labelAtStart(rule.params, value);
  if (labeled) return labeled;
  const [first] = Object.keys(rule.params);
  if (place === 0 && first !== undefined && firstIsBare(rule.params)) return { key: first, rest: value };
  const labels = (language: 'en' | 'fa') =>
    Object.values(rule.params)
      .map(({ label }) => label[language])
      .join(language === 'fa' ? '، ' : ', ');
  throw new UserError({
    en: `"${rule.name.en}: ${value}" must begin with one of ${labels('en')}`,
    fa: `«${rule.name.fa}: ${value}» باید با یکی از این‌ها آغاز شود: ${labels('fa')}`,
  });
}

/** How far two words are apart: letters to add, drop or change. Levenshtein (1966). */
function distance(name: { readonly en: string; readonly fa: string }, typed: string): number {
  return Math.min(...[name.en, name.fa].map((known) => between(foldText(known), typed)));
}

function between(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
