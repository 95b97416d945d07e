import type { Answering } from '../calls/calls.ts';
import { instantToDay } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import type { Platform, Tab } from '../platform.ts';

const mostCells = 10_000_000;

/**
 * Writes rows of a brought file as text, so that phones keep their zeros and days stay as they were. The first part
 * makes the tab, under a free name; the last answers its name and notes that orders came in today.
 */
export const importRows: Answering<'importRows'> = ({ tab: name, rows, part, parts }, { platform }) => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const tab = part === 0 ? makeTab(platform, name, rows.length, width) : platform.workbook.tab(name);
  if (tab === null) {
    throw new UserError({
      en: `the tab "${name}" was deleted while the file was being written; bring the file again`,
      fa: `تب «${name}» هنگام نوشتن فایل حذف شد؛ فایل را دوباره بیاورید`,
    });
  }
  writeText(tab, part === 0 ? 1 : tab.lastRow() + 1, rows, width);
  if (part === parts - 1) noteImport(platform);
  return { tab: tab.name };
};

/** Notes that orders came in today, and lets what was written be there. */
export function noteImport({ clock, workbook, settings }: Platform): void {
  settings.file.set('importedOn', instantToDay(clock.now(), workbook.zone));
  workbook.flush();
}

function makeTab({ workbook }: Platform, wanted: string, rows: number, columns: number): Tab {
  if (rows * columns > mostCells) {
    throw new UserError({
      en: 'a Google sheet holds 10 million cells; this file has more. Bring it in parts, such as a year each',
      fa: 'یک فایل گوگل‌شیت ۱۰ میلیون خانه جا دارد و این فایل بیشتر است؛ آن را در چند بخش بیاورید، مثلاً سال‌به‌سال',
    });
  }
  let name = wanted;
  for (let number = 2; workbook.hasTab(name); number++) name = `${wanted} ${number}`;
  return workbook.addTab(name, rows, columns);
}

function writeText(tab: Tab, row: number, rows: readonly (readonly string[])[], columns: number): void {
  if (rows.length === 0) return;
  const block = rows.map((cells) => Array.from({ length: columns }, (_, at) => cells[at] ?? ''));
  const size = tab.size();
  const last = row + rows.length - 1;
  if (size.rows < last || size.columns < columns) {
    tab.look().resize(Math.max(size.rows, last), Math.max(size.columns, columns));
  }
  tab
    .look()
    .style(
      { row, column: 1, rows: rows.length, columns },
      { formats: [Array.from({ length: columns }, () => '@')] },
    );
  tab.write(row, 1, block);
}
