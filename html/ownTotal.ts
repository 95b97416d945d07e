import type { Understood } from '../src/calls/orders.ts';

/** What a total that somebody reads off their platform is beside ours. */
export type Beside =
  | { readonly is: 'counted' | 'withAnonymous' | 'beforeLeftOut' }
  | { readonly is: 'more' | 'less'; readonly by: number };

/** Half a smallest unit of money with two decimals. */
const nothing = 0.005;

/**
 * Where a typed total is found among the sums of a reading in one currency; else by how much it is more or less than
 * what counts.
 */
export function besideOurs(typed: number, { revenue, anonymous, sum }: Understood): Beside {
  const counted = Number(Object.values(revenue)[0] ?? 0);
  const isTyped = (amount: number) => Math.abs(typed - amount) < nothing;
  if (isTyped(counted)) return { is: 'counted' };
  if (isTyped(counted + Number(Object.values(anonymous.revenue)[0] ?? 0))) return { is: 'withAnonymous' };
  if (typeof sum.in === 'string' && isTyped(Number(sum.in))) return { is: 'beforeLeftOut' };
  return typed > counted ? { is: 'more', by: typed - counted } : { is: 'less', by: counted - typed };
}
