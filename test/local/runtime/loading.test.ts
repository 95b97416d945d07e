import { ask, hostOf, last, worth } from '../makeHost.ts';

describe('what a script finds around it', () => {
  const absent = [
    ...[
      'setTimeout',
      'setInterval',
      'clearTimeout',
      'clearInterval',
      'fetch',
      'FormData',
      'File',
      'Blob',
      'URL',
    ],
    ...['URLSearchParams', 'TextEncoder', 'TextDecoder', 'ReadableStream', 'WritableStream', 'DOMException'],
    ...['atob', 'btoa', 'crypto', 'SubtleCrypto', 'performance', 'process', 'window', 'navigator'],
  ];
  const alsoAbsent = [
    ...['structuredClone', 'queueMicrotask', 'Buffer', 'require', 'module', 'exports', 'global', 'document'],
    ...['AbortController', 'XMLHttpRequest', 'Headers', 'Request', 'Response', 'setImmediate'],
  ];
  test.each([...absent, ...alsoAbsent])('%s is not defined', (name) => {
    expect(worth(`typeof ${name}`)).toBe('undefined');
  });

  test.each([
    'globalThis',
    'JSON',
    'Promise',
    'Proxy',
    'WebAssembly',
    'Uint8Array',
    'console',
    'Logger',
    'Utilities',
  ])('%s is there', (name) => expect(worth(`typeof ${name}`)).not.toBe('undefined'));

  test('arrays, dates and errors that services give are of the script\u2019s own kind, and so are its event and arguments', () => {
    const host = hostOf(`
      function kinds(list, thing) {
        const range = SpreadsheetApp.getActive().getActiveSheet().getRange(1, 1, 1, 2);
        range.setValues([[new Date(0), 1]]);
        const values = range.getValues();
        let error; try { SpreadsheetApp.getActive().getRange(5); } catch (e) { error = e; }
        return [values instanceof Array, values[0] instanceof Array, values[0][0] instanceof Date,
          error instanceof Error, list instanceof Array, thing instanceof Object];
      }`);
    expect(ask(host, 'kinds', [1], { a: 1 })).toEqual([true, true, true, true, true, true]);
  });

  test('a clock that only moves when the host says so is what Date tells', () => {
    const host = hostOf(
      `function now() { return [Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date, typeof Date()]; }`,
    );
    const first = ask(host, 'now') as number[];
    expect(first).toEqual([host.now(), host.now(), 5, true, 'string']);
    host.advance(86_400_000);
    expect((ask(host, 'now') as number[])[0]).toBe(first[0]! + 86_400_000);
  });
});

describe('how a project is loaded', () => {
  test('every execution starts with fresh globals: a counter at the top of the file is 1 each time', () => {
    const host = hostOf('let n = 0; function count() { n += 1; return n; }');
    expect([ask(host, 'count'), ask(host, 'count')]).toEqual([1, 1]);
  });

  test('files are evaluated in push order in one scope', () => {
    const code = [
      { name: 'a.js', source: 'const base = 2;' },
      { name: 'b.js', source: 'function twice() { return base * 2; }' },
    ];
    expect(ask(hostOf({ code }), 'twice')).toBe(4);
  });

  test('two files that declare the same const break the whole project', () => {
    const code = [
      { name: 'a.js', source: 'const base = 2; function one() { return 1; }' },
      { name: 'b.js', source: 'const base = 3;' },
    ];
    expect(() => ask(hostOf({ code }), 'one')).toThrow("Identifier 'base' has already been declared");
  });

  test.each([
    ['a class field', 'class A { x = 1; }'],
    ['a private member', 'class A { #x; }'],
    ['a static field', 'class A { static x = 1; }'],
    ['a numeric separator', 'const n = 1_000;'],
    ['a BigInt literal', 'const n = 10n;'],
    ['a logical assignment', 'let a; a ??= 1;'],
    ['code loaded on the way', 'const a = import("x");'],
  ])('%s is refused when the project is pushed', (_, source) => {
    expect(() => hostOf(`function f() {}\n${source}`)).toThrow(
      /Syntax error: ParseError: Unexpected token .* line: 2 file: Code\.js/,
    );
  });

  test('a variable whose name begins like a refused word is none', () => {
    expect(
      ask(hostOf('function importRows() { return 1; } function f() { return importRows(); }'), 'f'),
    ).toBe(1);
  });

  test('optional chaining and ?? are let through', () => {
    expect(worth('null?.x ?? 7')).toBe(7);
  });
});

describe('which functions are found', () => {
  const code = `
    function real() { return 'real'; }
    function private_() { return 'private'; }
    var asVariable = function () { return 1; };
    const arrow = () => 1;
    globalThis.assigned = function () { return 1; };
    (function () { globalThis.inside = function () { return 1; }; })();
    var menu = { item: function () { Logger.log('menu'); } };
  `;
  test('the sidebar reaches top-level declarations only', () => {
    const host = hostOf(code);
    expect(host.functions).toEqual(['real']);
    expect(ask(host, 'real')).toBe('real');
    for (const name of ['asVariable', 'arrow', 'assigned', 'inside', 'private_', 'menu.item', 'nowhere']) {
      expect(() => ask(host, name)).toThrow(`Script function not found: ${name}`);
    }
  });

  test('cells reach top-level declarations only, in any case', () => {
    const host = hostOf(
      `function TWICE(x) { return x * 2; } function HIDDEN_() { return 1; } globalThis.THRICE = function (x) { return x * 3; };`,
    );
    expect(host.evaluate('=twice(4)')).toEqual({ value: 8 });
    for (const formula of ['=HIDDEN_()', '=THRICE(1)'])
      expect(host.evaluate(formula)).toMatchObject({ error: '#NAME?' });
  });

  test('a menu entry and a trigger may name a private function or a member of an object', () => {
    const host = hostOf(`
      var menu = { item: function () { Logger.log('member'); } };
      function hourly_() { Logger.log('private'); }
      function install() { ScriptApp.newTrigger('hourly_').timeBased().everyHours(1).create(); }`);
    expect(host.clickMenu('menu.item').error).toBeNull();
    ask(host, 'install');
    host.advance(3_600_000);
    expect(last(host)).toMatchObject({ entry: 'hourly_', error: null });
    expect(host.log.map(({ text }) => text)).toEqual(['member', 'private']);
  });

  test('a trigger of a function that is not there is made, and fails when it fires', () => {
    const host = hostOf(
      `function install() { ScriptApp.newTrigger('gone').timeBased().everyHours(1).create(); }`,
    );
    ask(host, 'install');
    host.advance(3_600_000);
    expect(last(host).error).toMatchObject({ message: 'Script function not found: gone' });
  });
});
