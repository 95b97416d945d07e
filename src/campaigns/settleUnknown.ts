import type { Campaign } from './campaign.ts';
import type { AskedMessage, Fate } from './gateways/gateway.ts';
import { loadGateway, type ReadyGateway } from './loadGateway.ts';
import type { Change, Message } from './message.ts';
import { costOf } from './runCarrier.ts';
import { referenceOf } from './runSend.ts';
import { noteClaims, type Work } from './runWork.ts';

/** So long after it was sent a gateway is still asked what became of a message. */
const askedForMs = 48 * 3_600_000;

/**
 * Asks the gateways about messages of which nobody knows whether they went. What a gateway never got goes back into
 * the queue. Answers whether there is anything left to ask about later.
 */
export function settleUnknown(work: Work, campaigns: readonly Campaign[]): boolean {
  let isOpen = false;
  for (const campaign of campaigns) {
    if (campaign.channel !== 'sms') continue;
    const unknown = work.ledger.of(campaign.name).filter((message) => isWorthAsking(work, message));
    const ready = unknown.length > 0 ? loadGateway(work.platform, campaign.gateway) : null;
    if (!ready?.gateway.lookUp) continue;
    settleCampaign(work, campaign, unknown, ready);
    if (unknown.some(({ state }) => state === 'unknown')) isOpen = true;
  }
  return isOpen;
}

function isWorthAsking(work: Work, { state, changedAt, sentAt }: Message): boolean {
  const at = sentAt ?? changedAt;
  return state === 'unknown' && at !== null && work.platform.clock.now() - at < askedForMs;
}

function settleCampaign(
  work: Work,
  campaign: Campaign,
  unknown: readonly Message[],
  { gateway, settings }: ReadyGateway,
): void {
  const { lookUp } = gateway;
  if (!lookUp) return;
  const byKey = new Map(unknown.map((message) => [message.key, message]));
  for (let from = 0; from < unknown.length; from += lookUp.perRequest) {
    const asked = unknown.slice(from, from + lookUp.perRequest).map(askedOf);
    const [response] = work.platform.http.send([lookUp.buildRequest(asked, settings)]);
    if (!response) continue;
    for (const fate of readFates(() => lookUp.readResponse(response, asked))) {
      const message = byKey.get(fate.key);
      if (message) work.ledger.change(message, changeOf(work, message, fate, gateway.costUnit));
    }
  }
  // Before the rows: what goes back into the queue is no longer counted as claimed.
  noteClaims(work, [campaign.name]);
}

function readFates(read: () => readonly Fate[]): readonly Fate[] {
  try {
    return read();
  } catch {
    return [];
  }
}

/** The text is only needed by gateways that know a message by nothing else. */
const askedOf = (message: Message): AskedMessage => ({
  key: message.key,
  reference: referenceOf(message),
  id: message.reference,
  to: message.to,
  text: '',
});

export function changeOf(work: Work, message: Message, fate: Fate, costUnit: string): Change {
  const now = work.platform.clock.now();
  if (fate.state === 'absent')
    return { state: 'planned', reason: '', batch: '', sentAt: null, changedAt: now, tries: message.tries };
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
