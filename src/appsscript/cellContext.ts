import type { Context } from '../core/context.ts';
import type { Language } from '../core/language.ts';
import { settingsOf } from './settings.ts';
import { zoneOf } from './zone.ts';

/**
 * What a spreadsheet function may know of its file: four service calls, and one more if it reads orders. Nothing here
 * needs authorization, so formulas work before any consent.
 */
export function cellContext(): Context {
  const { file } = settingsOf();
  return {
    zone: zoneOf(SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone()),
    language: file.get<Language>('language') ?? 'en',
    savedMapping: (headerHash) => {
      const saved = file.get(`mapping:${headerHash}`);
      return saved === null ? null : JSON.stringify(saved);
    },
  };
}
