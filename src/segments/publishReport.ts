import type { Block } from '../core/cells.ts';
import type { Tab, TabLook, Workbook } from '../platform.ts';
import type { FoundTab } from './loadTabs.ts';

interface Publishing {
  /** Every cell from A1 on. */
  readonly block: Block;
  readonly rows: number;
  readonly columns: number;
  /** The tab as it stands, null for none. */
  readonly found: FoundTab | null;
  /** Name of a tab made anew, and of the one it is laid out on. */
  readonly name: string;
  readonly beside: string;
  dress(look: TabLook): void;
  addCharts(look: TabLook): void;
}

/** A tab of figures. As `publishTab`, it is whole at any moment; what people wrote beside or below it stays there. */
export function publishReport(workbook: Workbook, report: Publishing): Tab {
  const { block, rows, columns, found, beside } = report;
  if (!found) {
    const tab = workbook.addTab(beside, rows, columns);
    const look = tab.look();
    report.dress(look);
    tab.put(1, 1, block);
    report.addCharts(look);
    look.rename(report.name);
    workbook.flush();
    return tab;
  }
  const { tab } = found;
  const copy = workbook.addCopy(beside, tab);
  copy.put(1, 1, block);
  tab.paste(copy, rows, columns);
  copy.look().delete();
  if (tab.look().charts() === 0) report.addCharts(tab.look());
  workbook.flush();
  return tab;
}
