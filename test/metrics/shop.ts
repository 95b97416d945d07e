import { dayOf } from '../../src/core/days.ts';
import type { Currency, OrderDetail, Orders } from '../../src/orders/order.ts';

/** "2024-01-31" as a day number. */
export function day(iso: string): number {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return dayOf(year, month, date);
}

/** One order of a made-up shop: who, when, how much in shown units, and what else matters to the test. */
export interface Sale {
  readonly customer: string;
  readonly day: number;
  readonly amount: number;
  readonly products?: readonly string[];
  readonly detail?: Partial<OrderDetail>;
}

const euro: Currency = { code: 'EUR', scale: 100, decimals: 2 };

/** Orders in the columns the measures read, without reading a sheet. */
export function shopOf(sales: readonly Sale[], currency: Currency = euro): Orders {
  const customers = [...new Set(sales.map((sale) => sale.customer))];
  const index = new Map(customers.map((name, i) => [name, i]));
  return {
    length: sales.length,
    customer: Int32Array.from(sales, (sale) => index.get(sale.customer)!),
    day: Int32Array.from(sales, (sale) => sale.day),
    amount: Float64Array.from(sales, (sale) => Math.round(sale.amount * currency.scale)),
    currency: null,
    currencies: [currency],
    customers,
    detail: (order) => detailOf(sales[order]!, order, currency),
    person: () => ({ name: '', email: '', phone: '', city: '', consent: null }),
    find: (identity) => index.get(String(identity)) ?? -1,
  };
}

function detailOf(sale: Sale, order: number, currency: Currency): OrderDetail {
  const lines = (sale.products ?? []).map((product) => ({
    product,
    category: '',
    quantity: 1,
    amount: Math.round((sale.amount * currency.scale) / sale.products!.length),
  }));
  return {
    id: String(order),
    coupon: '',
    channel: '',
    city: '',
    discount: 0,
    delivered: null,
    minute: null,
    lines,
    ...sale.detail,
  };
}

/** The worked shop of the definitions: A, B, C and D in the first four months of 2024. */
export const workedShop: readonly Sale[] = [
  { customer: 'A', day: day('2024-01-01'), amount: 100 },
  { customer: 'A', day: day('2024-02-01'), amount: 100 },
  { customer: 'A', day: day('2024-04-10'), amount: 100 },
  { customer: 'B', day: day('2024-01-15'), amount: 50 },
  { customer: 'B', day: day('2024-04-20'), amount: 0 },
  { customer: 'C', day: day('2024-02-10'), amount: 80 },
  { customer: 'D', day: day('2024-04-30'), amount: 20 },
  { customer: 'D', day: day('2024-04-30'), amount: 20 },
];
