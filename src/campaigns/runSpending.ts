import { type Campaign, campaignsOf } from './campaign.ts';
import type { ReadyGateway } from './loadGateway.ts';
import { type Message, wentOrMayHave } from './message.ts';
import { costOf } from './runCarrier.ts';
import type { Standstill } from './runSend.ts';
import type { Work } from './runWork.ts';

/** What a campaign may spend yet: its budget, and the credit above what is to stay. Asked before anything is claimed. */
export interface Spending {
  /** How many more may go, as far as that is not for `fits` to say: one, to learn what it costs, where nobody knows. */
  room(): number;
  /** Whether a text of so many parts is paid for too, beside those that were said to fit since `room` was asked. */
  fits(parts: number): boolean;
  full(): Standstill;
}

const unlimited: Spending = {
  room: () => Number.POSITIVE_INFINITY,
  fits: () => true,
  full: () => ({ reason: '', pause: false, until: null }),
};

const hourMs = 3_600_000;
/** So long a report may still tell what a text cost. */
const reportHours = 6;

export function spendingOf(work: Work, campaign: Campaign, ready: ReadyGateway): Spending {
  const { ledger, rules, platform } = work;
  const messages = ledger.of(campaign.key);
  const budget = campaign.budget ?? Number.POSITIVE_INFINITY;
  if (campaign.budget === null && rules.creditReserve === 0) return unlimited;
  const relatives = campaignsOf(work.campaigns).filter(({ gateway }) => gateway === campaign.gateway);
  const told = () =>
    dearestPart(messages) ?? dearestPart(relatives.flatMap(({ key }) => [...ledger.of(key)]));
  const credit = rules.creditReserve > 0 || told() === null ? creditOf(work, ready) : null;
  const spendable =
    rules.creditReserve > 0 && credit !== null ? credit - rules.creditReserve : Number.POSITIVE_INFINITY;
  if (Math.min(budget, spendable) === Number.POSITIVE_INFINITY) return unlimited;
  const before = new Set(messages.filter(hasGone));
  let measured: number | null = null;
  /** Of one part. */
  const price = () => told() ?? measured;
  const spent = (some: readonly Message[]) =>
    some.reduce((sum, { cost, parts }) => sum + (cost ?? (parts ?? 1) * (price() ?? 0)), 0);
  const gone = () => messages.filter(hasGone);
  const goneNow = () => gone().filter((message) => !before.has(message));
  const left = () => ({ budget: budget - spent(gone()), credit: spendable - spent(goneNow()) });
  let promised = 0;
  return {
    room() {
      promised = 0;
      if (price() === null && credit !== null) measured = partOf(credit, creditOf(work, ready), goneNow());
      if (Math.min(...Object.values(left())) <= 0) return 0;
      if (price() !== null) return Number.POSITIVE_INFINITY;
      return gone().length === 0 ? 1 : 0;
    },
    fits(parts) {
      promised += parts * (price() ?? 0);
      return promised <= Math.min(...Object.values(left()));
    },
    full() {
      const { budget: ofBudget, credit: ofCredit } = left();
      if (price() !== null || Math.min(ofBudget, ofCredit) <= 0)
        return { reason: ofBudget <= ofCredit ? 'over_budget' : 'no_credit', pause: true, until: null };
      const first = Math.min(...gone().map(({ sentAt, changedAt }) => sentAt ?? changedAt ?? 0));
      const mayHear = ready.gateway.deliveries && platform.clock.now() - first < reportHours * hourMs;
      return mayHear
        ? { reason: '', pause: false, until: platform.clock.now() + hourMs }
        : { reason: 'cost_unknown', pause: true, until: null };
    },
  };
}

/** Also what was paid for and failed. */
const hasGone = ({ state, cost }: Message): boolean => wentOrMayHave.has(state) || (cost ?? 0) > 0;

/** What a part cost at most; null where the gateway told of none. */
function dearestPart(messages: readonly Message[]): number | null {
  let dearest: number | null = null;
  for (const { cost, parts } of messages)
    if (cost !== null && cost > 0) dearest = Math.max(dearest ?? 0, cost / (parts ?? 1));
  return dearest;
}

/** By how much the credit went down for each part. */
function partOf(before: number, after: number | null, sent: readonly Message[]): number | null {
  const parts = sent.reduce((sum, message) => sum + (message.parts ?? 1), 0);
  return after === null || after >= before || parts === 0 ? null : (before - after) / parts;
}

/** In shown units, null where the gateway does not say. */
export function creditOf(work: Work, { gateway, settings }: ReadyGateway): number | null {
  if (!gateway.credit) return null;
  const [response = { status: 0, body: '' }] = work.platform.http.send([
    gateway.credit.buildRequest(settings),
  ]);
  const credit = gateway.credit.readResponse(response);
  return credit === null ? null : (costOf(credit, gateway.costUnit).cost ?? null);
}
