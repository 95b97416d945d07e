import type { Day } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { customerCount, goesWith, type Product, type Shop, sampleAddress, shops } from './sampleShops.ts';

/**
 * A made-up shop: two years of orders up to `lastDay`, about 3,000 of them, one row a line with order totals
 * repeated, as shop exports look. Growth, seasons, customers who lapse, coupons, cancellations and refunds. Names,
 * phones and addresses cannot be anybody's: example.com, 0912 000 ····, and the numbers that Ofcom keeps for drama.
 * The same day and language always give the same shop.
 */
export function sampleOrders(language: Language, lastDay: Day): (string | number)[][] {
  const shop = shops[language];
  const random = randomFrom(language === 'fa' ? 1404 : 2025);
  const orders = customersOf(shop, lastDay, random).flatMap((customer) =>
    ordersOf(customer, shop, lastDay, random),
  );
  orders.sort((a, b) => a.day - b.day || a.minute - b.minute || a.customer.number - b.customer.number);
  return [
    [...shop.headers],
    ...orders.flatMap((order, index) => rowsOf(order, shop.firstOrder + index, shop)),
  ];
}

interface SampleCustomer {
  readonly number: number;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly city: string;
  readonly channel: string;
  readonly firstDay: Day;
  /** Mean days between orders while the customer still buys. */
  readonly gapDays: number;
  /** Chance of never coming back after an order. */
  readonly leaves: number;
  readonly favourite: number;
}

interface SampleOrder {
  readonly customer: SampleCustomer;
  readonly day: Day;
  readonly minute: number;
  readonly lines: readonly { readonly product: Product; readonly quantity: number }[];
  readonly total: number;
  readonly discount: number;
  readonly refund: number;
  readonly status: string;
}

const spanDays = 730;

function customersOf(shop: Shop, lastDay: Day, random: () => number): SampleCustomer[] {
  return Array.from({ length: customerCount }, (_, number) => {
    const city = pick(shop.cities, random() ** 1.7);
    const reachable = random();
    return {
      number,
      name: `${pick(shop.firstNames, random())} ${pick(shop.lastNames, random())}`,
      phone: reachable < 0.94 ? shop.phone(number) : '',
      email: reachable > 0.08 ? sampleAddress(number) : '',
      city,
      channel: pick(shop.channels, random() ** 1.5),
      // A power below 1: the shop grows, so somewhat more of its customers came lately.
      firstDay: lastDay - Math.floor(spanDays * (1 - random() ** 0.85)),
      gapDays: 22 + 75 * random() ** 1.4,
      leaves: 0.05 + 0.75 * random() ** 1.3,
      favourite: Math.floor(random() ** 1.6 * shop.products.length),
    };
  });
}

function ordersOf(customer: SampleCustomer, shop: Shop, lastDay: Day, random: () => number): SampleOrder[] {
  const orders: SampleOrder[] = [];
  let day = customer.firstDay;
  while (day <= lastDay) {
    if (orders.length === 0 || random() < shop.season(day) / 1.5) {
      orders.push(orderOn(day, customer, shop, random));
      if (random() < customer.leaves / (1 + orders.length / 5)) break;
    }
    day += 1 + Math.round(-Math.log(1 - random()) * customer.gapDays);
  }
  return orders;
}

function orderOn(day: Day, customer: SampleCustomer, shop: Shop, random: () => number): SampleOrder {
  const chosen = random() < 0.6 ? customer.favourite : Math.floor(random() * shop.products.length);
  const product = shop.products[chosen]!;
  const lines = [{ product, quantity: 1 + Math.floor(random() ** 3 * 3) }];
  if (random() < 0.45) lines.push({ product: shop.products[goesWith[chosen]!]!, quantity: 1 });
  const subtotal = lines.reduce((sum, line) => sum + line.product.price * line.quantity, 0);
  const discount = random() < 0.18 ? Math.round(subtotal * 10) / 100 : 0;
  const total = Math.round((subtotal - discount) * 100) / 100;
  const fate = random();
  const status = fate < 0.03 ? 'cancelled' : fate < 0.045 ? 'refunded' : 'paid';
  // A partial refund gives the last line back.
  const refund =
    status === 'refunded' ? total : fate > 0.985 && lines[1] ? Math.min(lines[1].product.price, total) : 0;
  const minute = 9 * 60 + Math.floor(random() * 13 * 60);
  return { customer, day, minute, lines, total, discount, refund, status: shop.statuses[status] };
}

function rowsOf(order: SampleOrder, id: number, shop: Shop): (string | number)[][] {
  const { customer } = order;
  return order.lines.map(({ product, quantity }) => [
    String(id),
    shop.dayText(order.day, order.minute),
    customer.name,
    customer.phone,
    customer.email,
    customer.city,
    order.total,
    order.status,
    product.name,
    product.category,
    quantity,
    product.price,
    order.discount,
    order.discount > 0 ? shop.coupon : '',
    order.refund,
    customer.channel,
  ]);
}

const pick = <T>(list: readonly T[], share: number): T =>
  list[Math.min(list.length - 1, Math.floor(share * list.length))]!;

/** Numbers from 0 to 1, the same for the same seed (mulberry32, public domain by Tommy Ettinger). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
