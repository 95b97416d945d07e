import type { GroupId, SegmentScheme } from '../calls/segments.ts';
import type { Language, Words } from '../core/language.ts';
import { shownDay, shownMoment, shownNumber } from '../core/shown.ts';
import type { Zone } from '../core/zone.ts';
import type { Day, Orders } from '../orders/order.ts';
import { groupName } from './groupWords.ts';
import { type Standing, standingOf } from './membership.ts';
import { groupsOf } from './preview.ts';
import { type Canvas, canvasOf } from './sheetCanvas.ts';
import { movementTab } from './tabs.ts';

/** Who went from which group to which between two days. */
export interface Movement {
  readonly from: Day;
  readonly to: Day;
  /** Ids of the groups, best first. */
  readonly groups: readonly string[];
  /** Customers by group before and group now, both by place in `groups`; the last row were no customers yet. */
  readonly counts: readonly (readonly number[])[];
  /** Customers who are in another group than before, newcomers not counted. */
  readonly moved: number;
}

/**
 * Reckoned from the orders alone, on both days by the same rule: so a build twice on one day says the same, and
 * orders that were brought in late do not look like somebody moving.
 */
export function movementOf(
  orders: Orders,
  { before, now, by }: { readonly before: Day; readonly now: Standing; readonly by: SegmentScheme },
): Movement {
  const groups = groupsOf(by);
  const then = standingOf(orders, before, now.cutPoints);
  const placeIn = (standing: Standing) => {
    const id = (at: number): GroupId =>
      by === 'rfm' ? standing.segment[at]! : `stage_${standing.stage[at]!}`;
    return new Map(Array.from(standing.customer, (who, at) => [who, groups.indexOf(id(at))]));
  };
  const [was, is] = [placeIn(then), placeIn(now)];
  const counts = Array.from({ length: groups.length + 1 }, () => new Array<number>(groups.length).fill(0));
  let moved = 0;
  for (const [who, place] of is) {
    const earlier = was.get(who);
    counts[earlier ?? groups.length]![place]!++;
    if (earlier !== undefined && earlier !== place) moved++;
  }
  return { from: before, to: now.asOf, groups, counts, moved };
}

/** Where what stands in the tab; the chart reads the totals. */
export const movementPlaces = { columns: 12, rows: 50, matrix: 3, totals: 18, chart: 32 } as const;

const ink2 = '#52606d';
const head = { color: '#173d6f', background: '#eaf1fa' };
const count = { format: '#,##0' };

interface Said {
  readonly language: Language;
  readonly zone: Zone;
  /** ms since 1970 UTC. */
  readonly builtAt: number;
}

export function movementBlock(
  movement: Movement,
  { language, zone, builtAt }: Said,
): ReturnType<Canvas['block']> {
  const { groups, counts, moved, from, to } = movement;
  const canvas = canvasOf(movementPlaces.rows, movementPlaces.columns, '#1b2733');
  const everyone = counts.flat().reduce((sum, each) => sum + each, 0);
  const [m, of] = [shownNumber(moved, language), shownNumber(everyone, language)];
  const days = [shownDay(from, language), shownDay(to, language)];
  const at = shownMoment(builtAt, zone, language);
  canvas.put(
    1,
    1,
    language === 'fa'
      ? `${movementTab.name.fa} · ${m} نفر از ${of} از ${days[0]} تا ${days[1]} جابه‌جا شدند، ساخته شد: ${at}`
      : `${movementTab.name.en} · ${m} of ${of} people moved from ${days[0]} to ${days[1]}, built ${at}`,
    { color: ink2 },
  );
  const names = groups.map((id) => groupName(id, language));
  putMatrix(canvas, movement, names, language);
  putTotals(canvas, movement, names, language);
  return canvas.block();
}

/** Rows are where people came from, columns where they are; who stayed stands in grey. */
function putMatrix(canvas: Canvas, { counts }: Movement, names: readonly string[], language: Language): void {
  const top = movementPlaces.matrix;
  [words.fromTo[language], ...names].forEach((name, i) => {
    canvas.put(top, 1 + i, name, head);
  });
  counts.forEach((row, r) => {
    const sum = row.reduce((total, each) => total + each, 0);
    canvas.put(top + 1 + r, 1, names[r] ?? words.newcomers[language]);
    row.forEach((value, c) => {
      if (value === 0) return;
      const background = r === c ? '#f5f7f9' : heatOf(value / sum);
      canvas.put(top + 1 + r, 2 + c, value, { ...count, background });
    });
  });
}

const heatOf = (share: number): string =>
  share < 0.05 ? '#eef3fa' : share < 0.15 ? '#d5e2f3' : share < 0.3 ? '#afc7e6' : '#7fa3d1';

function putTotals(
  canvas: Canvas,
  { counts, groups }: Movement,
  names: readonly string[],
  language: Language,
): void {
  const top = movementPlaces.totals;
  [words.segment, words.was, words.entered, words.left, words.is].forEach((word, i) => {
    canvas.put(top, 1 + i, word[language], head);
  });
  groups.forEach((_, g) => {
    const stayed = counts[g]![g]!;
    const was = counts[g]!.reduce((sum, each) => sum + each, 0);
    const is = counts.reduce((sum, row) => sum + row[g]!, 0);
    canvas.put(top + 1 + g, 1, names[g]!);
    [was, is - stayed, was - stayed, is].forEach((value, i) => {
      canvas.put(top + 1 + g, 2 + i, value, count);
    });
  });
}

const words = {
  fromTo: { en: 'From ↓ to →', fa: 'از ↓ به ←' },
  newcomers: { en: 'New customers', fa: 'مشتریان تازه' },
  segment: { en: 'Segment', fa: 'بخش' },
  was: { en: 'Before', fa: 'پیش از این' },
  entered: { en: 'Came', fa: 'آمدند' },
  left: { en: 'Left', fa: 'رفتند' },
  is: { en: 'Now', fa: 'اکنون' },
} as const satisfies Record<string, Words>;
