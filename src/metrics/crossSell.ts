import type { Cell } from '../core/cells.ts';
import { UserError } from '../core/errors.ts';
import type { Words } from '../core/language.ts';
import { choice, wholeNumber } from '../core/params.ts';
import { compareCodePoints } from '../core/text.ts';
import type { OrderProducts, Orders } from '../orders/order.ts';
import { ordersRange } from './asked.ts';
import { headerOf } from './headers.ts';
import { defineMetric } from './metric.ts';

/** Who bought the first product also bought the second. */
export interface ProductPair {
  readonly bought: string;
  readonly alsoBuy: string;
  /** Baskets with both. */
  readonly together: number;
  /** Share of all baskets that hold both. */
  readonly support: number;
  /** Share of the baskets with the first that hold the second too. */
  readonly confidence: number;
  /** How many times likelier the second is with the first than at large. */
  readonly lift: number;
  /** Lower end of the lift's 95 % interval on the log scale. */
  readonly liftLow: number;
}

/** Different products of each basket: basket b has the entries from `start[b]` up to but not including `start[b + 1]`. */
interface Baskets {
  readonly start: Int32Array;
  readonly product: Int32Array;
}

const mostRows = 1000;

/**
 * Pairs of products bought together at least `least` times, each in both directions, at most 1,000: by the lower end
 * of the lift, then by how often together, both descending, then by names.
 */
export function pairsOf(orders: Orders, least: number, by: 'order' | 'customer'): ProductPair[] {
  const lines = productsOf(orders);
  const baskets = by === 'order' ? basketsOfOrders(lines) : basketsOfCustomers(lines, orders);
  return strongest(countPairs(baskets, lines.products.length, least), lines.products);
}

function productsOf(orders: Orders): OrderProducts {
  if (orders.products) return orders.products();
  const index = new Map<string, number>();
  const start = new Int32Array(orders.length + 1);
  const product: number[] = [];
  for (let i = 0; i < orders.length; i++) {
    for (const line of orders.detail(i).lines) {
      if (line.product === '') continue;
      if (!index.has(line.product)) index.set(line.product, index.size);
      product.push(index.get(line.product)!);
    }
    start[i + 1] = product.length;
  }
  return { start, product: Int32Array.from(product), products: [...index.keys()] };
}

/** Each basket's entries without repeats, in any order; baskets that hold nothing are left out. */
function tidied(start: Int32Array, entries: Int32Array, products: number): Baskets {
  const starts = new Int32Array(start.length);
  const seenIn = new Int32Array(products).fill(-1);
  let baskets = 0;
  let end = 0;
  for (let basket = 0; basket + 1 < start.length; basket++) {
    const from = end;
    for (let i = start[basket]!; i < start[basket + 1]!; i++) {
      const product = entries[i]!;
      if (seenIn[product] === basket) continue;
      seenIn[product] = basket;
      entries[end++] = product;
    }
    if (end > from) starts[++baskets] = end;
  }
  return { start: starts.subarray(0, baskets + 1), product: entries.subarray(0, end) };
}

function basketsOfOrders({ start, product, products }: OrderProducts): Baskets {
  return tidied(start, product.slice(), products.length);
}

function basketsOfCustomers({ start, product, products }: OrderProducts, orders: Orders): Baskets {
  const place = new Int32Array(orders.customers.length + 1);
  for (let i = 0; i < orders.length; i++) {
    const after = orders.customer[i]! + 1;
    place[after] = place[after]! + start[i + 1]! - start[i]!;
  }
  for (let who = 1; who < place.length; who++) place[who] = place[who]! + place[who - 1]!;
  const next = place.slice();
  const entries = new Int32Array(product.length);
  for (let i = 0; i < orders.length; i++) {
    const who = orders.customer[i]!;
    for (let line = start[i]!; line < start[i + 1]!; line++) entries[next[who]!++] = product[line]!;
  }
  return tidied(place, entries, products.length);
}

/** The directions found, in columns. */
interface FoundPairs {
  readonly bought: number[];
  readonly alsoBuy: number[];
  readonly together: number[];
  readonly liftLow: number[];
  /** Baskets with each product, and all of them. */
  readonly counts: Int32Array;
  readonly baskets: number;
}

/** Counts, for one product after another, what later one its baskets hold: no table of all pairs is needed. */
function countPairs(baskets: Baskets, products: number, least: number): FoundPairs {
  const holding = basketsByProduct(baskets, products);
  const counts = new Int32Array(products);
  for (let a = 0; a < products; a++) counts[a] = holding.start[a + 1]! - holding.start[a]!;
  const total = baskets.start.length - 1;
  const found: FoundPairs = { bought: [], alsoBuy: [], together: [], liftLow: [], counts, baskets: total };
  const together = new Int32Array(products);
  const touched = new Int32Array(products);
  for (let a = 0; a < products; a++) {
    if (counts[a]! < least) continue;
    const others = countBeside(a, baskets, holding, together, touched);
    for (let i = 0; i < others; i++) {
      const b = touched[i]!;
      if (together[b]! >= least) {
        addPair(found, a, b, together[b]!);
        addPair(found, b, a, together[b]!);
      }
      together[b] = 0;
    }
  }
  return found;
}

/** Adds up in `together` how often each product after `a` stands beside it, lists them in `touched`, and says how many. */
function countBeside(
  a: number,
  baskets: Baskets,
  holding: ReturnType<typeof basketsByProduct>,
  together: Int32Array,
  touched: Int32Array,
): number {
  let others = 0;
  for (let i = holding.start[a]!; i < holding.start[a + 1]!; i++) {
    const basket = holding.basket[i]!;
    const end = baskets.start[basket + 1]!;
    for (let j = baskets.start[basket]!; j < end; j++) {
      const b = baskets.product[j]!;
      if (b > a && together[b]!++ === 0) touched[others++] = b;
    }
  }
  return others;
}

function basketsByProduct({ start, product }: Baskets, products: number) {
  const from = new Int32Array(products + 1);
  for (const p of product) from[p + 1]!++;
  for (let p = 1; p < from.length; p++) from[p] = from[p]! + from[p - 1]!;
  const next = from.slice();
  const basket = new Int32Array(product.length);
  for (let b = 0; b + 1 < start.length; b++) {
    for (let i = start[b]!; i < start[b + 1]!; i++) basket[next[product[i]!]!++] = b;
  }
  return { start: from, basket };
}

const z95 = 1.96;

function addPair(found: FoundPairs, a: number, b: number, together: number): void {
  const { counts, baskets } = found;
  const lift = (together * baskets) / (counts[a]! * counts[b]!);
  const variance = 1 / together - 1 / counts[a]! + 1 / counts[b]! - 1 / baskets;
  found.bought.push(a);
  found.alsoBuy.push(b);
  found.together.push(together);
  found.liftLow.push(lowOf(lift, variance));
}

/** Lower end of the 95 % interval of a lift with this variance of its logarithm. */
function lowOf(lift: number, variance: number): number {
  return lift * Math.exp(-z95 * Math.sqrt(Math.max(0, variance)));
}

function strongest(found: FoundPairs, products: readonly string[]): ProductPair[] {
  const { bought, alsoBuy, together, liftLow, counts, baskets } = found;
  const order = Int32Array.from(bought.keys()).sort(
    (i, j) =>
      liftLow[j]! - liftLow[i]! ||
      together[j]! - together[i]! ||
      compareCodePoints(products[bought[i]!]!, products[bought[j]!]!) ||
      compareCodePoints(products[alsoBuy[i]!]!, products[alsoBuy[j]!]!),
  );
  return Array.from(order.subarray(0, mostRows), (i) => ({
    bought: products[bought[i]!]!,
    alsoBuy: products[alsoBuy[i]!]!,
    together: together[i]!,
    support: together[i]! / baskets,
    confidence: together[i]! / counts[bought[i]!]!,
    lift: (together[i]! * baskets) / (counts[bought[i]!]! * counts[alsoBuy[i]!]!),
    liftLow: liftLow[i]!,
  }));
}

const header: readonly Words[] = [
  { en: 'bought', fa: 'خریده' },
  { en: 'also_buy', fa: 'همراه آن می‌خرند' },
  { en: 'together', fa: 'با هم' },
  { en: 'support', fa: 'پشتیبانی' },
  { en: 'confidence', fa: 'اطمینان' },
  { en: 'lift', fa: 'ضریب' },
  { en: 'lift_low', fa: 'کمینهٔ ضریب' },
];

export default defineMetric({
  name: 'CROSS_SELL',
  summary: {
    en: 'Which products are bought together, and how sure that is.',
    fa: 'کدام محصولات با هم خریده می‌شوند، و چقدر می‌توان به آن اطمینان کرد.',
  },
  params: {
    order_lines: ordersRange({
      label: { en: 'Order lines', fa: 'ردیف‌های سفارش' },
      help: {
        en: 'The orders with a column of products, and their header row, such as Orders!A:H.',
        fa: 'سفارش‌ها با ستون محصول و ردیف عنوان، مانند Orders!A:H.',
      },
    }),
    min_orders: wholeNumber({
      label: { en: 'At least together', fa: 'دست‌کم با هم' },
      help: {
        en: 'Pairs seen less often are left out. Blank: 5.',
        fa: 'جفت‌های کم‌تکرارتر کنار می‌مانند. خالی: ۵.',
      },
      min: 1,
      otherwise: 5,
    }),
    by: choice({
      label: { en: 'Basket', fa: 'سبد' },
      help: {
        en: 'A basket is an "order", or all that a "customer" ever bought. Blank: order.',
        fa: 'سبد یک سفارش است ("order") یا همهٔ خریدهای یک مشتری ("customer"). خالی: order.',
      },
      options: { order: { en: 'order', fa: 'سفارش' }, customer: { en: 'customer', fa: 'مشتری' } },
      otherwise: 'order',
    }),
  },
  returns: {
    en: 'A table of both directions of each pair, the surest first, at most 1,000 rows.',
    fa: 'جدولی از هر دو سوی هر جفت، مطمئن‌ترین نخست، حداکثر ۱۰۰۰ ردیف.',
  },
  example: {
    formula: '=CROSS_SELL(Orders!A:D; 1; "customer")',
    result: [
      ['bought', 'also_buy', 'together', 'support', 'confidence', 'lift', 'lift_low'],
      ['pot', 'cup', 1, 0.25, 1, 4 / 3, lowOf(4 / 3, 1 / 12)],
      ['pot', 'tea', 1, 0.25, 1, 2, lowOf(2, 1 / 4)],
      ['tea', 'pot', 1, 0.25, 0.5, 2, lowOf(2, 5 / 4)],
      ['tea', 'cup', 1, 0.25, 0.5, 2 / 3, lowOf(2 / 3, 7 / 12)],
      ['cup', 'pot', 1, 0.25, 1 / 3, 4 / 3, lowOf(4 / 3, 17 / 12)],
      ['cup', 'tea', 1, 0.25, 1 / 3, 2 / 3, lowOf(2 / 3, 11 / 12)],
    ],
  },
  evaluate({ order_lines, min_orders, by }, { language }) {
    if (productsOf(order_lines).products.length === 0) {
      throw new UserError({
        en: 'order_lines must have a column of products, found none',
        fa: 'order_lines باید ستون محصول داشته باشد، چنین ستونی نبود',
      });
    }
    const rows = pairsOf(order_lines, min_orders, by).map((pair): Cell[] => [
      pair.bought,
      pair.alsoBuy,
      pair.together,
      pair.support,
      pair.confidence,
      pair.lift,
      pair.liftLow,
    ]);
    return [headerOf(header, language), ...rows];
  },
});
