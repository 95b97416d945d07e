import type { Campaign } from './campaign.ts';
import type { AskedMessage, Exchange, Fate } from './gateways/gateway.ts';
import { e164Of } from './gateways/reading.ts';
import type { ReadyGateway } from './loadGateway.ts';
import type { Change, Message } from './message.ts';
import { costOf } from './runCarrier.ts';
import { referenceOf } from './runSend.ts';
import { noteClaims, noteJournal, type Work } from './runWork.ts';

const hourMs = 3_600_000;
/** So long after it was sent a gateway is still asked whether a message went. */
const lookedUpForMs = 48 * hourMs;
/** Reports later than this change nothing that anybody still looks at. */
const mostReportHours = 24;
/** Requests a run spends on one gateway's reports; what is left is asked an hour later. */
const requestsPerRun = 20;
/** Opt-outs are read again so long after the last time, a few pages at most. */
const optOutsEveryMs = 6 * hourMs;
const mostPages = 5;

/**
 * Asks gateways what became of messages, and who wants no more of them. What a gateway never got goes back into the
 * queue. Answers whether there is anything to ask about later.
 */
export function trackMessages(work: Work, campaigns: readonly Campaign[]): boolean {
  let isOpen = false;
  const polled = new Set<string>();
  for (const campaign of campaigns) {
    if (campaign.channel !== 'sms' || campaign.state === 'draft') continue;
    const messages = work.ledger.of(campaign.name);
    const unknown = messages.filter(
      (message) => message.state === 'unknown' && ageOf(work, message) < lookedUpForMs,
    );
    const accepted = messages.filter(({ state, reference }) => state === 'accepted' && reference !== '');
    const isSending = campaign.state === 'scheduled' || campaign.state === 'running';
    if (unknown.length === 0 && accepted.length === 0 && !isSending) continue;
    const ready = work.gateway(campaign.gateway);
    if (!ready) continue;
    lookUp(work, campaign, unknown, ready);
    const isReporting = readReports(work, accepted, ready);
    if (!polled.has(campaign.gateway)) readWishes(work, ready);
    polled.add(campaign.gateway);
    const canAsk = ready.gateway.lookUp !== undefined && unknown.some(({ state }) => state === 'unknown');
    if (canAsk || isReporting) isOpen = true;
  }
  return isOpen;
}

const ageOf = (work: Work, { sentAt, changedAt }: Message): number =>
  work.platform.clock.now() - (sentAt ?? changedAt ?? Number.NEGATIVE_INFINITY);

function lookUp(work: Work, campaign: Campaign, unknown: readonly Message[], ready: ReadyGateway): void {
  const { gateway } = ready;
  if (!gateway.lookUp || unknown.length === 0) return;
  for (const [message, fate] of fatesOf(work, unknown, ready, gateway.lookUp))
    work.ledger.change(message, changeOf(work, message, fate, gateway.costUnit));
  // Before the rows: what goes back into the queue is no longer counted as claimed.
  noteClaims(work, [campaign.name]);
}

/** Whether reports are still to come. */
function readReports(work: Work, accepted: readonly Message[], ready: ReadyGateway): boolean {
  const { deliveries } = ready.gateway;
  if (!deliveries) return false;
  const forMs = Math.min(deliveries.forHours, mostReportHours) * hourMs;
  const young = accepted.filter((message) => ageOf(work, message) < forMs);
  const asked = young.slice(0, requestsPerRun * deliveries.perRequest);
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
  return young.some(({ state }) => state === 'accepted');
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
