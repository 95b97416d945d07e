import type { HttpAnswer, HttpCall } from '../google/web.ts';
import type { Carrier } from './carrier.ts';

/** A web call as a provider reads it. */
export interface Visit extends HttpCall {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Fields of a form, or of the address where the body has none. */
  field(name: string): string;
  /** The body as JSON; null where it is none. */
  json(): unknown;
  /** The provider is to say that there is no money. */
  readonly isBroke: boolean;
}

/** A provider of texts inside this program, with the answers of the real one. */
export interface FakeGateway {
  readonly id: string;
  /** Hosts it answers at. */
  readonly hosts: readonly string[];
  readonly carrier: Carrier;
  answer(visit: Visit): HttpAnswer;
  /** Its way to say that a request failed with this HTTP status. */
  failure(status: number): HttpAnswer;
}

export const jsonAnswer = (status: number, body: unknown): HttpAnswer => ({
  status,
  body: JSON.stringify(body),
});

/** A JSON value as a record, {} where it is none. */
export const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

export const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
