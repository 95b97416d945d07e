import type { Channel } from '../calls/campaigns.ts';
import { isoOf } from '../core/days.ts';
import { wholeNumberOf } from '../core/hash.ts';
import { isEmail } from '../orders/contacts.ts';
import { isPhone } from '../orders/phones.ts';
import { isSamplePerson } from '../orders/samplePeople.ts';
import { capWaitMs } from './audience.ts';
import type { Campaign } from './campaign.ts';
import { type Composed, type Wording, wordingOf } from './compose.ts';
import { isHalted, readHalt } from './journal.ts';
import { type Change, claimedStates, type Message, wentOrMayHave } from './message.ts';
import { wallTimeAt } from './occurrences.ts';
import { lengthOf } from './parts.ts';
import { composeFor, whyUnfit } from './plan.ts';
import { heldBack } from './quietHours.ts';
import type { Carrier } from './runCarrier.ts';
import { noteCounts, noteReturned, type Work } from './runWork.ts';
import type { Shop } from './shop.ts';
import type { Reason } from './words.ts';

/** Why a campaign's queue stands still, and until when; `pause` waits for a person. */
export interface Standstill {
  /** '' where the rest simply goes at the next tick. */
  readonly reason: Reason | '';
  readonly pause: boolean;
  /** ms since 1970 UTC; null: the next tick. */
  readonly until: number | null;
  readonly detail?: string;
}

/** A message about to go, with what it will say. */
export interface Outgoing {
  readonly message: Message;
  readonly composed: Composed;
}

/** A refusal is tried again this often, an hour apart. */
const mostTries = 5;

/**
 * Sends what is in the queue of a campaign, a batch at a time, until nothing is left or something stands in the way:
 * claim and flush, read back, send, settle. Null when nothing stands in the way.
 */
export function sendQueue(work: Work, campaign: Campaign, shop: Shop, carrier: Carrier): Standstill | null {
  const queue = queueOf(work, campaign);
  const wording = wordingOf(campaign);
  const gate = new Gate(work, campaign, shop, wording);
  let waiting: Standstill | null = null;
  let left = allowance(work, campaign);
  let at = 0;
  while (at < queue.length) {
    const stop = mayGoOn(work, campaign);
    if (stop) return stop;
    const batch: Outgoing[] = [];
    const room = Math.min(carrier.batchSize, carrier.room(), left);
    if (room <= 0) return left <= 0 ? nextTick : carrier.full();
    let fits = true;
    for (; fits && at < queue.length && batch.length < room; at++) {
      const message = queue[at]!;
      const verdict = gate.look(message);
      if (verdict.kind === 'send') {
        fits = carrier.fits(verdict.composed);
        if (fits) batch.push({ message, composed: verdict.composed });
      } else if (verdict.kind === 'wait') waiting = earlier(waiting, verdict.standstill);
      else work.ledger.change(message, { ...verdict.change, changedAt: work.platform.clock.now() });
    }
    left -= batch.length;
    const trouble = batch.length === 0 ? null : sendBatch(work, campaign, batch, carrier);
    if (trouble) return trouble;
    if (!fits) return carrier.full();
  }
  return waiting;
}

const nextTick: Standstill = { reason: '', pause: false, until: null };

/** Null when the batch went, however it was answered. */
function sendBatch(
  work: Work,
  campaign: Campaign,
  batch: readonly Outgoing[],
  carrier: Carrier,
): Standstill | null {
  const claimed = claim(work, campaign, batch);
  if (claimed.length === 0) return { reason: 'rows_missing', pause: true, until: null };
  const { changes, trouble } = carrier.send(claimed);
  settle(work, campaign, changes);
  if (trouble) return trouble;
  if (claimed.length < batch.length) return { reason: 'rows_missing', pause: true, until: null };
  return isMostlyRefused(work, campaign, batch[0]!.message.occurrence)
    ? { reason: 'gateway_refused', pause: true, until: null }
    : null;
}

/** A text or a list that is refused for most people is stopped before it is refused for all. */
function isMostlyRefused(work: Work, campaign: Campaign, occurrence: string): boolean {
  const gone = work.ledger
    .of(campaign.key)
    .filter((message) => message.occurrence === occurrence && claimedStates.has(message.state));
  return gone.length >= 20 && gone.filter(({ state }) => state === 'failed').length * 2 > gone.length;
}

let claims = 0;

/**
 * Written and flushed before the first send: a crash may leave a message unsent, never send it twice. The counter
 * comes last, so that a row claimed but not counted is known not to have gone.
 */
function claim(work: Work, campaign: Campaign, batch: readonly Outgoing[]): Outgoing[] {
  const { ledger, platform } = work;
  const now = platform.clock.now();
  const id = `${now.toString(36)}.${++claims}`;
  for (const { message, composed } of batch)
    ledger.change(message, {
      state: 'sending',
      reason: '',
      batch: id,
      changedAt: now,
      tries: message.tries + 1,
      ...(campaign.channel === 'sms' ? { parts: lengthOf(composed.text).parts } : {}),
    });
  ledger.save();
  platform.workbook.flush();
  const standing = new Set(ledger.standing(batch.map(({ message }) => message)));
  const claimed = batch.filter(({ message }) => standing.has(message));
  // Its row is gone from the tab: it is neither sent nor counted.
  for (const { message } of batch) if (!standing.has(message)) message.state = null;
  if (claimed.length > 0) noteCounts(work, campaign.key, id);
  for (const { message } of claimed) ledger.remember(message);
  return claimed;
}

/** Written with the claim of the next batch, or at the end of the run. */
function settle(work: Work, campaign: Campaign, changes: ReadonlyMap<Message, Change>): void {
  const now = work.platform.clock.now();
  work.ledger.locate([...changes.keys()]);
  let returned = 0;
  for (const [message, change] of changes) {
    work.ledger.change(message, { changedAt: now, ...change });
    if (wentOrMayHave.has(message.state)) work.sent += message.state === 'unknown' ? 0 : 1;
    if (message.state === 'planned') returned++;
  }
  noteReturned(work, campaign.key, returned);
}

function queueOf(work: Work, campaign: Campaign): Message[] {
  const waits = (message: Message) =>
    message.state === 'planned' ||
    message.state === 'retry' ||
    (message.state === 'held_out' && message.sentAt === null);
  return work.ledger.of(campaign.key).filter(waits);
}

/** The first of a campaign go alone, so that a mistake meets few. */
function allowance(work: Work, campaign: Campaign): number {
  const gone = work.ledger.claimed(campaign.key);
  return gone < work.rules.firstAlone ? work.rules.firstAlone - gone : Number.POSITIVE_INFINITY;
}

function mayGoOn(work: Work, campaign: Campaign): Standstill | null {
  const { clock, workbook } = work.platform;
  const now = clock.now();
  if (now >= clock.deadline) return nextTick;
  // The stop is left where it is: whoever set it takes it away once the row says paused.
  if (isHalted(readHalt(work.live), campaign.name)) return { reason: 'by_hand', pause: true, until: null };
  const held =
    heldBack(now, work.rules.hours, workbook.zone) ??
    heldBack(now + travelMs[campaign.channel], work.rules.hours, workbook.zone);
  if (held) return { reason: held.reason, pause: false, until: held.until };
  const today = wallTimeAt(now, workbook.zone).day;
  if (campaign.codeUntil !== null && today > campaign.codeUntil)
    return { reason: 'code_expired', pause: true, until: null };
  return null;
}

/** What is sent so shortly before quiet hours would arrive in them; gateways keep texts a while. */
const travelMs: Readonly<Record<Channel, number>> = { email: 60_000, sms: 10 * 60_000 };

const earlier = (a: Standstill | null, b: Standstill): Standstill =>
  a === null || (b.until ?? 0) < (a.until ?? 0) ? b : a;

type Verdict =
  | { readonly kind: 'send'; readonly composed: Composed }
  | { readonly kind: 'wait'; readonly standstill: Standstill }
  | { readonly kind: 'settle'; readonly change: Change };

/** What is asked of each message at the moment of sending. */
class Gate {
  private readonly used: Set<string>;

  constructor(
    private readonly work: Work,
    private readonly campaign: Campaign,
    private readonly shop: Shop,
    private readonly wording: Wording,
  ) {
    const gone = work.ledger
      .of(campaign.key)
      .filter(({ state }) => wentOrMayHave.has(state) || state === 'failed');
    this.used = new Set(gone.map(addressKey));
  }

  look(message: Message): Verdict {
    const { work, campaign, shop } = this;
    const now = work.platform.clock.now();
    if (message.state === 'held_out') return { kind: 'settle', change: { sentAt: now } };
    if (message.tries >= mostTries) return { kind: 'settle', change: { state: 'failed' } };
    const reason = this.whyNot(message);
    if (reason) return { kind: 'settle', change: { state: 'excluded', reason } };
    const free = work.ledger.history.freeAt(
      [message.customer, message.to],
      campaign.channel,
      work.rules.caps,
    );
    if (free > now) return waitForCap(free, now);
    const composed = composeFor(work, {
      campaign,
      wording: this.wording,
      shop,
      customer: shop.orders.find(message.customer),
      to: message.to,
      code: message.code,
    });
    const unfit = whyUnfit(composed, campaign);
    if (unfit) return { kind: 'settle', change: { state: 'excluded', reason: unfit } };
    this.used.add(addressKey(message));
    return { kind: 'send', composed };
  }

  private whyNot(message: Message): Reason | null {
    const { work, campaign, shop } = this;
    if (campaign.channel === 'email' ? !isEmail(message.to) : !isPhone(message.to)) return 'no_address';
    const optedOut = work.optOuts.reason(campaign.channel, campaign.kind, message.to, message.customer);
    if (optedOut) return optedOut;
    if (this.used.has(addressKey(message))) return 'duplicate_address';
    const customer = shop.orders.find(message.customer);
    if (customer < 0) return 'left_segment';
    if (isSamplePerson(shop.orders.person(customer))) return 'sample';
    return hasOrderedSince(message, customer, shop) ? 'recent_order' : null;
  }
}

const addressKey = ({ occurrence, step, to }: Message): string => `${occurrence}|${step}|${to}`;

function hasOrderedSince(
  message: Message,
  customer: number,
  { orders, lastOrder, orderCount }: Shop,
): boolean {
  const last = lastOrder[customer]!;
  if (last < 0) return false;
  const day = isoOf(orders.day[last]!);
  return day > message.lastOrder || (day === message.lastOrder && orderCount[customer]! > message.orders);
}

/** Soon enough it stays in the queue; later than that it would no longer be the message that was meant. */
function waitForCap(free: number, now: number): Verdict {
  if (free > now + capWaitMs) return { kind: 'settle', change: { state: 'excluded', reason: 'capped' } };
  return { kind: 'wait', standstill: { reason: 'capped', pause: false, until: free } };
}

/** The number by which a gateway knows a message again. */
export const referenceOf = (message: Message): number => wholeNumberOf(message.key);
