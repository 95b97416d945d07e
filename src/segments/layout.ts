import type { Cell, Contents } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import { foldHeader } from '../core/text.ts';
import { isStamp } from '../orders/stamp.ts';
import type { Column, TabDefinition } from './tabs.ts';

/** The rows above the first customer of a new tab: what it is, and the header. */
export const headRows = 2;

/** One column as it stands in a tab. */
export interface PlacedColumn {
  /** Ours, or null for a column that people added. */
  readonly definition: Column | null;
  /** Its place in the definition, -1 for a column that people added. */
  readonly index: number;
  /** People write in it: theirs altogether, or ours for them to fill. */
  readonly isTheirs: boolean;
  readonly header: string;
}

/** Which column stands where; positions count from 0. */
export interface Layout {
  readonly columns: readonly PlacedColumn[];
  readonly width: number;
  /** Rows above the first customer, as the tab stands and as it is to be: people may have put rows on top. */
  readonly head: { readonly before: number; readonly now: number };
  /** Where the row above the header says what the tab is. */
  readonly titleColumn: number;
  /** Columns that can tell whose a row is, surest first. */
  readonly identityColumns: readonly number[];
}

interface Wanted {
  readonly definition: TabDefinition;
  readonly language: Language;
  /** Unit of money for the headers; '' unknown. */
  readonly unit: string;
  /** Ids of the columns that can tell whose a row is, surest first. */
  readonly identities: readonly string[];
}

/**
 * The columns of a tab: those that stand there stay where they are, in whatever order and language; ours that are
 * missing come behind the last. `old` is what the tab holds now, null for a new one.
 */
export function layoutOf({ definition, language, unit, identities }: Wanted, old: Contents | null): Layout {
  const values = old?.values ?? [];
  const header = headerRowIn(definition, values);
  const headers = (values[header] ?? []).map((cell) => String(cell ?? ''));
  const placed = headers.map((header) => indexOf(definition, header));
  const found = placed.map((index, position) => (placed.indexOf(index) === position ? index : -1));
  const missing = definition.columns
    .map((_, index) => index)
    .filter((index) => !found.includes(index) && belongs(definition.columns[index]!, language));
  const width = old ? widthOf(old, found) : 0;
  const order = [...Array.from({ length: width }, (_, position) => found[position] ?? -1), ...missing];
  const columns = order.map((index, position): PlacedColumn => {
    const column = definition.columns[index] ?? null;
    return {
      definition: column,
      index,
      isTheirs: column === null || column.theirs === true,
      header: column ? headerOf(column, language, unit) : (headers[position] ?? ''),
    };
  });
  return {
    columns,
    width: columns.length,
    head: { before: old ? header + 1 : headRows, now: Math.max(headRows, header + 1) },
    titleColumn: titleColumnOf(header > 0 ? (values[header - 1] ?? []) : []),
    identityColumns: identities
      .map((id) => columns.findIndex((column) => column.definition?.id === id))
      .filter((position) => position >= 0),
  };
}

/** Somebody who puts rows above the header puts few. */
const headerWithin = 10;

/** The row that bears most of our headers, counted from 0; the second where none does. */
function headerRowIn(definition: TabDefinition, values: readonly (readonly Cell[])[]): number {
  let best = headRows - 1;
  let most = 0;
  values.slice(0, headerWithin).forEach((row, at) => {
    const count = headersIn(definition, row);
    if (count > most) {
      best = at;
      most = count;
    }
  });
  return best;
}

const headersIn = (definition: TabDefinition, row: readonly Cell[]): number =>
  new Set(row.map((cell) => indexOf(definition, String(cell ?? ''))).filter((index) => index >= 0)).size;

/** Where our columns stand in a tab, by id, and how many rows are above the first customer. */
export function columnsIn(
  definition: TabDefinition,
  values: readonly (readonly Cell[])[],
): { readonly head: number; readonly at: ReadonlyMap<string, number> } {
  const header = headerRowIn(definition, values);
  const at = new Map<string, number>();
  (values[header] ?? []).forEach((cell, position) => {
    const id = definition.columns[indexOf(definition, String(cell ?? ''))]?.id;
    if (id !== undefined && !at.has(id)) at.set(id, position);
  });
  return { head: header + 1, at };
}

/** Whether a tab says on top that we built it. */
export const isStamped = (values: readonly (readonly Cell[])[]): boolean =>
  values.slice(0, headerWithin).some((row) => row.some(isStamp));

/** Whether a tab bears most of our headers, though nothing else says that it is ours. */
export function hasHeaders(definition: TabDefinition, values: readonly (readonly Cell[])[]): boolean {
  const header = values[headerRowIn(definition, values)] ?? [];
  return definition.columns.length > 0 && headersIn(definition, header) * 2 > definition.columns.length;
}

/** What tells whose a customer's row is. */
export const customerIdentities = ['customer', 'email', 'mobile'];

/** In a file of this language the tab has this column. */
export const belongs = (column: Column, language: Language): boolean =>
  (column.only ?? language) === language;

/** The header as written, with the unit of money. */
export function headerOf(column: Column, language: Language, unit: string): string {
  const header = column.header[language];
  return column.kind === 'money' && unit !== '' ? `${header} (${unit})` : header;
}

/** The column of ours that a header names in either language; -1 for none. */
function indexOf(definition: TabDefinition, header: string): number {
  const { plain, money } = headersOf(definition);
  const withoutUnit = header.replace(/\s*\([^()]*\)\s*$/, '');
  const found = plain.get(foldHeader(header)) ?? -1;
  const amount = money.get(foldHeader(withoutUnit)) ?? -1;
  return found < 0 || amount < 0 ? Math.max(found, amount) : Math.min(found, amount);
}

/** Where each folded header stands in the definition: columns of money apart, whose headers bear a unit. */
interface Headers {
  readonly plain: ReadonlyMap<string, number>;
  readonly money: ReadonlyMap<string, number>;
}

// Folding is slow and the definitions are few; every row near the top of a tab is looked through.
const known = new WeakMap<TabDefinition, Headers>();

function headersOf(definition: TabDefinition): Headers {
  const found = known.get(definition);
  if (found) return found;
  const made = { plain: new Map<string, number>(), money: new Map<string, number>() };
  definition.columns.forEach(({ header: { en, fa }, kind }, index) => {
    const headers = kind === 'money' ? made.money : made.plain;
    for (const header of [foldHeader(en), foldHeader(fa)])
      if (header !== '' && !headers.has(header)) headers.set(header, index);
  });
  known.set(definition, made);
  return made;
}

/** Up to the last column that holds anything, a note and a color included. */
function widthOf(old: Contents, found: readonly number[]): number {
  let width = found.reduce((last, index, position) => (index >= 0 ? position + 1 : last), 0);
  for (let row = 0; row < old.values.length; row++) {
    for (let column = old.values[row]!.length; column > width; column--) {
      if (holds(old, row, column - 1)) {
        width = column;
        break;
      }
    }
  }
  return width;
}

function holds(old: Contents, row: number, column: number): boolean {
  const background = old.backgrounds[row]?.[column] ?? '';
  return (
    isFilled(old.values[row]?.[column]) ||
    old.formulas[row]?.[column] !== '' ||
    old.notes[row]?.[column] !== '' ||
    (background !== '' && background.toLowerCase() !== '#ffffff')
  );
}

export const isFilled = (cell: Cell): boolean => cell !== '' && cell !== null && cell !== undefined;

function titleColumnOf(row: readonly Cell[]): number {
  const stamped = row.findIndex(isStamp);
  if (stamped >= 0) return stamped;
  const free = row.findIndex((cell) => cell === '' || cell === null || cell === undefined);
  return row.length === 0 || free < 0 ? 0 : free;
}
