import { matcher, oneOf } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'city',
  name: { en: 'city', fa: 'شهر' },
  help: {
    en: 'Where the customer lives, by the latest order that says.',
    fa: 'شهر مشتری، بنا بر آخرین سفارشی که آن را دارد.',
  },
  params: {
    city: oneOf(
      { en: 'city', fa: 'شهر' },
      { en: 'A city, or several parted by |.', fa: 'یک شهر، یا چند شهر با | میانشان.' },
    ),
  },
  lacks: ({ city }) =>
    city.some((name) => name !== '') ? null : { en: 'the orders name no city', fa: 'سفارش‌ها شهر ندارند' },
  test: ({ city }, facts) => {
    const isWanted = matcher(city);
    return (who) => isWanted(facts.city[who]!);
  },
});
