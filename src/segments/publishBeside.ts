import type { Language } from '../core/language.ts';
import type { Platform } from '../platform.ts';

const names: Readonly<Record<Language, string>> = {
  en: 'Bazgasht (building)',
  fa: 'بازگشت (در حال ساخت)',
};

const keptAs = 'beside';

type Host = Pick<Platform, 'workbook' | 'settings'>;

/**
 * A name for the tab on which a build lays out others, borne by no tab of the file. It is kept until `closeBeside`: a
 * tab that bears it when the next build begins is left from one that was cut short and goes; any other is somebody's.
 */
export function openBeside({ workbook, settings }: Host, language: Language): string {
  const left = settings.file.get<string>(keptAs);
  if (left !== null && workbook.hasTab(left)) workbook.tab(left)?.look().delete();
  let name = names[language];
  for (let nth = 2; workbook.hasTab(name); nth++) name = `${names[language]} ${nth}`;
  settings.file.set(keptAs, name);
  return name;
}

export const closeBeside = ({ settings }: Host): void => settings.file.delete(keptAs);
