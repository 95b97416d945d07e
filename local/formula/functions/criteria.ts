import type { Locale } from '../../book/locale.ts';
import { compareValues } from '../../book/sort.ts';
import { CellError, DateSerial, type Value } from '../../book/value.ts';
import { folded, numberInText } from '../coerce.ts';

type Test = (value: Value) => boolean;

/** A pattern for text with the wildcards * and ?, which a ~ in front makes plain. */
export function wildcard(text: string): RegExp {
  const source = text.replace(/~[*?~]|[*?\\^$.+()[\]{}|]/g, (part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part === '~~' ? '~' : `\\${part.at(-1)}`;
  });
  return new RegExp(`^${source}$`, 'isu');
}

export const hasWildcard = (text: string): boolean => /[*?~]/.test(text);

function isEqual(wanted: Value): Test {
  if (typeof wanted === 'string') {
    if (hasWildcard(wanted)) {
      const pattern = wildcard(wanted);
      return (value) => typeof value === 'string' && pattern.test(value);
    }
    const key = folded(wanted);
    return (value) => typeof value === 'string' && folded(value) === key;
  }
  if (wanted instanceof DateSerial) return isEqual(wanted.serial);
  if (wanted instanceof CellError) return (value) => value instanceof CellError && value.code === wanted.code;
  if (typeof wanted === 'number')
    return (value) => (value instanceof DateSerial ? value.serial : value) === wanted;
  return (value) => value === wanted;
}

/** Whether both are numbers, texts or truth values, so that < and > mean something. */
function sameKind(a: Value, b: Value): boolean {
  const plain = (value: Value): Value => (value instanceof DateSerial ? value.serial : value);
  return typeof plain(a) === typeof plain(b) && plain(a) !== null && !(a instanceof CellError);
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** The value meant by the text of a criterion: a number, day or truth value where it reads as one. */
function meant(text: string, locale: Locale): Value {
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return numberInText(text, locale) ?? text;
}

/**
 * The test of a criterion as SUMIF and COUNTIF take it: a value to equal, or text such as ">=10", "<>done" or "A*".
 * Text is compared without regard to case; a blank criterion is met by nothing but 0 for numbers, as in Sheets.
 */
export function criterion(wanted: Value, locale: Locale): Test {
  if (wanted === null) return isEqual(0);
  if (typeof wanted !== 'string') return isEqual(wanted);
  const [, sign = '', rest = ''] = /^(<>|<=|>=|<|>|=)?(.*)$/su.exec(wanted) ?? [];
  if (sign === '') return wanted === '' ? isBlank : isEqual(meant(wanted, locale));
  if (sign === '=') return rest === '' ? (value) => value === null : isEqual(meant(rest, locale));
  if (sign === '<>') return rest === '' ? (value) => value !== null : not(isEqual(meant(rest, locale)));
  const bound = meant(rest, locale);
  const holds = orders[sign]!;
  return (value) => sameKind(value, bound) && holds(compareValues(value, bound));
}

const isBlank: Test = (value) => value === null || value === '';

const not =
  (test: Test): Test =>
  (value) =>
    !test(value);
