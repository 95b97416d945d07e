import type { Language } from '../core/language.ts';
import type { Orders } from '../orders/order.ts';
import type { Platform } from '../platform.ts';
import {
  completeOptOutsTab,
  loadSeenOptOuts,
  noteOptOutsTabs,
  optOutsTabs,
  reaching,
} from '../segments/loadOptOuts.ts';
import { optOutChannels } from '../segments/optOuts.ts';
import { type KeyedTable, openTable } from '../segments/table.ts';
import { optOutsTab } from '../segments/tabs.ts';
import { momentCell } from './message.ts';
import { type OptOut, type OptOuts, optOutsOf } from './optOuts.ts';
import type { Wish } from './runWork.ts';
import { idOf } from './words.ts';

type OptOutsTable = KeyedTable<(typeof optOutsTab)['columns'][number]['id']>;

export interface ReadOptOuts extends OptOuts {
  /** The tab has rows, and none of them could be understood: nobody knows who must not be written to. */
  readonly isUnreadable: boolean;
}

/** Everybody whose wish is on record in this file, read when first asked for; `onlySeen` looks for no new tabs. */
export function readOptOuts(
  platform: Pick<Platform, 'workbook' | 'settings'>,
  ordersOf: () => Orders | null,
  onlySeen: boolean,
): ReadOptOuts {
  let known: ReadOptOuts | null = null;
  const read = (): ReadOptOuts => {
    if (known) return known;
    if (!onlySeen) noteOptOutsTabs(platform);
    const { optOuts, isUnreadable } = loadSeenOptOuts(platform, ordersOf());
    known = { ...optOutsOf(optOuts), isUnreadable };
    return known;
  };
  return {
    reason: (channel, kind, to, customer) => read().reason(channel, kind, to, customer),
    since: (to, customer) => read().since(to, customer),
    get isUnreadable() {
      return read().isUnreadable;
    },
  };
}

/** Wishes that are not in the tab yet, reaching everything by which their customers are known. */
export const toldOptOuts = (wishes: readonly OptOut[], orders: Orders | null): OptOuts =>
  optOutsOf(orders ? reaching(wishes, orders) : wishes);

/** Makes the tab where the file has none; one that people keep stays as it is until something is added. */
export function makeOptOuts(platform: Platform, language: Language): void {
  const isThere = optOutsTabs(platform).some((tab) => tab.lastRow() > 0);
  if (!isThere) openTable(platform, optOutsTab, 'contact', language);
  noteOptOutsTabs(platform);
}

/** Adds what is not there yet to the tab that is there, whatever columns it has. Nothing is flushed. */
export function writeOptOuts(platform: Platform, language: Language, wishes: readonly Wish[]): void {
  completeOptOutsTab(platform, language);
  const table: OptOutsTable = openTable(platform, optOutsTab, 'contact', language);
  const known = new Set(
    table.rows.map(
      (row) => `${table.text(row, 'contact')}|${idOf(optOutChannels, table.text(row, 'channel'))}`,
    ),
  );
  for (const { contact, channel, source, customer } of wishes) {
    if (known.has(`${contact}|${channel}`)) continue;
    known.add(`${contact}|${channel}`);
    table.append({
      contact,
      channel: optOutChannels[channel][language],
      since: momentCell(platform.clock.now()),
      source,
      customer,
    });
  }
  table.save();
  noteOptOutsTabs(platform);
}
