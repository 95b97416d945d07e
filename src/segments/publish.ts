import type { Built, SegmentScheme } from '../calls/segments.ts';
import { type Day, instantToDay } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { currencyOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import type { Platform } from '../platform.ts';
import { buildingElsewhere, nobodyYet, retiredTabs } from './builtWords.ts';
import { type BuildJournal, closeJournal, unfinishedBuild } from './journal.ts';
import type { Balance } from './leftOut.ts';
import { loadStanding } from './loadReading.ts';
import { rememberedTabs, rememberTabs } from './loadTabs.ts';
import type { Standing } from './membership.ts';
import { closeBeside, openBeside } from './publishBeside.ts';
import { publishSteps } from './publishSteps.ts';
import { type KeptBuild, keepBuild, keptBuild, retireTabs, rowsOfOrders } from './publishUnread.ts';
import { dashboardTab, savedTab } from './tabs.ts';

export interface BuildInput {
  readonly orders: Orders;
  readonly balance: Balance;
  readonly by: SegmentScheme;
  /** Of the file: in it all tabs are written. */
  readonly fileLanguage: Language;
  /** Of the person who waits. */
  readonly language: Language;
}

/**
 * Writes every tab of a cut: Customers, Dashboard, the segments, Left out. A build that was cut short goes on where it
 * stopped as long as orders and day are the same, else it begins anew; either way each tab is whole all the time.
 *
 * @throws {UserError} when nobody has ordered yet, amounts are in several currencies, somebody else is building, or
 *   the time is up, with what to do
 */
export function publishSegments(platform: Platform, input: BuildInput): Built {
  return locked(platform, input, (held, standing) => build(held, input, standing));
}

/**
 * Makes or renews the tab of one of the shop's own segments; every other tab stays as it is.
 *
 * @throws {UserError} as `publishSegments`
 */
export function publishOwn(platform: Platform, input: BuildInput, name: string): OneBuilt {
  return publishOne(platform, input, { only: savedTab(name).id });
}

/**
 * Makes or renews the dashboard, with the month of a day as its newest, else the last whole one; every other tab stays
 * as it is.
 *
 * @throws {UserError} as `publishSegments`
 */
export function publishDashboardOf(platform: Platform, input: BuildInput, newest?: Day): OneBuilt {
  return publishOne(platform, input, { only: dashboardTab.id, newest });
}

type OneBuilt = Pick<Built, 'tabs' | 'warnings'>;

function publishOne(
  platform: Platform,
  input: BuildInput,
  { only, newest }: { readonly only: string; readonly newest?: Day | undefined },
): OneBuilt {
  return locked(platform, input, (held, standing) => {
    const { file } = held.settings;
    const at = held.clock.now();
    const ids = { ...rememberedTabs(file) };
    const beside = openBeside(held, input.fileLanguage);
    const journal = { of: '', asOf: standing.asOf, since: standing.asOf, at, done: {} };
    const { stamps, ...built } = publishSteps({
      ...{ platform: held, input, standing, journal, beside, ids, only, newest, movedFrom: standing.asOf },
    });
    rememberTabs(file, ids);
    closeBeside(held);
    held.settings.passing.delete('progress');
    const kept = keptBuild(held);
    const since = { at, read: rowsOfOrders(held), changed: kept?.changed ?? 0 };
    const others = kept?.stamps.filter(({ tab }) => tab !== ids[only]) ?? [];
    if (kept) keepBuild(held, { ...kept, stamps: [...others, ...stamps.map((one) => ({ ...one, since }))] });
    return built;
  });
}

/** Does `work` while nobody else of this file builds. */
function locked<T>(
  platform: Platform,
  { orders }: BuildInput,
  work: (held: Platform, standing: Standing) => T,
): T {
  const asOf = instantToDay(platform.clock.now(), platform.workbook.zone);
  currencyOf(orders);
  const done = platform.workbook.withLock(lockWaitMs, () => {
    // Read at one stroke: nobody else writes while the lock is held.
    const settings = { ...platform.settings, file: platform.settings.file.snapshot() };
    const standing = loadStanding({ settings }, orders, asOf);
    if (standing.customer.length === 0) throw nobodyYet;
    return work({ ...platform, settings }, standing);
  });
  if (done === null) throw buildingElsewhere;
  return done;
}

const lockWaitMs = 5_000;

function build(platform: Platform, input: BuildInput, standing: Standing): Built {
  const { settings } = platform;
  const read = rowsOfOrders(platform);
  const journal = journalOf(platform, input, standing);
  const movedFrom = comparedDay(keptBuild(platform), standing.asOf);
  const ids = { ...rememberedTabs(settings.file), ...journal.done };
  const beside = openBeside(platform, input.fileLanguage);
  const { tabs, warnings, stamps } = publishSteps({
    ...{ platform, input, standing, journal, beside, ids, movedFrom },
  });
  const retired = retireTabs(platform, stamps, input.fileLanguage);
  rememberTabs(settings.file, ids);
  keepBuild(platform, {
    at: journal.at,
    by: input.by,
    orders: input.orders.length,
    read,
    ...{ asOf: standing.asOf, movedFrom },
    stamps,
    seen: read,
    unread: 0,
  });
  closeBeside(platform);
  closeJournal(settings.file);
  settings.passing.delete('progress');
  return {
    orders: input.orders.length,
    customers: standing.customer.length,
    leftOut: input.balance.leftOut.map(({ reason, rows }) => ({ reason, rows })),
    tabs,
    warnings: retired.length > 0 ? [...warnings, retiredTabs(retired)[input.language]] : warnings,
  };
}

const firstComparedDays = 30;

/** The day of the build before; builds of one day all compare with the same one. */
function comparedDay(kept: KeptBuild | null, asOf: Day): Day {
  if (!kept) return asOf - firstComparedDays;
  return kept.asOf < asOf ? kept.asOf : Math.min(kept.movedFrom ?? asOf - firstComparedDays, asOf);
}

/** The journal of the build that is to go on, or of one that begins now. */
function journalOf(
  { settings, clock }: Platform,
  input: BuildInput,
  { asOf, cutPoints }: Standing,
): BuildJournal {
  const { orders, by, fileLanguage, balance } = input;
  const cuts = JSON.stringify(cutPoints);
  const of = [by, fileLanguage, orders.length, balance.rowsIn, ...balance.sumCounted, cuts].join(' ');
  const unfinished = unfinishedBuild(settings.file);
  if (unfinished?.of === of && unfinished.asOf === asOf) return unfinished;
  return { of, asOf, since: Math.min(asOf, unfinished?.since ?? asOf), at: clock.now(), done: {} };
}
