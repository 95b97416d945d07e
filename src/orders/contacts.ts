import type { Cell } from '../core/cells.ts';
import { lazily } from '../core/lazily.ts';
import { foldText } from '../core/text.ts';
import { textOf } from './textColumn.ts';

/** An e-mail to compare and write to: lower case, '' for what is none. */
export function foldEmail(cell: Cell): string {
  const text = foldText(textOf(cell))
    .replace(/^mailto:/, '')
    .replace(/^.*<([^<>]+)>$/, '$1')
    .replace(/\s/g, '');
  return /^[^@,;<>"]+@[^@,;<>"]+\.[^@,;<>".]{2,}$/.test(text) ? text : '';
}

const placeholderNames =
  /^(no|none|non|null|test|tests|testing|noreply|no\.?reply|no-?mail|no-?email|noemail|nomail|guest|email|mail|unknown|na|n\/a|example|fake|anonymous|donotreply|xxx+|aaa+|abc|a|asd|asdf)$/;
const placeholderHosts =
  /^(test|none|no|noemail|nomail|email|example|fake|null|a|aa|aaa|abc|asd|asdf|x|xx|xxx|mail|invalid|localhost|domain|test-?mail|anonymous)\.[a-z.]+$/;

/** Addresses that people type to get past a form: test@test.com, noreply@shop.com. */
export function isPlaceholderEmail(email: string): boolean {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).replace(/\d+$/, '');
  const host = email.slice(at + 1);
  if (/^(no-?reply|donotreply|no-?e?mail|none|null|guest|anonymous|unknown|test)$/.test(local)) return true;
  if (/\.(invalid|test|localhost)$/.test(host)) return true;
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

/** Addresses that a marketplace lends its buyers: good to know a customer by, never to advertise to. */
export function isRelayEmail(email: string): boolean {
  return /@(marketplace\.amazon\.[a-z.]+|members\.ebay\.[a-z.]+|.*\.?privaterelay\.appleid\.com|privaterelay\.appleid\.com|relay\.firefox\.com|mozmail\.com|buyer\.etsy\.com)$/.test(
    email,
  );
}
