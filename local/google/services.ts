import { CacheService } from './cache.ts';
import { Charts } from './charts.ts';
import { MissingHere } from './errors.ts';
import { HtmlService } from './html.ts';
import { LockService } from './lock.ts';
import { Logger } from './logger.ts';
import { MailApp } from './mail.ts';
import { GoogleObject } from './object.ts';
import { ScriptApp } from './scriptApp.ts';
import { Session } from './session.ts';
import { SpreadsheetApp } from './spreadsheetApp.ts';
import { PropertiesService } from './stores.ts';
import { UrlFetchApp } from './urlFetch.ts';
import { Utilities } from './utilities.ts';
import type { Env } from './world.ts';

/** The mailbox itself: it needs a scope that an add-on cannot have, so every use of it fails. */
class GmailApp extends GoogleObject {
  readonly path = 'GmailApp';

  sendEmail(): never {
    throw new MissingHere('GmailApp.sendEmail');
  }
}

/** The globals of one execution. Whatever Google has beside these is not defined here. */
export function servicesOf(env: Env): Readonly<Record<string, GoogleObject>> {
  return {
    CacheService: new CacheService(env),
    Charts: new Charts(),
    GmailApp: new GmailApp(),
    HtmlService: new HtmlService(env),
    LockService: new LockService(env),
    Logger: new Logger(env),
    MailApp: new MailApp(env),
    PropertiesService: new PropertiesService(env),
    ScriptApp: new ScriptApp(env),
    Session: new Session(env),
    SpreadsheetApp: new SpreadsheetApp(env),
    UrlFetchApp: new UrlFetchApp(env),
    Utilities: new Utilities(env),
  };
}
