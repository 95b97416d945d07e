import { finder, oneOf } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'first_product',
  name: { en: 'first product', fa: 'نخستین محصول' },
  help: { en: 'What was in the very first order.', fa: 'آنچه در نخستین سفارش بود.' },
  params: {
    product: oneOf(
      { en: 'product', fa: 'محصول' },
      { en: 'Part of the name; several parted by |.', fa: 'بخشی از نام؛ چندتا با | میانشان.' },
    ),
  },
  lacks: ({ history }) =>
    history.products.length > 0 ? null : { en: 'the orders name no product', fa: 'سفارش‌ها محصول ندارند' },
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
