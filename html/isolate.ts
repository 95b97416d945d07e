const anyDirection = '\u2068';
const leftToRight = '\u2066';
const end = '\u2069';

/** A name or value from the shop's data, kept from disturbing the sentence around it. */
export function isolate(text: string): string {
  return anyDirection + bare(text) + end;
}

/** A code, phone, link, formula or score: left to right in any sentence. */
export function code(text: string): string {
  return leftToRight + bare(text) + end;
}

function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

/** A piece of a sentence: plain or bold, or somebody's data in its own direction. */
export interface Piece {
  readonly text: string;
  readonly bold: boolean;
  readonly direction: 'none' | 'auto' | 'ltr';
}

/** Cuts a sentence at its isolates and at `**bold**`; stars inside an isolate are data and stay. */
export function pieces(sentence: string): Piece[] {
  const found: Piece[] = [];
  let bold = false;
  for (const part of sentence.split(/(\*\*|[\u2066\u2068][^\u2069]*\u2069)/)) {
    if (part === '**') bold = !bold;
    else if (part.startsWith(anyDirection) || part.startsWith(leftToRight))
      found.push({ text: bare(part), bold, direction: part.startsWith(leftToRight) ? 'ltr' : 'auto' });
    else if (part) found.push({ text: part, bold, direction: 'none' });
  }
  return found;
}

/** A sentence as one plain text, for attributes that cannot hold markup; the isolates stay. */
export function plainText(sentence: string): string {
  return sentence.replace(/\*\*/g, '');
}
