import { refuse } from './errors.ts';
import { GoogleObject } from './object.ts';
import { texts } from './texts.ts';
import type { Env } from './world.ts';

type Google = GoogleAppsScript.Properties.Properties;

/** Measured, a key and its value together: less than the 9 KB of the quota page. */
const valueBytes = 8_066;
const storeBytes = 500 * 1024;

const storeFull = {
  en: 'You have exceeded the property storage quota. Please remove some properties and try again.',
  fr: 'Vous avez dépassé le quota de stockage de propriétés. Veuillez supprimer certaines propriétés, puis réessayer.',
};

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Google turns everything into text; a number arrives as JavaScript writes it. */
const asText = (value: unknown): string => (value === null || value === undefined ? 'null' : String(value));

/** `PropertiesService`: values as text, of so many bytes of UTF-8 each and 500 KB a store. */
export class PropertiesService extends GoogleObject {
  readonly path = 'PropertiesService';

  constructor(readonly env: Env) {
    super();
  }

  getScriptProperties(): PropertyStore {
    return new PropertyStore(this.env, 'script', true);
  }

  /** In a cell: those of the owner of the file, whoever is looking. */
  getUserProperties(): PropertyStore {
    const { run, world } = this.env;
    const inCell = run.plan.mode === 'CUSTOM_FUNCTION';
    const person = inCell ? world.owner : run.plan.person;
    return new PropertyStore(this.env, `user:${person}`, !inCell || person === run.plan.person);
  }

  /** Null where no file is open. */
  getDocumentProperties(): PropertyStore | null {
    return hasFile(this.env) ? new PropertyStore(this.env, `document:${this.env.world.book.id}`, true) : null;
  }
}

/** Whether the execution stands in a file: a clock trigger may not. */
export const hasFile = (env: Env): boolean =>
  env.run.plan.kind !== 'clock' || env.world.clockActive === 'container';

export class PropertyStore
  extends GoogleObject
  implements
    Pick<Google, 'deleteAllProperties' | 'deleteProperty' | 'setProperties' | 'setProperty'>,
    Pick<Google, 'getKeys' | 'getProperties' | 'getProperty'>
{
  readonly path = 'PropertiesService.Properties';

  constructor(
    readonly env: Env,
    readonly name: string,
    readonly writable: boolean,
  ) {
    super();
  }

  getProperty(key: string): string | null {
    return store(this).get(asText(key)) ?? null;
  }

  getProperties(): Record<string, string> {
    return Object.fromEntries(store(this));
  }

  getKeys(): string[] {
    return [...store(this).keys()];
  }

  setProperty(key: string, value: string): this {
    put(this, new Map([[asText(key), asText(value)]]), false);
    return this;
  }

  setProperties(properties: object, deleteAllOthers = false): this {
    const entries = Object.entries(properties).map(([key, value]): [string, string] => [key, asText(value)]);
    put(this, new Map(entries), deleteAllOthers === true);
    return this;
  }

  deleteProperty(key: string): this {
    store(this, 'deleteProperty').delete(asText(key));
    return this;
  }

  deleteAllProperties(): this {
    store(this, 'deleteAllProperties').clear();
    return this;
  }
}

/** The store's content, counted as one use of the service. `write` names the method that changes it. */
function store(face: PropertyStore, write?: string): Map<string, string> {
  const { run, world } = face.env;
  if (write && !face.writable) refuse(texts.notFromHere(`PropertiesService.Properties.${write}`, []));
  if (world.account.left(run.plan.person, 'properties', run.now()) < 1)
    refuse(texts.tooOftenToday('properties'));
  world.account.use(run.plan.person, 'properties', 1, run.now());
  const known = world.shared.properties.get(face.name);
  if (known) return known;
  const made = new Map<string, string>();
  world.shared.properties.set(face.name, made);
  return made;
}

/** All or nothing: what is too long or too much is refused before anything changes. */
function put(face: PropertyStore, values: ReadonlyMap<string, string>, alone: boolean): void {
  const kept = store(face, 'setProperty');
  for (const [key, value] of values) {
    if (bytesOf(key) > valueBytes) refuse(texts.tooLong('key'));
    if (bytesOf(key) + bytesOf(value) > valueBytes) refuse(texts.tooLong('value'));
  }
  const after = new Map([...(alone ? [] : kept), ...values]);
  let size = 0;
  for (const [key, value] of after) size += bytesOf(key) + bytesOf(value);
  if (size > storeBytes) refuse(storeFull);
  kept.clear();
  for (const [key, value] of after) kept.set(key, value);
}
