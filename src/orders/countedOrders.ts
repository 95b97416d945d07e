import { foldText } from '../core/text.ts';
import { foldEmail, foldId, foldName } from './contacts.ts';
import type { Details } from './details.ts';
import type { Identified } from './identity.ts';
import type { Currency, OrderDetail, Orders, Person } from './order.ts';
import type { People } from './people.ts';
import type { Settled } from './settle.ts';
import { textOf } from './textColumn.ts';

/** Orders that count and have a customer, in columns; anonymous ones are told apart. */
export interface Counted {
  readonly orders: Orders;
  /** Settled orders that count without a customer. */
  readonly anonymous: readonly number[];
  /** Customers known by nothing but a name. */
  readonly byNameOnly: number;
}

interface Given {
  readonly settled: Settled;
  readonly who: Identified;
  /** By order. */
  readonly people: People;
  readonly currency: Uint8Array | null;
  readonly currencies: readonly Currency[];
  readonly details: Details;
}

export function countOrders(given: Given): Counted {
  const { settled, who } = given;
  const total = settled.speaker.length;
  const customerOf = new Int32Array(who.nodes).fill(-1);
  const customerNode: number[] = [];
  const anonymous: number[] = [];
  const customer = new Int32Array(total);
  const source = new Int32Array(total);
  let length = 0;
  for (let order = 0; order < total; order++) {
    if (settled.verdict[order] !== 0) continue;
    const node = who.node[order] as number;
    if (node < 0) {
      anonymous.push(order);
      continue;
    }
    let index = customerOf[node] as number;
    if (index < 0) {
      index = customerNode.push(node) - 1;
      customerOf[node] = index;
    }
    customer[length] = index;
    source[length++] = order;
  }
  const byNameOnly = customerNode.reduce((sum, node) => sum + (who.kind(node) === 'name' ? 1 : 0), 0);
  return {
    orders: columnsOf(given, customer.subarray(0, length), source.subarray(0, length), customerNode),
    anonymous,
    byNameOnly,
  };
}

function columnsOf(
  given: Given,
  customer: Int32Array,
  source: Int32Array,
  customerNode: readonly number[],
): Orders {
  const { settled, who, details } = given;
  const { length } = source;
  const whole = length === settled.speaker.length;
  const day = whole ? settled.day : Int32Array.from(source, (order) => settled.day[order] as number);
  const amount = whole ? settled.net : Float64Array.from(source, (order) => settled.net[order] as number);
  const money = currenciesOf(given, source, amount);
  const customers = customerNode.map((node) => who.key(node));
  const detail = (order: number): OrderDetail => details.order(source[order] as number);
  const persons = once(() => details.persons(customers.length, customer, day, source));
  const index = once(() => indexOf({ given, customers, customer, source, customerNode }));
  return {
    length,
    customer,
    day,
    amount,
    currency: money.currency,
    currencies: money.currencies,
    customers,
    detail,
    ...(details.hasProducts ? { products: once(() => details.products(source)) } : {}),
    person: (at: number): Person => persons()(at),
    find: (identity: unknown) => index()(identity),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The currencies that counted orders are in; Toman show a decimal only where some Rial need it. */
function currenciesOf({ settled, currency, currencies }: Given, source: Int32Array, amount: Float64Array) {
  const used: number[] = [];
  const codes = currency === null ? null : new Uint8Array(source.length);
  if (codes !== null && currency !== null) {
    const indexes = new Int16Array(256).fill(-1);
    for (let order = 0; order < source.length; order++) {
      const code = currency[settled.speaker[source[order] as number] as number] as number;
      if (indexes[code] === -1) indexes[code] = used.push(code) - 1;
      codes[order] = indexes[code] as number;
    }
  } else if (currencies.length > 0) used.push(0);
  return {
    currency: used.length > 1 ? codes : null,
    currencies: used.map((code) => shortened(currencies[code] as Currency, amount)),
  };
}

export function shortened(currency: Currency, amount: Float64Array): Currency {
  if (currency.code !== 'IRT') return currency;
  for (let i = 0; i < amount.length; i++) if ((amount[i] as number) % 10 !== 0) return currency;
  return { ...currency, decimals: 0 };
}

interface Indexed {
  readonly given: Given;
  readonly customers: readonly string[];
  readonly customer: Int32Array;
  readonly source: Int32Array;
  readonly customerNode: readonly number[];
}

/** Looks a customer up by id, then e-mail, phone, and a name that only one customer bears. */
function indexOf({ given, customers, customer, source }: Indexed): (identity: unknown) => number {
  const { people } = given;
  const ids = new Map<string, number>();
  const others = new Map<string, number>();
  const names = new Map<string, number>();
  customers.forEach((key, at) => {
    if (!ids.has(foldText(key))) ids.set(foldText(key), at);
  });
  for (let order = 0; order < source.length; order++) {
    const at = customer[order] as number;
    const from = source[order] as number;
    note(others, people.id?.keys[people.id.codes[from] ?? -1], at);
    note(others, people.email?.keys[people.email.codes[from] ?? -1], at);
    note(others, people.phone?.keys[people.phone.codes[from] ?? -1], at);
    note(names, people.name?.keys[people.name.codes[from] ?? -1], at);
  }
  return (identity) => {
    const text = typeof identity === 'string' || typeof identity === 'number' ? textOf(identity) : '';
    if (text === '') return -1;
    const keys = [foldText(text), foldId(text), foldEmail(text), people.phoneOf(text), foldName(text)];
    for (const map of [ids, others, names]) {
      for (const key of keys) {
        const at = key === '' ? undefined : map.get(key);
        if (at !== undefined && at >= 0) return at;
      }
    }
    return -1;
  };
}

/** A key that two customers share finds neither. */
function note(map: Map<string, number>, key: string | undefined, customer: number): void {
  if (key === undefined) return;
  const known = map.get(key);
  if (known === undefined) map.set(key, customer);
  else if (known !== customer) map.set(key, -1);
}
