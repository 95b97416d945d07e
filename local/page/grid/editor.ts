import type { FunctionHelp } from '../protocol.ts';
import { type Completion, canPoint, completionAt } from './completion.ts';

/** A cell being edited. `enter`: typed over, arrows leave it; `edit`: opened, arrows move the caret. */
export interface Edit {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly original: string;
  mode: 'enter' | 'edit';
}

export interface EditorEvents {
  /** The text is to be put in the cell; `key` is what ended it, for where to go next. */
  commit(edit: Edit, text: string, key: { key: string; shift: boolean } | null): void;
  cancel(edit: Edit): void;
  /** Text, caret or list changed: draw anew. */
  changed(): void;
  /** An arrow in a formula that waits for a cell: move the pointed area. */
  point(key: { key: string; shift: boolean }): void;
  functions(): readonly FunctionHelp[];
}

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/**
 * One text in two places, the cell and the formula bar: whatever is typed in one stands in the other. Knows the name of
 * an area that is being pointed at and the functions that could complete the word at the caret.
 */
export class CellEditor {
  readonly inCell = document.createElement('textarea');
  inBar: HTMLTextAreaElement | null = null;
  edit: Edit | null = null;
  completion: Completion | null = null;
  chosen = 0;
  /** Whether the person moved in the list: then Enter takes the chosen entry. */
  private hasChosen = false;
  private pointed: { from: number; to: number } | null = null;

  constructor(private readonly on: EditorEvents) {
    this.inCell.className = 'cell-editor';
    this.inCell.rows = 1;
    this.inCell.tabIndex = -1;
    this.inCell.spellcheck = false;
    this.inCell.dir = 'auto';
    this.attach(this.inCell);
  }

  /** Makes the formula bar's field the other place. */
  useBar(field: HTMLTextAreaElement): void {
    this.inBar = field;
    this.attach(field);
  }

  get text(): string {
    return this.field.value;
  }

  /** Where the person types. */
  private get field(): HTMLTextAreaElement {
    return this.inBar && document.activeElement === this.inBar ? this.inBar : this.inCell;
  }

  begin(edit: Omit<Edit, 'original'>, original: string, text: string, focus: 'cell' | 'bar'): void {
    this.edit = { ...edit, original };
    this.pointed = null;
    this.inCell.value = text;
    if (this.inBar) this.inBar.value = text;
    if (focus === 'cell') this.inCell.focus({ preventScroll: true });
    this.field.setSelectionRange(text.length, text.length);
    this.refresh();
  }

  /** Ends editing and hands the text over. */
  commit(key: { key: string; shift: boolean } | null): void {
    const { edit, text } = this;
    if (!edit) return;
    this.close();
    this.on.commit(edit, text, key);
  }

  cancel(): void {
    const { edit } = this;
    if (!edit) return;
    this.close();
    this.on.cancel(edit);
  }

  private close(): void {
    this.edit = null;
    this.completion = null;
    this.pointed = null;
    this.inCell.value = '';
  }

  /** Whether a click on a cell would write its name here. */
  get wantsCell(): boolean {
    if (!this.edit) return false;
    return this.pointed !== null || canPoint(this.text, this.field.selectionStart);
  }

  /** Writes the name of a pointed area, in place of the one before. */
  point(name: string): void {
    const { field } = this;
    const span = this.pointed ?? { from: field.selectionStart, to: field.selectionEnd };
    field.setRangeText(name, span.from, span.to, 'end');
    this.pointed = { from: span.from, to: span.from + name.length };
    this.mirror();
    this.refresh();
  }

  private attach(field: HTMLTextAreaElement): void {
    field.addEventListener('input', () => {
      this.pointed = null;
      this.mirror();
      this.refresh();
    });
    field.addEventListener('keydown', (event) => this.key(event));
    field.addEventListener('click', () => this.edit && this.refresh());
  }

  private mirror(): void {
    const other = this.field === this.inCell ? this.inBar : this.inCell;
    if (other) other.value = this.field.value;
  }

  private refresh(): void {
    const completion = completionAt(this.text, this.field.selectionStart, this.on.functions());
    const exact =
      completion.matches.length === 1 && completion.matches[0]!.name === completion.word.toUpperCase();
    this.completion = exact ? { ...completion, matches: [] } : completion;
    this.chosen = 0;
    this.hasChosen = false;
    this.on.changed();
  }

  private key(event: KeyboardEvent): void {
    if (!this.edit || event.isComposing) return;
    const stroke = { key: event.key, shift: event.shiftKey };
    if (this.keyInList(event) || this.keyThatPoints(event)) return;
    if (event.key === 'Enter' && (event.altKey || event.ctrlKey)) {
      this.field.setRangeText('\n', this.field.selectionStart, this.field.selectionEnd, 'end');
      this.mirror();
    } else if (event.key === 'Enter' || event.key === 'Tab') this.commit(stroke);
    else if (event.key === 'Escape') this.cancel();
    else if (event.key === 'F2') this.edit.mode = this.edit.mode === 'enter' ? 'edit' : 'enter';
    else if (arrows.includes(event.key) && this.edit.mode === 'enter' && this.field === this.inCell) {
      if (this.text.startsWith('=')) return;
      this.commit(stroke);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private keyThatPoints(event: KeyboardEvent): boolean {
    if (!arrows.includes(event.key) || this.edit?.mode !== 'enter' || !this.wantsCell) return false;
    event.preventDefault();
    this.on.point({ key: event.key, shift: event.shiftKey });
    return true;
  }

  private keyInList(event: KeyboardEvent): boolean {
    const count = this.completion?.matches.length ?? 0;
    if (count === 0) return false;
    const takes = event.key === 'Tab' || (event.key === 'Enter' && this.hasChosen);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      this.chosen =
        (this.chosen + (event.key === 'ArrowDown' ? (this.hasChosen ? 1 : 0) : -1) + count) % count;
      this.hasChosen = true;
      this.on.changed();
    } else if (takes) this.take(this.chosen);
    else if (event.key === 'Escape') {
      this.completion = { ...this.completion!, matches: [] };
      this.on.changed();
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** Puts an entry of the list in place of the word, with its bracket. */
  take(index: number): void {
    const { completion, field } = this;
    const match = completion?.matches[index];
    if (!completion || !match) return;
    field.focus({ preventScroll: true });
    const rest = field.value.slice(completion.from + completion.word.length);
    const bracket = rest.startsWith('(') ? '' : '(';
    field.setRangeText(
      match.name + bracket,
      completion.from,
      completion.from + completion.word.length,
      'end',
    );
    this.mirror();
    this.refresh();
  }
}
