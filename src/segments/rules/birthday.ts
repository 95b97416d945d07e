import { dayOf, partsOf } from '../../core/days.ts';
import { wholeNumber } from '../../core/params.ts';
import { labeled } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'birthday',
  name: { en: 'birthday in days', fa: 'تولد تا روز' },
  params: {
    days: wholeNumber({
      ...labeled('days', 'روز'),
      min: 0,
      max: 365,
      otherwise: 7,
    }),
  },
  lacks: ({ birthday }) =>
    birthday ? null : { en: 'no column of birthdays was found', fa: 'ستونی برای تاریخ تولد پیدا نشد' },
  test: ({ days }, { birthday, asOf }) => {
    const { year } = partsOf(asOf);
    return (who) => {
      const date = birthday?.[who] ?? null;
      if (date === null) return false;
      // 29 February falls on 1 March where the year has none.
      const inYear = (of: number) => dayOf(of, Math.floor(date / 100), date % 100);
      const next = inYear(year) >= asOf ? inYear(year) : inYear(year + 1);
      return next - asOf <= days;
    };
  },
});
