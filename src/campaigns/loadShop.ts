import type { Day } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { loadOrders } from '../orders/load.ts';
import type { Platform } from '../platform.ts';
import { membersOf } from '../segments/membership.ts';
import { type Shop, shopOf } from './shop.ts';

export interface LoadedShop {
  readonly shop: Shop;
  /** Customers of a segment today, as indices. */
  members(segment: string): Int32Array;
}

/** The orders of the file as they are today, or null when none can be read. */
export function loadShop(platform: Platform, language: Language, today: Day): LoadedShop | null {
  const reading = loadOrders(platform, language);
  if (!reading) return null;
  const importedOn = platform.settings.file.get<Day>('importedOn');
  return {
    shop: shopOf(reading.orders, today, importedOn),
    members: (segment) => membersOf(segment, reading.orders, today),
  };
}
