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
  const properties = () => {
    opened ??= open();
    if (!opened) throw new Error('no properties in this execution: no spreadsheet is open');
    return opened;
  };
  const store = (read: (key: string) => string | null, written: (changes: Changes) => void): Store => {
    const head = (key: string) => pieceCount(read(key));
    const drop = (key: string, from: number, to: number) => {
      for (let piece = from; piece <= to; piece++) {
        properties().deleteProperty(`${key}#${piece}`);
        written({ [`${key}#${piece}`]: null });
      }
    };
    return {
      get<T>(key: string): T | null {
        const stored = read(key);
        const pieces = pieceCount(stored);
        if (stored === null || pieces === 0) return stored === null ? null : (JSON.parse(stored) as T);
        let text = '';
        for (let piece = 1; piece <= pieces; piece++) text += read(`${key}#${piece}`) ?? '';
        return JSON.parse(text) as T;
      },
      set(key, value) {
        const before = head(key);
        const pieces = cut(JSON.stringify(value), bytesOfValue);
        const changes: Record<string, string> = {
          [key]: pieces.length === 1 ? pieces[0]! : `#${pieces.length}`,
        };
        if (pieces.length > 1) for (const [i, piece] of pieces.entries()) changes[`${key}#${i + 1}`] = piece;
        if (pieces.length === 1) properties().setProperty(key, pieces[0]!);
        else properties().setProperties(changes);
        written(changes);
        drop(key, pieces.length === 1 ? 1 : pieces.length + 1, before);
      },
      delete(key) {
        const before = head(key);
        properties().deleteProperty(key);
        written({ [key]: null });
        drop(key, 1, before);
      },
      snapshot() {
        const all: Changes = properties().getProperties();
        return store(
          (key) => all[key] ?? null,
          (changes) => {
            Object.assign(all, changes);
          },
        );
      },
    };
  };
  return store(
    (key) => properties().getProperty(key),
    () => {},
  );
}

/** Keys with their new values; null for what is gone. */
type Changes = Record<string, string | null>;

const pieceCount = (stored: string | null): number => (stored?.startsWith('#') ? Number(stored.slice(1)) : 0);

/** What does not fit, or was dropped, is not there: nobody may rely on it. */
function passingStore(open: () => GoogleAppsScript.Cache.Cache | null): Store {
  let opened: GoogleAppsScript.Cache.Cache | null | undefined;
  const cache = () => {
    if (opened === undefined) opened = open();
    return opened;
  };
  const store: Store = {
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
    snapshot: () => store,
  };
  return store;
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
