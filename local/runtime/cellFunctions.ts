import { DateSerial } from '../book/value.ts';
import { zoneClock } from '../book/zone.ts';
import type {
  Argument,
  ArgumentCell,
  CallingCell,
  CustomFunctions,
  CustomResult,
} from '../formula/custom.ts';
import { servicesOf } from '../google/services.ts';
import { texts } from '../google/texts.ts';
import type { World } from '../google/world.ts';
import type { Execution } from '../host.ts';
import { execute } from './execute.ts';
import { isPublic } from './project.ts';
import type { Realm } from './realm.ts';

/** What executions of cells need of the host. */
export interface CellHost {
  now(): number;
  person(): string;
  /** Told of an execution that failed; the others are too many to keep. */
  failed(execution: Execution): void;
}

/** Results are rows of plain cells; anything else is refused aloud where Google's rendering is not documented. */
type Checked = { readonly value: unknown } | { readonly refused: string };

/** The bundle's functions as cells call them: each call an execution of its own that may read and not write. */
export function customFunctionsOf(world: World, host: CellHost): CustomFunctions {
  const byFoldedName = new Map(
    [...world.project.functions]
      .filter((name) => isPublic(world.project, name))
      .map((name) => [name.toUpperCase(), name]),
  );
  return {
    has: (name) => byFoldedName.has(name.toUpperCase()),
    call: (name, args, at) =>
      callCell(world, host, { entry: byFoldedName.get(name.toUpperCase())!, args, at }),
  };
}

function callCell(
  world: World,
  host: CellHost,
  {
    entry,
    args,
    at,
  }: { readonly entry: string; readonly args: readonly Argument[]; readonly at: CallingCell },
): CustomResult {
  world.cellsAtOnce += 1;
  if (world.cellsAtOnce > (world.faults.simultaneousCells ?? Number.POSITIVE_INFINITY)) {
    return { error: texts.tooManyAtOnce[world.faults.errorLanguage] };
  }
  const { execution, value } = execute<Checked>(world, {
    entry,
    kind: 'cell',
    mode: 'CUSTOM_FUNCTION',
    person: host.person(),
    at: host.now(),
    caller: at,
    arguments: (realm) => args.map((arg) => realm.give(withDates(arg, world.book.zone))),
    finish: (raw, realm) => checked(raw, entry, realm),
    services: servicesOf,
  });
  const { error } = execution;
  if (error) host.failed(execution);
  if (error) return { error: error.message, ...(error.line === null ? {} : { line: error.line }) };
  if (value && 'refused' in value) {
    world.gaps.add(value.refused);
    return { error: value.refused };
  }
  return value!;
}

/** Days of a sheet as instants; the rows are the callee's own, so they are changed in place. */
function withDates(argument: Argument, zone: string): unknown {
  const clock = zoneClock(zone);
  const dated = (cell: ArgumentCell): unknown =>
    cell instanceof DateSerial ? new Date(clock.instantOf(cell.serial)) : cell;
  if (!Array.isArray(argument)) return dated(argument);
  for (const row of argument as unknown[][]) {
    for (let i = 0; i < row.length; i++)
      if (typeof row[i] === 'object') row[i] = dated(row[i] as ArgumentCell);
  }
  return argument;
}

function checked(raw: unknown, name: string, realm: Realm): Checked {
  const value = realm.take(raw);
  const says = (what: string): Checked => ({ refused: `[local host] ${name} returned ${what}` });
  if (!Array.isArray(value)) return isCell(value) ? { value } : says(kindOf(value));
  if (value.length === 0 || !value.every(Array.isArray)) return says('a list that is not made of rows');
  const rows = value as unknown[][];
  const width = rows[0]!.length;
  for (const [r, row] of rows.entries()) {
    if (row.length !== width || width === 0)
      return says(`row ${r + 1} with ${row.length} cells and row 1 with ${width}`);
    const odd = row.findIndex((cell) => !isCell(cell));
    if (odd >= 0) return says(`${kindOf(row[odd])} in row ${r + 1}, column ${odd + 1}`);
  }
  return { value };
}

function isCell(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' || typeof value === 'boolean' || value instanceof Date;
}

const kindOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? 'an object' : String(value);
