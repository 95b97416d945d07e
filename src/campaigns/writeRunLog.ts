import type { Language } from '../core/language.ts';
import { shownMoment, shownNumber } from '../core/shown.ts';
import type { Zone } from '../core/zone.ts';
import { openTable } from '../segments/table.ts';
import { runLogTab } from '../segments/tabs.ts';
import type { LoggedRun, Note } from './journal.ts';
import { momentCell } from './message.ts';
import type { Work } from './runWork.ts';
import { reasons } from './words.ts';

/** What this run did, [] for nothing worth a line. */
export function logOf({ platform, sent, notes }: Work): LoggedRun[] {
  return notes.length === 0 ? [] : [{ at: platform.clock.now(), sent, notes }];
}

/** One row a run. Nothing is flushed. */
export function writeRunLog(work: Work, runs: readonly LoggedRun[]): void {
  const { platform, language, journal } = work;
  const { zone } = platform.workbook;
  const table = openTable(platform, runLogTab, 'note', language);
  for (const { at, sent, notes } of runs)
    table.append({
      at: momentCell(at),
      by: journal.owner,
      sent,
      note: notes.map((note) => sentenceOf(note, zone, language)).join(language === 'fa' ? '؛ ' : '; '),
    });
  table.save();
}

/** "Welcome: 50 sent, waits for quiet hours until Wed 26 Nov 2025, 9:00" */
export function sentenceOf(note: Note, zone: Zone, language: Language): string {
  const count = shownNumber(note.sent, language);
  const why = note.reason === '' ? '' : reasons[note.reason][language];
  const next = note.next === null ? '' : shownMoment(note.next, zone, language);
  const parts =
    language === 'fa'
      ? [`${count} پیام رفت`, why, next && `نوبت بعد از ${next}`]
      : [`${count} sent`, why, next && `goes on after ${next}`];
  return `${note.campaign}: ${parts.filter((part) => part !== '').join(language === 'fa' ? '، ' : ', ')}`;
}
