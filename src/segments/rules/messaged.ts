import type { Words } from '../../core/language.ts';
import { choice } from '../../core/params.ts';
import { anyText, channels, days, finder, labeled } from './common.ts';
import type { MessageHistory, Response } from './facts.ts';
import { defineRule } from './rule.ts';

/** Each response tells of those before it too. */
const rank: Readonly<Record<Response, number>> = { sent: 0, reached: 1, ordered: 2 };

function answers({ response, clicked }: MessageHistory, i: number, asked: Response | 'clicked'): boolean {
  const hasClicked = clicked?.[i] === true;
  if (asked === 'clicked') return hasClicked;
  return rank[response[i]!] >= rank[asked] || (hasClicked && asked === 'reached');
}

const noClicks: Words = {
  en: 'who clicked is not known, as the file has no tab Clicks',
  fa: 'معلوم نیست چه کسی کلیک کرده، چون فایل تب کلیک ها ندارد',
};
const noArrival: Words = {
  en: 'nobody says whether an e-mail arrived',
  fa: 'کسی نمی‌گوید ایمیل رسیده است یا نه',
};

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
  lacks({ messages }, asked) {
    if (!messages || messages.clicked) return null;
    if (asked?.response === 'clicked') return noClicks;
    return asked?.response === 'reached' && asked.by === 'email' ? noArrival : null;
  },
  test: ({ campaign, days: within, by, response }, { messages, asOf }) => {
    if (!messages) return () => false;
    const wanted = messages.campaigns.map(campaign === '' ? () => true : finder(campaign));
    const since = within(asOf);
    return (who) => {
      for (let i = messages.start[who]!; i < messages.start[who + 1]!; i++) {
        const isAsked = messages.day[i]! >= since && (by === 'any' || messages.channel[i] === by);
        if (isAsked && wanted[messages.campaign[i]!] && answers(messages, i, response)) return true;
      }
      return false;
    };
  },
});
