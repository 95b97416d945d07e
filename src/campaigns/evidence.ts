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

/** "It brought about 12 extra orders; between 3 and 21". */
export function sentenceOf({ extra, low, high, verdict }: Evidence, language: Language): string {
  const isFa = language === 'fa';
  const count = (value: number) => shownNumber(Math.abs(value), language);
  const orders = (value: number, kind = '') =>
    isFa ? `${count(value)} سفارش` : `${count(value)} ${kind}order${count(value) === '1' ? '' : 's'}`;
  const isFewer = (value: number) => Math.round(value) < 0;
  const way = (value: number) =>
    isFa ? (isFewer(value) ? 'کمتر' : 'بیشتر') : isFewer(value) ? 'fewer' : 'more';
  const between = (least: number, most: number) =>
    isFa ? `بین ${count(least)} تا ${count(most)}` : `between ${count(least)} and ${count(most)}`;
  const fa = {
    too_few: 'خریدار یا گروه شاهد کم است و نمی‌شود گفت',
    proven: `حدود ${orders(extra)} اضافه آورد؛ ${between(low, high)}`,
    harmed: `حدود ${orders(extra)} را از دست داد؛ ${between(high, low)}`,
    other: `شاید ${orders(extra)} ${isFewer(extra) ? 'کمتر' : 'اضافه'}؛ از ${orders(low)} ${way(low)} تا ${count(high)} ${way(high)}`,
  };
  const en = {
    too_few: 'Too few held out or too few buyers to say',
    proven: `It brought about ${orders(extra, 'extra ')}; ${between(low, high)}`,
    harmed: `It lost about ${orders(extra)}; ${between(high, low)}`,
    other: `Perhaps ${orders(extra, isFewer(extra) ? 'fewer ' : 'extra ')}; from ${count(low)} ${way(low)} to ${count(high)} ${way(high)}`,
  };
  return (isFa ? fa : en)[verdict === 'early' || verdict === 'unproven' ? 'other' : verdict];
}
