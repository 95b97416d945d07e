import type { Words } from '../../core/language.ts';
import { type SegmentId, segmentIds, segmentOf } from '../../metrics/segmentGrid.ts';

/** Ways to name the 125 cells of R, F and M. Only grids whose cells are published are offered. */
export type GridId = 'ten' | 'r' | 'r_docs' | 'putler';

export const gridNames: Readonly<Record<GridId, Words>> = {
  ten: { en: 'ten segments', fa: 'ده بخش' },
  r: { en: 'rfm for R', fa: 'rfm زبان R' },
  r_docs: { en: 'rfm for R, earlier', fa: 'rfm زبان R، نسخهٔ پیشین' },
  putler: { en: 'Putler', fa: 'پاتلر' },
};

/** Segments that only other grids than the ten know. */
export const gridSegments = {
  lost: { en: 'lost', fa: 'از دست رفته' },
  recent: { en: 'recent', fa: 'خریداران تازه' },
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

const tables: Readonly<Record<Exclude<GridId, 'ten'>, readonly GridRow[]>> = {
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

/** The segment of three scores from 1 to 5; what no row of a grid covers is in `others`. */
export function segmentInGrid(grid: GridId, r: number, f: number, m: number): GridSegment {
  if (grid === 'ten') return segmentOf(r, f);
  const found = tables[grid].find(
    (of) => isIn(r, of.r) && isIn(f, of.f) && isIn(m, of.m) && isIn((f + m) / 2, of.fm),
  );
  return found?.segment ?? 'others';
}

const isIn = (value: number, range: Range | undefined): boolean =>
  range === undefined || (value >= range[0] && value <= range[1]);

export interface GridReport {
  /** Of the 125 cells. */
  readonly cells: ReadonlyMap<GridSegment, number>;
  readonly unassigned: number;
  /** Segments of the grid that nobody can be in, because others come first. */
  readonly unreachable: readonly GridSegment[];
}

/** What a grid leaves open: worth knowing before its names are trusted. */
export function gridReport(grid: GridId): GridReport {
  const cells = new Map<GridSegment, number>();
  const scores = [1, 2, 3, 4, 5];
  for (const r of scores)
    for (const f of scores)
      for (const m of scores) {
        const segment = segmentInGrid(grid, r, f, m);
        cells.set(segment, (cells.get(segment) ?? 0) + 1);
      }
  const named: readonly GridSegment[] =
    grid === 'ten' ? segmentIds : tables[grid].map(({ segment }) => segment);
  return {
    cells,
    unassigned: cells.get('others') ?? 0,
    unreachable: named.filter((segment) => !cells.has(segment)),
  };
}
