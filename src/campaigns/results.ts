import type { Channel } from '../calls/campaigns.ts';
import type { Money } from '../calls/money.ts';
import { type Day, isoOf } from '../core/days.ts';
import type { Hits } from '../core/stats.ts';
import { foldText } from '../core/text.ts';
import type { Zone } from '../core/zone.ts';
import type { Campaign } from './campaign.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import type { Message } from './message.ts';
import { type WallTime, wallTimeAt } from './occurrences.ts';
import type { Shop } from './shop.ts';

/** Days after a message in which an order counts as its work. */
export const windowDays: Readonly<Record<Channel, number>> = { email: 5, sms: 3 };

const dayMs = 86_400_000;

/** What a campaign came to so far. Null is what nobody can know, which is never 0. */
export interface CampaignResults {
  readonly sent: number;
  /** Reported on the phone; of e-mails nobody reports more than that they went. */
  readonly reached: number | null;
  readonly heldOut: number;
  readonly leftOut: number;
  readonly unknown: number;
  /** Null for a campaign without a code, and where the orders do not say their codes. */
  readonly ordersByCode: number | null;
  readonly ordersInWindow: number | null;
  /** By code or in the window, each once. */
  readonly orders: number | null;
  /** Of those held out, in the same window from when their turn came. */
  readonly heldOutOrders: number | null;
  readonly customers: number | null;
  readonly revenue: Money | null;
  readonly discount: Money | null;
  readonly messageCost: Money | null;
  /** Discounts and messages together. */
  readonly cost: Money | null;
  /** Against those held out; null where nobody was, or where no orders since are known. */
  readonly evidence: Evidence | null;
  /** ms since 1970 UTC; null once the last window is over, or before the first message. */
  readonly collectingUntil: number | null;
  /** Up to which day orders are known, where that is before the end of the last window; else null. */
  readonly ordersUntil: Day | null;
}

/** Somebody's turn in a campaign: a message that went, one that was held out, or one that came to nothing then. */
interface Touch {
  readonly campaign: Campaign;
  readonly message: Message;
  readonly sent: WallTime;
  readonly went: boolean;
}

interface Tally {
  byCode: number;
  inWindow: number;
  orders: number;
  heldOutOrders: number;
  revenue: number;
  discount: number;
  readonly customers: Set<number>;
  /** Keys of the messages after which their people bought. */
  readonly bought: Set<string>;
}

/** Messages of a campaign. */
export interface Sent {
  readonly campaign: Campaign;
  readonly messages: readonly Message[];
}

/** Campaigns whose results are settled, and that keep the orders credited to them. */
export interface Settled {
  /** Whether one of them may have to do with an order, going by its day and its code. */
  mayClaim(day: Day, coupon: string): boolean;
  /** Asked for only where one may. */
  sent(): readonly Sent[];
}

/**
 * Credits each order once: to the campaign whose code it bears, else to the last message its customer got within the
 * window before it. Answers in the order of the campaigns.
 */
export function resultsOf(
  campaigns: readonly Sent[],
  shop: Shop,
  { zone, now, settled }: { readonly zone: Zone; readonly now: number; readonly settled?: Settled },
): CampaignResults[] {
  const touches = touchesOf(campaigns, shop, zone);
  const tallies = new Map(campaigns.map(({ campaign }) => [campaign, newTally()]));
  const { orders } = shop;
  let others: Map<number, Touch[]> | undefined;
  for (let order = 0; order < orders.length; order++) {
    const customer = orders.customer[order]!;
    const day = orders.day[order]!;
    let own = touches.get(customer);
    if (!own || day > shop.asOf) continue;
    if (settled?.mayClaim(day, orders.detail(order).coupon)) {
      others ??= touchesOf(settled.sent(), shop, zone);
      own = [...own, ...(others.get(customer) ?? [])].sort(latestFirst);
    }
    credit(own, order, shop, tallies);
  }
  return campaigns.map(({ campaign, messages }) =>
    summary(campaign, messages, tallies.get(campaign)!, { shop, zone, now }),
  );
}

const newTally = (): Tally => ({
  byCode: 0,
  inWindow: 0,
  orders: 0,
  heldOutOrders: 0,
  revenue: 0,
  discount: 0,
  customers: new Set(),
  bought: new Set(),
});

/** By customer, latest first. */
function touchesOf(campaigns: readonly Sent[], { orders }: Shop, zone: Zone): Map<number, Touch[]> {
  const touches = new Map<number, Touch[]>();
  for (const { campaign, messages } of campaigns)
    for (const message of messages) {
      const at = turnOf(message);
      if (at === null) continue;
      const who = orders.find(message.customer);
      const touch = { campaign, message, sent: wallTimeAt(at, zone), went: went(message) };
      const own = touches.get(who);
      if (own) own.push(touch);
      else touches.set(who, [touch]);
    }
  for (const own of touches.values()) own.sort(latestFirst);
  return touches;
}

const latestFirst = (a: Touch, b: Touch): number => turnOf(b.message)! - turnOf(a.message)!;

const went = ({ state }: Message): boolean => state === 'accepted' || state === 'delivered';

/** When the turn of a message of the queue came, whatever became of it then; null before that, and for who was never in it. */
export function turnOf({ state, sentAt, changedAt, place }: Message): number | null {
  if (state === 'held_out' || state === 'accepted' || state === 'delivered') return sentAt;
  const isSettled = state === 'failed' || state === 'unknown' || state === 'excluded';
  return isSettled && place < Number.MAX_SAFE_INTEGER ? (sentAt ?? changedAt) : null;
}

function credit(
  touches: readonly Touch[],
  order: number,
  { orders }: Shop,
  tallies: ReadonlyMap<Campaign, Tally>,
): void {
  const { coupon, minute, discount } = orders.detail(order);
  const day = orders.day[order]!;
  const inWindow = touches.filter(
    (touch) => isAfter(day, minute, touch) && day <= touch.sent.day + windowDays[touch.campaign.channel],
  );
  for (const { campaign, message } of inWindow) {
    const tally = tallies.get(campaign);
    if (!tally) continue;
    tally.bought.add(message.key);
    if (message.state === 'held_out') tally.heldOutOrders++;
  }
  const byCode = touches.find(
    (touch) => touch.went && isCodeOf(touch, coupon) && isAfter(day, minute, touch),
  );
  const touch = byCode ?? inWindow.find((one) => one.went);
  const tally = touch && tallies.get(touch.campaign);
  if (!tally) return;
  tally.orders++;
  if (byCode) tally.byCode++;
  if (inWindow.includes(touch)) tally.inWindow++;
  tally.revenue += orders.amount[order]!;
  tally.discount += discount;
  tally.customers.add(orders.customer[order]!);
}

/** Where the file has no time of day, an order of the same day counts unless it was there when the message was planned. */
function isAfter(day: Day, minute: number | null, { sent, message }: Touch): boolean {
  if (day !== sent.day) return day > sent.day;
  return minute === null ? isoOf(day) > message.lastOrder : minute >= sent.minute;
}

function isCodeOf({ message, campaign }: Touch, coupon: string): boolean {
  const code = message.code === '' ? campaign.code : message.code;
  return coupon !== '' && code !== '' && foldText(coupon) === foldText(code);
}

interface Known {
  readonly shop: Shop;
  readonly zone: Zone;
  readonly now: number;
}

/** Up to which day orders are known, whether any since the first turn are, and whether they cover the last window. */
function coverOf(campaign: Campaign, turns: readonly Message[], { shop, zone, now }: Known) {
  let [first, last] = [now, turns[0] ? turnOf(turns[0])! : now];
  for (const message of turns) {
    first = Math.min(first, turnOf(message)!);
    last = Math.max(last, turnOf(message)!);
  }
  const until = shop.asOf - shop.dataAge;
  return {
    until: Number.isFinite(until) ? until : null,
    // Orders of the day itself may all have been there before the first message.
    hasSince: until > wallTimeAt(first, zone).day,
    isWhole: until >= wallTimeAt(last, zone).day + windowDays[campaign.channel],
  };
}

/** Those whose turn came against those held out then; null where nobody can compare them. */
function comparison(turns: readonly Message[], { bought }: Tally, isOver: boolean): Evidence | null {
  const arm = (isHeldOut: boolean): Hits => {
    const own = turns.filter(({ state }) => (state === 'held_out') === isHeldOut);
    return { hits: own.filter(({ key }) => bought.has(key)).length, of: own.length };
  };
  const [treated, heldOut] = [arm(false), arm(true)];
  return treated.of > 0 && heldOut.of > 0 ? evidenceOf(treated, heldOut, isOver) : null;
}

function summary(
  campaign: Campaign,
  messages: readonly Message[],
  tally: Tally,
  given: Known,
): CampaignResults {
  const { shop, now } = given;
  const sent = messages.filter(went);
  const count = (state: Message['state']) => messages.filter((message) => message.state === state).length;
  const hasCode = campaign.code !== '' || messages.some(({ code }) => code !== '');
  const turns = messages.filter((message) => turnOf(message) !== null);
  const cover = coverOf(campaign, turns, given);
  const isKnown = tally.orders + tally.bought.size > 0 || cover.hasSince;
  const collecting = collectingUntil(campaign, messages, now);
  const known = <T>(value: T): T | null => (isKnown ? value : null);
  const messageCost = costOfMessages(campaign, sent, shop);
  const discount = isKnown && shop.orders.has?.('discount') !== false ? moneyOf(tally.discount, shop) : null;
  return {
    sent: sent.length,
    // Where no report came, nobody knows.
    reached: campaign.channel === 'sms' ? count('delivered') || null : null,
    heldOut: count('held_out'),
    leftOut: count('excluded'),
    unknown: count('unknown'),
    ordersByCode: hasCode && shop.orders.has?.('coupon') !== false ? known(tally.byCode) : null,
    ordersInWindow: known(tally.inWindow),
    orders: known(tally.orders),
    heldOutOrders: known(tally.heldOutOrders),
    customers: known(tally.customers.size),
    revenue: known(moneyOf(tally.revenue, shop)),
    discount,
    messageCost,
    // Without a code the campaign itself gave no discount.
    cost: discount || hasCode ? added(messageCost, discount) : messageCost,
    evidence: isKnown ? comparison(turns, tally, collecting === null && cover.isWhole) : null,
    collectingUntil: collecting,
    ordersUntil: cover.isWhole || collecting !== null ? null : cover.until,
  };
}

function moneyOf(smallest: number, { orders }: Shop): Money | null {
  const [currency, another] = orders.currencies;
  return currency && !another ? { amount: smallest / currency.scale, currency: currency.code } : null;
}

/** E-mails cost nothing. Of texts the gateway says what each was, or nobody knows. */
function costOfMessages(campaign: Campaign, sent: readonly Message[], shop: Shop): Money | null {
  if (campaign.channel === 'email') return moneyOf(0, shop);
  if (sent.some(({ cost }) => cost === null)) return null;
  const currency = sent.find((message) => message.currency !== '')?.currency ?? '';
  const amount = sent.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  return { amount: Math.round(amount * 100) / 100, currency };
}

/** Null where one of them is not known, or they are in different money. */
function added(a: Money | null, b: Money | null): Money | null {
  if (!a || !b) return null;
  if (b.amount === 0) return a;
  if (a.amount === 0) return b;
  return a.currency === b.currency ? { amount: a.amount + b.amount, currency: a.currency } : null;
}

function collectingUntil(campaign: Campaign, messages: readonly Message[], now: number): number | null {
  const last = messages.reduce(
    (latest, message) => (went(message) ? Math.max(latest, message.sentAt ?? 0) : latest),
    0,
  );
  const until = last + windowDays[campaign.channel] * dayMs;
  return last > 0 && until > now ? until : null;
}
