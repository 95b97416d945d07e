import type { Language } from '../core/language.ts';
import { cellOfRule, type SavedGroups } from './loadSaved.ts';

interface Languages {
  /** Of what is written. */
  readonly fileLanguage: Language;
  /** Of what is answered. */
  readonly language: Language;
}

/**
 * Writes beside each of the shop's own segments how many are in it, or what is wrong with its words. Answers the
 * mistakes, each with its cell.
 */
export function publishSaved(
  { table, groups, reach }: SavedGroups,
  { fileLanguage, language }: Languages,
): string[] {
  if (!table) return [];
  for (const { row, places, problem } of groups) {
    const reached = (places ?? []).map(reach);
    table.set(row, {
      customers: places ? places.length : '',
      email: places ? reached.filter(({ email }) => email).length : '',
      sms: places ? reached.filter(({ sms }) => sms).length : '',
      problem: problem ? problem[fileLanguage] : '',
    });
  }
  table.save();
  return groups.flatMap(({ row, problem }) =>
    problem ? [`${table.tab.name} ${cellOfRule(table, row)}: ${problem[language]}`] : [],
  );
}
