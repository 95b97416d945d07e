import type { ErrorCode } from '../book/value.ts';
import { printReference, type Reference, referenceAt } from './reference.ts';

/** A piece of a formula with its place in the text. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'error'; readonly value: ErrorCode }
  | { readonly kind: 'reference'; readonly value: Reference }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: string }
);

/** Where the text stops being a formula. */
export class FormulaSyntaxError extends Error {}

const space = /\s+/uy;
const numberPatterns = {
  '.': /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/uy,
  ',': /(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?/uy,
} as const;
const textPattern = /"((?:[^"]|"")*)"/uy;
const errorPattern =
  /(?:(?:'(?:[^']|'')*'|[\p{L}\p{M}\p{N}_.\u200c]+)!)?(#N\/A|#VALUE!|#DIV\/0!|#REF!|#NAME\?|#NUM!|#NULL!|#ERROR!)/uy;
const namePattern = /[\p{L}_][\p{L}\p{M}\p{N}_.\u200c]*/uy;
const markPattern = /<>|<=|>=|[-+*/^&%=<>(){},;\\:]/uy;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** What parts whole from fraction, by the locale; where that is a comma, a comma parts nothing else. */
export type DecimalMark = keyof typeof numberPatterns;

function tokenAt(text: string, start: number, decimal: DecimalMark): Token {
  const error = match(errorPattern, text, start);
  if (error) return { kind: 'error', value: error[1] as ErrorCode, start, end: start + error[0].length };
  const reference = referenceAt(text, start);
  if (reference) return { kind: 'reference', value: reference.reference, start, end: reference.end };
  const number = match(numberPatterns[decimal], text, start);
  if (number) {
    const value = Number(number[0].replace(',', '.'));
    return { kind: 'number', value, start, end: start + number[0].length };
  }
  const quoted = match(textPattern, text, start);
  if (quoted)
    return { kind: 'text', value: quoted[1]!.replaceAll('""', '"'), start, end: start + quoted[0].length };
  const mark = match(markPattern, text, start);
  if (mark && mark[0] !== decimal)
    return { kind: 'mark', value: mark[0], start, end: start + mark[0].length };
  const name = match(namePattern, text, start);
  if (name) return { kind: 'name', value: name[0], start, end: start + name[0].length };
  throw new FormulaSyntaxError('Formula parse error.');
}

/**
 * The pieces of a formula's text, which starts with '='.
 * @throws {FormulaSyntaxError} at a character that no formula has
 */
export function tokenize(text: string, decimal: DecimalMark = '.'): Token[] {
  const tokens: Token[] = [];
  let at = 1;
  while (at < text.length) {
    at += match(space, text, at)?.[0].length ?? 0;
    if (at >= text.length) break;
    const token = tokenAt(text, at, decimal);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/**
 * The formula with each reference replaced by what `change` makes of it: another, or null for #REF!. All else
 * stays as typed; text that is no formula comes back untouched.
 */
export function rewriteReferences(text: string, change: (reference: Reference) => Reference | null): string {
  let tokens: Token[];
  try {
    tokens = tokenize(text);
  } catch {
    return text;
  }
  let rewritten = '';
  let copied = 0;
  for (const token of tokens) {
    if (token.kind !== 'reference') continue;
    const changed = change(token.value);
    if (changed === token.value) continue;
    rewritten += text.slice(copied, token.start) + (changed ? printReference(changed) : '#REF!');
    copied = token.end;
  }
  return rewritten + text.slice(copied);
}
