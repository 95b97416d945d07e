import type { Area } from '../book/area.ts';
import type { Book } from '../book/book.ts';
import type { Sheet } from '../book/sheet.ts';
import { sortArea } from '../book/sort.ts';
import { deleteColumns, deleteRows, insertColumns, insertRows } from '../book/structure.ts';
import { BookRefusal } from '../book/value.ts';
import type { PageLanguage, SheetChange } from './protocol.ts';
import { narrowFilter } from './sheetFilter.ts';
import { say } from './words.ts';

/** @throws {BookRefusal} when it is gone */
export function sheetOf(book: Book, id: number, language: PageLanguage): Sheet {
  const sheet = book.sheetById(id);
  if (!sheet) throw new BookRefusal(say(language).sheetGone);
  return sheet;
}

/** Does to a sheet what a person asked for. @throws {BookRefusal} with a sentence when it cannot be done */
export function changeSheet(book: Book, change: SheetChange, language: PageLanguage): void {
  if (change.act === 'add') {
    addSheet(book, language);
    return;
  }
  const sheet = sheetOf(book, change.sheet, language);
  switch (change.act) {
    case 'rename':
      rename(sheet, change.name.trim(), language);
      break;
    case 'delete':
      if (book.sheets.length === 1) throw new BookRefusal(say(language).lastSheet);
      book.deleteSheet(sheet);
      break;
    case 'resize':
      sheet.grid.setColumn(change.column, { width: Math.max(20, Math.round(change.width)) });
      book.changed();
      break;
    case 'filter':
      narrowFilter(sheet, change.column, change.hidden);
      break;
    case 'insertRows':
      insertRows(sheet, change.at, change.count, Math.min(change.at, sheet.rowCount));
      break;
    case 'deleteRows':
      deleteRows(sheet, change.at, change.count);
      break;
    case 'insertColumns':
      insertColumns(sheet, change.at, change.count, Math.min(change.at, sheet.columnCount));
      break;
    case 'deleteColumns':
      deleteColumns(sheet, change.at, change.count);
      break;
    case 'sort':
      sortBy(sheet, change.column, change.ascending);
      break;
  }
}

/** What is pasted past the edge of a sheet makes it larger. */
export function makeRoom(sheet: Sheet, area: Area): void {
  const rows = area.row + area.rows - 1 - sheet.rowCount;
  const columns = area.column + area.columns - 1 - sheet.columnCount;
  if (rows > 0) insertRows(sheet, sheet.rowCount + 1, rows);
  if (columns > 0) insertColumns(sheet, sheet.columnCount + 1, columns);
}

/** A new sheet runs the way the person reads. */
function addSheet(book: Book, language: PageLanguage): void {
  const sheet = book.addSheet(freeName(book, language));
  sheet.layout = { ...sheet.layout, rightToLeft: language === 'fa' };
  book.activeSheetId = sheet.id;
}

function freeName(book: Book, language: PageLanguage): string {
  for (let number = book.sheets.length + 1; ; number++) {
    const name = say(language).newSheet(number);
    if (!book.sheetByName(name)) return name;
  }
}

function rename(sheet: Sheet, name: string, language: PageLanguage): void {
  const holder = sheet.book.sheetByName(name);
  if (holder && holder !== sheet) throw new BookRefusal(say(language).nameTaken(name));
  if (name) sheet.book.renameSheet(sheet, name);
}

function sortBy(sheet: Sheet, column: number, ascending: boolean): void {
  const first = sheet.layout.frozenRows + 1;
  const rows = sheet.lastRow() - first + 1;
  if (rows < 2) return;
  const columns = Math.max(sheet.lastColumn(), column);
  sortArea(sheet, { row: first, column: 1, rows, columns }, [{ column, ascending }]);
}
