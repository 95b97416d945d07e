import { choice } from '../../core/params.ts';
import { anyText, channels, days, finder, labeled } from './common.ts';
import type { Response } from './facts.ts';
import { defineRule } from './rule.ts';

/** Each response tells of those before it too. */
const rank: Readonly<Record<Response, number>> = { sent: 0, reached: 1, clicked: 2, ordered: 3 };

export default defineRule({
  id: 'messaged',
  name: { en: 'messaged', fa: 'پیام گرفته' },
  params: {
    campaign: anyText('campaign', 'کمپین'),
    by: channels(),
    days: days(),
    response: choice({
      ...labeled('response', 'نتیجه'),
      options: {
        sent: { en: 'sent', fa: 'فرستاده' },
        reached: { en: 'reached', fa: 'رسیده' },
        clicked: { en: 'clicked', fa: 'کلیک کرده' },
        ordered: { en: 'ordered', fa: 'خریده' },
      },
      otherwise: 'sent',
    }),
  },
  test: ({ campaign, days: within, by, response }, { messages, asOf }) => {
    if (!messages) return () => false;
    const wanted = messages.campaigns.map(campaign === '' ? () => true : finder(campaign));
    const since = within(asOf);
    return (who) => {
      for (let i = messages.start[who]!; i < messages.start[who + 1]!; i++) {
        const isAsked = messages.day[i]! >= since && (by === 'any' || messages.channel[i] === by);
        if (isAsked && wanted[messages.campaign[i]!] && rank[messages.response[i]!] >= rank[response])
          return true;
      }
      return false;
    };
  },
});
