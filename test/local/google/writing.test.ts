import { createHost } from '../../../local/createHost.ts';
import { ask, hostOf, refusal, worth } from '../makeHost.ts';

const sheet = 'SpreadsheetApp.getActive().getActiveSheet()';
const readBack = (value: string, format = ''): unknown =>
  worth(`(() => {
    const cell = ${sheet}.getRange('A1'); ${format && `cell.setNumberFormat('${format}');`}
    cell.setValue(${value}); return [cell.getValue(), cell.getFormula(), cell.getNumberFormat()];
  })()`);

describe('writing is like typing', () => {
  test.each([
    ['a leading zero is lost', `'01234'`, 1234],
    ['digits are grouped', `'1,000,000'`, 1_000_000],
    ['a price is a number', `'$2.99'`, 2.99],
    ['a minus makes a number', `'-5'`, -5],
    ['a plus does not', `'+5'`, '+5'],
    ['a phone with a plus stays text', `'+98 912 111 2233'`, '+98 912 111 2233'],
    ['an at sign stays text', `'@name'`, '@name'],
    ['TRUE is a truth', `'TRUE'`, true],
    ['nothing empties the cell', 'null', ''],
    ['undefined empties it too', 'undefined', ''],
  ])('%s', (_, value, expected) => {
    expect((readBack(value) as unknown[])[0]).toBe(expected);
  });

  test('a price brings its format along', () => {
    expect((readBack(`'$2.99'`) as unknown[])[2]).toContain('$');
  });

  test('text keeps its zeros only where the text format stood there before', () => {
    expect(readBack(`'01234'`, '@')).toEqual(['01234', '', '@']);
  });

  test('a leading equals sign makes a formula, by setValue, setValues and appendRow', () => {
    expect((readBack(`'=1+1'`) as unknown[]).slice(0, 2)).toEqual([2, '=1+1']);
    const host = hostOf(
      `function f() { const s = ${sheet}; s.getRange('A1').setValues([['=2+2']]); s.appendRow(['=3+3']); return s.getRange('A1:A2').getValues(); }`,
    );
    expect(ask(host, 'f')).toEqual([[4], [6]]);
  });

  test('a date makes a date cell that shows the day of the sheet, not of the script', () => {
    const shown = `(${sheet}.getRange('A1').setValue(new Date(Date.UTC(2024, 2, 1, 22))), ${sheet}.getRange('A1').getDisplayValue())`;
    expect(worth(shown)).toBe('3/2/2024 1:30:00');
  });

  test('one value fills a whole range', () => {
    expect(worth(`(${sheet}.getRange('A1:B2').setValue(7), ${sheet}.getDataRange().getValues())`)).toEqual([
      [7, 7],
      [7, 7],
    ]);
  });

  test.each(['{}', '[1]', '() => 1', 'NaN', 'Infinity'])(
    '%s as a cell is refused aloud: what Google makes of it is nonsense',
    (value) => {
      expect(refusal(`${sheet}.getRange('A1').setValues([[${value}]])`)).toContain(
        '[local host] a cell that holds',
      );
    },
  );
});

describe('a rectangle of the wrong shape', () => {
  const into = (values: string) => refusal(`${sheet}.getRange(1, 1, 2, 4).setValues(${values})`);
  test('rows are counted first, then columns, in Google\u2019s words', () => {
    expect(into('[[1, 2, 3, 4, 5]]')).toBe(
      'Exception: The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(into('[[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]]')).toBe(
      'Exception: The number of columns in the data does not match the number of columns in the range. The data has 5 but the range has 4.',
    );
  });

  test('a ragged one is told by its first odd row', () => {
    expect(into('[[1, 2, 3, 4], [1, 2]]')).toContain('The data has 2 but the range has 4.');
  });

  test('a list that is not made of rows has the wrong signature', () => {
    expect(into('[1, 2]')).toBe(
      "Exception: The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
  });
});

describe('a cell with a rule for what may be entered', () => {
  const into = (rule: string, value: string, strict = true) =>
    refusal(`const cell = ${sheet}.getRange('B2');
      cell.setDataValidation(SpreadsheetApp.newDataValidation().${rule}.setAllowInvalid(${!strict}).build());
      ${sheet}.getRange('A1:B2').setValues([['kept', 1], [2, ${value}]])`);
  const violated =
    'Exception: The data you entered in cell B2 violates the data validation rules set on this cell.';

  test.each([
    ['requireCheckbox()', `'yes'`],
    ['requireCheckbox()', '1'],
    [`requireCheckbox('on', 'off')`, 'true'],
    [`requireValueInList(['a', 'b'])`, `'A'`],
    ['requireNumberBetween(1, 5)', '6'],
    ['requireNumberGreaterThanOrEqualTo(0)', `'-5'`],
    ['requireNumberGreaterThanOrEqualTo(0)', `'many'`],
    ['requireDate()', '45352'],
    ['requireTextIsEmail()', `'ada at example'`],
    [`requireValueInRange(${sheet}.getRange('D1:D3'))`, `'elsewhere'`],
  ])('of %s refuses %s, and the whole write with it', (rule, value) => {
    expect(into(rule, value)).toBe(violated);
    expect(into(rule, value, false)).toBe('nothing was refused');
    const host = hostOf(`
      function rule() { ${sheet}.getRange('B2').setDataValidation(SpreadsheetApp.newDataValidation().${rule}.setAllowInvalid(false).build()); }
      function write() { ${sheet}.getRange('A1:B2').setValues([['kept', 1], [2, ${value}]]); }`);
    ask(host, 'rule');
    expect(() => ask(host, 'write')).toThrow('violates');
    expect(host.book.sheets[0]!.lastRow()).toBe(0);
  });

  test.each([
    ['requireCheckbox()', 'true'],
    ['requireCheckbox()', `'TRUE'`],
    ['requireCheckbox()', `''`],
    [`requireCheckbox('on', 'off')`, `'off'`],
    [`requireValueInList(['a', 'b'])`, `'b'`],
    ['requireNumberBetween(1, 5)', `'5'`],
    ['requireDate()', `'2024-03-01'`],
    ['requireDate()', 'new Date(0)'],
    ['requireTextIsEmail()', `'ada@example.com'`],
    ['requireNumberBetween(1, 5)', `'=7'`],
    ['requireNumberBetween(1, 5)', 'null'],
  ])('of %s takes %s', (rule, value) => {
    expect(into(rule, value)).toBe('nothing was refused');
  });

  test('refuses what a person types too', () => {
    const host = hostOf(`function box() { ${sheet}.getRange('A1').insertCheckboxes(); }`);
    ask(host, 'box');
    const { id } = host.book.sheets[0]!;
    expect(() => host.typeCell(id, 1, 1, 'yes')).toThrow('violates the data validation rules');
    host.typeCell(id, 1, 1, 'true');
    expect(host.book.sheets[0]!.value(1, 1)).toBe(true);
  });
});

describe('the limits of a sheet', () => {
  test('a cell holds 50,000 characters', () => {
    const text = (n: number) => `${sheet}.getRange('A1').setValue('x'.repeat(${n}))`;
    expect(refusal(text(50_001))).toBe(
      'Exception: Your input contains more than the maximum of 50000 characters in a single cell.',
    );
    expect(refusal(text(50_000))).toBe('nothing was refused');
  });

  test('a file holds ten million cells, blank ones of every tab included', () => {
    const grow = (rows: number) => `${sheet}.insertRowsAfter(1000, ${rows})`;
    // 1,000 rows of 26 are there: 383,615 more make 9,999,990 cells.
    expect(refusal(grow(383_615))).toBe('nothing was refused');
    expect(refusal(`${grow(383_615)}; SpreadsheetApp.getActive().insertSheet('More')`)).toBe(
      'Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    );
  });

  test('the grid grows by appendRow and never by setValues', () => {
    const host = hostOf(`function f() {
      const s = ${sheet}; s.getRange('A1000').setValue('last'); s.appendRow(['new']); return [s.getMaxRows(), s.getLastRow()];
    }`);
    expect(ask(host, 'f')).toEqual([1001, 1001]);
  });

  test('boxes that are not ticked are content', () => {
    expect(
      worth(
        `(${sheet}.getRange('A5').insertCheckboxes(), [${sheet}.getLastRow(), ${sheet}.getRange('A5').getValue()])`,
      ),
    ).toEqual([5, false]);
  });

  test('a filter lies in the grid, and words that no look has are refused', () => {
    expect(refusal(`${sheet}.getRange('A999:B1001').createFilter()`)).toContain('outside the dimensions');
    for (const call of [
      `setHorizontalAlignment('start')`,
      `setFontWeight('600')`,
      `setFontWeights([['600']])`,
      `setVerticalAlignment('center')`,
      `setBackground('no color')`,
    ])
      expect(refusal(`${sheet}.getRange('A1').${call}`)).toContain("don't match the method signature");
  });

  test('a tab takes one filter', () => {
    expect(
      refusal(`${sheet}.getRange('A1:B2').createFilter(); ${sheet}.getRange('A1:B2').createFilter()`),
    ).toBe("Exception: You can't create a filter in a sheet that already has a filter.");
  });
});

describe('tabs', () => {
  test('a new one becomes the active one, and a name that is taken is refused', () => {
    expect(worth(`(SpreadsheetApp.getActive().insertSheet('New'), ${sheet}.getName())`)).toBe('New');
    expect(
      refusal(`SpreadsheetApp.getActive().insertSheet('New'); SpreadsheetApp.getActive().insertSheet('new')`),
    ).toBe('Exception: A sheet with the name "new" already exists. Please enter another name.');
  });

  test('the last one cannot be deleted, nor the last visible one hidden', () => {
    expect(refusal(`SpreadsheetApp.getActive().deleteSheet(${sheet})`)).toBe(
      "Exception: You can't remove all the sheets in a document.",
    );
    expect(refusal(`${sheet}.hideSheet()`)).toContain("You can't hide all the sheets");
  });

  test.each([
    ['insertSheet("x".repeat(101))', 'The sheet name cannot be greater than 100 characters.'],
    ['insertSheet("x".repeat(100))', null],
    ['getActiveSheet().setName(" ")', 'The sheet name cannot be empty.'],
    [
      'insertSheet("Shown"); SpreadsheetApp.getActive().getSheetByName("Sheet1").hideSheet(); SpreadsheetApp.getActive().deleteActiveSheet()',
      "You can't remove all the visible sheets in a document.",
    ],
  ])('%s: %s', (call, message) => {
    expect(refusal(`SpreadsheetApp.getActive().${call}`)).toBe(
      message === null ? 'nothing was refused' : `Exception: ${message}`,
    );
  });

  test.each([
    ['setFrozenRows(1000)', "You can't freeze all visible rows on the sheet."],
    ['setFrozenRows(999)', null],
    ['hideRows(3, 998); TAB.setFrozenRows(2)', "You can't freeze all visible rows on the sheet."],
    ['setFrozenColumns(26)', "You can't freeze all visible columns on the sheet."],
    ['setFrozenRows(0)', null],
    ['setFrozenRows(-1)', 'Those rows are out of bounds.'],
    ['setFrozenRows(1001)', 'Those rows are out of bounds.'],
  ])('at least one row and column is left to scroll: %s', (call, message) => {
    expect(refusal(`const TAB = ${sheet}; TAB.${call}`)).toBe(
      message === null ? 'nothing was refused' : `Exception: ${message}`,
    );
  });

  test('one made like another has its content, looks and direction', () => {
    const host = hostOf(`function f() {
      const file = SpreadsheetApp.getActive(); const model = file.getActiveSheet();
      model.getRange('A1:B1').setValues([['x', '=A1']]).setBackground('#ff0000').setFontWeight('bold');
      model.setColumnWidth(2, 222); model.setFrozenRows(1); model.setRightToLeft(true);
      const copy = file.insertSheet('Copy', 0, { template: model });
      copy.getRange('A1').setValue('y');
      return [copy.getRange('A1:B1').getValues(), copy.getRange('B1').getBackground(), copy.getColumnWidth(2), copy.getFrozenRows(),
        copy.isRightToLeft(), copy.getIndex(), model.getRange('A1').getValue()];
    }`);
    expect(ask(host, 'f')).toEqual([[['y', 'y']], '#ff0000', 222, 1, true, 1, 'x']);
  });

  test('a protected range is closed to everybody but its editors and the owner', () => {
    const code = `
      function close() { const p = ${sheet}.getRange('A1:B2').protect(); p.removeEditors(p.getEditors()); }
      function write(name) { ${sheet}.getRange(name).setValue('x'); }`;
    const host = hostOf({ code, owner: 'owner@example.com' });
    ask(host, 'close');
    expect(() => ask(host, 'write', 'B2')).toThrow(
      'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    );
    expect(ask(host, 'write', 'C3')).toBeNull();
    host.actAs('owner@example.com');
    expect(ask(host, 'write', 'B2')).toBeNull();
  });

  test.each([
    ['+5', '=+5', 5],
    ['+98 912', '=+98 912', '#ERROR!'],
    ['-A2*2', '=-A2*2', -8],
    ['-5', '', -5],
    ['-2024', '', -2024],
    ['-', '', '-'],
    ['+', '', '+'],
    ['@ada', '', '@ada'],
  ])('a person who types %s means the formula "%s"; a program means the text', (text, formula, value) => {
    const host =
      hostOf(`function read() { const c = ${sheet}.getRange('A1'); return [c.getFormula(), c.getValue()]; }
      function write(text) { ${sheet}.getRange('A1').setNumberFormat('General').setValue(text); }
      function asText() { ${sheet}.getRange('A1').setNumberFormat('@'); }`);
    const { id } = host.book.sheets[0]!;
    host.typeCell(id, 2, 1, '4');
    host.typeCell(id, 1, 1, text);
    expect(ask(host, 'read')).toEqual([formula, value]);
    ask(host, 'write', text);
    expect((ask(host, 'read') as string[])[0]).toBe('');
    ask(host, 'asText');
    host.typeCell(id, 1, 1, text);
    expect(ask(host, 'read')).toEqual(['', text]);
  });

  test('what a program writes sets off no onEdit; what a person types does', () => {
    const host = hostOf(`
      function onEdit(e) { Logger.log(JSON.stringify([e.value, e.oldValue, e.range.getA1Notation(), String(e.authMode), 'triggerUid' in e])); }
      function write() { ${sheet}.getRange('A1').setValue('by program'); }`);
    ask(host, 'write');
    expect(host.log).toEqual([]);
    host.typeCell(host.book.sheets[0]!.id, 1, 1, 'by hand');
    host.typeCell(host.book.sheets[0]!.id, 2, 1, 'new');
    expect(host.log.map(({ text }) => text)).toEqual([
      '["by hand","by program","A1","LIMITED",false]',
      '["new",null,"A2","LIMITED",false]',
    ]);
  });
});

test('a file handed in is the file the bundle sees', () => {
  const first = hostOf(`function write() { ${sheet}.getRange('A1').setValue('shared'); }`);
  ask(first, 'write');
  const second = createHost({
    bundle: {
      code: `function read() { return ${sheet}.getRange('A1').getValue(); }`,
      sidebar: '',
      manifest: '{"timeZone":"Etc/UTC"}',
    },
    book: first.book,
    nowMs: 0,
    timezone: 'Asia/Tehran',
    language: 'en',
    account: 'consumer',
    clockActive: 'container',
    installation: 'bound',
    email: 'ada@example.com',
  });
  expect(ask(second, 'read')).toBe('shared');
});

describe('a list of ranges', () => {
  test('is dressed as one', () => {
    expect(
      worth(`(() => {
        const s = ${sheet};
        s.getRangeList(['A1:B1', 'C3']).setFontWeight('bold').setWrap(true).setBackground('red').setHorizontalAlignment('right');
        const look = (at) => { const c = s.getRange(at); return [c.getFontWeights()[0][0], c.getBackground(), c.getHorizontalAlignments()[0][0]]; };
        return [look('B1'), look('C3'), look('C1'), s.getRangeList(['A1', 'B2']).getRanges().length];
      })()`),
    ).toEqual([
      ['bold', '#ff0000', 'right'],
      ['bold', '#ff0000', 'right'],
      ['normal', '#ffffff', 'general'],
      2,
    ]);
  });

  test('wants at least one range, of this sheet', () => {
    expect(refusal(`${sheet}.getRangeList([])`)).toContain("don't match the method signature");
    expect(refusal(`${sheet}.getRangeList(['Elsewhere!A1'])`)).toMatch(/^Exception/);
  });
});
