import { ask, hostOf, refusal, worth } from '../makeHost.ts';

const sheet = 'SpreadsheetApp.getActive().getActiveSheet()';

describe('reading a sheet', () => {
  test('values are a copy: changing it changes no cell, and blanks are empty text', () => {
    const host = hostOf(`function f() {
      const range = ${sheet}.getRange(1, 1, 2, 2);
      const values = range.getValues();
      values[0][0] = 'mine';
      return [values, range.getValues()];
    }`);
    expect(ask(host, 'f')).toEqual([
      [
        ['mine', ''],
        ['', ''],
      ],
      [
        ['', ''],
        ['', ''],
      ],
    ]);
  });

  test('an empty sheet has no last row, and its data range is one blank cell', () => {
    expect(
      worth(`[${sheet}.getLastRow(), ${sheet}.getLastColumn(), ${sheet}.getDataRange().getValues()]`),
    ).toEqual([0, 0, [['']]]);
  });

  test('an error in a cell is read as its text', () => {
    expect(worth(`(${sheet}.getRange('A1').setValue('=NA()'), ${sheet}.getRange('A1').getValue())`)).toBe(
      '#N/A',
    );
  });

  test('what was written and not flushed is read already, formulas included', () => {
    expect(
      worth(`(${sheet}.getRange('A1:B1').setValues([[2, '=A1*3']]), ${sheet}.getRange('B1').getValue())`),
    ).toBe(6);
  });

  test('a tab that is not there is null, and a file that is not there is refused', () => {
    expect(worth(`SpreadsheetApp.getActive().getSheetByName('gone')`)).toBeNull();
  });

  test('a day without a time keeps its calendar day between a sheet in Tehran and a script in New York', () => {
    const host = hostOf(`function f() {
      const spreadsheet = SpreadsheetApp.getActive();
      const cell = spreadsheet.getActiveSheet().getRange('A1');
      cell.setValue('2024-03-01');
      const read = cell.getValue();
      cell.setValue(read);
      return [read.toISOString(), Utilities.formatDate(cell.getValue(), spreadsheet.getSpreadsheetTimeZone(), 'yyyy-MM-dd'),
        cell.getNumberFormat(), Session.getScriptTimeZone()];
    }`);
    expect(ask(host, 'f')).toEqual([
      '2024-02-29T20:30:00.000Z',
      '2024-03-01',
      'yyyy-mm-dd',
      'America/New_York',
    ]);
  });
});

describe('ranges that cannot be', () => {
  test.each([
    [
      'no rows, as for data that is not there',
      'getRange(2, 1, 0, 3)',
      'The number of rows in the range must be at least 1.',
    ],
    ['no columns', 'getRange(2, 1, 3, 0)', 'The number of columns in the range must be at least 1.'],
    ['row 0', 'getRange(0, 1)', 'The starting row of the range is too small.'],
    ['column 0', 'getRange(1, 0)', 'The starting column of the range is too small.'],
    ['half a row', 'getRange(1.5, 1)', 'The coordinates or dimensions of the range are invalid.'],
    ['a name that is none', `getRange('nowhere at all')`, 'Range not found'],
    [
      'text for a row',
      `getRange('1', 2)`,
      "The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    ],
    [
      'rows past the grid, even to read',
      'getRange(1000, 1, 2).getValues()',
      'The coordinates of the range are outside the dimensions of the sheet.',
    ],
    [
      'columns past the grid',
      'getRange(1, 27).setValue(1)',
      'The coordinates of the range are outside the dimensions of the sheet.',
    ],
    ['rows that are not there to delete', 'deleteRows(1000, 2)', 'Those rows are out of bounds.'],
  ])('%s', (_, call, message) => {
    expect(refusal(`${sheet}.${call}`)).toBe(`Exception: ${message}`);
  });

  test('a range of a deleted tab', () => {
    const code = `
      const file = SpreadsheetApp.getActive(); const tab = file.insertSheet('Other'); const range = tab.getRange('A1');
      file.deleteSheet(tab); range.getValue()`;
    expect(refusal(code)).toMatch(/^Exception: Sheet \d+ not found$/);
  });

  test('names reach open columns, rows and other tabs', () => {
    const host = hostOf(`function f() {
      const file = SpreadsheetApp.getActive(); const tab = file.getActiveSheet(); file.insertSheet('My tab');
      return [tab.getRange('A:C').getNumRows(), tab.getRange('2:3').getNumColumns(), tab.getRange('B2').getA1Notation(),
        file.getRange("'My tab'!B3:D4").getA1Notation(), file.getRange("'My tab'!B3").getSheet().getName(), tab.getRange('A2:B').getNumRows()];
    }`);
    expect(ask(host, 'f')).toEqual([1000, 26, 'B2', 'B3:D4', 'My tab', 999]);
  });
});
