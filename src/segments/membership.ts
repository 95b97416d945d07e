import { UserError } from '../core/errors.ts';
import { type RfmScores, scoreCustomers } from '../metrics/rfm.ts';
import { type SegmentId, segmentIds, segmentOf } from '../metrics/segmentGrid.ts';
import type { Day, Orders } from '../orders/order.ts';

/** Ids under which campaigns, tabs and plans name a set of customers. Never changed once released. */
export const groupIds: readonly string[] = ['customers', ...segmentIds];

/**
 * The customers of a segment on a day, as ascending indices into `orders.customers`. Orders after `asOf` are ignored,
 * and so is who has none before.
 *
 * @throws {UserError} when there is no such segment, listing those there are
 */
export function membersOf(groupId: string, orders: Orders, asOf: Day): Int32Array {
  const scores = scoresOf(orders, asOf);
  if (groupId === 'customers') return scores.customer;
  if (!isSegment(groupId)) throw noSuchSegment(groupId);
  return scores.customer.filter((_, i) => segmentOf(scores.r[i]!, scores.f[i]!) === groupId);
}

/** One entry a customer with an order up to `asOf`; reckoned once for the same orders and day. */
export function scoresOf(orders: Orders, asOf: Day): RfmScores {
  const known = lastScores.get(orders);
  if (known?.asOf === asOf) return known.scores;
  const scores = scoreCustomers(orders, { asOf, after: null, scale: 'auto' });
  lastScores.set(orders, { asOf, scores });
  return scores;
}

const lastScores = new WeakMap<Orders, { readonly asOf: Day; readonly scores: RfmScores }>();

const isSegment = (id: string): id is SegmentId => (segmentIds as readonly string[]).includes(id);

function noSuchSegment(id: string): UserError {
  return new UserError({
    en: `segment must be one of ${groupIds.join(', ')}, got "${id}"`,
    fa: `segment باید یکی از این‌ها باشد: ${groupIds.join('، ')}؛ "${id}" آمد`,
  });
}
