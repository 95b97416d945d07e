import type { Cell, Table } from './cells.ts';
import type { Context } from './context.ts';
import { type Day, isDate } from './days.ts';
import { quote, UserError } from './errors.ts';
import type { Words } from './language.ts';
import { cleanText, foldText } from './text.ts';
import { type Moment, readMoment, readNumber } from './typed.ts';

/** One input a person supplies: an argument, a wizard field or a gateway setting. */
export interface Param<T> {
  readonly label: Words;
  readonly help: Words;
  readonly type: 'number' | 'share' | 'date' | 'text' | 'choice' | 'secret' | 'range';
  readonly optional: boolean;
  /** Of a choice: its ids, each with its name. */
  readonly options?: Readonly<Record<string, Words>>;
  /** What stands behind a plain number of it. */
  readonly unit?: Words;
  /**
   * Reads what was typed. `name` is the argument as autocomplete shows it, for the error.
   * @throws {UserError} when `input` cannot be read as this kind of value
   */
  parse(input: unknown, name: string, context: Context): T;
}

export type Params = Readonly<Record<string, Param<unknown>>>;

export type Values<P extends Params> = { readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never };

/** What people read about a param; with `otherwise` it may be left out and then has that value. */
export interface Asked {
  readonly label: Words;
  readonly help: Words;
  readonly otherwise?: unknown;
}

type Otherwise<A> = A extends { readonly otherwise: infer O } ? O : never;

/** Bounds are inclusive; `above` is not. */
interface Bounds {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
}

/** Blank is what a cell holds when nobody typed: '', also null and undefined, and text of spaces. */
export function isBlank(input: unknown): boolean {
  return input === null || input === undefined || (typeof input === 'string' && cleanText(input) === '');
}

/** A number as people type it, see `readNumber`. */
export function number<const A extends Asked & Bounds>(asked: A): Param<number | Otherwise<A>> {
  const rule = boundsRule({ en: 'a number', fa: 'عدد' }, asked);
  return param('number', asked, rule, (input) => within(readNumber(input), asked));
}

export function wholeNumber<const A extends Asked & Bounds>(asked: A): Param<number | Otherwise<A>> {
  const rule = boundsRule({ en: 'a whole number', fa: 'عدد صحیح' }, asked);
  return param('number', asked, rule, (input) => {
    const value = within(readNumber(input), asked);
    return value !== null && Number.isInteger(value) ? value : null;
  });
}

/** A share from 0 to 1, also typed as a percentage. */
export function share<const A extends Asked>(asked: A): Param<number | Otherwise<A>> {
  const rule = { en: 'a share from 0 to 1, such as 0.3 or 30%', fa: 'سهمی از ۰ تا ۱، مانند 0.3 یا ۳۰٪' };
  return param('share', asked, rule, (input) => within(readNumber(input), { min: 0, max: 1 }));
}

/** A day, see `readMoment`. */
export function date<const A extends Asked>(asked: A): Param<Day | Otherwise<A>> {
  const rule = { en: 'a date', fa: 'تاریخ' };
  return param('date', asked, rule, (input, { zone }) => {
    const moment = readMoment(input, zone);
    return moment && !moment.isMonth ? moment.first : null;
  });
}

/** A day or a whole month. */
export function dateOrMonth<const A extends Asked>(asked: A): Param<Moment | Otherwise<A>> {
  const rule = { en: 'a date or a month', fa: 'تاریخ یا ماه' };
  return param('date', asked, rule, (input, { zone }) => readMoment(input, zone));
}

export function text<const A extends Asked>(asked: A): Param<string | Otherwise<A>> {
  const rule = { en: 'a text', fa: 'متن' };
  return param('text', asked, rule, (input) =>
    typeof input === 'string' || typeof input === 'number' ? cleanText(String(input)) : null,
  );
}

/** A text that is never shown again: not in a form, a log or an error. */
export function secret(asked: Pick<Asked, 'label' | 'help'>): Param<string> {
  return { ...text(asked), type: 'secret' };
}

/** One of a few ids, also typed by its name in either language, in any case and with spaces for underscores. */
export function choice<const A extends Asked & { readonly options: Readonly<Record<string, Words>> }>(
  asked: A,
): Param<(keyof A['options'] & string) | Otherwise<A>> {
  const ids = Object.keys(asked.options) as (keyof A['options'] & string)[];
  const folded = (typed: string) => foldText(typed).replace(/[_\s-]+/g, ' ');
  const list = ids.map((id) => `"${id}"`).join(', ');
  const rule = { en: `one of ${list}`, fa: `یکی از ${list}` };
  const chosen = param('choice', asked, rule, (input) => {
    const typed = folded(String(input));
    return (
      ids.find((id) =>
        [id, asked.options[id]!.en, asked.options[id]!.fa].some((name) => folded(name) === typed),
      ) ?? null
    );
  });
  return { ...chosen, options: asked.options };
}

/** Cells as they are; one cell comes as one row of one, a blank one too where `blankIsCell` says that it means something. */
export function range<const A extends Asked & { readonly blankIsCell?: true }>(
  asked: A,
): Param<Table | Otherwise<A>> {
  return {
    label: asked.label,
    help: asked.help,
    type: 'range',
    optional: 'otherwise' in asked,
    parse(input, name) {
      if (Array.isArray(input)) return input as Table;
      if (!isBlank(input) || (asked.blankIsCell && input !== undefined)) return [[input as Cell]];
      return leftOut(asked, name, { en: 'a range', fa: 'یک محدوده' });
    },
  };
}

/** A param of one value: blank is left out, a range of one cell is that cell, what `read` cannot read is refused. */
function param<T, A extends Asked>(
  type: Param<T>['type'],
  asked: A,
  rule: Words,
  read: (input: unknown, context: Context) => T | null,
): Param<T | Otherwise<A>> {
  return {
    label: asked.label,
    help: asked.help,
    type,
    optional: 'otherwise' in asked,
    parse(input, name, context) {
      const cell = onlyCell(input);
      if (isBlank(cell)) return leftOut(asked, name, rule);
      const value = Array.isArray(cell) ? null : read(cell, context);
      if (value === null) throw refusal(name, rule, cell);
      return value;
    },
  };
}

function leftOut<A extends Asked>(asked: A, name: string, rule: Words): Otherwise<A> {
  if ('otherwise' in asked) return asked.otherwise as Otherwise<A>;
  throw refusal(name, rule, '');
}

/** Argument – rule – what came. */
export function refusal(name: string, rule: Words, came: unknown): UserError {
  const { en, fa } = quoted(came);
  return new UserError({
    en: `${name} must be ${rule.en}, got ${en}`,
    fa: `${name} باید ${rule.fa} باشد، ${fa} آمد`,
  });
}

/** As `quote`, of a cell. */
export function quoted(came: unknown): Words {
  return isDate(came) ? { en: 'a date', fa: 'یک تاریخ' } : quote(came);
}

function onlyCell(input: unknown): unknown {
  if (!Array.isArray(input) || input.length !== 1) return input;
  const row: unknown = input[0];
  return Array.isArray(row) && row.length === 1 ? row[0] : input;
}

function within(value: number | null, { min, max, above }: Bounds): number | null {
  if (value === null || (min !== undefined && value < min) || (max !== undefined && value > max)) return null;
  return above !== undefined && value <= above ? null : value;
}

function boundsRule(kind: Words, { min, max, above }: Bounds): Words {
  if (above !== undefined) return { en: `${kind.en} above ${above}`, fa: `${kind.fa} بزرگ‌تر از ${above}` };
  if (min !== undefined && max !== undefined)
    return { en: `${kind.en} from ${min} to ${max}`, fa: `${kind.fa} از ${min} تا ${max}` };
  if (min !== undefined) return { en: `${kind.en} of ${min} or more`, fa: `${kind.fa} از ${min} به بالا` };
  return kind;
}
