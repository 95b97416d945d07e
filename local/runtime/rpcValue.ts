import type { Realm } from './realm.ts';

export interface RpcValue {
  readonly value: unknown;
}

/**
 * Arguments as they travel from a page to the script, as JSON.
 * @throws {Error} as the page itself would, before anything is sent: for a date or a function anywhere
 */
export function rpcArguments(args: readonly unknown[]): string {
  return JSON.stringify(args, function (this: Record<string, unknown>, key, value: unknown) {
    const given = this[key];
    if (given instanceof Date || typeof given === 'function' || typeof given === 'symbol')
      throw new Error(`Failed due to illegal value in property: ${key}`);
    return key.endsWith('__') ? undefined : value;
  });
}

/**
 * What a page gets of a returned value: a copy of its JSON. A Date anywhere in it makes the whole answer null, as does
 * undefined; maps and sets come as empty objects.
 * @throws {TypeError} of the realm for a value that refers to itself
 */
export function rpcResult(raw: unknown, realm: Realm): RpcValue {
  if (holdsDate(raw, new Set())) return { value: null };
  const json = realm.stringify(raw);
  return { value: json === undefined ? null : JSON.parse(json) };
}

function holdsDate(value: unknown, seen: Set<object>): boolean {
  if (value === null || typeof value !== 'object' || seen.has(value)) return false;
  if (Object.prototype.toString.call(value) === '[object Date]') return true;
  seen.add(value);
  return Object.values(value).some((item) => holdsDate(item, seen));
}
