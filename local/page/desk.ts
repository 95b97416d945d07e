import type { Book } from '../book/book.ts';
import { copyCells } from '../book/copy.ts';
import { moveCells } from '../book/move.ts';
import type { Sheet } from '../book/sheet.ts';
import { Undo } from '../book/undo.ts';
import { BookRefusal } from '../book/value.ts';
import type { Execution, Host } from '../host.ts';
import { cellWindow } from './cellWindow.ts';
import { chartViews } from './chartView.ts';
import { SheetStates } from './pageState.ts';
import {
  type Area,
  type PageCallName,
  type PageCalls,
  type PageLanguage,
  type PageState,
  type RunAnswer,
  readingCalls,
  type SelectedCells,
} from './protocol.ts';
import { changeSheet, makeRoom, sheetOf } from './sheetChange.ts';
import { filterValues } from './sheetFilter.ts';
import { say } from './words.ts';

/** A spreadsheet with the add-on in it. */
export interface OpenFile {
  readonly host: Host;
  /** Of the file it came from; null for the made-up shop, which is named in the language of the page. */
  readonly name: string | null;
}

/** Reading and writing files, handed in by whoever starts the page. */
export interface Files {
  /** A new spreadsheet of the bytes of a CSV or XLSX file. @throws {Error} with a sentence when they are neither */
  open(name: string, content: Uint8Array, language: PageLanguage): OpenFile;
  /** The spreadsheet as XLSX. */
  save(file: OpenFile): Uint8Array;
}

export interface DeskOptions extends OpenFile {
  readonly files: Files;
  readonly language: PageLanguage;
  /** Address of a sidebar or dialog as the page frames it; `key` tells one showing from the next. */
  readonly frameAddress: (key: string) => string;
  /** Called after whatever may have changed something. */
  readonly changed: (revision: number) => void;
}

type Answers = {
  readonly [N in PageCallName]: (input: Parameters<PageCalls[N]>[0]) => ReturnType<PageCalls[N]>;
};

/** What an act was about: the cells to select when it is taken back, null for none. */
type About = (Area & { readonly sheet: number }) | null;

const mostRuns = 100;

/** Answers the page: one file at a time, one act after the other. */
export class Desk {
  file: OpenFile;
  language: PageLanguage;
  private revision = 1;
  private fileSerial = 1;
  private shownSerial = 0;
  private notice = { serial: 0, text: '', failed: false };
  private readonly states = new SheetStates();
  private undoing: Undo<About>;

  constructor(private readonly options: DeskOptions) {
    this.file = { host: options.host, name: options.name };
    this.undoing = new Undo(this.book);
    this.language = options.language;
  }

  /**
   * Answers one call of the page.
   * @throws {BookRefusal} with a sentence for people when it cannot be done
   */
  answer(name: string, input: unknown): unknown {
    if (!Object.hasOwn(this.answers, name)) throw new BookRefusal(`no call named ${name}`);
    const answer = this.answers[name as PageCallName] as (input: unknown) => unknown;
    if (readingCalls.includes(name as PageCallName)) return answer(input);
    this.revision += 1;
    try {
      return answer(input);
    } finally {
      this.options.changed(this.revision);
    }
  }

  /** The HTML of the sidebar or dialog under a key, null when it is no longer shown. */
  frame(key: string): string | null {
    const [kind, serial] = key.split('-');
    if (kind === 'sidebar') {
      const sidebar = this.host.sidebar();
      return sidebar && String(sidebar.serial) === serial ? sidebar.html : null;
    }
    return kind === 'dialog' ? (this.host.dialogs[Number(serial)]?.html ?? null) : null;
  }

  /** The file as XLSX. */
  save(): Uint8Array {
    return this.options.files.save(this.file);
  }

  /** What the person calls the file. */
  get fileName(): string {
    return this.file.name ?? say(this.language).sampleFile;
  }

  private get host(): Host {
    return this.file.host;
  }

  private get book(): Book {
    return this.host.book;
  }

  private readonly answers: Answers = {
    state: () => this.state(),
    cells: (input) => cellWindow(this.sheet(input.sheet), input),
    charts: ({ sheet }) => chartViews(this.sheet(sheet)),
    filterValues: ({ sheet, column }) => filterValues(this.sheet(sheet), column),
    type: (input) => this.type(input),
    clear: (input) => this.edit(input, () => this.sheet(input.sheet).clearContents(input)),
    copy: (input) => this.paste(input, copyCells),
    move: (input) => this.paste(input, moveCells),
    undo: ({ redo }) => {
      const before = this.book.activeSheetId;
      const at = this.undoing.step(redo);
      this.noteShown(before);
      return { at, state: this.state() };
    },
    select: ({ sheet }) => {
      this.book.activeSheetId = this.sheet(sheet).id;
      return this.state();
    },
    menu: ({ functionName, selected }) => {
      this.select(selected);
      return this.menu(functionName);
    },
    closeSidebar: () => {
      this.host.closeSidebar();
      return this.state();
    },
    run: ({ name, args, selected }) => {
      this.select(selected);
      return this.run(name, args);
    },
    advance: (input) => this.advance(input),
    language: ({ language }) => this.setLanguage(language),
    outbox: ({ from }) => ({ messages: this.host.outbox.slice(from), total: this.host.outbox.length }),
    runs: () => ({
      triggers: this.host.triggers,
      executions: this.host.executions.slice(-mostRuns).reverse(),
      quota: this.host.quotaLeft(),
    }),
    sheet: (change) => this.edit(null, () => changeSheet(this.book, change, this.language)),
    open: ({ name, content }) => {
      this.file = this.options.files.open(name, Buffer.from(content, 'base64'), this.language);
      this.fileSerial += 1;
      this.undoing = new Undo(this.book);
      return this.state();
    },
  };

  private state(): PageState {
    const { host, book } = this;
    const sheets = this.states.of(book);
    const mails = host.outbox.filter(({ channel }) => channel === 'email').length;
    const sidebar = host.sidebar();
    return {
      revision: this.revision,
      file: this.fileSerial,
      fileName: this.fileName,
      cellsRevision: book.version,
      language: this.language,
      now: host.now(),
      timezone: book.zone,
      nextDue: host.nextDue(),
      menu: host.menu(),
      sheets,
      activeSheet: book.activeSheet?.id ?? 0,
      shownSerial: this.shownSerial,
      sidebar: sidebar && {
        title: sidebar.title,
        serial: sidebar.serial,
        address: this.options.frameAddress(`sidebar-${sidebar.serial}`),
      },
      outbox: { texts: host.outbox.length - mails, mails },
      toasts: host.toasts,
      dialogs: host.dialogs.map(({ kind, title, text, html, buttons }, index) => ({
        kind,
        title,
        text,
        pressed: buttons[0] ?? '',
        address: html ? this.options.frameAddress(`dialog-${index}`) : null,
      })),
      notice: this.notice,
    };
  }

  private sheet(id: number): Sheet {
    return sheetOf(this.book, id, this.language);
  }

  /** Does what a person does to cells, so that it can be taken back. */
  private edit(about: About, work: () => void): PageState {
    const before = this.book.activeSheetId;
    this.undoing.perform(about, work);
    this.noteShown(before);
    return this.state();
  }

  private type({ sheet: id, row, column, texts }: Parameters<PageCalls['type']>[0]): PageState {
    const sheet = this.sheet(id);
    const size = { rows: texts.length, columns: Math.max(...texts.map((line) => line.length)) };
    return this.edit({ sheet: id, row, column, ...size }, () => {
      makeRoom(sheet, { row, column, ...size });
      const [first] = texts.flat();
      const isOne = size.rows === 1 && size.columns === 1;
      // A block is entered at one stroke: cell by cell, every formula would be reckoned again each time.
      if (isOne) this.host.typeCell(id, row, column, first!);
      else sheet.enter(row, column, texts);
    });
  }

  private paste(
    { from, sheet: id, row, column }: Parameters<PageCalls['copy']>[0],
    put: typeof copyCells | typeof moveCells,
  ): PageState {
    const sheet = this.sheet(id);
    const place = { row, column, rows: from.rows, columns: from.columns };
    return this.edit({ sheet: id, ...place }, () => {
      makeRoom(sheet, place);
      put({ sheet: this.sheet(from.sheet), area: from }, { sheet, row, column });
    });
  }

  private select({ sheet, area, cell }: SelectedCells): void {
    this.book.activeSheetId = this.sheet(sheet).id;
    this.book.selections.set(sheet, { area, cell });
  }

  private menu(functionName: string): PageState {
    const before = this.book.activeSheetId;
    const { error } = this.undoing.perform(null, () => this.host.clickMenu(functionName));
    if (error) this.tell(error.message, true);
    this.noteShown(before);
    return this.state();
  }

  private run(name: string, args: readonly unknown[]): RunAnswer {
    const before = this.book.activeSheetId;
    const answer = this.undoing.perform(null, () => this.host.rpc(name, args));
    this.noteShown(before);
    this.followLanguage(args);
    const state = this.state();
    if (answer.ok) return { ok: true, value: answer.value, state };
    return { ok: false, name: answer.name, message: answer.message, state };
  }

  // Another sheet is shown that no window asked for: all of them follow.
  private noteShown(before: number): void {
    if (this.book.activeSheetId !== before) this.shownSerial += 1;
  }

  // Whoever chooses a language in the sidebar means the whole screen.
  private followLanguage(args: readonly unknown[]): void {
    const [name, input] = args as [unknown, { person?: unknown } | undefined];
    const chosen = input?.person;
    if (name !== 'setLanguage' || (chosen !== 'en' && chosen !== 'fa')) return;
    this.language = chosen;
    this.host.onOpen();
  }

  private setLanguage(language: PageLanguage): PageState {
    this.language = language;
    this.host.rpc('call', ['setLanguage', { person: language }]);
    this.host.onOpen();
    // The sidebar is made on the server, so it has to be opened again to speak the other language.
    const sidebar = this.host.sidebar();
    if (sidebar) this.host.clickMenu(sidebar.shownBy);
    return this.state();
  }

  private advance(input: Parameters<PageCalls['advance']>[0]): PageState {
    const words = say(this.language);
    const before = this.book.activeSheetId;
    if ('to' in input) {
      const due = this.host.nextDue();
      if (due === null) this.tell(words.nothingScheduled, false);
      else this.tellRuns(this.undoing.perform(null, () => this.host.advanceTo(due)));
    } else this.tellRuns(this.undoing.perform(null, () => this.host.advance(input.by)));
    this.noteShown(before);
    return this.state();
  }

  private tellRuns(ran: readonly Execution[]): void {
    const failed = ran.find(({ error }) => error !== null);
    const words = say(this.language);
    if (failed) this.tell(`${words.runFailed}: ${failed.error?.message}`, true);
    else this.tell(words.ticksRan(ran.length), false);
  }

  private tell(text: string, failed: boolean): void {
    this.notice = { serial: this.notice.serial + 1, text, failed };
  }
}
