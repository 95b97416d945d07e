import type { Settings, Store } from '../platform.ts';

/** Measured: a value of 8,066 bytes is the longest that is taken, whatever the quota page says. Bytes, not letters. */
const bytesOfValue = 7_900;
/** The longest the cache may keep anything. */
const passingSeconds = 21_600;
const bytesOfPassing = 95_000;

/** Stores are opened when they are first used: a tick that finds nothing to do pays for one only. */
export function settingsOf(): Settings {
  return {
    file: propertyStore(() => PropertiesService.getDocumentProperties()),
    person: propertyStore(() => PropertiesService.getUserProperties()),
    passing: passingStore(() => CacheService.getDocumentCache()),
  };
}

/**
 * One JSON value a key. A longer one is cut in pieces under `key#1`, `key#2` …, all written at one stroke with the
 * head, which then says how many pieces there are: `#3`. JSON never begins so.
 */
function propertyStore(open: () => GoogleAppsScript.Properties.Properties | null): Store {
  let opened: GoogleAppsScript.Properties.Properties | null = null;
  const piecesOf = new Map<string, number>();
  const properties = () => {
    opened ??= open();
    if (!opened) throw new Error('no properties in this execution: no spreadsheet is open');
    return opened;
  };
  const head = (key: string): string | null => {
    const stored = properties().getProperty(key);
    piecesOf.set(key, stored?.startsWith('#') ? Number(stored.slice(1)) : 0);
    return stored;
  };
  const drop = (key: string, from: number, to: number) => {
    for (let piece = from; piece <= to; piece++) properties().deleteProperty(`${key}#${piece}`);
  };
  return {
    get<T>(key: string): T | null {
      const stored = head(key);
      if (stored === null) return null;
      const pieces = piecesOf.get(key) ?? 0;
      if (pieces === 0) return JSON.parse(stored) as T;
      let text = '';
      for (let piece = 1; piece <= pieces; piece++) text += properties().getProperty(`${key}#${piece}`) ?? '';
      return JSON.parse(text) as T;
    },
    set(key, value) {
      if (!piecesOf.has(key)) head(key);
      const before = piecesOf.get(key) ?? 0;
      const pieces = cut(JSON.stringify(value), bytesOfValue);
      const now = pieces.length === 1 ? 0 : pieces.length;
      if (now === 0) properties().setProperty(key, pieces[0]!);
      else
        properties().setProperties(
          Object.fromEntries([
            ...pieces.map((piece, i) => [`${key}#${i + 1}`, piece]),
            [key, `#${pieces.length}`],
          ]),
        );
      drop(key, now + 1, before);
      piecesOf.set(key, now);
    },
    delete(key) {
      if (!piecesOf.has(key)) head(key);
      properties().deleteProperty(key);
      drop(key, 1, piecesOf.get(key) ?? 0);
      piecesOf.set(key, 0);
    },
  };
}

/** What does not fit, or was dropped, is not there: nobody may rely on it. */
function passingStore(open: () => GoogleAppsScript.Cache.Cache | null): Store {
  let opened: GoogleAppsScript.Cache.Cache | null | undefined;
  const cache = () => {
    if (opened === undefined) opened = open();
    return opened;
  };
  return {
    get<T>(key: string): T | null {
      const stored = cache()?.get(key) ?? null;
      return stored === null ? null : (JSON.parse(stored) as T);
    },
    set(key, value) {
      const text = JSON.stringify(value);
      if (bytesOf(text) <= bytesOfPassing) cache()?.put(key, text, passingSeconds);
    },
    delete(key) {
      cache()?.remove(key);
    },
  };
}

/** Cuts between characters, so that each piece is at most so many bytes of UTF-8. */
function cut(text: string, bytes: number): string[] {
  if (bytesOf(text) <= bytes) return [text];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of text) {
    const size = bytesOf(character);
    if (used + size > bytes) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += size;
  }
  pieces.push(piece);
  return pieces;
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}
