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
  const orders = (value: number) =>
    language === 'fa' ? `${count(value)} سفارش` : `${count(value)} order${count(value) === '1' ? '' : 's'}`;
  const way = (value: number) => {
    const isFewer = Math.round(value) < 0;
    return language === 'fa' ? (isFewer ? 'کمتر' : 'بیشتر') : isFewer ? 'fewer' : 'more';
  };
  const more = (value: number) => `${count(value)} ${way(value)}`;
  const fa = {
    too_few: 'خریدار یا گروه شاهد کم است و نمی‌شود گفت',
    proven: `حدود ${orders(extra)} اضافه آورد (${count(low)} تا ${count(high)})`,
    harmed: `حدود ${orders(extra)} را از دست داد (${count(high)} تا ${count(low)})`,
    other: `شاید ${orders(extra)} ${way(extra)}؛ از ${more(low)} تا ${more(high)}`,
  };
  const en = {
    too_few: 'Too few held out or too few buyers to say',
    proven: `It brought about ${orders(extra)} (${count(low)} to ${count(high)})`,
    harmed: `It lost about ${orders(extra)} (${count(high)} to ${count(low)})`,
    other: `Perhaps ${orders(extra)} ${way(extra)}; from ${more(low)} to ${more(high)}`,
  };
  return (language === 'fa' ? fa : en)[verdict === 'early' || verdict === 'unproven' ? 'other' : verdict];
}
