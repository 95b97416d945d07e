import { openingPages, type Page } from '../pages.ts';

const menuCaption = { en: 'Bazgasht', fa: 'بازگشت' } as const;

/** Adds the menu. Works with no authorization at all: then the account's language decides, else the person's choice. */
export function menuFor(authMode: unknown): void {
  const nothingAllowed = authMode === ScriptApp.AuthMode.NONE;
  const language = nothingAllowed ? accountLanguage() : chosenLanguage();
  const ui = SpreadsheetApp.getUi();
  const isBound = !nothingAllowed && ScriptApp.getInstallationSource() === ScriptApp.InstallationSource.NONE;
  const menu = isBound ? ui.createMenu(menuCaption[language]) : ui.createAddonMenu();
  for (const page of openingPages) menu.addItem(page.caption[language], page.opensBy);
  menu.addToUi();
}

/** Opens the sidebar at a page, in the person's language. */
export function showSidebar(page: Page): void {
  const language = chosenLanguage();
  const shell = HtmlService.createHtmlOutputFromFile('sidebar').getContent();
  const opening = `<body data-page="${page}" data-language="${language}"`;
  const output = HtmlService.createHtmlOutput(shell.replace('<body', () => opening));
  SpreadsheetApp.getUi().showSidebar(output.setTitle(menuCaption[language]));
}

function chosenLanguage(): 'en' | 'fa' {
  const stored = PropertiesService.getUserProperties().getProperty('language');
  if (stored === '"fa"') return 'fa';
  return stored === '"en"' ? 'en' : accountLanguage();
}

export function accountLanguage(): 'en' | 'fa' {
  return Session.getActiveUserLocale().slice(0, 2) === 'fa' ? 'fa' : 'en';
}
