import { type Comment, parse } from 'acorn';
import type { FunctionHelp } from './protocol.ts';

/** The top-level functions of a project's code, in the order they stand there. */
export interface ProjectFunctions {
  /** Those a page may call by `google.script.run`: every one whose name does not end in `_`. */
  readonly callable: readonly string[];
  /** Those that cells offer: the ones whose doc comment says `@customfunction`. */
  readonly offered: readonly FunctionHelp[];
}

/** Reads declarations and doc comments from the source text, as Google does; nothing is run. */
export function projectFunctions(code: string): ProjectFunctions {
  const comments: Comment[] = [];
  const program = parse(code, { ecmaVersion: 2022, onComment: comments });
  const callable: string[] = [];
  const offered: FunctionHelp[] = [];
  for (const node of program.body) {
    if (node.type !== 'FunctionDeclaration') continue;
    const { name } = node.id;
    if (!name.endsWith('_')) callable.push(name);
    const doc = comments.find(
      ({ type, end }) => type === 'Block' && code.slice(end, node.start).trim() === '',
    );
    if (doc?.value.includes('@customfunction')) offered.push(helpOf(name, doc.value));
  }
  return { callable, offered };
}

function helpOf(name: string, doc: string): FunctionHelp {
  const text = doc.replace(/^\s*\*+ ?/gm, '').trim();
  const [summary = '', ...tags] = text.split(/^(?=@)/m).map((part) => part.replace(/\s+/g, ' ').trim());
  const returns = tags.find((tag) => /^@returns? /.test(tag)) ?? '';
  return {
    name,
    summary,
    parameters: tags.flatMap(parameterOf),
    returns: returns.replace(/^@returns?\s+(\{[^}]*\}\s*)?/, ''),
  };
}

function parameterOf(tag: string): FunctionHelp['parameters'] {
  const match = /^@param\s+(?:\{[^}]*\}\s+)?(\[?)([\w.]+)\]?\s*(.*)$/.exec(tag);
  if (!match) return [];
  const [, bracket, name = '', help = ''] = match;
  return [
    {
      name,
      help: help.replace(/\s*May be left out\.$/, ''),
      optional: bracket === '[' || /May be left out\.$/.test(help),
    },
  ];
}
