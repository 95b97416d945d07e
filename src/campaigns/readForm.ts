import { hex, hmacSha256, sha256, utf8, wholeNumberOf } from '../core/hash.ts';
import type { Store } from '../platform.ts';
import { noteJournal, type Work } from './runWork.ts';

/** Stands in the address of the form where each person's own mark goes. */
const markPlace = 'TOKEN';

const secretKey = 'optOutSecret';
const marksAre = /^[0-9a-f]{20}$/;

/** A mark that tells who opens the form, to nobody but this file: neither an address nor to be made up. */
export function markOf(secret: string, customer: string): string {
  return hex(hmacSha256(utf8(secret), utf8(customer))).slice(0, 20);
}

/** Made once, when a form is set: the id of a spreadsheet is known to nobody who gets its mails. */
export function makeSecret(file: Store, unguessable: string): void {
  if (file.get(secretKey) === null) file.set(secretKey, hex(sha256(utf8(unguessable))));
}

/** The form as this customer opens it, or '' where none is set up. */
export function formFor(work: Pick<Work, 'rules' | 'platform'>, customer: string): string {
  const { optOutForm } = work.rules;
  const secret = optOutForm === '' ? null : work.platform.settings.file.get<string>(secretKey);
  return secret === null ? '' : optOutForm.split(markPlace).join(markOf(secret, customer));
}

/**
 * Reads the answers that the form left in the file, and notes who wants no more e-mails. Nothing is reckoned while
 * there are no new ones.
 */
export function readForm(work: Work): void {
  const { rules, platform, journal } = work;
  if (rules.optOutForm === '') return;
  const { workbook } = platform;
  const tab = workbook.tab(rules.optOutFormTab) ?? workbook.tabsNamed([rules.optOutFormTab])[0];
  const cells = tab?.values().flat() ?? [];
  const told = new Set(
    cells.filter((cell): cell is string => typeof cell === 'string' && marksAre.test(cell)),
  );
  // Not by how many there are: people clear away answers, and new ones come in their places.
  const answers = wholeNumberOf([...told].sort().join(' '));
  const shop = told.size > 0 && answers !== journal.answers ? work.shop() : null;
  if (!shop) return;
  const secret = platform.settings.file.get<string>(secretKey) ?? '';
  for (const customer of shop.orders.customers)
    if (told.has(markOf(secret, customer)))
      work.wishes.push({ contact: customer, channel: 'email', source: rules.optOutFormTab, customer });
  noteJournal(work, { answers });
}
