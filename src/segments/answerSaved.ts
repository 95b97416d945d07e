import type { Answering, Asked } from '../calls/calls.ts';
import type { SavedSegment } from '../calls/ownSegments.ts';
import { foldText } from '../core/text.ts';
import { currencyOf } from '../orders/history.ts';
import { adAudience } from './adAudience.ts';
import { columnsIn } from './layout.ts';
import { customersTable, loadStanding, outreachOf, readingOf, today } from './loadReading.ts';
import { cellOfRule, contextOf, loadFacts, loadMembers, type SavedTable, savedIn } from './loadSaved.ts';
import { rememberedTabs, rememberTabs } from './loadTabs.ts';
import { publishOwn } from './publish.ts';
import { builtState } from './publishUnread.ts';
import { checkExpression, printExpression } from './rules/expression.ts';
import { refuseName } from './savedSegments.ts';
import { findTable, openTable, type Row } from './table.ts';
import { campaignsTab, customersTab, savedTab, segmentsTab } from './tabs.ts';

export const segmentFacts: Answering<'segmentFacts'> = (needs, asked) => {
  const { platform, language, fileLanguage } = asked;
  const { orders } = readingOf(platform, fileLanguage);
  const customers = customersTable(platform);
  const { reach } = outreachOf(platform, { orders }, language, customers);
  const standing = loadStanding(platform, orders, today(platform));
  const { head } = columnsIn(customersTab, customers);
  const headers = [
    ...(customers[head - 1] ?? []).map((cell) => String(cell ?? '')),
    ...(orders.headers ?? []),
  ];
  return {
    facts: loadFacts(platform, { orders, standing, language: fileLanguage, customers, reach }, needs),
    currency: currencyOf(orders).code,
    columns: [...new Set(headers.filter((header) => header.trim() !== ''))],
    saved: savedOf(asked),
  };
};

/** Who said no is in no file: an address is there only where a message may go to it. */
export const audienceFile: Answering<'audienceFile'> = ({ segment, ads }, asked) => {
  const { platform, fileLanguage } = asked;
  const { orders } = readingOf(platform, fileLanguage);
  const { reach } = outreachOf(platform, { orders }, fileLanguage);
  const members = loadMembers(platform, orders, { asOf: today(platform), language: fileLanguage }).of(
    segment,
  );
  const people = Array.from(members, (who) => {
    const { email, phone } = orders.person(who);
    const may = reach(who);
    return { email: may.email ? email : '', phone: may.sms ? phone : '' };
  });
  return { ...adAudience(ads, people), customers: members.length };
};

/** Every row of the Segments tab, read but not reckoned. */
function savedOf({ platform, language }: Asked): SavedSegment[] {
  const table = findTable(platform, segmentsTab, 'name');
  if (!table) return [];
  return savedIn(table, contextOf(platform, language)).map((saved, i): SavedSegment => {
    const { name, problem } = saved;
    if (problem === null) return { name, expression: saved.expression, hasTab: saved.wantsTab, problem: '' };
    const where = `${table.tab.name} ${cellOfRule(table, table.rows[i]!)}`;
    return { name, expression: null, hasTab: false, problem: `${where}: ${problem[language]}` };
  });
}

const yes = { en: 'yes', fa: 'بله' } as const;

export const saveSegment: Answering<'saveSegment'> = ({ name: typed, was, expression, tab }, asked) => {
  const { platform, fileLanguage, language } = asked;
  const name = typed.trim();
  checkExpression(expression, contextOf(platform, language));
  const table = openTable(platform, segmentsTab, 'name', fileLanguage);
  const row = was === '' ? undefined : rowOf(table, was);
  const others = table.rows.filter((other) => other !== row).map((other) => table.text(other, 'name'));
  refuseName(name, others);
  const cells = {
    name,
    who: printExpression(expression, fileLanguage),
    ...(tab === 'no' ? {} : { tab: yes[fileLanguage] }),
  };
  if (row) table.set(row, cells);
  else table.append(cells);
  table.save();
  if (row && was !== name) renamed(asked, was, name);
  platform.workbook.flush();
  if (tab !== 'now') return { saved: savedOf(asked), tab: null, warnings: [] };
  const reading = readingOf(platform, fileLanguage);
  const built = publishOwn(
    platform,
    {
      orders: reading.orders,
      balance: reading,
      by: builtState(platform)?.by ?? 'rfm',
      fileLanguage,
      language,
    },
    name,
  );
  return { saved: savedOf(asked), tab: built.tabs[0] ?? null, warnings: built.warnings };
};

export const removeSegment: Answering<'removeSegment'> = ({ name }, asked) => {
  const table = findTable(asked.platform, segmentsTab, 'name');
  const row = table && rowOf(table, name);
  if (row) {
    table.set(row, Object.fromEntries(segmentsTab.columns.map(({ id }) => [id, ''])));
    table.save();
    asked.platform.workbook.flush();
  }
  return { saved: savedOf(asked), tab: null, warnings: [] };
};

const rowOf = (table: SavedTable, name: string): Row | undefined =>
  table.rows.find((row) => foldText(table.text(row, 'name')) === foldText(name));

/** The tab and the campaigns of a segment go with its name; a tab that people renamed keeps theirs. */
function renamed({ platform }: Asked, was: string, name: string): void {
  const { workbook, settings } = platform;
  const { [savedTab(was).id]: id, ...ids } = rememberedTabs(settings.file);
  if (id !== undefined) {
    rememberTabs(settings.file, { ...ids, [savedTab(name).id]: id });
    const tab = workbook.tab(id);
    const isFree = was.toLowerCase() === name.toLowerCase() || !workbook.hasTab(name);
    if (tab?.name === was && isFree) tab.look().rename(name);
  }
  const campaigns = findTable(platform, campaignsTab, 'name');
  for (const row of campaigns?.rows ?? [])
    if (foldText(campaigns!.text(row, 'segment')) === foldText(was)) campaigns!.set(row, { segment: name });
  campaigns?.save();
}
