import { UserError } from './errors.ts';

/** `{{field|fallback}}`, as written. */
export interface MergeField {
  readonly field: string;
  /** Null where none is given: without a value the text is incomplete. */
  readonly fallback: string | null;
}

/** A text with merge fields, parsed: plain stretches, fields, and addresses of the web with the fields inside them. */
export interface Template {
  readonly pieces: readonly Piece[];
}

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: MergeField }
  | { readonly kind: 'url'; readonly parts: readonly (string | MergeField)[] };

/** What a text is for: `plain` for texts and subjects, `html` for the body of an e-mail. */
export type Medium = 'plain' | 'html';

export interface Filling {
  /** The value of a field; '' when there is none. */
  valueOf(field: string): string;
  /** A last change to a whole address, such as campaign tags. */
  readonly tagUrl?: (url: string) => string;
}

export interface Filled {
  readonly text: string;
  /** Fields that have neither value nor fallback. */
  readonly missing: readonly string[];
}

const fieldPattern = /\{\{([^{}]*)\}\}/;

/** @throws {UserError} when braces do not pair or a field has no name */
export function parseTemplate(text: string): Template {
  // Splitting by a pattern with a group gives what lies between and what the group held, in turn.
  const tokens = text.split(fieldPattern).map((part, i) => (i % 2 === 0 ? checked(part) : readField(part)));
  return { pieces: withUrls(tokens) };
}

/** Names of the fields in a template, each once. */
export function fieldsOf(template: Template): string[] {
  const fields = template.pieces.flatMap((piece) => {
    if (piece.kind === 'field') return [piece.field];
    return piece.kind === 'url' ? piece.parts.filter((part) => typeof part !== 'string') : [];
  });
  return [...new Set(fields.map(({ field }) => field))];
}

/**
 * The text with values in place of its fields. A value is one line and never becomes markup, a header, or another
 * address than the one it stands in; in HTML the template's own addresses become links and its lines stay lines.
 */
export function fillTemplate(template: Template, medium: Medium, filling: Filling): Filled {
  const missing: string[] = [];
  const fill = ({ field, fallback }: MergeField): string => {
    const value = oneLine(filling.valueOf(field));
    if (value !== '') return value;
    if (fallback === null) missing.push(field);
    return fallback ?? '';
  };
  const write = medium === 'html' ? escapeHtml : (text: string) => text;
  const text = template.pieces
    .map((piece) => {
      if (piece.kind === 'text') return medium === 'html' ? lines(escapeHtml(piece.text)) : piece.text;
      if (piece.kind === 'field') return write(fill(piece.field));
      const url = piece.parts
        .map((part) => (typeof part === 'string' ? part : encodeURIComponent(fill(part))))
        .join('');
      const tagged = filling.tagUrl ? filling.tagUrl(url) : url;
      return medium === 'html' ? link(tagged) : tagged;
    })
    .join('');
  return { text, missing };
}

/** Characters that HTML text and attributes give a meaning. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** One line without control characters, halves of characters and marks that turn the reading direction. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const lines = (html: string): string => html.replace(/\r\n|\r|\n/g, '<br>\n');

const link = (url: string): string => `<a dir="ltr" href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;

function readField(inside: string): MergeField {
  const bar = inside.indexOf('|');
  const field = (bar < 0 ? inside : inside.slice(0, bar)).trim();
  if (field === '')
    throw new UserError({
      en: `a merge field has no name: {{${inside}}}; write one such as {{name|friend}}`,
      fa: `یک جای‌گذاری نام ندارد: {{${inside}}}؛ مثلاً بنویسید {{name|دوست}}`,
    });
  return { field, fallback: bar < 0 ? null : inside.slice(bar + 1).trim() };
}

function checked(literal: string): string {
  const stray = /\{\{|\}\}/.exec(literal);
  if (!stray) return literal;
  const near = literal.slice(Math.max(0, stray.index - 8), stray.index + 12);
  throw new UserError({
    en: `braces of a merge field do not pair near "${near}"; write it as {{name|friend}}`,
    fa: `آکولادهای جای‌گذاری نزدیک «${near}» جفت نیستند؛ به شکل {{name|دوست}} بنویسید`,
  });
}

/** What no address has inside it: quotes, angle brackets and the marks of Persian sentences. */
const ending = /[\s<>"“”„«»‹›`|،؛؟。，、！？]/;
/** Marks that end a sentence rather than an address. */
const trailing = /[.,;:!?\]}'‘’*…–—\u200b-\u200f\u202a-\u202e\u2060-\u2069]$/;
const scheme = /https?:\/\//i;

/** Joins each web address with the fields that touch it, up to where it ends. */
function withUrls(tokens: readonly (string | MergeField)[]): Piece[] {
  const pieces: Piece[] = [];
  let url: (string | MergeField)[] | null = null;
  const close = () => {
    if (url) pieces.push(...closed(url));
    url = null;
  };
  for (const token of tokens) {
    if (typeof token !== 'string') {
      if (url) url.push(token);
      else pieces.push({ kind: 'field', field: token });
      continue;
    }
    let rest = token;
    while (rest !== '') {
      const start: number = url ? 0 : rest.search(scheme);
      if (start !== 0) pieces.push({ kind: 'text', text: start < 0 ? rest : rest.slice(0, start) });
      if (start < 0) break;
      const length = rest.slice(start).search(ending);
      const end = length < 0 ? rest.length : start + length;
      url = [...(url ?? []), rest.slice(start, end)];
      rest = rest.slice(end);
      if (rest !== '') close();
    }
  }
  close();
  return pieces;
}

/** An address and the punctuation after it; a bracket belongs to it only where it was opened in it. */
function closed(url: readonly (string | MergeField)[]): Piece[] {
  const last = url[url.length - 1]!;
  if (typeof last !== 'string') return [{ kind: 'url', parts: url }];
  const before = url.slice(0, -1);
  const count = (mark: string, kept: string) => [...before, kept].join('').split(mark).length;
  let kept = last;
  while (trailing.test(kept) || (kept.endsWith(')') && count(')', kept) > count('(', kept)))
    kept = kept.slice(0, -1);
  const tail: Piece[] = kept === last ? [] : [{ kind: 'text', text: last.slice(kept.length) }];
  // A scheme alone leads nowhere.
  if (before.length === 0 && !/:\/\/[^/]/.test(kept)) return [{ kind: 'text', text: last }];
  return [{ kind: 'url', parts: [...before, kept] }, ...tail];
}
