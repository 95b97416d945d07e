import type { Day } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { loadOrders } from '../orders/load.ts';
import type { Orders } from '../orders/order.ts';
import type { Platform } from '../platform.ts';
import { markedIn } from '../segments/loadOutreach.ts';
import { rememberedTabs } from '../segments/loadTabs.ts';
import { membersOf } from '../segments/membership.ts';
import { customersTab } from '../segments/tabs.ts';
import { type Shop, shopOf } from './shop.ts';

export interface LoadedShop {
  readonly shop: Shop;
  /** Customers of a segment today, as indices. */
  members(segment: string): Int32Array;
  /** Keys of the customers that the shop itself marked "do not contact" in the Customers tab. */
  readonly marked: ReadonlySet<string>;
}

/** The orders of the file as they are today, or null when none can be read. */
export function loadShop(platform: Platform, language: Language, today: Day): LoadedShop | null {
  const reading = loadOrders(platform, language);
  if (!reading) return null;
  const importedOn = platform.settings.file.get<Day>('importedOn');
  return {
    shop: shopOf(reading.orders, today, importedOn),
    members: (segment) => membersOf(segment, reading.orders, today),
    marked: markedKeys(platform, reading.orders),
  };
}

function markedKeys({ workbook, settings }: Platform, orders: Orders): ReadonlySet<string> {
  const id = rememberedTabs(settings.file)[customersTab.id];
  const values = id === undefined ? [] : (workbook.tab(id)?.values() ?? []);
  return new Set([...markedIn(values, orders)].map((who) => orders.customers[who]!));
}
