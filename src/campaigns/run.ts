import { UserError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { Platform, Store } from '../platform.ts';
import { publishDaily } from '../segments/publishDaily.ts';
import { publishUnread } from '../segments/publishUnread.ts';
import { openTable } from '../segments/table.ts';
import { campaignsTab, messagesTab } from '../segments/tabs.ts';
import { type Campaign, callListId, campaignsOf, isConfirmed, timetableOf, undoMs } from './campaign.ts';
import { isHalted, type Note, readHalt, readJournal, readTick, writeTick } from './journal.ts';
import { loadWork } from './loadWork.ts';
import { momentCell } from './message.ts';
import { instantOf, latestDue, nextAfter, type Occurrence } from './occurrences.ts';
import { planOccurrence } from './plan.ts';
import { readForm } from './readForm.ts';
import { callListCarrier } from './runCallList.ts';
import { type Carrier, gatewayCarrier, mailCarrier } from './runCarrier.ts';
import { earliest, finishWork } from './runFinish.ts';
import { type Standstill, sendQueue } from './runSend.ts';
import { cancelRest, countsOf, isOurs, sentOf, setState, type Work } from './runWork.ts';
import { isAskable, trackMessages } from './trackMessages.ts';
import { writeOwner } from './writeOwner.ts';

export interface TickReport {
  readonly sent: number;
  readonly notes: readonly Note[];
  /** Why nothing was done at all: somebody else is at it, or sends from this file. */
  readonly idle: '' | 'busy' | 'not_owner' | 'nothing_due';
}

const lockWaitMs = 20_000;
/** So long after its time, with no tick in between, a campaign is asked about before it goes. */
const staleMs = 24 * 3_600_000;

/** Orders tabs that a tick looks at, which must not cost much: new orders come into the latest. */
const tabsLookedAt = 4;

/** The hourly tick: does all that is due, and next to nothing when nothing is. Campaigns go first. */
export function runTick(live: Platform, language: Language): TickReport {
  const { settings, clock } = live;
  const deadline = Math.min(clock.deadline, clock.now() + tickMs);
  const platform = { ...live, clock: { now: () => clock.now(), deadline } };
  const file = settings.file.snapshot();
  const report = runHourly(platform, file, language);
  if (report.idle !== 'busy') publishDaily(platform, file, language);
  return report;
}

/** Google allows a private account 90 minutes of hourly runs a day. */
const tickMs = 3.5 * 60_000;

function runHourly(platform: Platform, file: Store, language: Language): TickReport {
  const { settings, clock } = platform;
  const journal = readJournal(file);
  const lastTick = readTick(file)?.at ?? null;
  writeTick(file, { at: clock.now(), by: journal?.owner ?? '' });
  if (journal && journal.agenda !== null && journal.agenda <= clock.now())
    return runAs(journal.owner, platform, language, lastTick);
  publishUnread({ ...platform, settings: { ...settings, file } }, language, { latest: tabsLookedAt });
  return idle('nothing_due');
}

/** The same at the press of a button. */
export function runDue(platform: Platform, language: Language, lastTick: number | null): TickReport {
  const journal = readJournal(platform.settings.file);
  return journal ? runAs(journal.owner, platform, language, lastTick) : idle('nothing_due');
}

function runAs(owner: string, platform: Platform, language: Language, lastTick: number | null): TickReport {
  if (owner !== platform.schedule.person()) return idle('not_owner');
  return (
    platform.workbook.withLock(lockWaitMs, () => runLocked(platform, language, lastTick)) ?? idle('busy')
  );
}

/** Whether ticks run in this file, and as whom. */
export function tickState(platform: Platform): {
  readonly on: boolean;
  readonly owner: string;
  readonly mine: boolean;
  readonly at: number | null;
} {
  const owner = readJournal(platform.settings.file)?.owner ?? '';
  const on = platform.schedule.isOn();
  const at = readTick(platform.settings.file)?.at ?? null;
  return { on, owner, at, mine: owner === '' ? on : owner === platform.schedule.person() };
}

const idle = (why: TickReport['idle']): TickReport => ({ sent: 0, notes: [], idle: why });

function runLocked(live: Platform, language: Language, lastTick: number | null): TickReport {
  // Nobody else writes settings of ours while the lock is held, save the stop that a person asks for.
  const platform: Platform = { ...live, settings: { ...live.settings, file: live.settings.file.snapshot() } };
  const campaigns = openTable(platform, campaignsTab, 'name', language);
  const messages = openTable(platform, messagesTab, 'key', language);
  const work = loadWork(platform, language, { campaigns, messages, live: live.settings.file, isTick: true });
  const active = campaignsOf(campaigns).filter(({ state }) => state === 'scheduled' || state === 'running');
  const next: (number | null)[] = [];
  recover(work, campaignsOf(campaigns));
  for (const campaign of active) next.push(runCampaign(work, campaign, lastTick));
  finishWork(work, next);
  return { sent: work.sent, notes: work.notes, idle: '' };
}

/**
 * What a killed run left behind. A row that was claimed but not counted never went; of the others nobody knows, so
 * they are asked about where the gateway can say and else shown, never sent again unasked.
 */
function recover(work: Work, known: readonly Campaign[]): void {
  const { ledger, journal } = work;
  const left = ledger.messages.filter((message) => message.state === 'sending');
  for (const message of left)
    ledger.change(
      message,
      message.batch === journal.batch
        ? { state: 'unknown' }
        : { state: 'planned', batch: '', tries: message.tries - 1 },
    );
  trackMessages(work, known);
  for (const { key, state } of known) if (state === 'cancelled') cancelRest(work, key, 'by_hand');
  readForm(work);
}

/** When there is something to do for it next, null for never. */
function runCampaign(work: Work, campaign: Campaign, lastTick: number | null): number | null {
  const before = work.sent;
  const standstill = whyNotAtAll(work, campaign) ?? planAndSend(work, campaign, lastTick);
  const next = conclude(work, campaign, standstill);
  const sent = work.sent - before;
  const reason = standstill?.reason ?? '';
  if (sent > 0 || reason !== campaign.reason)
    work.notes.push({ campaign: campaign.name, reason, sent, next });
  return next;
}

const pause = (reason: Standstill['reason']): Standstill => ({ reason, pause: true, until: null });

/** What keeps a whole campaign from going on, whatever is due. */
function whyNotAtAll(work: Work, campaign: Campaign): Standstill | null {
  const { platform } = work;
  if (!isConfirmed(campaign)) return pause('not_confirmed');
  if (!isOurs(work, campaign)) return pause('copy');
  if (isHalted(readHalt(platform.settings.file), campaign.name)) return pause('by_hand');
  if (hasLostRows(work, campaign)) return pause('rows_missing');
  if (platform.settings.file.get<boolean>('sample') === true) return pause('sample');
  return null;
}

/** Somebody deleted rows of the ledger, or restored an older version of the file. */
function hasLostRows(work: Work, { key }: Campaign): boolean {
  const held = countsOf(work, key);
  const noted = work.journal.counts[key];
  return noted !== undefined && (held.claimed < noted.claimed || held.rows < noted.rows);
}

/** Null when everything that is due went. */
function planAndSend(work: Work, campaign: Campaign, lastTick: number | null): Standstill | null {
  const { clock, workbook } = work.platform;
  const now = clock.now();
  const due = latestDue(timetableOf(campaign), now, workbook.zone);
  const startsAt = firstPossible(work, campaign);
  if (!due || now < startsAt) return { reason: '', pause: false, until: startsAt };
  if (isStale(campaign, Math.max(due.at, startsAt, work.journal.asked ?? 0), { now, lastTick }))
    return pause('stale');
  const isPlanned = campaign.occurrence === due.id;
  if (isPlanned && !hasOpen(work, campaign)) return null;
  const shop = work.shop();
  if (!shop) return pause('no_orders');
  if (work.optOuts.isUnreadable) return pause('opt_outs_unread');
  if (shop.dataAge > campaign.dataAge) return pause('data_old');
  if (!isPlanned) {
    if (!canTell(work, campaign.segment)) return pause('no_segment');
    planOccurrence(work, campaign, due, shop);
    setState(work, campaign, 'running', '');
  }
  const carrier = carrierOf(work, campaign);
  return carrier ? sendQueue(work, campaign, shop, carrier) : pause('no_gateway');
}

/** Whether the segment is there and its words can be reckoned: people may have changed them. */
function canTell(work: Work, segment: string): boolean {
  try {
    work.members(segment);
    return true;
  } catch (problem) {
    if (problem instanceof UserError) return false;
    throw problem;
  }
}

/** The start as set, or the end of the time to change one's mind. */
function firstPossible(work: Work, campaign: Campaign): number {
  const start = instantOf(campaign.start, work.platform.workbook.zone);
  return Math.max(start, (campaign.confirmedAt ?? Number.POSITIVE_INFINITY) + undoMs);
}

/** Due for a day with no tick in between. Waiting for quota, cap or hours is no fault of the clock. */
function isStale(
  campaign: Campaign,
  dueAt: number,
  { now, lastTick }: { readonly now: number; readonly lastTick: number | null },
): boolean {
  if (campaign.reason === 'quota' || campaign.reason === 'capped') return false;
  return now - Math.max(dueAt, lastTick ?? Number.NEGATIVE_INFINITY) > staleMs;
}

/** Whether anything of a campaign is still to be sent, or to be asked about. */
function hasOpen(work: Work, campaign: Campaign): boolean {
  return work.ledger.of(campaign.key).some((message) => {
    const { state, sentAt } = message;
    if (state === 'planned' || state === 'retry') return true;
    return (state === 'held_out' && sentAt === null) || isAskable(work, campaign, message);
  });
}

function carrierOf(work: Work, campaign: Campaign): Carrier | null {
  if (campaign.channel === 'email') return mailCarrier(work);
  if (campaign.gateway === callListId) return callListCarrier(work);
  const found = work.gateway(campaign.gateway);
  return found && gatewayCarrier(work, campaign, found);
}

/** Writes where the campaign stands, and answers when it goes on. */
function conclude(work: Work, campaign: Campaign, standstill: Standstill | null): number | null {
  const { clock, workbook } = work.platform;
  const now = clock.now();
  if (standstill?.pause) {
    setState(work, campaign, 'paused', standstill.reason);
    if (tellsOwner.has(standstill.reason)) {
      // In the sheet before the letter goes: a run that dies after it does not write another.
      work.ledger.save();
      work.campaigns.save();
      workbook.flush();
      writeOwner(work, campaign, standstill);
    }
    return null;
  }
  const upcoming: Occurrence | null = nextAfter(timetableOf(campaign), now, workbook.zone);
  const isOpen = hasOpen(work, campaign);
  const goesOn = standstill ? (standstill.until ?? now) : isOpen ? now : null;
  const next = earliest([goesOn, upcoming?.at ?? null]);
  const hasBegun = work.ledger.of(campaign.key).length > 0 || campaign.occurrence !== '';
  const state = isOpen ? 'running' : next === null ? 'finished' : hasBegun ? 'scheduled' : campaign.state;
  setState(work, campaign, state, isOpen ? (standstill?.reason ?? '') : '');
  work.campaigns.set(campaign.row, {
    next: momentCell(next),
    sent: sentOf(work, campaign.key),
  });
  return next;
}

/** What only the owner can mend, at the gateway. */
const tellsOwner: ReadonlySet<Standstill['reason']> = new Set<Standstill['reason']>([
  'gateway_refused',
  'no_credit',
]);
