import type { Cell } from '../core/cells.ts';
import type { Day } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import type { Tab, Workbook } from '../platform.ts';
import { layoutOf } from './layout.ts';
import { type LeaverCells, newLeavers } from './leavers.ts';
import type { FoundTab } from './loadTabs.ts';
import { publishTab } from './publishTab.ts';
import { leaversTab } from './tabs.ts';

interface Leaving {
  readonly rows: readonly LeaverCells[];
  /** The tab as it stands, null for none. */
  readonly found: FoundTab | null;
  /** Name of a tab made anew, and of the one it is laid out on. */
  readonly name: string;
  readonly beside: string;
  readonly language: Language;
  /** Day of the build, or of the one that was cut short. */
  readonly since: Day;
}

const title: Readonly<Record<Language, string>> = {
  en: 'Leavers · customers who left a tab, with what was written about them there; built by Bazgasht',
  fa: 'رفته ها · مشتریانی که از تبی رفته‌اند، با آنچه آنجا درباره‌شان نوشته بودید؛ ساخته شده با بازگشت',
};

/** Adds rows below those that stand; nothing that stands is touched. The rows are really there when this returns. */
export function publishLeavers(
  workbook: Workbook,
  { rows, found, name, beside, language, since }: Leaving,
): Tab | null {
  if (rows.length === 0) return found?.tab ?? null;
  if (found) {
    append(workbook, found, rows, { language, since });
    return found.tab;
  }
  return publishTab(workbook, {
    plan: {
      definition: leaversTab,
      language,
      title: title[language],
      unit: '',
      formats: leaversTab.columns.map(({ kind }) => (kind === 'day' ? 'yyyy-mm-dd' : '@')),
      rows: rows.map((cells, who) => ({ who, cells: leaversTab.columns.map(({ id }) => cells[id]) })),
      identities: [],
      find: () => -1,
    },
    found: null,
    name,
    beside,
    color: '',
    model: null,
    onLeavers: () => undefined,
  });
}

function append(
  workbook: Workbook,
  { tab, contents }: FoundTab,
  rows: readonly LeaverCells[],
  { language, since }: { readonly language: Language; readonly since: Day },
): void {
  const { columns, head } = layoutOf(
    { definition: leaversTab, language, unit: '', identities: [] },
    contents,
  );
  const values = tab.values();
  const standing = values.slice(head.before).map((row) => {
    const cells: Record<string, Cell> = {};
    columns.forEach(({ definition }, column) => {
      if (definition) cells[definition.id] = row[column] ?? '';
    });
    return cells as LeaverCells;
  });
  const added = newLeavers(rows, standing, { since, zone: workbook.zone });
  if (added.length === 0) return;
  tab.write(
    values.length + 1,
    1,
    added.map((cells) =>
      columns.map(({ definition }) => (definition ? cells[definition.id as keyof LeaverCells] : '')),
    ),
  );
  workbook.flush();
}
