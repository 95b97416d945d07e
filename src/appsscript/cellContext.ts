import type { Context } from '../core/context.ts';
import { zoneOf } from './zone.ts';

/**
 * What a spreadsheet function may know of its file: four service calls, and one more if it reads orders. Nothing here
 * needs authorization, so formulas work before any consent.
 */
export function cellContext(): Context {
  const properties = PropertiesService.getDocumentProperties();
  const language = properties?.getProperty('language') === '"fa"' ? 'fa' : 'en';
  const zoneId = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return {
    zone: zoneOf(zoneId),
    language,
    savedMapping: (headerHash) => properties?.getProperty(`mapping:${headerHash}`) ?? null,
  };
}
