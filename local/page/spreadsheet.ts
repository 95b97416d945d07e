import { Cells } from './cells.ts';
import { Clipboard, mostPasted } from './clipboard.ts';
import { ask, Refusal } from './connection.ts';
import { areaName, holds, type Place } from './grid/address.ts';
import { sheetPrefix } from './grid/completion.ts';
import { CellEditor, type Edit } from './grid/editor.ts';
import { Grid } from './grid/grid.ts';
import { attachPointer, type MenuAt } from './grid/pointer.ts';
import {
  areaOfSelection,
  moved,
  type Selection,
  type Surroundings,
  selectArea,
  selectCell,
} from './grid/selection.ts';
import type { Area, FunctionHelp, PageState, SelectedCells, SheetState } from './protocol.ts';
import type { PageWords } from './words.ts';

export interface SpreadsheetOptions {
  readonly functions: readonly FunctionHelp[];
  readonly words: () => PageWords;
  /** A new state of the page, as an act on cells answered it. */
  readonly took: (state: PageState) => void;
  /** A sentence for the person. */
  readonly refused: (problem: unknown) => void;
  /** Something that is drawn outside the grid changed: selection, formula bar, list of functions. */
  readonly changed: () => void;
  /** Shows another sheet. */
  readonly showSheet: (id: number) => void;
  readonly menu: (wanted: MenuAt) => void;
  readonly filterMenu: (column: number, at: { x: number; y: number }) => void;
}

/** The grid with hands: keyboard, pointer, clipboard and the cell editor, speaking to the server. */
export class Spreadsheet {
  readonly cells: Cells;
  readonly grid: Grid;
  readonly editor: CellEditor;
  readonly element = document.createElement('div');
  private readonly clipboard: Clipboard;
  private pointing: Selection | null = null;
  private leavesWithTab = false;

  constructor(private readonly options: SpreadsheetOptions) {
    this.cells = new Cells({
      fetch: (sheet, area) => ask('cells', { sheet, ...area }),
      arrived: () => {
        this.grid.repaint();
        this.options.changed();
      },
      loading: () => options.words().loading,
    });
    this.grid = new Grid(this.cells, {
      selected: () => this.options.changed(),
      painted: () => this.placeEditor(),
    });
    this.editor = new CellEditor({
      commit: (edit, text, key) => this.commit(edit, text, key),
      cancel: (edit) => this.back(null, edit),
      changed: () => {
        this.placeEditor();
        this.options.changed();
      },
      point: (stroke) => this.pointByKey(stroke),
      functions: () => options.functions,
    });
    this.clipboard = new Clipboard(this.grid, this.cells, {
      type: (at, texts) => this.type(this.grid.sheet.id, at, texts),
      paste: (from, at, isMove) =>
        this.act(
          ask(isMove ? 'move' : 'copy', { from, sheet: this.grid.sheet.id, row: at.row, column: at.column }),
        ),
      refused: options.refused,
      tooMany: () => this.tooMany(),
    });
    this.element.className = 'spreadsheet';
    this.element.append(this.grid.scroller, this.editor.inCell);
    this.attach();
  }

  private attach(): void {
    const { canvas } = this.grid;
    canvas.addEventListener('keydown', (event) => this.key(event));
    canvas.addEventListener('copy', (event) => this.clipboard.copy(event, false));
    canvas.addEventListener('cut', (event) => this.clipboard.copy(event, true));
    canvas.addEventListener('paste', (event) => this.clipboard.paste(event));
    canvas.addEventListener('blur', () => {
      this.leavesWithTab = false;
    });
    attachPointer(this.grid, {
      wantsCell: () => this.editor.wantsCell,
      pointed: (area) => this.point(area),
      leaving: () => this.editor.commit(null),
      opened: (place) => this.open(place, null),
      toggled: (place) => this.toggle(place),
      resized: (column, width) =>
        this.act(ask('sheet', { act: 'resize', sheet: this.grid.sheet.id, column, width })),
      filtered: (column) => this.openFilter(column),
      menu: this.options.menu,
    });
  }

  /** Shows a sheet of a state just received. */
  show(sheet: SheetState, cellsRevision: number): void {
    this.cells.outdate(cellsRevision);
    const { grid: label, gridHint: hint, error, corner, filter, cellContent } = this.options.words();
    this.editor.inCell.setAttribute('aria-label', cellContent);
    this.grid.show(sheet, { label, hint, error, corner, filter });
    this.placeEditor();
  }

  /** Drops everything known of the cells: another file is open. */
  forget(): void {
    this.editor.cancel();
    this.cells.forget();
  }

  /** What the formula bar shows while nothing is edited. */
  get activeInput(): string {
    const { active } = this.grid.selection;
    return this.cells.inputAt(this.grid.sheet.id, active.row, active.column);
  }

  get selected(): SelectedCells {
    const { sheet, selection } = this.grid;
    return { sheet: sheet.id, area: areaOfSelection(selection), cell: selection.active };
  }

  get activeNote(): string {
    const { active } = this.grid.selection;
    return this.cells.at(this.grid.sheet.id, active.row, active.column)?.n ?? '';
  }

  select(area: Area): void {
    this.editor.commit(null);
    this.grid.select(selectArea(area), { row: area.row, column: area.column });
    this.grid.focus();
  }

  // Editing

  /** Begins to edit a cell: over what is there when `typed` is given, else on from it. */
  open(place: Place, typed: string | null, focus: 'cell' | 'bar' = 'cell'): void {
    const sheet = this.grid.sheet.id;
    const original = this.cells.inputAt(sheet, place.row, place.column);
    this.grid.select(selectCell(place));
    const mode = typed === null ? 'edit' : 'enter';
    this.editor.begin({ sheet, ...place, mode }, original, typed ?? original, focus);
    this.placeEditor();
  }

  private openFilter(column: number): void {
    const { filter } = this.grid.sheet;
    if (!filter || column < filter.column || column >= filter.column + filter.columns) return;
    const place = { row: filter.row, column };
    this.editor.commit(null);
    this.grid.select(selectCell(place));
    const box = this.grid.elementOf(place)?.getBoundingClientRect();
    if (box) this.options.filterMenu(column, { x: box.left, y: box.bottom });
  }

  /** The formula bar got the keyboard. */
  openInBar(): void {
    if (!this.editor.edit) this.open(this.grid.selection.active, null, 'bar');
  }

  private commit(edit: Edit, text: string, key: { key: string; shift: boolean } | null): void {
    this.pointing = null;
    if (text !== edit.original) this.type(edit.sheet, edit, [[text]]);
    this.back(key, edit);
  }

  /** Gives the keyboard back to the cells, one further after a key that ends editing. */
  private back(key: { key: string; shift: boolean } | null, edit: Edit): void {
    this.pointing = null;
    this.placeEditor();
    this.grid.focus();
    if (this.grid.sheet.id !== edit.sheet) this.options.showSheet(edit.sheet);
    const wasPointed = !holds(this.grid.area, edit);
    if (wasPointed) this.grid.select(selectCell(edit));
    const next = key && moved(this.grid.selection, { ...key, jump: false }, this.around());
    if (next) this.grid.select(next);
    this.options.changed();
  }

  /** Puts texts into cells: shown at once, then sent. */
  type(sheet: number, at: Place, texts: readonly (readonly string[])[]): void {
    const arrivals = texts.flatMap((line, i) =>
      line.map((text, j) => this.cells.type(sheet, at.row + i, at.column + j, text)),
    );
    this.grid.repaint();
    ask('type', { sheet, row: at.row, column: at.column, texts }).then(
      (state) => {
        for (const arrive of arrivals) arrive(state.cellsRevision);
        this.options.took(state);
      },
      (problem) => {
        this.cells.untype();
        this.grid.repaint();
        this.options.refused(problem);
      },
    );
  }

  private undo(isRedo: boolean): void {
    ask('undo', { redo: isRedo }).then(({ state, at }) => {
      this.options.took(state);
      if (at?.sheet === this.grid.sheet.id) this.grid.select(selectArea(at));
    }, this.options.refused);
  }

  /** Puts the editor over its cell, or away. */
  private placeEditor(): void {
    const { edit, inCell } = this.editor;
    const element = edit && edit.sheet === this.grid.sheet?.id ? this.grid.elementOf(edit) : null;
    inCell.classList.toggle('on', element !== null);
    if (!element) return;
    const cell = element.getBoundingClientRect();
    const around = this.element.getBoundingClientRect();
    const isMirrored = this.grid.geometry.rightToLeft;
    inCell.style.top = `${cell.top - around.top}px`;
    inCell.style.left = isMirrored ? '' : `${cell.left - around.left}px`;
    inCell.style.right = isMirrored ? `${around.right - cell.right}px` : '';
    inCell.style.minWidth = `${cell.width}px`;
    inCell.style.minHeight = `${cell.height}px`;
    inCell.style.maxWidth = `${isMirrored ? cell.right - around.left : around.right - cell.left}px`;
  }

  /** Where a list of functions belongs: under whichever field is typed in. */
  get editorBox(): DOMRect | null {
    if (!this.editor.edit) return null;
    const { inBar, inCell } = this.editor;
    return (inBar && document.activeElement === inBar ? inBar : inCell).getBoundingClientRect();
  }

  // Pointing at cells for a formula

  private point(area: Area): void {
    const { edit } = this.editor;
    const prefix = edit && edit.sheet !== this.grid.sheet.id ? sheetPrefix(this.grid.sheet.name) : '';
    this.grid.select(selectArea(area), null);
    this.pointing = selectArea(area);
    this.editor.point(prefix + this.wholeName(area));
  }

  private wholeName(area: Area): string {
    const { rows, columns } = this.grid.sheet;
    if (area.rows === rows && area.columns < columns)
      return areaName(area)
        .replace(/\d+/g, '')
        .replace(/^(\w+)$/, '$1:$1');
    return areaName(area);
  }

  private pointByKey(stroke: { key: string; shift: boolean }): void {
    const from = this.pointing ?? selectCell(this.editor.edit!);
    const next = moved(from, { ...stroke, jump: false }, this.around());
    if (!next) return;
    this.point(areaOfSelection(next));
    this.pointing = next;
    this.grid.reveal(next.end);
  }

  // Keyboard

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'Tab' && this.leavesWithTab) return;
    this.leavesWithTab = event.key === 'Escape';
    if (command && this.commandKey(event)) {
      event.preventDefault();
      return;
    }
    const { active } = this.grid.selection;
    if (event.altKey && event.key === 'ArrowDown' && active.row === this.grid.sheet.filter?.row) {
      this.openFilter(active.column);
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape') this.clipboard.forget();
    else if (event.key === 'F2' || (event.key === 'Enter' && this.isOneCell))
      this.open(this.grid.selection.active, null);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.clear();
    else if (event.key === ' ' && this.toggle(this.grid.selection.active)) event.preventDefault();
    else if (isPrintable(event)) {
      // Not prevented: the key itself goes into the editor that has the keyboard now.
      this.open(this.grid.selection.active, '');
      return;
    } else {
      const stroke = { key: event.key, shift: event.shiftKey, jump: command };
      const next = moved(this.grid.selection, stroke, this.around());
      if (!next) return;
      if (command && event.key === 'Home') this.grid.toStart();
      this.grid.select(next, event.shiftKey ? next.end : next.active);
    }
    event.preventDefault();
  }

  private get isOneCell(): boolean {
    const { rows, columns } = this.grid.area;
    return rows === 1 && columns === 1;
  }

  private commandKey(event: KeyboardEvent): boolean {
    const { rows, columns } = this.grid.sheet;
    switch (event.key.toLowerCase()) {
      case 'a':
        this.grid.select(selectArea({ row: 1, column: 1, rows, columns }), null);
        return true;
      case 'z':
        this.undo(event.shiftKey);
        return true;
      case 'y':
        this.undo(true);
        return true;
      default:
        return false;
    }
  }

  private around(): Surroundings {
    const { sheet, geometry, view } = this.grid;
    return {
      rows: sheet.rows,
      columns: sheet.columns,
      pageRows: Math.max(
        1,
        Math.floor((view.height - geometry.frozenHeight) / geometry.rows.sizeOf(sheet.rows)) - 2,
      ),
      rightToLeft: sheet.rightToLeft,
      isHidden: (axis, position) =>
        (axis === 'row' ? geometry.rows : geometry.columns).sizeOf(position) === 0,
      isBlank: (place) => this.isBlank(place),
      lastUsed: { row: Math.max(1, sheet.lastRow), column: Math.max(1, sheet.lastColumn) },
    };
  }

  // What is not known yet is taken for content as far as the sheet has any: a jump then goes to its end.
  private isBlank({ row, column }: Place): boolean {
    const { id, lastRow, lastColumn } = this.grid.sheet;
    if (row > lastRow || column > lastColumn) return true;
    const cell = this.cells.at(id, row, column);
    return cell === undefined ? false : !cell?.t;
  }

  private clear(): void {
    const area = this.grid.contentOf(this.grid.area);
    if (!area) return;
    if (area.rows * area.columns > mostPasted) {
      this.act(ask('clear', { sheet: this.grid.sheet.id, ...area }));
      return;
    }
    const line = Array.from({ length: area.columns }, () => '');
    this.type(
      this.grid.sheet.id,
      area,
      Array.from({ length: area.rows }, () => line),
    );
  }

  private tooMany(): Refusal {
    return new Refusal(this.options.words().tooManyCells(mostPasted));
  }

  private toggle({ row, column }: Place): boolean {
    const { id } = this.grid.sheet;
    const cell = this.cells.at(id, row, column);
    if (!cell?.c) return false;
    this.type(id, { row, column }, [[cell.t.toUpperCase() === 'TRUE' ? 'FALSE' : 'TRUE']]);
    return true;
  }

  private act(answer: Promise<PageState>): void {
    answer.then(this.options.took, this.options.refused);
  }
}

function isPrintable(event: KeyboardEvent): boolean {
  const starts = [...event.key].length === 1 || event.key === 'Process' || event.key === 'Dead';
  return starts && !event.ctrlKey && !event.metaKey && !event.altKey;
}
