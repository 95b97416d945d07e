import type { Answering } from '../calls/calls.ts';
import type { DailyRefresh } from '../calls/segments.ts';
import { type Day, instantToDay, millisecondsInDay, wallClock } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import type { Language, Words } from '../core/language.ts';
import type { Platform, Store } from '../platform.ts';
import { readingOf } from './loadReading.ts';
import { publishDashboardOf, publishSegments } from './publish.ts';
import { keptBuild } from './publishUnread.ts';
import { scheduleTicks } from './scheduleTicks.ts';

/** What the hourly run renews once a day, as a person asked for it. */
interface Refresh extends Pick<DailyRefresh, 'hour' | 'owner' | 'at'> {
  readonly what: Exclude<DailyRefresh['what'], 'never'>;
  /** Id of the spreadsheet: a copy waits until somebody asks for it there. */
  readonly file: string;
  /** Of the last attempt, in the sheet's zone; null before the first. */
  readonly day: Day | null;
  /** Attempts on that day, 0 once one was good. */
  readonly tries: number;
  /** Of the last attempt, null for none. */
  readonly problem: Words | null;
}

const keptAs = 'refresh';
const mostTries = 4;
/** A run that has less time left leaves it to the next. */
const leastMs = 2 * 60_000;

/**
 * Renews what is to be renewed today. What fails or takes too long goes on with the next run; the tabs are whole all
 * the time. Where nothing is due it costs a service call at most.
 */
export function publishDaily(platform: Platform, file: Store, language: Language): void {
  const { clock, workbook, schedule, settings } = platform;
  const asked = file.get<Refresh>(keptAs);
  if (!asked || clock.deadline - clock.now() < leastMs) return;
  const { day, hour } = momentIn(platform);
  const isToday = asked.day === day;
  if (hour < asked.hour || (isToday && (asked.tries === 0 || asked.tries >= mostTries))) return;
  if (asked.file !== workbook.id || asked.owner !== schedule.person()) return;
  const tries = isToday ? asked.tries + 1 : 1;
  settings.file.set(keptAs, { ...asked, day, tries } satisfies Refresh);
  const problem = problemOf(platform, () => renew(platform, asked.what, language));
  // Somebody may have asked for something else meanwhile.
  const now = settings.file.get<Refresh>(keptAs);
  if (now?.what === asked.what)
    settings.file.set(
      keptAs,
      problem ? { ...now, problem } : { ...now, day, tries: 0, at: clock.now(), problem },
    );
}

function renew(platform: Platform, what: Refresh['what'], language: Language): void {
  const reading = readingOf(platform, language);
  const by = keptBuild(platform)?.by ?? 'rfm';
  const input = { orders: reading.orders, balance: reading, by, fileLanguage: language, language };
  if (what === 'tabs') publishSegments(platform, input);
  else publishDashboardOf(platform, input);
}

function problemOf({ log }: Platform, work: () => void): Words | null {
  try {
    work();
    return null;
  } catch (problem) {
    if (problem instanceof UserError) return problem.words;
    log.write(`refresh: ${String(problem)}`);
    return brokenOff;
  }
}

const brokenOff = { en: 'Google broke off the run', fa: 'گوگل اجرا را ناتمام گذاشت' } as const;

function momentIn({ clock, workbook }: Platform): { readonly day: Day; readonly hour: number } {
  const now = clock.now();
  const day = instantToDay(now, workbook.zone);
  const hour = (wallClock(now, workbook.zone) - day * millisecondsInDay) / 3_600_000;
  return { day, hour };
}

export function dailyRefresh({ settings, schedule }: Platform, language: Language): DailyRefresh {
  const asked = settings.file.get<Refresh>(keptAs);
  if (!asked) return { what: 'never', hour: 6, owner: '', mine: true, at: null, problem: '', goesOn: false };
  const { what, hour, owner, at, problem, tries } = asked;
  return {
    ...{ what, hour, owner, at, mine: owner === schedule.person() },
    problem: problem?.[language] ?? '',
    goesOn: tries < mostTries,
  };
}

const isDone = (before: Refresh | null, what: Refresh['what']): before is Refresh =>
  before?.what === what && before.tries === 0;

/** @throws {UserError} when Google allows no more triggers */
export const refreshDaily: Answering<'refreshDaily'> = ({ what, hour }, { platform, language }) => {
  const { settings, schedule, workbook } = platform;
  const before = settings.file.get<Refresh>(keptAs);
  if (what === 'never') settings.file.delete(keptAs);
  else {
    scheduleTicks(schedule);
    const refresh: Refresh = {
      ...{ what, hour, file: workbook.id, owner: schedule.person(), at: before?.at ?? null },
      ...{ day: isDone(before, what) ? before.day : null, tries: 0, problem: null },
    };
    settings.file.set(keptAs, refresh);
  }
  return dailyRefresh(platform, language);
};
