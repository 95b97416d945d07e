import type { Answering } from '../calls/calls.ts';
import type { Brought } from '../calls/orders.ts';
import type { Language } from '../core/language.ts';
import { foldHeader } from '../core/text.ts';
import type { Platform, Tab } from '../platform.ts';
import { type ChangedOrder, type Comparison, compareOrders } from './compare.ts';
import { looksLikeDay } from './content.ts';
import { importRows, noteImport } from './import.ts';
import { type Joined, joinTables, otherNumbering, otherUnits, placesOf } from './joinTables.ts';
import { contextOf, tabsNamed } from './load.ts';
import { mapColumns } from './mapper.ts';
import { isSaid } from './noise.ts';
import { type Reading, readOrders } from './readOrders.ts';
import { reasonLabel } from './reasons.ts';
import type { SettledOrder } from './settledOrders.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { textOf } from './textColumn.ts';
import { type Under, writeUnder } from './writeUnder.ts';

/** A tab of orders, as brought rows would stand in it. */
interface Target extends Under {
  /** Headers of which the brought table says nothing. */
  readonly unsaid: readonly string[];
  /** Whether brought rows can stand below: day and amount have a column there, in the same unit of money. */
  readonly fits: boolean;
}

/** Everything known before anything is written. */
interface Bringing {
  readonly rows: readonly (readonly string[])[];
  readonly sheet: Sheet;
  readonly reading: Reading;
  readonly joined: Joined;
  /** Its order numbers stand for other orders there. */
  readonly isOther: boolean;
  readonly targets: readonly Target[];
  readonly comparison: Comparison;
  /** Changed orders whose rows can take the new cells where they stand, by target. */
  readonly replaced: readonly (readonly ChangedOrder[])[];
}

/** Compares brought rows with the orders of some tabs and, when asked to, writes what is new and what has changed. */
export const bringOrders: Answering<'bringOrders'> = (input, asked) => {
  const { platform, language } = asked;
  const tabs = input.tabs.length === 0 ? [] : tabsNamed(platform, input.tabs);
  const bringing = compared(platform, tabs, input.rows);
  const { targets, comparison, replaced } = bringing;
  const below = targets.findIndex(({ tab, fits }) => fits && tab.name === input.below);
  const unplaced = comparison.changed.filter((one) => !replaced.some((some) => some.includes(one)));
  const added = rowsOf([...comparison.added, ...unplaced.map(({ is }) => is)]);
  let tab = below < 0 ? '' : input.below;
  if (input.write) {
    targets.forEach((target, at) => {
      writeUnder(target, linesFor(bringing, at, at === below ? added : []), at === below);
    });
    if (below >= 0 || added.length === 0) noteImport(platform);
    else tab = importRows({ tab: input.tab, rows: unknownRows(bringing), part: 0, parts: 1 }, asked).tab;
  }
  return { ...toldOf(bringing, language), tab, rows: added.length, unplaced: unplaced.length };
};

function compared(platform: Platform, tabs: readonly Tab[], rows: Bringing['rows']): Bringing {
  const tables = tabs.map((tab) => tab.values());
  const joined = joinTables(tables);
  const sheet = sheetOf(rows, looksLikeDay);
  const options = { context: contextOf(platform, 'en', joined.table), strict: false };
  const there = readOrders(joined.table, options);
  // Columns that are there are read as they are there.
  const known = Object.entries(there.columns).filter(([, header]) =>
    sheet.folded.includes(foldHeader(header)),
  );
  const reading = readOrders(rows, {
    context: contextOf(platform, 'en', rows),
    strict: false,
    answers: { columns: Object.fromEntries(known) },
  });
  const main = sheetOf(joined.table, looksLikeDay);
  const isOther = otherNumbering(joined.table, mapColumns(main), sheet);
  const comparison = compareOrders(
    { reading: isOther ? { ...there, all: () => [] } : there, row: (number) => joined.table[number - 1]! },
    { reading, row: (number) => rows[number - 1]! },
    placesIn(main, sheet).map((place) => (place < main.width ? place : -1)),
  );
  const targets = tabs.map((tab, at) => {
    const target = targetOf(tab, sheetOf(tables[at]!, looksLikeDay), sheet, reading);
    return isOther ? { ...target, fits: false } : target;
  });
  const replaced = targets.map(({ fits }, at) =>
    comparison.changed.filter(({ was }) => fits && was.rows.every((row) => joined.source(row).table === at)),
  );
  return { rows, sheet, reading, joined, isOther, targets, comparison, replaced };
}

function placesIn(main: Sheet, sheet: Sheet): number[] {
  return placesOf(sheet, mapColumns(main), [...main.headers], [...main.folded]);
}

function targetOf(tab: Tab, sheet: Sheet, brought: Sheet, { columns }: Reading): Target {
  const places = placesIn(sheet, brought);
  const has = (...headers: (string | undefined)[]) =>
    headers.some((header) => {
      const at = header === undefined ? -1 : brought.folded.indexOf(foldHeader(header));
      return at >= 0 && places[at]! < sheet.width;
    });
  const isWhole =
    has(columns.date, columns.year) && has(columns.total, columns.line_total, columns.unit_price);
  return {
    tab,
    sheet,
    places,
    lacks: brought.headers.filter((_, at) => places[at]! >= sheet.width),
    unsaid: sheet.headers.filter((_, at) => !places.includes(at)),
    fits: sheet.headers.length > 0 && isWhole && otherUnits(brought, places, sheet.headers).size === 0,
  };
}

const rowsOf = (orders: readonly SettledOrder[]): number[] =>
  orders.flatMap(({ rows }) => rows).sort((a, b) => a - b);

/** What to write into a tab: changed orders over their rows, then what is added below. */
function linesFor(
  { rows, sheet, reading, joined, targets, replaced }: Bringing,
  at: number,
  added: readonly number[],
): Map<number, readonly string[]> {
  const lines = new Map<number, readonly string[]>();
  const below: (readonly string[])[] = [];
  const idAt = sheet.folded.indexOf(foldHeader(reading.columns.order_id ?? ''));
  for (const { was, is } of replaced[at]!) {
    was.rows.forEach((row, i) => {
      const now = is.rows[i];
      lines.set(joined.source(row).row, now === undefined ? [] : rows[now - 1]!);
    });
    // A line that goes on without the order's number is far from its order now.
    for (const row of is.rows.slice(was.rows.length))
      below.push(rows[row - 1]!.map((cell, column) => (column === idAt ? cell || is.id : cell)));
  }
  below.push(...added.map((row) => rows[row - 1]!));
  const { sheet: there } = targets[at]!;
  let filled = there.rows.length;
  while (filled > 0 && !there.rows[filled - 1]!.some(isSaid)) filled--;
  for (const [i, line] of below.entries()) lines.set(there.rowNumber(filled + i), line);
  return lines;
}

/** All rows but those of orders that are there, or take the place of theirs. */
function unknownRows({ rows, comparison, replaced }: Bringing): string[][] {
  const known = new Set(rowsOf([...comparison.repeated, ...replaced.flat().map(({ is }) => is)]));
  return rows.filter((_, at) => !known.has(at + 1)).map((row) => [...row]);
}

const toldChanges = 3;

function toldOf(
  { rows, sheet, reading, joined, isOther, targets, comparison }: Bringing,
  language: Language,
): Omit<Brought, 'tab' | 'rows' | 'unplaced'> {
  const { added, changed, repeated } = comparison;
  return {
    formatLabel: reading.formatLabel[language],
    added: added.length,
    changed: changed.length,
    repeated: repeated.length,
    leftOut: reading.leftOut
      .filter(({ rows }) => rows > 0)
      .map(({ reason, rows }) => ({ label: reasonLabel(reason)[language], rows })),
    changes: changed.slice(0, toldChanges).map(({ was, is, column, place }) => ({
      id: is.id,
      header: sheet.headers[column] ?? '',
      was: textOf(joined.table[was.rows[0]! - 1]![place]),
      is: textOf(rows[is.rows[0]! - 1]![column]),
    })),
    otherNumbers: isOther,
    targets: targets
      .filter(({ fits }) => fits)
      .map(({ tab, lacks, unsaid }) => ({ tab: tab.name, lacks, unsaid })),
  };
}
