/**
 * Runs inside each fresh context, so that every array, date, error and function the script meets is of its own realm,
 * as it is at Google. Values are told apart by their tag, never by `instanceof`, which fails across realms.
 *
 * Written as text: it is compiled in the context and shares nothing with this program.
 */
export const preludeSource = `(function (host) {
  'use strict';
  const RealDate = Date;
  const tagOf = Function.prototype.call.bind(Object.prototype.toString);
  const proxies = new WeakMap();
  const inners = new WeakMap();
  const tables = new Map();
  const silent = new Set(['then', 'toJSON', 'constructor', 'inspect', '$$typeof', 'asymmetricMatch', 'nodeType']);

  const fail = ({ name, message }) => {
    const error = new Error(message);
    Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
    return error;
  };

  function method(name) {
    return {
      [name](...args) {
        const inner = inners.get(this);
        if (inner === undefined) throw new TypeError('Illegal invocation');
        const out = host.invoke(inner, name, args);
        if (out.error) throw fail(out.error);
        return give(out.value);
      },
    }[name];
  }

  function tableOf(inner) {
    const shape = host.shapeOf(inner);
    let table = tables.get(shape.path);
    if (table) return table;
    table = Object.create(null);
    const hide = (name, value) => Object.defineProperty(table, name, { value, enumerable: false });
    for (const name of shape.methods) hide(name, method(name));
    for (const name of Object.keys(shape.enums)) hide(name, enumObject(shape.enums[name]));
    hide('toString', () => shape.short);
    hide('valueOf', function valueOf() { return this; });
    tables.set(shape.path, table);
    return table;
  }

  function enumObject(names) {
    const all = {};
    for (const name of Object.keys(names)) all[name] = give(names[name]);
    return Object.freeze(all);
  }

  const handler = (inner) => ({
    get(target, name) {
      if (typeof name === 'symbol') return undefined;
      if (name in target) return target[name];
      if (silent.has(name)) return undefined;
      throw fail(host.missing(inner, name));
    },
    set(target, name, value) {
      if (!host.shapeOf(inner).open) throw new TypeError('Cannot set property ' + String(name));
      target[name] = value;
      host.assign(inner, name, value);
      return true;
    },
    has: (target, name) => name in target,
    getPrototypeOf: () => Object.prototype,
    setPrototypeOf: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
    preventExtensions: () => false,
  });

  function face(inner) {
    const known = proxies.get(inner);
    if (known !== undefined) return known;
    const made = new Proxy(Object.create(tableOf(inner)), handler(inner));
    proxies.set(inner, made);
    inners.set(made, inner);
    return made;
  }

  /** A value of the host's as one of this realm's; a deep copy. */
  function give(value) {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      const copy = [];
      for (let i = 0; i < value.length; i++) {
        const item = value[i];
        copy.push(item === null || typeof item !== 'object' ? item : give(item));
      }
      return copy;
    }
    if (host.isDate(value)) return new RealDate(value.getTime());
    if (host.isGoogleObject(value)) return face(value);
    if (host.isEnum(value)) return constant(value);
    const copy = {};
    for (const key of Object.keys(value)) copy[key] = give(value[key]);
    return copy;
  }

  function constant(inner) {
    const known = proxies.get(inner);
    if (known !== undefined) return known;
    const name = inner.name;
    const made = Object.freeze({
      toString: () => name,
      toJSON: () => name,
      name: () => name,
      ordinal: () => inner.ordinal,
      compareTo: (other) => inner.ordinal - other.ordinal(),
    });
    proxies.set(inner, made);
    inners.set(made, inner);
    return made;
  }

  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length ? args : [host.now()], newTarget),
    apply: () => new RealDate(host.now()).toString(),
  });
  RealDate.now = () => host.now();
  RealDate.prototype.constructor = globalThis.Date;

  const shown = (value) => {
    if (typeof value === 'string') return value;
    if (value !== null && typeof value === 'object' && !inners.has(value)) {
      if (tagOf(value) === '[object Error]') return String(value.stack || value);
      try { return JSON.stringify(value); } catch (problem) { return String(value); }
    }
    return String(value);
  };
  const line = (level) => (...args) => { host.write(level, args.map(shown).join(' ')); };
  globalThis.console = {
    log: line('log'), info: line('info'), warn: line('warn'), error: line('error'),
    time() {}, timeEnd() {},
  };

  return {
    give,
    shown,
    innerOf: (value) => inners.get(value),
    define: (name, inner) => Object.defineProperty(globalThis, name, { value: face(inner), writable: true, configurable: true, enumerable: false }),
    stringify: (value) => JSON.stringify(value),
    parse: (text) => JSON.parse(text),
    functionNamed: (path) => {
      let owner, found = globalThis;
      for (const part of path.split('.')) { owner = found; found = found === null || found === undefined ? undefined : found[part]; }
      return typeof found === 'function' ? found.bind(owner) : undefined;
    },
    evaluate: (code) => (0, eval)(code),
  };
})`;
