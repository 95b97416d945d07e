import type { Language, Words } from '../core/language.ts';
import { shownNumber } from '../core/shown.ts';
import { differenceOfShares, type Hits } from '../core/stats.ts';

export const verdicts = {
  proven: { en: 'proven to work', fa: 'اثرش ثابت شد' },
  unproven: { en: 'not proven yet', fa: 'هنوز ثابت نشده' },
  harmed: { en: 'lost orders', fa: 'ضرر داد' },
  too_few: { en: 'too little data', fa: 'داده کم است' },
  early: { en: 'too early to say', fa: 'هنوز زود است' },
} as const satisfies Readonly<Record<string, Words>>;

export type Verdict = keyof typeof verdicts;

/** What a campaign itself brought, by comparison with who was held out of it. */
export interface Evidence {
  /** Whose turn came, whatever became of their message, and who of them bought in the window. */
  readonly people: number;
  readonly bought: number;
  readonly heldOut: number;
  readonly heldOutBought: number;
  /** Buyers more than without it among `people`, with the ends of the 95 % interval; below 0 where it cost some. */
  readonly extra: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: Verdict;
}

/** Fewer held out, or fewer buyers in both groups, say nothing whatever their interval. */
const fewestHeldOut = 20;
const fewestBuyers = 5;

/** `isOver`: every window is closed and the orders of all of it were read; before that nothing is decided. */
export function evidenceOf(treated: Hits, heldOut: Hits, isOver: boolean): Evidence {
  const { difference, low, high } = differenceOfShares(treated, heldOut);
  const isFew = heldOut.of < fewestHeldOut || treated.hits + heldOut.hits < fewestBuyers;
  const decided = low > 0 ? 'proven' : high < 0 ? 'harmed' : 'unproven';
  return {
    people: treated.of,
    bought: treated.hits,
    heldOut: heldOut.of,
    heldOutBought: heldOut.hits,
    extra: difference * treated.of,
    low: low * treated.of,
    high: high * treated.of,
    verdict: !isOver ? 'early' : isFew ? 'too_few' : decided,
  };
}

/** "It brought about 12 orders (3 to 21)". */
export function sentenceOf({ extra, low, high, verdict }: Evidence, language: Language): string {
  const count = (value: number) => shownNumber(Math.abs(value), language);
  const more = (value: number) =>
    language === 'fa'
      ? `${count(value)} ${Math.round(value) < 0 ? 'کمتر' : 'بیشتر'}`
      : `${count(value)} ${Math.round(value) < 0 ? 'fewer' : 'more'}`;
  if (verdict === 'too_few')
    return language === 'fa'
      ? 'خریدار یا گروه شاهد کم است و نمی‌شود گفت'
      : 'Too few held out or too few buyers to say';
  if (verdict === 'proven')
    return language === 'fa'
      ? `حدود ${count(extra)} سفارش اضافه آورد (${count(low)} تا ${count(high)})`
      : `It brought about ${count(extra)} orders (${count(low)} to ${count(high)})`;
  if (verdict === 'harmed')
    return language === 'fa'
      ? `حدود ${count(extra)} سفارش را از دست داد (${count(high)} تا ${count(low)})`
      : `It lost about ${count(extra)} orders (${count(high)} to ${count(low)})`;
  return language === 'fa'
    ? `شاید ${more(extra)}؛ از ${more(low)} تا ${more(high)}`
    : `Perhaps ${more(extra)}; from ${more(low)} to ${more(high)}`;
}
