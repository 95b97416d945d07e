import type { Area, CellStyle, CellView, CellWindow } from './protocol.ts';

/** Cells of one tile; a window of this size is one request. */
const tileRows = 128;
const tileColumns = 26;
/** Tiles kept; older ones are asked for again when they are looked at. */
const mostTiles = 300;

interface Tile {
  window: CellWindow | null;
  /** The revision being asked for, 0 if none. */
  asking: number;
  lastUse: number;
}

/** A cell as it is drawn, with its style at hand. */
export interface ShownCell extends CellView {
  readonly style?: CellStyle | undefined;
  /** Typed here, not yet answered. */
  readonly pending?: boolean;
}

export interface CellSource {
  fetch(sheet: number, area: Area): Promise<CellWindow>;
  /** Called when cells that were asked for have come. */
  arrived(): void;
  /** Shown in a cell whose formula is being worked out. */
  loading(): string;
}

/**
 * The cells the page knows, by tiles. Old tiles stay visible until fresh ones come, and what the person typed stands in
 * its cell at once, whatever the server is busy with.
 */
export class Cells {
  private readonly tiles = new Map<string, Tile>();
  private readonly typed = new Map<string, { cell: ShownCell; until: number }>();
  private revision = 0;
  private uses = 0;

  constructor(private readonly source: CellSource) {}

  /** What is in a cell: null nothing, undefined not known yet. */
  at(sheet: number, row: number, column: number): ShownCell | null | undefined {
    const typed = this.typed.get(`${sheet}!${row},${column}`);
    if (typed) return typed.cell.t === '' && !typed.cell.style ? null : typed.cell;
    const window = this.tiles.get(tileKey(sheet, row, column))?.window;
    if (!window) return undefined;
    const cell = window.cells[row - window.area.row]?.[column - window.area.column];
    if (!cell) return null;
    return cell.s === undefined ? cell : { ...cell, style: window.styles[cell.s] };
  }

  /** The text that editing starts from. */
  inputAt(sheet: number, row: number, column: number): string {
    const cell = this.at(sheet, row, column);
    if (!cell || cell.p) return '';
    return cell.i ?? cell.t;
  }

  /** Something changed on the server: what is shown is asked for again when it is next wanted. */
  outdate(revision: number): void {
    this.revision = Math.max(this.revision, revision);
  }

  forget(): void {
    this.tiles.clear();
    this.typed.clear();
  }

  /** Sees to it that the cells of an area come, if they are not here and fresh. */
  want(sheet: number, area: Area): void {
    const lastRow = area.row + area.rows - 1;
    const lastColumn = area.column + area.columns - 1;
    for (let row = firstOf(area.row, tileRows); row <= lastRow; row += tileRows) {
      for (let column = firstOf(area.column, tileColumns); column <= lastColumn; column += tileColumns) {
        this.wantTile(sheet, row, column);
      }
    }
  }

  /** All cells of an area, asked for if need be. */
  async load(sheet: number, area: Area): Promise<readonly (readonly (CellView | 0)[])[]> {
    return (await this.source.fetch(sheet, area)).cells;
  }

  /** Whether every cell of an area is known. */
  has(sheet: number, area: Area): boolean {
    const corners = [area.row, area.row + area.rows - 1];
    for (let row = corners[0]!; row <= corners[1]!; row += tileRows) {
      if (this.at(sheet, row, area.column) === undefined) return false;
    }
    const last = { row: corners[1]!, column: area.column + area.columns - 1 };
    return this.at(sheet, last.row, last.column) !== undefined;
  }

  /** Shows a typed text at once, until a window of the revision that holds it has come; answers how to say so. */
  type(sheet: number, row: number, column: number, text: string): (revision: number) => void {
    const key = `${sheet}!${row},${column}`;
    const { style } = this.at(sheet, row, column) ?? {};
    const entry = { cell: pendingCell(text, style, this.source.loading()), until: Number.POSITIVE_INFINITY };
    this.typed.set(key, entry);
    return (revision) => {
      entry.until = revision;
    };
  }

  /** Takes typed texts back that the server refused. */
  untype(): void {
    this.typed.clear();
  }

  private wantTile(sheet: number, row: number, column: number): void {
    const key = tileKey(sheet, row, column);
    const tile = this.tiles.get(key) ?? { window: null, asking: 0, lastUse: 0 };
    this.tiles.set(key, tile);
    tile.lastUse = ++this.uses;
    const known = tile.window?.revision ?? -1;
    if (tile.asking > 0 || known >= this.revision) return;
    tile.asking = Math.max(this.revision, 1);
    const area = { row, column, rows: tileRows, columns: tileColumns };
    this.source
      .fetch(sheet, area)
      .then((window) => this.accept(sheet, tile, window))
      .catch(() => undefined)
      .finally(() => {
        tile.asking = 0;
        this.source.arrived();
      });
  }

  private accept(sheet: number, tile: Tile, window: CellWindow): void {
    tile.window = window;
    this.revision = Math.max(this.revision, window.revision);
    for (const [key, entry] of this.typed) {
      const [row, column] = key
        .slice(key.indexOf('!') + 1)
        .split(',')
        .map(Number) as [number, number];
      const inside = key.startsWith(`${sheet}!`) && isIn(window.area, row, column);
      if (inside && entry.until <= window.revision) this.typed.delete(key);
    }
    this.dropOldest();
  }

  private dropOldest(): void {
    if (this.tiles.size <= mostTiles) return;
    const oldest = [...this.tiles].sort((a, b) => a[1].lastUse - b[1].lastUse).slice(0, mostTiles / 4);
    for (const [key] of oldest) this.tiles.delete(key);
  }
}

const firstOf = (position: number, step: number) => Math.floor((position - 1) / step) * step + 1;

const tileKey = (sheet: number, row: number, column: number) =>
  `${sheet}!${firstOf(row, tileRows)},${firstOf(column, tileColumns)}`;

const isIn = (area: Area, row: number, column: number) =>
  row >= area.row &&
  row < area.row + area.rows &&
  column >= area.column &&
  column < area.column + area.columns;

/** How a text looks before the server has read it: as text, or as a number where it plainly is one. */
function pendingCell(text: string, style: CellStyle | undefined, loading: string): ShownCell {
  const isFormula = text.startsWith('=') && text.length > 1;
  const isNumber = /^-?[\d,]*\.?\d+%?$/.test(text.trim());
  return { t: isFormula ? loading : text, k: isNumber ? 'n' : 't', i: text, style, pending: true };
}
