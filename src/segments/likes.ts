import { compareCodePoints } from '../core/text.ts';
import { type ProductPair, pairsOf } from '../metrics/crossSell.ts';
import { ordersByCustomer } from '../orders/history.ts';
import type { Day, Line, Orders } from '../orders/order.ts';

/** What a customer buys; '' where the file does not say or nothing speaks for a product. */
export interface Likes {
  /** The dearest product of the latest order. */
  readonly lastProduct: string;
  /** The category most of the orders hold something of. */
  readonly category: string;
  /** What buyers of the same products buy too, and this customer has not. */
  readonly nextProduct: string;
}

const nothing: Likes = { lastProduct: '', category: '', nextProduct: '' };

/** Pairs seen with fewer customers are chance. */
const leastTogether = 5;

/** By customer index; orders after `asOf` are ignored. The order of the file's rows does not matter. */
export function likesOf(orders: Orders, asOf: Day): (who: number) => Likes {
  const { start, order } = ordersByCustomer(orders, asOf);
  const alsoBought = offersBy(pairsOf(orders, leastTogether, 'customer'));
  return (who) => {
    const own = order.subarray(start[who]!, start[who + 1]!);
    return own.length === 0 ? nothing : likesIn(orders, own, alsoBought);
  };
}

/** Product → what goes with it more often than chance would have it, surest first. */
function offersBy(pairs: readonly ProductPair[]): ReadonlyMap<string, readonly ProductPair[]> {
  const offers = new Map<string, ProductPair[]>();
  for (const pair of pairs) {
    if (pair.liftLow <= 1) continue;
    const known = offers.get(pair.bought);
    if (known) known.push(pair);
    else offers.set(pair.bought, [pair]);
  }
  return offers;
}

function likesIn(
  orders: Orders,
  own: Int32Array,
  offers: ReadonlyMap<string, readonly ProductPair[]>,
): Likes {
  const bought = new Set<string>();
  const categories = new Map<string, { orders: number; amount: number }>();
  let latest = own[own.length - 1]!;
  for (const index of own) {
    if (isLater(orders, index, latest)) latest = index;
    const seen = new Set<string>();
    for (const { product, category, amount } of orders.detail(index).lines) {
      if (product !== '') bought.add(product);
      if (category === '') continue;
      const tally = categories.get(category) ?? { orders: 0, amount: 0 };
      if (!seen.has(category)) tally.orders++;
      seen.add(category);
      tally.amount += amount;
      categories.set(category, tally);
    }
  }
  const lastLines = orders.detail(latest).lines.filter(({ product }) => product !== '');
  return {
    lastProduct: [...lastLines].sort(dearest)[0]?.product ?? '',
    category:
      [...categories].sort(
        ([a, x], [b, y]) => y.orders - x.orders || y.amount - x.amount || compareCodePoints(a, b),
      )[0]?.[0] ?? '',
    nextProduct:
      bestOffer(
        offers,
        bought,
        lastLines.map(({ product }) => product),
      ) || bestOffer(offers, bought, bought),
  };
}

const dearest = (a: Line, b: Line) => b.amount - a.amount || compareCodePoints(a.product, b.product);

/** Orders of one day are told apart by their time, then by what they are: never by their place in the file. */
function isLater(orders: Orders, a: number, b: number): boolean {
  if (orders.day[a] !== orders.day[b]) return orders.day[a]! > orders.day[b]!;
  const [x, y] = [orders.detail(a), orders.detail(b)];
  if (x.minute !== y.minute) return (x.minute ?? -1) > (y.minute ?? -1);
  if (x.id !== y.id) return compareCodePoints(x.id, y.id) > 0;
  if (orders.amount[a] !== orders.amount[b]) return orders.amount[a]! > orders.amount[b]!;
  const [p, q] = [x, y].map(({ lines }) => [...lines].sort(dearest)[0]?.product ?? '') as [string, string];
  return compareCodePoints(p, q) > 0;
}

function bestOffer(
  offers: ReadonlyMap<string, readonly ProductPair[]>,
  bought: ReadonlySet<string>,
  from: Iterable<string>,
): string {
  let best: ProductPair | undefined;
  for (const product of from) {
    const offer = offers.get(product)?.find(({ alsoBuy }) => !bought.has(alsoBuy));
    if (offer && (!best || isSurer(offer, best))) best = offer;
  }
  return best?.alsoBuy ?? '';
}

function isSurer(a: ProductPair, b: ProductPair): boolean {
  return (a.liftLow - b.liftLow || a.together - b.together || compareCodePoints(b.alsoBuy, a.alsoBuy)) > 0;
}
