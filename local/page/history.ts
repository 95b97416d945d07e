/** Texts typed into cells, row by row from the first cell on. */
export interface Typed {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly texts: readonly (readonly string[])[];
}

/** What was typed, to take it back and do it again. */
export class History {
  private done: { before: Typed; after: Typed }[] = [];
  private undone: { before: Typed; after: Typed }[] = [];

  /** @param inputAt what stands in a cell before it is typed over */
  remember(after: Typed, inputAt: (row: number, column: number) => string): void {
    const texts = after.texts.map((line, i) => line.map((_, j) => inputAt(after.row + i, after.column + j)));
    this.done.push({ before: { ...after, texts }, after });
    this.undone = [];
  }

  /** What to type to go back, or forth again; null when there is nothing. */
  step(isRedo: boolean): Typed | null {
    const act = (isRedo ? this.undone : this.done).pop();
    if (!act) return null;
    (isRedo ? this.done : this.undone).push(act);
    return isRedo ? act.after : act.before;
  }

  forget(): void {
    this.done = [];
    this.undone = [];
  }
}
