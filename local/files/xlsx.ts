import { createRequire } from 'node:module';
import type * as Xlsx from '@e965/xlsx';
import type { Book } from '../book/book.ts';
import type { Sheet } from '../book/sheet.ts';
import type { Style } from '../book/style.ts';
import { CellError, DateSerial, type Value } from '../book/value.ts';

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
  readonly rightToLeft: boolean;
}

/** The sheets of a workbook: values, number formats, widths and direction; formulas as the values they had. */
export function readWorkbook(bytes: Uint8Array): ReadSheet[] {
  const xlsx = library();
  const workbook = xlsx.read(bytes, { dense: true, cellNF: true, cellDates: false, cellFormula: false });
  // A workbook of old Macs counts its days from 1904.
  const dayZero = workbook.Workbook?.WBProps?.date1904 ? 1462 : 0;
  return workbook.SheetNames.map((name, i) => {
    const sheet = workbook.Sheets[name] as Xlsx.WorkSheet & { '!data'?: (Xlsx.CellObject | undefined)[][] };
    const data = sheet['!data'] ?? [];
    const rows = data.map((row) => Array.from(row ?? [], (cell) => cellValue(cell, xlsx, dayZero)));
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    return {
      name,
      rows: rows.map((row) => [...row, ...new Array<Value>(width - row.length).fill(null)]),
      formatOf: (row, column) => formatOf(data[row]?.[column]),
      widths: (sheet['!cols'] ?? []).map((column) => column?.wpx),
      rightToLeft: workbook.Workbook?.Views?.[i]?.RTL ?? workbook.Workbook?.Views?.[0]?.RTL ?? false,
    };
  });
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
  if (!cell) return '';
  return typeof cell.z === 'string' && cell.z !== 'General' ? cell.z : '';
}

/** The book as XLSX: values, number formats, column widths, and the direction of each sheet. */
export function writeWorkbook(book: Book): Uint8Array {
  const xlsx = library();
  const workbook = xlsx.utils.book_new();
  for (const sheet of book.sheets) {
    workbook.SheetNames.push(sheet.name);
    workbook.Sheets[sheet.name] = worksheetOf(sheet);
  }
  const Views = book.sheets.map(({ layout }) => ({ RTL: layout.rightToLeft }));
  const Sheets = book.sheets.map(({ name, layout }) => ({
    name,
    Hidden: layout.hidden ? (1 as const) : (0 as const),
  }));
  workbook.Workbook = { Views, Sheets };
  return xlsx.write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array;
}

function worksheetOf(sheet: Sheet): Xlsx.WorkSheet {
  const rows = Math.max(sheet.lastRow(), 1);
  const columns = Math.max(sheet.lastColumn(), 1);
  const area = { row: 1, column: 1, rows, columns };
  const values = sheet.values(area);
  const styles = sheet.styles(area);
  const data = values.map((row, r) => row.map((value, c) => cellOf(value, styles[r]![c]!)));
  const range = { s: { r: 0, c: 0 }, e: { r: rows - 1, c: columns - 1 } };
  const widths = Array.from({ length: columns }, (_, i) => {
    const { width, hidden } = sheet.grid.column(i + 1);
    return { wpx: width, hidden };
  });
  return {
    '!data': data,
    '!ref': library().utils.encode_range(range),
    '!cols': widths,
  } as unknown as Xlsx.WorkSheet;
}

function cellOf(value: Value, { numberFormat }: Style): Xlsx.CellObject | undefined {
  if (value === null || value === '') return undefined;
  const format = numberFormat === '' ? {} : { z: numberFormat };
  if (value instanceof DateSerial) return { t: 'n', v: value.serial, z: numberFormat || 'yyyy-mm-dd' };
  if (value instanceof CellError) return { t: 's', v: value.code };
  if (typeof value === 'boolean') return { t: 'b', v: value };
  return typeof value === 'number' ? { t: 'n', v: value, ...format } : { t: 's', v: value, ...format };
}
