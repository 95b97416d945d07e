import type { Layout } from '../book/layout.ts';
import type { Sheet as BookSheet } from '../book/sheet.ts';
import { refuse } from './errors.ts';
import { GoogleObject, type Named } from './object.ts';
import { changing, present } from './rangeBase.ts';
import { colorOf } from './rangeLook.ts';
import type { Env } from './world.ts';

type Google = GoogleAppsScript.Spreadsheet.Sheet;

/** How a sheet looks as a whole: sizes, frozen parts, direction, what is hidden. */
export abstract class SheetLook
  extends GoogleObject
  implements
    Pick<
      Google,
      | 'getColumnWidth'
      | 'getFrozenColumns'
      | 'getFrozenRows'
      | 'getRowHeight'
      | 'getTabColor'
      | 'hasHiddenGridlines'
      | 'isColumnHiddenByUser'
      | 'isRightToLeft'
      | 'isRowHiddenByUser'
      | 'isSheetHidden'
      | 'setFrozenColumns'
      | 'setFrozenRows'
    >,
    Named<
      Google,
      | 'hideColumns'
      | 'hideRows'
      | 'hideSheet'
      | 'setColumnWidth'
      | 'setColumnWidths'
      | 'setHiddenGridlines'
      | 'setRightToLeft'
      | 'setRowHeight'
      | 'setRowHeights'
      | 'setTabColor'
      | 'showColumns'
      | 'showRows'
      | 'showSheet'
    >
{
  readonly path = 'SpreadsheetApp.Sheet';

  constructor(
    readonly env: Env,
    readonly sheet: BookSheet,
  ) {
    super();
  }

  getFrozenRows(): number {
    return layoutOf(this).frozenRows;
  }

  getFrozenColumns(): number {
    return layoutOf(this).frozenColumns;
  }

  /** At least one row must be left to scroll. */
  setFrozenRows(rows: number): void {
    const { rowCount } = present(this.env, this.sheet);
    checkFrozen({
      what: 'rows',
      count: rows,
      total: rowCount,
      isHidden: (row) => this.sheet.isRowHidden(row),
    });
    relayout(this, { frozenRows: rows });
  }

  setFrozenColumns(columns: number): void {
    const { columnCount, grid } = present(this.env, this.sheet);
    checkFrozen({
      what: 'columns',
      count: columns,
      total: columnCount,
      isHidden: (column) => grid.column(column).hidden,
    });
    relayout(this, { frozenColumns: columns });
  }

  isRightToLeft(): boolean {
    return layoutOf(this).rightToLeft;
  }

  setRightToLeft(isOn: boolean): this {
    return relayout(this, { rightToLeft: isOn === true });
  }

  hasHiddenGridlines(): boolean {
    return !layoutOf(this).gridlines;
  }

  setHiddenGridlines(isHidden: boolean): this {
    return relayout(this, { gridlines: isHidden !== true });
  }

  getTabColor(): string {
    return layoutOf(this).tabColor;
  }

  setTabColor(color: unknown): this {
    return relayout(this, { tabColor: colorOf(color, 'SpreadsheetApp.Sheet.setTabColor') });
  }

  isSheetHidden(): boolean {
    return layoutOf(this).hidden;
  }

  hideSheet(): this {
    const { sheets } = this.env.world.book;
    if (sheets.every((sheet) => sheet === this.sheet || sheet.layout.hidden)) {
      refuse({
        en: "You can't hide all the sheets in a document.",
        fr: "Vous ne pouvez pas masquer toutes les feuilles d'un document.",
      });
    }
    return relayout(this, { hidden: true });
  }

  showSheet(): this {
    return relayout(this, { hidden: false });
  }

  getColumnWidth(column: number): number {
    return present(this.env, this.sheet).grid.column(column).width;
  }

  setColumnWidth(column: number, pixels: number): this {
    return this.setColumnWidths(column, 1, pixels);
  }

  setColumnWidths(first: number, count: number, pixels: number): this {
    return setColumns(this, { first, count }, { width: pixels });
  }

  hideColumns(first: number, count = 1): void {
    setColumns(this, { first, count }, { hidden: true });
  }

  showColumns(first: number, count = 1): void {
    setColumns(this, { first, count }, { hidden: false });
  }

  isColumnHiddenByUser(column: number): boolean {
    return present(this.env, this.sheet).grid.column(column).hidden;
  }

  getRowHeight(row: number): number {
    return present(this.env, this.sheet).rowHeight(row);
  }

  setRowHeight(row: number, pixels: number): this {
    return this.setRowHeights(row, 1, pixels);
  }

  setRowHeights(first: number, count: number, pixels: number): this {
    return setRows(this, first, count, { height: pixels });
  }

  hideRows(first: number, count = 1): void {
    setRows(this, first, count, { hidden: true });
  }

  showRows(first: number, count = 1): void {
    setRows(this, first, count, { hidden: false });
  }

  isRowHiddenByUser(row: number): boolean {
    return present(this.env, this.sheet).isRowHidden(row);
  }
}

const outOfBounds = (what: 'rows' | 'columns') => ({
  en: `Those ${what} are out of bounds.`,
  fr: `Ces ${what === 'rows' ? 'lignes' : 'colonnes'} sont hors limites.`,
});

/** @throws {ServiceError} where nothing visible would be left that is not frozen */
function checkFrozen({
  what,
  count,
  total,
  isHidden,
}: {
  readonly what: 'rows' | 'columns';
  readonly count: number;
  readonly total: number;
  readonly isHidden: (position: number) => boolean;
}): void {
  if (!Number.isInteger(count) || count < 0 || count > total) refuse(outOfBounds(what));
  for (let position = count + 1; position <= total; position++) if (!isHidden(position)) return;
  refuse({
    en: `You can't freeze all visible ${what} on the sheet.`,
    fr: `Vous ne pouvez pas figer toutes les ${what === 'rows' ? 'lignes' : 'colonnes'} visibles de la feuille.`,
  });
}

const layoutOf = ({ env, sheet }: SheetLook): Layout => present(env, sheet).layout;

/** Whoever changes the layout of a sheet replaces it, so that what was kept of it stays. */
function relayout<S extends SheetLook>(face: S, patch: Partial<Layout>): S {
  const sheet = changing(face.env, face.sheet);
  sheet.layout = { ...sheet.layout, ...patch };
  sheet.book.changed();
  return face;
}

function setColumns<S extends SheetLook>(
  face: S,
  place: { readonly first: number; readonly count: number },
  look: { readonly width?: number; readonly hidden?: boolean },
): S {
  const { first, count } = place;
  const sheet = changing(face.env, face.sheet);
  if (first < 1 || count < 1 || first + count - 1 > sheet.columnCount) refuse(outOfBounds('columns'));
  for (let column = first; column < first + count; column++) sheet.grid.setColumn(column, look);
  sheet.book.changed();
  return face;
}

function setRows<S extends SheetLook>(
  face: S,
  first: number,
  count: number,
  look: { readonly height?: number; readonly hidden?: boolean },
): S {
  const sheet = changing(face.env, face.sheet);
  if (first < 1 || count < 1 || first + count - 1 > sheet.rowCount) refuse(outOfBounds('rows'));
  for (let row = first; row < first + count; row++) sheet.setRowLook(row, look);
  return face;
}
