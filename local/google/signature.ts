import { refuseSignature } from './errors.ts';
import { EnumValue, GoogleObject, shortName } from './object.ts';
import { signaturesOfServices } from './signatures/services.ts';
import { signaturesOfSheets } from './signatures/sheets.ts';

type Fits = (value: unknown) => boolean;

const overloads: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...signaturesOfSheets,
  ...signaturesOfServices,
};

/** By "SpreadsheetApp.Range.setValue": what fits each argument, list by list. */
const known = new Map<string, readonly (readonly Fits[])[]>();

/**
 * Lets pass what one of a method's lists of parameters takes, count and kinds; nothing is left out by passing
 * undefined, which Google takes as null.
 * @throws {ServiceError} as Google words it
 */
export function checkArguments(path: string, method: string, args: readonly unknown[]): void {
  const name = `${path}.${method}`;
  const lists = known.get(name) ?? listsOf(overloads[path]?.[method]);
  known.set(name, lists);
  if (!lists.some((list) => takes(list, args))) refuseSignature(name, args);
}

function takes(list: readonly Fits[], args: readonly unknown[]): boolean {
  if (list[list.length - 1] === anyMore) {
    return args.length >= list.length - 1 && list.every((fits, i) => fits === anyMore || fits(args[i]));
  }
  return list.length === args.length && list.every((fits, i) => fits(args[i]));
}

const anyMore: Fits = () => true;

/** "(number, string) (Range)" as a list of lists. */
function listsOf(text = ''): readonly (readonly Fits[])[] {
  return text
    .split(/(?<=\)) (?=\()/)
    .map((list) => (list === '()' ? [] : list.slice(1, -1).split(', ').map(fitsKind)));
}

function fitsKind(kind: string): Fits {
  if (kind === '...') return anyMore;
  const list = /^(.*)\[\]$/.exec(kind);
  if (list) {
    const fits = fitsKind(list[1]!.replace(/^\(([^()]*)\)$/, '$1'));
    return (value) => Array.isArray(value) && value.every(fits);
  }
  const kinds = kind.split('|').map(fitsOne);
  return kinds.length === 1 ? kinds[0]! : (value) => kinds.some((fits) => fits(value));
}

function fitsOne(kind: string): Fits {
  switch (kind) {
    case 'any':
      return () => true;
    case 'null':
      return (value) => value === null || value === undefined;
    case 'object':
      return (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'Date':
      return (value) => value instanceof Date;
    case 'string':
    case 'number':
    case 'boolean':
      return (value) => typeof value === kind;
    default:
      return (value) =>
        value instanceof EnumValue
          ? value.type === kind
          : value instanceof GoogleObject && shortName(value) === kind;
  }
}
