import { tidyRows } from './rows.ts';
import { type Archive, openArchive } from './unzip.ts';

export interface Sheet {
  readonly name: string;
  readonly rows: string[][];
  /** Names of all visible sheets of its book. */
  readonly sheets: readonly string[];
}

/**
 * The sheet of a name, else the first visible one that holds at least a header and a row; every cell as the text a person reads: days as
 * "2025-11-28", numbers in full, padded phone numbers with their zeros. Formulas give their last result.
 *
 * @throws {Error} when the file is no workbook
 */
export async function readXlsx(bytes: Uint8Array, wanted = ''): Promise<Sheet> {
  const archive = openArchive(bytes);
  const workbook = await part(archive, 'xl/workbook.xml');
  const links = relations(await part(archive, 'xl/_rels/workbook.xml.rels'));
  const shared = sharedStrings((await archive.text('xl/sharedStrings.xml')) ?? '');
  const formats = cellFormats((await archive.text('xl/styles.xml')) ?? '');
  const since1904 = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook);
  const visible = tags(workbook, 'sheet')
    .filter((tag) => !/hidden/i.test(attribute(tag, 'state')))
    .map((tag) => ({ name: plain(attribute(tag, 'name')), at: links.get(attribute(tag, '\\w+:id')) ?? '' }));
  const sheets = visible.map(({ name }) => name);
  const named = visible.filter(({ name }) => name === wanted);
  let best: Sheet | null = null;
  for (const { name, at } of named.length > 0 ? named : visible) {
    const xml = await archive.text(at);
    if (xml === null) continue;
    const sheet = { name, rows: sheetRows(xml, { shared, formats, since1904 }), sheets };
    if (sheet.rows.length > 1) return sheet;
    best ??= sheet;
  }
  if (!best) throw new Error('no sheet');
  return best;
}

async function part(archive: Archive, name: string): Promise<string> {
  const text = await archive.text(name);
  if (text === null) throw new Error(`no ${name}`);
  return text;
}

interface Book {
  readonly shared: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly since1904: boolean;
}

/** Rows of a sheet's XML. */
export function sheetRows(xml: string, book: Book): string[][] {
  const rows: string[][] = [];
  for (const [, body = ''] of xml.matchAll(/<(?:\w+:)?row\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g)) {
    const row: string[] = [];
    for (const [, attributes = '', content = ''] of body.matchAll(
      /<(?:\w+:)?c\b((?:"[^"]*"|[^>"])*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g,
    )) {
      const address = attribute(attributes, 'r');
      const column = address ? columnIndex(address) : row.length;
      while (row.length < column) row.push('');
      row[column] = cellText(attributes, content, book);
    }
    rows.push(row);
  }
  return tidyRows(rows);
}

function cellText(attributes: string, content: string, { shared, formats, since1904 }: Book): string {
  const type = attribute(attributes, 't');
  if (type === 'inlineStr') return richText(content);
  const value = plain(/<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(content)?.[1] ?? '');
  if (value === '') return '';
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.replace('T', ' ').replace(/( 00:00:00)?(\.0+)?Z?$/, '');
  if (type === 'str' || type === 'e') return value;
  return numberText(
    Number(value),
    formats[Number(attribute(attributes, 's') || 0)] ?? plainNumber,
    since1904,
  );
}

/** What a number format makes of a number, as far as a reader of orders must know. */
export interface NumberFormat {
  readonly kind: 'number' | 'day' | 'time';
  /** Digits to fill up with zeros, 0 for none: "00000000000" is how phones keep theirs. */
  readonly digits: number;
}

const plainNumber: NumberFormat = { kind: 'number', digits: 0 };

function numberText(value: number, { kind, digits }: NumberFormat, since1904: boolean): string {
  if (kind === 'number') return inFull(value).padStart(digits, '0');
  const seconds = Math.round((value + (since1904 ? 1462 : 0)) * 86_400);
  const stamp = new Date(seconds * 1000 - daysTo1970 * 86_400_000).toISOString();
  const clock = stamp.slice(11, 19);
  if (kind === 'time' && value < 1) return clock;
  return clock === '00:00:00' ? stamp.slice(0, 10) : `${stamp.slice(0, 10)} ${clock}`;
}

/** Days from the zeroth of a spreadsheet's calendar, 1899-12-30, to 1970-01-01. */
const daysTo1970 = 25_569;

/** 9.12E+9 → "9120000000": a phone or an order number must not arrive as a power of ten. */
function inFull(value: number): string {
  const text = String(value);
  return text.includes('e') && Number.isInteger(value) ? BigInt(value).toString() : text;
}

/** The number format of every cell style. */
export function cellFormats(styles: string): NumberFormat[] {
  const custom = new Map(
    tags(styles, 'numFmt').map((tag) => [attribute(tag, 'numFmtId'), plain(attribute(tag, 'formatCode'))]),
  );
  const cells = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles)?.[1] ?? '';
  return tags(cells, 'xf').map((tag) => {
    const id = attribute(tag, 'numFmtId');
    const code = custom.get(id);
    return code === undefined ? builtIn(Number(id)) : formatOf(code);
  });
}

/** ECMA-376 18.8.30: 14–17 and 22 are days, 18–21 and 45–47 times; 27–36 and 50–58 days in East Asian files. */
function builtIn(id: number): NumberFormat {
  const isTime = (id >= 18 && id <= 21) || (id >= 45 && id <= 47);
  const isDay = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return { kind: isTime ? 'time' : isDay ? 'day' : 'number', digits: 0 };
}

function formatOf(code: string): NumberFormat {
  // Quoted and escaped letters and [colors] are no part of the pattern; elapsed hours such as [h] are.
  const pattern = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]!;
  if (/[yd]/i.test(pattern)) return { kind: 'day', digits: 0 };
  if (/[hs]/i.test(pattern)) return { kind: 'time', digits: 0 };
  if (/^m+$/i.test(pattern)) return { kind: 'day', digits: 0 };
  return { kind: 'number', digits: /^0{2,}$/.test(pattern) ? pattern.length : 0 };
}

/** The texts that cells name by number. */
function sharedStrings(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, body = '']) =>
    richText(body),
  );
}

/** The runs of a text joined; phonetic readings are not part of it. */
function richText(xml: string): string {
  const spoken = xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  return [...spoken.matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g)]
    .map(([, text = '']) => plain(text))
    .join('');
}

function relations(xml: string): Map<string, string> {
  return new Map(
    tags(xml, 'Relationship').map((tag) => {
      const target = plain(attribute(tag, 'Target'));
      return [attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
}

function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b((?:"[^"]*"|[^>"])*)>`, 'g'))].map(
    ([, tag = '']) => tag,
  );
}

function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML text as plain text; `_x000D_` is how the format writes a control character. */
function plain(text: string): string {
  return text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
      name
        ? (entities[name] ?? whole)
        : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n');
}

function columnIndex(address: string): number {
  let index = 0;
  for (const letter of address.replace(/[^A-Z]/g, '')) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
