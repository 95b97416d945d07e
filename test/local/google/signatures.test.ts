import { EnumValue } from '../../../local/google/object.ts';
import { signaturesOfServices } from '../../../local/google/signatures/services.ts';
import { signaturesOfSheets } from '../../../local/google/signatures/sheets.ts';
import { hostOf, refusal } from '../makeHost.ts';
import { everyShape } from './everyClass.ts';
import { enumNamesOf, overloadsOf } from './typings.ts';

const kept: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...signaturesOfSheets,
  ...signaturesOfServices,
};

/** What Google's reference says and its typings do not. */
const besides: Readonly<Record<string, string>> = {
  'PropertiesService.Properties.setProperty': '(string, any)',
  'ScriptApp.AuthorizationInfo.getAuthorizedScopes': '()',
};

describe('methods of this host', () => {
  test.each(everyShape.map((shape) => [shape.path, shape] as const))(
    '%s are Google\u2019s, and take what those take',
    (path, { methods }) => {
      const typed = overloadsOf(path);
      const expected = methods.map((method) => [
        method,
        besides[`${path}.${method}`] ?? typed.get(method)?.join(' '),
      ]);
      expect(kept[path] ?? {}).toEqual(Object.fromEntries(expected));
    },
  );

  test('are those of the objects that a script can meet', () => {
    expect(everyShape.map(({ path }) => path)).toEqual(expect.arrayContaining(Object.keys(kept)));
  });

  test('come with Google\u2019s enums, under its names', () => {
    for (const { path, enums } of everyShape)
      for (const values of Object.values(enums))
        for (const value of Object.values(values)) {
          expect(value).toBeInstanceOf(EnumValue);
          expect(enumNamesOf(path, value.type)).toContain(value.name);
        }
  });
});

const sheet = 'SpreadsheetApp.getActive().getActiveSheet()';
const range = `${sheet}.getRange('A1:B2')`;

describe('arguments that no overload takes', () => {
  test.each([
    ['a number for a name', `${sheet}.setName(5)`, 'number', 'SpreadsheetApp.Sheet.setName'],
    ['text for a number', `${sheet}.setFrozenRows('1')`, 'String', 'SpreadsheetApp.Sheet.setFrozenRows'],
    ['nothing at all', `${sheet}.setColumnWidth()`, '', 'SpreadsheetApp.Sheet.setColumnWidth'],
    ['one too few', `${sheet}.setColumnWidth(1)`, 'number', 'SpreadsheetApp.Sheet.setColumnWidth'],
    ['one too many', `${sheet}.getSheetId(1)`, 'number', 'SpreadsheetApp.Sheet.getSheetId'],
    [
      'undefined, which is null and not left out',
      `${sheet}.getRange(1, 1, 2, undefined)`,
      'number,number,number,null',
      'SpreadsheetApp.Sheet.getRange',
    ],
    [
      'an object of another class',
      `${sheet}.insertChart(${range})`,
      'SpreadsheetApp.Range',
      'SpreadsheetApp.Sheet.insertChart',
    ],
    ['an object of the script\u2019s own', `${range}.copyTo({})`, '(class)', 'SpreadsheetApp.Range.copyTo'],
    [
      'a list within a list where one is enough',
      `${sheet}.getRangeList([['A1']])`,
      'String[][]',
      'SpreadsheetApp.Sheet.getRangeList',
    ],
    ['a list of other things', `${sheet}.getRangeList([1])`, 'number[]', 'SpreadsheetApp.Sheet.getRangeList'],
    [
      'a value of another enum',
      `${range}.setTextDirection(SpreadsheetApp.WrapStrategy.WRAP)`,
      'WrapStrategy',
      'SpreadsheetApp.Range.setTextDirection',
    ],
    [
      'half of the last two of a border',
      `${range}.setBorder(true, true, true, true, true, true, 'red')`,
      'boolean,boolean,boolean,boolean,boolean,boolean,String',
      'SpreadsheetApp.Range.setBorder',
    ],
    [
      'text for a date',
      `Utilities.formatDate('2024-01-01', 'Etc/UTC', 'yyyy')`,
      'String,String,String',
      'Utilities.formatDate',
    ],
    [
      'an object for a time',
      `LockService.getScriptLock().tryLock({})`,
      '(class)',
      'LockService.Lock.tryLock',
    ],
  ])('%s', (_, call, kinds, method) => {
    expect(refusal(call)).toBe(
      `Exception: The parameters (${kinds}) don't match the method signature for ${method}.`,
    );
  });

  test('null passes where the reference lets it clear something, and a method that Google has not is not there', () => {
    expect(
      refusal(
        `${range}.setBackground(null).setBackgrounds([[null, 'red'], ['#fff', null]]).setNote(null).setDataValidation(null).setValue(undefined)`,
      ),
    ).toBe('nothing was refused');
    expect(refusal(`SpreadsheetApp.getActive().current()`)).toContain('is not implemented');
  });

  test('are refused in French too', () => {
    const host = hostOf(`function f() { ${sheet}.setName(5); }`);
    host.faults.errorLanguage = 'fr';
    expect(host.rpc('f', [])).toMatchObject({
      message:
        'Les paramètres (number) ne correspondent pas à la signature de la méthode pour SpreadsheetApp.Sheet.setName.',
    });
  });
});
