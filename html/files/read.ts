import { decodeText, readCsv, wideEncoding } from './csv.ts';
import { readXlsx } from './xlsx.ts';

/** An order file as text, its header row first. */
export interface OrderFile {
  readonly name: string;
  /** Name of the sheet it came from, '' for a CSV. */
  readonly sheet: string;
  /** Names of the sheets there are to choose from, [] for a CSV. */
  readonly sheets: readonly string[];
  readonly rows: readonly string[][];
}

/** Why a file could not be taken; the words stand with the screen. */
export type Fault =
  | 'empty'
  | 'headerOnly'
  | 'unknownKind'
  | 'oldExcel'
  | 'damaged'
  | 'oldBrowser'
  | 'tooLarge';

/** Cells a whole spreadsheet may have. */
const mostCells = 10_000_000;

/** Letters that go to the server at once without trouble. */
const mostLetters = 10_000_000;

/** Whether a file has to be sent in parts, each of which knows nothing of the others. */
export function isLarge({ rows }: OrderFile): boolean {
  return rows.reduce((sum, row) => row.reduce((all, cell) => all + cell.length + 3, sum), 0) > mostLetters;
}

/** Reads a file the person chose, by its first bytes and not by its name; of a workbook one sheet. */
export async function readOrderFile(
  file: File,
  sheet = '',
): Promise<OrderFile | { fault: Fault; cells: number }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readBytes(bytes, sheet);
  if (typeof read === 'string') return { fault: read, cells: 0 };
  const cells = read.rows.length * (read.rows[0]?.length ?? 0);
  if (cells > mostCells) return { fault: 'tooLarge', cells };
  if (read.rows.length < 2) return { fault: read.rows.length === 0 ? 'empty' : 'headerOnly', cells };
  return { name: file.name, ...read };
}

async function readBytes(bytes: Uint8Array, sheet: string): Promise<Omit<OrderFile, 'name'> | Fault> {
  if (bytes.length === 0) return 'empty';
  // The head of old binary workbooks and of every workbook with a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'oldExcel';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readWorkbook(bytes, sheet);
  if (isBinary(bytes)) return 'unknownKind';
  return { sheet: '', sheets: [], rows: readCsv(decodeText(bytes)) };
}

async function readWorkbook(bytes: Uint8Array, sheet: string): Promise<Omit<OrderFile, 'name'> | Fault> {
  if (typeof DecompressionStream === 'undefined') return 'oldBrowser';
  try {
    const { name, sheets, rows } = await readXlsx(bytes, sheet);
    return { sheet: name, sheets, rows };
  } catch {
    return 'damaged';
  }
}

const startsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, i) => bytes[i] === byte);

/** A text holds no zero byte, save in UTF-16. */
const isBinary = (bytes: Uint8Array): boolean =>
  wideEncoding(bytes) === null && bytes.subarray(0, 4096).includes(0);
