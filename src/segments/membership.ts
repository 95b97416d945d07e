import { UserError } from '../core/errors.ts';
import { type RfmScores, scoreCustomers } from '../metrics/rfm.ts';
import { type SegmentId, segmentIds, segmentOf } from '../metrics/segmentGrid.ts';
import { type StageId, type Stages, stageIds, stagesOf } from '../metrics/stages.ts';
import type { Day, Orders } from '../orders/order.ts';

/** Ids under which campaigns, tabs and plans name a set of customers. Never changed once released. */
export const groupIds: readonly string[] = [
  'customers',
  ...segmentIds,
  ...stageIds.map((id) => `stage_${id}`),
];

/** Where every customer with an order by a day stands. All columns have one entry each, in the order of `Orders.customers`. */
export interface Standing {
  readonly asOf: Day;
  /** Index into `Orders.customers`. */
  readonly customer: Int32Array;
  readonly segment: readonly SegmentId[];
  readonly stage: readonly StageId[];
  readonly scores: RfmScores;
  readonly stages: Stages;
}

/**
 * The customers of a segment on a day, as ascending indices into `orders.customers`. Orders after `asOf` are ignored,
 * and so is who has none before.
 *
 * @throws {UserError} when there is no such segment, listing those there are
 */
export function membersOf(groupId: string, orders: Orders, asOf: Day): Int32Array {
  if (!groupIds.includes(groupId)) throw noSuchSegment(groupId);
  return membersIn(standingOf(orders, asOf), groupId);
}

/** As `membersOf`, of a standing that is known; nobody is in a group that is none. */
export function membersIn(standing: Standing, groupId: string): Int32Array {
  const { customer, segment, stage } = standing;
  if (groupId === 'customers') return customer;
  return customer.filter((_, i) => segment[i] === groupId || `stage_${stage[i]}` === groupId);
}

/** Reckoned once for the same orders and day. */
export function standingOf(orders: Orders, asOf: Day): Standing {
  const known = lastStanding.get(orders);
  if (known?.asOf === asOf) return known;
  const scores = scoreCustomers(orders, { asOf, after: null, scale: 'auto' });
  const stages = stagesOf(orders, asOf);
  const standing: Standing = {
    asOf,
    customer: scores.customer,
    segment: Array.from(scores.r, (r, i) => segmentOf(r, scores.f[i]!)),
    stage: stages.stage,
    scores,
    stages,
  };
  lastStanding.set(orders, standing);
  return standing;
}

const lastStanding = new WeakMap<Orders, Standing>();

function noSuchSegment(id: string): UserError {
  return new UserError({
    en: `segment must be one of ${groupIds.length}, such as "at_risk" or "stage_lost", got "${id}"`,
    fa: `بخش باید یکی از ${groupIds.length} بخش باشد، مانند "at_risk" یا "stage_lost"؛ "${id}" آمد`,
  });
}
