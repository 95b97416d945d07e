import { ask, listen, Refusal } from './connection.ts';
import type { MenuAt } from './grid/pointer.ts';
import type { ChartView, DialogState, PageLanguage, PageState, SheetState } from './protocol.ts';
import type { Boot } from './shell.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { type PageWords, say } from './words.ts';

/** A sentence shown for a while, or until it is dismissed. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly failed: boolean;
}

const noticeMs = 6000;

/** The page's own memory: the last state of the server and what is open on the screen. */
export class Page {
  state: PageState | null = null;
  drawer: 'outbox' | 'runs' | null = null;
  notices: readonly Notice[] = [];
  charts: { readonly sheet: number; readonly views: readonly ChartView[] } = { sheet: -1, views: [] };
  /** Acts under way that take a while: time passing, a menu entry, a file being read. */
  busy = 0;
  isLost = false;
  /** The window of the add-on that is open over the page. */
  addOnDialog: DialogState | null = null;
  cellMenu: MenuAt | null = null;
  filterMenu: { column: number; x: number; y: number } | null = null;
  readonly spreadsheet: Spreadsheet;
  private readonly watchers = new Set<() => void>();
  private noticeId = 0;
  private seen = { toasts: 0, dialogs: 0, notice: 0 };
  private asked = 0;

  constructor(readonly boot: Boot) {
    this.spreadsheet = new Spreadsheet({
      functions: boot.functions,
      words: () => this.words,
      took: (state) => this.take(state),
      refused: (problem) => this.refuse(problem),
      changed: () => this.tell(),
      showSheet: (id) => this.showSheet(id),
      menu: (wanted) => {
        this.cellMenu = wanted;
        this.tell();
      },
      filterMenu: (column, { x, y }) => {
        this.filterMenu = { column, x, y };
        this.tell();
      },
    });
    listen({
      changed: (revision) => this.refreshTo(revision),
      lost: (isLost) => this.lose(isLost),
    });
  }

  get language(): PageLanguage {
    return this.state?.language ?? 'en';
  }

  get words(): PageWords {
    return say(this.language);
  }

  get sheet(): SheetState | null {
    const { state } = this;
    return state?.sheets.find(({ id }) => id === state.activeSheet) ?? null;
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Draws anew. */
  tell(): void {
    for (const watcher of this.watchers) watcher();
  }

  async start(): Promise<void> {
    this.take(await ask('state', {}));
  }

  /** Does something that may take a while, and takes the state it answers. */
  async act(answer: Promise<PageState>): Promise<void> {
    this.busy += 1;
    this.tell();
    try {
      this.take(await answer);
    } catch (problem) {
      this.refuse(problem);
    } finally {
      this.busy -= 1;
      this.tell();
    }
  }

  /** Shows a sheet at once and tells the server, which runs the program on it. */
  showSheet(id: number): void {
    if (!this.state || id === this.state.activeSheet) return;
    if (!this.spreadsheet.editor.wantsCell) this.spreadsheet.editor.commit(null);
    this.state = { ...this.state, activeSheet: id };
    this.showCells();
    ask('select', { sheet: id }).then(
      (state) => this.take(state),
      (problem) => this.refuse(problem),
    );
  }

  /** Takes a state of the server, unless a later one came before it. */
  take(state: PageState): void {
    const before = this.state;
    if (before && state.revision < before.revision) return;
    if (before && before.file !== state.file) {
      this.spreadsheet.forget();
      this.seen = { toasts: 0, dialogs: 0, notice: this.seen.notice };
      this.addOnDialog = null;
    }
    const stays =
      before?.file === state.file &&
      before.shownSerial === state.shownSerial &&
      state.sheets.some(({ id }) => id === before.activeSheet);
    this.state = stays ? { ...state, activeSheet: before.activeSheet } : state;
    document.documentElement.lang = state.language;
    document.documentElement.dir = state.language === 'fa' ? 'rtl' : 'ltr';
    document.title = `${state.fileName} · ${this.words.name}`;
    this.showNews(state);
    this.showCells();
  }

  private showCells(): void {
    const { sheet, state } = this;
    if (!sheet || !state) return;
    this.spreadsheet.show(sheet, state.cellsRevision);
    this.loadCharts(sheet);
    this.tell();
  }

  private loadCharts(sheet: SheetState): void {
    const has = this.charts.sheet === sheet.id;
    if (sheet.charts === 0) {
      if (this.charts.views.length > 0 || !has) this.charts = { sheet: sheet.id, views: [] };
      return;
    }
    if (!has) this.charts = { sheet: sheet.id, views: [] };
    ask('charts', { sheet: sheet.id }).then(
      (views) => {
        if (this.sheet?.id !== sheet.id) return;
        this.charts = { sheet: sheet.id, views };
        this.tell();
      },
      () => undefined,
    );
  }

  // What a program said: its toasts, dialogs that were answered for the person, and what became of the last act.
  private showNews(state: PageState): void {
    for (const toast of state.toasts.slice(this.seen.toasts)) {
      this.notify(toast.title ? `${toast.title}: ${toast.message}` : toast.message, false);
    }
    for (const dialog of state.dialogs.slice(this.seen.dialogs)) this.showDialog(dialog);
    if (state.notice.serial > this.seen.notice && state.notice.text) {
      this.notify(state.notice.text, state.notice.failed);
    }
    this.seen = { toasts: state.toasts.length, dialogs: state.dialogs.length, notice: state.notice.serial };
  }

  // A question of the program is answered on the server before it gets here; the person is told how.
  private showDialog(dialog: DialogState): void {
    if (dialog.address) {
      this.addOnDialog = dialog;
      return;
    }
    const said = [dialog.title, dialog.text].filter(Boolean).join(': ');
    this.notify(`${said} (${this.words.dialogAnswered(dialog.pressed)})`, false);
  }

  closeDialog(): void {
    this.addOnDialog = null;
    this.spreadsheet.grid.focus();
    this.tell();
  }

  notify(text: string, failed: boolean): void {
    const notice = { id: ++this.noticeId, text, failed };
    this.notices = [...this.notices.slice(-2), notice];
    this.tell();
    if (!failed) setTimeout(() => this.dismiss(notice.id), noticeMs);
  }

  dismiss(id: number): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
    this.tell();
  }

  refuse(problem: unknown): void {
    const isOurs = problem instanceof Refusal;
    this.notify(isOurs ? problem.message : this.words.notConnected, true);
  }

  private refreshTo(revision: number): void {
    if (!this.state || revision <= this.state.revision || this.asked >= revision) return;
    this.asked = revision;
    // A call of this page usually answers with that very state in a moment.
    setTimeout(() => {
      if (this.state && this.state.revision >= revision) return;
      ask('state', {}).then(
        (state) => this.take(state),
        () => undefined,
      );
    }, 60);
  }

  private lose(isLost: boolean): void {
    if (this.isLost && !isLost) void this.act(ask('state', {}));
    this.isLost = isLost;
    this.tell();
  }
}
