import type { CampaignStatus, Count } from '../calls/campaigns.ts';
import type { Results } from '../calls/results.ts';
import { instantToDay, isoOf } from '../core/days.ts';
import type { Language, Words } from '../core/language.ts';
import { type Click, groupedByWho, isClickOn } from '../segments/ruleFacts.ts';
import { type Campaign, campaignsOf, momentOf, segmentName } from './campaign.ts';
import { draftOf } from './draft.ts';
import { sentenceOf, verdicts } from './evidence.ts';
import { readTick } from './journal.ts';
import { tallyOf } from './loadArchive.ts';
import type { Message } from './message.ts';
import type { CampaignResults } from './results.ts';
import type { Work } from './runWork.ts';
import { isAskable } from './trackMessages.ts';
import { campaignStates, type MessageState, messageStates, reasons } from './words.ts';
import { allResults, optOutsSince } from './writeResults.ts';

/** Held out and left out are no messages to be sent. */
const notToSend: ReadonlySet<MessageState> = new Set<MessageState>(['held_out', 'excluded', 'cancelled']);
const waiting: ReadonlySet<MessageState> = new Set<MessageState>(['planned', 'retry', 'sending']);

const doubtfulShown = 20;

/** Messages of which nobody knows whether they went, and no gateway can be asked. */
export const doubtfulOf = (work: Work, campaign: Campaign): Message[] =>
  work.ledger
    .of(campaign.key)
    .filter((message) => message.state === 'unknown' && !isAskable(work, campaign, message));

/** Where a campaign stands, worded for a person. */
export function statusOf(
  work: Work,
  campaign: Campaign,
  language: Language,
  told: CampaignResults | null = resultsFor(work, campaign),
): CampaignStatus {
  const tally = work.archive.of(campaign) ?? tallyOf(work.ledger.of(campaign.key));
  const states = entriesOf(tally.states);
  const sumOf = (isOne: (state: MessageState) => boolean) =>
    states.reduce((sum, [state, count]) => sum + (isOne(state) ? count : 0), 0);
  const total = sumOf((state) => !notToSend.has(state));
  return {
    name: campaign.name,
    segment: campaign.segment,
    segmentName: segmentName(campaign.segment, language),
    channel: campaign.channel,
    state: campaign.state,
    stateLabel: campaignStates[campaign.state][language],
    reason: campaign.reason === '' ? '' : reasons[campaign.reason][language],
    reasonId: campaign.reason,
    draft: draftOf(campaign),
    total,
    done: total - sumOf((state) => waiting.has(state)),
    states: countsOf(states, messageStates, language),
    notSent: countsOf(entriesOf(tally.reasons), reasons, language),
    doubtful: doubtfulOf(work, campaign)
      .slice(0, doubtfulShown)
      .map(({ key, name, to, sentAt, changedAt }) => ({ key, to: name || to, at: sentAt ?? changedAt })),
    next: nextOf(work, campaign),
    results: told && total > 0 ? shownResults(work, campaign, told, language) : null,
  };
}

function resultsFor(work: Work, campaign: Campaign): CampaignResults | null {
  const hasGone =
    work.archive.of(campaign) || work.ledger.of(campaign.key).some(({ sentAt }) => sentAt !== null);
  const shop = hasGone ? work.shop() : null;
  if (!shop) return null;
  // All of them, for an order is credited to one campaign only.
  const all = campaignsOf(work.campaigns);
  return allResults(work, all, shop)[all.findIndex(({ key }) => key === campaign.key)] ?? null;
}

function shownResults(work: Work, campaign: Campaign, told: CampaignResults, language: Language): Results {
  const { evidence } = told;
  return {
    sent: told.sent,
    orders: told.orders,
    revenue: told.revenue,
    cost: told.cost,
    messageCost: told.messageCost,
    heldOut: told.heldOut,
    heldOutOrders: told.heldOut === 0 ? null : told.heldOutOrders,
    reached: told.reached,
    ordersByCode: told.ordersByCode,
    evidence: evidence && {
      ...evidence,
      verdictLabel: verdicts[evidence.verdict][language],
      sentence: sentenceOf(evidence, language),
    },
    optOuts: optOutsSince(work, campaign),
    clicks: clickersOf(work, campaign),
    collectingUntil: told.collectingUntil,
    ordersUntil: told.ordersUntil === null ? null : isoOf(told.ordersUntil),
  };
}

/** Messages that were moved to the archive are not looked at again. */
function clickersOf(work: Work, campaign: Campaign): number | null {
  const orders = work.shop()?.orders;
  const clicks = work.archive.of(campaign) ? null : work.clicks();
  if (!orders || !clicks) return null;
  const { zone } = work.platform.workbook;
  const sent = groupedByWho(
    work.ledger
      .of(campaign.key)
      .flatMap(({ customer, sentAt }) =>
        sentAt === null ? [] : [{ who: orders.find(customer), day: instantToDay(sentAt, zone) }],
      ),
  );
  const isOfIt = (click: Click) =>
    sent.get(click.who)?.some(({ day }) => isClickOn(click, day, campaign.name));
  return new Set(clicks.filter(isOfIt).map(({ who }) => who)).size;
}

const entriesOf = <I extends string>(counts: Readonly<Partial<Record<I, number>>>): [I, number][] =>
  Object.entries(counts) as [I, number][];

const countsOf = <I extends string>(
  counts: readonly [I, number][],
  words: Readonly<Record<I, Words>>,
  language: Language,
): Count[] => counts.map(([id, count]) => ({ id, label: words[id][language], count }));

function nextOf(work: Work, campaign: Campaign): CampaignStatus['next'] {
  if (campaign.state !== 'scheduled' && campaign.state !== 'running') return null;
  const at = momentOf(work.campaigns.get(campaign.row, 'next'));
  if (at === null) return null;
  const { clock, settings } = work.platform;
  const now = clock.now();
  const tickAt = readTick(settings.file)?.at ?? campaign.confirmedAt ?? now;
  const blindAt = settings.person.get<number>('blindTick') ?? 0;
  const isBlind = blindAt - tickAt > blindMs;
  const isSilent = now - Math.max(tickAt, at) > silentMs;
  const isOnlySilent = isSilent && !isBlind;
  const reason = reasonsToWait.find((known) => known === campaign.reason) ?? 'due';
  return {
    at,
    why: isBlind ? 'blind' : isSilent ? 'silent' : reason,
    seen: isOnlySilent ? tickAt : Math.max(at, now),
    stuck: isBlind || isSilent,
  };
}

/** Ticks come every hour; so long without one, Google has stopped them. */
const silentMs = 3 * 3_600_000;
/** A tick that sees no file does not know which it came for. In one that is seen, no two hours go by without one. */
const blindMs = 1.5 * 3_600_000;

const reasonsToWait = ['quota', 'quiet_hours', 'blocked_day', 'capped', 'gateway_refused'] as const;
