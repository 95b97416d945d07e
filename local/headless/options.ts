/** A sheet to bring: `tab` is '' where the file's own names are to be kept. */
export interface SheetOption {
  readonly tab: string;
  readonly path: string;
}

/** The command line, read and checked. */
export interface Options {
  readonly command: 'formula' | 'orders' | 'segments' | 'campaign';
  /** The formula, or the path of the plan; '' where the command takes none. */
  readonly subject: string;
  readonly sheets: readonly SheetOption[];
  /** Wall clock in the zone, "2011-12-10T09:00"; null where it is to be found in the orders. */
  readonly now: string | null;
  readonly timezone: string;
  readonly language: 'en' | 'fa';
  readonly account: 'consumer' | 'workspace';
  readonly killAt: number | null;
  readonly killKeepsWrites: boolean;
  readonly noActiveSheet: boolean;
  readonly detail: boolean;
  readonly out: string | null;
  readonly by: 'rfm' | 'stage';
  /** Limits of the scores 5, 4, 3 and 2 by measure, as typed; null leaves the cut as it is. */
  readonly cuts: Readonly<Record<string, readonly string[]>> | null;
  readonly hours: number;
}

/** Something wrong with how the command was typed; its message is for people. */
export class UsageError extends Error {}

const commands = ['formula', 'orders', 'segments', 'campaign'] as const;
const withSubject = new Set<string>(['formula', 'campaign']);
const flags = new Set(['kill-keeps-writes', 'no-active-sheet', 'detail']);
const named = new Set([
  ...['sheet', 'now', 'timezone', 'language', 'account', 'kill-at', 'out', 'by', 'cuts', 'hours'],
]);

export const usage = `Usage: npm run --silent headless -- <command> [options]
  formula '=AOV(Orders!A:C)'   the value as JSON
  orders                       what was understood of the orders
  segments [--by rfm|stage]    builds the segment tabs; --out book.xlsx keeps the file
  campaign plan.json           runs campaigns; --hours 48 of hourly ticks
Options: --cuts 'days=30,60,120,365; orders=6,4,3,2; money=900,400,200,80' (limits of the scores 5, 4, 3, 2),
  --sheet Tab=file.csv (repeats; CSV or XLSX), --now 2011-12-10T09:00, --timezone Asia/Tehran, --language en|fa,
  --account consumer|workspace, --kill-at n, --kill-keeps-writes, --no-active-sheet, --detail, --out file.xlsx`;

/** @throws {UsageError} */
export function readOptions(argv: readonly string[]): Options {
  const { words, values, sheets } = split(argv);
  const [command, subject = '', ...rest] = words;
  if (!commands.some((known) => known === command)) {
    throw new UsageError(command ? `there is no command "${command}"\n${usage}` : usage);
  }
  const takesSubject = withSubject.has(command!);
  if (takesSubject && subject === '')
    throw new UsageError(`${command} needs a ${command === 'formula' ? 'formula' : 'plan'}`);
  const tooMany = takesSubject ? rest : words.slice(1);
  if (tooMany.length > 0) throw new UsageError(`"${tooMany[0]}" is one word too many`);
  return {
    command: command as Options['command'],
    subject,
    sheets,
    now: values.has('now') ? wallTime(values.get('now')!) : null,
    timezone: zone(values.get('timezone') ?? 'Etc/UTC'),
    language: oneOf('language', values.get('language') ?? 'en', ['en', 'fa']),
    account: oneOf('account', values.get('account') ?? 'consumer', ['consumer', 'workspace']),
    killAt: values.has('kill-at') ? whole('kill-at', values.get('kill-at')!) : null,
    killKeepsWrites: values.has('kill-keeps-writes'),
    noActiveSheet: values.has('no-active-sheet'),
    detail: values.has('detail'),
    out: values.get('out') ?? null,
    by: oneOf('by', values.get('by') ?? 'rfm', ['rfm', 'stage']),
    cuts: values.has('cuts') ? cuts(values.get('cuts')!) : null,
    hours: values.has('hours') ? whole('hours', values.get('hours')!) : 24,
  };
}

function split(argv: readonly string[]): {
  words: string[];
  values: Map<string, string>;
  sheets: SheetOption[];
} {
  const words: string[] = [];
  const values = new Map<string, string>();
  const sheets: SheetOption[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    const option = /^--([\w-]+)(?:=(.*))?$/s.exec(word);
    if (!option) {
      words.push(word);
      continue;
    }
    const [, name, joined] = option as unknown as [string, string, string | undefined];
    if (flags.has(name)) values.set(name, '');
    else if (!named.has(name)) throw new UsageError(`there is no option --${name}\n${usage}`);
    else {
      const value = joined ?? argv[++i];
      if (value === undefined || (joined === undefined && value.startsWith('--')))
        throw new UsageError(`--${name} needs a value`);
      if (name === 'sheet') sheets.push(sheetOption(value));
      else values.set(name, value);
    }
  }
  return { words, values, sheets };
}

/** `Orders=orders.csv`, or a path alone; a drive letter or a path may itself hold "=". */
function sheetOption(value: string): SheetOption {
  const named = /^([^=/\\]+)=(.+)$/s.exec(value);
  return named ? { tab: named[1]!.trim(), path: named[2]! } : { tab: '', path: value };
}

const cutMeasures: readonly string[] = ['days', 'orders', 'money'];

/** `days=30,60,120,365; orders=6,4,3,2`; what the limits mean is checked where they are used. */
function cuts(value: string): Readonly<Record<string, readonly string[]>> {
  const parts = value.split(';').filter((part) => part.trim() !== '');
  return Object.fromEntries(
    parts.map((part) => {
      const [measure = '', limits = ''] = part.split('=').map((side) => side.trim());
      if (!cutMeasures.includes(measure))
        throw new UsageError(`--cuts is such as "days=30,60,120,365; orders=6,4,3,2", got "${part.trim()}"`);
      return [measure, limits.split(',')];
    }),
  );
}

function oneOf<const C extends string>(name: string, value: string, choices: readonly C[]): C {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(`--${name} is ${choices.join(' or ')}, got "${value}"`);
  return found;
}

function whole(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new UsageError(`--${name} is a whole number, got "${value}"`);
  return Number(value);
}

function wallTime(value: string): string {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?)?$/.exec(value);
  const time = `${found?.[1]}T${found?.[2] ?? '12:00'}`;
  const instant = Date.parse(`${time}Z`);
  // A day that no month has is read as one of the next, and 24:00 as the next day's 00:00.
  const isReal = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(time);
  if (!isReal) throw new UsageError(`--now is a day and time such as 2011-12-10T09:00, got "${value}"`);
  return time;
}

function zone(value: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value;
  } catch {
    throw new UsageError(`--timezone is a zone such as Asia/Tehran, got "${value}"`);
  }
}
