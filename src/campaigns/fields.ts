import type { Day } from '../core/days.ts';
import type { Language, Words } from '../core/language.ts';
import { shownDay, shownNumber, shownUnit } from '../core/shown.ts';
import { foldHeader } from '../core/text.ts';
import type { Shop } from './shop.ts';

/** What a merge field may stand for, by id, with what it is called in a text of either language. */
export const fieldWords = {
  name: { en: 'name', fa: 'نام' },
  first_name: { en: 'first name', fa: 'نام کوچک' },
  city: { en: 'city', fa: 'شهر' },
  product: { en: 'last product', fa: 'آخرین کالا' },
  category: { en: 'last category', fa: 'آخرین دسته' },
  last_order: { en: 'last order', fa: 'آخرین سفارش' },
  days: { en: 'days since the last order', fa: 'روز از آخرین سفارش' },
  orders: { en: 'orders', fa: 'تعداد سفارش' },
  spent: { en: 'spent', fa: 'جمع خرید' },
  code: { en: 'code', fa: 'کد' },
  code_until: { en: 'code valid until', fa: 'مهلت کد' },
} as const satisfies Readonly<Record<string, Words>>;

export type FieldId = keyof typeof fieldWords;

const idsByName = new Map<string, FieldId>(
  (Object.keys(fieldWords) as FieldId[]).flatMap((id) =>
    [id, fieldWords[id].en, fieldWords[id].fa].map((name) => [foldHeader(name), id] as const),
  ),
);

/** The field that a name typed in a text means, null when there is none. */
export const fieldOf = (typed: string): FieldId | null => idsByName.get(foldHeader(typed)) ?? null;

/** What a message brings beside the customer. */
export interface Offer {
  readonly code: string;
  readonly codeUntil: Day | null;
}

/** The value of a field for one customer, worded for a text in `language`; '' where nothing is known. */
export function fieldValue(
  field: FieldId,
  shop: Shop,
  customer: number,
  offer: Offer,
  language: Language,
): string {
  const { orders, lastOrder } = shop;
  const last = lastOrder[customer]!;
  switch (field) {
    case 'name':
      return callable(orders.person(customer).name);
    case 'first_name':
      return callable(orders.person(customer).name).split(' ')[0]!;
    case 'city':
      return callable(orders.person(customer).city);
    case 'product':
      return last < 0 ? '' : (orders.detail(last).lines[0]?.product ?? '');
    case 'category':
      return last < 0 ? '' : (orders.detail(last).lines[0]?.category ?? '');
    case 'last_order':
      return last < 0 ? '' : shownDay(orders.day[last]!, language);
    case 'days':
      return last < 0 ? '' : shownNumber(shop.asOf - orders.day[last]!, language);
    case 'orders':
      return shownNumber(shop.orderCount[customer]!, language);
    case 'spent':
      return spentOf(shop, customer, language);
    case 'code':
      return offer.code;
    case 'code_until':
      return offer.codeUntil === null ? '' : shownDay(offer.codeUntil, language);
  }
}

function spentOf({ orders, spent }: Shop, customer: number, language: Language): string {
  if (orders.currencies.length !== 1) return '';
  const { code, scale, decimals } = orders.currencies[0]!;
  const amount = shownNumber(spent[customer]! / scale, language, decimals);
  return [amount, shownUnit(code, language)].filter((part) => part !== '').join(' ');
}

/**
 * Customers write their own names, and some write advertisements: a name that would turn into a link on a phone, or
 * an address in place of a name, is no name.
 */
function callable(name: string): string {
  return /[@<>]|\d{7}/.test(name) || looksLikeLink(name) ? '' : name.trim();
}

/** Whether a phone or a mail program would make a link of a text. */
export const looksLikeLink = (text: string): boolean => /:\/\/|www\./i.test(text) || domain.test(text);

/** Endings that phones make links of; "J.Smith" is a name. */
const domain =
  /\.(?:com|net|org|ir|io|co|me|info|biz|xyz|shop|store|site|online|top|link|click|app|ly|ru|de|uk)\b/i;
