import { days, finder, noProducts, oneOf, times } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'bought',
  name: { en: 'bought', fa: 'خریده' },
  params: {
    product: oneOf('product', 'محصول'),
    times: times(),
    days: days(),
  },
  lacks: ({ history }) => (history.products.length + history.categories.length > 0 ? null : noProducts),
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
    const since = within(asOf);
    return (who) => {
      let count = 0;
      for (let i = history.start[who]!; i < history.start[who + 1]! && count < times; i++)
        if (history.day[i]! >= since && holds(i)) count++;
      return count >= times;
    };
  },
});
