import type { Words } from '../core/language.ts';

/**
 * Every tab of ours: its name and its columns, in one place. A column is found by its header in either language, so
 * people may move, rename tabs and add columns of their own.
 */
export interface TabDefinition<C extends string = string> {
  /** Never changed once released: settings remember tabs by it. */
  readonly id: string;
  readonly name: Words;
  readonly columns: readonly Column<C>[];
}

export interface Column<C extends string = string> {
  readonly id: C;
  readonly header: Words;
  /** How its cells are kept and shown. Text is written as text whatever it looks like. */
  readonly kind: 'text' | 'number' | 'money' | 'share' | 'day' | 'moment' | 'yesno';
  readonly width: number;
}
