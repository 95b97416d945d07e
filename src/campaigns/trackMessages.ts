import { type Campaign, callListId } from './campaign.ts';
import type { AskedMessage, Exchange, Fate } from './gateways/gateway.ts';
import { e164Of } from './gateways/reading.ts';
import type { ReadyGateway } from './loadGateway.ts';
import type { Change, Message } from './message.ts';
import { settleCallList } from './runCallList.ts';
import { costOf } from './runCarrier.ts';
import { referenceOf } from './runSend.ts';
import { noteJournal, noteReturned, type Work } from './runWork.ts';

const hourMs = 3_600_000;
/** Reports later than this change nothing that anybody still looks at. */
const mostReportHours = 24;
/** Requests a run spends on one gateway's reports; what is left is asked an hour later. */
const requestsPerRun = 20;
/** Opt-outs are read again so long after the last time, a few pages at most. */
const optOutsEveryMs = 6 * hourMs;
const mostPages = 5;

/**
 * Asks gateways what became of messages, and who wants no more of them. What a gateway never got goes back into the
 * queue.
 */
export function trackMessages(work: Work, campaigns: readonly Campaign[]): void {
  const polled = new Set<string>();
  for (const campaign of campaigns) {
    if (campaign.channel !== 'sms' || campaign.state === 'draft') continue;
    const messages = work.ledger.of(campaign.key);
    if (campaign.gateway === callListId) {
      settleListed(work, campaign, messages);
      continue;
    }
    const unknown = messages.filter((message) => isAskable(work, campaign, message));
    const accepted = young(work, campaign, messages);
    const isSending = campaign.state === 'scheduled' || campaign.state === 'running';
    if (unknown.length === 0 && accepted.length === 0 && !isSending) continue;
    const ready = work.gateway(campaign.gateway);
    if (!ready) continue;
    lookUp(work, campaign, unknown, ready);
    readReports(work, accepted, ready);
    if (!polled.has(campaign.gateway)) readWishes(work, ready);
    polled.add(campaign.gateway);
  }
}

function settleListed(work: Work, campaign: Campaign, messages: readonly Message[]): void {
  const unknown = messages.filter(({ state }) => state === 'unknown');
  if (unknown.length === 0) return;
  settleCallList(work, unknown);
  noteReturned(work, campaign.key, unknown.filter(({ state }) => state === 'planned').length);
}

/** Whether a gateway may still say what became of a message of which nobody knows. */
export function isAskable(work: Work, campaign: Campaign, message: Message): boolean {
  if (message.state !== 'unknown' || campaign.channel !== 'sms') return false;
  const lookUp = work.gateway(campaign.gateway)?.gateway.lookUp;
  return lookUp !== undefined && ageOf(work, message) < lookUp.forHours * hourMs;
}

/** Whether a gateway will report what arrived, or say what went of a campaign that was stopped for good. */
export function hasReportsToCome(work: Work, campaigns: readonly Campaign[]): boolean {
  return campaigns.some((campaign) => {
    if (campaign.channel !== 'sms') return false;
    const messages = work.ledger.of(campaign.key);
    if (campaign.state === 'cancelled' && messages.some((message) => isAskable(work, campaign, message)))
      return true;
    return messages.some((message) => isOnItsWay(message)) && young(work, campaign, messages).length > 0;
  });
}

const isOnItsWay = ({ state, reference }: Message): boolean => state === 'accepted' && reference !== '';

/** Those whose reports are worth asking for. */
function young(work: Work, campaign: Campaign, messages: readonly Message[]): Message[] {
  const deliveries = work.gateway(campaign.gateway)?.gateway.deliveries;
  if (!deliveries) return [];
  const forMs = Math.min(deliveries.forHours, mostReportHours) * hourMs;
  return messages.filter((message) => isOnItsWay(message) && ageOf(work, message) < forMs);
}

const ageOf = (work: Work, { sentAt, changedAt }: Message): number =>
  work.platform.clock.now() - (sentAt ?? changedAt ?? Number.NEGATIVE_INFINITY);

function lookUp(work: Work, campaign: Campaign, unknown: readonly Message[], ready: ReadyGateway): void {
  const { gateway } = ready;
  if (!gateway.lookUp || unknown.length === 0) return;
  for (const [message, fate] of fatesOf(work, unknown, ready, gateway.lookUp))
    work.ledger.change(message, changeOf(work, message, fate, gateway.costUnit));
  noteReturned(work, campaign.key, unknown.filter(({ state }) => state === 'planned').length);
}

function readReports(work: Work, onTheirWay: readonly Message[], ready: ReadyGateway): void {
  const { deliveries } = ready.gateway;
  if (!deliveries) return;
  const asked = onTheirWay.slice(0, requestsPerRun * deliveries.perRequest);
  for (const [message, fate] of fatesOf(work, asked, ready, deliveries)) {
    if (fate.state !== 'delivered' && fate.state !== 'failed') continue;
    work.ledger.change(message, changeOf(work, message, fate, ready.gateway.costUnit));
    if (fate.because === 'blocked_ads')
      work.wishes.push({
        contact: message.to,
        channel: 'sms_ads',
        source: ready.gateway.label[work.language],
        customer: message.customer,
      });
  }
}

function fatesOf(
  work: Work,
  messages: readonly Message[],
  { settings }: ReadyGateway,
  exchange: Exchange<AskedMessage, readonly Fate[]>,
): [Message, Fate][] {
  const chunks: Message[][] = [];
  for (let from = 0; from < messages.length; from += exchange.perRequest)
    chunks.push(messages.slice(from, from + exchange.perRequest));
  const asked = chunks.map((chunk) => chunk.map(askedOf));
  const responses = work.platform.http.send(asked.map((chunk) => exchange.buildRequest(chunk, settings)));
  return chunks.flatMap((chunk, i) => {
    const byKey = new Map(chunk.map((message) => [message.key, message]));
    const fates = readSafely(() => exchange.readResponse(responses[i]!, asked[i]!, settings));
    return fates.flatMap((fate): [Message, Fate][] => {
      const message = byKey.get(fate.key);
      return message ? [[message, fate]] : [];
    });
  });
}

function readSafely(read: () => readonly Fate[]): readonly Fate[] {
  try {
    return read();
  } catch {
    return [];
  }
}

const askedOf = (message: Message): AskedMessage => ({
  key: message.key,
  reference: referenceOf(message),
  id: message.reference,
  to: message.to,
  sentAt: message.sentAt ?? message.changedAt ?? 0,
});

function changeOf(work: Work, message: Message, fate: Fate, costUnit: string): Change {
  const now = work.platform.clock.now();
  if (fate.state === 'absent')
    return { state: 'planned', reason: '', batch: '', sentAt: null, changedAt: now };
  if (fate.state === 'unknown') return {};
  return {
    state: fate.state,
    reason: fate.because ?? '',
    changedAt: now,
    sentAt: message.sentAt ?? message.changedAt ?? now,
    ...(fate.id === null ? {} : { reference: fate.id }),
    ...costOf(fate.cost, costUnit),
  };
}

/** Who opted out at the gateway since it was asked last. */
export function readWishes(work: Work, { gateway, settings }: ReadyGateway): void {
  const { optOuts } = gateway;
  const now = work.platform.clock.now();
  const last = work.journal.polled?.[gateway.id] ?? now - 30 * 24 * hourMs;
  if (!optOuts || now - last < optOutsEveryMs) return;
  for (let page = 1; page <= mostPages; page++) {
    const [response] = work.platform.http.send([optOuts.buildRequest(settings, { ms: last, page })]);
    const told = response ? optOuts.readResponse(response) : null;
    if (!told) return;
    for (const number of told.numbers) {
      const contact = e164Of(number);
      if (contact !== '')
        work.wishes.push({ contact, channel: 'sms', source: gateway.label[work.language], customer: '' });
    }
    if (!told.more) break;
  }
  noteJournal(work, { polled: { ...work.journal.polled, [gateway.id]: now } });
}
