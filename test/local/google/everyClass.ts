import { Blob } from '../../../local/google/blob.ts';
import { Cache, CacheService } from '../../../local/google/cache.ts';
import { Charts, EmbeddedChart, EmbeddedChartBuilder } from '../../../local/google/charts.ts';
import {
  ConditionalFormatRule,
  ConditionalFormatRuleBuilder,
} from '../../../local/google/conditionalFormat.ts';
import { Filter } from '../../../local/google/filter.ts';
import { HtmlOutput, HtmlService, HtmlTemplate } from '../../../local/google/html.ts';
import { Lock, LockService } from '../../../local/google/lock.ts';
import { Logger } from '../../../local/google/logger.ts';
import { MailApp } from '../../../local/google/mail.ts';
import { type GoogleObject, type Shape, shapeOf } from '../../../local/google/object.ts';
import { Protection } from '../../../local/google/protection.ts';
import { Range } from '../../../local/google/range.ts';
import { RangeList } from '../../../local/google/rangeList.ts';
import { AuthorizationInfo, ScriptApp } from '../../../local/google/scriptApp.ts';
import { Session, User } from '../../../local/google/session.ts';
import { Sheet } from '../../../local/google/sheet.ts';
import { Spreadsheet } from '../../../local/google/spreadsheet.ts';
import { SpreadsheetApp } from '../../../local/google/spreadsheetApp.ts';
import { PropertiesService, PropertyStore } from '../../../local/google/stores.ts';
import {
  ClockTriggerBuilder,
  SpreadsheetTriggerBuilder,
  Trigger,
  TriggerBuilder,
} from '../../../local/google/triggers.ts';
import { Menu, PromptResponse, Ui } from '../../../local/google/ui.ts';
import { HTTPResponse, UrlFetchApp } from '../../../local/google/urlFetch.ts';
import { Utilities } from '../../../local/google/utilities.ts';
import { DataValidation, DataValidationBuilder } from '../../../local/google/validation.ts';

const classes = [
  AuthorizationInfo,
  Blob,
  Cache,
  CacheService,
  Charts,
  ClockTriggerBuilder,
  ConditionalFormatRule,
  ConditionalFormatRuleBuilder,
  DataValidation,
  DataValidationBuilder,
  EmbeddedChart,
  EmbeddedChartBuilder,
  Filter,
  HTTPResponse,
  HtmlOutput,
  HtmlService,
  HtmlTemplate,
  Lock,
  LockService,
  Logger,
  MailApp,
  Menu,
  PromptResponse,
  PropertiesService,
  PropertyStore,
  Protection,
  Range,
  RangeList,
  ScriptApp,
  Session,
  Sheet,
  Spreadsheet,
  SpreadsheetApp,
  SpreadsheetTriggerBuilder,
  Trigger,
  TriggerBuilder,
  Ui,
  UrlFetchApp,
  User,
  Utilities,
];

/** What scripts see of each kind of object that this host has. */
export const everyShape: readonly Shape[] = classes.map((Made) => {
  const make = Made as unknown as new (...args: unknown[]) => GoogleObject;
  return shapeOf(new make({ world: { project: { manifest: { timeZone: 'Etc/UTC' } } } }, '', {}));
});
