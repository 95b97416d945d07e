import type { Words } from '../core/language.ts';

export type SegmentId =
  | 'champions'
  | 'loyal'
  | 'potential_loyalist'
  | 'new'
  | 'promising'
  | 'need_attention'
  | 'about_to_sleep'
  | 'at_risk'
  | 'cant_lose'
  | 'hibernating';

/** Best first. */
export const segmentIds: readonly SegmentId[] = [
  'champions',
  'loyal',
  'potential_loyalist',
  'new',
  'promising',
  'need_attention',
  'about_to_sleep',
  'at_risk',
  'cant_lose',
  'hibernating',
];

export const segmentNames: Readonly<Record<SegmentId, Words>> = {
  champions: { en: 'champions', fa: 'قهرمانان' },
  loyal: { en: 'loyal', fa: 'وفاداران' },
  potential_loyalist: { en: 'potential loyalist', fa: 'وفاداران بالقوه' },
  new: { en: 'new', fa: 'مشتریان جدید' },
  promising: { en: 'promising', fa: 'امیدوارکننده‌ها' },
  need_attention: { en: 'need attention', fa: 'نیازمند توجه' },
  about_to_sleep: { en: 'about to sleep', fa: 'در آستانه خواب' },
  at_risk: { en: 'at risk', fa: 'در معرض خطر' },
  cant_lose: { en: "can't lose", fa: 'نباید از دست بروند' },
  hibernating: { en: 'hibernating', fa: 'به‌خواب‌رفته‌ها' },
};

const lowRecency: readonly SegmentId[] = ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'cant_lose'];

// A row for each R from 1, a column for each F from 1: the grid of public RFM tutorials, complete and without overlap.
const grid: readonly (readonly SegmentId[])[] = [
  lowRecency,
  lowRecency,
  ['about_to_sleep', 'about_to_sleep', 'need_attention', 'loyal', 'loyal'],
  ['promising', 'potential_loyalist', 'potential_loyalist', 'loyal', 'loyal'],
  ['new', 'potential_loyalist', 'potential_loyalist', 'champions', 'champions'],
];

/** The segment of a recency and a frequency score, both whole numbers from 1 to 5; money does not choose. */
export function segmentOf(r: number, f: number): SegmentId {
  return grid[r - 1]![f - 1]!;
}
