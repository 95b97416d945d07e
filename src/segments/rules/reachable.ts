import { choice } from '../../core/params.ts';
import { labeled } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'reachable',
  name: { en: 'reachable', fa: 'قابل ارسال' },
  params: {
    by: choice({
      ...labeled('by', 'با'),
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
