import { utils, write } from '@e965/xlsx';
import { decodeText, readCsv } from '../../html/files/csv.ts';
import { readOrderFile } from '../../html/files/read.ts';
import { tidyRows } from '../../html/files/rows.ts';
import { cellFormats, readXlsx, sheetRows } from '../../html/files/xlsx.ts';

const fileOf = (name: string, content: BlobPart) => new File([content], name);

describe('a CSV file', () => {
  test.each([',', ';', '\t', '|'])('is read with the delimiter %j', (delimiter) => {
    const text = [
      ['Order', 'Total'],
      ['1', '5'],
    ]
      .map((row) => row.join(delimiter))
      .join('\r\n');
    expect(readCsv(text)).toEqual([
      ['Order', 'Total'],
      ['1', '5'],
    ]);
  });

  test('keeps zeros, quoted commas and line breaks, and unwraps what a spreadsheet wrapped', () => {
    expect(readCsv('phone,name,note\n09120000417,"Vogt, Lena","two\nlines"\n="0912",x,y\n')).toEqual([
      ['phone', 'name', 'note'],
      ['09120000417', 'Vogt, Lena', 'two\nlines'],
      ['0912', 'x', 'y'],
    ]);
  });

  test('obeys the line that names its delimiter', () => {
    expect(readCsv('sep=;\r\na,b;c\r\n1,5;2\r\n')).toEqual([
      ['a,b', 'c'],
      ['1,5', '2'],
    ]);
  });

  test('title lines above the header do not hide its delimiter', () => {
    const text = 'Orders, 2026\nid;sum;day\n1;1,234,567;2026-01-05\n2;1,5;2026-01-06';
    expect(readCsv(text).slice(1)).toEqual([
      ['id', 'sum', 'day'],
      ['1', '1,234,567', '2026-01-05'],
      ['2', '1,5', '2026-01-06'],
    ]);
  });

  test('is made rectangular, without empty rows and trailing columns', () => {
    expect(tidyRows([['a', 'b', ''], ['', ''], ['1'], ['', 'x', ' ']])).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['', 'x'],
    ]);
  });

  test('is decoded from what it was saved in', () => {
    const sample = 'نام مشتری';
    // Bytes of the Windows page 1256, from its table at unicode.org.
    const windows1256 = [0xe4, 0xc7, 0xe3, 0x20, 0xe3, 0xd4, 0xca, 0xd1, 0xed];
    expect(decodeText(Uint8Array.from(windows1256))).toBe('نام مشتري');
    expect(decodeText(Uint8Array.from(Buffer.from('Zo\xeb,M\xfcller', 'latin1')))).toBe('Zoë,Müller');
    expect(decodeText(new TextEncoder().encode(`\ufeff${sample}`))).toBe(sample);
    expect(decodeText(Uint8Array.from(Buffer.from(`\ufeff${sample}`, 'utf16le')))).toBe(sample);
    const bare = `${sample};1\n`.repeat(20);
    expect(decodeText(Uint8Array.from(Buffer.from(bare, 'utf16le')))).toBe(bare);
  });
});

describe('an XLSX file', () => {
  const book = (
    rows: unknown[][],
    adjust: (sheet: ReturnType<typeof utils.aoa_to_sheet>) => void = () => {},
  ) => {
    const sheet = utils.aoa_to_sheet(rows, { cellDates: false });
    adjust(sheet);
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([]), 'Empty');
    utils.book_append_sheet(workbook, sheet, 'سفارش‌ها & more');
    return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }));
  };

  test('gives the first sheet with rows, each cell as a person reads it', async () => {
    const bytes = book(
      [
        ['Phone', 'Day', 'Total', 'Paid', 'Note'],
        ['09120000417', 45_989, 1234.5, true, 'a < b & "c"'],
        [9_120_000_932, 45_989.4375, 1e21, false, ''],
      ],
      (sheet) => {
        sheet['B2'].z = 'yyyy-mm-dd';
        sheet['B3'].z = 'dd/mm/yyyy hh:mm';
        sheet['A3'].z = '00000000000';
      },
    );
    const { name, rows, sheets } = await readXlsx(bytes);
    expect(name).toBe('سفارش‌ها & more');
    expect(sheets).toEqual(['Empty', name]);
    expect((await readXlsx(bytes, 'Empty')).rows).toEqual([]);
    // 45,989 is 2025-11-28 (days from 1899-12-30).
    expect(rows).toEqual([
      ['Phone', 'Day', 'Total', 'Paid', 'Note'],
      ['09120000417', '2025-11-28', '1234.5', 'TRUE', 'a < b & "c"'],
      ['09120000932', '2025-11-28 10:30:00', '1000000000000000000000', 'FALSE', ''],
    ]);
  });

  test('keeps its columns apart where cells are missing, with prefixes, inline and rich texts', () => {
    const xml = `<x:sheetData><x:row r="1"><x:c r="B1" t="inlineStr"><x:is><x:r><x:t>two </x:t></x:r><x:r><x:t>runs</x:t></x:r></x:is></x:c>
      <x:c r="D1" t="str"><x:f>1&gt;0</x:f><x:v>fx</x:v></x:c></x:row><x:row r="2"/><x:row r="3"><x:c r="AA3"><x:v>7</x:v></x:c></x:row></x:sheetData>`;
    const rows = sheetRows(xml, { shared: [], formats: [], since1904: false });
    expect(rows[0]?.slice(0, 4)).toEqual(['', 'two runs', '', 'fx']);
    expect(rows[1]?.[26]).toBe('7');
  });

  test('tells days, times and padded numbers by their format, not by letters in quotes', () => {
    const styles = `<numFmts><numFmt numFmtId="164" formatCode="0.0&quot; days&quot;"/><numFmt numFmtId="165" formatCode="[$-fa-IR]yyyy/mm/dd;@"/>
      <numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="00000"/><numFmt numFmtId="168" formatCode="[Red]#,##0"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/></cellXfs>`;
    expect(cellFormats(styles).map(({ kind, digits }) => kind + digits)).toEqual([
      'number0',
      'day0',
      'number0',
      'day0',
      'time0',
      'number5',
      'number0',
    ]);
  });

  test('counts from 1904 where the workbook says so', () => {
    const xml = '<row><c r="A1" s="0"><v>44527</v></c></row><row><c r="A2" s="0"><v>0.5</v></c></row>';
    const formats = [{ kind: 'day' as const, digits: 0 }];
    // 45,989 − 1,462 days, as both calendars name 2025-11-28.
    expect(sheetRows(xml, { shared: [], formats, since1904: true })[0]).toEqual(['2025-11-28']);
  });
});

describe('a chosen file', () => {
  test('is known by its bytes, not by its name', async () => {
    const read = await readOrderFile(fileOf('orders.xlsx', 'Order,Total\n1,5\n'));
    expect(read).toMatchObject({
      name: 'orders.xlsx',
      sheet: '',
      rows: [
        ['Order', 'Total'],
        ['1', '5'],
      ],
    });
  });

  test.each([
    ['empty', new Uint8Array()],
    ['headerOnly', 'Order,Total\n'],
    ['oldExcel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)],
    ['damaged', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3)],
    ['unknownKind', Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0)],
  ] as const)('is refused when it is %s', async (fault, content) => {
    expect(await readOrderFile(fileOf('orders', content as BlobPart))).toMatchObject({ fault });
  });
});
