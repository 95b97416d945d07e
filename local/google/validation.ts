import type { Validation } from '../book/layout.ts';
import { type EnumValue, enumOf, GoogleObject, type Named } from './object.ts';
import type { Range } from './range.ts';

export const DataValidationCriteria = enumOf('DataValidationCriteria', [
  'CHECKBOX',
  'VALUE_IN_LIST',
  'VALUE_IN_RANGE',
  'NUMBER_BETWEEN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'DATE_IS_VALID_DATE',
  'TEXT_IS_VALID_EMAIL',
  'CUSTOM_FORMULA',
]);

/** A rule for what may be entered. */
export class DataValidation
  extends GoogleObject
  implements
    Pick<GoogleAppsScript.Spreadsheet.DataValidation, 'getAllowInvalid' | 'getCriteriaValues'>,
    Named<GoogleAppsScript.Spreadsheet.DataValidation, 'getCriteriaType' | 'getHelpText' | 'copy'>
{
  readonly path = 'SpreadsheetApp.DataValidation';

  constructor(readonly rule: Validation) {
    super();
  }

  getCriteriaType(): EnumValue {
    return (DataValidationCriteria as Readonly<Record<string, EnumValue>>)[this.rule.criteria]!;
  }

  getCriteriaValues(): unknown[] {
    return [...this.rule.values];
  }

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }

  getHelpText(): string | null {
    return this.rule.helpText || null;
  }

  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this.rule);
  }
}

const empty: Validation = { criteria: '', values: [], allowInvalid: true, helpText: '' };

type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;

export class DataValidationBuilder
  extends GoogleObject
  implements
    Named<
      Builder,
      | 'build'
      | 'requireCheckbox'
      | 'requireDate'
      | 'requireFormulaSatisfied'
      | 'requireNumberBetween'
      | 'requireNumberGreaterThanOrEqualTo'
      | 'requireTextIsEmail'
      | 'requireValueInList'
      | 'requireValueInRange'
      | 'setAllowInvalid'
      | 'setHelpText'
    >
{
  readonly path = 'SpreadsheetApp.DataValidationBuilder';

  constructor(public rule: Validation = empty) {
    super();
  }

  requireCheckbox(...values: unknown[]): this {
    return require(this, 'CHECKBOX', values);
  }

  requireValueInList(values: readonly string[], showDropdown = true): this {
    return require(this, 'VALUE_IN_LIST', [values, showDropdown]);
  }

  requireValueInRange(range: Range, showDropdown = true): this {
    return require(this, 'VALUE_IN_RANGE', [{ sheetId: range.sheet.id, area: range.area }, showDropdown]);
  }

  requireNumberBetween(from: number, to: number): this {
    return require(this, 'NUMBER_BETWEEN', [from, to]);
  }

  requireNumberGreaterThanOrEqualTo(least: number): this {
    return require(this, 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [least]);
  }

  requireDate(): this {
    return require(this, 'DATE_IS_VALID_DATE', []);
  }

  requireTextIsEmail(): this {
    return require(this, 'TEXT_IS_VALID_EMAIL', []);
  }

  requireFormulaSatisfied(formula: string): this {
    return require(this, 'CUSTOM_FORMULA', [formula]);
  }

  setAllowInvalid(allowInvalid: boolean): this {
    this.rule = { ...this.rule, allowInvalid };
    return this;
  }

  setHelpText(helpText: string): this {
    this.rule = { ...this.rule, helpText };
    return this;
  }

  build(): DataValidation {
    return new DataValidation(this.rule);
  }
}

function require<B extends DataValidationBuilder>(
  builder: B,
  criteria: string,
  values: readonly unknown[],
): B {
  builder.rule = { ...builder.rule, criteria, values };
  return builder;
}
