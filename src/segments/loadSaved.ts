import type { Table } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import { UserError } from '../core/errors.ts';
import type { Language, Words } from '../core/language.ts';
import { columnLetters, foldText } from '../core/text.ts';
import type { Orders } from '../orders/order.ts';
import type { Platform } from '../platform.ts';
import { columnsIn } from './layout.ts';
import { loadOutside } from './loadOutside.ts';
import { customersTable, loadStanding, outreachOf } from './loadReading.ts';
import { groupIds, membersIn, type Standing } from './membership.ts';
import type { Reach } from './reach.ts';
import { ruleFacts, withNeeds } from './ruleFacts.ts';
import type { Expression } from './rules/expression.ts';
import type { RuleFacts } from './rules/facts.ts';
import { type Needs, needsOf } from './rules/needs.ts';
import { membersOfSaved, readSaved, type SavedSegment } from './savedSegments.ts';
import { findTable, type KeyedTable, type Row } from './table.ts';
import { segmentsTab } from './tabs.ts';

export type SavedTable = KeyedTable<(typeof segmentsTab)['columns'][number]['id']>;

/** A saved segment with those who are in it today, or with what is wrong in its row. */
export interface SavedGroup {
  readonly name: string;
  readonly row: Row;
  readonly wantsTab: boolean;
  /** Places in the standing; null where there is a problem. */
  readonly places: readonly number[] | null;
  readonly problem: Words | null;
}

export interface Known {
  readonly orders: Orders;
  readonly standing: Standing;
  readonly language: Language;
  /** What the Customers tab holds. */
  readonly customers: Table;
  reach(who: number): Reach;
}

/** The rows of the Segments tab; `table` is null where the file has none. */
export interface SavedGroups {
  readonly table: SavedTable | null;
  readonly groups: readonly SavedGroup[];
  /** By place in the standing. */
  reach(place: number): Reach;
}

/** The segments that the file keeps, reckoned on the orders. */
export function loadSaved(host: Pick<Platform, 'workbook' | 'settings'>, known: Known): SavedGroups {
  const table: SavedTable | null = findTable(host, segmentsTab, 'name');
  const reach = (place: number) => known.reach(known.standing.customer[place]!);
  if (!table || table.rows.length === 0) return { table, groups: [], reach };
  const context = contextOf(host, known.language);
  const rows = table.rows;
  const saved = savedIn(table, context);
  const factsFor = factsWhenNeeded(host, known);
  return {
    table,
    reach,
    groups: saved.map((segment, i): SavedGroup => {
      const { name } = segment;
      const row = rows[i]!;
      if (segment.problem !== null)
        return { name, row, wantsTab: false, places: null, problem: segment.problem };
      const found = factsFor(segment.expression, (facts) => membersOfSaved(segment, facts, context));
      return Array.isArray(found)
        ? { name, row, wantsTab: segment.wantsTab, places: found, problem: null }
        : { name, row, wantsTab: false, places: null, problem: found as Words };
    }),
  };
}

/** What each row of the Segments tab says. */
export const savedIn = (table: SavedTable, context: Context): SavedSegment[] =>
  readSaved(
    table.rows.map((row) => ({
      name: table.text(row, 'name'),
      who: table.text(row, 'who'),
      tab: table.get(row, 'tab'),
    })),
    context,
  );

/** For reading what was typed into the Segments tab. */
export const contextOf = ({ workbook }: Pick<Platform, 'workbook'>, language: Language): Context => ({
  zone: workbook.zone,
  language,
  savedMapping: () => null,
});

/** What conditions are reckoned from. @throws {UserError} for a column that is nowhere */
export function loadFacts(
  host: Pick<Platform, 'workbook' | 'settings'>,
  known: Known,
  needs: Needs,
): RuleFacts {
  const all = withOutside(host, known);
  return withNeeds(ruleFacts(all), all, needs);
}

const withOutside = (host: Pick<Platform, 'workbook' | 'settings'>, known: Known) => ({
  ...known,
  outside: loadOutside(host, known.orders, known.customers),
  zone: host.workbook.zone,
});

/** Reads the other tabs once, and fits the model only for who asks for it. */
function factsWhenNeeded(host: Pick<Platform, 'workbook' | 'settings'>, known: Known) {
  let facts: RuleFacts | undefined;
  let all: Parameters<typeof ruleFacts>[0] | undefined;
  return <T>(expression: Expression, use: (facts: RuleFacts) => T): T | Words => {
    all ??= withOutside(host, known);
    facts ??= ruleFacts(all);
    try {
      return use(withNeeds(facts, all, needsOf([expression])));
    } catch (problem) {
      if (problem instanceof UserError) return problem.words;
      throw problem;
    }
  };
}

/** Where a person finds the words of a segment: "B4". */
export function cellOfRule(table: SavedTable, row: Row): string {
  const { at } = columnsIn(segmentsTab, table.tab.values());
  return `${columnLetters(at.get('who') ?? 1)}${row.at}`;
}

/** Who is in which segment; those of the Segments tab are known by their name, and read when they are first asked for. */
export interface Members {
  /**
   * Ascending indices into `orders.customers`.
   * @throws {UserError} when there is no such segment, or what it says cannot be reckoned
   */
  of(segment: string): Int32Array;
  /** Segments of the Segments tab that can be reckoned. */
  own(): readonly { readonly name: string; readonly customers: number }[];
}

export function loadMembers(
  platform: Pick<Platform, 'workbook' | 'settings'>,
  orders: Orders,
  { asOf, language }: { readonly asOf: number; readonly language: Language },
): Members {
  let saved: readonly SavedGroup[] | undefined;
  let known: Standing | undefined;
  const standing = () => {
    known ??= loadStanding(platform, orders, asOf);
    return known;
  };
  const own = () => {
    saved ??= savedOf(platform, orders, { standing: standing(), language });
    return saved;
  };
  return {
    of(segment) {
      if (groupIds.includes(segment)) return membersIn(standing(), segment);
      const found = own().find(({ name }) => foldText(name) === foldText(segment));
      if (!found) throw noSuchSegment(segment);
      if (found.problem) throw new UserError(found.problem);
      const { customer } = standing();
      return Int32Array.from(found.places!, (place) => customer[place]!).sort();
    },
    own: () => own().flatMap(({ name, places }) => (places ? [{ name, customers: places.length }] : [])),
  };
}

const noSuchSegment = (segment: string): UserError =>
  new UserError({
    en: `segment must be one of the ids, such as at_risk, or a name from the tab Segments, got "${segment}"`,
    fa: `segment باید شناسهٔ یک بخش باشد، مانند at_risk، یا نامی از تب بخش بندی؛ «${segment}» آمد`,
  });

function savedOf(
  platform: Pick<Platform, 'workbook' | 'settings'>,
  orders: Orders,
  { standing, language }: { readonly standing: Standing; readonly language: Language },
): readonly SavedGroup[] {
  const customers = customersTable(platform);
  const { reach } = outreachOf(platform, { orders }, language, customers);
  return loadSaved(platform, { orders, standing, language, customers, reach }).groups;
}
