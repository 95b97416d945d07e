import type { AuthMode } from '../host.ts';

const spreadsheets = ['spreadsheets.currentonly', 'spreadsheets'];

/** Scopes by call, one of which is enough; by method first, then by object, then by service. */
const scopesByName: Readonly<Record<string, readonly string[]>> = {
  'SpreadsheetApp.openById': ['spreadsheets'],
  'SpreadsheetApp.openByUrl': ['spreadsheets'],
  'SpreadsheetApp.open': ['spreadsheets'],
  'SpreadsheetApp.create': ['spreadsheets'],
  'SpreadsheetApp.getUi': [],
  'SpreadsheetApp.Spreadsheet.toast': [],
  'SpreadsheetApp.Ui.showSidebar': ['script.container.ui'],
  'SpreadsheetApp.Ui.showModalDialog': ['script.container.ui'],
  'SpreadsheetApp.Ui.showModelessDialog': ['script.container.ui'],
  'SpreadsheetApp.Ui': [],
  'SpreadsheetApp.Menu': [],
  'SpreadsheetApp.PromptResponse': [],
  SpreadsheetApp: spreadsheets,
  MailApp: ['script.send_mail'],
  GmailApp: ['https://mail.google.com/'],
  'UrlFetchApp.HTTPResponse': [],
  UrlFetchApp: ['script.external_request'],
  'ScriptApp.newTrigger': ['script.scriptapp'],
  'ScriptApp.getProjectTriggers': ['script.scriptapp'],
  'ScriptApp.getUserTriggers': ['script.scriptapp'],
  'ScriptApp.deleteTrigger': ['script.scriptapp'],
  'ScriptApp.TriggerBuilder': ['script.scriptapp'],
  'ScriptApp.ClockTriggerBuilder': ['script.scriptapp'],
  'ScriptApp.SpreadsheetTriggerBuilder': ['script.scriptapp'],
  'ScriptApp.Trigger': ['script.scriptapp'],
  'Session.getActiveUser': ['userinfo.email'],
  'Session.getEffectiveUser': ['userinfo.email'],
  'Session.User': ['userinfo.email'],
};

/** Scopes that a call needs, any one of them; [] for none. Source: the reference's "Authorization" per method. */
export function scopesOf(path: string, method: string): readonly string[] {
  const service = path.slice(0, `${path}.`.indexOf('.'));
  return scopesByName[`${path}.${method}`] ?? scopesByName[path] ?? scopesByName[service] ?? [];
}

const menuCalls = /^SpreadsheetApp\.(getUi|Ui\.create(Addon)?Menu|Menu\.\w+)$/;
const localeCalls = /^Session\.(getActiveUserLocale|getScriptTimeZone)$/;
const fileStores = /^(PropertiesService|CacheService|LockService|HtmlService)\b/;
const consentQuestions =
  /^ScriptApp\.(getAuthorizationInfo|AuthorizationInfo\.\w+|getInstallationSource|getScriptId)$/;
const opensOthers = /^SpreadsheetApp\.(open\w*|create)$/;
const windows = /^SpreadsheetApp\.Ui\.(?!create)/;
const reads = /\.(get\w+|is\w+|can\w+|offset|flush|toString)$/;

/** Whether the mode of an execution lets it make a call at all, consent or not. Source: the table of AuthModes. */
export function allowedIn(mode: AuthMode, path: string, method: string): boolean {
  const call = `${path}.${method}`;
  if (mode === 'FULL' || /^(Utilities|Logger)\b/.test(call) || localeCalls.test(call)) return true;
  if (mode === 'NONE') return menuCalls.test(call);
  if (fileStores.test(call) || consentQuestions.test(call)) return true;
  if (mode === 'LIMITED') {
    return call.startsWith('SpreadsheetApp.') && !opensOthers.test(call) && !windows.test(call);
  }
  if (call.startsWith('UrlFetchApp.')) return true;
  return call.startsWith('SpreadsheetApp.') && !opensOthers.test(call) && reads.test(call);
}
