import type { MappingAnswers, OrderField } from '../calls/orders.ts';
import type { Context } from '../core/context.ts';
import { foldHeader } from '../core/text.ts';

/** A short name of a header row: the same columns under the same folded headers have the same. 16 hexadecimal digits. */
export function headerHash(folded: readonly string[]): string {
  // FNV-1a over two offsets, 32 bits each: no secret, only a name.
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (const char of folded.join('\u001f')) {
    const code = char.codePointAt(0) as number;
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + 0x5bd1), 0x01000193);
  }
  return [high, low].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The latest answers with the header they were for, kept beside those of each header under this name. */
export const latestName = 'latest';

export interface LatestAnswers {
  readonly headers: readonly string[];
  readonly answers: MappingAnswers;
}

/**
 * What was answered for this header, or for a wider one that has all its columns: a function is given A:H of a tab
 * whose header reaches to Z. Null where nothing was.
 */
export function savedAnswers(context: Context, folded: readonly string[]): MappingAnswers | null {
  const own = parsed<MappingAnswers>(context.savedMapping(headerHash(folded)));
  if (own !== null || folded.length === 0) return own;
  const latest = parsed<LatestAnswers>(context.savedMapping(latestName));
  if (latest === null) return null;
  const wider = new Set(latest.headers);
  return folded.every((header) => wider.has(header)) ? latest.answers : null;
}

function parsed<T>(saved: string | null): T | null {
  if (saved === null) return null;
  try {
    const value: unknown = JSON.parse(saved);
    return typeof value === 'object' && value !== null ? (value as T) : null;
  } catch {
    return null;
  }
}

/** Later answers over earlier ones, field by field and status by status. */
export function mergeAnswers(earlier: MappingAnswers | null, later: MappingAnswers): MappingAnswers {
  if (earlier === null) return later;
  const columns = { ...earlier.columns, ...later.columns };
  const statuses = { ...earlier.statuses, ...later.statuses };
  return { ...earlier, ...later, columns, statuses };
}

/**
 * What answers for one header still say for another: columns that are there under their names, statuses and units.
 * That a field was not in the file says nothing of a file with other columns.
 */
export function carriedOver(answers: MappingAnswers, folded: readonly string[]): MappingAnswers {
  const columns: Partial<Record<OrderField, string>> = {};
  for (const [field, header] of Object.entries(answers.columns ?? {})) {
    if (header !== '' && folded.includes(foldHeader(header))) columns[field as OrderField] = header;
  }
  return { ...answers, columns };
}
