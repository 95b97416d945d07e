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
  const functions = new Set<string>();
  for (const { name, source } of files)
    for (const found of declaredFunctions(name, source)) functions.add(found);
  return {
    scripts: files.map(({ name, source }) => new vm.Script(source, { filename: name })),
    functions,
    html: new Map([...Object.entries(bundle.html ?? {}), ['sidebar', bundle.sidebar]]),
    manifest: JSON.parse(bundle.manifest) as Manifest,
    mentions: (name) => files.some(({ source }) => source.includes(name)),
  };
}

/** Whether a cell or the sidebar may call it: declared at the top level, and not private by its name. */
export const isPublic = (project: Project, name: string): boolean =>
  project.functions.has(name) && !name.endsWith('_');

function declaredFunctions(file: string, source: string): string[] {
  const program = parseAsGoogle(file, source);
  return program.body.flatMap((node) =>
    node.type === 'FunctionDeclaration' && node.id ? [node.id.name] : [],
  );
}

function parseAsGoogle(file: string, source: string): Program {
  const refuse = (token: string, line: number): never => {
    throw new SyntaxError(`Syntax error: ParseError: Unexpected token ${token} line: ${line} file: ${file}`);
  };
  const onToken = (token: Token): void => {
    const isBigint = token.type === tokTypes.num && source[token.end - 1] === 'n';
    if (!isBigint && token.type !== tokTypes._import) return;
    refuse(source.slice(token.start, token.end), token.loc?.start.line ?? 0);
  };
  try {
    return parse(source, { ecmaVersion: 2020, sourceType: 'script', locations: true, onToken });
  } catch (problem) {
    const place = problem as { loc?: { line: number }; pos?: number };
    if (place.loc === undefined) throw problem;
    return refuse(source.slice(place.pos ?? 0, (place.pos ?? 0) + 1), place.loc.line);
  }
}
