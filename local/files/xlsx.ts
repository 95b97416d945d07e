import { createRequire } from 'node:module';
import type * as Xlsx from '@e965/xlsx';
import type { Area } from '../book/area.ts';
import type { Book } from '../book/book.ts';
import type { Sheet } from '../book/sheet.ts';
import type { Style } from '../book/style.ts';
import { CellError, DateSerial, type Value } from '../book/value.ts';
import { type Known, readFormula, savedFormula, savedSpill } from './formulas.ts';
import { letterPixels, type SheetView, sheetPaths, viewIn, widthsIn, withView } from './sheetView.ts';

let loaded: typeof Xlsx | null = null;

/** Loaded when a workbook comes up: it is slow to start and most commands have none. */
function library(): typeof Xlsx {
  loaded ??= createRequire(import.meta.url)('@e965/xlsx') as typeof Xlsx;
  return loaded;
}

/** One sheet of a workbook as it was saved. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  /** Number format of a cell, '' for none; rows and columns from 0. */
  formatOf(row: number, column: number): string;
  readonly widths: readonly (number | undefined)[];
  readonly view: SheetView;
  /** Header and rows that can be filtered, null for none. */
  readonly filtered: Area | null;
  /** Where formulas are kept; rows and columns from 1, '' for a cell that another one fills. */
  readonly formulas: readonly { readonly row: number; readonly column: number; readonly text: string }[];
}

/**
 * The sheets of a workbook: values, number formats, widths and direction. Formulas are the values they had, save those
 * that can be reckoned with the functions given.
 */
export function readWorkbook(bytes: Uint8Array, functions: ReadonlySet<string> | null): ReadSheet[] {
  const xlsx = library();
  const options = {
    dense: true,
    cellNF: true,
    cellDates: false,
    cellFormula: functions !== null,
    bookFiles: true,
  };
  const workbook = xlsx.read(bytes, options) as Xlsx.WorkBook & { files: Record<string, ZipEntry> };
  const heads = headsOf(workbook.files);
  // A workbook of old Macs counts its days from 1904.
  const dayZero = workbook.Workbook?.WBProps?.date1904 ? 1462 : 0;
  const sheets = new Set(workbook.SheetNames.map((name) => name.toLowerCase()));
  return workbook.SheetNames.map((name, i) => {
    const sheet = workbook.Sheets[name] as Xlsx.WorkSheet & { '!data'?: (Xlsx.CellObject | undefined)[][] };
    const data = sheet['!data'] ?? [];
    // Rows and cells that hold nothing are holes in these lists.
    const rows = Array.from(data, (row) => Array.from(row ?? [], (cell) => cellValue(cell, xlsx, dayZero)));
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    return {
      name,
      rows: rows.map((row) => [...row, ...new Array<Value>(width - row.length).fill(null)]),
      formatOf: (row, column) => formatOf(data[row]?.[column]),
      widths: widthsIn(heads[i] ?? ''),
      view: viewIn(heads[i] ?? ''),
      filtered: filteredIn(sheet),
      formulas: functions ? formulasIn(data, { functions, sheets }) : [],
    };
  });
}

/** A formula of several cells is kept as their values: Sheets has none of that kind. */
function formulasIn(
  data: readonly (readonly (Xlsx.CellObject | undefined)[] | undefined)[],
  known: Known,
): ReadSheet['formulas'] {
  return data.flatMap((row, r) =>
    (row ?? []).flatMap((cell, c) => {
      const text = cell?.f && !cell.F ? readFormula(cell.f, known) : null;
      return text === null ? [] : [{ row: r + 1, column: c + 1, text }];
    }),
  );
}

function filteredIn(sheet: Xlsx.WorkSheet): Area | null {
  const name = sheet['!autofilter']?.ref;
  if (!name || !/^\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?\d+$/.test(name)) return null;
  const { s, e } = library().utils.decode_range(name);
  return { row: s.r + 1, column: s.c + 1, rows: e.r - s.r + 1, columns: e.c - s.c + 1 };
}

interface ZipEntry {
  content: Uint8Array;
  size: number;
}

/** Long enough to hold all that stands before the cells. */
const headBytes = 16_000;

/** The beginning of each sheet's XML, in the order of the sheets. */
function headsOf(files: Readonly<Record<string, ZipEntry | undefined>>): string[] {
  const read = (path: string, bytes?: number): string =>
    new TextDecoder().decode(files[path]?.content.slice(0, bytes) ?? new Uint8Array());
  return sheetPaths(read).map((path) => read(path, headBytes));
}

function cellValue(cell: Xlsx.CellObject | undefined, xlsx: typeof Xlsx, dayZero: number): Value {
  if (!cell || cell.v === undefined || cell.v === '' || cell.t === 'z') return null;
  if (cell.t === 'e') return new CellError('#VALUE!', String(cell.w ?? ''));
  if (cell.t === 'n') {
    const isDate = typeof cell.z === 'string' && xlsx.SSF.is_date(cell.z);
    return isDate ? new DateSerial((cell.v as number) + dayZero) : (cell.v as number);
  }
  return cell.t === 'b' ? (cell.v as boolean) : String(cell.v);
}

function formatOf(cell: Xlsx.CellObject | undefined): string {
  return typeof cell?.z === 'string' && cell.z !== 'General' ? cell.z : '';
}

/** The book as XLSX: values, formulas, number formats, column widths, and for each sheet its direction, frozen rows and filter. */
export function writeWorkbook(book: Book): Uint8Array {
  const xlsx = library();
  const workbook = xlsx.utils.book_new();
  for (const sheet of book.sheets) {
    workbook.SheetNames.push(sheet.name);
    workbook.Sheets[sheet.name] = worksheetOf(sheet);
  }
  const Sheets = book.sheets.map(({ name, layout }) => ({
    name,
    Hidden: layout.hidden ? (1 as const) : (0 as const),
  }));
  workbook.Workbook = { Sheets };
  const written = xlsx.write(workbook, {
    type: 'buffer',
    bookType: 'xlsx',
    compression: false,
  }) as Uint8Array;
  const { CFB } = xlsx as unknown as { CFB: ZipFiles };
  const zip = CFB.read(written, { type: 'buffer' });
  for (const [i, { layout }] of book.sheets.entries()) {
    const entry = CFB.find(zip, `/xl/worksheets/sheet${i + 1}.xml`)!;
    const head = Buffer.from(entry.content.slice(0, headBytes)).toString('latin1');
    const seen = Buffer.from(withView(head, layout), 'latin1');
    entry.content = Buffer.concat([seen, entry.content.slice(headBytes)]);
    entry.size = entry.content.length;
  }
  return CFB.write(zip, { type: 'buffer', fileType: 'zip', compression: true });
}

/** The part of the library that reads and writes the archive itself. */
interface ZipFiles {
  read(bytes: Uint8Array, options: { type: 'buffer' }): object;
  find(zip: object, path: string): ZipEntry | null;
  write(zip: object, options: { type: 'buffer'; fileType: 'zip'; compression: boolean }): Uint8Array;
}

function worksheetOf(sheet: Sheet): Xlsx.WorkSheet {
  const rows = Math.max(sheet.lastRow(), 1);
  const columns = Math.max(sheet.lastColumn(), 1);
  const area = { row: 1, column: 1, rows, columns };
  const { filter } = sheet.layout;
  const values = sheet.values(area);
  const styles = sheet.styles(area);
  const data = values.map((row, r) =>
    row.map((value, c) => withFormula(cellOf(value, styles[r]![c]!), formulaIn(sheet, value, r + 1, c + 1))),
  );
  const widths = Array.from({ length: columns }, (_, i) => {
    const { width, hidden } = sheet.grid.column(i + 1);
    return { width: width / letterPixels, hidden };
  });
  return {
    '!data': data,
    '!ref': library().utils.encode_range(rangeOf(area)),
    '!cols': widths,
    ...(filter ? { '!autofilter': { ref: library().utils.encode_range(rangeOf(filter.area)) } } : {}),
  } as unknown as Xlsx.WorkSheet;
}

function formulaIn(sheet: Sheet, value: Value, row: number, column: number): string | null {
  const { formulas, spilled } = sheet.grid.row(row) ?? {};
  if (spilled?.[column - 1]) return savedSpill(value);
  const formula = formulas?.[column - 1];
  if (formula === undefined) return null;
  const spills = spilled?.[column] === true || sheet.grid.row(row + 1)?.spilled?.[column - 1] === true;
  return savedFormula(formula, value, { decimal: sheet.book.locale.decimal, spills });
}

const withFormula = (cell: Xlsx.CellObject | undefined, f: string | null): Xlsx.CellObject | undefined =>
  f === null ? cell : { ...(cell ?? { t: 's', v: '' }), f };

const rangeOf = ({ row, column, rows, columns }: Area): Xlsx.Range => ({
  s: { r: row - 1, c: column - 1 },
  e: { r: row + rows - 2, c: column + columns - 2 },
});

function cellOf(value: Value, { numberFormat }: Style): Xlsx.CellObject | undefined {
  if (value === null || value === '') return undefined;
  const format = numberFormat === '' ? {} : { z: numberFormat };
  if (value instanceof DateSerial) return { t: 'n', v: value.serial, z: numberFormat || 'yyyy-mm-dd' };
  if (value instanceof CellError) return { t: 's', v: value.code };
  if (typeof value === 'boolean') return { t: 'b', v: value };
  return typeof value === 'number' ? { t: 'n', v: value, ...format } : { t: 's', v: value, ...format };
}
