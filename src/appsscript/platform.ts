import type { Platform } from '../platform.ts';
import { clockFrom } from './clock.ts';
import { http } from './http.ts';
import { log } from './log.ts';
import { mail } from './mail.ts';
import { schedule } from './schedule.ts';
import { settingsOf } from './settings.ts';
import { workbookOver } from './workbook.ts';

/** Google's services as the add-on's port, made inside each entry point and never while the code loads. */
export function appsScriptPlatform(): Platform {
  return over(SpreadsheetApp.getActiveSpreadsheet());
}

/**
 * The port, or null in a trigger that Google runs without a spreadsheet. Then it leaves the moment with the person,
 * under `blindTick`, so that the sidebar can say why nothing was sent.
 */
appsScriptPlatform.ifOpen = (): Platform | null => {
  const spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet | null = SpreadsheetApp.getActiveSpreadsheet();
  if (spreadsheet) return over(spreadsheet);
  settingsOf().person.set('blindTick', Date.now());
  return null;
};

function over(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Platform {
  return {
    workbook: workbookOver(spreadsheet),
    mail,
    http,
    settings: settingsOf(),
    clock: clockFrom(Date.now()),
    schedule,
    log,
  };
}
