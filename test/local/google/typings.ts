import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.cwd(), 'node_modules/@types/google-apps-script');

/** Where the typings keep the class that this path of the host stands for. */
const placeOf = (path: string): { readonly file: string; readonly name: string } => {
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (/^(Ui|Menu|PromptResponse|User|Blob|Session|Logger)$/.test(name)) return { file: 'base', name };
  const service = path.split('.')[0]!.replace(/(App|Service)$/, '');
  const file = service.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return { file, name };
};

/**
 * The overloads of a class as Google's typings have them, by method: "(number, number)", with the kinds that
 * the host tells apart.
 */
export function overloadsOf(path: string): ReadonlyMap<string, readonly string[]> {
  const { file, name } = placeOf(path);
  const text = readFileSync(join(folder, `google-apps-script.${file}.d.ts`), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ');
  const found = new Map<string, string[]>();
  // Whatever can be made a blob says so in a class above it.
  const members = split(bodyOf(text, name), ';').concat(name === 'Blob' ? ['getBlob(): Blob'] : []);
  for (const member of members) {
    const [, method, parameters] = /^\s*(\w+)\((.*)\):[^)]*$/.exec(member) ?? [];
    if (method === undefined) continue;
    found.set(method, [...(found.get(method) ?? []), ...listsOf(parameters!)]);
  }
  return found;
}

function bodyOf(text: string, name: string): string {
  const start = new RegExp(`interface ${name} (?:extends [^{]*)?\\{`).exec(text);
  if (!start) throw new Error(`the typings have no ${name}`);
  const from = start.index + start[0].length;
  let depth = 1;
  let at = from;
  for (; depth > 0; at++) depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
  return text.slice(from, at - 1);
}

/** Cuts at a mark that stands in no bracket. */
function split(text: string, mark: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if ('({[<'.includes(letter)) depth++;
    if (')}]>'.includes(letter)) depth--;
    if (letter === mark && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** A parameter that may be left out makes two lists of one. */
function listsOf(parameters: string): string[] {
  let lists: string[][] = [[]];
  for (const parameter of split(parameters, ',')) {
    const [, rest, optional, type] = /^(\.\.\.)?\w+(\?)?: (.*)$/.exec(parameter)!;
    const kind = rest ? '...' : kindOf(type!);
    const longer = lists.map((list) => [...list, kind]);
    lists = optional ? [...lists, ...longer] : longer;
  }
  return lists.map((list) => `(${list.join(', ')})`);
}

function kindOf(type: string): string {
  const kinds = new Set(split(type, '|').map(oneKind));
  return [...kinds].sort().join('|');
}

function oneKind(type: string): string {
  const list = /^Array<(.*)>$/.exec(type)?.[1] ?? /^(.*)\[\]$/.exec(type)?.[1];
  if (list !== undefined) {
    const inner = kindOf(list);
    return split(inner, '|').length > 1 ? `(${inner})[]` : `${inner}[]`;
  }
  if (/^["']|^(Char|FontWeight|FontStyle|FontLine)$/.test(type)) return 'string';
  if (/^(Integer|Byte)$/.test(type)) return 'number';
  if (/^\{|Parameters$|RequestOptions$|URLFetchRequest$|^BlobSource$/.test(type)) return 'object';
  return type.replace(/^\w+\./, '').replace(/^BlobSource$/, 'object');
}

/** The names of an enum of Google's in the typings, in their order. */
export function enumNamesOf(path: string, name: string): readonly string[] {
  const { file } = placeOf(path);
  const files = [file, 'base', 'charts', 'spreadsheet', 'script', 'utilities', 'html'];
  for (const one of files) {
    const text = readFileSync(join(folder, `google-apps-script.${one}.d.ts`), 'utf8');
    const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(text)?.[1];
    if (body) return body.replace(/\/\*[\s\S]*?\*\//g, '').match(/\w+/g) ?? [];
  }
  throw new Error(`the typings have no enum ${name}`);
}
