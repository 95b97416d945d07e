import type { Campaign } from './campaign.ts';
import type { AnyGateway, GatewayResponse, SendAnswer, TextMessage } from './gateways/gateway.ts';
import type { Change, Message } from './message.ts';
import { type Outgoing, referenceOf, type Standstill } from './runSend.ts';
import type { Work } from './runWork.ts';

/** What takes messages off our hands: the mail service, or a gateway with its settings. */
export interface Carrier {
  /** Messages claimed together; as many may be unknown after a crash. */
  readonly batchSize: number;
  /** How many more may go now. */
  room(): number;
  /** What to say when there is no more room. */
  readonly full: Standstill;
  /** Whether anything stands in the way of every message. */
  standstill(): Standstill | null;
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
    full,
    standstill: () => null,
    send(batch) {
      const changes = new Map<Message, Change>();
      const giveBack = (from: number) => {
        for (const { message } of batch.slice(from)) changes.set(message, backInQueue(message));
      };
      for (const [i, { message, composed }] of batch.entries()) {
        if (clock.now() >= clock.deadline) {
          giveBack(i);
          return { changes, trouble: full };
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

export function gatewayCarrier(
  work: Work,
  campaign: Campaign,
  gateway: AnyGateway,
  settings: Readonly<Record<string, string>>,
): Carrier {
  const { http, clock } = work.platform;
  let spent = spentSoFar(work, campaign);

  const ask = (batch: readonly Outgoing[]): Told => {
    const texts = batch.map(textOf);
    const [response = noAnswer] = http.send([gateway.send.buildRequest(texts, settings)]);
    const answer = readSafely(gateway, response, texts);
    if (answer.kind === 'split' && batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      const first = ask(batch.slice(0, half));
      const rest = batch.slice(half);
      const second = first.trouble ? unsent(rest, first.trouble) : ask(rest);
      return { changes: new Map([...first.changes, ...second.changes]), trouble: second.trouble };
    }
    if (answer.kind === 'fatal') return unsent(batch, standstillOf(answer));
    const trouble = answer.kind === 'unknown' ? unclear : answer.kind === 'retry' ? busy : null;
    return { changes: changesOf(answer, batch, gateway.costUnit, clock.now()), trouble };
  };

  return {
    batchSize: gateway.lookUp ? gateway.send.perRequest : Math.min(10, gateway.send.perRequest),
    room: () => Number.POSITIVE_INFINITY,
    full: { reason: 'quota', pause: false, until: null },
    standstill: () =>
      campaign.budget !== null && spent >= campaign.budget
        ? { reason: 'over_budget', pause: true, until: null }
        : null,
    send(batch) {
      const told = ask(batch);
      for (const change of told.changes.values()) spent += change.cost ?? 0;
      return told;
    },
  };
}

/** What became of each message of a batch, and whether to go on. */
interface Told {
  readonly changes: Map<Message, Change>;
  readonly trouble: Standstill | null;
}

const noAnswer: GatewayResponse = { status: 0, body: '' };
/** Nothing more is sent in this run: what is wrong with one answer may be wrong with the next. */
const unclear: Standstill = { reason: 'gateway_refused', pause: false, until: null };
const busy = unclear;

function textOf({ message, composed }: Outgoing): TextMessage {
  return { key: message.key, reference: referenceOf(message), to: message.to, text: composed.text };
}

function unsent(batch: readonly Outgoing[], trouble: Standstill): Told {
  return { changes: new Map(batch.map(({ message }) => [message, backInQueue(message)])), trouble };
}

function spentSoFar(work: Work, campaign: Campaign): number {
  return work.ledger.of(campaign.name).reduce((sum, message) => sum + (message.cost ?? 0), 0);
}

/** A gateway definition that throws must not lose what is known of the batch. */
function readSafely(
  gateway: AnyGateway,
  response: GatewayResponse,
  batch: readonly TextMessage[],
): SendAnswer {
  try {
    return gateway.send.readResponse(response, batch);
  } catch {
    return { kind: 'unknown', code: String(response.status) };
  }
}

function standstillOf({ code, noCredit }: Extract<SendAnswer, { kind: 'fatal' }>): Standstill {
  return { reason: noCredit ? 'no_credit' : 'gateway_refused', pause: true, until: null, detail: code };
}

/** A message that the answer does not name is unknown. */
function changesOf(
  answer: Exclude<SendAnswer, { kind: 'fatal' }>,
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
  return unit === 'IRR' ? { cost: cost / 10, currency: 'IRT' } : { cost, currency: unit };
}
