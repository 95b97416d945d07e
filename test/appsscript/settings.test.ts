import { settingsOf } from '../../src/appsscript/settings.ts';
import fc from '../fc.ts';

/** Measured on a live account: key and value together, in bytes. */
const longestEntry = 8_066;

/** Google's stores as far as the adapter uses them, with their limits and a count of calls. */
function stores() {
  const kept = new Map<string, string>();
  const cached = new Map<string, string>();
  const count = { calls: 0 };
  const called = <T>(value: T): T => {
    count.calls++;
    return value;
  };
  const put = (key: string, value: string) => {
    if (Buffer.byteLength(key) + Buffer.byteLength(value) > longestEntry)
      throw new Error('Argument too large: value');
    kept.set(key, value);
  };
  const properties = {
    getProperty: (key: string) => called(kept.get(key) ?? null),
    getProperties: () => called(Object.fromEntries(kept)),
    setProperty: (key: string, value: string) => called(put(key, value)),
    setProperties: (all: Record<string, string>) => {
      called(null);
      for (const [key, value] of Object.entries(all)) put(key, value);
    },
    deleteProperty: (key: string) => called(void kept.delete(key)),
  };
  Object.assign(globalThis, {
    PropertiesService: {
      getDocumentProperties: () => called(properties),
      getUserProperties: () => called(properties),
    },
    CacheService: {
      getDocumentCache: () => ({
        get: (key: string) => cached.get(key) ?? null,
        put: (key: string, value: string) => {
          if (Buffer.byteLength(value) > 100_000) throw new Error('Argument too large: value');
          cached.set(key, value);
        },
        remove: (key: string) => void cached.delete(key),
      }),
    },
  });
  return { kept, count, settings: settingsOf() };
}

describe('the store of a file', () => {
  test('keeps any JSON, however long and in whatever script', () => {
    const { settings } = stores();
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 2 }),
        fc.nat(30_000),
        fc.constantFrom('a', 'س', '😀', '"'),
        (json, length, letter) => {
          const value: unknown = [JSON.parse(json), letter.repeat(length)];
          settings.file.set('key', value);
          expect(settings.file.get('key')).toEqual(value);
          expect(settings.file.snapshot().get('key')).toEqual(value);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('leaves nothing of a longer value behind, and nothing at all of a deleted one', () => {
    const { kept, settings } = stores();
    settings.file.set('key', 'س'.repeat(20_000));
    expect(kept.size).toBeGreaterThan(4);
    settings.file.set('key', 'short');
    expect([...kept]).toEqual([['key', '"short"']]);
    settings.file.set('key', 'س'.repeat(20_000));
    settings.file.delete('key');
    expect(kept.size).toBe(0);
    expect(settings.file.get('key')).toBeNull();
  });

  test('read at one stroke it costs one call, is blind to others, and writes through', () => {
    const { kept, count, settings } = stores();
    settings.file.set('a', 1);
    const before = count.calls;
    const snapshot = settings.file.snapshot();
    for (let i = 0; i < 10; i++) snapshot.get('a');
    expect(count.calls - before).toBe(1);
    kept.set('a', '2');
    expect(snapshot.get('a')).toBe(1);
    expect(settings.file.get('a')).toBe(2);
    snapshot.set('b', 3);
    expect(settings.file.get('b')).toBe(3);
    expect(snapshot.get('b')).toBe(3);
  });

  test('asks Google for nothing before it is used', () => {
    const { count } = stores();
    expect(count.calls).toBe(0);
  });
});

test('what is passing may be too long to keep, and is then simply not there', () => {
  const { settings } = stores();
  settings.passing.set('progress', { step: 'reading', done: 1, of: 2 });
  expect(settings.passing.get('progress')).toEqual({ step: 'reading', done: 1, of: 2 });
  settings.passing.set('long', 'س'.repeat(60_000));
  expect(settings.passing.get('long')).toBeNull();
  settings.passing.delete('progress');
  expect(settings.passing.get('progress')).toBeNull();
});
