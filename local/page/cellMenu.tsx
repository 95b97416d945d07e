import { ask } from './connection.ts';
import { columnLetters } from './grid/address.ts';
import type { Page } from './page.ts';
import { Popup, type PopupItem } from './popup.tsx';
import type { SheetChange } from './protocol.ts';

/** What can be done with the rows and columns that are selected, or with the one that was pressed. */
export function CellMenu({ page }: { readonly page: Page }) {
  const { sheet, cellMenu } = page;
  if (!cellMenu || !sheet) return null;
  const items = [
    ...(cellMenu.column === null ? rowItems(page) : []),
    ...(cellMenu.row === null ? columnItems(page) : []),
  ];
  const close = () => {
    page.cellMenu = null;
    page.spreadsheet.grid.focus();
    page.tell();
  };
  return <Popup items={items} label={page.words.cellMenu} onClose={close} at={cellMenu} />;
}

function rowItems(page: Page): PopupItem[] {
  const { words, sheet, cellMenu } = page;
  const { area } = page.spreadsheet.grid;
  const wanted = cellMenu!.row ?? area.row;
  const isInside = wanted >= area.row && wanted < area.row + area.rows;
  const { at, count } =
    isInside && (cellMenu!.row === null || area.columns === sheet!.columns)
      ? { at: area.row, count: area.rows }
      : { at: wanted, count: 1 };
  return [
    item(page, words.insertRowAbove, { act: 'insertRows', sheet: sheet!.id, at, count: 1 }),
    item(page, words.insertRowBelow, { act: 'insertRows', sheet: sheet!.id, at: at + count, count: 1 }),
    item(page, words.deleteRows(count), { act: 'deleteRows', sheet: sheet!.id, at, count }),
  ];
}

function columnItems(page: Page): PopupItem[] {
  const { words, sheet, cellMenu } = page;
  const { area } = page.spreadsheet.grid;
  const wanted = cellMenu!.column ?? area.column;
  const isInside = wanted >= area.column && wanted < area.column + area.columns;
  const { at, count } =
    isInside && (cellMenu!.column === null || area.rows === sheet!.rows)
      ? { at: area.column, count: area.columns }
      : { at: wanted, count: 1 };
  const name = columnLetters(wanted);
  const sheetId = sheet!.id;
  const before = item(page, words.insertColumnBefore, { act: 'insertColumns', sheet: sheetId, at, count: 1 });
  return [
    { ...before, separated: true },
    item(page, words.insertColumnAfter, { act: 'insertColumns', sheet: sheetId, at: at + count, count: 1 }),
    item(page, words.deleteColumns(count), { act: 'deleteColumns', sheet: sheetId, at, count }),
    {
      ...item(page, words.sortUp(name), { act: 'sort', sheet: sheetId, column: wanted, ascending: true }),
      separated: true,
    },
    item(page, words.sortDown(name), { act: 'sort', sheet: sheetId, column: wanted, ascending: false }),
  ];
}

const item = (page: Page, label: string, change: SheetChange): PopupItem => ({
  label,
  act: () => void page.act(ask('sheet', change)),
});
