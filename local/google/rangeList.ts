import { GoogleObject, type Named } from './object.ts';
import type { Range } from './range.ts';

type Google = GoogleAppsScript.Spreadsheet.RangeList;

/** `RangeList`: rectangles of one sheet that are dressed by one call. */
export class RangeList
  extends GoogleObject
  implements
    Named<
      Google,
      | 'getRanges'
      | 'setBackground'
      | 'setFontColor'
      | 'setFontSize'
      | 'setFontWeight'
      | 'setHorizontalAlignment'
      | 'setVerticalAlignment'
      | 'setWrap'
    >
{
  readonly path = 'SpreadsheetApp.RangeList';

  constructor(private readonly ranges: readonly Range[]) {
    super();
  }

  getRanges(): Range[] {
    return [...this.ranges];
  }

  setBackground(color: unknown): this {
    for (const range of this.ranges) range.setBackground(color);
    return this;
  }

  setFontColor(color: unknown): this {
    for (const range of this.ranges) range.setFontColor(color);
    return this;
  }

  setFontSize(points: number): this {
    for (const range of this.ranges) range.setFontSize(points);
    return this;
  }

  setFontWeight(weight: unknown): this {
    for (const range of this.ranges) range.setFontWeight(weight);
    return this;
  }

  setHorizontalAlignment(alignment: unknown): this {
    for (const range of this.ranges) range.setHorizontalAlignment(alignment);
    return this;
  }

  setVerticalAlignment(alignment: unknown): this {
    for (const range of this.ranges) range.setVerticalAlignment(alignment);
    return this;
  }

  setWrap(isOn: unknown): this {
    for (const range of this.ranges) range.setWrap(isOn);
    return this;
  }
}
