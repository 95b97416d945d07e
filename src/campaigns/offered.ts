import type { Money } from '../calls/money.ts';
import { decimalOf, markOf, moneyUnit, readAmountText, toUnits } from '../core/money.ts';
import { foldText } from '../core/text.ts';
import type { Currency } from '../orders/order.ts';
import type { PlannedMessage } from './audience.ts';
import type { Shop } from './shop.ts';

const offer = /تخفیف|هدیه|\b(?:off|sale|discount)\b/i;

/** Whether a text sells something at less than its price. */
export const isOffer = (text: string): boolean => offer.test(text);

/** What a text takes off an order: a share of it, a sum, or whichever is more. */
export interface Offered {
  /** The largest that is named; 0 for none. */
  readonly share: number;
  /** At most so much of it, as typed; '' where no end is named. */
  readonly cap: string;
  /** Sums off, as typed: "50 هزار تومان". */
  readonly sums: readonly string[];
}

const percent = /(\d+(?:[.٫]\d+)?) ?(?:[%٪]|درصد|percent)|[%٪] ?(\d+)/g;
const sign = '[€$£¥₹₺﷼]';
const unit = `تومان|تومن|ریال|tomans?|rials?|euros?|dollars?|pounds?|${sign}|[a-z]{3}(?![a-z])`;
const sum = new RegExp(
  `(?:${sign} ?)?\\d[\\d.,٬٫']*(?: ?(?:هزار|میلیون))?(?: ?(?:${unit})(?!\\p{L}{2}))?(?! ?[%٪\\d]| ?درصد| ?percent)`,
  'gu',
);
const offWords = 'تخفیف|هدیه|اعتبار|off|discount|save|gift|voucher|credit';
const offAfter = new RegExp(`^ی? ?(?:[^\\d\\n.!?؟،,؛]{0,6} )?(?:${offWords})`, 'u');
const offBefore = new RegExp(`(?:${offWords})[^\\d\\n.!?؟،,؛]{0,14}$`, 'u');
/** What must be bought for it is no discount. */
const conditionBefore =
  /(?:\b(?:over|above|from|min\w*|least|than)|بالای|بیش از|بیشتر از|حداقل|دست ?کم|از|خرید|روی)(?: of)? ?$/u;
const conditionAfter =
  /^(?: or more|\+| ?(?:و |به )?(?:خرید|سفارش|سبد|بالا|بیشتر|purchase|order|spen|basket))/u;
const capBefore = /(?:\b(?:up to|at most|max\w*|capped at)|تا|سقف|حداکثر) ?$/u;

/** Reads an offer out of the words of a message. */
export function offerIn(words: string): Offered {
  // Thousands are read by their Persian word.
  const text = words
    .split('\n')
    .map(foldText)
    .join('\n')
    .replace(/(\d) ?(?:k|thousand)\b/g, '$1 هزار');
  let share = 0;
  text.replace(percent, (_, before?: string, after?: string) => {
    const named = Number((before ?? after ?? '').replace('٫', '.'));
    if (named <= 100) share = Math.max(share, named / 100);
    return '';
  });
  let cap = '';
  const sums: string[] = [];
  text.replace(sum, (found: string, at: number) => {
    const typed = withoutWord(found);
    const [before, after] = [text.slice(0, at), text.slice(at + typed.length)];
    if (conditionBefore.test(before) || conditionAfter.test(after)) return '';
    if (share > 0 && capBefore.test(before)) cap ||= typed;
    else if (offAfter.test(after) || offBefore.test(before)) sums.push(typed);
    return '';
  });
  return { share, cap, sums };
}

/** Three letters behind a number are a currency or another word. */
function withoutWord(found: string): string {
  const word = / ?(?<![a-z])[a-z]{3}$/.exec(found);
  const typed = word && !moneyUnit(word[0]) ? found.slice(0, word.index) : found;
  return typed.replace(/[.,٬٫']+$/, '');
}

/** What it comes to if everybody takes it on an order of their usual size; null where nothing or no currency is known. */
export function discountCostOf(
  gets: readonly PlannedMessage[],
  { orders, spent, orderCount }: Shop,
  offerOf: (message: PlannedMessage) => Offered,
): Money | null {
  const [currency, another] = orders.currencies;
  if (!currency || another) return null;
  let cost = 0;
  for (const message of gets) {
    const { customer } = message;
    const { share, cap, sums } = offerOf(message);
    const usual = spent[customer]! / Math.max(1, orderCount[customer]!);
    const shared = Math.min(share * usual, unitsOf(cap, currency) ?? Number.POSITIVE_INFINITY);
    const most = Math.max(0, ...sums.map((typed) => unitsOf(typed, currency) ?? 0));
    // Who has bought nothing yet has no usual order, and may take all of a sum.
    cost += Math.max(shared, usual > 0 ? Math.min(most, usual) : most);
  }
  return cost > 0 ? { amount: Math.round(cost / currency.scale), currency: currency.code } : null;
}

/** A bare number so small is a count of something. */
const leastBare = 1000;

/** In the smallest unit of the currency; null for a sum in another one, or what is none. */
function unitsOf(typed: string, { code, scale }: Currency): number | null {
  const amount = typed === '' ? null : readAmountText(typed);
  if (!amount) return null;
  const mark = markOf(amount.number);
  // A single mark before three digits groups them, as sums off are round.
  const decimal = decimalOf(
    amount,
    mark === '.' || mark === ',' ? mark : amount.number.includes(',') ? '.' : ',',
  );
  if (!decimal) return null;
  const named = moneyUnit(amount.unit);
  if (named) {
    const isDollar = amount.unit.startsWith('$') || amount.unit.startsWith('dollar');
    if (named.shown !== code && !(isDollar && dollars.test(code))) return null;
    return toUnits(decimal, named.exponent);
  }
  const units = toUnits(decimal, Math.round(Math.log10(scale)));
  return units !== null && units >= leastBare * scale ? units : null;
}

const dollars = /^(?:USD|CAD|AUD|NZD|HKD|SGD)$/;
