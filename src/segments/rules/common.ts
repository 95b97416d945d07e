import { type Day, monthStart } from '../../core/days.ts';
import { jalaliMonthStart } from '../../core/jalali.ts';
import type { Words } from '../../core/language.ts';
import { choice, number, type Param, text, wholeNumber } from '../../core/params.ts';
import { foldText } from '../../core/text.ts';

/** The label of a param is all that is said of it: the chip that shows it stands in a sentence. */
export const labeled = (en: string, fa: string) => ({ label: { en, fa }, help: { en, fa } });

/** Bounds of a figure, both inclusive; one that is left out does not bound. */
export const bounds = () => ({
  from: number({ ...labeled('from', 'از'), otherwise: Number.NEGATIVE_INFINITY }),
  to: number({ ...labeled('to', 'تا'), otherwise: Number.POSITIVE_INFINITY }),
});

/** The first day that counts, with today among them. */
export type Since = (today: Day) => Day;

const dayCount = { ...labeled('within', 'در مدت'), min: 1 };

const since = (count: Param<number>): Param<Since> => ({
  ...count,
  unit: { en: 'days', fa: 'روز' },
  parse: (input, name, context) =>
    sinceOf(String(input ?? '')) ?? lastDays(count.parse(input, name, context)),
});

const lastDays =
  (count: number): Since =>
  (today) =>
    today - count + 1;

/** Only what happened in so many days up to today counts, or in the month that today is in, as the words name it. */
export const days = () => since(wholeNumber({ ...dayCount, otherwise: Number.POSITIVE_INFINITY }));

/** As `days`, but they must be said. */
export const neededDays = () => since(wholeNumber(dayCount));

/** What was typed for days; null where it says none. */
export function sinceOf(typed: string): Since | null {
  const folded = foldText(typed);
  if (folded === thisMonth.en) return monthStart;
  if (folded === thisMonth.fa) return jalaliMonthStart;
  return /^[1-9]\d{0,8}$/.test(folded) ? lastDays(Number(folded)) : null;
}

/** As it is typed: the Gregorian month in English, the Jalali one in Persian. */
export const thisMonth: Words = { en: 'this month', fa: 'این ماه' };

/** By which way somebody is written to. */
export const channels = () =>
  choice({
    ...labeled('by', 'با'),
    options: {
      any: { en: 'any', fa: 'هرکدام' },
      email: { en: 'e-mail', fa: 'ایمیل' },
      sms: { en: 'text', fa: 'پیامک' },
    },
    otherwise: 'any',
  });

/** In at least so many orders. */
export const times = () => wholeNumber({ ...labeled('at least', 'دست‌کم'), min: 1, otherwise: 1 });

/** One text or several parted by | or /, apart from case, digits and spelling of letters. */
export const oneOf = (en: string, fa: string) => text(labeled(en, fa));

/** A text that may be left out. */
export const anyText = (en: string, fa: string) => text({ ...labeled(en, fa), otherwise: '' });

export const noProducts: Words = { en: 'the orders name no product', fa: 'سفارش‌ها محصول ندارند' };
export const tooFewOrders: Words = {
  en: 'too few orders to predict from',
  fa: 'سفارش‌ها برای پیش‌بینی کم است',
};

/** Whether a text is one of those typed. */
export function matcher(typed: string): (text: string) => boolean {
  const wanted = new Set(alternatives(typed));
  return remembered((text) => wanted.has(foldText(text)));
}

/** Whether a text holds one of those typed. */
export function finder(typed: string): (text: string) => boolean {
  const wanted = alternatives(typed);
  return remembered((text) => {
    const folded = foldText(text);
    return wanted.some((part) => folded.includes(part));
  });
}

/** The same few texts come again and again. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const found = known.get(text) ?? test(text);
    known.set(text, found);
    return found;
  };
}

const alternatives = (typed: string): string[] =>
  typed
    .split(/[|/]/)
    .map((part) => foldText(part).trim())
    .filter((part) => part !== '');

export const isWithin = (value: number, { from: least, to: most }: { from: number; to: number }): boolean =>
  value >= least && value <= most;
