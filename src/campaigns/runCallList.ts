import type { Words } from '../core/language.ts';
import { openTable } from '../segments/table.ts';
import { callListTab } from '../segments/tabs.ts';
import { callListId } from './campaign.ts';
import { type Change, type Message, momentCell } from './message.ts';
import type { Carrier } from './runCarrier.ts';
import type { Work } from './runWork.ts';

/** Stands among the gateways: the messages go into a tab, for people to call. */
export const callList: { readonly id: string; readonly label: Words } = {
  id: callListId,
  label: { en: 'Call list', fa: 'فهرست تماس' },
};

const listedTogether = 200;

/** Writes a batch into the tab, each message once however often it is tried. */
export function callListCarrier(work: Work): Carrier {
  const { platform, language } = work;
  return {
    batchSize: listedTogether,
    room: () => Number.POSITIVE_INFINITY,
    fits: () => true,
    full: () => ({ reason: '', pause: false, until: null }),
    send(batch) {
      const table = openTable(platform, callListTab, 'key', language);
      const known = new Set(table.rows.map((row) => table.text(row, 'key')));
      const now = platform.clock.now();
      const changes = new Map<Message, Change>();
      for (const { message, composed } of batch) {
        const { key, name, to, campaign, customer } = message;
        if (!known.has(key))
          table.append({
            name,
            phone: to,
            text: composed.text,
            campaign,
            listed: momentCell(now),
            customer,
            key,
          });
        changes.set(message, { state: 'accepted', sentAt: now });
      }
      table.save();
      platform.workbook.flush();
      return { changes, trouble: null };
    },
  };
}

/** What a killed run left open: the tab itself says who is in it. */
export function settleCallList(work: Work, unknown: readonly Message[]): void {
  if (unknown.length === 0) return;
  const table = openTable(work.platform, callListTab, 'key', work.language);
  const listed = new Set(table.rows.map((row) => table.text(row, 'key')));
  for (const message of unknown)
    work.ledger.change(
      message,
      listed.has(message.key)
        ? { state: 'accepted', sentAt: message.changedAt }
        : { state: 'planned', batch: '', sentAt: null },
    );
}
