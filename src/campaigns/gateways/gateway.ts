import type { Words } from '../../core/language.ts';
import type { Param, Params, Values } from '../../core/params.ts';

/** One text on its way. */
export interface TextMessage {
  /** Key of its row in the ledger. */
  readonly key: string;
  /** The same whole number for the same message at every try, below 2^53. */
  readonly reference: number;
  /** E.164, such as +989121112233. */
  readonly to: string;
  readonly text: string;
  readonly campaign: string;
  readonly step: string;
}

/** A call for somebody else to make. Nothing of it may be shown or logged: it holds the key. */
export interface GatewayRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
}

/** `status` 0: no answer came. */
export interface GatewayResponse {
  readonly status: number;
  readonly body: string;
}

/** What a gateway made of a batch. A message that is named nowhere is unknown. */
export type SendAnswer =
  | {
      readonly kind: 'answered';
      readonly accepted: readonly Accepted[];
      readonly rejected: readonly Rejected[];
    }
  /** Nothing of it went, and nothing else will before somebody mends this: key, credit, line. */
  | { readonly kind: 'fatal'; readonly code: string; readonly noCredit: boolean }
  /** Nothing of it went, and nothing more will for so many hours: a limit is reached. */
  | { readonly kind: 'wait'; readonly code: string; readonly hours: number }
  /** Nothing of it went; later it may. */
  | { readonly kind: 'retry'; readonly code: string }
  /** Nothing of it went because of one message in it; which one is not said, so halves are to be tried. */
  | { readonly kind: 'split'; readonly code: string }
  /** Nobody can tell what went. */
  | { readonly kind: 'unknown'; readonly code: string };

export interface Accepted {
  readonly key: string;
  /** The gateway's own number of the message. */
  readonly id: string;
  /** In the gateway's unit of cost, null where it does not say. */
  readonly cost: number | null;
}

export interface Rejected {
  readonly key: string;
  readonly code: string;
  readonly retryable: boolean;
  /** What the refusal tells of the customer. */
  readonly because: 'invalid_phone' | 'blocked_ads' | 'opted_out' | 'gateway_refused';
}

/** What a gateway says of a message when asked later. */
export interface Fate {
  readonly key: string;
  /** `absent`: it never came there, so it may be sent again. `unknown`: the gateway cannot say. */
  readonly state: 'accepted' | 'delivered' | 'failed' | 'absent' | 'unknown';
  readonly because: 'blocked_ads' | 'gateway_refused' | null;
  readonly id: string | null;
  /** Null where it does not say; 0 for what was paid back. */
  readonly cost: number | null;
}

/** A message as it is asked about. */
export interface AskedMessage {
  readonly key: string;
  readonly reference: number;
  readonly id: string;
  readonly to: string;
  /** About when it was sent, ms since 1970 UTC. */
  readonly sentAt: number;
}

/** A pair of pure functions around a call that somebody else makes. */
export interface Exchange<M, A> {
  readonly perRequest: number;
  buildRequest(messages: readonly M[], settings: Readonly<Record<string, string>>): GatewayRequest;
  /** Never throws, whatever came. */
  readResponse(
    response: GatewayResponse,
    messages: readonly M[],
    settings: Readonly<Record<string, string>>,
  ): A;
}

/**
 * One company that carries texts. This object is all there is to say about it: the settings page, the engine and the
 * README read it.
 */
export interface Gateway<P extends Params> {
  /** Never changed once released: campaigns name it. */
  readonly id: string;
  readonly label: Words;
  /** In which costs are told: a currency code, or 'credit' where they are not money. */
  readonly costUnit: string;
  readonly settings: P;
  /** Letters it takes in one text; left out where nobody says. */
  readonly longestText?: number;
  readonly send: Exchange<TextMessage, SendAnswer>;
  /** What became of messages whose answer was lost, by our reference or by what they were. */
  readonly lookUp?: Exchange<AskedMessage, readonly Fate[]> & {
    /** Past it the gateway has forgotten, and an answer that it never had the message means nothing. */
    readonly forHours: number;
  };
  /** What became of accepted messages, by the gateway's numbers. */
  readonly deliveries?: Exchange<AskedMessage, readonly Fate[]> & { readonly forHours: number };
  /** Credit left in `costUnit`; null: not to be read from this answer. */
  readonly credit?: {
    buildRequest(settings: Values<P>): GatewayRequest;
    readResponse(response: GatewayResponse): number | null;
  };
  /** Numbers that asked for no more messages, read a page at a time. */
  readonly optOuts?: {
    buildRequest(settings: Values<P>, since: { readonly ms: number; readonly page: number }): GatewayRequest;
    readResponse(
      response: GatewayResponse,
    ): { readonly numbers: readonly string[]; readonly more: boolean } | null;
  };
}

export type AnyGateway = Gateway<Readonly<Record<string, Param<string>>>>;

/** Infers the settings. */
export function defineGateway<const P extends Readonly<Record<string, Param<string>>>>(
  gateway: Gateway<P>,
): Gateway<P> {
  return gateway;
}
