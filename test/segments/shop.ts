import { dayOf } from '../../src/core/days.ts';
import type { Orders } from '../../src/orders/order.ts';
import type { Balance } from '../../src/segments/leftOut.ts';

/** Who bought what, when and for how much; everything else follows from the name. */
export interface Purchase {
  readonly who: string;
  readonly day: number;
  readonly amount: number;
  readonly products?: readonly string[];
}

export const day = (iso: string): number => {
  const [year, month, date] = iso.split('-').map(Number) as [number, number, number];
  return dayOf(year, month, date);
};

/** Orders as `readOrders` gives them, in whole Toman held in Rial. */
export function ordersOf(purchases: readonly Purchase[]): Orders {
  const customers = [...new Set(purchases.map(({ who }) => who))].sort();
  const index = new Map(customers.map((name, i) => [name, i]));
  return {
    length: purchases.length,
    customer: Int32Array.from(purchases, ({ who }) => index.get(who)!),
    day: Int32Array.from(purchases, (purchase) => purchase.day),
    amount: Float64Array.from(purchases, ({ amount }) => amount * 10),
    currency: null,
    currencies: [{ code: 'IRT', scale: 10, decimals: 0 }],
    customers,
    detail: (i) => ({
      id: '',
      coupon: '',
      channel: '',
      city: '',
      discount: 0,
      delivered: null,
      minute: null,
      lines: (purchases[i]!.products ?? []).map((product) => ({
        product,
        category: product.split(' ')[0]!,
        quantity: 1,
        amount: purchases[i]!.amount * 10,
      })),
    }),
    person: (who) => ({
      name: `Name ${customers[who]}`,
      email: `${customers[who]!.toLowerCase()}@example.com`,
      phone: `+98912${String(1_000_000 + who)}`,
      city: '',
      consent: null,
    }),
    find: (identity) => {
      const text = String(identity);
      const byMail = text.endsWith('@example.com') ? text.slice(0, -12).toUpperCase() : text;
      return index.get(byMail) ?? -1;
    },
  };
}

/** Of a file in which every row counts. */
export const allCounted = (orders: Orders): Balance => ({
  rowsIn: orders.length,
  rowsCounted: orders.length,
  sumCounted: [orders.amount.reduce((sum, amount) => sum + amount, 0)],
  leftOut: [],
  anonymous: { rows: 0, orders: 0, revenue: [0] },
  currencies: orders.currencies,
});

/** Forty customers over two years, each with a rhythm of their own; the same every time. */
export function steadyShop(until: number): Purchase[] {
  const products = ['Tea black', 'Tea green', 'Pot clay', 'Pot glass', 'Cup small'];
  const purchases: Purchase[] = [];
  for (let i = 0; i < 40; i++) {
    const gap = 15 + ((i * 37) % 120);
    for (
      let n = 0, at = until - 700 + i * 11;
      at <= until - ((i * 53) % 300) && n < 1 + (i % 9);
      n++, at += gap
    ) {
      purchases.push({
        who: `C${String(i).padStart(2, '0')}`,
        day: at,
        amount: 50 + ((i * 17 + n * 29) % 400),
        products: [products[(i + n) % 5]!, products[(i * 2 + n) % 5]!],
      });
    }
  }
  return purchases;
}
