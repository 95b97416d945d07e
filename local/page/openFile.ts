import { plainColumn } from '../book/layout.ts';
import { unixEpochSerial } from '../book/serial.ts';
import type { Sheet } from '../book/sheet.ts';
import { BookRefusal } from '../book/value.ts';
import { zoneClock } from '../book/zone.ts';
import { createHost } from '../createHost.ts';
import { type BroughtFile, bookOf, xlsxOf } from '../files.ts';
import { Door } from '../headless/door.ts';
import type { Bundle, Host, HostOptions } from '../host.ts';
import type { Files, OpenFile } from './desk.ts';
import type { PageLanguage } from './protocol.ts';
import { say } from './words.ts';

/** Where and as whom files are opened. */
export interface Setting {
  readonly bundle: Bundle;
  readonly timezone: string;
  readonly account: HostOptions['account'];
  /** The moment it really is, ms since 1970 UTC. */
  readonly nowMs: number;
}

const person = 'owner@example.com';
const dayMs = 86_400_000;
/** Orders that end longer ago are looked at from their own last day: today, all of those customers would be gone. */
const freshDays = 30;

/** Opens files, and the sample shop where there is none, with the add-on in them. */
export class Opener implements Files {
  constructor(private readonly setting: Setting) {}

  /** The made-up shop of that language, up to yesterday. */
  sample(language: PageLanguage): OpenFile {
    const host = this.hostOf(null, this.setting.nowMs, language);
    const blank = host.book.sheets[0]!;
    new Door(host).ask('makeSample', {});
    if (host.book.sheets.length > 1 && blank.lastRow() === 0) host.book.deleteSheet(blank);
    return this.opened(host, null);
  }

  open(name: string, content: Uint8Array, language: PageLanguage): OpenFile {
    try {
      return this.openAll([{ name, bytes: content, tab: '' }], language);
    } catch (problem) {
      const detail = problem instanceof Error ? problem.message : String(problem);
      throw new BookRefusal(`${say(language).cannotRead}: ${detail}`);
    }
  }

  /** Several files as the sheets of one. A single CSV is the orders, under the name that every example uses. */
  openAll(files: readonly BroughtFile[], language: PageLanguage): OpenFile {
    const [only] = files;
    const isCsv = files.length === 1 && !/\.xls[xmb]?$/i.test(only!.name);
    const named = isCsv ? [{ ...only!, tab: say(language).ordersTab }] : files;
    const book = bookOf(named, this.setting.timezone, new Set(this.setting.bundle.functions));
    const now = this.momentFor(this.hostOf(book, this.setting.nowMs, language));
    return this.opened(this.hostOf(book, now, language), files[0]!.name.replace(/^.*[\\/]/, ''));
  }

  save({ host }: OpenFile): Uint8Array {
    return xlsxOf(host.book);
  }

  private hostOf(book: Host['book'] | null, nowMs: number, language: PageLanguage): Host {
    const { bundle, timezone, account } = this.setting;
    return createHost({
      bundle,
      ...(book ? { book } : {}),
      nowMs,
      timezone,
      language,
      account,
      clockActive: 'container',
      installation: 'bound',
      email: person,
    });
  }

  private opened(host: Host, name: string | null): OpenFile {
    for (const sheet of host.book.sheets) makeReadable(sheet);
    host.onOpen();
    return { host, name };
  }

  /** Now, or noon of the last day with an order where that is long past. */
  private momentFor(host: Host): number {
    const { nowMs, timezone } = this.setting;
    const last = lastOrderDay(host);
    if (last === null) return nowMs;
    const noon = zoneClock(timezone).instantOf(Date.parse(`${last}T12:00Z`) / dayMs + unixEpochSerial);
    return nowMs - noon > freshDays * dayMs ? noon : nowMs;
  }
}

/** Rows that are looked at to see how wide a column must be, and what its letters take in pixels. */
const rowsLookedAt = 60;
const letterWidth = 7.2;
const widths = { least: 60, most: 240 };

/** A file of plain values says nothing of its looks: columns as wide as what they hold, Persian from right to left. */
function makeReadable(sheet: Sheet): void {
  const columns = sheet.lastColumn();
  const isPlain = Array.from({ length: columns }, (_, i) => sheet.grid.column(i + 1).width).every(
    (width) => width === plainColumn.width,
  );
  if (columns === 0 || !isPlain) return;
  const rows = sheet.displays({ row: 1, column: 1, rows: Math.min(rowsLookedAt, sheet.lastRow()), columns });
  for (let column = 1; column <= columns; column++) {
    const longest = Math.max(...rows.map((row) => row[column - 1]!.length));
    const width = Math.round(longest * letterWidth + 16);
    sheet.grid.setColumn(column, { width: Math.min(widths.most, Math.max(widths.least, width)) });
  }
  const isPersian = rows[0]!.some((header) => /[\u0600-\u06ff]/.test(header));
  if (isPersian) sheet.layout = { ...sheet.layout, rightToLeft: true };
}

/** The day of the latest order that counts, "2011-12-09"; null where no orders are found. */
function lastOrderDay(host: Host): string | null {
  const door = new Door(host);
  try {
    const { candidates } = door.ask<{ candidates: readonly { tab: string }[] }>('start', {});
    if (candidates.length === 0) return null;
    return door.ask<{ to: string | null }>('understand', { tabs: [candidates[0]!.tab] }).to;
  } catch {
    // Whatever is wrong with the orders, the person will be told when the add-on reads them.
    return null;
  }
}
