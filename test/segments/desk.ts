import { publishSegments } from '../../src/segments/publish.ts';
import fc from '../fc.ts';
import { MemoryWorkbook, memoryPlatform, memorySettings } from './memoryWorkbook.ts';
import { allCounted, day, ordersOf, type Purchase, steadyShop } from './shop.ts';

/** Something a person does to a cell; numbers choose the tab, the row and the column. */
interface Mark {
  readonly does: 'write' | 'note' | 'color';
  readonly tab: number;
  readonly row: number;
  readonly column: number;
}
export type Act =
  | Mark
  | { readonly does: 'column'; readonly tab: number; readonly column: number }
  | { readonly does: 'swap'; readonly tab: number; readonly column: number }
  | { readonly does: 'rename'; readonly tab: number; readonly column: number }
  | { readonly does: 'order'; readonly who: number; readonly amount: number };

const place = { tab: fc.nat(20), row: fc.nat(200), column: fc.nat(40) };
export const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ does: fc.constantFrom('write' as const, 'note' as const, 'color' as const), ...place }),
  fc.record({
    does: fc.constantFrom('column' as const, 'swap' as const, 'rename' as const),
    tab: place.tab,
    column: place.column,
  }),
  fc.record({
    does: fc.constant('order' as const),
    who: fc.nat(11),
    amount: fc.integer({ min: 1, max: 900 }),
  }),
);

const start = day('2025-11-26');
const notTheirs = ['Dashboard', 'Movement', 'Left out', 'Leavers'];

/** A file in which somebody works between two builds, with a record of all they did. */
export class Desk {
  readonly workbook = new MemoryWorkbook();
  private readonly settings = memorySettings();
  private readonly purchases: Purchase[] = steadyShop(start).filter(({ who }) => who < 'C12');
  /** "sheet id|customer|column" → what was written, noted or colored there. */
  readonly written = new Map<string, string>();
  private today = start;
  private serial = 0;

  build(): void {
    const orders = ordersOf(this.purchases);
    publishSegments(memoryPlatform(this.workbook, (this.today + 0.3) * 86_400_000, this.settings), {
      orders,
      balance: allCounted(orders),
      by: 'rfm',
      fileLanguage: 'en',
      language: 'en',
    });
    this.today += 9;
  }

  private tabs() {
    return this.workbook.sheets.filter(({ cells }) => {
      const title = String(cells[0]!.find(({ value }) => String(value).includes('built'))?.value);
      return !notTheirs.some((name) => title.startsWith(name)) && cells.length > 2;
    });
  }

  do(what: Act): void {
    if (what.does === 'order') {
      this.purchases.push({
        who: `C${String(what.who).padStart(2, '0')}`,
        day: this.today - 1,
        amount: what.amount,
      });
      return;
    }
    const tabs = this.tabs();
    const sheet = tabs[what.tab % tabs.length]!;
    const header = sheet.cells[1]!;
    const width = header.reduce((last, { value }, i) => (value === '' ? last : i + 1), 0);
    const serial = `x${++this.serial}`;
    if (what.does === 'rename') {
      sheet.name = `${sheet.name.slice(0, 20)} ${serial}`;
    } else if (what.does === 'column') {
      this.workbook.edit(sheet.id, 2, width + 1, { value: `Own ${serial}` });
    } else if (what.does === 'swap') {
      const [a, b] = [what.column % width, (what.column * 7 + 1) % width];
      for (const line of sheet.cells.slice(1)) [line[a], line[b]] = [line[b]!, line[a]!];
    } else this.mark(what, sheet, width, serial);
  }

  private mark(what: Mark, sheet: MemoryWorkbook['sheets'][number], width: number, serial: string): void {
    const row = 2 + (what.row % (sheet.cells.length - 2));
    const who = this.customerAt(sheet, row);
    if (who === '') return;
    const own = sheet.cells[1]!.flatMap(({ value }, i) => (/^(Own|My note)/.test(String(value)) ? [i] : []));
    const column = what.does === 'write' ? own[what.column % own.length]! : what.column % width;
    const header = String(sheet.cells[1]![column]!.value);
    const color = `#${(0x100000 + this.serial).toString(16)}`;
    const change = { write: { value: serial }, note: { note: serial }, color: { background: color } }[
      what.does
    ];
    this.workbook.edit(sheet.id, row + 1, column + 1, change);
    this.written.set([what.does, sheet.id, who, header].join('|'), what.does === 'color' ? color : serial);
  }

  private customerAt(sheet: MemoryWorkbook['sheets'][number], row: number): string {
    const key = sheet.cells[1]!.findIndex(({ value }) => value === 'Customer');
    return String(sheet.cells[row]?.[key]?.value ?? '');
  }

  /** Everything written stands beside its customer or, where they left the tab, in Leavers; colors go with them. */
  expectKept(): void {
    const leavers = JSON.stringify(this.workbook.sheets.find(({ name }) => name === 'Leavers')?.cells ?? '');
    for (const [key, mark] of this.written) {
      const [does, id, who, header] = key.split('|') as [string, string, string, string];
      const sheet = this.workbook.sheet(Number(id));
      const row = sheet.cells.findIndex((_, r) => r > 1 && this.customerAt(sheet, r) === who);
      if (row < 0) {
        if (does !== 'color' && !leavers.includes(mark)) throw new Error(`${key} = ${mark} is lost`);
        this.written.delete(key);
        continue;
      }
      const cell = sheet.cells[row]![sheet.cells[1]!.findIndex(({ value }) => value === header)]!;
      const found = { write: cell.value, note: cell.note, color: cell.background }[does as 'write'];
      if (found !== mark) throw new Error(`${key} = ${mark} became ${String(found)}`);
    }
  }
}
