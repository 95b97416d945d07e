import type { Money } from '../calls/money.ts';
import { foldDigits } from '../core/text.ts';
import type { PlannedMessage } from './audience.ts';
import type { Shop } from './shop.ts';

const offer = /تخفیف|هدیه|\b(?:off|sale|discount)\b/i;

/** Whether a text sells something at less than its price. */
export const isOffer = (text: string): boolean => offer.test(text);

const percent = /(\d+(?:[.٫]\d+)?)\s?(?:[%٪]|درصد|percent)|[%٪]\s?(\d+)/gi;

/** The largest percentage that a text names, as a share of the price; 0 for none. */
export function shareOffered(text: string): number {
  let most = 0;
  foldDigits(text).replace(percent, (_, before?: string, after?: string) => {
    const named = Number((before ?? after ?? '').replace('٫', '.'));
    if (named <= 100) most = Math.max(most, named / 100);
    return '';
  });
  return most;
}

/** What it comes to if everybody takes it on an order of their usual size; null where no share or no currency is known. */
export function discountCostOf(
  gets: readonly PlannedMessage[],
  { orders, spent, orderCount }: Shop,
  shareOf: (message: PlannedMessage) => number,
): Money | null {
  const [currency, another] = orders.currencies;
  if (!currency || another) return null;
  let cost = 0;
  for (const message of gets) {
    const { customer } = message;
    cost += shareOf(message) * (spent[customer]! / Math.max(1, orderCount[customer]!));
  }
  return cost > 0 ? { amount: Math.round(cost / currency.scale), currency: currency.code } : null;
}
