import type { Table } from '../core/cells.ts';
import { instantToDay } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { loadOrders } from '../orders/load.ts';
import type { Orders } from '../orders/order.ts';
import type { Reading } from '../orders/readOrders.ts';
import type { Platform } from '../platform.ts';
import { cutPointsOf, noCuts, type OwnCuts } from './cutPoints.ts';
import { loadOutreach, markedIn, type Outreach } from './loadOutreach.ts';
import { rememberedTabs, searchTab } from './loadTabs.ts';
import { type Standing, standingOf } from './membership.ts';
import { customersTab } from './tabs.ts';

type Host = Pick<Platform, 'workbook' | 'settings'>;

/** The orders of the file. @throws {UserError} when no tab is in use */
export function readingOf(platform: Platform, fileLanguage: Language): Reading {
  const reading = loadOrders(platform, fileLanguage);
  if (reading) return reading;
  throw new UserError({
    en: 'no tab of orders is chosen yet; choose one under Orders',
    fa: 'هنوز تبی برای سفارش‌ها انتخاب نشده؛ آن را در «سفارش‌ها» انتخاب کنید',
  });
}

/** In the sheet's zone. */
export const today = ({ clock, workbook }: Platform): number => instantToDay(clock.now(), workbook.zone);

const cutsAs = 'cuts';

export const loadCuts = ({ settings }: Pick<Platform, 'settings'>): OwnCuts =>
  settings.file.get<OwnCuts>(cutsAs) ?? noCuts;

export const rememberCuts = ({ settings }: Pick<Platform, 'settings'>, cuts: OwnCuts): void =>
  settings.file.set(cutsAs, cuts);

/** Where everybody stands on a day, by the shop's own cut. */
export const loadStanding = (host: Pick<Platform, 'settings'>, orders: Orders, asOf: number): Standing =>
  standingOf(orders, asOf, cutPointsOf(loadCuts(host), orders));

/** What the Customers tab holds, [] before the first build. */
export function customersTable({ settings, workbook }: Host): Table {
  return searchTab(workbook, customersTab, rememberedTabs(settings.file))?.contents.values ?? [];
}

export function outreachOf(
  platform: Host,
  { orders }: { readonly orders: Orders },
  language: Language,
  customers: Table = customersTable(platform),
): Outreach {
  return loadOutreach(platform, { orders, marked: markedIn(customers, orders), language });
}
