import type { Words } from '../../core/language.ts';
import { type SegmentId, segmentIds, segmentOf } from '../../metrics/segmentGrid.ts';
import type { RuleFacts } from './facts.ts';
import { klaviyoCells, klaviyoScores } from './klaviyo.ts';

/** Ways to name the cells of R, F and M. Only grids whose cells are published are offered. */
export type GridId = 'ten' | 'r' | 'r_docs' | 'putler' | 'klaviyo';

export const gridNames: Readonly<Record<GridId, Words>> = {
  ten: { en: 'ten segments', fa: 'ده بخش' },
  r: { en: 'rfm for R', fa: 'rfm زبان R' },
  r_docs: { en: 'rfm for R, earlier', fa: 'rfm زبان R، نسخهٔ پیشین' },
  putler: { en: 'Putler', fa: 'پاتلر' },
  klaviyo: { en: 'Klaviyo', fa: 'کلاویو' },
};

/** Segments that only other grids than the ten know. */
export const gridSegments = {
  lost: { en: 'lost', fa: 'از دست رفته' },
  recent: { en: 'recent', fa: 'خریداران تازه' },
  inactive: { en: 'inactive', fa: 'غیرفعال' },
  others: { en: 'others', fa: 'دیگران' },
} as const satisfies Record<string, Words>;

export type GridSegment = SegmentId | keyof typeof gridSegments;

type Range = readonly [least: number, most: number];

/** One row of a published table: the first that a customer's scores fall into names them. */
interface GridRow {
  readonly segment: GridSegment;
  readonly r: Range;
  readonly f?: Range;
  readonly m?: Range;
  /** Of the mean of F and M. */
  readonly fm?: Range;
}

const row = (segment: GridSegment, r: Range, f: Range, m: Range): GridRow => ({ segment, r, f, m });
const mean = (segment: GridSegment, r: Range, fm: Range): GridRow => ({ segment, r, fm });

const tables: Readonly<Record<Exclude<GridId, 'ten' | 'klaviyo'>, readonly GridRow[]>> = {
  // The vignette of the R package rfm 0.3.0.
  r: [
    row('champions', [5, 5], [5, 5], [5, 5]),
    row('potential_loyalist', [3, 5], [3, 5], [2, 5]),
    row('loyal', [2, 4], [2, 4], [2, 4]),
    row('promising', [3, 4], [1, 3], [3, 5]),
    row('new', [4, 5], [1, 3], [1, 5]),
    row('cant_lose', [1, 2], [3, 4], [4, 5]),
    row('at_risk', [1, 2], [2, 5], [4, 5]),
    row('need_attention', [1, 3], [3, 5], [3, 5]),
    row('about_to_sleep', [2, 3], [1, 3], [1, 4]),
    row('lost', [1, 1], [1, 5], [1, 5]),
  ],
  // The tests of the same package and its documentation up to 0.2.
  r_docs: [
    row('champions', [4, 5], [4, 5], [4, 5]),
    row('loyal', [2, 5], [3, 5], [3, 5]),
    row('potential_loyalist', [3, 5], [1, 3], [1, 3]),
    row('new', [4, 5], [1, 1], [1, 1]),
    row('promising', [3, 4], [1, 1], [1, 1]),
    row('need_attention', [2, 3], [2, 3], [2, 3]),
    row('about_to_sleep', [2, 3], [1, 2], [1, 2]),
    row('at_risk', [1, 2], [2, 5], [2, 5]),
    row('cant_lose', [1, 1], [4, 5], [4, 5]),
    row('lost', [1, 2], [1, 2], [1, 2]),
  ],
  // Putler's article. Its ranges touch and it states no order; theirs is taken as it is printed.
  putler: [
    mean('champions', [4, 5], [4, 5]),
    mean('loyal', [2, 5], [3, 5]),
    mean('potential_loyalist', [3, 5], [1, 3]),
    mean('recent', [4, 5], [0, 1]),
    mean('promising', [3, 4], [0, 1]),
    mean('need_attention', [2, 3], [2, 3]),
    mean('about_to_sleep', [2, 3], [0, 2]),
    mean('at_risk', [0, 2], [2, 5]),
    mean('cant_lose', [0, 1], [4, 5]),
    mean('hibernating', [1, 2], [1, 2]),
    mean('lost', [0, 2], [0, 2]),
  ],
};

/** Scores of the customers, 1 the least. */
export type Scores = Pick<RuleFacts, 'r' | 'f' | 'm'>;

/** The scores that a grid goes by: those of the shop's own cut, save where it is published with its own. */
export const scoresIn = (grid: GridId, facts: RuleFacts): Scores =>
  grid === 'klaviyo' ? klaviyoScores(facts) : facts;

/** The segment of three scores; what no row of a grid covers is in `others`. */
export function segmentInGrid(grid: GridId, r: number, f: number, m: number): GridSegment {
  if (grid === 'ten') return segmentOf(r, f);
  if (grid === 'klaviyo') return klaviyoCells.get(`${r}${f}${m}`) ?? 'others';
  const found = tables[grid].find(
    (of) => isIn(r, of.r) && isIn(f, of.f) && isIn(m, of.m) && isIn((f + m) / 2, of.fm),
  );
  return found?.segment ?? 'others';
}

const isIn = (value: number, range: Range | undefined): boolean =>
  range === undefined || (value >= range[0] && value <= range[1]);

/** The names that a grid gives, `others` apart. */
export function segmentsIn(grid: GridId): readonly GridSegment[] {
  if (grid === 'ten') return segmentIds;
  return grid === 'klaviyo'
    ? [...new Set(klaviyoCells.values())]
    : tables[grid].map(({ segment }) => segment);
}

export interface GridReport {
  /** How many cells bear each name; all of them together. */
  readonly cells: ReadonlyMap<GridSegment, number>;
  readonly total: number;
  readonly unassigned: number;
  /** Segments of the grid that nobody can be in, because others come first. */
  readonly unreachable: readonly GridSegment[];
  /** Segments that only scores lead to which none of the customers has, for ties or own cut points. */
  readonly empty: readonly GridSegment[];
}

/** What a grid leaves open, with any customers and with those who have these scores. */
export function gridReport(grid: GridId, held?: Partial<Scores>): GridReport {
  const cells = new Map<GridSegment, number>();
  const reached = new Set<GridSegment>();
  const scores = grid === 'klaviyo' ? [1, 2, 3] : [1, 2, 3, 4, 5];
  const [heldR, heldF, heldM] = [held?.r, held?.f, held?.m].map((of) => new Set(of ?? scores)) as [
    Set<number>,
    Set<number>,
    Set<number>,
  ];
  for (const r of scores)
    for (const f of scores)
      for (const m of scores) {
        const segment = segmentInGrid(grid, r, f, m);
        cells.set(segment, (cells.get(segment) ?? 0) + 1);
        if (heldR.has(r) && heldF.has(f) && heldM.has(m)) reached.add(segment);
      }
  return {
    cells,
    total: scores.length ** 3,
    unassigned: cells.get('others') ?? 0,
    unreachable: segmentsIn(grid).filter((segment) => !cells.has(segment)),
    empty: segmentsIn(grid).filter((segment) => cells.has(segment) && !reached.has(segment)),
  };
}
