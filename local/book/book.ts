import type { Area } from './area.ts';
import type { Generation } from './grid.ts';
import { type Locale, localeOf } from './locale.ts';
import { rewriteFormulas } from './rewrite.ts';
import { dayParts } from './serial.ts';
import { Sheet, type SheetState } from './sheet.ts';
import { BookRefusal } from './value.ts';
import { zoneClock } from './zone.ts';

/** What happened to a book, for recalculation and for whoever shows it. */
export type Change =
  /** New content, or a number format that changes what a number is. */
  | { readonly kind: 'cells'; readonly sheet: Sheet; readonly area: Area }
  /** Rows, columns, a whole sheet or its name came, went or moved. */
  | { readonly kind: 'shape'; readonly sheet: Sheet }
  /** Anything may be different: the zone, a restored snapshot. */
  | { readonly kind: 'all' };

/** Keeps the values of formulas up to date; see `formula/recalculation.ts`. */
export interface Calculation {
  /** Recalculates whatever is out of date; does nothing while it already runs. */
  settle(): void;
  /** Whether any cell of the area comes from NOW or a random function. */
  isVolatile(cells: { readonly sheet: Sheet; readonly area: Area }): boolean;
}

export interface NamedRange {
  readonly name: string;
  readonly sheetId: number;
  readonly area: Area;
}

export interface BookOptions {
  readonly id: string;
  /** IANA name; dates in cells are wall clock there. */
  readonly zone: string;
  /** Such as en_US or fa_IR. */
  readonly locale?: string;
}

/** A book at one moment. Cheap: rows are shared until they change. */
export interface Snapshot {
  readonly zone: string;
  readonly localeName: string;
  readonly activeSheetId: number;
  readonly namedRanges: readonly NamedRange[];
  readonly sheets: readonly { readonly sheet: Sheet; readonly state: SheetState }[];
}

/** A selected area, and the cell of it in which the keyboard stands. */
export interface Selected {
  readonly area: Area;
  readonly cell: { readonly row: number; readonly column: number };
}

const mostCells = 10_000_000;
const longestName = 100;
const newSheetSize = { rows: 1000, columns: 26 };

/** A spreadsheet file: its sheets in order, and what they share. */
export class Book {
  readonly id: string;
  readonly generation: Generation = { now: 1 };
  name = 'Untitled spreadsheet';
  /** Set through `nameRanges`. */
  namedRanges: readonly NamedRange[] = [];
  activeSheetId = 0;
  /** What is selected in each sheet by its id, A1 where nobody has clicked; a person's, so no part of a snapshot. */
  readonly selections = new Map<number, Selected>();
  /** The clock of TODAY and NOW, ms since 1970 UTC. */
  now: () => number = Date.now;
  /** Set by whoever calculates; without one formulas keep the value they have. */
  calculation: Calculation | null = null;
  private zoneName: string;
  private localeName: string;
  private list: Sheet[] = [];
  private nextSheetId = 0;
  private changes = 0;
  private readonly watchers = new Set<(change: Change) => void>();

  constructor(options: BookOptions) {
    this.id = options.id;
    this.zoneName = options.zone;
    this.localeName = options.locale ?? 'en_US';
  }

  /** IANA name of the zone whose wall clock the dates in cells show. */
  get zone(): string {
    return this.zoneName;
  }

  set zone(zone: string) {
    this.zoneName = zone;
    this.announce({ kind: 'all' });
  }

  get locale(): Locale {
    return {
      ...localeOf(this.localeName),
      thisYear: () => dayParts(zoneClock(this.zone).serialOf(this.now())).year,
    };
  }

  setLocale(name: string): void {
    this.localeName = name;
    this.announce({ kind: 'all' });
  }

  /** Counts every change of anything; equal numbers mean an unchanged book. */
  get version(): number {
    return this.changes;
  }

  // Sheets

  /** In the order of the tabs. */
  get sheets(): readonly Sheet[] {
    return this.list;
  }

  sheetById(id: number): Sheet | null {
    return this.list.find((sheet) => sheet.id === id) ?? null;
  }

  /** Names are told apart without regard to case. */
  sheetByName(name: string): Sheet | null {
    const wanted = name.toLowerCase();
    return this.list.find((sheet) => sheet.name.toLowerCase() === wanted) ?? null;
  }

  get activeSheet(): Sheet | null {
    return this.sheetById(this.activeSheetId) ?? this.list[0] ?? null;
  }

  /**
   * A new sheet at `index` (0 is first; last unless given), not made active.
   * @throws {BookRefusal} when the name is taken, empty or too long, or the book would have too many cells
   */
  addSheet(name: string, options: { rows?: number; columns?: number; index?: number } = {}): Sheet {
    this.checkName(name, null);
    const size = {
      rows: options.rows ?? newSheetSize.rows,
      columns: options.columns ?? newSheetSize.columns,
    };
    this.checkRoom(size.rows * size.columns);
    const sheet = new Sheet(this, this.nextSheetId++, name, size);
    this.list.splice(options.index ?? this.list.length, 0, sheet);
    if (this.list.length === 1) this.activeSheetId = sheet.id;
    this.announce({ kind: 'shape', sheet });
    return sheet;
  }

  /** @throws {BookRefusal} when it is the only one, or the only one that is not hidden */
  deleteSheet(sheet: Sheet): void {
    if (this.list.length === 1) throw new BookRefusal("You can't remove all the sheets in a document.");
    if (this.list.every((other) => other === sheet || other.layout.hidden))
      throw new BookRefusal("You can't remove all the visible sheets in a document.");
    rewriteFormulas(this, sheet, () => null);
    const index = this.list.indexOf(sheet);
    this.list.splice(index, 1);
    this.namedRanges = this.namedRanges.filter((range) => range.sheetId !== sheet.id);
    if (this.activeSheetId === sheet.id) this.activeSheetId = this.list[Math.max(index - 1, 0)]!.id;
    this.announce({ kind: 'shape', sheet });
  }

  /** @throws {BookRefusal} when another sheet has the name, or it is none */
  renameSheet(sheet: Sheet, name: string): void {
    this.checkName(name, sheet);
    rewriteFormulas(this, sheet, (reference) =>
      reference.sheet === undefined ? reference : { ...reference, sheet: name },
    );
    sheet.name = name;
    this.announce({ kind: 'shape', sheet });
  }

  /**
   * A new sheet, last unless `index` is given, with everything the other has.
   * @throws {BookRefusal} as `addSheet`
   */
  copySheet(sheet: Sheet, name: string, index?: number): Sheet {
    const size = { rows: sheet.rowCount, columns: sheet.columnCount };
    const copy = this.addSheet(name, index === undefined ? size : { ...size, index });
    copy.restore({ ...sheet.state(), name });
    this.generation.now += 1;
    copy.dropSpills();
    this.announce({ kind: 'shape', sheet: copy });
    return copy;
  }

  /** Puts a sheet in another place; 0 is first. */
  moveSheet(sheet: Sheet, index: number): void {
    this.list.splice(this.list.indexOf(sheet), 1);
    this.list.splice(index, 0, sheet);
    this.changed();
  }

  private checkName(name: string, own: Sheet | null): void {
    if (name.trim() === '') throw new BookRefusal('The sheet name cannot be empty.');
    if (name.length > longestName)
      throw new BookRefusal(`The sheet name cannot be greater than ${longestName} characters.`);
    const holder = this.sheetByName(name);
    if (!holder || holder === own) return;
    throw new BookRefusal(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }

  /** Cells of all grids, blank ones included. */
  get cellCount(): number {
    return this.list.reduce((sum, sheet) => sum + sheet.rowCount * sheet.columnCount, 0);
  }

  /** @throws {BookRefusal} when so many cells more are too many */
  checkRoom(more: number): void {
    if (this.cellCount + more <= mostCells) return;
    throw new BookRefusal(
      `This action would increase the number of cells in the workbook above the limit of ${mostCells} cells.`,
    );
  }

  /** The named ranges from now on; formulas know them by name. */
  nameRanges(ranges: readonly NamedRange[]): void {
    this.namedRanges = ranges;
    this.announce({ kind: 'all' });
  }

  // Changes

  /** Recalculates what is out of date. */
  settle(): void {
    this.calculation?.settle();
  }

  /** Hands every change to `watcher` until the function returned is called. */
  watch(watcher: (change: Change) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Counts a change and returns its number. */
  changed(): number {
    this.changes += 1;
    return this.changes;
  }

  announce(change: Change): void {
    this.changed();
    for (const watcher of this.watchers) watcher(change);
  }

  // Snapshots

  /** The book as it is now, to go back to any number of times. */
  snapshot(): Snapshot {
    const sheets = this.list.map((sheet) => ({ sheet, state: sheet.state() }));
    this.generation.now += 1;
    const { zone, localeName, activeSheetId, namedRanges } = this;
    return { zone, localeName, activeSheetId, namedRanges, sheets };
  }

  restore(snapshot: Snapshot): void {
    this.zoneName = snapshot.zone;
    this.localeName = snapshot.localeName;
    this.activeSheetId = snapshot.activeSheetId;
    this.namedRanges = snapshot.namedRanges;
    this.list = snapshot.sheets.map(({ sheet }) => sheet);
    for (const { sheet, state } of snapshot.sheets) sheet.restore(state);
    this.generation.now += 1;
    this.announce({ kind: 'all' });
  }
}
