import { channels } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'reachable',
  name: { en: 'reachable', fa: 'قابل ارسال' },
  params: {
    by: channels(),
  },
  test: ({ by }, { reach }) => {
    if (by === 'any') return (who) => reach.email[who]! || reach.sms[who]!;
    return (who) => reach[by][who]!;
  },
});
