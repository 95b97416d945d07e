import type { Cell } from '../core/cells.ts';
import { lazily } from '../core/lazily.ts';
import { foldText } from '../core/text.ts';
import { textOf } from './textColumn.ts';

/**
 * An e-mail to know a customer by: lower case, '' for what is none. What stands in the cell is never made into another
 * address; whether it can be written to, `isEmail` says.
 */
export function foldEmail(cell: Cell): string {
  const text = foldText(textOf(cell))
    .replace(/^mailto:\s*/, '')
    .replace(/^.*<\s*([^<>]+?)\s*>$/, '$1');
  return /^[^@,;<>"]+@[^@,;<>"\s]+\.[^@,;<>".\s]{2,}$/.test(text) ? text : '';
}

const email =
  /^(?!\.)(?!.*\.[.@])[^\s@<>()[\],;:"\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Whether an address may stand in a header: one plain address and nothing else. */
export const isEmail = (address: string): boolean =>
  address.length <= 254 && email.test(address.toLowerCase());

const placeholderNames =
  /^(no|none|non|null|test|tests|testing|no-?mail|no-?email|guest|email|mail|unknown|na|n\/a|example|fake|anonymous|xxx+|aaa+|asd|asdf|deleted)$/;
const placeholderHosts =
  /^(test|none|no|noemail|nomail|email|fake|null|aaa|asd|asdf|xxx|invalid|localhost|test-?mail|anonymous)\.[a-z.]+$|\.invalid$/;

/**
 * Addresses that people and programs put in to get past a form: test@test.com, noreply@shop.com, deleted@site.invalid.
 * Whoever has a name of their own there (a@x.com, test7@test.com, ada@example.com) is somebody.
 */
export function isPlaceholderEmail(email: string): boolean {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  const host = email.slice(at + 1);
  if (/^(no\.?-?reply|donotreply|no-?e?mail|none|null|guest|anonymous|unknown|test)$/.test(local))
    return true;
  return placeholderNames.test(local) && placeholderHosts.test(host);
}

// Words in place of a name. A walk-in customer «مشتری حضوری» is a name that a shop chose, and stays one.
const namelessWords = lazily(
  () =>
    new Set(
      [
        '-',
        '--',
        '.',
        '?',
        'n/a',
        'na',
        'none',
        'null',
        'unknown',
        'guest',
        'guest user',
        'guest customer',
        'anonymous',
        'no name',
        'noname',
        'undefined',
        'nan',
        '#n/a',
        'مهمان',
        'کاربر مهمان',
        'مشتری مهمان',
        'ناشناس',
        'بدون نام',
        'نامشخص',
        'ندارد',
        'نامعلوم',
      ].map(foldText),
    ),
);

/** Whether a folded text only says that there is nothing: `-`, `n/a`, «ندارد». */
export function saysNothing(folded: string): boolean {
  const first = folded.charCodeAt(0);
  // A digit first is an id or a phone; looked at before the dictionary, as there may be a million of them.
  if (first >= 0x30 && first <= 0x39) return false;
  return namelessWords().has(folded) || !/[\p{L}\p{N}]/u.test(folded);
}

/** A name to compare, '' for a word that says there is none. */
export function foldName(cell: Cell): string {
  const folded = foldText(textOf(cell));
  return saysNothing(folded) ? '' : folded;
}

/** An id to compare; '' for a word or a zero that says there is none. */
export function foldId(cell: Cell): string {
  const folded = foldText(textOf(cell));
  return saysNothing(folded) || folded === '0' ? '' : folded;
}
