import { ask, hostOf } from '../makeHost.ts';

describe('a function in a cell', () => {
  const says = (call: string, options = {}) =>
    hostOf({ code: `function F() { ${call}; return 'done'; }`, ...options }).evaluate('=F()');

  test.each([
    [
      'SpreadsheetApp.getActive().getActiveSheet().getRange("A1").setValue(1)',
      'SpreadsheetApp.Range.setValue',
    ],
    ['SpreadsheetApp.getActive().insertSheet("x")', 'SpreadsheetApp.Spreadsheet.insertSheet'],
    ['SpreadsheetApp.openById("x")', 'SpreadsheetApp.openById'],
    ['MailApp.sendEmail("a@example.com", "s", "t")', 'MailApp.sendEmail'],
    ['Session.getActiveUser().getEmail()', 'Session.getActiveUser'],
    ['ScriptApp.getProjectTriggers()', 'ScriptApp.getProjectTriggers'],
  ])('may not call %s', (call, name) => {
    const result = says(call);
    expect(result).toMatchObject({ error: '#ERROR!' });
    expect('message' in result && result.message).toMatch(
      new RegExp(`^You do not have permission to call ${name.replace('.', '\\.')}\\.`),
    );
  });

  test('has no screen', () => {
    expect(says('SpreadsheetApp.getUi()')).toMatchObject({
      message: 'Cannot call SpreadsheetApp.getUi() from this context.',
    });
  });

  test.each([
    'PropertiesService.getDocumentProperties().getProperty("x")',
    'CacheService.getScriptCache().put("a", "b")',
    'LockService.getScriptLock().tryLock(0)',
    'SpreadsheetApp.getActive().getSheetByName("x")',
  ])('may call %s', (call) => expect(says(call)).toEqual({ value: 'done' }));

  test('sees the user properties of the owner of the file, and only the owner may set them', () => {
    const code = `function GET() { return PropertiesService.getUserProperties().getProperty('k') || 'none'; }
      function SET() { PropertiesService.getUserProperties().setProperty('k', 'v'); return 1; }
      function put() { PropertiesService.getUserProperties().setProperty('k', Session.getActiveUser().getEmail()); }`;
    const host = hostOf({ code, email: 'guest@example.com', owner: 'owner@example.com' });
    ask(host, 'put');
    expect(host.evaluate('=GET()')).toEqual({ value: 'none' });
    expect(host.evaluate('=SET()')).toMatchObject({
      message: 'You do not have permission to call PropertiesService.Properties.setProperty.',
    });
    host.actAs('owner@example.com');
    ask(host, 'put');
    host.actAs('guest@example.com');
    expect(host.evaluate('=GET() & ""')).toEqual({ value: 'owner@example.com' });
  });

  test('gets a single cell as its value and a range as rows, with blanks as empty text and days as dates', () => {
    const host = hostOf(`
      function fill() { SpreadsheetApp.getActive().getActiveSheet().getRange('A1:B2').setValues([[1, 'x'], [new Date(Date.UTC(2024, 2, 1)), null]]); }
      function KINDS(v) { return Array.isArray(v) ? v.map((row) => row.map((c) => Object.prototype.toString.call(c) + (c === '' ? ' blank' : ''))).join('|') : typeof v; }
      function COUNT() { return arguments.length; }`);
    ask(host, 'fill');
    expect(host.evaluate('=KINDS(A1)')).toEqual({ value: 'number' });
    expect(host.evaluate('=KINDS(A1:B2)')).toEqual({
      value: '[object Number],[object String]|[object Date],[object String] blank',
    });
    expect(host.evaluate('=KINDS(C9)')).toEqual({ value: 'string' });
    expect(host.evaluate('=COUNT(1; 2)')).toEqual({ value: 2 });
  });

  test('spills a table, and writes nothing at all where a cell is in the way', () => {
    const host = hostOf('function TABLE() { return [[1, 2], [3, 4]]; }');
    const sheet = host.book.sheets[0]!;
    host.typeCell(sheet.id, 1, 1, '=TABLE()');
    expect(sheet.values({ row: 1, column: 1, rows: 2, columns: 2 })).toEqual([
      [1, 2],
      [3, 4],
    ]);
    host.typeCell(sheet.id, 1, 1, '');
    host.typeCell(sheet.id, 2, 2, 'mine');
    host.typeCell(sheet.id, 1, 1, '=TABLE()');
    expect(sheet.displays({ row: 1, column: 1, rows: 2, columns: 2 })).toEqual([
      ['#REF!', ''],
      ['', 'mine'],
    ]);
  });

  test('shows what it throws in the note of the cell, and IFERROR catches it', () => {
    const host = hostOf('function BAD() {\n throw new Error("from must be a date"); }');
    expect(host.evaluate('=BAD()')).toEqual({ error: '#ERROR!', message: 'from must be a date', line: 2 });
    expect(host.evaluate('=IFERROR(BAD(); 7)')).toEqual({ value: 7 });
  });

  test.each([
    ['undefined', 'undefined'],
    ['null', 'null'],
    ['NaN', 'NaN'],
    ['1 / 0', 'Infinity'],
    ['{ a: 1 }', 'an object'],
    ['[1, 2]', 'a list that is not made of rows'],
    ['[[1, 2], [3]]', 'row 2 with 1 cells and row 1 with 2'],
    ['[[1, undefined]]', 'undefined in row 1, column 2'],
  ])('that returns %s is refused aloud: what Google shows for it is not documented', (value, what) => {
    const host = hostOf(`function F() { return ${value}; }`);
    expect(host.evaluate('=F()')).toEqual({ error: '#ERROR!', message: `[local host] F returned ${what}` });
    expect(host.gaps).toEqual([`[local host] F returned ${what}`]);
  });

  test.each(['NOW()', 'RAND()', 'RANDBETWEEN(1; 2)'])(
    'takes no %s, directly or by way of a cell',
    (volatile) => {
      const host = hostOf('function F(x) { return 1; }');
      const sheet = host.book.sheets[0]!;
      host.typeCell(sheet.id, 1, 1, `=${volatile}`);
      host.typeCell(sheet.id, 1, 2, '=F(A1)');
      host.typeCell(sheet.id, 1, 3, `=F(${volatile})`);
      expect(sheet.displays({ row: 1, column: 2, rows: 1, columns: 2 })).toEqual([['#ERROR!', '#ERROR!']]);
    },
  );

  test('takes TODAY()', () => {
    expect(hostOf('function F(day) { return day instanceof Date; }').evaluate('=F(TODAY())')).toEqual({
      value: true,
    });
  });

  test('runs again when a cell that it names changes, and not when another does; equal arguments run once', () => {
    const host = hostOf(`function F(x) { Logger.log('ran'); return x; }`);
    const sheet = host.book.sheets[0]!;
    const runs = () => {
      sheet.value(1, 2);
      return host.log.length;
    };
    host.typeCell(sheet.id, 1, 1, '5');
    host.typeCell(sheet.id, 1, 2, '=F(A1)');
    expect(runs()).toBe(1);
    host.typeCell(sheet.id, 9, 9, 'elsewhere');
    expect(runs()).toBe(1);
    host.typeCell(sheet.id, 1, 3, '=F(A1)');
    sheet.value(1, 3);
    expect(runs()).toBe(1);
    host.typeCell(sheet.id, 1, 1, '6');
    expect(runs()).toBe(2);
  });

  test('is one execution a cell, and too many at once are refused', () => {
    const host = hostOf('function F(x) { return x; }');
    host.faults.simultaneousCells = 30;
    const sheet = host.book.sheets[0]!;
    sheet.enter(
      1,
      1,
      Array.from({ length: 40 }, (_, i) => [`=F(${i})`]),
    );
    const shown = sheet.displays({ row: 1, column: 1, rows: 40, columns: 1 }).flat();
    expect(shown.filter((text) => text === '#ERROR!')).toHaveLength(10);
  });

  test('stands in the sheet and cell of its formula', () => {
    const host = hostOf(
      `function WHERE() { return SpreadsheetApp.getActiveSheet().getName() + '!' + SpreadsheetApp.getActiveRange().getA1Notation(); }`,
    );
    host.typeCell(host.book.sheets[0]!.id, 3, 2, '=WHERE()');
    expect(host.book.sheets[0]!.value(3, 2)).toBe('Sheet1!B3');
  });
});

describe('a program of the page', () => {
  const where = `function where() {
    const book = SpreadsheetApp.getActive();
    return [book.getActiveRange().getA1Notation(), book.getCurrentCell().getA1Notation()];
  }`;

  test('is told what the person selected in the sheet shown, and the cell where the keyboard stands', () => {
    const host = hostOf(where);
    const [sheet] = host.book.sheets;
    expect(ask(host, 'where')).toEqual(['A1', 'A1']);
    const area = { row: 2, column: 2, rows: 3, columns: 2 };
    host.book.selections.set(sheet!.id, { area, cell: { row: 4, column: 3 } });
    expect(ask(host, 'where')).toEqual(['B2:C4', 'C4']);
    host.book.activeSheetId = host.book.addSheet('Other').id;
    expect(ask(host, 'where')).toEqual(['A1', 'A1']);
  });
});
