import type { Style } from '../book/style.ts';
import { restyled } from '../book/style.ts';
import { checkSize } from './cells.ts';
import { refuseSignature } from './errors.ts';
import { type EnumValue, enumOf, type Named } from './object.ts';
import { type RangeBase, reading, writing } from './rangeBase.ts';
import { RangeValues, remembered } from './rangeValues.ts';

export const WrapStrategy = enumOf('WrapStrategy', ['WRAP', 'OVERFLOW', 'CLIP']);
export const TextDirection = enumOf('TextDirection', ['LEFT_TO_RIGHT', 'RIGHT_TO_LEFT']);
export const BorderStyle = enumOf('BorderStyle', [
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
]);

type Google = GoogleAppsScript.Spreadsheet.Range;

const namedColors: Readonly<Record<string, string>> = {
  white: '#ffffff',
  black: '#000000',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  gray: '#808080',
  orange: '#ffa500',
};

/** '#rrggbb' of a color as scripts write it; '' for none. */
export function colorOf(color: unknown, method: string): string {
  if (color === null || color === undefined || color === '') return '';
  const text = String(color).toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  return namedColors[text] ?? refuseSignature(method, [color]);
}

/** How the cells of a range look. */
export abstract class RangeLook
  extends RangeValues
  implements
    Pick<Google, 'getBackground' | 'getBackgrounds' | 'getFontWeights' | 'getHorizontalAlignments'>,
    Named<
      Google,
      | 'getFontColors'
      | 'setBackground'
      | 'setBackgrounds'
      | 'setBorder'
      | 'setFontColor'
      | 'setFontColors'
      | 'setFontFamily'
      | 'setFontLine'
      | 'setFontSize'
      | 'setFontStyle'
      | 'setFontWeight'
      | 'setFontWeights'
      | 'setHorizontalAlignment'
      | 'setHorizontalAlignments'
      | 'setTextDirection'
      | 'setVerticalAlignment'
      | 'setWrap'
      | 'setWrapStrategy'
    >
{
  getBackground(): string {
    return this.getBackgrounds()[0]![0]!;
  }

  getBackgrounds(): string[][] {
    return looks(this, ({ background }) => background || '#ffffff');
  }

  getFontColors(): string[][] {
    return looks(this, ({ fontColor }) => fontColor || '#000000');
  }

  getFontWeights(): ('bold' | 'normal')[][] {
    return looks(this, ({ fontWeight }) => fontWeight);
  }

  getFontSizes(): number[][] {
    return looks(this, ({ fontSize }) => fontSize);
  }

  getHorizontalAlignments(): string[][] {
    return looks(this, ({ horizontalAlignment }) => horizontalAlignment || 'general');
  }

  getTextDirection(): EnumValue | null {
    const [[direction] = []] = looks(this, ({ textDirection }) => textDirection);
    if (!direction) return null;
    return direction === 'rtl' ? TextDirection.RIGHT_TO_LEFT : TextDirection.LEFT_TO_RIGHT;
  }

  setBackground(color: unknown): this {
    return restyle(this, { background: colorOf(color, 'SpreadsheetApp.Range.setBackground') });
  }

  setBackgrounds(colors: readonly (readonly unknown[])[]): this {
    return restyleEach(this, colors, 'setBackgrounds', (color, method) => ({
      background: colorOf(color, method),
    }));
  }

  setFontColor(color: unknown): this {
    return restyle(this, { fontColor: colorOf(color, 'SpreadsheetApp.Range.setFontColor') });
  }

  setFontColors(colors: readonly (readonly unknown[])[]): this {
    return restyleEach(this, colors, 'setFontColors', (color, method) => ({
      fontColor: colorOf(color, method),
    }));
  }

  setFontWeight(weight: unknown): this {
    return restyle(this, weightOf(weight, 'SpreadsheetApp.Range.setFontWeight'));
  }

  setFontWeights(weights: readonly (readonly unknown[])[]): this {
    return restyleEach(this, weights, 'setFontWeights', weightOf);
  }

  setFontStyle(style: unknown): this {
    return restyle(this, { fontStyle: style === 'italic' ? 'italic' : 'normal' });
  }

  setFontLine(line: unknown): this {
    return restyle(this, { fontLine: line === 'underline' || line === 'line-through' ? line : 'none' });
  }

  setFontSize(points: number): this {
    return restyle(this, { fontSize: points });
  }

  setFontFamily(family: string | null | undefined): this {
    return restyle(this, { fontFamily: family ?? '' });
  }

  setHorizontalAlignment(alignment: unknown): this {
    return restyle(this, alignmentOf(alignment, 'SpreadsheetApp.Range.setHorizontalAlignment'));
  }

  setHorizontalAlignments(alignments: readonly (readonly unknown[])[]): this {
    return restyleEach(this, alignments, 'setHorizontalAlignments', alignmentOf);
  }

  setVerticalAlignment(alignment: unknown): this {
    if (alignment === null || alignment === undefined) return restyle(this, { verticalAlignment: 'bottom' });
    if (alignment !== 'top' && alignment !== 'middle' && alignment !== 'bottom') {
      return refuseSignature('SpreadsheetApp.Range.setVerticalAlignment', [alignment]);
    }
    return restyle(this, { verticalAlignment: alignment });
  }

  setWrap(isOn: unknown): this {
    return restyle(this, { wrap: isOn === true ? 'wrap' : 'overflow' });
  }

  setWrapStrategy(strategy: EnumValue): this {
    return restyle(this, { wrap: strategy.name.toLowerCase() as Style['wrap'] });
  }

  setTextDirection(direction: EnumValue | null | undefined): this {
    if (!direction) return restyle(this, { textDirection: '' });
    return restyle(this, { textDirection: direction === TextDirection.RIGHT_TO_LEFT ? 'rtl' : 'ltr' });
  }

  /** Taken and forgotten: the grid here draws no borders of its own. */
  setBorder(..._sides: unknown[]): this {
    writing(this);
    return this;
  }
}

const looks = <T>(range: RangeBase, read: (style: Style) => T): T[][] =>
  reading(range)
    .styles(range.area)
    .map((row) => row.map(read));

function restyle<R extends RangeBase>(range: R, patch: Partial<Style>): R {
  writing(range).restyle(range.area, patch);
  return range;
}

function restyleEach<R extends RangeBase>(
  range: R,
  items: readonly (readonly unknown[])[],
  method: string,
  patchOf: (item: unknown, method: string) => Partial<Style>,
): R {
  const full = `SpreadsheetApp.Range.${method}`;
  checkSize(items, range.area);
  const restyledBy = remembered((style, item) => restyled(style, patchOf(item, full)));
  for (const item of new Set(items.flat())) patchOf(item, full);
  const { row, column } = range.area;
  writing(range).restyle(range.area, (style, r, c) => restyledBy(style, items[r - row]![c - column]));
  return range;
}

function weightOf(weight: unknown, method: string): Partial<Style> {
  if (weight === 'bold') return { fontWeight: 'bold' };
  return weight === 'normal' || !weight ? { fontWeight: 'normal' } : refuseSignature(method, [weight]);
}

function alignmentOf(alignment: unknown, method: string): Partial<Style> {
  if (alignment === null || alignment === undefined || alignment === 'normal')
    return { horizontalAlignment: '' };
  if (alignment === 'left' || alignment === 'center' || alignment === 'right')
    return { horizontalAlignment: alignment };
  return refuseSignature(method, [alignment]);
}
