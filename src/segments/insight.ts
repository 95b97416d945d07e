import type { Understood } from '../calls/orders.ts';
import { totalsOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { membersIn, type Standing } from './membership.ts';

/** Under this many customers a share in a hundred says nothing. */
const fewestCustomers = 100;

/**
 * The one sentence worth knowing of a shop: how many of 100 buyers ever came back, and how many good customers are
 * slipping away on that day (the segments at risk and can't lose). Null when there are under 100 customers.
 */
export function insightOf(orders: Orders, standing: Standing): Understood['insight'] {
  const totals = totalsOf(orders, { from: Number.NEGATIVE_INFINITY, to: standing.asOf });
  if (totals.buyers < fewestCustomers) return null;
  let cameBack = 0;
  for (const count of totals.orderCount) if (count > 1) cameBack++;
  const slipping = membersIn(standing, 'at_risk').length + membersIn(standing, 'cant_lose').length;
  return { cameBackOf100: Math.round((100 * cameBack) / totals.buyers), slipping };
}
