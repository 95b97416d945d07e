import { choice } from '../../core/params.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'reachable',
  name: { en: 'reachable', fa: 'قابل ارسال' },
  help: { en: 'Whether the customer may be written to.', fa: 'آیا می‌توان به مشتری پیام داد.' },
  params: {
    by: choice({
      label: { en: 'by', fa: 'با' },
      help: { en: 'E-mail, text or any of them. Blank: any.', fa: 'ایمیل، پیامک یا هرکدام. خالی: هرکدام.' },
      options: {
        any: { en: 'any', fa: 'هرکدام' },
        email: { en: 'e-mail', fa: 'ایمیل' },
        sms: { en: 'text', fa: 'پیامک' },
      },
      otherwise: 'any',
    }),
  },
  test: ({ by }, { reach }) => {
    if (by === 'any') return (who) => reach.email[who]! || reach.sms[who]!;
    return (who) => reach[by][who]!;
  },
});
