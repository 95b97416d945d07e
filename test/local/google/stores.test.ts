import { SharedState } from '../../../local/google/account.ts';
import { ask, hostOf, noon, refusal, worth } from '../makeHost.ts';

const properties = 'PropertiesService.getDocumentProperties()';
const cache = 'CacheService.getScriptCache()';

describe('properties', () => {
  test('are text, and what is not there is null', () => {
    expect(
      worth(
        `[${properties}.setProperty('n', 1).getProperty('n'), ${properties}.getProperty('gone'), ${properties}.setProperties({ a: true }).getProperties()]`,
      ),
    ).toEqual(['1', null, { n: '1', a: 'true' }]);
  });

  test('a copy of all of them is no way to change them', () => {
    expect(
      worth(`((all) => { all.a = 'x'; return ${properties}.getKeys(); })(${properties}.getProperties())`),
    ).toEqual([]);
  });

  test('a value holds 8,066 bytes with its key, so half as many Persian letters', () => {
    const put = (letter: string, n: number) =>
      refusal(`${properties}.setProperty('k', '${letter}'.repeat(${n}))`);
    expect([put('a', 8065), put('a', 8066)]).toEqual([
      'nothing was refused',
      'Exception: Argument too large: value',
    ]);
    expect([put('س', 4032), put('س', 4033)]).toEqual([
      'nothing was refused',
      'Exception: Argument too large: value',
    ]);
  });

  test('a store holds 500 KB, and what does not fit changes nothing', () => {
    const host = hostOf(`
      function fill() { for (let i = 0; i < 65; i++) ${properties}.setProperty('k' + i, 'x'.repeat(8000)); }
      function count() { return ${properties}.getKeys().length; }`);
    expect(() => ask(host, 'fill')).toThrow(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
    expect(ask(host, 'count')).toBe(63);
  });

  test('of a file, a person and the script are kept apart; the script\u2019s are everybody\u2019s, in every file', () => {
    const code = `
      function put(v) { PropertiesService.getScriptProperties().setProperty('k', v); PropertiesService.getUserProperties().setProperty('k', v); ${properties}.setProperty('k', v); }
      function get() { return [PropertiesService.getScriptProperties(), PropertiesService.getUserProperties(), ${properties}].map((store) => store.getProperty('k')); }`;
    const shared = new SharedState();
    const ada = hostOf({ code, shared });
    ask(ada, 'put', 'ada');
    const bea = hostOf({ code, shared, email: 'bea@example.com' });
    expect(ask(bea, 'get')).toEqual(['ada', null, 'ada']);
    ask(bea, 'put', 'bea');
    expect(ask(ada, 'get')).toEqual(['bea', 'ada', 'bea']);
  });

  test('of the file and its locks and caches are not there for a trigger that sees no file', () => {
    const host = hostOf({
      clockActive: 'none',
      code: `function install() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
        function tick() { Logger.log(JSON.stringify([${properties}, CacheService.getDocumentCache(), LockService.getDocumentLock(), SpreadsheetApp.getActiveSpreadsheet()])); }`,
    });
    ask(host, 'install');
    host.advance(3_600_000);
    expect(host.log[0]?.text).toBe('[null,null,null,null]');
  });

  test('may be read and written 50,000 times a day', () => {
    const host = hostOf(`function f() { return ${properties}.getProperty('k'); }`);
    (host as unknown as { world: { account: { use(...args: unknown[]): void } } }).world.account.use(
      'ada@example.com',
      'properties',
      50_000,
      noon,
    );
    expect(() => ask(host, 'f')).toThrow('Service invoked too many times for one day: properties.');
  });
});

describe('the cache', () => {
  test('forgets after its time, ten minutes unless told', () => {
    const host = hostOf(`
      function put() { ${cache}.put('usual', '1'); ${cache}.put('long', '2', 99999); ${cache}.put('short', '3', 0); }
      function get() { return ${cache}.getAll(['usual', 'long', 'short', 'gone']); }`);
    ask(host, 'put');
    expect(ask(host, 'get')).toEqual({ usual: '1', long: '2', short: '3' });
    host.advance(2_000);
    expect(ask(host, 'get')).toEqual({ usual: '1', long: '2' });
    host.advance(600_000);
    expect(ask(host, 'get')).toEqual({ long: '2' });
    host.advance(21_000_000);
    expect(ask(host, 'get')).toEqual({});
  });

  test('refuses keys over 250 characters, to read as to write, and values over 100 KB', () => {
    expect(refusal(`${cache}.get('k'.repeat(251))`)).toBe('Exception: Argument too large: key');
    expect(refusal(`${cache}.put('k'.repeat(251), 'v')`)).toBe('Exception: Argument too large: key');
    expect(refusal(`${cache}.put('k', 'v'.repeat(102401))`)).toBe('Exception: Argument too large: value');
  });

  test('keeps a thousand items', () => {
    const host = hostOf(`
      function put() { const all = {}; for (let i = 0; i < 1001; i++) all['k' + i] = 'v'; ${cache}.putAll(all); }
      function count() { const keys = []; for (let i = 0; i < 1001; i++) keys.push('k' + i); return Object.keys(${cache}.getAll(keys)).length; }`);
    ask(host, 'put');
    expect(ask(host, 'count')).toBe(1000);
  });

  test('may lose anything at any moment', () => {
    const host = hostOf(
      `function f() { ${cache}.put('k', 'v'); let found = 0; for (let i = 0; i < 100; i++) if (${cache}.get('k')) found += 1; return found; }`,
    );
    host.faults.cacheLoss = 0.5;
    const found = ask(host, 'f') as number;
    expect(found).toBeGreaterThan(20);
    expect(found).toBeLessThan(80);
  });
});

describe('locks', () => {
  const lock = 'LockService.getDocumentLock()';
  test('are given again to whoever holds them', () => {
    expect(worth(`[${lock}.tryLock(1000), ${lock}.tryLock(1000), ${lock}.hasLock()]`)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('are let go when the run ends', () => {
    const host = hostOf(
      `function take() { return ${lock}.tryLock(1000); } function has() { return ${lock}.hasLock(); }`,
    );
    ask(host, 'take');
    expect(ask(host, 'has')).toBe(false);
    expect(ask(host, 'take')).toBe(true);
  });

  test('held by somebody else are waited for in full, then refused', () => {
    const shared = new SharedState();
    const host = hostOf({
      shared,
      code: `function attempt(ms) { return ${lock}.tryLock(ms); } function insist(ms) { ${lock}.waitLock(ms); }`,
    });
    shared.heldLocks.add('document:file-on-this-machine');
    const before = host.now();
    expect(ask(host, 'attempt', 20_000)).toBe(false);
    expect(host.now() - before).toBe(20_300);
    expect(() => ask(host, 'insist', 1_000)).toThrow(
      'Lock timeout: another process was holding the lock for too long.',
    );
  });

  test('do not outlive a question to the person', () => {
    expect(worth(`(${lock}.tryLock(0), SpreadsheetApp.getUi().alert('Go on?'), ${lock}.hasLock())`)).toBe(
      false,
    );
  });
});
