import { cost } from '../runtime/cost.ts';
import { ConditionalFormatRuleBuilder, InterpolationType } from './conditionalFormat.ts';
import { MissingHere } from './errors.ts';
import { GoogleObject, type Named } from './object.ts';
import { ProtectionType } from './protection.ts';
import { CopyPasteType, type Range } from './range.ts';
import { BorderStyle, TextDirection, WrapStrategy } from './rangeLook.ts';
import type { Sheet } from './sheet.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { hasFile } from './stores.ts';
import { Button, ButtonSet, Ui } from './ui.ts';
import { DataValidationBuilder, DataValidationCriteria } from './validation.ts';
import type { Env } from './world.ts';

type Google = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

/** `SpreadsheetApp`: the file the add-on is used in, and no other. */
export class SpreadsheetApp
  extends GoogleObject
  implements
    Named<
      Google,
      | 'flush'
      | 'getActive'
      | 'getActiveRange'
      | 'getActiveSheet'
      | 'getActiveSpreadsheet'
      | 'getUi'
      | 'newConditionalFormatRule'
      | 'newDataValidation'
      | 'openById'
      | 'openByUrl'
    >
{
  readonly path = 'SpreadsheetApp';
  override readonly enums = {
    BorderStyle,
    Button,
    ButtonSet,
    CopyPasteType,
    DataValidationCriteria,
    InterpolationType,
    ProtectionType,
    TextDirection,
    WrapStrategy,
  };

  constructor(readonly env: Env) {
    super();
  }

  /** Null for a clock trigger that sees none. */
  getActiveSpreadsheet(): Spreadsheet | null {
    return hasFile(this.env) ? new Spreadsheet(this.env) : null;
  }

  getActive(): Spreadsheet | null {
    return this.getActiveSpreadsheet();
  }

  getActiveSheet(): Sheet {
    return new Spreadsheet(this.env).getActiveSheet();
  }

  getActiveRange(): Range {
    return new Spreadsheet(this.env).getActiveRange();
  }

  /** What was written is durable from here on. */
  flush(): void {
    const { run, world } = this.env;
    run.spend(cost.flush);
    world.book.settle();
    run.keepWrites();
  }

  getUi(): Ui {
    return new Ui(this.env);
  }

  newConditionalFormatRule(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.env);
  }

  newDataValidation(): DataValidationBuilder {
    return new DataValidationBuilder();
  }

  /** The scope it needs is not declared; with it declared there would be no other file here to open. */
  openById(id: unknown): Spreadsheet {
    if (id === this.env.world.book.id) return new Spreadsheet(this.env);
    throw new MissingHere('SpreadsheetApp.openById of another file');
  }

  openByUrl(_url: unknown): never {
    throw new MissingHere('SpreadsheetApp.openByUrl');
  }

  create(_name: unknown): never {
    throw new MissingHere('SpreadsheetApp.create');
  }
}
