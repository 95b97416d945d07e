import type { Language, Words } from '../core/language.ts';
import { type SegmentId, segmentIds, segmentNames } from '../metrics/segmentGrid.ts';
import { stageIds, stageNames } from '../metrics/stages.ts';

type StageGroup = 'stage_new' | 'stage_active' | 'stage_lapsing' | 'stage_lost';

interface GroupWords {
  /** Who these people are. */
  readonly meaning: Words;
  /** Why to write to them now, or null where a campaign would only cost. */
  readonly why: Words | null;
}

const words: Readonly<Record<SegmentId | StageGroup, GroupWords>> = {
  champions: {
    meaning: { en: 'Bought lately and often', fa: 'تازه و زیاد خریده‌اند' },
    why: null,
  },
  loyal: {
    meaning: { en: 'Come back again and again', fa: 'پیوسته برمی‌گردند' },
    why: null,
  },
  potential_loyalist: {
    meaning: { en: 'Bought lately, not yet often', fa: 'تازه خریده‌اند، هنوز نه زیاد' },
    why: { en: 'The next order is near; no discount needed', fa: 'خرید بعدی نزدیک است؛ تخفیف لازم نیست' },
  },
  new: {
    meaning: { en: 'First order, just now', fa: 'نخستین خرید، همین تازگی' },
    why: { en: 'A welcome brings the second order', fa: 'خوش‌آمد، خرید دوم را می‌آورد' },
  },
  promising: {
    meaning: { en: 'One order, not long ago', fa: 'یک خرید، نه چندان دور' },
    why: {
      en: 'Not forgotten yet; show them what goes with it',
      fa: 'هنوز یادشان هست؛ مکمل خریدشان را نشان دهید',
    },
  },
  need_attention: {
    meaning: { en: 'Regular, but slowing', fa: 'منظم، ولی کندتر شده‌اند' },
    why: {
      en: 'Slower than they were; a reason to return is enough',
      fa: 'کندتر از پیش؛ یک بهانه برای بازگشت بس است',
    },
  },
  about_to_sleep: {
    meaning: { en: 'Few orders, some time ago', fa: 'چند خرید، مدتی پیش' },
    why: {
      en: 'Soon forgotten; a small discount may do',
      fa: 'دارند فراموش می‌کنند؛ تخفیف کوچکی شاید بس باشد',
    },
  },
  at_risk: {
    meaning: { en: 'Bought often, long ago', fa: 'زیاد خریده‌اند، مدت‌ها پیش' },
    why: { en: 'Good buyers who stopped coming', fa: 'خریداران خوبی که دیگر نیامده‌اند' },
  },
  cant_lose: {
    meaning: { en: 'The best of those who left', fa: 'بهترین‌های رفته' },
    why: { en: 'Your best former buyers; a call is worth it', fa: 'بهترین خریداران پیشین؛ تلفن هم می‌ارزد' },
  },
  hibernating: {
    meaning: { en: 'One or two orders, long ago', fa: 'یکی دو خرید، مدت‌ها پیش' },
    why: { en: 'Long gone; write seldom and cheaply', fa: 'مدت‌هاست رفته‌اند؛ کم و ارزان بنویسید' },
  },
  stage_new: {
    meaning: { en: 'One order, usual gap not over', fa: 'یک خرید، فاصلهٔ معمول هنوز نگذشته' },
    why: { en: 'A welcome brings the second order', fa: 'خوش‌آمد، خرید دوم را می‌آورد' },
  },
  stage_active: {
    meaning: { en: 'Within their usual gap', fa: 'در فاصلهٔ معمول خود' },
    why: null,
  },
  stage_lapsing: {
    meaning: { en: 'Later than their usual gap', fa: 'دیرتر از فاصلهٔ معمول' },
    why: {
      en: 'Later than usual; now a message changes most',
      fa: 'دیرتر از همیشه؛ پیام اکنون بیشترین اثر را دارد',
    },
  },
  stage_lost: {
    meaning: { en: 'No order for a year', fa: 'یک سال بی‌خرید' },
    why: { en: 'Away for over a year; write seldom', fa: 'بیش از یک سال نیامده‌اند؛ کم بنویسید' },
  },
};

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

/** Of a segment or stage by its id; empty words for an id that is none. */
export const wordsOf = (groupId: string): GroupWords =>
  words[groupId as SegmentId | StageGroup] ?? { meaning: { en: '', fa: '' }, why: null };

/** The name of a segment or stage as a heading. */
export function groupName(groupId: string, language: Language): string {
  const stage = /^stage_(.+)$/.exec(groupId)?.[1] as keyof typeof stageNames | undefined;
  const name = stage ? stageNames[stage][language] : segmentNames[groupId as SegmentId][language];
  return name.charAt(0).toUpperCase() + name.slice(1);
}
