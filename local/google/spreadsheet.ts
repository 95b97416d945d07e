import type { Area } from '../book/area.ts';
import type { Book } from '../book/book.ts';
import { copyCells } from '../book/copy.ts';
import type { Sheet as BookSheet } from '../book/sheet.ts';
import { zoneClock } from '../book/zone.ts';
import { parseA1 } from './a1.ts';
import { refuse } from './errors.ts';
import { GoogleObject, type Named } from './object.ts';
import { Range } from './range.ts';
import { changing } from './rangeBase.ts';
import { User } from './session.ts';
import { Sheet } from './sheet.ts';
import type { Env } from './world.ts';

type Google = GoogleAppsScript.Spreadsheet.Spreadsheet;

export const noActiveSheet = {
  en: 'Please select an active sheet first.',
  fr: "Veuillez d'abord sélectionner une feuille active.",
};

/** `Spreadsheet`: the one file of this host. */
export class Spreadsheet
  extends GoogleObject
  implements
    Pick<
      Google,
      | 'getId'
      | 'getName'
      | 'getNumSheets'
      | 'getSpreadsheetLocale'
      | 'getSpreadsheetTimeZone'
      | 'getUrl'
      | 'rename'
      | 'setSpreadsheetLocale'
      | 'setSpreadsheetTimeZone'
    >,
    Named<
      Google,
      | 'deleteActiveSheet'
      | 'deleteSheet'
      | 'getActiveRange'
      | 'getActiveSheet'
      | 'getCurrentCell'
      | 'getOwner'
      | 'getRange'
      | 'getSheetByName'
      | 'getSheetById'
      | 'getSheets'
      | 'insertSheet'
      | 'moveActiveSheet'
      | 'setActiveSheet'
      | 'toast'
    >
{
  readonly path = 'SpreadsheetApp.Spreadsheet';

  constructor(readonly env: Env) {
    super();
  }

  getId(): string {
    return this.env.world.book.id;
  }

  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.env.world.book.id}/edit`;
  }

  getName(): string {
    return this.env.world.book.name;
  }

  rename(name: string): void {
    this.env.run.willWrite();
    this.env.world.book.name = name;
  }

  getOwner(): User {
    return new User(this.env.world.owner);
  }

  getSpreadsheetTimeZone(): string {
    return this.env.world.book.zone;
  }

  setSpreadsheetTimeZone(zone: string): void {
    zoneClock(zone);
    this.env.run.willWrite();
    this.env.world.book.zone = zone;
  }

  getSpreadsheetLocale(): string {
    return this.env.world.book.locale.name;
  }

  setSpreadsheetLocale(locale: string): void {
    this.env.run.willWrite();
    this.env.world.book.setLocale(locale);
  }

  getSheets(): Sheet[] {
    return this.env.world.book.sheets.map((sheet) => new Sheet(this.env, sheet));
  }

  getNumSheets(): number {
    return this.env.world.book.sheets.length;
  }

  /** The tab of exactly this name, or null. */
  getSheetByName(name: unknown): Sheet | null {
    const found = this.env.world.book.sheets.find((sheet) => sheet.name === name);
    return found ? new Sheet(this.env, found) : null;
  }

  getSheetById(id: unknown): Sheet | null {
    const found = this.env.world.book.sheets.find((sheet) => sheet.id === id);
    return found ? new Sheet(this.env, found) : null;
  }

  /** By a name that may name its tab. */
  getRange(name: string): Range {
    const { book } = this.env.world;
    const active = book.activeSheet!;
    const { sheet: named } = parseA1(name, active);
    const sheet = named === undefined ? active : book.sheetByName(named);
    if (!sheet) return refuse({ en: 'Range not found', fr: 'Plage introuvable' });
    return new Range(this.env, sheet, parseA1(name, sheet).area);
  }

  /** The tab somebody looks at; in a cell the one of its formula. A clock trigger looks at none. */
  getActiveSheet(): Sheet {
    return new Sheet(this.env, activeSheetOf(this.env));
  }

  /** What somebody selected; in a cell the cell of the formula. */
  getActiveRange(): Range {
    const sheet = activeSheetOf(this.env);
    const selected = this.env.caller ? undefined : this.env.world.book.selections.get(sheet.id)?.area;
    return new Range(this.env, sheet, selected ?? currentCell(this.env, sheet));
  }

  /** The cell of the selection in which the keyboard stands. */
  getCurrentCell(): Range {
    const sheet = activeSheetOf(this.env);
    return new Range(this.env, sheet, currentCell(this.env, sheet));
  }

  setActiveSheet(sheet: Sheet): Sheet {
    lookAt(this.env, sheet.sheet);
    return sheet;
  }

  /** A new tab after the active one, or at an index from 0, maybe made like another; it becomes the active one. */
  insertSheet(...args: unknown[]): Sheet {
    const { book } = this.env.world;
    const name = args.find((arg) => typeof arg === 'string') ?? freeName(book);
    const index = args.find((arg) => typeof arg === 'number') ?? book.sheets.indexOf(book.activeSheet!) + 1;
    const template = (
      args.find((arg) => typeof arg === 'object' && arg !== null) as { template?: Sheet } | undefined
    )?.template;
    this.env.run.willWrite();
    const sheet = template ? copyOfSheet(book, template.sheet, name, index) : book.addSheet(name, { index });
    lookAt(this.env, sheet);
    return new Sheet(this.env, sheet);
  }

  deleteSheet(sheet: Sheet): void {
    this.env.world.book.deleteSheet(changing(this.env, sheet.sheet));
  }

  deleteActiveSheet(): Sheet {
    this.deleteSheet(this.getActiveSheet());
    return this.getActiveSheet();
  }

  /** Puts the active tab in another place, from 1. */
  moveActiveSheet(place: number): void {
    this.env.world.book.moveSheet(changing(this.env, activeSheetOf(this.env)), place - 1);
  }

  toast(message: unknown, title: unknown = '', _seconds?: unknown): void {
    const { run, world } = this.env;
    world.toasts.push({ at: run.now(), message: String(message), title: String(title ?? '') });
  }
}

/** Shows another tab to who runs this. Nobody does in a clock trigger: an open window stays where it is. */
function lookAt({ run, world }: Env, { id }: BookSheet): void {
  if (run.plan.kind !== 'clock') world.book.activeSheetId = id;
}

function currentCell({ caller, world }: Env, sheet: BookSheet): Area {
  const { row, column } = caller ?? world.book.selections.get(sheet.id)?.cell ?? { row: 1, column: 1 };
  return { row, column, rows: 1, columns: 1 };
}

/** @throws {ServiceError} where nobody looks at a tab */
function activeSheetOf({ world, run, caller }: Env): BookSheet {
  const sheet = caller ? world.book.sheetById(caller.sheetId) : world.book.activeSheet;
  return run.plan.kind === 'clock' || !sheet ? refuse(noActiveSheet) : sheet;
}

function freeName(book: Book): string {
  for (let n = book.sheets.length + 1; ; n++) if (!book.sheetByName(`Sheet${n}`)) return `Sheet${n}`;
}

/** A new sheet at `index` with the content, looks and charts of another. */
export function copyOfSheet(book: Book, model: BookSheet, name: string, index: number): BookSheet {
  const sheet = book.addSheet(name, { rows: model.rowCount, columns: model.columnCount, index });
  copyCells({ sheet: model, area: model.all }, { sheet, row: 1, column: 1 });
  for (let column = 1; column <= model.columnCount; column++)
    sheet.grid.setColumn(column, model.grid.column(column));
  for (let row = 1; row <= model.grid.usedRows; row++) {
    const { height, hidden } = model.grid.row(row) ?? {};
    if (height !== undefined || hidden !== undefined) {
      sheet.setRowLook(row, {
        ...(height === undefined ? {} : { height }),
        ...(hidden === undefined ? {} : { hidden }),
      });
    }
  }
  const charts = model.layout.charts.map((chart) => ({
    ...chart,
    ranges: chart.ranges.map((range) =>
      range.sheetId === model.id ? { ...range, sheetId: sheet.id } : range,
    ),
  }));
  sheet.layout = { ...structuredClone(model.layout), charts, protections: [] };
  book.changed();
  return sheet;
}
