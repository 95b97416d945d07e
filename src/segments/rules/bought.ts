import { wholeNumber } from '../../core/params.ts';
import { days, finder, oneOf } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'bought',
  name: { en: 'bought', fa: 'خریده' },
  help: {
    en: 'Orders with a product or category whose name holds this text. With not: never bought.',
    fa: 'سفارش‌هایی با محصول یا دسته‌ای که این متن در نامش هست. با «نه»: هرگز نخریده.',
  },
  params: {
    product: oneOf(
      { en: 'product', fa: 'محصول' },
      {
        en: 'Part of the name of a product or category; several parted by |.',
        fa: 'بخشی از نام محصول یا دسته؛ چندتا با | میانشان.',
      },
    ),
    times: wholeNumber({
      label: { en: 'at least', fa: 'دست‌کم' },
      help: { en: 'In at least so many orders. Blank: 1.', fa: 'در دست‌کم این تعداد سفارش. خالی: ۱.' },
      min: 1,
      otherwise: 1,
    }),
    days: days(),
  },
  lacks: ({ history }) =>
    history.products.length + history.categories.length > 0
      ? null
      : { en: 'the orders name no product', fa: 'سفارش‌ها محصول ندارند' },
  test: ({ product, times, days: within }, { history, asOf }) => {
    const isWanted = finder(product);
    const wantedProduct = history.products.map(isWanted);
    const wantedCategory = history.categories.map(isWanted);
    const holds = (order: number) => {
      for (let line = history.lineStart[order]!; line < history.lineStart[order + 1]!; line++) {
        if (wantedProduct[history.product[line]!] || wantedCategory[history.category[line]!]) return true;
      }
      return false;
    };
    return (who) => {
      let count = 0;
      for (let i = history.start[who]!; i < history.start[who + 1]! && count < times; i++)
        if (history.day[i]! > asOf - within && holds(i)) count++;
      return count >= times;
    };
  },
});
