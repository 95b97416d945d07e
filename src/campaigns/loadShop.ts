import type { Cell } from '../core/cells.ts';
import { type Day, instantToDay, isDate } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { shownDay, shownNumber, shownShare } from '../core/shown.ts';
import { foldHeader } from '../core/text.ts';
import type { Zone } from '../core/zone.ts';
import { loadOrders } from '../orders/load.ts';
import type { Orders } from '../orders/order.ts';
import { textOf } from '../orders/textColumn.ts';
import type { Platform } from '../platform.ts';
import { markedIn } from '../segments/loadOutreach.ts';
import { loadMembers, type Members } from '../segments/loadSaved.ts';
import { rememberedTabs } from '../segments/loadTabs.ts';
import { type CustomersColumn, customersTab } from '../segments/tabs.ts';
import { looksLikeLink } from './fields.ts';
import { type Shop, shopOf } from './shop.ts';

export interface LoadedShop {
  readonly shop: Shop;
  readonly members: Members;
  /** Keys of the customers that the shop itself marked "do not contact" in the Customers tab. */
  readonly marked: ReadonlySet<string>;
  readonly columns: CustomerColumns;
}

/** What the Customers tab says of each, columns of the shop's own included, and else the orders, for merge fields. */
export interface CustomerColumns {
  /** Headers of the orders, as written. */
  readonly names: readonly string[];
  /** Headers of the Customers tab that are worth naming in a text: what to offer, and the shop's own. */
  readonly offered: readonly string[];
  has(header: string): boolean;
  /** The cell as a text in `language` would say it; '' for a blank. */
  cell(customer: string, header: string, language: Language): string;
}

/** The orders of the file as they are today, or null when none can be read. */
export function loadShop(platform: Platform, language: Language, today: Day): LoadedShop | null {
  const reading = loadOrders(platform, language);
  if (!reading) return null;
  const id = rememberedTabs(platform.settings.file)[customersTab.id];
  const values = id === undefined ? [] : (platform.workbook.tab(id)?.values() ?? []);
  const importedOn = platform.settings.file.get<Day>('importedOn');
  return {
    shop: shopOf(reading.orders, today, importedOn),
    members: loadMembers(platform, reading.orders, { asOf: today, language }),
    marked: new Set([...markedIn(values, reading.orders)].map((who) => reading.orders.customers[who]!)),
    columns: withOrders(columnsOf(values, platform.workbook.zone), reading.orders, platform.workbook.zone),
  };
}

/** Row 1 says what the tab is, row 2 is its header; a unit may stand behind a header in brackets. */
function columnsOf(values: readonly (readonly Cell[])[], zone: Zone): Omit<CustomerColumns, 'names'> {
  const headers = (values[1] ?? []).map((cell) => headerOf(String(cell ?? '')));
  const key = customersTab.columns.find(({ id }) => id === 'customer')!.header;
  const keyAt = headers.findIndex((header) => header === headerOf(key.en) || header === headerOf(key.fa));
  const written = (values[1] ?? []).map((cell) =>
    String(cell ?? '')
      .replace(unit, '')
      .trim(),
  );
  const rows = new Map(values.slice(2).map((row) => [String(row[keyAt] ?? ''), row]));
  return {
    offered: keyAt < 0 ? [] : written.filter((header) => header !== '' && !unsaid.has(headerOf(header))),
    has: (header) => keyAt >= 0 && headers.includes(headerOf(header)),
    cell(customer, header, language) {
      const wanted = headerOf(header);
      const cell = rows.get(customer)?.[headers.indexOf(wanted)];
      if (typeof cell === 'number' && shareHeaders.has(wanted))
        return shownShare(cell, language, Math.round(cell * 1000) % 10 === 0 ? 0 : 1);
      return shownCell(cell, zone, language);
    },
  };
}

/** Of a column that neither knows, '' and no. */
function withOrders(tab: Omit<CustomerColumns, 'names'>, orders: Orders, zone: Zone): CustomerColumns {
  const names = orders.headers ?? [];
  const known = new Set(names.map(foldHeader));
  return {
    names,
    offered: tab.offered,
    has: (header) => tab.has(header) || known.has(foldHeader(header)),
    cell(customer, header, language) {
      const own = tab.has(header) ? tab.cell(customer, header, language) : '';
      const who = own === '' && known.has(foldHeader(header)) ? orders.find(customer) : -1;
      if (who < 0) return own;
      const cell = orders.field?.(who, header);
      const text = isDate(cell) ? shownCell(cell, zone, language) : textOf(cell);
      return typedByBuyers.test(foldHeader(header)) && looksLikeLink(text) ? '' : text;
    },
  };
}

/** Columns in which buyers write what they like; what a phone would make a link of is left out there. */
const typedByBuyers =
  /\b(?:name|notes?|comments?|message|gift|company|address|street|city|town|remarks?|review)\b|نام|یادداشت|توضیح|نشانی|ادرس|آدرس|پیام|شهر|شرکت|نظر/;

const unit = /\s*\([^()]*\)\s*$/;
const headerOf = (text: string): string => foldHeader(text.replace(unit, ''));

const offers: ReadonlySet<CustomersColumn> = new Set([
  'category',
  'next_product',
  'discount',
  'discount_cap',
]);

/** Columns of ours that have a field of their own or are for the shop's eyes. */
const unsaid: ReadonlySet<string> = new Set(
  customersTab.columns.flatMap(({ id, header }) =>
    offers.has(id) ? [] : [headerOf(header.en), headerOf(header.fa)],
  ),
);

/** What stands in them is told in percent. */
const shareHeaders: ReadonlySet<string> = new Set(
  customersTab.columns.flatMap(({ kind, header }) =>
    kind === 'share' ? [headerOf(header.en), headerOf(header.fa)] : [],
  ),
);

function shownCell(cell: Cell, zone: Zone, language: Language): string {
  if (isDate(cell)) return shownDay(instantToDay(cell.getTime(), zone), language);
  if (typeof cell === 'number') return shownNumber(cell, language, Number.isInteger(cell) ? 0 : 2);
  return typeof cell === 'string' ? cell.trim() : '';
}
