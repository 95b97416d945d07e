import type { Cell } from '../core/cells.ts';
import type { Platform } from '../platform.ts';
import { findTable } from './table.ts';
import { archiveTab, messagesTab } from './tabs.ts';

type Column = (typeof messagesTab)['columns'][number]['id'];

/** A row of the ledger, by column. */
export interface MessageRow {
  get(column: Column): Cell;
  /** '' for a blank. */
  text(column: Column): string;
}

/** Every message the file knows of: the ledger's, then those of its archive that are no longer in it. */
export function loadMessageRows(host: Pick<Platform, 'workbook' | 'settings'>): MessageRow[] {
  const known = new Set<string>();
  return [messagesTab, archiveTab].flatMap((definition) => {
    const table = findTable(host, definition, 'key');
    const rows = table?.rows.filter((row) => !known.has(table.text(row, 'key'))) ?? [];
    for (const row of rows) known.add(table!.text(row, 'key'));
    return rows.map((row) => ({
      get: (column) => table!.get(row, column),
      text: (column) => table!.text(row, column),
    }));
  });
}
