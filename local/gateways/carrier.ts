import type { Panel, SentMessage } from '../host.ts';
import { partsOf } from './parts.ts';

/** Rial for one part, as vendors' own examples have it. */
const pricePerPart = 2_370;
const startingCredit = 100_000_000;
const minuteMs = 60_000;

/** One text as a provider keeps it. */
export interface Parcel {
  readonly id: number;
  /** The sender's own number of it, '' for none. */
  readonly reference: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly line: string;
  readonly at: number;
  readonly parts: number;
  readonly cost: number;
  readonly isBlocked: boolean;
}

export type Stage = 'queued' | 'at operator' | 'delivered' | 'blocked';

/** What a provider has for one customer: credit, who will not be reached, and every text it took. */
export class Carrier implements Panel {
  credit: number;
  readonly blocked = new Set<string>();
  readonly optedOut = new Map<string, number>();
  readonly inbox: { at: number; from: string; to: string; text: string }[] = [];
  readonly parcels: Parcel[] = [];
  readonly #byReference = new Map<string, Parcel>();
  readonly #byId = new Map<string, Parcel>();

  constructor(
    readonly gateway: string,
    private readonly outbox: SentMessage[],
    private readonly firstId: number,
    private readonly price = pricePerPart,
  ) {
    this.credit = price === pricePerPart ? startingCredit : 10_000 * price;
  }

  /** Price of a text; what the credit must hold. */
  costOf(text: string): number {
    return partsOf(text) * this.price;
  }

  byReference(reference: string): Parcel | undefined {
    return this.#byReference.get(reference);
  }

  byId(id: string | number): Parcel | undefined {
    return this.#byId.get(String(id));
  }

  /** Takes a text on its way: from here on it counts as sent. One to a number that blocks is paid back. */
  take(
    text: { readonly to: string; readonly text: string; readonly line: string; readonly reference?: string },
    at: number,
  ): Parcel {
    const isBlocked = this.blocked.has(text.to) || this.optedOut.has(text.to);
    const parcel: Parcel = {
      ...text,
      reference: text.reference ?? '',
      id: this.firstId + this.parcels.length,
      at,
      parts: partsOf(text.text),
      cost: this.costOf(text.text),
      isBlocked,
    };
    this.parcels.push(parcel);
    this.#byId.set(String(parcel.id), parcel);
    if (parcel.reference !== '') this.#byReference.set(parcel.reference, parcel);
    if (!isBlocked) this.credit -= parcel.cost;
    this.outbox.push({
      at,
      channel: 'sms',
      to: text.to,
      subject: '',
      text: text.text,
      html: '',
      sender: text.line,
      replyTo: '',
      gateway: this.gateway,
      state: isBlocked ? 'blocked' : 'delivered',
      cost: isBlocked ? 0 : parcel.cost,
    });
    return parcel;
  }

  /** How far a text is at a moment: with the operator after one minute, on the phone after five. */
  stageOf(parcel: Parcel, now: number): Stage {
    if (now < parcel.at + minuteMs) return 'queued';
    if (parcel.isBlocked) return 'blocked';
    return now < parcel.at + 5 * minuteMs ? 'at operator' : 'delivered';
  }
}

/** E.164 of a number as Iranian gateways take it (09…, 9…, 0098…, +98…), or of another with its +; null for neither. */
export function phoneOf(text: string): string | null {
  const digits = text.trim().replace(/[\s()-]/g, '');
  const iranian = /^(?:\+98|0098|98|0)?(9\d{9})$/.exec(digits);
  if (iranian) return `+98${iranian[1]}`;
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
}

/** Whether a text offers the way out that the regulator asks for. */
export const offersOptOut = (text: string): boolean => /لغو\s*(?:11|۱۱)/.test(text);
