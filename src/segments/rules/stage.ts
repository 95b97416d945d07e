import { choice } from '../../core/params.ts';
import { stageNames } from '../../metrics/stages.ts';
import { labeled } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'stage',
  name: { en: 'stage', fa: 'مرحله' },
  params: {
    stage: choice({
      ...labeled('stage', 'مرحله'),
      options: stageNames,
    }),
  },
  test:
    ({ stage }, facts) =>
    (who) =>
      facts.stage[who] === stage,
});
