import type { OrderField } from '../calls/orders.ts';
import type { Cell } from '../core/cells.ts';
import { lazily } from '../core/lazily.ts';
import { persianLetters } from '../core/text.ts';
import type { Cells } from './cells.ts';
import { foldEmail, foldId, foldName, isPlaceholderEmail } from './contacts.ts';
import { sampleOf } from './content.ts';
import type { SettledFile } from './grain.ts';
import type { Grouping } from './grouping.ts';
import { type Identified, identify } from './identity.ts';
import { countryOfPhones, foldPhone, iran, isPlaceholderPhone } from './phones.ts';
import type { Plan } from './plan.ts';
import { type Settled, speakerOf } from './settle.ts';
import type { Row } from './sheet.ts';
import { type KeyColumn, keyed, textColumn, textOf } from './textColumn.ts';

/** The identity columns of a file, by row or by order, and how a phone in it is read. */
export interface People {
  readonly id: KeyColumn | null;
  /** The others are read when asked for: where every order has an id, nobody needs them to count. */
  email(): KeyColumn | null;
  phone(): KeyColumn | null;
  name(): KeyColumn | null;
  phoneOf(cell: Cell): string;
  /** Whether the shop is Iranian, by its money, its phones or the words of its header. */
  readonly iranian: boolean;
}

/** All four columns of `people`, read. */
export function columnsOf(people: People) {
  return { id: people.id, email: people.email(), phone: people.phone(), name: people.name() };
}

/** Reads who ordered, by row. */
export function readPeople(plan: Plan, cells: Cells, zoneId: string, iranianMoney: boolean): People {
  const phoneColumn = plan.columns.of.phone;
  const iranian = iranianMoney || plan.sheet.headers.some((header) => persianLetters.test(header));
  const sample = phoneColumn === undefined ? [] : sampleOf(plan.sheet, phoneColumn);
  const country = countryOfPhones(sample, zoneId, iranian);
  const phoneOf = (cell: Cell) => foldPhone(cell, country);
  return {
    id: column(plan, cells, 'customer_id', foldId),
    email: lazily(() => column(plan, cells, 'email', foldEmail)),
    phone: lazily(() => column(plan, cells, 'phone', phoneOf)),
    name: lazily(() => names(plan, cells)),
    phoneOf,
    iranian: iranian || country === iran,
  };
}

function column(
  plan: Plan,
  cells: Cells,
  field: OrderField,
  keyOf: (cell: Cell) => string,
): KeyColumn | null {
  const at = plan.columns.of[field];
  if (at === undefined) return null;
  const own = keyed(cells.text(at), keyOf);
  const spare = plan.spare[field];
  if (spare === undefined || !own.codes.includes(-1)) return own;
  return keyed(textColumn(filledIn(plan.sheet.rows, [at, ...spare], keyOf), 0), keyOf);
}

/** One column of what several say: the first that says anything. */
function filledIn(rows: readonly Row[], columns: readonly number[], keyOf: (cell: Cell) => string): Row[] {
  return rows.map((row) => [row[columns.find((at) => keyOf(row[at]) !== '') ?? -1] ?? '']);
}

/** The full name, or first and last name put together. */
function names(plan: Plan, cells: Cells): KeyColumn | null {
  const { of } = plan.columns;
  const first = of.first_name;
  const last = of.last_name;
  if (first === undefined && last === undefined) return column(plan, cells, 'name', foldName);
  const whole = of.name;
  const joined = plan.sheet.rows.map((row): Row => {
    const parts = [first, last]
      .map((at) => (at === undefined ? '' : textOf(row[at])))
      .filter((part) => part !== '');
    return [parts.length > 0 ? parts.join(' ') : whole === undefined ? '' : row[whole]];
  });
  return keyed(textColumn(joined, 0), foldName);
}

/** The same columns with codes by order. */
export function peopleOfOrders(people: People, { settled, rowsOf, isOfLines }: SettledFile): People {
  if (rowsOf === null) return people;
  const byOrder = (kind: KeyColumn | null) =>
    kind === null ? null : isOfLines ? ofLines(kind, rowsOf) : ofSpeakers(kind, settled, rowsOf);
  return {
    ...people,
    id: byOrder(people.id),
    email: lazily(() => byOrder(people.email())),
    phone: lazily(() => byOrder(people.phone())),
    name: lazily(() => byOrder(people.name())),
  };
}

/** Who placed each order; `people` by order. */
export function identifyOrders(people: People, orders: number): Identified {
  const everyId = people.id !== null && !people.id.codes.includes(-1);
  const others = everyId ? { email: null, phone: null, name: null } : columnsOf(people);
  return identify({ ...others, id: people.id, orders, isPlaceholderEmail, isPlaceholderPhone });
}

/** What the row says that stands for the order, else another row of it. */
function ofSpeakers(column: KeyColumn, settled: Settled, rowsOf: Grouping): KeyColumn {
  const codes = new Int32Array(settled.orders);
  for (let order = 0; order < codes.length; order++) {
    const code = column.codes[speakerOf(settled, order)] as number;
    codes[order] = code >= 0 ? code : smallestIn(column, rowsOf, order);
  }
  return { ...column, codes };
}

function ofLines(column: KeyColumn, rowsOf: Grouping): KeyColumn {
  return {
    ...column,
    codes: Int32Array.from({ length: rowsOf.orders }, (_, order) => smallestIn(column, rowsOf, order)),
  };
}

/** Of what the rows of an order say the smallest by code point, so that their order does not matter. */
function smallestIn({ codes, keys }: KeyColumn, { start, list }: Grouping, order: number): number {
  let smallest = -1;
  for (let at = start[order] as number; at < (start[order + 1] as number); at++) {
    const code = codes[list[at] as number] as number;
    if (code < 0 || code === smallest) continue;
    if (smallest < 0 || (keys[code] as string) < (keys[smallest] as string)) smallest = code;
  }
  return smallest;
}
