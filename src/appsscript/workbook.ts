import type { Zone } from '../core/zone.ts';
import type { Tab, Workbook } from '../platform.ts';
import { sheetOf, tabOver } from './tab.ts';
import { zoneOf } from './zone.ts';

/** The port over the spreadsheet of this execution. Nothing is asked of Google before it is needed, and then once. */
export function workbookOver(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Workbook {
  let id: string | undefined;
  let zone: Zone | undefined;
  let count: number | undefined;

  /** Google activates what it inserts; whoever is looking at a tab stays there. */
  const insert = (name: string, options?: { template: GoogleAppsScript.Spreadsheet.Sheet }) => {
    const seen = spreadsheet.getActiveSheet();
    count ??= spreadsheet.getNumSheets();
    const sheet = options
      ? spreadsheet.insertSheet(name, count, options)
      : spreadsheet.insertSheet(name, count);
    count++;
    if (seen) spreadsheet.setActiveSheet(seen);
    return known(sheet, { name });
  };
  const known = (sheet: GoogleAppsScript.Spreadsheet.Sheet, told: { id?: number; name?: string } = {}): Tab =>
    tabOver(sheet, {
      ...told,
      remove: () => {
        count = undefined;
        spreadsheet.deleteSheet(sheet);
      },
    });

  return {
    get id() {
      id ??= spreadsheet.getId();
      return id;
    },
    get zone() {
      zone ??= zoneOf(spreadsheet.getSpreadsheetTimeZone());
      return zone;
    },
    tabs: () => spreadsheet.getSheets().map((sheet) => known(sheet)),
    tab(idOrName) {
      const sheet =
        typeof idOrName === 'number'
          ? spreadsheet.getSheetById(idOrName)
          : spreadsheet.getSheetByName(idOrName);
      return sheet && known(sheet, typeof idOrName === 'number' ? { id: idOrName } : { name: idOrName });
    },
    addTab(name, rows, columns) {
      const tab = insert(name);
      tab.look().resize(rows, columns);
      return tab;
    },
    addCopy: (name, model) => insert(name, { template: sheetOf(model) }),
    flush: () => SpreadsheetApp.flush(),
    withLock(waitMs, work) {
      const lock = LockService.getDocumentLock();
      if (!lock.tryLock(waitMs)) return null;
      try {
        const result = work();
        SpreadsheetApp.flush();
        return result;
      } finally {
        lock.releaseLock();
      }
    },
  };
}
