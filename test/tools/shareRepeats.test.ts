import vm from 'node:vm';
import { transformSync } from 'esbuild';
import { shareRepeats } from '../../tools/shareRepeats.mjs';

/** What a module's `result` is, after the names are shortened as the build does it. */
function resultOf(source: string): unknown {
  const { code } = transformSync(source, { format: 'cjs', minify: true, target: 'es2019' });
  const module = { exports: {} as { result?: unknown } };
  vm.runInThisContext(`(function (module, exports) {${code}\n})`)(module, module.exports);
  return module.exports.result;
}

const sources: readonly [what: string, source: string][] = [
  [
    'texts, keys that are spelled like them, and typeof beside them',
    `const kind = (x) => (typeof x === 'string' ? 'a string' : 'a string of others');
     const table = { 'a string': 'a string', other: ['a string', "it's", 'a string'] };
     export const result = [kind('a'), kind(1), table, table['a string'], 'a string' in table];`,
  ],
  [
    'functions above their place, calling each other, with all kinds of parameters',
    `export const result = [even(10), apply(), apply({ by: 3 }), rest(1, 2, 3), new Made(4).value, self()];
     function even(n) { return n === 0 ? true : odd(n - 1); }
     function odd(n) { return n === 0 ? false : even(n - 1); }
     function apply({ by = fallback(), of: [first] = [7] } = {}) { return by * first; }
     function fallback() { return 2; }
     function rest(first, ...others) { return others.map((other) => other - first); }
     function Made(value) { this.value = value; }
     function self() { return arguments.length; }`,
  ],
  [
    'what is missing, and what is only empty',
    `const none = undefined, other = 'other';
     const holes = { a: 0, b: '', c: null, d: false };
     export const result = [holes.a ?? 1, holes.b ?? other, holes.c ?? other, holes.e ?? none ?? [], holes.d ?? -1,
       (holes.c ?? holes.e) ?? (other), holes.f?.g ?? {}, [...holes.h ?? []], (holes.x, holes.c) ?? 2];`,
  ],
  [
    'what is asked of things that may be missing',
    `const none = null, some = { a: { b: { c: 1 } }, list: [{ a: 2 }], get: (key) => ({ a: key }) };
     export const result = [none?.a, some?.a, some?.a?.b, none?.a?.b, some.a?.b.c, some.x?.b?.c, some?.list?.[0]?.a,
       (some.x ?? some)?.a ?? 5, some.x?.a ?? some.a?.b?.c ?? 6, some.get?.('key')?.a, none?.get('key')?.a, ''?.length];`,
  ],
  [
    'keys of things that may be missing',
    `const none = null, list = [[1, 2], [3]], at = 1, names = { a: { b: 'c' }, [-1]: 'minus' }, key = 'a';
     let asked = 0;
     const next = () => asked++;
     export const result = [list?.[at], none?.[at], list[at]?.[0], list?.[at]?.[at - 1], list[7]?.[at - 1]?.[0],
       names?.[key]?.b, names.x?.[key], names?.[-at], none?.[next()], list?.[next()], asked, list[at + 1]?.[at] ?? 'none',
       none?.[at]?.length ?? names?.[key], [...(list?.[at] ?? none?.[at])], names?.['a']?.['b'], none?.[key].b.c];`,
  ],
  [
    'what is reckoned only where something is missing',
    `let made = 0;
     const make = (x) => { made++; return x; }, some = { a: 1, none: null };
     const has = [some.a ?? make(2), made, some.none ?? make(3), made, some.none ?? some.b ?? make(4), made];
     const maker = { of: 5, get() { return some.none ?? { of: this.of + make(1) }; } };
     export const result = [...has, maker.get(), some.none ?? (made > 2 ? make('x') : 'y'), some.a ?? null.never,
       (some.b ?? make(some.none ?? [make(6)]))[0], some.none ?? make(some.b ?? some.a), made];`,
  ],
  [
    'wording in two languages, nested, bracketed, shorthand and with more beside it',
    `const en = 'one', fa = 'یک';
     const say = (n) => ({ en: n === 1 ? en : \`\${n} of \${en}\`, fa: n > 1 ? (n, fa) : fa });
     export const result = [say(1), say(2), { en, fa }, { en: { en: 'x', fa: 'y' }.en ?? 'z', fa: 'y' },
       { en: 'only' }, { fa: 'y', en: 'x' }, { en: 'x', fa: 'y', more: 1 }, { ...say(1), en: 'z' },
       Object.keys({ en: 1, fa: 2 })];`,
  ],
  [
    'what belongs to Math, Number, Object and Array',
    `export const result = [Math.floor(2.5), Math.floor(3.5), Math.floor(-1.5), [1.5, 2.5].map(Math.floor),
       Number.NEGATIVE_INFINITY, -Number.NEGATIVE_INFINITY, Array.from({ length: 2 }, (_, i) => i),
       Array.from('ab'), Array.from(new Set([1])), Object.fromEntries(Object.entries({ a: 1 })),
       Object.fromEntries([['b', 2]]), Object.entries({ c: 3 }),
       new Int32Array(2), new Int32Array([5]), Int32Array.from([1]), String(1), String(2), [3, 4].map(String)];`,
  ],
];

describe('sharing what a module repeats', () => {
  test.each(sources)('changes nothing about %s', (_, source) => {
    expect(resultOf(shareRepeats(source))).toEqual(resultOf(source));
  });

  test('writes a text that is used often once', () => {
    const source = "export const result = ['a long text', 'a long text', 'a long text', 'short'];";
    expect(shareRepeats(source).split('a long text')).toHaveLength(2);
  });
});
