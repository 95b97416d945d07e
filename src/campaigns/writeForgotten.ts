import type { OrderField } from '../calls/orders.ts';
import type { Cell } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import { foldHeader } from '../core/text.ts';
import type { Orders } from '../orders/order.ts';
import type { Platform, Tab } from '../platform.ts';
import { optOutsTabs, readOptOutsTab } from '../segments/loadOptOuts.ts';
import { findTable } from '../segments/table.ts';
import { archiveTab, codesTab, messagesTab, type TabDefinition } from '../segments/tabs.ts';
import { type MessageColumn, readMessage, setMessage } from './message.ts';
import { hashOf } from './optOuts.ts';
import { writeOptOuts } from './readOptOuts.ts';

/** A person as the file knows them. */
export interface KnownPerson {
  readonly orders: Orders;
  readonly who: number;
  /** Field → header of the orders tabs. */
  readonly columns: Readonly<Partial<Record<OrderField, string>>>;
}

const identityFields: readonly OrderField[] = [
  'customer_id',
  'email',
  'phone',
  'name',
  'first_name',
  'last_name',
];
/** Headers under which exports keep where somebody lives and what they asked for. */
const personal =
  /\b(?:name|e ?mail|phone|mobile|tel|address|street|zip|postal|postcode|company|note|notes)\b|نام|ایمیل|موبایل|تلفن|نشانی|آدرس|پستی|یادداشت|توضیح/;

/**
 * Wipes one person from every tab: their rows in built tabs, their name and addresses in orders and messages. The
 * orders stay, as nobody's. What remains in Opt-outs is a hash, so that an import cannot bring them back.
 */
export function writeForgotten(platform: Platform, language: Language, person: KnownPerson): void {
  const { orders, who } = person;
  const { email, phone } = orders.person(who);
  const contacts = [orders.customers[who]!, email, phone].filter((contact) => contact !== '');
  const source = language === 'fa' ? 'فراموش کردن' : 'forgotten';
  writeOptOuts(
    platform,
    language,
    [...new Set(contacts.map(hashOf))].map((contact) => ({ contact, channel: 'all', source, customer: '' })),
  );
  forgetInOptOuts(platform, contacts, orders);
  for (const tab of [messagesTab, archiveTab]) forgetInMessages(platform, { language, contacts, tab });
  forgetInCodes(platform, contacts);
  const ordersTabs = new Set(platform.settings.file.get<{ tabs: number[] }>('orders')?.tabs ?? []);
  const builtTabs = new Set(
    Object.values(platform.settings.file.get<Record<string, number>>('builtTabs') ?? {}),
  );
  for (const tab of platform.workbook.tabs()) {
    if (ordersTabs.has(tab.id)) forgetInOrders(tab, person);
    else if (builtTabs.has(tab.id)) forgetRows(tab, contacts);
  }
  platform.workbook.flush();
}

/** Their addresses become hashes wherever they stand; of a row that names nobody else, their other words go. */
function forgetInOptOuts(platform: Platform, contacts: readonly string[], orders: Orders): void {
  const theirs = new Set(contacts.map((contact) => contact.toLowerCase()));
  for (const tab of optOutsTabs(platform)) {
    const { optOuts, headerRow, kinds } = readOptOutsTab(platform, tab, orders);
    const values = tab.values();
    const rows = new Set(
      optOuts.filter(({ contact }) => theirs.has(contact.toLowerCase())).map(({ row }) => row),
    );
    for (const row of rows) {
      const named = optOuts.filter((one) => one.row === row);
      const isAlone = kinds.includes('customer') || named.every(({ contact }) => isOneOf(theirs, contact));
      const cells = values[row - 1]!.map((cell, i) => {
        const here = named.filter(({ column }) => column === i + 1).map(({ contact }) => contact);
        if (here.length > 0) return forgottenCell(here, theirs, kinds[i] === 'customer', isAlone);
        return isAlone && row > headerRow && (kinds[i] ?? '') === '' && typeof cell === 'string' ? '' : cell;
      });
      for (const [i, cell] of cells.entries())
        if (cell !== values[row - 1]![i]) tab.write(row, i + 1, [[cell]]);
    }
  }
}

const isOneOf = (theirs: ReadonlySet<string>, contact: string): boolean =>
  contact.startsWith('#') || theirs.has(contact.toLowerCase());

function forgottenCell(
  here: readonly string[],
  theirs: ReadonlySet<string>,
  isCustomer: boolean,
  isAlone: boolean,
): string {
  if (isCustomer) return here.some((contact) => isOneOf(theirs, contact)) ? '' : here[0]!;
  const kept = here.map((contact) =>
    contact.startsWith('#') || !(isAlone || theirs.has(contact.toLowerCase())) ? contact : hashOf(contact),
  );
  return [...new Set(kept)].join(', ');
}

function forgetInMessages(
  platform: Platform,
  {
    language,
    contacts,
    tab,
  }: { language: Language; contacts: readonly string[]; tab: TabDefinition<MessageColumn> },
): void {
  const table = findTable(platform, tab, 'key');
  if (!table) return;
  for (const row of table.rows) {
    const message = readMessage(table, row);
    if (!contacts.includes(message.customer) && !contacts.includes(message.to)) continue;
    if (message.state === 'planned' || message.state === 'retry')
      setMessage(table, message, { state: 'cancelled', reason: 'forgotten' }, language);
    const customer = hashOf(message.customer);
    const key = message.key.split(message.customer).join(customer);
    table.set(row, { customer, name: '', to: '', code: '', key });
  }
  table.save();
}

function forgetInCodes(platform: Platform, contacts: readonly string[]): void {
  const table = findTable(platform, codesTab, 'code');
  if (!table) return;
  for (const row of table.rows)
    if (contacts.includes(table.text(row, 'customer')))
      table.set(row, { customer: hashOf(table.text(row, 'customer')) });
  table.save();
}

function forgetInOrders(tab: Tab, { orders, who, columns }: KnownPerson): void {
  const values = tab.values();
  const wanted = new Set(
    identityFields.flatMap((field) => (columns[field] ? [foldHeader(columns[field])] : [])),
  );
  const headerAt = values.findIndex((row) => row.some((cell) => wanted.has(headerOf(cell))));
  if (headerAt < 0) return;
  const headers = values[headerAt]!.map(headerOf);
  const identity = headers.flatMap((header, i) => (wanted.has(header) ? [i] : []));
  const erased = headers.flatMap((header, i) => (wanted.has(header) || personal.test(header) ? [i] : []));
  for (const [i, row] of values.entries())
    if (i > headerAt && identity.some((at) => orders.find(row[at]) === who))
      for (const at of erased) tab.write(i + 1, at + 1, [['']]);
}

/** Whole rows of a tab that is built anew from the orders. */
function forgetRows(tab: Tab, contacts: readonly string[]): void {
  for (const [i, row] of tab.values().entries()) {
    const isTheirs = row.some((cell) => typeof cell === 'string' && contacts.includes(cell.trim()));
    if (isTheirs) tab.write(i + 1, 1, [row.map(() => '')]);
  }
}

const headerOf = (cell: Cell): string => (typeof cell === 'string' ? foldHeader(cell) : '');
