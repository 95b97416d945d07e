import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Book } from '../book/book.ts';
import { unixEpochSerial } from '../book/serial.ts';
import { zoneClock } from '../book/zone.ts';
import { createHost } from '../createHost.ts';
import { bookOf, xlsxOf } from '../files.ts';
import type { Bundle, Host } from '../host.ts';
import { isBuilt } from './builtTabs.ts';
import { CallFailed, Door } from './door.ts';
import { type Options, UsageError } from './options.ts';

const person = 'owner@example.com';
const dayMs = 86_400_000;

/** Tabs with something else than orders in them, by their names in both languages. */
const otherTabs = new Set(
  [
    ...['Products', 'Members', 'Events', 'Carts', 'Survey', 'Spend', 'Codes', 'Opt-outs', 'Visitors'],
    ...['محصولات', 'اعضا', 'رویدادها', 'سبدها', 'نظرسنجی', 'هزینه ها', 'کدها', 'انصراف', 'بازدید'],
  ].map((name) => name.toLowerCase()),
);

/** A file with the sheets of the command in it, and the bundle over it. */
export class Scene {
  readonly book: Book;
  readonly ordersTabs: readonly string[];

  constructor(
    readonly options: Options,
    private readonly bundle: Bundle,
  ) {
    if (options.out !== null) checkPlace(options.out);
    const files = options.sheets.map(({ tab, path }) => ({ name: path, bytes: readInput(path), tab }));
    this.book = bookOf(files, options.timezone);
    this.ordersTabs = this.book.sheets
      .filter((sheet) => !otherTabs.has(sheet.name.toLowerCase()) && !isBuilt(sheet))
      .map(({ name }) => name);
  }

  /** A host that stands at a moment, with the faults of the command. */
  hostAt(nowMs: number): Host {
    const host = this.hostWithoutFaults(nowMs);
    host.faults.killAt = this.options.killAt;
    host.faults.killKeepsWrites = this.options.killKeepsWrites;
    return host;
  }

  hostWithoutFaults(nowMs: number): Host {
    const { timezone, language, account, noActiveSheet } = this.options;
    return createHost({
      bundle: this.bundle,
      book: this.book,
      nowMs,
      timezone,
      language,
      account,
      clockActive: noActiveSheet ? 'none' : 'container',
      installation: 'bound',
      email: person,
    });
  }

  /** Now: as asked for, else noon of the day of the latest counted order, else noon of today. */
  now(): number {
    const { now } = this.options;
    if (now !== null) return this.instantOf(now);
    const day = this.lastOrderDay() ?? new Date().toISOString().slice(0, 10);
    return this.instantOf(`${day}T12:00`);
  }

  /** Day of the latest counted order, null where there are no orders to read. */
  private lastOrderDay(): string | null {
    const door = new Door(this.hostWithoutFaults(Date.now()), () => undefined);
    try {
      return door.ask<{ readonly to: string | null }>('understand', { tabs: this.ordersTabs }).to;
    } catch (problem) {
      if (problem instanceof CallFailed) return null;
      throw problem;
    }
  }

  /** The instant of a wall clock, "2011-12-10T09:00", in the zone of the file. */
  instantOf(wallTime: string): number {
    const serial = Date.parse(`${wallTime}Z`) / dayMs + unixEpochSerial;
    return zoneClock(this.options.timezone).instantOf(serial);
  }

  /** An instant as the wall clock of the zone with its offset: 2011-12-10T10:00:12+03:30. */
  timeText(ms: number): string {
    const offset = zoneClock(this.options.timezone).offsetAt(ms);
    const minutes = Math.abs(offset) / 60_000;
    const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
    const sign = offset < 0 ? '-' : '+';
    return `${new Date(ms + offset).toISOString().slice(0, 19)}${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
  }

  /** Writes the file as XLSX where the command asks for it. @throws {UsageError} when it cannot be written there */
  save(): void {
    const { out } = this.options;
    if (out === null) return;
    try {
      writeFileSync(pathOf(out), xlsxOf(this.book));
    } catch (problem) {
      throw new UsageError(`${out} cannot be written: ${reasonOf(problem)}`);
    }
  }
}

/** A path as typed, seen from where the command was typed. */
export function pathOf(path: string): string {
  if (isAbsolute(path)) return path;
  const here = resolve(path);
  const typed = resolve(process.env['INIT_CWD'] ?? '.', path);
  return existsSync(typed) || !existsSync(here) ? typed : here;
}

/** @throws {UsageError} when no file can be read there */
export function readInput(path: string): Uint8Array {
  const full = pathOf(path);
  if (!existsSync(full)) throw new UsageError(`there is no file ${path}`);
  if (statSync(full).isDirectory()) throw new UsageError(`${path} is a folder; name a file in it`);
  try {
    return readFileSync(full);
  } catch (problem) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(problem)}`);
  }
}

/** Before the work and not after it. @throws {UsageError} when a file cannot come to stand there */
function checkPlace(out: string): void {
  const full = pathOf(out);
  const folder = dirname(full);
  if (!existsSync(folder)) throw new UsageError(`there is no folder ${dirname(out)} to write ${out} in`);
  if (existsSync(full) && statSync(full).isDirectory())
    throw new UsageError(`${out} is a folder; name a file such as ${join(out, 'book.xlsx')}`);
}

/** What the system says of a file, without its names for it. */
const reasonOf = (problem: unknown): string =>
  /^[A-Z]+: ([^,]+)/.exec(problem instanceof Error ? problem.message : '')?.[1] ?? 'the system refused';
