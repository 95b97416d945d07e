/** A text with merge fields, cut into plain stretches and fields as stored: `{{name|friend}}`. */
export type MergePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: string; readonly fallback: string | null };

export function mergePieces(text: string): MergePiece[] {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const inside = /^\{\{([^{}]*)\}\}$/.exec(part)?.[1];
      if (inside === undefined || inside.trim() === '') return { kind: 'text', text: part };
      const [field = '', ...rest] = inside.split('|');
      return { kind: 'field', field: field.trim(), fallback: rest.length > 0 ? rest.join('|').trim() : null };
    });
}

export function mergeField(field: string, fallback: string | null): string {
  return fallback === null ? `{{${field}}}` : `{{${field}|${fallback}}}`;
}

/** The fields of a text, each once, with the first fallback it is given. */
export function fieldsOf(text: string): { field: string; fallback: string | null }[] {
  const known = new Map<string, string | null>();
  for (const piece of mergePieces(text))
    if (piece.kind === 'field' && (known.get(piece.field) ?? null) === null)
      known.set(piece.field, piece.fallback);
  return [...known].map(([field, fallback]) => ({ field, fallback }));
}

/** The text with one fallback for every mention of a field; '' takes it away. */
export function withFallback(text: string, field: string, fallback: string): string {
  // A brace or bar would end the field.
  const clean = fallback.replace(/[{}|]/g, '');
  return mergePieces(text)
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      return mergeField(piece.field, piece.field === field ? clean || null : piece.fallback);
    })
    .join('');
}
