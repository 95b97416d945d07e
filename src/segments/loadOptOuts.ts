import type { Cell } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import { foldHeader } from '../core/text.ts';
import type { Orders } from '../orders/order.ts';
import { countryOfZone, foldPhone } from '../orders/phones.ts';
import type { Platform, Tab } from '../platform.ts';
import { loadCalls } from './loadCalls.ts';
import {
  type KnownPeople,
  type ListedOptOut,
  type ListedOptOuts,
  type OptOutChannel,
  optOutsIn,
} from './optOuts.ts';
import { addColumns } from './sheetTable.ts';
import { optOutsTab } from './tabs.ts';

type Host = Pick<Platform, 'workbook' | 'settings'>;

/** Everybody who wants no messages, by everything they are known by. */
export interface OptOutList {
  readonly optOuts: readonly { contact: string; channel: OptOutChannel; since: number | null }[];
  /** A tab of that name has rows, and none of them could be understood. */
  readonly isUnreadable: boolean;
}

/** Ids of the tabs of opt-outs seen so far, so that a renamed one is found and a tick need not look for names. */
const rememberedAs = 'optOutsTabs';

const seenIds = ({ settings }: Host): readonly number[] => settings.file.get<number[]>(rememberedAs) ?? [];

/** The tabs of opt-outs: those seen before, wherever they were renamed to, and any that bears the name in either language. */
export function optOutsTabs(host: Host): Tab[] {
  const { workbook, settings } = host;
  const ours = settings.file.get<Record<string, number>>('tables')?.[optOutsTab.id];
  const named = workbook.tabsNamed(Object.values(optOutsTab.name));
  const ids = new Set([...(ours === undefined ? [] : [ours]), ...seenIds(host)]);
  for (const { id } of named) ids.delete(id);
  return [...[...ids].flatMap((id) => workbook.tab(id) ?? []), ...named];
}

/** Looks for new tabs of opt-outs, for `loadSeenOptOuts` to know them. */
export function noteOptOutsTabs(host: Host): void {
  const ids = optOutsTabs(host).map(({ id }) => id);
  const seen = seenIds(host);
  if (ids.length !== seen.length || ids.some((id) => !seen.includes(id)))
    host.settings.file.set(rememberedAs, ids);
}

/** `loadOptOuts` of the tabs that were noted, in fewer service calls; of all where none of them is left. */
export function loadSeenOptOuts(host: Host, orders: Orders | null): OptOutList {
  const seen = seenIds(host).flatMap((id) => host.workbook.tab(id) ?? []);
  return seen.length > 0 && seen.length === seenIds(host).length
    ? listOf(host, seen, orders)
    : loadOptOuts(host, orders);
}

/** Who is named in a tab of opt-outs, phones as the orders have theirs. */
export function readOptOutsTab(host: Host, tab: Tab, orders: Orders | null): ListedOptOuts {
  return optOutsIn(tab.values(), peopleOf(host, orders));
}

/** Reads all of them. With orders, a wish reaches everything by which that customer is known. */
export const loadOptOuts = (host: Host, orders: Orders | null): OptOutList =>
  listOf(host, optOutsTabs(host), orders);

function listOf(host: Host, tabs: readonly Tab[], orders: Orders | null): OptOutList {
  const read = tabs.map((tab) => readOptOutsTab(host, tab, orders));
  const listed = [
    ...read.flatMap(({ optOuts }): Wish[] => [...optOuts]),
    // Who told a caller to stop is written to by no other way either.
    ...loadCalls(host).flatMap(({ phone, outcome }): Wish[] =>
      outcome === 'refused' ? [{ contact: phone, channel: 'all' }] : [],
    ),
  ].map((wish) => ({ ...wish, since: wish.since ?? null }));
  return {
    optOuts: orders ? reaching(listed, orders) : listed,
    isUnreadable: read.some(({ isUnreadable }) => isUnreadable),
  };
}

function peopleOf({ workbook }: Host, orders: Orders | null): KnownPeople {
  const country = countryOfZone(workbook.zone.id);
  return {
    phoneOf: (cell: Cell) => orders?.phoneOf?.(cell) ?? foldPhone(cell, country),
    isCustomer: (text) => orders !== null && orders.find(text) >= 0,
  };
}

type Wish = Pick<ListedOptOut, 'contact' | 'channel'> & { readonly since?: number | null };

/** More than so many customers with one address are a desk, not a person. */
const mostCustomers = 3;

/** The wishes, and the same again for the customer's key and every address by which the channel reaches them. */
export function reaching<W extends Wish>(wishes: readonly W[], orders: Orders): W[] {
  let ofAddress: ((contact: string) => readonly number[]) | null = null;
  const all: W[] = [];
  for (const wish of wishes) {
    all.push(wish);
    if (wish.contact.startsWith('#')) continue;
    const found = orders.find(wish.contact);
    if (found < 0) ofAddress ??= customersByAddress(orders);
    const whom = found >= 0 ? [found] : (ofAddress?.(wish.contact) ?? []);
    for (const who of whom)
      for (const contact of addressesOf(orders, who, wish.channel))
        if (contact !== wish.contact) all.push({ ...wish, contact });
  }
  return all;
}

function addressesOf(orders: Orders, who: number, channel: OptOutChannel): string[] {
  const { email, phone } = orders.person(who);
  const addresses = channel === 'all' ? [email, phone] : channel === 'email' ? [email] : [phone];
  return [orders.customers[who]!, ...addresses.filter((address) => address !== '')];
}

/** As many last digits as any country's numbers have in common with how they are dialled at home. */
const sharedDigits = 8;

/**
 * The few customers whose address this is. A number that does not say its country is anybody's whose number ends so:
 * one who is left alone by mistake loses less than one who is written to.
 */
function customersByAddress(orders: Orders): (contact: string) => readonly number[] {
  const known = new Map<string, number[]>();
  const add = (address: string, who: number) => {
    const others = known.get(address);
    if (others) others.push(who);
    else known.set(address, [who]);
  };
  for (let who = 0; who < orders.customers.length; who++) {
    const { email, phone } = orders.person(who);
    if (email !== '') add(email, who);
    if (phone !== '') add(phone, who);
    if (phone.length > sharedDigits) add(`…${phone.slice(-sharedDigits)}`, who);
  }
  return (contact) => {
    const exact = known.get(contact) ?? [];
    if (exact.length > 0) return exact.length > mostCustomers ? [] : exact;
    const digits = contact.replace(/^\+?0*/, '');
    if (contact.startsWith('+') || !/^\d{8,}$/.test(digits)) return [];
    const alike = (known.get(`…${digits.slice(-sharedDigits)}`) ?? []).filter((who) =>
      orders.person(who).phone.endsWith(digits),
    );
    return alike.length > mostCustomers ? [] : alike;
  };
}

/**
 * Gives the tab that people keep the columns of ours that it lacks, behind theirs, so that what is noted here stands
 * in the same list. An empty tab stays as it is.
 */
export function completeOptOutsTab(host: Host, language: Language): void {
  const tab = optOutsTabs(host).find((one) => one.lastRow() > 0);
  if (!tab) return;
  const values = tab.values();
  const { headerRow } = readOptOutsTab(host, tab, null);
  const row = Math.max(1, headerRow);
  const headers = headerRow === 0 ? [] : values[row - 1]!.map((cell) => foldHeader(String(cell ?? '')));
  const missing = optOutsTab.columns.filter(
    ({ header }) => !headers.includes(foldHeader(header.en)) && !headers.includes(foldHeader(header.fa)),
  );
  if (missing.length === 0) return;
  const width = values[0]!.length;
  const size = tab.size();
  const look = tab.look();
  if (size.rows < values.length + rowsToCome) look.resize(values.length + rowsToCome, size.columns);
  addColumns(tab, { headerRow: row, column: width + 1 }, missing, language);
  const below = { row: values.length + 1, rows: tab.size().rows - values.length };
  const theirs = optOutsTab.columns.find(({ id }) => id === 'contact')!.header;
  const at = headers.findIndex((header) => [theirs.en, theirs.fa].map(foldHeader).includes(header));
  // A phone in a column of no format becomes a number and loses its plus.
  if (at >= 0) look.style({ ...below, column: at + 1, columns: 1 }, { formats: [['@']] });
}

const rowsToCome = 200;
