import type { Cells } from './cells.ts';
import type { Place } from './grid/address.ts';
import type { Grid } from './grid/grid.ts';
import { selectArea } from './grid/selection.ts';
import { fromTableText, toTableText } from './grid/tableText.ts';
import type { Area } from './protocol.ts';

export interface ClipboardEvents {
  type(at: Place, texts: readonly (readonly string[])[]): void;
  /** Copies or moves cells of this file with formats and formulas. */
  paste(from: Area & { sheet: number }, at: Place, isMove: boolean): void;
  refused(problem: unknown): void;
  tooMany(): Error;
}

/** Cells pasted at once at most; more would keep the page waiting for minutes. */
export const mostPasted = 50_000;

/** Copying to and pasting from the clipboard, as spreadsheets exchange cells. */
export class Clipboard {
  /** What was copied or cut here: pasted here again it keeps formats and formulas. */
  private copied: { text: string; from: Area & { sheet: number }; isCut: boolean } | null = null;

  constructor(
    private readonly grid: Grid,
    private readonly cells: Cells,
    private readonly on: ClipboardEvents,
  ) {}

  forget(): void {
    this.copied = null;
  }

  /** What is cut stays until it is pasted. */
  copy(event: ClipboardEvent, isCut: boolean): void {
    event.preventDefault();
    const sheet = this.grid.sheet.id;
    const area = this.grid.contentOf(this.grid.area) ?? {
      ...this.grid.selection.active,
      rows: 1,
      columns: 1,
    };
    if (!this.cells.has(sheet, area)) {
      this.copyFar(sheet, area, isCut).catch(this.on.refused);
      return;
    }
    const text = toTableText(rectangle(area, (row, column) => this.cells.at(sheet, row, column)?.t ?? ''));
    event.clipboardData?.setData('text/plain', text);
    this.copied = { text, from: { ...area, sheet }, isCut };
  }

  /** Cells that were never looked at have to come first. */
  private async copyFar(sheet: number, area: Area, isCut: boolean): Promise<void> {
    const cells = await this.cells.load(sheet, area);
    const textAt = (row: number, column: number) => {
      const cell = cells[row - area.row]?.[column - area.column];
      return cell ? cell.t : '';
    };
    const text = toTableText(rectangle(area, textAt));
    this.copied = { text, from: { ...area, sheet }, isCut };
    await navigator.clipboard.writeText(text);
  }

  paste(event: ClipboardEvent): void {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { row, column } = this.grid.area;
    if (this.copied && sameLines(this.copied.text, text)) {
      const { from, isCut } = this.copied;
      this.on.paste(from, { row, column }, isCut);
      if (isCut) this.copied = null;
      this.grid.select(selectArea({ row, column, rows: from.rows, columns: from.columns }), null);
      return;
    }
    const rows = fromTableText(text);
    const size = { rows: rows.length, columns: rows[0]?.length ?? 0 };
    if (size.rows * size.columns > mostPasted) this.on.refused(this.on.tooMany());
    else if (size.rows * size.columns === 1) this.fill(rows[0]![0]!);
    else if (size.rows > 0) {
      this.on.type({ row, column }, rows);
      this.grid.select(selectArea({ row, column, ...size }), null);
    }
  }

  /** One copied cell goes into every selected one. */
  private fill(text: string): void {
    const { area } = this.grid;
    if (area.rows * area.columns > mostPasted) this.on.refused(this.on.tooMany());
    else
      this.on.type(
        area,
        rectangle(area, () => text),
      );
  }
}

function rectangle(area: Area, textAt: (row: number, column: number) => string): string[][] {
  return Array.from({ length: area.rows }, (_, i) =>
    Array.from({ length: area.columns }, (_, j) => textAt(area.row + i, area.column + j)),
  );
}

const sameLines = (a: string, b: string) =>
  a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n').replace(/\n$/, '');
