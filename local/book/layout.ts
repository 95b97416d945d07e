import type { Area } from './area.ts';
import type { Style } from './style.ts';
import type { Value } from './value.ts';

/** What may be entered in a cell. Criteria are named as in `SpreadsheetApp.DataValidationCriteria`. */
export interface Validation {
  readonly criteria: string;
  /** For CHECKBOX: none, or the values for checked and unchecked. */
  readonly values: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly helpText: string;
}

/** A rule of conditional formatting. Criteria are named as in `SpreadsheetApp.BooleanCriteria`. */
export interface ConditionalRule {
  readonly areas: readonly Area[];
  readonly criteria: string;
  readonly values: readonly unknown[];
  readonly style: Partial<Style>;
  /** A color scale instead of a condition: low, middle and high as '#rrggbb' with their bounds. */
  readonly gradient?: readonly { readonly color: string; readonly at: string; readonly value: string }[];
}

export interface Filter {
  readonly area: Area;
  /** By column of the sheet; a row is hidden when its cell is not among the visible values. */
  readonly hiddenValues: Readonly<Record<number, readonly string[]>>;
}

export interface Protection {
  readonly id: string;
  /** null protects the whole sheet. */
  readonly area: Area | null;
  readonly description: string;
  readonly warningOnly: boolean;
  readonly editors: readonly string[];
}

export interface Chart {
  readonly id: number;
  /** Named as in `Charts.ChartType`. */
  readonly type: string;
  readonly ranges: readonly { readonly sheetId: number; readonly area: Area }[];
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Alternating row colors of an area; '' for none. */
export interface Banding {
  readonly id: number;
  readonly area: Area;
  readonly header: string;
  readonly first: string;
  readonly second: string;
  readonly footer: string;
}

/** What belongs to a sheet and to no single cell. Plain data; whoever changes it replaces the member. */
export interface Layout {
  frozenRows: number;
  frozenColumns: number;
  rightToLeft: boolean;
  hidden: boolean;
  gridlines: boolean;
  /** '#rrggbb' or ''. */
  tabColor: string;
  filter: Filter | null;
  conditionalRules: readonly ConditionalRule[];
  protections: readonly Protection[];
  charts: readonly Chart[];
  bandings: readonly Banding[];
}

export const emptyLayout = (): Layout => ({
  frozenRows: 0,
  frozenColumns: 0,
  rightToLeft: false,
  hidden: false,
  gridlines: true,
  tabColor: '',
  filter: null,
  conditionalRules: [],
  protections: [],
  charts: [],
  bandings: [],
});

/** One column of a sheet. */
export interface ColumnLook {
  /** Pixels. */
  readonly width: number;
  readonly hidden: boolean;
}

export const plainColumn: ColumnLook = Object.freeze({ width: 100, hidden: false });
/** Pixels, Google's own. */
export const plainRowHeight = 21;

/**
 * One row that holds anything. Its lists run along the columns and may be shorter than the grid is wide.
 * `generation` says which snapshot may still share it.
 */
export interface Row {
  generation: number;
  values: Value[];
  formulas?: (string | undefined)[];
  /** True where the value was put by a formula that stands elsewhere. */
  spilled?: (boolean | undefined)[];
  styles?: (Style | undefined)[];
  notes?: (string | undefined)[];
  validations?: (Validation | undefined)[];
  height?: number;
  hidden?: boolean;
}
