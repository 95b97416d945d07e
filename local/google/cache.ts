import type { CacheEntry } from './account.ts';
import { refuse } from './errors.ts';
import { GoogleObject } from './object.ts';
import { hasFile } from './stores.ts';
import { texts } from './texts.ts';
import type { Env } from './world.ts';

const longestKey = 250;
const valueBytes = 100 * 1024;
const mostItems = 1_000;
const seconds = { least: 1, usual: 600, most: 21_600 };

/** `CacheService`: forgets after its time, and may forget at any moment before. */
export class CacheService extends GoogleObject {
  readonly path = 'CacheService';

  constructor(readonly env: Env) {
    super();
  }

  getScriptCache(): Cache {
    return new Cache(this.env, 'script');
  }

  getUserCache(): Cache {
    return new Cache(this.env, `user:${this.env.run.plan.person}`);
  }

  getDocumentCache(): Cache | null {
    return hasFile(this.env) ? new Cache(this.env, `document:${this.env.world.book.id}`) : null;
  }
}

export class Cache
  extends GoogleObject
  implements Pick<GoogleAppsScript.Cache.Cache, 'get' | 'getAll' | 'put' | 'putAll' | 'remove' | 'removeAll'>
{
  readonly path = 'CacheService.Cache';

  constructor(
    readonly env: Env,
    readonly name: string,
  ) {
    super();
  }

  get(key: string): string | null {
    return read(this, key);
  }

  getAll(keys: string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (const key of keys) {
      const value = read(this, key);
      if (value !== null) found[key] = value;
    }
    return found;
  }

  put(key: string, value: string, expirationInSeconds: number = seconds.usual): void {
    write(this, key, value, expirationInSeconds);
  }

  putAll(values: object, expirationInSeconds: number = seconds.usual): void {
    for (const [key, value] of Object.entries(values)) write(this, key, value, expirationInSeconds);
  }

  remove(key: string): void {
    entries(this).delete(key);
  }

  removeAll(keys: string[]): void {
    for (const key of keys) entries(this).delete(key);
  }
}

function entries(cache: Cache): Map<string, CacheEntry> {
  const { caches } = cache.env.world.shared;
  const known = caches.get(cache.name);
  if (known) return known;
  const made = new Map<string, CacheEntry>();
  caches.set(cache.name, made);
  return made;
}

function read(cache: Cache, key: string): string | null {
  if (key.length > longestKey) refuse(texts.tooLong('key'));
  const { run, world } = cache.env;
  const entry = entries(cache).get(key);
  if (!entry || entry.until <= run.now()) return null;
  return world.chance() < world.faults.cacheLoss ? null : entry.value;
}

/** The item nearest to its end makes room, so that no more than 1,000 are kept. */
function write(cache: Cache, key: string, value: string, lifetime: number): void {
  if (key.length > longestKey) refuse(texts.tooLong('key'));
  if (Buffer.byteLength(String(value), 'utf8') > valueBytes) refuse(texts.tooLong('value'));
  const kept = entries(cache);
  const clamped = Math.min(Math.max(lifetime ?? seconds.usual, seconds.least), seconds.most);
  kept.delete(key);
  if (kept.size >= mostItems) {
    const [oldest] = [...kept].reduce((a, b) => (b[1].until < a[1].until ? b : a));
    kept.delete(oldest);
  }
  kept.set(key, { value: String(value), until: cache.env.run.now() + clamped * 1000 });
}
