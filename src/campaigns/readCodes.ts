import { fieldsOf } from '../core/templates.ts';
import { findTable } from '../segments/table.ts';
import { codesTab } from '../segments/tabs.ts';
import type { Campaign } from './campaign.ts';
import type { Wording } from './compose.ts';
import { fieldOf } from './fields.ts';
import { momentCell } from './message.ts';
import type { Work } from './runWork.ts';

/** Whether each message takes a code of its own from the Codes tab: the text names one, and the campaign gives none. */
export function takesCodes(campaign: Pick<Campaign, 'code'>, wording: Wording): boolean {
  const fields = [...fieldsOf(wording.subject), ...fieldsOf(wording.text)];
  return campaign.code === '' && fields.some((name) => fieldOf(name) === 'code');
}

/** Codes of the pool that nobody has, for this campaign or for any. The ledger decides: the pool may lag behind it. */
export function freeCodes(work: Work, campaign: string): string[] {
  const table = findTable(work.platform, codesTab, 'code');
  // The archive only where codes of one's own are in it: people may have pasted the same pool again.
  const isInArchive = Object.values(work.archive.kept).some(({ codes }) => codes === null);
  const known = [...work.ledger.messages, ...(isInArchive ? work.archive.messages() : [])];
  const given = new Set(known.map(({ code }) => code));
  const free = (table?.rows ?? []).filter((row) => {
    const of = table!.text(row, 'campaign');
    // Marked for this campaign and yet in no message: a plan that died before its messages were written.
    return of === campaign || (of === '' && table!.text(row, 'customer') === '');
  });
  return [...new Set(free.map((row) => table!.text(row, 'code')))].filter((code) => !given.has(code));
}

/** Writes beside each code of the pool who has it. Nothing is flushed. */
export function markCodes(work: Work, campaign: string): void {
  const holders = new Map(work.ledger.of(campaign).map(({ code, customer }) => [code, customer]));
  holders.delete('');
  const table = findTable(work.platform, codesTab, 'code');
  if (!table) return;
  const now = momentCell(work.platform.clock.now());
  for (const row of table.rows) {
    const customer = holders.get(table.text(row, 'code'));
    if (customer !== undefined && table.text(row, 'customer') === '')
      table.set(row, { campaign, customer, given: now });
  }
  table.save();
}
