import type { Cell } from '../core/cells.ts';
import { type Day, instantToDay, isDate } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { midnight } from '../core/midnight.ts';
import { jalaliText, shownDay } from '../core/shown.ts';
import type { Zone } from '../core/zone.ts';
import type { Leaver } from './tabImage.ts';
import type { leaversTab } from './tabs.ts';

export type LeaverCells = Readonly<Record<(typeof leaversTab)['columns'][number]['id'], Cell>>;

export interface LeavingFrom {
  /** Name of the tab. */
  readonly from: string;
  readonly asOf: Day;
  readonly zone: Zone;
  readonly language: Language;
  /** The segment somebody is in now, '' for nobody known. */
  segmentOf(who: number): string;
}

/** One row of `Leavers`. */
export function leaverCells({ who, cells, written }: Leaver, leaving: LeavingFrom): LeaverCells {
  const { asOf, zone, language, from } = leaving;
  const text = (id: string) => textOf(cells[id] ?? '', zone, language);
  return {
    left_jalali: jalaliText(asOf),
    left: midnight(asOf, zone),
    from,
    to: leaving.segmentOf(who),
    name: text('name'),
    mobile: text('mobile'),
    email: text('email'),
    customer: text('customer'),
    written: written
      .map(([header, cell]) => `${header}: ${textOf(cell, zone, language)}`)
      .join(language === 'fa' ? '؛ ' : '; '),
  };
}

function textOf(cell: Cell, zone: Zone, language: Language): string {
  if (isDate(cell)) return shownDay(instantToDay(cell.getTime(), zone), language);
  return String(cell ?? '');
}

/** What tells one leaving from another besides its day. */
const leavingOf = (cells: Pick<LeaverCells, 'from' | 'customer' | 'email' | 'mobile' | 'written'>): string =>
  [cells.from, cells.customer || cells.email || cells.mobile, cells.written].map(String).join('\n');

/**
 * Those rows that the tab does not hold yet. A build that was cut short may have written some of them already, on its
 * day or later: `since`.
 */
export function newLeavers(
  rows: readonly LeaverCells[],
  standing: readonly LeaverCells[],
  { since, zone }: { readonly since: Day; readonly zone: Zone },
): LeaverCells[] {
  const known = new Set(
    standing
      .filter(({ left }) => isDate(left) && instantToDay(left.getTime(), zone) >= since)
      .map((cells) => leavingOf(cells)),
  );
  return rows.filter((cells) => !known.has(leavingOf(cells)));
}
