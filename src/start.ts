import type { Answering } from './calls/calls.ts';
import type { Start } from './calls/start.ts';
import { tickState } from './campaigns/run.ts';
import { instantToDay } from './core/days.ts';
import { UserError } from './core/errors.ts';
import type { Language } from './core/language.ts';
import { ordersCandidates, ordersTabs } from './orders/load.ts';
import { sampleOrders } from './orders/sample.ts';
import { isSampleTable } from './orders/samplePeople.ts';
import type { Platform, Tab } from './platform.ts';
import { builtState } from './segments/publishUnread.ts';

/** English until somebody has chosen. */
export const fileLanguageOf = (platform: Platform): Language =>
  platform.settings.file.get<Language>('language') ?? 'en';

/** The first to bring orders into a file chooses its language by the one they read. */
export function settleFileLanguage(platform: Platform, language: Language): void {
  if (platform.settings.file.get('language') === null) platform.settings.file.set('language', language);
}

export const start: Answering<'start'> = (_input, { platform, language }): Start => ({
  personLanguage: language,
  fileLanguage: fileLanguageOf(platform),
  zone: platform.workbook.zone.id,
  now: platform.clock.now(),
  candidates: ordersCandidates(platform),
  ordersTabs: ordersTabs(platform),
  sample: platform.settings.file.get<boolean>('sample') === true,
  built: builtState(platform),
  tick: tickState(platform),
});

export const setLanguage: Answering<'setLanguage'> = ({ person, file }, asked) => {
  if (person) asked.platform.settings.person.set('language', person);
  if (file) asked.platform.settings.file.set('language', file);
  return start(
    {},
    { ...asked, language: person ?? asked.language, fileLanguage: file ?? asked.fileLanguage },
  );
};

const sampleTabName = { en: 'Orders', fa: 'سفارشات' } as const;

export const makeSample: Answering<'makeSample'> = (_input, asked) => {
  const { platform, language } = asked;
  settleFileLanguage(platform, language);
  const fileLanguage = fileLanguageOf(platform);
  const { workbook, clock, settings } = platform;
  const name = sampleTabName[fileLanguage];
  const standing = workbook.tab(name);
  const empty = standing?.values().length === 0 ? standing : null;
  if (!empty && workbook.hasTab(name))
    throw new UserError({
      en: `a tab named "${name}" holds something already; rename it, then make the sample data`,
      fa: `تبی به نام «${name}» از پیش پر است؛ نامش را عوض کنید و دوباره دادهٔ نمونه بسازید`,
    });
  const yesterday = instantToDay(clock.now(), workbook.zone) - 1;
  const rows = sampleOrders(fileLanguage, yesterday);
  const tab: Tab = empty ?? workbook.addTab(name, rows.length, rows[0]!.length);
  writeSample(tab, rows, fileLanguage);
  settings.file.set('sampleTab', tab.id);
  settings.file.set('sample', true);
  settings.file.set('orders', { tabs: [tab.id] });
  workbook.flush();
  return start({}, asked);
};

/** Text columns are text before anything is written, so that phones keep their zeros and days stay as they are. */
function writeSample(tab: Tab, rows: ReturnType<typeof sampleOrders>, language: Language): void {
  const look = tab.look();
  const columns = rows[0]!.length;
  const formats = rows[1]!.map((value, column) => formatOf(value, rows, column));
  look.resize(rows.length, columns);
  look.style({ row: 1, column: 1, rows: rows.length, columns }, { formats: [formats] });
  look.style({ row: 1, column: 1, rows: 1, columns }, { bold: true });
  look.widths(sampleWidths);
  look.freeze(1);
  look.rightToLeft(language === 'fa');
  tab.write(1, 1, rows);
}

/** Whole numbers without decimals, money with two; everything else is text. */
function formatOf(first: string | number, rows: ReturnType<typeof sampleOrders>, column: number): string {
  if (typeof first !== 'number') return '@';
  return rows.every((row) => Number.isInteger(row[column]) || typeof row[column] === 'string')
    ? '#,##0'
    : '#,##0.00';
}

const sampleWidths = [110, 130, 150, 120, 190, 90, 120, 100, 120, 90, 80, 90, 80, 100, 120, 100];

export const removeSample: Answering<'removeSample'> = (_input, asked) => {
  const { workbook, settings } = asked.platform;
  const id = settings.file.get<number>('sampleTab');
  if (usesSample(asked.platform)) settings.file.delete('orders');
  if (id !== null) workbook.tab(id)?.look().delete();
  settings.file.delete('sampleTab');
  settings.file.delete('sample');
  return start({}, asked);
};

const rowsLookedAt = 60;

/** Whether the orders in use are made up, wholly or in part; a copy of the sample is known by what it holds. */
function usesSample({ settings, workbook }: Platform): boolean {
  const sample = settings.file.get<number>('sampleTab');
  const inUse = settings.file.get<{ tabs: number[] }>('orders')?.tabs ?? [];
  return inUse.some((id) => {
    const tab = id === sample ? null : workbook.tab(id);
    if (!tab) return id === sample;
    const { rows, columns } = tab.size();
    return isSampleTable(tab.part({ row: 1, column: 1, rows: Math.min(rows, rowsLookedAt), columns }));
  });
}

/** Once the orders in use are the shop's own, campaigns may be sent. */
export function settleSample(platform: Platform): void {
  if (usesSample(platform)) platform.settings.file.set('sample', true);
  else platform.settings.file.delete('sample');
}

export const progress: Answering<'progress'> = (_input, { platform }) =>
  platform.settings.passing.get('progress');
