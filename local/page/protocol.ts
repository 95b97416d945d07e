import type { Execution, MenuEntry, SentMessage, Toast, TriggerRecord } from '../host.ts';

/**
 * What the page in the browser asks of the server on this machine, in plain JSON: one POST to `/api/<name>` each.
 * Rows and columns are counted from 1; moments are milliseconds since 1970 UTC on the simulated clock.
 */
export interface PageCalls {
  /** Everything but cells. That it changed is told by an event of `/events`. */
  state(input: Record<string, never>): PageState;
  cells(input: Area & { sheet: number }): CellWindow;
  charts(input: { sheet: number }): readonly ChartView[];
  filterValues(input: { sheet: number; column: number }): readonly FilterValue[];
  /** Types each text into its cell, row by row from the first cell on. */
  type(input: {
    sheet: number;
    row: number;
    column: number;
    texts: readonly (readonly string[])[];
  }): PageState;
  /** Takes the content of an area away; its looks stay. */
  clear(input: Area & { sheet: number }): PageState;
  /** Copies cells with formats; formulas follow to their new place. */
  copy(input: { from: Area & { sheet: number }; sheet: number; row: number; column: number }): PageState;
  /** Moves cells; what meant them follows. */
  move(input: { from: Area & { sheet: number }; sheet: number; row: number; column: number }): PageState;
  /** Takes the last act back, whoever did it, or does it again; `at` is what it was about. */
  undo(input: { redo: boolean }): {
    readonly state: PageState;
    readonly at: (Area & { sheet: number }) | null;
  };
  /** Shows another sheet. */
  select(input: { sheet: number }): PageState;
  menu(input: { functionName: string; selected: SelectedCells }): PageState;
  closeSidebar(input: Record<string, never>): PageState;
  /** `google.script.run` of the sidebar. */
  run(input: { name: string; args: readonly unknown[]; selected: SelectedCells }): RunAnswer;
  /** Moves the clock on, by so many milliseconds or to the next trigger. */
  advance(input: { by: number } | { to: 'nextTrigger' }): PageState;
  language(input: { language: PageLanguage }): PageState;
  outbox(input: { from: number }): { readonly messages: readonly SentMessage[]; readonly total: number };
  runs(input: Record<string, never>): Runs;
  sheet(input: SheetChange): PageState;
  /** Opens a CSV or XLSX file in place of this one; `content` is base64. */
  open(input: { name: string; content: string }): PageState;
}

export type PageCallName = keyof PageCalls;

/** The calls that change nothing. */
export const readingCalls: readonly PageCallName[] = [
  'state',
  'cells',
  'charts',
  'filterValues',
  'outbox',
  'runs',
];

export type PageLanguage = 'en' | 'fa';

/** `error` is a sentence for people. */
export type PageAnswer<T> = { readonly ok: T } | { readonly error: string };

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What is selected in the sheet shown, and the cell of it in which the keyboard stands: a program may ask. */
export interface SelectedCells {
  readonly sheet: number;
  readonly area: Area;
  readonly cell: { readonly row: number; readonly column: number };
}

export type SheetChange =
  | { readonly act: 'add' }
  | { readonly act: 'rename'; readonly sheet: number; readonly name: string }
  | { readonly act: 'delete'; readonly sheet: number }
  | { readonly act: 'resize'; readonly sheet: number; readonly column: number; readonly width: number }
  | {
      readonly act: 'filter';
      readonly sheet: number;
      readonly column: number;
      readonly hidden: readonly string[];
    }
  | {
      readonly act: 'insertRows' | 'deleteRows' | 'insertColumns' | 'deleteColumns';
      readonly sheet: number;
      readonly at: number;
      readonly count: number;
    }
  /** Sorts all rows below the frozen ones. */
  | {
      readonly act: 'sort';
      readonly sheet: number;
      readonly column: number;
      readonly ascending: boolean;
    };

export type RunAnswer =
  | { readonly ok: true; readonly value: unknown; readonly state: PageState }
  | { readonly ok: false; readonly name: string; readonly message: string; readonly state: PageState };

export interface PageState {
  /** Grows with every answer that may have changed anything. */
  readonly revision: number;
  /** Which file this is; another number means another file, whose cells have nothing to do with the ones known. */
  readonly file: number;
  readonly fileName: string;
  /** Grows with every change of cells. */
  readonly cellsRevision: number;
  readonly language: PageLanguage;
  readonly now: number;
  readonly timezone: string;
  /** When the next trigger is due, null if none waits. */
  readonly nextDue: number | null;
  readonly menu: readonly MenuEntry[];
  readonly sheets: readonly SheetState[];
  /** The one shown last; a window stays where it is until `shownSerial` grows. */
  readonly activeSheet: number;
  /** Grows when another sheet is shown than the person had chosen. */
  readonly shownSerial: number;
  readonly sidebar: { readonly title: string; readonly serial: number; readonly address: string } | null;
  readonly outbox: { readonly texts: number; readonly mails: number };
  /** All so far; the page shows those it has not shown yet. */
  readonly toasts: readonly Toast[];
  readonly dialogs: readonly DialogState[];
  /** What a person should know of the last act, '' if nothing: a menu entry that failed, what ran while time passed. */
  readonly notice: { readonly serial: number; readonly text: string; readonly failed: boolean };
}

/** A dialog that the program opened: a question that was answered at once, or a window with a page of its own. */
export interface DialogState {
  readonly kind: 'alert' | 'prompt' | 'modal' | 'modeless';
  readonly title: string;
  readonly text: string;
  /** The button that was pressed, '' for a window. */
  readonly pressed: string;
  /** Of the window's page. */
  readonly address: string | null;
}

export interface SheetState {
  readonly id: number;
  readonly name: string;
  /** '#rrggbb' or ''. */
  readonly color: string;
  readonly hidden: boolean;
  readonly rightToLeft: boolean;
  readonly rows: number;
  readonly columns: number;
  /** The last ones with content, 0 for none. */
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly gridlines: boolean;
  /** Position and pixels of what differs from the default; 0 is hidden. */
  readonly columnSizes: readonly (readonly [number, number])[];
  readonly rowSizes: readonly (readonly [number, number])[];
  readonly charts: number;
  /** Its header and rows, and the columns by which rows are hidden. */
  readonly filter: (Area & { readonly narrowed: readonly number[] }) | null;
}

/** A text that stands in a filtered column. */
export interface FilterValue {
  readonly text: string;
  readonly shown: boolean;
}

/** The cells of a rectangle that hold or look like anything. */
export interface CellWindow {
  /** `cellsRevision` of the moment. */
  readonly revision: number;
  readonly area: Area;
  /** Row by row; 0 for a cell without anything. */
  readonly cells: readonly (readonly (CellView | 0)[])[];
  readonly styles: readonly CellStyle[];
}

/** One cell as it is drawn. Names are short because a window holds thousands. */
export interface CellView {
  /** Text shown. */
  readonly t: string;
  /** Number (or date), boolean, error, or text. */
  readonly k: 'n' | 'b' | 'e' | 't';
  /** Index into `styles`; left out for none. */
  readonly s?: number;
  /** What the formula bar shows, where it is not the text itself. */
  readonly i?: string;
  /** Stands there because a formula elsewhere spilled. */
  readonly p?: 1;
  /** Hover note: why the cell shows an error, or a note a person or program put there. */
  readonly n?: string;
  /** A checkbox. */
  readonly c?: 1;
}

export interface CellStyle {
  readonly background: string;
  readonly color: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly line: 'none' | 'underline' | 'line-through';
  /** Points. */
  readonly size: number;
  readonly align: '' | 'left' | 'center' | 'right';
  readonly vertical: 'top' | 'middle' | 'bottom';
  readonly wrap: 'overflow' | 'wrap' | 'clip';
  readonly direction: '' | 'ltr' | 'rtl';
}

export interface ChartView {
  readonly id: number;
  readonly kind: 'column' | 'bar' | 'line' | 'area' | 'pie';
  readonly stacked: boolean;
  readonly title: string;
  /** Cell at its corner, and pixels from there. */
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: string;
  /** '#rrggbb'. */
  readonly color: string;
  readonly values: readonly (number | null)[];
  /** Texts of the values as the cells show them. */
  readonly texts: readonly string[];
  /** Colors of single points that differ, by position. */
  readonly pointColors: Readonly<Record<number, string>>;
}

export interface Runs {
  readonly triggers: readonly TriggerRecord[];
  /** Newest first, at most a hundred. */
  readonly executions: readonly Execution[];
  readonly quota: {
    readonly emailRecipients: number;
    readonly urlFetchCalls: number;
    readonly triggerMs: number;
  };
}

/** A function as autocomplete and help show it. */
export interface FunctionHelp {
  readonly name: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly help: string;
    readonly optional: boolean;
  }[];
  readonly summary: string;
  readonly returns: string;
}
