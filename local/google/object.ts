/** A value of one of Google's enums; one object each, so that it can be compared. */
export class EnumValue {
  constructor(
    readonly type: string,
    readonly name: string,
    readonly ordinal: number,
  ) {}
}

export type EnumTable = Readonly<Record<string, EnumValue>>;

/** The values of an enum by name. */
export function enumOf<const N extends string>(
  type: string,
  names: readonly N[],
): Readonly<Record<N, EnumValue>> {
  const entries = names.map((name, ordinal) => [name, new EnumValue(type, name, ordinal)]);
  return Object.freeze(Object.fromEntries(entries)) as Readonly<Record<N, EnumValue>>;
}

/**
 * Something a script can hold: a service, or what a service gives. A script reaches the methods of its class, its
 * `enums` and nothing else; fields and private members stay on this side.
 */
export abstract class GoogleObject {
  /** As Google's texts name it: "SpreadsheetApp.Range". */
  abstract readonly path: string;
  /** Enums that hang on the service, such as SpreadsheetApp.WrapStrategy. */
  readonly enums: Readonly<Record<string, EnumTable>> = {};
  /** Whether a script may set properties of its own on it, as on a template. */
  readonly open: boolean = false;
}

/** Says that methods of these names stand in Google's typings; what they take and give is checked where it is plain. */
export type Named<T, K extends keyof T> = { readonly [P in K]: (...args: never[]) => unknown };

/** What the prelude needs to know of a class to build its face. */
export interface Shape {
  readonly path: string;
  readonly short: string;
  readonly methods: readonly string[];
  readonly enums: Readonly<Record<string, EnumTable>>;
  readonly open: boolean;
}

const shapes = new Map<string, Shape>();

/** The shape of an object, the same for all of its path. */
export function shapeOf(object: GoogleObject): Shape {
  const known = shapes.get(object.path);
  if (known) return known;
  const shape = {
    path: object.path,
    short: shortName(object),
    methods: methodsOf(object),
    enums: object.enums,
    open: object.open,
  };
  shapes.set(object.path, shape);
  return shape;
}

/** "Range" of "SpreadsheetApp.Range". */
export const shortName = (object: GoogleObject): string =>
  object.path.slice(object.path.lastIndexOf('.') + 1);

function methodsOf(object: GoogleObject): string[] {
  const names = new Set<string>();
  for (
    let level = Object.getPrototypeOf(object) as object;
    level !== GoogleObject.prototype;
    level = Object.getPrototypeOf(level)
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      if (typeof value === 'function' && name !== 'constructor') names.add(name);
    }
  }
  return [...names];
}
