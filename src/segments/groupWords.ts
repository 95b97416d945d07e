import type { Language, Words } from '../core/language.ts';
import { type SegmentId, segmentIds, segmentNames } from '../metrics/segmentGrid.ts';
import { stageIds, stageNames } from '../metrics/stages.ts';

/** Every group of customers that a campaign can go to, by id. */
export const segmentWords: Readonly<Record<string, Words>> = {
  customers: { en: 'all customers', fa: 'همهٔ مشتریان' },
  ...Object.fromEntries(segmentIds.map((id) => [id, segmentNames[id]])),
  ...Object.fromEntries(
    stageIds.map((id) => [
      `stage_${id}`,
      { en: `stage: ${stageNames[id].en}`, fa: `مرحله: ${stageNames[id].fa}` },
    ]),
  ),
};

/** The name of a segment or stage as a heading. */
export function groupName(groupId: string, language: Language): string {
  const stage = /^stage_(.+)$/.exec(groupId)?.[1] as keyof typeof stageNames | undefined;
  const name = stage ? stageNames[stage][language] : segmentNames[groupId as SegmentId][language];
  return name.charAt(0).toUpperCase() + name.slice(1);
}
