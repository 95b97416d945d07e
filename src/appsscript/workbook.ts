import { foldName } from '../core/text.ts';
import type { Zone } from '../core/zone.ts';
import type { Tab, Workbook } from '../platform.ts';
import { gridOf, sheetOf, type Told, tabOver } from './tab.ts';
import { zoneOf } from './zone.ts';

/** The port over the spreadsheet of this execution. Nothing is asked of Google before it is needed, and then once. */
export function workbookOver(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Workbook {
  let id: string | undefined;
  let zone: Zone | undefined;
  let count: number | undefined;
  /** Names of all tabs, with some that are no more: read once, then kept up. */
  let names: Set<string> | undefined;
  /** Sheet id of the tab somebody looks at; null while nobody does. */
  let looking: number | null | undefined;
  /** Of a tab as Google makes it. */
  let newSize: Told['size'];
  let isLocked = false;

  const allNames = () => {
    names ??= new Set(spreadsheet.getSheets().map((sheet) => sheet.getName()));
    return [...names];
  };
  const isAmong = (known: readonly string[], name: string) =>
    known.some((other) => other.toLowerCase() === name.toLowerCase());
  const named = (name: string): Tab | null => {
    const sheet = spreadsheet.getSheetByName(name);
    return sheet && known(sheet, { name });
  };
  /** Google activates what it inserts; whoever is looking at a tab goes back there. */
  const goBack = () => {
    const seen = typeof looking === 'number' ? spreadsheet.getSheetById(looking) : null;
    if (seen) spreadsheet.setActiveSheet(seen);
    looking = undefined;
  };
  const insert = (name: string, model?: Tab) => {
    if (looking === undefined) looking = lookedAt(spreadsheet);
    count ??= spreadsheet.getNumSheets();
    const sheet = model
      ? spreadsheet.insertSheet(name, count, { template: sheetOf(model) })
      : spreadsheet.insertSheet(name, count);
    count++;
    names?.add(name);
    if (!isLocked) goBack();
    const grid = model && gridOf(model);
    const size = grid ? { rows: grid.rows(), columns: grid.columns() } : newSize;
    return known(sheet, size ? { name, size } : { name });
  };
  const known = (
    sheet: GoogleAppsScript.Spreadsheet.Sheet,
    told: Pick<Told, 'id' | 'name' | 'size'> = {},
  ): Tab =>
    tabOver(sheet, {
      ...told,
      remove: () => {
        spreadsheet.deleteSheet(sheet);
        if (count !== undefined) count--;
        names = undefined;
      },
      renamed: (to) => names?.add(to),
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
      if (typeof idOrName === 'string')
        return names && !isAmong([...names], idOrName) ? null : named(idOrName);
      const sheet = spreadsheet.getSheetById(idOrName);
      return sheet && known(sheet, { id: idOrName });
    },
    tabsNamed(wanted) {
      const folded = wanted.map(foldName);
      const found = allNames().filter((name) => folded.includes(foldName(name)));
      const exactFirst = found.sort((a, b) => Number(wanted.includes(b)) - Number(wanted.includes(a)));
      return exactFirst.flatMap((name) => named(name) ?? []);
    },
    hasTab: (name) => isAmong(allNames(), name),
    chosenCell() {
      const cell = spreadsheet.getCurrentCell()!;
      return {
        tab: cell.getSheet().getName(),
        name: cell.getA1Notation(),
        holds: cell.getFormula() || cell.getDisplayValue(),
        enter(formula, format) {
          if (format !== '') cell.setNumberFormat(format);
          cell.setFormula(formula);
        },
      };
    },
    addTab(name, rows, columns) {
      const tab = insert(name);
      newSize ??= tab.size();
      tab.look().resize(rows, columns);
      return tab;
    },
    addCopy: insert,
    flush: () => SpreadsheetApp.flush(),
    withLock(waitMs, work) {
      const lock = LockService.getDocumentLock();
      if (!lock.tryLock(waitMs)) return null;
      isLocked = true;
      try {
        return work();
      } finally {
        isLocked = false;
        goBack();
        SpreadsheetApp.flush();
        lock.releaseLock();
      }
    },
  };
}

/** Null in an hourly run: it has no active tab, and Google refuses to be asked for one. */
function lookedAt(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): number | null {
  try {
    return spreadsheet.getActiveSheet().getSheetId();
  } catch {
    return null;
  }
}
