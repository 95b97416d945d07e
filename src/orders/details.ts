import type { OrderField } from '../calls/orders.ts';
import type { Cell } from '../core/cells.ts';
import { readDay } from '../core/dateText.ts';
import { foldHeader } from '../core/text.ts';
import type { Zone } from '../core/zone.ts';
import { amountOf } from './amountColumn.ts';
import type { Cells } from './cells.ts';
import { consentOf } from './consent.ts';
import { foldName } from './contacts.ts';
import { type AskedOrders, sourceOf } from './countedOrders.ts';
import { minuteOf } from './dayColumn.ts';
import type { Grouping } from './grouping.ts';
import { type LineReader, lineReader } from './lineReader.ts';
import type { MoneyFacts } from './moneyFacts.ts';
import type { Line, OrderDetail, OrderProducts, Person } from './order.ts';
import { columnsOf, type People } from './people.ts';
import type { Plan } from './plan.ts';
import { reasonCode } from './reasons.ts';
import { type Settled, speakerOf } from './settle.ts';
import { isBlank } from './sheet.ts';
import { type KeyColumn, type TextColumn, textOf } from './textColumn.ts';

/** What else the table says of orders and customers, read from it when asked for. */
export interface Details {
  /** Of a settled order, as the file writes it. */
  id(order: number): string;
  order(order: number): OrderDetail;
  has(field: 'coupon' | 'discount'): boolean;
  readonly hasProducts: boolean;
  products(length: number, source: Int32Array | null): OrderProducts;
  persons(asked: AskedOrders): (customer: number) => Person;
  readonly headers: readonly string[];
  /** What each customer's latest order that says anything has in a column; null when no header reads so. */
  field(asked: AskedOrders, header: string): ((customer: number) => Cell) | null;
}

interface Given {
  readonly plan: Plan;
  readonly cells: Cells;
  readonly zone: Zone;
  readonly money: MoneyFacts;
  /** By order. */
  readonly people: People;
  readonly settled: Settled;
  readonly rowsOf: Grouping | null;
  readonly lines: LineReader;
}

export function detailsOf(asked: Omit<Given, 'lines'>): Details {
  const { plan, money } = asked;
  const lines = lineReader(plan, {
    line: (row) => plainAmount(money.line?.[row]),
    scale: (row) => money.currencies[money.currency?.[row] ?? 0]?.scale ?? 1,
  });
  const given = { ...asked, lines };
  return {
    id: (order) => textIn(given, rowsIn(given, order), 'order_id'),
    order: (order) => orderDetail(given, order),
    has: (field) => plan.columns.of[field] !== undefined,
    hasProducts: lines.hasProducts,
    products: (length, source) => productsOf(given, length, source),
    persons: (asked) => personsOf(given, asked),
    headers: plan.sheet.headers,
    field: (asked, header) => fieldOf(given, asked, header),
  };
}

function plainAmount(amount: number | undefined): number {
  return amount !== undefined && Number.isFinite(amount) ? amount : 0;
}

/** Rows of an order that were read into it, its own row first. */
function rowsIn({ settled, rowsOf }: Given, order: number): number[] {
  const speaker = speakerOf(settled, order);
  if (rowsOf === null) return [speaker];
  const rows = [speaker];
  for (let at = rowsOf.start[order] as number; at < (rowsOf.start[order + 1] as number); at++) {
    const row = rowsOf.list[at] as number;
    const reason = settled.reason?.[row] ?? 0;
    if (
      row !== speaker &&
      (reason === 0 || ((settled.verdict?.[order] ?? 0) !== 0 && reason !== reasonCode['repeated']))
    )
      rows.push(row);
  }
  return rows;
}

function textIn({ plan }: Given, rows: readonly number[], field: OrderField): string {
  for (const at of [plan.columns.of[field], ...(plan.spare[field] ?? [])]) {
    if (at === undefined) continue;
    for (const row of rows) {
      const text = textOf(plan.sheet.rows[row]?.[at]);
      if (text !== '') return text;
    }
  }
  return '';
}

function cellIn({ plan }: Given, rows: readonly number[], field: OrderField): Cell {
  const at = plan.columns.of[field];
  if (at === undefined) return '';
  return rows.map((row) => plan.sheet.rows[row]?.[at]).find((cell) => !isBlank(cell)) ?? '';
}

function orderDetail(given: Given, order: number): OrderDetail {
  const rows = rowsIn(given, order);
  const { zone } = given;
  const hints = { zone, order: given.plan.dateOrder };
  const time = cellIn(given, rows, 'time');
  return {
    id: textIn(given, rows, 'order_id'),
    coupon: textIn(given, rows, 'coupon'),
    channel: textIn(given, rows, 'channel'),
    city: textIn(given, rows, 'city'),
    discount: discountOf(given, rows),
    delivered: readDay(cellIn(given, rows, 'delivered'), hints),
    minute: minuteOf(cellIn(given, rows, 'date'), zone) ?? minuteOfTime(time, zone),
    lines: linesOf(given, order, rows),
  };
}

function minuteOfTime(cell: Cell, zone: Zone): number | null {
  if (typeof cell === 'number') return cell > 0 && cell < 1 ? Math.round(cell * 1440) % 1440 : null;
  return typeof cell === 'string' ? minuteOf(`2000-01-01 ${cell}`, zone) : minuteOf(cell, zone);
}

/** Discount of the order in smallest units, as amounts are. */
function discountOf(given: Given, rows: readonly number[]): number {
  const discount = amountOf(cellIn(given, rows, 'discount'));
  const currency = given.money.currencies[given.money.currency?.[rows[0] as number] ?? 0];
  return discount === null ? 0 : Math.abs(Math.round(discount * (currency?.scale ?? 1)));
}

/** What an order holds, less what came back of it. */
function linesOf(given: Given, order: number, rows: readonly number[]): Line[] {
  const lines = rows.flatMap((row) => given.lines.read(row));
  const returned = returnedRows(given, order).flatMap((row) => given.lines.read(row));
  return returned.reduce(withoutReturned, lines);
}

/** Rows of a counted order that take something of it back. */
function returnedRows({ settled, rowsOf }: Given, order: number): number[] {
  if (rowsOf === null || !settled.refunded?.[order] || (settled.verdict?.[order] ?? 0) !== 0) return [];
  const rows = rowsOf.list.subarray(rowsOf.start[order], rowsOf.start[order + 1]);
  return Array.from(rows).filter((row) => settled.reason?.[row] === reasonCode['refunded']);
}

function withoutReturned(lines: Line[], { product, quantity, amount }: Line): Line[] {
  if (quantity >= 0) return lines;
  const at = lines.findIndex((line) => line.product === product && line.quantity + quantity >= 0);
  const line = lines[at];
  if (line === undefined) return lines;
  const left = { ...line, quantity: line.quantity + quantity, amount: line.amount + amount };
  return [...lines.slice(0, at), ...(left.quantity === 0 ? [] : [left]), ...lines.slice(at + 1)];
}

/** The products of orders in columns, each product's name once. */
function productsOf(given: Given, length: number, source: Int32Array | null): OrderProducts {
  // Where lines came back, or a cell holds several, products are told line by line.
  const single = given.settled.refunded === null ? given.lines.single : null;
  const start = new Int32Array(length + 1);
  const product: number[] = [];
  const codeOf = single === null ? namesAsCodes() : null;
  const column = single === null ? null : given.cells.text(single);
  for (let order = 0; order < length; order++) {
    const from = sourceOf(source, order);
    const rows = rowsIn(given, from);
    if (column === null)
      for (const line of linesOf(given, from, rows)) product.push(codeOf?.of(line.product) as number);
    else {
      for (const row of rows) {
        const code = column.codes[row] as number;
        if (code >= 0) product.push(code);
      }
    }
    start[order + 1] = product.length;
  }
  return {
    start,
    product: Int32Array.from(product),
    products: column?.cells.map(textOf) ?? codeOf?.names ?? [],
  };
}

function namesAsCodes() {
  const codes = new Map<string, number>();
  const names: string[] = [];
  const of = (name: string): number => {
    const known = codes.get(name);
    if (known !== undefined) return known;
    codes.set(name, names.length);
    return names.push(name) - 1;
  };
  return { names, of };
}

/** For each kind of contact, what the customer's latest order that has one says. */
function personsOf(given: Given, asked: AskedOrders): (customer: number) => Person {
  const { email, phone, name } = columnsOf(given.people);
  const city = ofOrders(given, 'city');
  const consent = ofOrders(given, 'consent');
  const typed = phone?.codes.includes(-1) ? ofOrders(given, 'phone') : null;
  const typedPhones = latestOrders(typed, asked);
  const [emails, phones, names, cities, consents] = [email, phone, name, city, consent].map((column) =>
    latestOrders(column, asked),
  );
  const key = (column: KeyColumn | null, order: number | undefined) =>
    column?.keys[column.codes[order ?? -1] ?? -1] ?? '';
  return (customer) => ({
    name: textAt(name, names?.[customer]),
    email: key(email, emails?.[customer]),
    phone: key(phone, phones?.[customer]),
    hasUnreadablePhone:
      key(phone, phones?.[customer]) === '' && foldName(textAt(typed, typedPhones[customer])) !== '',
    city: textAt(city, cities?.[customer]),
    consent: consentOf(textAt(consent, consents?.[customer])),
  });
}

function fieldOf(given: Given, asked: AskedOrders, header: string): ((customer: number) => Cell) | null {
  const at = given.plan.sheet.folded.indexOf(foldHeader(header));
  if (at < 0) return null;
  const column = filledByOrder(given, at);
  const latest = latestOrders(column, asked);
  return (customer) => column.cells[column.codes[latest[customer] ?? -1] ?? -1] ?? '';
}

/** A column with codes by order: the first of the order's rows that says anything. */
function filledByOrder(given: Given, at: number): TextColumn {
  const { cells, codes } = given.cells.text(at);
  if (given.rowsOf === null && given.settled.speaker === null) return { cells, codes };
  const byOrder = Int32Array.from(
    { length: given.settled.orders },
    (_, order) => codes[rowsIn(given, order).find((row) => (codes[row] as number) >= 0) ?? -1] ?? -1,
  );
  return { cells, codes: byOrder };
}

/** A column with codes by order: its own row's cell. */
function ofOrders({ plan, cells, settled }: Given, field: OrderField): TextColumn | null {
  const at = plan.columns.of[field];
  if (at === undefined) return null;
  const column = cells.text(at);
  if (settled.speaker === null) return column;
  return { cells: column.cells, codes: settled.speaker.map((row) => column.codes[row] as number) };
}

function textAt(column: TextColumn | null, order: number | undefined): string {
  const code = order === undefined || order < 0 ? -1 : (column?.codes[order] ?? -1);
  return code < 0 || column === null ? '' : textOf(column.cells[code]);
}

/** The latest order of each customer that says anything; of one day the greater text's, -1 none. */
function latestOrders(
  column: TextColumn | null,
  { customers, length, customer, day, source }: AskedOrders,
): Int32Array {
  const latest = new Int32Array(customers).fill(-1);
  if (column === null) return latest;
  const days = new Int32Array(customers);
  for (let order = 0; order < length; order++) {
    const from = sourceOf(source, order);
    if ((column.codes[from] as number) < 0) continue;
    const at = customer[order] as number;
    const known = latest[at] as number;
    const later = (day[order] as number) - (days[at] as number);
    if (known >= 0 && (later < 0 || (later === 0 && textAt(column, from) <= textAt(column, known)))) continue;
    latest[at] = from;
    days[at] = day[order] as number;
  }
  return latest;
}
