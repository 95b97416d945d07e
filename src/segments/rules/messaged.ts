import { choice, text } from '../../core/params.ts';
import { days, finder } from './common.ts';
import type { Response } from './facts.ts';
import { defineRule } from './rule.ts';

/** Each response tells of those before it too. */
const rank: Readonly<Record<Response, number>> = { sent: 0, reached: 1, clicked: 2, ordered: 3 };

export default defineRule({
  id: 'messaged',
  name: { en: 'messaged', fa: 'پیام گرفته' },
  help: {
    en: 'Messages of earlier campaigns and what came of them. With not: no such message.',
    fa: 'پیام‌های کمپین‌های پیشین و نتیجهٔ آن‌ها. با «نه»: چنین پیامی نگرفته.',
  },
  params: {
    campaign: text({
      label: { en: 'campaign', fa: 'کمپین' },
      help: { en: 'Part of its name. Blank: any.', fa: 'بخشی از نام کمپین. خالی: هر کمپین.' },
      otherwise: '',
    }),
    days: days(),
    response: choice({
      label: { en: 'response', fa: 'نتیجه' },
      help: { en: 'What it came to, at least. Blank: sent.', fa: 'دست‌کم به کجا رسید. خالی: فرستاده شد.' },
      options: {
        sent: { en: 'sent', fa: 'فرستاده' },
        reached: { en: 'reached', fa: 'رسیده' },
        clicked: { en: 'clicked', fa: 'کلیک کرده' },
        ordered: { en: 'ordered', fa: 'خریده' },
      },
      otherwise: 'sent',
    }),
  },
  test: ({ campaign, days: within, response }, { messages, asOf }) => {
    if (!messages) return () => false;
    const wanted = messages.campaigns.map(campaign === '' ? () => true : finder(campaign));
    return (who) => {
      for (let i = messages.start[who]!; i < messages.start[who + 1]!; i++) {
        const isLate = messages.day[i]! > asOf - within;
        if (isLate && wanted[messages.campaign[i]!] && rank[messages.response[i]!] >= rank[response])
          return true;
      }
      return false;
    };
  },
});
