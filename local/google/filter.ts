import type { Sheet as BookSheet } from '../book/sheet.ts';
import { GoogleObject, type Named } from './object.ts';
import { Range } from './range.ts';
import { changing } from './rangeBase.ts';
import type { Env } from './world.ts';

/** The one filter a sheet may have. */
export class Filter
  extends GoogleObject
  implements Named<GoogleAppsScript.Spreadsheet.Filter, 'getRange' | 'remove'>
{
  readonly path = 'SpreadsheetApp.Filter';

  constructor(
    readonly env: Env,
    readonly sheet: BookSheet,
  ) {
    super();
  }

  getRange(): Range {
    return new Range(this.env, this.sheet, this.sheet.layout.filter!.area);
  }

  remove(): void {
    const sheet = changing(this.env, this.sheet);
    sheet.layout = { ...sheet.layout, filter: null };
    sheet.book.changed();
  }
}
