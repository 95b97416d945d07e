import type { Channel } from '../calls/campaigns.ts';
import type { Cell } from '../core/cells.ts';
import { isDate } from '../core/days.ts';
import type { Words } from '../core/language.ts';
import { allMatches, foldDigits, foldHeader, foldText } from '../core/text.ts';
import { foldEmail } from '../orders/contacts.ts';
import { textOf } from '../orders/textColumn.ts';
import { optOutsTab } from './tabs.ts';

export type OptOutChannel = Channel | 'all' | 'sms_ads';

export const optOutChannels: Readonly<Record<OptOutChannel, Words>> = {
  email: { en: 'e-mail', fa: 'ایمیل' },
  sms: { en: 'text message', fa: 'پیامک' },
  all: { en: 'all', fa: 'همه' },
  sms_ads: { en: 'advertising texts', fa: 'پیامک تبلیغاتی' },
};

/** One wish of somebody to be left alone, where it stands in its tab. */
export interface ListedOptOut {
  /** E-mail address in lower case, phone as `phoneOf` reads it, customer key, or the hash of somebody forgotten. */
  readonly contact: string;
  readonly channel: OptOutChannel;
  /** ms since 1970 UTC, null where nobody noted it. */
  readonly since: number | null;
  /** From 1, as in the sheet. */
  readonly row: number;
  readonly column: number;
}

/** What a tab of opt-outs was understood to say. */
export interface ListedOptOuts {
  readonly optOuts: readonly ListedOptOut[];
  /** There are rows, and not one of them names anybody. */
  readonly isUnreadable: boolean;
  /** Row of the header, from 1; 0 for none. */
  readonly headerRow: number;
  /** What each column is for, as far as its header says. */
  readonly kinds: readonly ColumnKind[];
}

export type ColumnKind = 'address' | 'email' | 'phone' | 'customer' | 'channel' | 'since' | 'source' | '';

/** How the people of the shop are known: a phone as the orders read it, and whether a text names a customer. */
export interface KnownPeople {
  phoneOf(cell: Cell): string;
  isCustomer(text: string): boolean;
}

/** People put a title or a note above a header; further down it is no header. */
const headerWithin = 10;

/**
 * Whom a tab of opt-outs names, whatever columns it has: ours, a form's answers, or one of addresses without a
 * header. Every cell that is an e-mail address or a phone counts, and so does a key in a column of customers. A
 * blank channel, or one that cannot be read, is all of them; without a column for it an address is left out of its own.
 */
export function optOutsIn(values: readonly (readonly Cell[])[], people: KnownPeople): ListedOptOuts {
  const headerRow = headerRowIn(values);
  const kinds = (values[headerRow - 1] ?? []).map(kindOf);
  const isOurs = optOutsTab.columns.filter(({ id }) => kinds.includes(kindOfOurs[id])).length >= 3;
  const rules = { kinds, people, takesAnyKey: isOurs };
  const optOuts = values.flatMap((row, at) => optOutsOfRow(row, at + 1, rules, at + 1 <= headerRow));
  const hasRows = values.slice(headerRow).some((row) => row.some((cell) => textOf(cell) !== ''));
  return { optOuts, isUnreadable: hasRows && optOuts.length === 0, headerRow, kinds };
}

const kindOfOurs = {
  contact: 'address',
  channel: 'channel',
  since: 'since',
  source: 'source',
  customer: 'customer',
} as const satisfies Readonly<Record<(typeof optOutsTab)['columns'][number]['id'], ColumnKind>>;

const headerKinds: readonly (readonly [ColumnKind, RegExp])[] = [
  [
    'customer',
    /^(?:customer|client|buyer|member|user)(?: (?:id|key|number|no|code))?$|^(?:(?:شناسه|کد|شماره|کلید) )?مشتری$/,
  ],
  ['channel', /\bchannels?\b|کانال/],
  ['email', /\be ?mails?\b|ایمیل|رایانامه|پست الکترونیک/],
  ['phone', /\b(?:tele)?phones?\b|\b(?:mobile|cell|tel|whatsapp|msisdn)\b|موبایل|تلفن|همراه|^شماره/],
  ['address', /^(?:address|contact)(?:es|s)?\b|^(?:نشانی|ادرس|آدرس|مخاطب)/],
  ['since', /^(?:since|timestamp|date|time|when|day)\b|^(?:از|زمان|تاریخ|روز)(?: |$)|مهر زمان/],
  ['source', /^(?:source|how|منبع)(?: |$)/],
];

function kindOf(cell: Cell): ColumnKind {
  const folded = typeof cell === 'string' && cell.length <= 80 ? foldHeader(cell) : '';
  return headerKinds.find(([, pattern]) => pattern.test(folded))?.[0] ?? '';
}

/** The row that bears most known headers; a row that holds an address needs three, as `ada@example.com, email` is none. */
function headerRowIn(values: readonly (readonly Cell[])[]): number {
  let best = 0;
  let most = 0;
  values.slice(0, headerWithin).forEach((row, at) => {
    const holdsAddress = row.some((cell) => addressesIn(cell, '', textOf).length > 0);
    const count = new Set(row.map(kindOf).filter((kind) => kind !== '')).size;
    if (count > most && count >= (holdsAddress ? 3 : 1)) {
      best = at + 1;
      most = count;
    }
  });
  return best;
}

interface RowRules {
  readonly kinds: readonly ColumnKind[];
  readonly people: KnownPeople;
  /** The column of addresses is ours, in which keys of customers stand too. */
  readonly takesAnyKey: boolean;
}

function optOutsOfRow(row: readonly Cell[], at: number, rules: RowRules, isHead: boolean): ListedOptOut[] {
  const { kinds } = rules;
  const sinceAt = kinds.indexOf('since');
  const sinceCell = row[sinceAt];
  const since = isDate(sinceCell) && !Number.isNaN(sinceCell.getTime()) ? sinceCell.getTime() : null;
  return row.flatMap((cell, i) =>
    contactsIn(cell, isHead ? '' : (kinds[i] ?? ''), rules).flatMap((contact) =>
      channelsFor(contact, i, isHead ? [] : row, kinds).map((channel) => ({
        contact,
        channel,
        since,
        row: at,
        column: i + 1,
      })),
    ),
  );
}

function contactsIn(cell: Cell, kind: ColumnKind, { people, takesAnyKey }: RowRules): string[] {
  if (kind === 'channel' || kind === 'since' || kind === 'source') return [];
  const found = addressesIn(cell, kind, (part) => people.phoneOf(part));
  const text = textOf(cell);
  if (text === '') return [];
  if (kind === 'customer') return [...new Set([text, ...found])];
  if (found.length > 0 || kind !== 'address') return found;
  return takesAnyKey || people.isCustomer(text) ? [text] : [];
}

const hashes = /#[0-9a-f]{32}/g;
const emails = /[^\s@,،;؛|<>()[\]"':]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/g;
const parts = /[,،;؛|\n]|\s\/\s/;

/** Hashes, e-mail addresses and phones in a cell, of which a list may be typed into one. */
function addressesIn(cell: Cell, kind: ColumnKind, phoneOf: (part: Cell) => string): string[] {
  if (typeof cell !== 'string') return typeof cell === 'number' ? phonesIn(String(cell), kind, phoneOf) : [];
  const folded = foldText(cell);
  const known = allMatches(folded, hashes).map(([hash]) => hash);
  if (known.length > 0) return known;
  const whole = foldEmail(cell);
  const mails = whole === '' || /\s/.test(whole) ? allMatches(folded, emails).map(([mail]) => mail) : [whole];
  if (mails.length > 0)
    return [
      ...mails,
      ...folded
        .split(parts)
        .filter((part) => !part.includes('@'))
        .flatMap((part) => phonesIn(part, '', phoneOf)),
    ];
  return cell.split(parts).flatMap((part) => phonesIn(part, kind, phoneOf));
}

/** Outside a column of phones a number must look like one: 7 to 16 digits, no day and no time. */
function phonesIn(part: string, kind: ColumnKind, phoneOf: (part: Cell) => string): string[] {
  const typed = foldText(part)
    .replace(/^tel:/, '')
    .replace(/[\u200e\u200f]/g, '');
  const digits = foldDigits(typed).replace(/\D/g, '').length;
  if (digits < 7 || digits > 16) return [];
  const isDay = /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d:\d\d/.test(typed);
  const isNumber = /^\+?[\s\d()./-]+(?:e\+?\d+)?$/.test(typed.trim());
  if (isDay || !(isNumber || kind === 'phone' || kind === 'address')) return [];
  const phone = phoneOf(typed);
  return phone === '' ? [] : [phone];
}

function channelsFor(
  contact: string,
  at: number,
  row: readonly Cell[],
  kinds: readonly ColumnKind[],
): readonly OptOutChannel[] {
  const channelAt = kinds.indexOf('channel');
  const named = channelAt < 0 ? '' : textOf(row[channelAt]);
  if (named !== '') return channelsIn(named) ?? ['all'];
  const kind = kinds[at] ?? '';
  if (contact.startsWith('#') || kind === 'customer' || kind === 'address') return ['all'];
  const addressAt = kinds.indexOf('address');
  // A column of channels that was added behind theirs says nothing of rows that are theirs.
  if (channelAt >= 0 && !(addressAt >= 0 && channelAt > addressAt)) return ['all'];
  const own: OptOutChannel = contact.includes('@') ? 'email' : 'sms';
  const said = row.flatMap((cell) => (typeof cell === 'string' ? (channelsIn(cell) ?? []) : []));
  return [...new Set([own, ...said])];
}

const channelNames = new Map<string, OptOutChannel>(
  (
    [
      ['email', 'email', 'e-mail', 'mail', 'emails', 'newsletter', 'ایمیل', 'خبرنامه'],
      ['sms', 'sms', 'text', 'texts', 'text message', 'text messages', 'پیامک', 'اس ام اس'],
      ['all', 'all', 'both', 'everything', 'any', 'all channels', 'همه', 'هر دو', 'همه کانال ها'],
      ['sms_ads', 'sms_ads', 'advertising texts', 'پیامک تبلیغاتی'],
    ] as const
  ).flatMap(([channel, ...names]) => names.map((name) => [foldText(name), channel] as const)),
);

/** The channels that a text names and nothing else; null when it says something else. */
function channelsIn(text: string): OptOutChannel[] | null {
  const whole = channelNames.get(foldText(text));
  if (whole) return [whole];
  const named = foldText(text)
    .split(/[,،;؛|+&/]| and | و /)
    .map((part) => channelNames.get(part.trim()));
  return named.every((channel) => channel !== undefined) ? (named as OptOutChannel[]) : null;
}
