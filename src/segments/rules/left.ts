import { movedTest, moving, notLooked } from './moved.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'left',
  name: { en: 'left', fa: 'رفته از' },
  params: moving(),
  lacks: (facts, asked) => notLooked(asked, facts),
  test: (asked, facts) => movedTest(asked, facts, 'left'),
});
