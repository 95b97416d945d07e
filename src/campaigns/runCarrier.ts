import type { Campaign } from './campaign.ts';
import type { Composed } from './compose.ts';
import type { GatewayResponse, SendAnswer, TextMessage } from './gateways/gateway.ts';
import type { ReadyGateway } from './loadGateway.ts';
import type { Change, Message } from './message.ts';
import type { OptOut } from './optOuts.ts';
import { lengthOf } from './parts.ts';
import { type Outgoing, referenceOf, type Standstill } from './runSend.ts';
import { spendingOf } from './runSpending.ts';
import type { Work } from './runWork.ts';

/** What takes messages off our hands: the mail service, or a gateway with its settings. */
export interface Carrier {
  /** Messages claimed together; as many may be unknown after a crash. */
  readonly batchSize: number;
  /** How many more may go now, as far as that is not for `fits` to say. */
  room(): number;
  /** Whether a message may go too, beside those that were said to fit since `room` was asked. */
  fits(composed: Composed): boolean;
  /** What to say when there is no more room. */
  full(): Standstill;
  /** What became of each; a message that is not named is unknown. */
  send(batch: readonly Outgoing[]): Told;
}

/** One at a time, and written down ten at a time. */
const mailsPerBatch = 10;
/** So many unclear failures in a row are no accident. */
const mostFailuresInARow = 3;

export function mailCarrier(work: Work): Carrier {
  const { mail, clock } = work.platform;
  const full: Standstill = { reason: 'quota', pause: false, until: null };
  let failuresInARow = 0;
  return {
    batchSize: mailsPerBatch,
    room: () => mail.remaining() - work.rules.mailReserve,
    fits: () => true,
    full: () => full,
    send(batch) {
      const changes = new Map<Message, Change>();
      const giveBack = (from: number) => {
        for (const { message } of batch.slice(from)) changes.set(message, backInQueue(message));
      };
      for (const [i, { message, composed }] of batch.entries()) {
        if (clock.now() >= clock.deadline) {
          giveBack(i);
          return { changes, trouble: { ...full, reason: '' } };
        }
        try {
          mail.send({
            to: message.to,
            subject: composed.subject,
            text: composed.text,
            html: composed.html,
            senderName: work.rules.senderName,
            replyTo: work.rules.replyTo,
          });
          failuresInARow = 0;
          changes.set(message, { state: 'accepted', sentAt: clock.now() });
        } catch {
          // Which state the service is in says more than its words, which come in the account's language.
          if (mail.remaining() <= 0) {
            giveBack(i);
            return { changes, trouble: full };
          }
          failuresInARow++;
          changes.set(message, { state: 'unknown', sentAt: clock.now() });
          if (failuresInARow < mostFailuresInARow) continue;
          giveBack(i + 1);
          return { changes, trouble: { reason: 'gateway_refused', pause: true, until: null } };
        }
      }
      return { changes, trouble: null };
    },
  };
}

/** As if it had never been claimed: it did not go. */
function backInQueue(message: Message): Change {
  return { state: 'planned', reason: '', batch: '', tries: message.tries - 1 };
}

export function gatewayCarrier(work: Work, campaign: Campaign, ready: ReadyGateway): Carrier {
  const { gateway } = ready;
  const spending = spendingOf(work, campaign, ready);
  return {
    batchSize: gateway.lookUp ? Math.max(askedTogether, gateway.send.perRequest) : askedTogether,
    room: spending.room,
    fits: ({ text }) => spending.fits(lengthOf(text).parts),
    full: spending.full,
    send(batch) {
      const told = ask(work, ready, batch);
      for (const [message, change] of told.changes) {
        if (change.reason === 'opted_out') noteWish(work, message, 'sms', gateway.label[work.language]);
        if (change.reason === 'blocked_ads') noteWish(work, message, 'sms_ads', gateway.label[work.language]);
      }
      return told;
    },
  };
}

/** Where a gateway cannot be asked later, no more than so many may be unknown after a crash. */
const askedTogether = 10;

function ask(work: Work, ready: ReadyGateway, batch: readonly Outgoing[]): Told {
  const { gateway, settings } = ready;
  const chunks = chunksOf(batch, gateway.send.perRequest);
  const responses = work.platform.http.send(
    chunks.map((chunk) => gateway.send.buildRequest(chunk.map(textOf), settings)),
  );
  const told = chunks.map((chunk, i) => readChunk(work, ready, chunk, responses[i] ?? noAnswer));
  return {
    changes: new Map(told.flatMap(({ changes }) => [...changes])),
    trouble:
      told.find(({ trouble }) => trouble?.pause)?.trouble ??
      told.find(({ trouble }) => trouble)?.trouble ??
      null,
  };
}

function readChunk(
  work: Work,
  ready: ReadyGateway,
  chunk: readonly Outgoing[],
  response: GatewayResponse,
): Told {
  const { gateway, settings } = ready;
  const now = work.platform.clock.now();
  const answer = readSafely(() => gateway.send.readResponse(response, chunk.map(textOf), settings), response);
  switch (answer.kind) {
    case 'fatal':
      return unsent(chunk, standstillOf(answer));
    case 'wait':
      return unsent(chunk, {
        reason: 'quota',
        pause: false,
        until: now + answer.hours * hourMs,
        detail: answer.code,
      });
    case 'split': {
      if (chunk.length === 1)
        return { changes: changesOf(answer, chunk, gateway.costUnit, now), trouble: null };
      const half = Math.ceil(chunk.length / 2);
      const first = ask(work, ready, chunk.slice(0, half));
      const rest = chunk.slice(half);
      const second = first.trouble ? unsent(rest, first.trouble) : ask(work, ready, rest);
      return { changes: new Map([...first.changes, ...second.changes]), trouble: second.trouble };
    }
    default: {
      const trouble =
        answer.kind === 'answered' ? null : answer.kind === 'retry' ? unclear : lost(work, chunk, ready);
      return { changes: changesOf(answer, chunk, gateway.costUnit, now), trouble };
    }
  }
}

const hourMs = 3_600_000;

/**
 * A lost answer ends the run. Where nobody can be asked what became of it, a second one with nothing taken in between
 * waits for a person, lest the whole list end as unknown.
 */
function lost(work: Work, chunk: readonly Outgoing[], { gateway }: ReadyGateway): Standstill {
  const { campaign } = chunk[0]!.message;
  const current = new Set(chunk.map(({ message }) => message));
  let lastTaken = 0;
  let lastLost = 0;
  for (const message of work.ledger.of(campaign)) {
    const at = message.sentAt ?? 0;
    if (message.state === 'accepted' || message.state === 'delivered') lastTaken = Math.max(lastTaken, at);
    if (message.state === 'unknown' && !current.has(message)) lastLost = Math.max(lastLost, at);
  }
  return gateway.lookUp || lastLost === 0 || lastTaken > lastLost ? unclear : { ...unclear, pause: true };
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size));
  return chunks;
}

function noteWish(work: Work, message: Message, channel: OptOut['channel'], source: string): void {
  work.wishes.push({ contact: message.to, channel, source, customer: message.customer });
}

/** What became of each message of a batch, and whether to go on. */
interface Told {
  readonly changes: Map<Message, Change>;
  readonly trouble: Standstill | null;
}

const noAnswer: GatewayResponse = { status: 0, body: '' };
/** Nothing more is sent in this run: what is wrong with one answer may be wrong with the next. */
const unclear: Standstill = { reason: 'gateway_refused', pause: false, until: null };

function textOf({ message, composed }: Outgoing): TextMessage {
  const { key, to, campaign, step } = message;
  return { key, reference: referenceOf(message), to, text: composed.text, campaign, step };
}

function unsent(batch: readonly Outgoing[], trouble: Standstill): Told {
  return { changes: new Map(batch.map(({ message }) => [message, backInQueue(message)])), trouble };
}

/** A gateway definition that throws must not lose what is known of the batch. */
function readSafely(read: () => SendAnswer, response: GatewayResponse): SendAnswer {
  try {
    return read();
  } catch {
    return { kind: 'unknown', code: String(response.status) };
  }
}

function standstillOf({ code, noCredit }: Extract<SendAnswer, { kind: 'fatal' }>): Standstill {
  return { reason: noCredit ? 'no_credit' : 'gateway_refused', pause: true, until: null, detail: code };
}

/** A message that the answer does not name is unknown. */
function changesOf(
  answer: Exclude<SendAnswer, { kind: 'fatal' | 'wait' }>,
  batch: readonly Outgoing[],
  costUnit: string,
  now: number,
): Map<Message, Change> {
  const told = new Map<string, Change>();
  if (answer.kind === 'retry' || answer.kind === 'split')
    for (const { message } of batch)
      told.set(message.key, { state: 'retry', reason: 'gateway_refused', detail: answer.code });
  if (answer.kind === 'answered') {
    for (const { key, id, cost } of answer.accepted)
      told.set(key, { state: 'accepted', reason: '', sentAt: now, reference: id, ...costOf(cost, costUnit) });
    for (const { key, code, retryable, because } of answer.rejected)
      told.set(key, { state: retryable ? 'retry' : 'failed', reason: because, detail: code });
  }
  const unknown: Change = { state: 'unknown', sentAt: now };
  return new Map(batch.map(({ message }) => [message, told.get(message.key) ?? unknown]));
}

/** Iranian gateways bill in Rial; people reckon in Toman. */
export function costOf(cost: number | null, unit: string): Pick<Change, 'cost' | 'currency'> {
  if (cost === null) return {};
  return { cost: unit === 'IRR' ? cost / 10 : cost, currency: currencyOf(unit) };
}

/** In which people reckon what a gateway bills in a unit. */
export const currencyOf = (unit: string): string => (unit === 'IRR' ? 'IRT' : unit);
