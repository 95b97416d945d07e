/** Whether the forecast would have come true: what the dashboard and the sidebar say of a back-test. */
import { UserError } from '../core/errors.ts';
import type { Language, Words } from '../core/language.ts';
import { shownDay, shownNumber, shownShare } from '../core/shown.ts';
import { type BackTest, backTest, usualSplit } from '../metrics/models/backTest.ts';
import type { Orders } from '../orders/order.ts';
import type { Canvas, CellLook } from './sheetCanvas.ts';

/** A back-test over the last third of the orders' time; null where the earlier orders allow no forecast. */
export function forecastCheck(orders: Orders): BackTest | null {
  try {
    return backTest(orders, usualSplit(orders));
  } catch (problem) {
    if (problem instanceof UserError) return null;
    throw problem;
  }
}

/** What was compared, how near it came beside the past rate, and which model fits better; or why there is no check. */
export function checkInWords(test: BackTest | null, language: Language): readonly string[] {
  if (!test) return [words.none[language]];
  const isPersian = language === 'fa';
  const number = (value: number) => shownNumber(value, language);
  const day = shownDay(test.fittedTo, language);
  const about = isPersian
    ? `پیش‌بینی از سفارش‌های تا ${day}، در برابر آنچه ${number(test.customers)} مشتری در ${number(test.days)} روز بعد خریدند.`
    : `A forecast from the orders up to ${day}, beside what ${number(test.customers)} customers did in the ${number(test.days)} days after.`;
  return [about, nearness(test, language), `${isPersian ? 'مدل' : 'Model'}: ${test.fit[language]}.`];
}

function nearness({ actual, expected, naive }: BackTest, language: Language): string {
  const isPersian = language === 'fa';
  if (expected.bias === null || naive.bias === null)
    return isPersian
      ? 'در این مدت هیچ‌کدام از آن‌ها نخرید؛ پس خطای پیش‌بینی را نمی‌توان گفت.'
      : 'None of them bought in that time, so the error cannot be told.';
  const off = (bias: number) => {
    const share = shownShare(Math.abs(bias), language);
    if (isPersian) return `${share} ${bias < 0 ? 'کمتر' : 'بیشتر'}`;
    return `${share} too ${bias < 0 ? 'few' : 'many'}`;
  };
  const came = shownNumber(actual, language);
  const isNearer = expected.meanError < naive.meanError;
  return isPersian
    ? `${came} روزِ خرید پیش آمد؛ پیش‌بینی ${off(expected.bias)} گفت و ادامهٔ آهنگ گذشته ${off(naive.bias)}. برای هر مشتری ${isNearer ? 'پیش‌بینی نزدیک‌تر بود' : 'پیش‌بینی نزدیک‌تر نبود'}.`
    : `${came} order days came; the forecast said ${off(expected.bias)}, the past rate going on ${off(naive.bias)}. Customer by customer the forecast was ${isNearer ? 'nearer' : 'not nearer'}.`;
}

/** The check as a small table with its sentences, seven rows from `row` on; names run on into the second column. */
export function putCheck(
  canvas: Canvas,
  row: number,
  { check, language, head }: { check: BackTest | null; language: Language; head: CellLook },
): void {
  const [about = '', nearness = '', fit = ''] = checkInWords(check, language);
  canvas.put(row, 1, about);
  if (!check) return;
  const { actual, expected, naive } = check;
  const { orderDays, offBy, ofOne, came, forecast, pastRate } = words;
  const table = [
    [null, '', came[language], forecast[language], pastRate[language]],
    ['#,##0', orderDays[language], actual, expected.total, naive.total],
    ['0.0%', offBy[language], '', expected.bias ?? '', naive.bias ?? ''],
    ['0.00', ofOne[language], '', expected.meanError, naive.meanError],
  ] as const;
  table.forEach(([format, ...cells], i) => {
    for (let column = 1; format === null && column <= 5; column++) canvas.put(row + 1, column, '', head);
    cells.forEach((cell, at) => {
      const look = format === null ? head : at === 0 ? {} : { format };
      canvas.put(row + 1 + i, at === 0 ? 1 : 2 + at, cell, look);
    });
  });
  canvas.put(row + 5, 1, nearness);
  canvas.put(row + 6, 1, fit);
}

const words = {
  none: {
    en: 'Not measured yet: a forecast needs 100 customers, 20 of whom came back, and they must not all buy alike.',
    fa: 'هنوز اندازه‌گیری نمی‌شود: پیش‌بینی ۱۰۰ مشتری می‌خواهد که ۲۰ نفرشان برگشته باشند و همه یکسان نخرند.',
  },
  came: { en: 'Came', fa: 'پیش آمد' },
  forecast: { en: 'Forecast', fa: 'پیش‌بینی' },
  pastRate: { en: 'Past rate', fa: 'آهنگ گذشته' },
  orderDays: { en: 'Order days', fa: 'روزهای خرید' },
  offBy: { en: 'Off by', fa: 'خطا' },
  ofOne: { en: 'Error of one customer', fa: 'خطای هر مشتری' },
} as const satisfies Record<string, Words>;
