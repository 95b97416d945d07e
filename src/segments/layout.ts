import type { Cell, Contents } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import { foldHeader } from '../core/text.ts';
import type { Column, TabDefinition } from './tabs.ts';

/** The rows above the first customer: what the tab is, and the header. */
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
  /** Where row 1 says what the tab is. */
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
  const headers = (values[1] ?? []).map((cell) => String(cell ?? ''));
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
    titleColumn: titleColumnOf(values[0] ?? []),
    identityColumns: identities
      .map((id) => columns.findIndex((column) => column.definition?.id === id))
      .filter((position) => position >= 0),
  };
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
  const folded = foldHeader(header);
  if (folded === '') return -1;
  const withoutUnit = foldHeader(header.replace(/\s*\([^()]*\)\s*$/, ''));
  return definition.columns.findIndex(({ header: { en, fa }, kind }) =>
    [foldHeader(en), foldHeader(fa)].includes(kind === 'money' ? withoutUnit : folded),
  );
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

const stamp = / · .*(?:built |ساخته شد)/;

/** Whether a text is what row 1 of a built tab says. */
export const isStamp = (cell: Cell): boolean => typeof cell === 'string' && stamp.test(cell);

function titleColumnOf(row: readonly Cell[]): number {
  const stamped = row.findIndex(isStamp);
  if (stamped >= 0) return stamped;
  const free = row.findIndex((cell) => cell === '' || cell === null || cell === undefined);
  return row.length === 0 || free < 0 ? 0 : free;
}
