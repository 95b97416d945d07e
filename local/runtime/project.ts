import vm from 'node:vm';
import { type Program, parse, type Token, tokTypes } from 'acorn';
import type { Bundle } from '../host.ts';

/** `appsscript.json`, the parts that decide what may run. */
export interface Manifest {
  readonly timeZone: string;
  /** Absent: Google finds the scopes by itself. */
  readonly oauthScopes?: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
}

/** A project as Google keeps it: texts read once, evaluated anew for each execution. */
export interface Project {
  readonly scripts: readonly vm.Script[];
  /** Names of top-level function declarations, in file order: all that cells and the sidebar can find. */
  readonly functions: ReadonlySet<string>;
  readonly html: ReadonlyMap<string, string>;
  readonly manifest: Manifest;
  /** Whether a name stands anywhere in the code, so that an empty trigger need not be tried. */
  mentions(name: string): boolean;
}

/**
 * Reads a built bundle.
 * @throws {SyntaxError} worded as the push would refuse it, for syntax past ES2019 (`?.` and `??` are let through)
 */
export function loadProject(bundle: Bundle): Project {
  const files = typeof bundle.code === 'string' ? [{ name: 'Code.js', source: bundle.code }] : bundle.code;
  return {
    scripts: files.map(({ name, source }) => new vm.Script(source, { filename: name })),
    functions: new Set(
      bundle.functions ?? files.flatMap(({ name, source }) => declaredFunctions(name, source)),
    ),
    html: new Map([...Object.entries(bundle.html ?? {}), ['sidebar', bundle.sidebar]]),
    manifest: JSON.parse(bundle.manifest) as Manifest,
    mentions: (name) => files.some(({ source }) => source.includes(name)),
  };
}

/** Whether a cell or the sidebar may call it: declared at the top level, and not private by its name. */
export const isPublic = (project: Project, name: string): boolean =>
  project.functions.has(name) && !name.endsWith('_');

const known = new Map<string, readonly string[]>();

/**
 * Names of the functions declared at the top level of a file, in their order.
 * @throws {SyntaxError} as `loadProject`
 */
export function declaredFunctions(file: string, source: string): readonly string[] {
  const read = known.get(source);
  if (read) return read;
  const { body } = parseAsGoogle(file, source);
  const names = body.flatMap((node) =>
    node.type === 'FunctionDeclaration' && node.id ? [node.id.name] : [],
  );
  known.set(source, names);
  return names;
}

/** What the parser of a push does not know and that of ES2020 does: whole numbers without end, and loading code. */
const newer = /\b(?:\d+n|0[xX][0-9a-fA-F]+n|import)\b/;

function parseAsGoogle(file: string, source: string): Program {
  const refuse = (token: string, at: number): never => {
    const line = source.slice(0, at).split('\n').length;
    throw new SyntaxError(`Syntax error: ParseError: Unexpected token ${token} line: ${line} file: ${file}`);
  };
  const onToken = (token: Token): void => {
    const isBigint = token.type === tokTypes.num && source[token.end - 1] === 'n';
    if (isBigint || token.type === tokTypes._import)
      refuse(source.slice(token.start, token.end), token.start);
  };
  try {
    // Listening to tokens doubles the time, so it is done where something may be found.
    const listening = newer.test(source) ? { onToken } : {};
    return parse(source, { ecmaVersion: 2020, sourceType: 'script', ...listening });
  } catch (problem) {
    const { pos } = problem as { pos?: number };
    if (pos === undefined) throw problem;
    return refuse(source[pos] ?? 'EOF', pos);
  }
}
