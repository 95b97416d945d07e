import type { Input } from '../book/sheet.ts';
import { CellError, DateSerial, type Value } from '../book/value.ts';
import { type ZoneClock, zoneClock } from '../book/zone.ts';
import { MissingHere, refuse } from './errors.ts';

/** A cell as scripts get it: '' for a blank, an error as its code. */
export type ScriptCell = string | number | boolean | Date;

/** What cells hold as scripts get it; dates as instants, read on the wall clock of the spreadsheet's zone. */
export function asScript(rows: readonly (readonly Value[])[], zone: string): ScriptCell[][] {
  const clock = zoneClock(zone);
  return rows.map((row) => row.map((value) => scriptCell(value, clock)));
}

export function scriptCell(value: Value, clock: ZoneClock): ScriptCell {
  if (value === null) return '';
  if (typeof value !== 'object') return value;
  if (value instanceof CellError) return value.code;
  return new Date(clock.instantOf((value as DateSerial).serial));
}

/** What scripts hand over as the book takes it. @throws {MissingHere} for what is no cell: Google writes nonsense there */
export function asInput(value: unknown, clock: ZoneClock): Input {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Date) return new DateSerial(clock.serialOf(value.getTime()));
  throw new MissingHere(
    `a cell that holds ${typeof value === 'number' ? value : Object.prototype.toString.call(value)}`,
  );
}

/**
 * Lets rows pass that fill a rectangle as large as the range.
 * @throws {ServiceError} as Google words it: rows first, then the first row of another length
 */
export function checkSize(
  rows: readonly (readonly unknown[])[],
  size: { readonly rows: number; readonly columns: number },
): void {
  if (rows.length !== size.rows) refuse(mismatch('rows', rows.length, size.rows));
  for (const row of rows) {
    if (row.length !== size.columns) refuse(mismatch('columns', row.length, size.columns));
  }
}

const french = { rows: 'lignes', columns: 'colonnes' } as const;

const mismatch = (what: 'rows' | 'columns', data: number, range: number) => ({
  en: `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${data} but the range has ${range}.`,
  fr: `Le nombre de ${french[what]} dans les données ne correspond pas au nombre de ${french[what]} dans la plage. Les données comptent ${data} ${french[what]}, mais la plage en compte ${range}.`,
});
