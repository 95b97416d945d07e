import type { MappingAnswers } from '../calls/orders.ts';
import type { Table } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import { UserError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { Platform, Tab } from '../platform.ts';
import { looksLikeDay } from './content.ts';
import { joinTables } from './joinTables.ts';
import { mapColumns } from './mapper.ts';
import { carriedOver, headerHash, type LatestAnswers, latestName } from './mapping.ts';
import { type Reading, readOrders } from './readOrders.ts';
import { sheetOf } from './sheet.ts';
import { isStamp } from './stamp.ts';

/** What the file remembers of its orders. */
interface Remembered {
  readonly tabs: readonly number[];
}

const rememberedAs = 'orders';
const answersOf = (name: string) => `mapping:${name}`;

/** The orders of the tabs in use, read with the answers saved for their header; null when none is there. */
export function loadOrders(platform: Platform, fileLanguage: Language): Reading | null {
  const tabs = tabsInUse(platform);
  return tabs.length === 0 ? null : readTabs(platform, tabs, { language: fileLanguage });
}

/** Reads tabs as one. Answers given come before those saved for the header. */
export function readTabs(
  platform: Platform,
  tabs: readonly Tab[],
  { language, answers }: { readonly language: Language; readonly answers?: MappingAnswers },
): Reading {
  const { table, source } = joinTables(tabs.map((tab) => tab.values()));
  return readOrders(table, {
    context: contextOf(platform, language, table),
    strict: false,
    rowNumber: (row) => source(row).row,
    ...(answers === undefined ? {} : { answers }),
  });
}

/** What is known of a header: the answers saved for it, else what the latest ones for another still say. */
export function contextOf(
  platform: Pick<Platform, 'workbook' | 'settings'>,
  language: Language,
  table: Table,
): Context {
  const { file } = platform.settings;
  return {
    zone: platform.workbook.zone,
    language,
    savedMapping: (name) => {
      const saved =
        name === latestName
          ? file.get<unknown>(answersOf(name))
          : savedFor(platform, name, () => sheetOf(table, looksLikeDay).folded);
      return saved === null ? null : JSON.stringify(saved);
    },
  };
}

/** Answers for the header of this hash and these folded headers, or null. */
export function savedFor(
  { settings: { file } }: Pick<Platform, 'settings'>,
  hash: string,
  folded: () => readonly string[],
): MappingAnswers | null {
  const saved = file.get<MappingAnswers>(answersOf(hash));
  if (saved !== null) return saved;
  const latest = file.get<LatestAnswers>(answersOf(latestName));
  return latest && carriedOver(latest.answers, folded());
}

/**
 * Remembers the tabs, and the answers under every header they bear and as the latest, so that functions over any of
 * them, or over some of their columns, know too.
 */
export function rememberOrders(
  platform: Platform,
  tabs: readonly Tab[],
  reading: Reading,
  answers: MappingAnswers,
): void {
  const { file } = platform.settings;
  const tops = tabs.map((tab) => sheetOf(tab.values().slice(0, 60), looksLikeDay).folded);
  const hashes = new Set(tops.map(headerHash));
  for (const hash of hashes.add(reading.headerHash)) file.set(answersOf(hash), answers);
  const headers = [...new Set(tops.flat())];
  file.set(answersOf(latestName), { headers, answers } satisfies LatestAnswers);
  file.set(rememberedAs, { tabs: tabs.map((tab) => tab.id) } satisfies Remembered);
}

/** The orders tabs in use, [] before the first read; `latest`: only so many that came last. */
export function tabsInUse(
  { workbook, settings }: Pick<Platform, 'workbook' | 'settings'>,
  latest = Number.POSITIVE_INFINITY,
): Tab[] {
  const ids = settings.file.get<Remembered>(rememberedAs)?.tabs ?? [];
  return ids
    .slice(-latest)
    .map((id) => workbook.tab(id))
    .filter((tab) => tab !== null);
}

/** Names of the orders tabs in use, [] before the first read. */
export function ordersTabs(platform: Platform): string[] {
  return tabsInUse(platform).map((tab) => tab.name);
}

/** How many orders, counted or not, stand below so many rows of a tab of orders. */
export function ordersBelow(
  platform: Pick<Platform, 'workbook' | 'settings'>,
  tab: Tab,
  rows: number,
): number {
  const last = tab.lastRow();
  if (last <= rows) return 0;
  const { columns } = tab.size();
  const top = tab.part({ row: 1, column: 1, rows: Math.min(last, rowsLookedAt), columns });
  const sheet = sheetOf(top, looksLikeDay);
  const from = Math.max(rows + 1, sheet.rowNumber(0));
  if (from > last) return 0;
  const body = tab.part({ row: from, column: 1, rows: last - from + 1, columns });
  const table = sheet.headers.length === 0 ? body : [[...sheet.headers], ...body];
  return readOrders(table, { context: contextOf(platform, 'en', table), strict: false }).all().length;
}

const mostTabsLookedAt = 30;
const rowsLookedAt = 30;

/** Tabs that look like orders, likeliest first; tabs that were built are none. */
export function ordersCandidates({ workbook, settings }: Platform): { tab: string; rows: number }[] {
  const ours = ['builtTabs', 'tables'].flatMap((kept) =>
    Object.values(settings.file.get<Record<string, number>>(kept) ?? {}),
  );
  const built = new Set(ours);
  return workbook
    .tabs()
    .filter((tab) => !built.has(tab.id))
    .slice(0, mostTabsLookedAt)
    .map((tab) => ({ tab, likeness: likenessOf(tab) }))
    .filter(({ likeness }) => likeness.score > 0)
    .sort((a, b) => b.likeness.score - a.likeness.score || b.likeness.rows - a.likeness.rows)
    .map(({ tab, likeness }) => ({ tab: tab.name, rows: likeness.rows }));
}

function likenessOf(tab: Tab): { readonly score: number; readonly rows: number } {
  const last = tab.lastRow();
  if (last < 2) return { score: 0, rows: 0 };
  const { rows, columns } = tab.size();
  if (columns < 3) return { score: 0, rows: 0 };
  const top = tab.part({ row: 1, column: 1, rows: Math.min(rows, last, rowsLookedAt), columns });
  // A copied file remembers none of its tabs.
  if (top.some((row) => row.some(isStamp))) return { score: 0, rows: 0 };
  const sheet = sheetOf(top, looksLikeDay);
  const { of } = mapColumns(sheet);
  const hasDay = of.date !== undefined || of.year !== undefined;
  const hasMoney = of.total !== undefined || of.unit_price !== undefined || of.line_total !== undefined;
  const hasWho = [of.customer_id, of.email, of.phone, of.name, of.first_name].some((at) => at !== undefined);
  const score = hasDay && hasMoney ? (hasWho ? 2 : 1) + (of.order_id !== undefined ? 2 : 0) : 0;
  return { score, rows: Math.max(0, last - (top.length - sheet.rows.length)) };
}

/** The tabs asked for; none named: those in use, else the likeliest. */
export function tabsNamed(platform: Platform, names: readonly string[]): Tab[] {
  const inUse = names.length > 0 ? names : ordersTabs(platform);
  const wanted =
    inUse.length > 0
      ? inUse
      : ordersCandidates(platform)
          .slice(0, 1)
          .map(({ tab }) => tab);
  if (wanted.length === 0) {
    throw new UserError({
      en: 'no tab looks like orders; a header row with customer, date and amount is needed',
      fa: 'هیچ تبی شبیه سفارش‌ها نیست؛ ردیف عنوان با مشتری، تاریخ و مبلغ لازم است',
    });
  }
  return wanted.map((name) => {
    const tab = platform.workbook.tab(name);
    if (tab !== null) return tab;
    throw new UserError({
      en: `there is no tab named "${name}"; choose the orders tab again`,
      fa: `تبی به نام «${name}» نیست؛ تب سفارش‌ها را دوباره انتخاب کنید`,
    });
  });
}
