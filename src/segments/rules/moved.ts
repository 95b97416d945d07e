import { choice } from '../../core/params.ts';
import { segmentNames } from '../../metrics/segmentGrid.ts';
import { type StageId, stageIds, stageNames } from '../../metrics/stages.ts';
import { labeled, neededDays, type Since } from './common.ts';
import type { GroupColumns, RuleFacts } from './facts.ts';

const stagePrefix = 'stage_';

const groups = {
  ...segmentNames,
  ...Object.fromEntries(
    stageIds.map((id) => [
      stagePrefix + id,
      { en: `stage ${stageNames[id].en}`, fa: `مرحلهٔ ${stageNames[id].fa}` },
    ]),
  ),
};

/** A segment or stage, and the days of the move. */
export const moving = () => ({
  segment: choice({ ...labeled('segment', 'بخش'), options: groups }),
  days: neededDays(),
});

interface Moving {
  readonly segment: string;
  readonly days: Since;
}

const daysBefore = ({ days }: Moving, { asOf }: RuleFacts) => days(asOf) - 1;

export const notLooked = (asked: Moving | null, facts: RuleFacts) =>
  !asked || facts.before[daysBefore(asked, facts)]
    ? null
    : { en: 'that day is not looked up yet', fa: 'آن روز هنوز خوانده نشده' };

/** Who is in the group on one of two days, and was or is not on the other: the day before the window, and today. */
export function movedTest(
  asked: Moving,
  facts: RuleFacts,
  way: 'entered' | 'left',
): (who: number) => boolean {
  const isIn = ({ segment, stage }: GroupColumns, who: number) =>
    segment[who] === asked.segment || stagePrefix + (stage[who] as StageId) === asked.segment;
  const then = facts.before[daysBefore(asked, facts)]!;
  return (who) => isIn(then, who) === (way === 'left') && isIn(facts, who) === (way === 'entered');
}
