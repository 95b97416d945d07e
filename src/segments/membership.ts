import { type CutPoints, type RfmScores, scoreCustomers } from '../metrics/rfm.ts';
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
  /** The shop's own borders of the scores, as they were used. */
  readonly cutPoints: CutPoints;
}

/** The customers of a segment, as ascending indices into `orders.customers`; nobody is in a group that is none. */
export function membersIn(standing: Standing, groupId: string): Int32Array {
  const { customer, segment, stage } = standing;
  if (groupId === 'customers') return customer;
  return customer.filter((_, i) => segment[i] === groupId || `stage_${stage[i]}` === groupId);
}

/** Orders after `asOf` are ignored, and so is who has none before. Reckoned once for the same orders, day and borders. */
export function standingOf(orders: Orders, asOf: Day, cutPoints: CutPoints): Standing {
  const known = lastStanding.get(orders);
  if (known?.asOf === asOf && JSON.stringify(known.cutPoints) === JSON.stringify(cutPoints)) return known;
  const scores = scoreCustomers(orders, { asOf, after: null, scale: 'auto', cutPoints });
  const stages = stagesOf(orders, asOf);
  const standing: Standing = {
    asOf,
    customer: scores.customer,
    segment: Array.from(scores.r, (r, i) => segmentOf(r, scores.f[i]!)),
    stage: stages.stage,
    scores,
    stages,
    cutPoints,
  };
  lastStanding.set(orders, standing);
  return standing;
}

const lastStanding = new WeakMap<Orders, Standing>();
