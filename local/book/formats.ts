/** One piece of a number format's section. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digit'; readonly sign: '0' | '#' | '?' }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'text' | 'general' }
  | { readonly kind: 'exponent'; readonly plus: boolean; readonly digits: number }
  /** y, m, d, h or s repeated; `elapsed` counts on past the day, as in [h]. */
  | {
      readonly kind: 'date';
      readonly letter: 'y' | 'm' | 'd' | 'h' | 's';
      readonly count: number;
      readonly elapsed: boolean;
    }
  | { readonly kind: 'fraction'; readonly digits: number }
  | { readonly kind: 'half-day'; readonly before: string; readonly after: string };

/** What stands between two semicolons. */
export interface Section {
  readonly pieces: readonly Piece[];
  readonly isDate: boolean;
}

const rules: readonly [RegExp, (match: RegExpExecArray) => Piece | null][] = [
  [/"([^"]*)"/y, (m) => ({ kind: 'literal', text: m[1]! })],
  [/\\(.)/uy, (m) => ({ kind: 'literal', text: m[1]! })],
  [/_./uy, () => ({ kind: 'literal', text: ' ' })],
  [/\*./uy, () => null],
  [/\[\$([^\]-]*)(?:-[^\]]*)?\]/y, (m) => ({ kind: 'literal', text: m[1]! })],
  [/\[(h+|m+|s+)\]/iy, (m) => dateLetters(m[1]!, true)],
  [/\[[^\]]*\]/y, () => null],
  [/am\/pm/iy, () => ({ kind: 'half-day', before: 'AM', after: 'PM' })],
  [/(a)\/(p)/iy, (m) => ({ kind: 'half-day', before: m[1]!, after: m[2]! })],
  [/general/iy, () => ({ kind: 'general' })],
  [/E([+-])(0+)/iy, (m) => ({ kind: 'exponent', plus: m[1] === '+', digits: m[2]!.length })],
  [/y+|m+|d+|h+|s+/iy, (m) => dateLetters(m[0], false)],
  [/[0#?]/y, (m) => ({ kind: 'digit', sign: m[0] as '0' | '#' | '?' })],
  [/\./y, () => ({ kind: 'point' })],
  [/,/y, () => ({ kind: 'comma' })],
  [/%/y, () => ({ kind: 'percent' })],
  [/@/y, () => ({ kind: 'text' })],
];

function dateLetters(letters: string, elapsed: boolean): Piece {
  const letter = letters[0]!.toLowerCase() as 'y' | 'm' | 'd' | 'h' | 's';
  return { kind: 'date', letter, count: letters.length, elapsed };
}

function pieceAt(text: string, at: number): { piece: Piece | null; end: number } {
  for (const [pattern, make] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { piece: make(match), end: pattern.lastIndex };
  }
  const letter = String.fromCodePoint(text.codePointAt(at)!);
  return { piece: { kind: 'literal', text: letter }, end: at + letter.length };
}

/** ss.000: the point and the zeros after a second are one piece. */
function joinFractions(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const before = joined.at(-1);
    let zeros = 0;
    if (piece.kind === 'point' && before?.kind === 'date' && before.letter === 's') {
      while (isZero(pieces[i + 1 + zeros])) zeros++;
    }
    if (zeros > 0) joined.push({ kind: 'fraction', digits: zeros });
    else joined.push(piece);
    i += zeros;
  }
  return joined;
}

const isZero = (piece: Piece | undefined): boolean => piece?.kind === 'digit' && piece.sign === '0';

function parse(format: string): Section[] {
  const sections: Piece[][] = [[]];
  let at = 0;
  while (at < format.length) {
    if (format[at] === ';') {
      sections.push([]);
      at += 1;
      continue;
    }
    const { piece, end } = pieceAt(format, at);
    if (piece) sections.at(-1)!.push(piece);
    at = end;
  }
  return sections.map((pieces) => {
    const isDate = pieces.some(({ kind }) => kind === 'date');
    return { pieces: isDate ? joinFractions(pieces) : pieces, isDate };
  });
}

const parsed = new Map<string, readonly Section[]>();

/** The sections of a number format: positive, negative, zero, text. */
export function sectionsOf(format: string): readonly Section[] {
  const known = parsed.get(format);
  if (known) return known;
  const sections = parse(format);
  parsed.set(format, sections);
  return sections;
}

/** Whether numbers under this format are days, moments or times. */
export const isDateFormat = (format: string): boolean => format !== '' && sectionsOf(format)[0]!.isDate;
