import type { Words } from '../core/language.ts';
import { type AudienceQuestion, audienceOf, type PlannedMessage } from './audience.ts';
import { type Campaign, channelWords } from './campaign.ts';
import {
  type Composed,
  compose,
  type OptOutWay,
  type Wording,
  withCampaignTags,
  wordingOf,
} from './compose.ts';
import { fieldOf, fieldValue } from './fields.ts';
import { tooLong } from './lengths.ts';
import { type Message, momentCell, wentOrMayHave } from './message.ts';
import type { Occurrence } from './occurrences.ts';
import { freeCodes, markCodes, takesCodes } from './readCodes.ts';
import { formFor } from './readForm.ts';
import type { Work } from './runWork.ts';
import type { Shop } from './shop.ts';
import { messageStates, type Reason, reasons } from './words.ts';

/** A campaign has one step; journeys will have more. */
const firstStep = '1';

/**
 * Freezes the audience of an occurrence into rows of the ledger, with the reason of everybody left out. Done again
 * after it was cut off, it adds what is missing and nothing twice. Nothing is written before the first claim or the end of the run.
 */
export function planOccurrence(work: Work, campaign: Campaign, occurrence: Occurrence, shop: Shop): void {
  const question = questionOf(work, campaign, occurrence.id, shop);
  const known = leftOutBefore(work.ledger.of(campaign.key), occurrence.id);
  for (const planned of audienceOf(question)) {
    const customer = shop.orders.customers[planned.customer]!;
    if (work.ledger.find(planned.key)) continue;
    // A repeating campaign need not say each time that somebody has no address or got it lately.
    const isNews = planned.state !== 'excluded' || !known.has(`${planned.reason}|${customer}`);
    if (isNews && !(known.size > 0 && planned.reason === 'already_got'))
      appendRow(work, campaign, occurrence.id, planned, shop);
  }
  if (question.codes) markCodes(work, campaign.key);
  work.ledger.sort(campaign.key);
  work.campaigns.set(campaign.row, {
    occurrence: occurrence.id,
    total: work.ledger.of(campaign.key).length,
  });
}

/** Whom a campaign would go to now, without writing anything. */
export function questionOf(work: Work, campaign: Campaign, occurrence: string, shop: Shop): AudienceQuestion {
  const now = work.platform.clock.now();
  const messages = work.ledger.of(campaign.key);
  const got = new Map<string, number>();
  for (const message of messages) {
    const at = tookPartAt(message, campaign, occurrence);
    if (at !== null && at > (got.get(message.customer) ?? 0)) got.set(message.customer, at);
  }
  const wording = wordingOf(campaign);
  const code = sampleCodeOf(campaign, wording);
  return {
    campaign,
    occurrence,
    step: firstStep,
    shop,
    members: work.members(campaign.segment),
    now,
    optOuts: work.optOuts,
    history: work.ledger.history,
    caps: work.rules.caps,
    lastGot: (customer) => got.get(customer) ?? null,
    whyUnfit: (customer, to) =>
      whyUnfit(composeFor(work, { campaign, wording, shop, customer, to, code }), campaign),
    codes: takesCodes(campaign, wording) ? freeCodes(work, campaign.key) : null,
    usedAddresses: new Set(
      messages
        .filter((message) => message.occurrence === occurrence && message.state !== 'excluded')
        .map(({ to }) => to),
    ),
  };
}

/**
 * When somebody took part in an earlier occurrence of this campaign: got it, was held out, waits for it or could not
 * be reached. Whoever was merely left out may come in another time.
 */
function tookPartAt(message: Message, campaign: Campaign, occurrence: string): number | null {
  if (message.occurrence === occurrence || message.state === 'excluded' || message.state === 'cancelled')
    return null;
  const waits = message.state === 'planned' || message.state === 'retry';
  if (waits && campaign.repeat === 'none') return null;
  return wentOrMayHave.has(message.state)
    ? (message.sentAt ?? message.changedAt ?? message.plannedAt)
    : (message.changedAt ?? message.plannedAt);
}

/** Who was left out of earlier occurrences, and why. */
function leftOutBefore(messages: readonly Message[], occurrence: string): ReadonlySet<string> {
  const before = messages.filter((message) => message.occurrence !== occurrence);
  return new Set(before.map((message) => `${message.reason}|${message.customer}`));
}

function appendRow(
  work: Work,
  campaign: Campaign,
  occurrence: string,
  planned: PlannedMessage,
  { orders }: Shop,
): void {
  const { language, platform } = work;
  const now = momentCell(platform.clock.now());
  const planning = planned.state === 'planned' || planned.state === 'held_out';
  work.ledger.append({
    campaign: campaign.key,
    occurrence,
    customer: orders.customers[planned.customer]!,
    name: orders.person(planned.customer).name,
    step: firstStep,
    channel: channelWords[campaign.channel][language],
    to: planned.to,
    code: planned.code ?? campaign.code,
    place: planning ? planned.place : '',
    orders: planned.orders,
    last_order: planned.lastOrder,
    planned: now,
    state: messageStates[planned.state][language],
    reason: planned.reason === '' ? '' : reasons[planned.reason][language],
    key: planned.key,
  });
}

/** What keeps a message from being sent as it reads. */
export function whyUnfit(composed: Composed, campaign: Campaign): Reason | null {
  if (composed.missing.length > 0) return 'missing_field';
  return tooLong(composed, campaign) ? 'too_long' : null;
}

/** Why somebody of an audience was left out for a text too long, in words; null where nobody was. */
export function tooLongIn(
  work: Work,
  campaign: Campaign,
  shop: Shop,
  audience: readonly PlannedMessage[],
): Words | null {
  const one = audience.find(({ reason }) => reason === 'too_long');
  if (!one) return null;
  const wording = wordingOf(campaign);
  const code = sampleCodeOf(campaign, wording);
  return tooLong(composeFor(work, { ...one, campaign, wording, shop, code }), campaign);
}

/** The code that a message is measured with, while its own is not given yet. */
const sampleCodeOf = (campaign: Campaign, wording: Wording): string =>
  takesCodes(campaign, wording) ? 'CODE' : campaign.code;

/** The message as this customer would read it. */
export function composeFor(
  work: Work,
  what: {
    readonly campaign: Campaign;
    readonly wording: Wording;
    readonly shop: Shop;
    readonly customer: number;
    readonly to: string;
    readonly code: string;
  },
): Composed {
  const { campaign, wording, shop, customer, to, code } = what;
  const offer = { code, codeUntil: campaign.codeUntil };
  return compose(wording, {
    to,
    optOut: optOutWay(work, shop.orders.customers[customer]!),
    textLine: work.rules.textLine,
    tagUrl: (url) =>
      campaign.channel === 'email' && work.rules.tagsLinks
        ? withCampaignTags(url, campaign.name, 'email')
        : url,
    valueOf: (typed) => {
      const field = fieldOf(typed);
      if (field) return fieldValue(field, shop, customer, offer, wording.language);
      return work.columns()?.cell(shop.orders.customers[customer]!, typed, wording.language) ?? '';
    },
  });
}

function optOutWay(work: Work, customer: string): OptOutWay {
  const { rules, journal } = work;
  return { mailTo: rules.replyTo === '' ? journal.owner : rules.replyTo, formUrl: formFor(work, customer) };
}
