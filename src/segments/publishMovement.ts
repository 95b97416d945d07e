import type { Language } from '../core/language.ts';
import type { Tab, TabLook, Workbook } from '../platform.ts';
import type { FoundTab } from './loadTabs.ts';
import { type Movement, movementBlock, movementPlaces as places } from './movement.ts';
import { publishReport } from './publishReport.ts';

interface Publishing {
  readonly movement: Movement;
  readonly language: Language;
  /** ms since 1970 UTC. */
  readonly builtAt: number;
  /** The tab as it stands, null for none. */
  readonly found: FoundTab | null;
  /** Name of a tab made anew, and of the one it is laid out on. */
  readonly name: string;
  readonly beside: string;
}

export function publishMovement(workbook: Workbook, publishing: Publishing): Tab {
  const { movement, language, builtAt, found, name, beside } = publishing;
  const { rows, columns } = places;
  return publishReport(workbook, {
    block: movementBlock(movement, { language, zone: workbook.zone, builtAt }),
    ...{ found, name, beside, rows, columns },
    dress: (look) => dress(look, language),
    addCharts: (look) => addChart(look, movement.groups.length, language),
  });
}

function dress(look: TabLook, language: Language): void {
  const align = language === 'fa' ? 'right' : 'left';
  if (language === 'fa') look.rightToLeft(true);
  look.gridLines(false);
  look.freeze(1);
  look.widths([150, ...new Array<number>(places.columns - 1).fill(95)]);
  look.style({ row: 1, column: 1, rows: places.rows, columns: 1 }, { align });
  look.style(
    { row: places.matrix, column: 2, rows: places.chart - places.matrix, columns: 11 },
    { align: 'right' },
  );
  look.styleAll(
    [places.matrix, places.totals].map((row) => ({ row, column: 1, rows: 1, columns: places.columns })),
    { bold: true, wrap: true, middle: true },
  );
}

/** Who came and who left, beside each other. */
function addChart(look: TabLook, groups: number, language: Language): void {
  const top = { row: places.totals, rows: groups + 1 };
  look.addChart({
    kind: 'column',
    title: language === 'fa' ? 'آمدند و رفتند' : 'Came and left',
    data: [
      { ...top, column: 1, columns: 1 },
      { ...top, column: 3, columns: 2 },
    ],
    stacked: false,
    colors: ['#b9cce4', '#1f4e8c'],
    legend: true,
    row: places.chart,
    column: 1,
    width: 900,
    height: 340,
    rightToLeft: language === 'fa',
  });
}
