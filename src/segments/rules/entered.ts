import { movedTest, moving, notLooked } from './moved.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'entered',
  name: { en: 'entered', fa: 'آمده به' },
  params: moving(),
  lacks: (facts, asked) => notLooked(asked, facts),
  test: (asked, facts) => movedTest(asked, facts, 'entered'),
});
