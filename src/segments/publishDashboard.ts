import type { Language } from '../core/language.ts';
import type { Rectangle, Tab, TabLook, Workbook } from '../platform.ts';
import { type DashboardFacts, dashboardBlock, places, revenueTitle } from './dashboard.ts';
import { shownCohorts, shownMonths } from './dashboardMonths.ts';
import type { FoundTab } from './loadTabs.ts';
import { publishReport } from './publishReport.ts';

interface Publishing {
  readonly facts: DashboardFacts;
  /** The tab as it stands, null for none. */
  readonly found: FoundTab | null;
  /** Name of a tab made anew, and of the one it is laid out on. */
  readonly name: string;
  readonly beside: string;
}

export function publishDashboard(workbook: Workbook, { facts, found, name, beside }: Publishing): Tab {
  const { language } = facts;
  return publishReport(workbook, {
    block: dashboardBlock(facts),
    ...{ found, name, beside, rows: places.rows, columns: places.columns },
    dress: (look) => dress(look, language),
    addCharts: (look) => addCharts(look, facts),
  });
}

const widths = [150, ...new Array<number>(places.columns - 1).fill(108)];

function dress(look: TabLook, language: Language): void {
  const row = (at: number, rows = 1, columns: number = places.columns): Rectangle => ({
    row: at,
    column: 1,
    rows,
    columns,
  });
  const isPersian = language === 'fa';
  if (isPersian) look.rightToLeft(true);
  look.gridLines(false);
  look.color('#1f4e8c');
  look.widths(widths);
  look.freeze(1);
  look.height(places.figures + 1, 1, 40);
  look.style(row(1, places.rows), { align: isPersian ? 'right' : 'left' });
  const months = row(places.tables + 1, shownMonths + 1);
  const compared = row(places.comparison + 1, shownMonths);
  look.styleAll(
    [
      { ...months, column: 2, columns: 5 },
      { ...months, column: places.months + 1, columns: 5 },
      ...[3, 4, 7].map((column) => ({ ...compared, column, columns: 1 })),
      { ...row(places.check + 2, 4), column: 3, columns: 3 },
    ],
    { align: 'right' },
  );
  look.styleAll(
    [
      { ...row(places.cohorts + 1, shownCohorts + 1), column: 2, columns: 11 },
      { ...months, column: places.months, columns: 1 },
    ],
    { align: 'center' },
  );
  const { figures, tables, comparison, cohorts, data, worth, check } = places;
  look.styleAll(
    [figures + 1, tables + 1, comparison + 1, cohorts + 1, check + 2].map((head) => row(head)),
    { bold: true, wrap: true, middle: true },
  );
  look.styleAll(
    [tables, comparison, cohorts, data, worth, check].map((title) => row(title)),
    { bold: true },
  );
  look.style(row(figures + 1), { size: 14 });
}

/** Two charts in two blues; they read the tables below, so that every number stands in a cell too. */
function addCharts(look: TabLook, { language, currency }: DashboardFacts): void {
  const rightToLeft = language === 'fa';
  const size = { width: 660, height: 350, row: places.charts, rightToLeft };
  look.addChart({
    ...size,
    kind: 'column',
    title: revenueTitle(currency, language),
    data: [{ row: places.tables + 1, column: places.months, rows: shownMonths + 1, columns: 3 }],
    stacked: true,
    colors: ['#1f4e8c', '#b9cce4'],
    legend: true,
    column: 1,
  });
  look.addChart({
    ...size,
    kind: 'bar',
    width: 646,
    title: rightToLeft ? 'مشتریان در هر بخش' : 'Customers in each segment',
    data: [{ row: places.tables + 1, column: 1, rows: 11, columns: 3 }],
    stacked: true,
    colors: ['#b9cce4', '#1f4e8c'],
    legend: true,
    column: 7,
  });
}
