import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Xlsx from '@e965/xlsx';
import { Book } from '../../../local/book/book.ts';
import { DateSerial } from '../../../local/book/value.ts';
import { csvRows, decode } from '../../../local/files/csv.ts';
import { typedColumn } from '../../../local/files/typing.ts';
import { bookOf, xlsxOf } from '../../../local/files.ts';
import type { CustomFunctions } from '../../../local/formula/custom.ts';
import { Recalculation } from '../../../local/formula/recalculation.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, { bigEndian = false, mark = true } = {}) => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
const wide = { row: 1, column: 1, rows: 4, columns: 3 };
const open = (name: string, bytes: Uint8Array, tab = 'Orders') =>
  bookOf([{ name, bytes, tab }], 'Asia/Tehran').sheets[0]!;

describe('encodings', () => {
  const text = 'مشتری,مبلغ\nآدا,۱۲';
  test.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16(text)],
    ['UTF-16, big end first', utf16(text, { bigEndian: true })],
  ])('%s', (_, bytes) => {
    expect(csvRows(bytes)).toEqual([
      ['مشتری', 'مبلغ'],
      ['آدا', '۱۲'],
    ]);
  });

  test('UTF-16 without a mark, where letters are Latin', () => {
    expect(decode(utf16('a,b\n1,2', { mark: false }))).toBe('a,b\n1,2');
    expect(decode(utf16('a,b\n1,2', { mark: false, bigEndian: true }))).toBe('a,b\n1,2');
  });

  test('Windows-1256 of Persian shops and Windows-1252 of Western ones', () => {
    // "سلام,1" and "café,1" in the two code pages.
    expect(decode(Uint8Array.of(0xd3, 0xe1, 0xc7, 0xe3, 0x2c, 0x31))).toBe('سلام,1');
    expect(decode(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x2c, 0x31))).toBe('café,1');
    // The euro sign stands where Latin-1 has a control character.
    expect(decode(Uint8Array.of(0x28, 0x80, 0x29, 0xe9))).toBe('(€)é');
  });
});

describe('delimiters', () => {
  test.each([',', ';', '\t', '|', '؛'])('%j', (delimiter) => {
    const text = [
      ['id', 'note', 'sum'],
      ['1', 'a', '2'],
      ['2', 'b', '3'],
    ]
      .map((row) => row.join(delimiter))
      .join('\r\n');
    expect(csvRows(utf8(text))).toEqual([
      ['id', 'note', 'sum'],
      ['1', 'a', '2'],
      ['2', 'b', '3'],
    ]);
  });

  test('commas inside numbers and quotes do not outvote the one that divides every row', () => {
    expect(csvRows(utf8('id;sum\n1;"1,5"\n2;2,5\n3;1,234,567'))).toEqual([
      ['id', 'sum'],
      ['1', '1,5'],
      ['2', '2,5'],
      ['3', '1,234,567'],
    ]);
  });

  test('title lines above the header do not hide it', () => {
    const table = csvRows(
      utf8('Orders, 2026\nmade today\nid;sum;day\n1;1,234,567;2026-01-05\n2;1,5;2026-01-06'),
    );
    expect(table[2]).toEqual(['id', 'sum', 'day']);
    expect(table[3]).toEqual(['1', '1,234,567', '2026-01-05']);
  });

  test('the line that Excel puts first names it', () => {
    expect(csvRows(utf8('sep=|\na|b,c'))).toEqual([['a', 'b,c']]);
  });

  test('a line break in quotes belongs to its cell', () => {
    expect(csvRows(utf8('a,b\n"x\ny",2\n'))).toEqual([
      ['a', 'b'],
      ['x\ny', '2'],
    ]);
  });
});

describe('what a column holds', () => {
  test('numbers, when each cell is plainly one', () => {
    expect(typedColumn(['sum', '12', '', '-3.50'])).toEqual({ values: ['sum', 12, null, -3.5], format: '' });
  });

  test.each([
    ['phones that begin with a zero', ['09121112233', '9121112233']],
    ['numbers with letters among them', ['1001', 'A17']],
    ['cards of sixteen digits', ['6037991234567890']],
    ['grouped numbers', ['1,234', '12']],
    ['dots that may part thousands', ['120.000', '85', '1.250']],
    ['phones with a plus', ['+989121112233']],
    ['days that could be read both ways', ['03/04/2024', '04/03/2024']],
    ['Jalali days, though they look like ours', ['1403-02-05', '1403-02-06']],
    ['a day that no calendar has', ['2024-02-30', '2024-02-28']],
    ['moments with an offset', ['2024-01-05 10:20:30 +0330']],
  ])('text stays text: %s', (_, cells) => {
    expect(typedColumn(['header', ...cells])).toEqual({ values: ['header', ...cells], format: '' });
  });

  test.each([
    ['another number of decimals', ['1.250', '2.5'], [1.25, 2.5]],
    ['a long number without a dot', ['1.250', '1500'], [1.25, 1500]],
    ['less than one', ['0.250', '1.250'], [0.25, 1.25]],
    ['no zero that would be lost', ['1.234', '5.678'], [1.234, 5.678]],
  ])('dots part decimals beside %s', (_, cells, values) => {
    expect(typedColumn(['header', ...cells])).toEqual({ values: ['header', ...values], format: '' });
  });

  test('days and moments, when each cell is one', () => {
    expect(typedColumn(['day', '2024-03-01', '1899-12-31'])).toMatchObject({ format: '' });
    expect(typedColumn(['day', '2024-03-01', '']).values).toEqual(['day', new DateSerial(45352), null]);
    const { values, format } = typedColumn(['at', '2024-03-01 12:00', '2024-03-02 00:00:00']);
    expect([values[1], format]).toEqual([new DateSerial(45352.5), 'yyyy-mm-dd hh:mm:ss']);
  });

  test('a first row without a header is read as the others', () => {
    expect(typedColumn(['5', '6']).values).toEqual([5, 6]);
  });
});

describe('a book of files', () => {
  test('text that looks like a formula stays text', () => {
    expect(open('a.csv', utf8('a,b\n=1+1,x\n')).values({ ...wide, rows: 2, columns: 1 })).toEqual([
      ['a'],
      ['=1+1'],
    ]);
  });

  test('rows of unequal length are filled up, and the grid is that of a new tab at least', () => {
    const sheet = open('a.csv', utf8('a,b,c\n1\n'));
    expect([sheet.rowCount, sheet.columnCount]).toEqual([1000, 26]);
    expect(sheet.values({ ...wide, rows: 2 })).toEqual([
      ['a', 'b', 'c'],
      [1, null, null],
    ]);
  });

  test('a file without rows is refused by its name', () => {
    expect(() => open('empty.csv', utf8(''))).toThrow('empty.csv holds no rows');
  });

  test('goes to XLSX and back: values, days, formats, widths, names, direction and filter', () => {
    const book = bookOf(
      [
        {
          name: 'a.csv',
          bytes: utf8('نام,day,sum,phone\nآدا,2024-03-01,1234.5,09121112233\n'),
          tab: 'سفارشات',
        },
      ],
      'Asia/Tehran',
    );
    const sheet = book.sheets[0]!;
    const filter = { area: { row: 1, column: 2, rows: 2, columns: 3 }, hiddenValues: {} };
    sheet.layout = { ...sheet.layout, rightToLeft: true, frozenRows: 2, filter };
    sheet.restyle({ row: 2, column: 3, rows: 1, columns: 1 }, { numberFormat: '#,##0.00' });
    sheet.grid.setColumn(1, { width: 222 });
    book.addSheet('Second').enter(1, 1, [[true, '=1+1']]);
    const [again, second] = bookOf([{ name: 'b.xlsx', bytes: xlsxOf(book), tab: '' }], 'Asia/Tehran').sheets;
    expect(again!.name).toBe('سفارشات');
    expect(again!.values({ row: 1, column: 1, rows: 2, columns: 4 })).toEqual([
      ['نام', 'day', 'sum', 'phone'],
      ['آدا', new DateSerial(45352), 1234.5, '09121112233'],
    ]);
    expect(again!.displays({ row: 2, column: 2, rows: 1, columns: 2 })).toEqual([['2024-03-01', '1,234.50']]);
    expect(again!.layout).toMatchObject({ rightToLeft: true, frozenRows: 2, frozenColumns: 0, filter });
    expect(second!.layout).toMatchObject({ rightToLeft: false, frozenRows: 0, filter: null });
    expect(Math.abs(again!.grid.column(1).width - 222)).toBeLessThan(8);
    expect(second!.value(1, 1)).toBe(true);
  });

  test('takes the sheet of the name that is asked for, else the first, under that name', () => {
    const book = bookOf(
      [
        { name: 'a.csv', bytes: utf8('x,y\n1,2'), tab: 'First' },
        { name: 'b.csv', bytes: utf8('x,y\n3,4'), tab: 'Orders' },
      ],
      'Etc/UTC',
    );
    const bytes = xlsxOf(book);
    const names = (tab: string) =>
      bookOf([{ name: 'c.xlsx', bytes, tab }], 'Etc/UTC').sheets.map(({ name }) => name);
    const value = (tab: string) => bookOf([{ name: 'c.xlsx', bytes, tab }], 'Etc/UTC').sheets[0]!.value(2, 1);
    expect([names(''), names('Orders'), names('Other')]).toEqual([
      ['First', 'Orders'],
      ['Orders'],
      ['Other'],
    ]);
    expect([value('Orders'), value('Other')]).toEqual([3, 1]);
  });
});

describe('formulas in a workbook', () => {
  const functions = new Set(['DOUBLE']);
  const custom: CustomFunctions = {
    has: (name) => name === 'DOUBLE',
    call: (_, [value]) => ({ value: Number(value) * 2 }),
  };
  /** What comes of typed cells that are saved and opened again. */
  const again = (cells: readonly (readonly string[])[], locale = 'en_US'): Book => {
    const book = new Book({ id: 'a', zone: 'Etc/UTC' });
    book.setLocale(locale);
    new Recalculation(book, custom);
    book.addSheet('My tab').enter(1, 1, cells);
    const opened = bookOf([{ name: 'b.xlsx', bytes: xlsxOf(book), tab: '' }], 'Etc/UTC', functions);
    new Recalculation(opened, custom);
    return opened;
  };
  const held = (book: Book, rows = 3) =>
    book.sheets[0]!.values({ row: 1, column: 1, rows, columns: 3 }).map((row) => row.map((v) => v ?? ''));
  const formulas = (book: Book) => book.sheets[0]!.formulas({ row: 1, column: 1, rows: 3, columns: 3 });

  test('come back as they were, those of the add-on and those that spill too', () => {
    const book = again([
      ['2', '=SUM(A1;3)*1.5', '=DOUBLE(A1)'],
      ['=SEQUENCE(2; 2)', '', '="say ""hi"""'],
    ]);
    expect(held(book)).toEqual([
      [2, 7.5, 4],
      [1, 2, 'say "hi"'],
      [3, 4, ''],
    ]);
    expect(formulas(book)).toEqual([
      ['', '=SUM(A1,3)*1.5', '=DOUBLE(A1)'],
      ['=SEQUENCE(2, 2)', '', '="say ""hi"""'],
      ['', '', ''],
    ]);
    book.sheets[0]!.enter(1, 1, [['5']]);
    expect(held(book)[0]).toEqual([5, 12, 10]);
  });

  test('are written as every program reads them, whatever the locale', () => {
    const book = again([['=SUM(1,5;{1\\2;3\\4})', '=COUNTIF(\'My tab\'!A:A;"a;b")', '=1,5+A1']], 'de_DE');
    expect(formulas(book)[0]).toEqual(['=SUM(1.5,{1,2;3,4})', '=COUNTIF(\'My tab\'!A:A,"a;b")', '=1.5+A1']);
    expect(held(book)[0]).toEqual([11.5, 0, 13]);
  });

  test('that nothing here can reckon are the values they had, as is all where nobody wants formulas', () => {
    const xlsx = createRequire(join(process.cwd(), 'package.json'))('@e965/xlsx') as typeof Xlsx;
    const sheet = xlsx.utils.aoa_to_sheet([[1, 2, 3, 4, 5]]);
    for (const [cell, f] of Object.entries({
      A1: 'CUBEVALUE(B1)',
      B1: '[1]Other!A1',
      C1: 'Gone!A1',
      D1: 'SUM(A1:C1)',
    }))
      (sheet[cell] as Xlsx.CellObject).f = f;
    const workbook = { SheetNames: ['S'], Sheets: { S: sheet } };
    const bytes = new Uint8Array(xlsx.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const opened = (names: ReadonlySet<string> | null) =>
      bookOf([{ name: 'c.xlsx', bytes, tab: '' }], 'Etc/UTC', names).sheets[0]!;
    expect(opened(functions).formulas({ row: 1, column: 1, rows: 1, columns: 5 })).toEqual([
      ['', '', '', '=SUM(A1:C1)', ''],
    ]);
    expect(opened(null).values({ row: 1, column: 1, rows: 1, columns: 5 })).toEqual([[1, 2, 3, 4, 5]]);
    expect(opened(null).formulas({ row: 1, column: 4, rows: 1, columns: 1 })).toEqual([['']]);
  });

  test('of a value that is too long for a formula are kept as the value', () => {
    const book = again([[`=DOUBLE("${'x'.repeat(300)}")`, '=REPT("y", 300)']]);
    expect(formulas(book)[0]).toEqual(['', '=REPT("y", 300)', '']);
  });
});
