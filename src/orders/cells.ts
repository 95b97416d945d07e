import { type AmountColumn, amountReader } from './amountColumn.ts';
import { type DayColumn, type DayRules, dayReader } from './dayColumn.ts';
import type { Row } from './sheet.ts';
import { type TextColumn, textReader } from './textColumn.ts';

/** Reads one column, some rows at a time. */
export interface Reader<T> {
  read(from: number, to: number): void;
  done(): T;
}

/** The columns of a sheet as codes and numbers, each read once however many ask for it. */
export interface Cells {
  readonly rows: readonly Row[];
  text(at: number): TextColumn;
  amount(at: number): AmountColumn;
  days(at: number): DayColumn;
}

/** Which columns are sure to be asked for, and as what. */
export interface Wanted {
  readonly dayRules: DayRules;
  readonly days: readonly number[];
  readonly amounts: readonly number[];
  readonly texts: readonly number[];
}

// So many rows stay in the processor's nearest memory while one column after another is read from them.
const rowsAtATime = 1024;

export function cellsOf(rows: readonly Row[], wanted: Wanted): Cells {
  const texts = new Map<number, Reader<TextColumn>>();
  const amounts = new Map<number, Reader<AmountColumn>>();
  const days = new Map<number, Reader<DayColumn>>();
  for (const at of wanted.texts) texts.set(at, textReader(rows, at));
  for (const at of wanted.amounts) amounts.set(at, amountReader(rows, at));
  for (const at of wanted.days) days.set(at, dayReader(rows, at, wanted.dayRules));
  const readers = [...texts.values(), ...amounts.values(), ...days.values()];
  for (let from = 0; from < rows.length; from += rowsAtATime) {
    const to = Math.min(rows.length, from + rowsAtATime);
    for (const reader of readers) reader.read(from, to);
  }
  return {
    rows,
    text: remembered(rows, texts, (at) => textReader(rows, at)),
    amount: remembered(rows, amounts, (at) => amountReader(rows, at)),
    days: remembered(rows, days, (at) => dayReader(rows, at, wanted.dayRules)),
  };
}

function remembered<T>(
  rows: readonly Row[],
  readers: ReadonlyMap<number, Reader<T>>,
  make: (at: number) => Reader<T>,
) {
  const columns = new Map<number, T>();
  return (at: number): T => {
    const known = columns.get(at);
    if (known !== undefined) return known;
    let reader = readers.get(at);
    if (reader === undefined) {
      reader = make(at);
      reader.read(0, rows.length);
    }
    const column = reader.done();
    columns.set(at, column);
    return column;
  };
}
