import type { Cell } from '../core/cells.ts';
import { lazily } from '../core/lazily.ts';
import { foldText } from '../core/text.ts';
import { foldEmail, foldId, foldName } from './contacts.ts';
import type { Details } from './details.ts';
import type { Identified } from './identity.ts';
import type { Currency, OrderDetail, Orders, Person } from './order.ts';
import { columnsOf, type People } from './people.ts';
import { foldPhone, iran } from './phones.ts';
import { type Settled, speakerOf } from './settle.ts';
import { textOf } from './textColumn.ts';

/** Orders that count and have a customer, in columns; those without one are told apart. */
export interface Counted {
  readonly orders: Orders;
  /** Settled order behind each counted one; null when they are the same. */
  readonly source: Int32Array | null;
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
  /** By row. */
  readonly currency: Uint8Array | null;
  readonly currencies: readonly Currency[];
  readonly details: Details;
}

/** Which orders count, whose they are, and which node of the identities each customer is. */
interface Chosen {
  readonly length: number;
  readonly customer: Int32Array;
  readonly source: Int32Array | null;
  readonly nodes: readonly number[] | null;
  readonly customers: number;
  readonly anonymous: readonly number[];
}

export function countOrders(given: Given): Counted {
  const chosen = choose(given);
  const { who } = given;
  const nodeOf = (customer: number) =>
    chosen.nodes === null ? customer : (chosen.nodes[customer] as number);
  const customers = Array.from({ length: chosen.customers }, (_, customer) => who.key(nodeOf(customer)));
  let byNameOnly = 0;
  for (let customer = 0; customer < chosen.customers; customer++)
    if (who.kind(nodeOf(customer)) === 'name') byNameOnly++;
  return {
    orders: inColumns(given, chosen, customers),
    source: chosen.source,
    anonymous: chosen.anonymous,
    byNameOnly,
  };
}

function choose({ settled, who }: Given): Chosen {
  const { verdict, orders } = settled;
  if (verdict === null && who.dense) {
    return {
      length: orders,
      customer: who.node,
      source: null,
      nodes: null,
      customers: who.nodes,
      anonymous: [],
    };
  }
  const customerOf = new Int32Array(who.nodes).fill(-1);
  const nodes: number[] = [];
  const anonymous: number[] = [];
  const customer = new Int32Array(orders);
  const source = new Int32Array(orders);
  let length = 0;
  for (let order = 0; order < orders; order++) {
    if (verdict !== null && verdict[order] !== 0) continue;
    const node = who.node[order] as number;
    if (node < 0) {
      anonymous.push(order);
      continue;
    }
    if (customerOf[node] === -1) customerOf[node] = nodes.push(node) - 1;
    customer[length] = customerOf[node] as number;
    source[length++] = order;
  }
  const chosen = { length, nodes, customers: nodes.length, anonymous };
  return {
    ...chosen,
    customer: customer.subarray(0, length),
    source: length === orders ? null : source.subarray(0, length),
  };
}

function inColumns(given: Given, { length, customer, source }: Chosen, customers: readonly string[]): Orders {
  const { settled, details } = given;
  const day = source === null ? settled.day : pick(settled.day, source, new Int32Array(length));
  const amount = source === null ? settled.net : pick(settled.net, source, new Float64Array(length));
  const asked = { customers: customers.length, length, customer, day, source };
  const persons = lazily(() => details.persons(asked));
  const index = lazily(() => lookUp(given, asked, customers));
  const fields = new Map<string, ((customer: number) => Cell) | null>();
  const fieldOf = (header: string) => {
    const known = fields.get(header);
    if (known !== undefined) return known;
    const field = details.field(asked, header);
    fields.set(header, field);
    return field;
  };
  return {
    length,
    customer,
    day,
    amount,
    ...currenciesOf(given, { length, source, amount }),
    customers,
    detail: (order: number): OrderDetail => details.order(sourceOf(source, order)),
    has: details.has,
    ...(details.hasProducts ? { products: lazily(() => details.products(length, source)) } : {}),
    person: (at: number): Person => persons()(at),
    find: (identity: unknown) => index()(identity),
    phoneOf: (cell: Cell) => given.people.phoneOf(cell),
    headers: details.headers,
    field: (at: number, header: string) => fieldOf(header)?.(at) ?? (fieldOf(header) ? '' : null),
  };
}

function pick<T extends Int32Array | Float64Array>(values: T, source: Int32Array, into: T): T {
  for (let order = 0; order < source.length; order++) into[order] = values[source[order] as number] as number;
  return into;
}

/** The settled order behind a counted one. */
export function sourceOf(source: Int32Array | null, order: number): number {
  return source === null ? order : (source[order] as number);
}

interface Priced {
  readonly length: number;
  readonly source: Int32Array | null;
  readonly amount: Float64Array;
}

/** The currencies that counted orders are in; Toman show a decimal only where some Rial need it. */
function currenciesOf(
  given: Given,
  { length, source, amount }: Priced,
): Pick<Orders, 'currency' | 'currencies'> {
  const { settled, currency, currencies } = given;
  if (currency === null)
    return { currency: null, currencies: currencies.map((one) => shortened(one, amount)) };
  const used: number[] = [];
  const indexes = new Int16Array(256).fill(-1);
  const codes = new Uint8Array(length);
  for (let order = 0; order < length; order++) {
    const code = currency[speakerOf(settled, sourceOf(source, order))] as number;
    if (indexes[code] === -1) indexes[code] = used.push(code) - 1;
    codes[order] = indexes[code] as number;
  }
  return {
    currency: used.length > 1 ? codes : null,
    currencies: used.map((code) => shortened(currencies[code] as Currency, amount)),
  };
}

/** Toman without its decimal, if no amount needs it. */
export function shortened(currency: Currency, amounts: ArrayLike<number>): Currency {
  if (currency.code !== 'IRT') return currency;
  for (let i = 0; i < amounts.length; i++) if ((amounts[i] as number) % currency.scale !== 0) return currency;
  return { ...currency, decimals: 0 };
}

/** Counted orders as the details of customers are asked for. */
export interface AskedOrders {
  readonly customers: number;
  readonly length: number;
  readonly customer: Int32Array;
  readonly day: Int32Array;
  readonly source: Int32Array | null;
}

/** Looks a customer up by printed key, then id, e-mail or phone, then a name that only one customer bears. */
function lookUp({ people }: Given, { length, customer, source }: AskedOrders, customers: readonly string[]) {
  const { id, email, phone, name } = columnsOf(people);
  const printed = new Map<string, number>();
  const contacts = new Map<string, number>();
  const names = new Map<string, number>();
  customers.forEach((key, at) => {
    if (!printed.has(foldText(key))) printed.set(foldText(key), at);
  });
  for (let order = 0; order < length; order++) {
    const at = customer[order] as number;
    const from = sourceOf(source, order);
    for (const column of [id, email, phone]) note(contacts, column?.keys[column.codes[from] as number], at);
    note(names, name?.keys[name.codes[from] as number], at);
  }
  return (identity: unknown): number => {
    const text = typeof identity === 'string' || typeof identity === 'number' ? textOf(identity) : '';
    if (text === '') return -1;
    // Iranian numbers are shown as they are dialled at home, wherever the file's home is.
    const phones = [people.phoneOf(text), foldPhone(text, iran)];
    const keys = [foldText(text), foldId(text), foldEmail(text), ...phones, foldName(text)];
    for (const map of [printed, contacts, names]) {
      for (const key of keys) {
        const at = key === '' ? -1 : (map.get(key) ?? -1);
        if (at >= 0) return at;
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
