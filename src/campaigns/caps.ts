import { millisecondsInDay } from '../core/days.ts';

/** At most so many messages to one person in any so many days, over all campaigns; channel null counts all. */
export interface Cap {
  readonly channel: 'email' | 'sms' | null;
  readonly messages: number;
  readonly days: number;
}

export interface SentMessage {
  readonly channel: 'email' | 'sms';
  /** Milliseconds since 1970 UTC. */
  at(): number;
  /** False once it turned out that it never went. */
  counts(): boolean;
}

/** Messages that really went, or may have, by everything a person is known by. */
export class SentHistory {
  private readonly byIdentity = new Map<string, SentMessage[]>();

  add(identities: readonly string[], message: SentMessage): void {
    for (const identity of identities) {
      const known = this.byIdentity.get(identity);
      if (known) known.push(message);
      else this.byIdentity.set(identity, [message]);
    }
  }

  /** The instant from which one more message keeps every cap: now or before when it does already, never with a cap of 0. */
  freeAt(identities: readonly string[], channel: SentMessage['channel'], caps: readonly Cap[]): number {
    let free = 0;
    for (const cap of caps) {
      if (cap.channel !== null && cap.channel !== channel) continue;
      for (const identity of identities) free = Math.max(free, this.freeOf(identity, cap));
    }
    return free;
  }

  private freeOf(identity: string, cap: Cap): number {
    if (cap.messages === 0) return Number.POSITIVE_INFINITY;
    const times = (this.byIdentity.get(identity) ?? [])
      .filter((message) => message.counts() && (cap.channel === null || message.channel === cap.channel))
      .map((message) => message.at())
      .sort((a, b) => b - a);
    const blocking = times[cap.messages - 1];
    return blocking === undefined ? 0 : blocking + cap.days * millisecondsInDay;
  }
}
