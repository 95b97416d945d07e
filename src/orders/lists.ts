import { isoOf } from '../core/days.ts';
import { decimalText } from '../core/money.ts';
import { foldDigits } from '../core/text.ts';
import type { Currency, Orders } from './order.ts';
import type { Reading } from './readOrders.ts';

/** Each settled order with what became of it: `counted`, `anonymous` or the reason it is left out. */
export function orderRecords(reading: Reading): Record<string, unknown>[] {
  const { currencies } = reading;
  return reading.all().map(({ status, customer, day, amount, currency, detail }) => {
    const money = currencies[currency] as Currency;
    return {
      id: foldDigits(detail.id),
      customer,
      day: day === null ? null : isoOf(day),
      amount: amount === null ? null : decimalText(amount, money.scale, money.decimals),
      currency: money.code,
      status,
      counted: status === 'counted',
      coupon: detail.coupon,
      channel: detail.channel,
      city: detail.city,
      lines: detail.lines.map(({ product, category, quantity, amount: worth }) => ({
        product,
        category,
        quantity,
        amount: decimalText(worth, money.scale, money.decimals),
      })),
    };
  });
}

/** Each customer with its contacts, number of orders and money spent by currency. */
export function customerRecords({ orders }: Reading): Record<string, unknown>[] {
  const count = new Int32Array(orders.customers.length);
  const spent = spentBy(orders, count);
  return orders.customers.map((key, customer) => {
    const { name, email, phone, city, consent } = orders.person(customer);
    return { key, name, email, phone, city, consent, orders: count[customer], spent: spent[customer] };
  });
}

function spentBy(orders: Orders, count: Int32Array): Record<string, string>[] {
  const kinds = Math.max(1, orders.currencies.length);
  const sums = new Float64Array(orders.customers.length * kinds);
  for (let order = 0; order < orders.length; order++) {
    const customer = orders.customer[order] as number;
    const at = customer * kinds + (orders.currency?.[order] ?? 0);
    sums[at] = (sums[at] as number) + (orders.amount[order] as number);
    count[customer] = (count[customer] as number) + 1;
  }
  return orders.customers.map((_, customer) => {
    const texts: Record<string, string> = {};
    orders.currencies.forEach(({ code, scale, decimals }, kind) => {
      const sum = sums[customer * kinds + kind] as number;
      if (sum !== 0 || orders.currencies.length === 1) texts[code] = decimalText(sum, scale, decimals);
    });
    return texts;
  });
}
