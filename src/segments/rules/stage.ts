import { choice } from '../../core/params.ts';
import { stageNames } from '../../metrics/stages.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'stage',
  name: { en: 'stage', fa: 'مرحله' },
  help: {
    en: 'Where the customer stands in life with the shop.',
    fa: 'مشتری در چه مرحله‌ای از رابطه با فروشگاه است.',
  },
  params: {
    stage: choice({
      label: { en: 'stage', fa: 'مرحله' },
      help: { en: 'New, active, lapsing or lost.', fa: 'جدید، فعال، رو به ریزش یا از دست رفته.' },
      options: stageNames,
    }),
  },
  test:
    ({ stage }, facts) =>
    (who) =>
      facts.stage[who] === stage,
});
