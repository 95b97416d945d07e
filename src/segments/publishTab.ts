import type { Contents } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import type { Tab, Workbook } from '../platform.ts';
import { belongs, headRows } from './layout.ts';
import { theirCellColor } from './looks.ts';
import { imageOf, type Leaver, type TabImage, type TabPlan } from './tabImage.ts';
import type { Column } from './tabs.ts';

interface Publishing {
  readonly plan: TabPlan;
  /** The tab as it stands, or null where there is none of ours. */
  readonly found: { readonly tab: Tab; readonly contents: Contents } | null;
  /** Name of a tab made anew, and of the one it is laid out on. */
  readonly name: string;
  readonly beside: string;
  /** Color of a tab made anew; '' none. */
  readonly color: string;
  /** A tab with the same columns and nothing of people's in it, or null. */
  readonly model: Tab | null;
  /** Told who is about to go, before anything of the tab is changed. */
  onLeavers(leavers: readonly Leaver[]): void;
}

/**
 * Brings one tab up to date. At any moment the tab is whole, as it was or as it is to be: values alone go in one
 * write; where notes or colors move with their rows, all of it is laid out on a tab beside and taken over in one
 * write; a new tab gets its name when it is ready.
 */
export function publishTab(
  workbook: Workbook,
  { plan, found, name, beside, color, model, onLeavers }: Publishing,
): Tab {
  if (!found) return makeTab(workbook, { plan, name, beside, color, model });
  const { tab, contents } = found;
  const image = imageOf(plan, contents);
  onLeavers(image.leavers);
  replace(workbook, { tab, contents, image, beside });
  return tab;
}

interface Replacing {
  readonly tab: Tab;
  readonly contents: Contents;
  readonly image: TabImage;
  readonly beside: string;
}

function replace(workbook: Workbook, { tab, contents, image, beside }: Replacing): void {
  const { block, columns, rows } = image;
  const look = tab.look();
  look.lengthen(rows);
  if (image.carriesLooks) {
    const copy = workbook.addCopy(beside, tab);
    // Of a tab with a filter only the rows that it shows are copied.
    copy.look().unfilter();
    copy.put(1, 1, block);
    tab.paste(copy, block.values.length, columns);
    copy.look().delete();
  } else tab.put(1, 1, block);
  workbook.flush();
  const gridColumns = contents.values[0]?.length ?? 0;
  if (contents.values.length > rows) look.resize(rows, Math.max(columns, gridColumns));
}

/** Columns left free at the end for people to write in. */
const freeColumns = 2;

function makeTab(
  workbook: Workbook,
  { plan, name, beside, color, model }: Omit<Publishing, 'found' | 'onLeavers'>,
): Tab {
  const image = imageOf(plan, null);
  const columns = image.columns + freeColumns;
  const tab = model ? workbook.addCopy(beside, model) : workbook.addTab(beside, headRows + 1, columns);
  const look = tab.look();
  if (model) {
    look.lengthen(image.rows);
    look.resize(image.rows, columns);
  } else dress(tab, plan);
  if (color !== '') look.color(color);
  tab.put(1, 1, image.block);
  if (!model && plan.identities.includes('customer'))
    look.filter({ row: headRows, column: 1, rows: image.rows - headRows + 1, columns: image.columns });
  look.rename(name);
  workbook.flush();
  return tab;
}

/** Looks that stay with the columns; rows made later take after the last one. */
function dress(tab: Tab, { definition, language, formats }: TabPlan): void {
  const look = tab.look();
  const placed = definition.columns
    .map((column, index) => ({ column, format: formats[index]! }))
    .filter(({ column }) => belongs(column, language));
  const columns = placed.length;
  const firstTheirs = placed.findIndex(({ column }) => column.theirs);
  const each = <T>(cell: (at: number) => T): T[] => placed.map((_, at) => cell(at));
  const top = { row: 1, column: 1, rows: headRows + 1, columns };
  if (language === 'fa') look.rightToLeft(true);
  look.freeze(headRows);
  look.widths(placed.map(({ column }) => column.width));
  look.style(top, {
    aligns: [each(() => null), placed.map(({ column }) => alignOf(column, language))],
    formats: [each(() => 'General'), each(() => 'General'), placed.map(({ format }) => format)],
    backgrounds: [
      each(() => null),
      each(() => '#eaf1fa'),
      each((at) => (firstTheirs >= 0 && at >= firstTheirs ? theirCellColor : null)),
    ],
    colors: [each((at) => (at === 0 ? '#52606d' : null)), each(() => '#173d6f'), each(() => null)],
  });
  look.style({ ...top, row: 2, rows: 1 }, { bold: true, wrap: true, middle: true, under: '#9db9dc' });
}

/** Numbers to the right in both languages, so that units stand under units; words where their script begins. */
function alignOf({ kind, id }: Column, language: Language): 'left' | 'right' {
  const isNumber = kind === 'number' || kind === 'money' || kind === 'share' || id === 'score';
  return isNumber || language === 'fa' ? 'right' : 'left';
}
