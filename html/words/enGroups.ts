import type { GroupId, GroupWorthWriting } from '../../src/calls/segments.ts';

/** What is said of the segments and stages, in English. */
export const enGroups = {
  groups: {
    /** Who these people are. */
    meaning: {
      champions: 'Bought lately and often',
      loyal: 'Come back again and again',
      potential_loyalist: 'Bought lately, not yet often',
      new: 'First order, just now',
      promising: 'One order, not long ago',
      need_attention: 'Regular, but slowing',
      about_to_sleep: 'Few orders, some time ago',
      at_risk: 'Bought often, long ago',
      cant_lose: 'The best of those who left',
      hibernating: 'One or two orders, long ago',
      stage_new: 'One order, usual gap not over',
      stage_active: 'Within their usual gap',
      stage_lapsing: 'Later than their usual gap',
      stage_lost: 'No order for a year',
    } satisfies Record<GroupId, string>,
    /** Why to write to them now. */
    why: {
      potential_loyalist: 'The next order is near; no discount needed',
      new: 'A welcome brings the second order',
      promising: 'Not forgotten yet; show them what goes with it',
      need_attention: 'Slower than they were; a reason to return is enough',
      about_to_sleep: 'Soon forgotten; a small discount may do',
      at_risk: 'Good buyers who stopped coming',
      cant_lose: 'Your best former buyers; a call is worth it',
      hibernating: 'Long gone; write seldom and cheaply',
      stage_new: 'A welcome brings the second order',
      stage_lapsing: 'Later than usual; now a message changes most',
      stage_lost: 'Away for over a year; write seldom',
    } satisfies Record<GroupWorthWriting, string>,
  },
};
