import type { GatewayResponse, SendAnswer, TextMessage } from '../../../src/campaigns/gateways/gateway.ts';

export const json = (status: number, body: unknown): GatewayResponse => ({
  status,
  body: JSON.stringify(body),
});

export const texts = (count: number): TextMessage[] =>
  Array.from({ length: count }, (_, i) => ({
    key: `Hello|2024-10-01|K${i}|1`,
    reference: 1_000 + i,
    to: `+98912000000${i + 1}`,
    text: `سلام ${i}`,
    campaign: 'Hello',
    step: '1',
  }));

/** What an answer comes to for one message, in a word: the class of its code. */
export function classOf(answer: SendAnswer): string {
  switch (answer.kind) {
    case 'fatal':
      return answer.noCredit ? 'no credit' : 'fatal';
    case 'answered': {
      if (answer.accepted.length > 0) return 'accepted';
      const [rejected] = answer.rejected;
      if (!rejected) return 'unknown';
      return rejected.retryable ? 'retry' : rejected.because;
    }
    default:
      return answer.kind;
  }
}
