import { days, matcher, oneOf } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'channel',
  name: { en: 'ordered through', fa: 'خرید از راه' },
  params: {
    channel: oneOf('channel', 'کانال'),
    days: days(),
  },
  lacks: ({ history }) =>
    history.channels.length > 0 ? null : { en: 'the orders name no channel', fa: 'سفارش‌ها کانال ندارند' },
  test: ({ channel, days: within }, { history, asOf }) => {
    const wanted = history.channels.map(matcher(channel));
    const since = within(asOf);
    return (who) => {
      for (let i = history.start[who]!; i < history.start[who + 1]!; i++)
        if (history.day[i]! >= since && wanted[history.channel[i]!]) return true;
      return false;
    };
  },
});
