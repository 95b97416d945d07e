import type { Book, Snapshot } from './book.ts';

interface Step<At> {
  readonly before: Snapshot;
  /** What the act was about, for whoever shows it. */
  readonly at: At;
}

const mostSteps = 50;

/** Takes back what was done to a book, act by act, and does it again. */
export class Undo<At> {
  private done: Step<At>[] = [];
  private undone: Step<At>[] = [];

  constructor(private readonly book: Book) {}

  /** Does something that can be taken back, if it changes anything. */
  perform<T>(at: At, work: () => T): T {
    this.book.settle();
    const { version } = this.book;
    const before = this.book.snapshot();
    try {
      return work();
    } finally {
      if (this.book.version !== version) {
        this.done = [...this.done.slice(1 - mostSteps), { before, at }];
        this.undone = [];
      }
    }
  }

  /** Goes one act back, or one forth again; answers what it was about, null when there is none. */
  step(isRedo: boolean): At | null {
    const [from, onto] = isRedo ? [this.undone, this.done] : [this.done, this.undone];
    const step = from.pop();
    if (!step) return null;
    onto.push({ before: this.book.snapshot(), at: step.at });
    this.book.restore(step.before);
    return step.at;
  }
}
