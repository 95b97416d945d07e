import { finder, noProducts, oneOf } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'first_product',
  name: { en: 'first product', fa: 'نخستین محصول' },
  params: {
    product: oneOf('product', 'محصول'),
  },
  lacks: ({ history }) => (history.products.length > 0 ? null : noProducts),
  test: ({ product }, { history }) => {
    const wanted = history.products.map(finder(product));
    return (who) => {
      const first = history.start[who]!;
      return history.product
        .slice(history.lineStart[first]!, history.lineStart[first + 1]!)
        .some((p) => wanted[p]);
    };
  },
});
