import { matcher, oneOf } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'city',
  name: { en: 'city', fa: 'شهر' },
  params: {
    city: oneOf('city', 'شهر'),
  },
  lacks: ({ city }) =>
    city.some((name) => name !== '') ? null : { en: 'the orders name no city', fa: 'سفارش‌ها شهر ندارند' },
  test: ({ city }, facts) => {
    const isWanted = matcher(city);
    return (who) => isWanted(facts.city[who]!);
  },
});
