import type { ConditionalRule } from '../book/layout.ts';
import type { Style } from '../book/style.ts';
import { type EnumValue, enumOf, GoogleObject, type Named } from './object.ts';
import { Range } from './range.ts';
import { colorOf } from './rangeLook.ts';
import type { Env } from './world.ts';

export const InterpolationType = enumOf('InterpolationType', [
  'NUMBER',
  'PERCENT',
  'PERCENTILE',
  'MIN',
  'MAX',
]);

type Builder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;

/** A rule that colors cells by what they hold. */
export class ConditionalFormatRule
  extends GoogleObject
  implements Named<GoogleAppsScript.Spreadsheet.ConditionalFormatRule, 'copy' | 'getRanges'>
{
  readonly path = 'SpreadsheetApp.ConditionalFormatRule';

  constructor(
    readonly env: Env,
    readonly sheetId: number,
    readonly rule: ConditionalRule,
  ) {
    super();
  }

  getRanges(): Range[] {
    const sheet = this.env.world.book.sheetById(this.sheetId);
    return sheet ? this.rule.areas.map((area) => new Range(this.env, sheet, area)) : [];
  }

  copy(): ConditionalFormatRuleBuilder {
    const builder = new ConditionalFormatRuleBuilder(this.env);
    builder.rule = this.rule;
    builder.sheetId = this.sheetId;
    return builder;
  }
}

export class ConditionalFormatRuleBuilder
  extends GoogleObject
  implements
    Named<
      Builder,
      | 'build'
      | 'setBackground'
      | 'setBold'
      | 'setFontColor'
      | 'setGradientMaxpoint'
      | 'setGradientMaxpointWithValue'
      | 'setGradientMidpointWithValue'
      | 'setGradientMinpoint'
      | 'setGradientMinpointWithValue'
      | 'setItalic'
      | 'setRanges'
      | 'whenCellEmpty'
      | 'whenCellNotEmpty'
      | 'whenFormulaSatisfied'
      | 'whenNumberBetween'
      | 'whenNumberEqualTo'
      | 'whenNumberGreaterThan'
      | 'whenNumberGreaterThanOrEqualTo'
      | 'whenNumberLessThan'
      | 'whenNumberLessThanOrEqualTo'
      | 'whenTextContains'
      | 'whenTextEqualTo'
      | 'whenTextStartsWith'
    >
{
  readonly path = 'SpreadsheetApp.ConditionalFormatRuleBuilder';
  rule: ConditionalRule = { areas: [], criteria: '', values: [], style: {} };
  sheetId = -1;

  constructor(readonly env: Env) {
    super();
  }

  whenCellEmpty(): this {
    return when(this, 'CELL_EMPTY');
  }

  whenCellNotEmpty(): this {
    return when(this, 'CELL_NOT_EMPTY');
  }

  whenFormulaSatisfied(formula: string): this {
    return when(this, 'CUSTOM_FORMULA', formula);
  }

  whenNumberBetween(from: number, to: number): this {
    return when(this, 'NUMBER_BETWEEN', from, to);
  }

  whenNumberEqualTo(number: number): this {
    return when(this, 'NUMBER_EQUAL_TO', number);
  }

  whenNumberGreaterThan(number: number): this {
    return when(this, 'NUMBER_GREATER_THAN', number);
  }

  whenNumberGreaterThanOrEqualTo(number: number): this {
    return when(this, 'NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }

  whenNumberLessThan(number: number): this {
    return when(this, 'NUMBER_LESS_THAN', number);
  }

  whenNumberLessThanOrEqualTo(number: number): this {
    return when(this, 'NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }

  whenTextContains(text: string): this {
    return when(this, 'TEXT_CONTAINS', text);
  }

  whenTextEqualTo(text: string): this {
    return when(this, 'TEXT_EQUAL_TO', text);
  }

  whenTextStartsWith(text: string): this {
    return when(this, 'TEXT_STARTS_WITH', text);
  }

  setBackground(color: unknown): this {
    return look(this, {
      background: colorOf(color, 'SpreadsheetApp.ConditionalFormatRuleBuilder.setBackground'),
    });
  }

  setFontColor(color: unknown): this {
    return look(this, {
      fontColor: colorOf(color, 'SpreadsheetApp.ConditionalFormatRuleBuilder.setFontColor'),
    });
  }

  setBold(isBold: boolean): this {
    return look(this, { fontWeight: isBold ? 'bold' : 'normal' });
  }

  setItalic(isItalic: boolean): this {
    return look(this, { fontStyle: isItalic ? 'italic' : 'normal' });
  }

  setGradientMinpoint(color: string): this {
    return stop(this, 0, color, 'MIN', '');
  }

  setGradientMinpointWithValue(color: string, type: EnumValue, value: string): this {
    return stop(this, 0, color, type.name, value);
  }

  setGradientMidpointWithValue(color: string, type: EnumValue, value: string): this {
    return stop(this, 1, color, type.name, value);
  }

  setGradientMaxpoint(color: string): this {
    return stop(this, 2, color, 'MAX', '');
  }

  setGradientMaxpointWithValue(color: string, type: EnumValue, value: string): this {
    return stop(this, 2, color, type.name, value);
  }

  setRanges(ranges: Range[]): this {
    this.sheetId = ranges[0]?.sheet.id ?? -1;
    this.rule = { ...this.rule, areas: ranges.map(({ area }) => area) };
    return this;
  }

  build(): ConditionalFormatRule {
    const gradient = this.rule.gradient?.filter(({ at }) => at !== '');
    const rule = gradient ? { ...this.rule, gradient } : this.rule;
    return new ConditionalFormatRule(this.env, this.sheetId, rule);
  }
}

function when<B extends ConditionalFormatRuleBuilder>(builder: B, criteria: string, ...values: unknown[]): B {
  builder.rule = { ...builder.rule, criteria, values };
  return builder;
}

function look<B extends ConditionalFormatRuleBuilder>(builder: B, patch: Partial<Style>): B {
  builder.rule = { ...builder.rule, style: { ...builder.rule.style, ...patch } };
  return builder;
}

/** One of the three stops of a color scale: 0 low, 1 middle, 2 high. */
function stop<B extends ConditionalFormatRuleBuilder>(
  builder: B,
  at: number,
  color: string,
  type: string,
  value: string,
): B {
  const none = { color: '', at: '', value: '' };
  const gradient = [0, 1, 2].map((i) => builder.rule.gradient?.[i] ?? none);
  gradient[at] = { color: colorOf(color, 'SpreadsheetApp.ConditionalFormatRuleBuilder'), at: type, value };
  builder.rule = { ...builder.rule, gradient };
  return builder;
}
