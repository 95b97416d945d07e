import type { Language, Words } from '../core/language.ts';
import type { Platform } from '../platform.ts';
import { findTable, type KeyedTable, openTable } from '../segments/table.ts';
import { optOutsTab } from '../segments/tabs.ts';
import { channelWords, momentOf } from './campaign.ts';
import { momentCell } from './message.ts';
import { type OptOut, type OptOuts, optOutsOf } from './optOuts.ts';
import type { Wish } from './runWork.ts';
import { idOf } from './words.ts';

type OptOutsTable = KeyedTable<(typeof optOutsTab)['columns'][number]['id']>;

const outChannels: Readonly<Record<OptOut['channel'], Words>> = {
  ...channelWords,
  all: { en: 'all', fa: 'همه' },
  sms_ads: { en: 'advertising texts', fa: 'پیامک تبلیغاتی' },
};

/** Everybody whose wish is on record in this file. A channel that cannot be read counts as all of them. */
export function readOptOuts(platform: Pick<Platform, 'workbook' | 'settings'>): OptOuts {
  const table: OptOutsTable | null = findTable(platform, optOutsTab, 'contact');
  const rows = table?.rows.map((row) => ({
    contact: table.text(row, 'contact'),
    channel: idOf(outChannels, table.text(row, 'channel')) ?? ('all' as const),
    since: momentOf(table.get(row, 'since')),
  }));
  return optOutsOf(rows ?? []);
}

/** Adds what is not there yet. Nothing is flushed. */
export function writeOptOuts(platform: Platform, language: Language, wishes: readonly Wish[]): void {
  const table: OptOutsTable = openTable(platform, optOutsTab, 'contact', language);
  const known = new Set(
    table.rows.map((row) => `${table.text(row, 'contact')}|${idOf(outChannels, table.text(row, 'channel'))}`),
  );
  for (const { contact, channel, source, customer } of wishes) {
    if (known.has(`${contact}|${channel}`)) continue;
    known.add(`${contact}|${channel}`);
    table.append({
      contact,
      channel: outChannels[channel][language],
      since: momentCell(platform.clock.now()),
      source,
      customer,
    });
  }
  table.save();
}
