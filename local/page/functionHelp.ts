import { type Comment, parse } from 'acorn';
import type { FunctionHelp } from './protocol.ts';

/**
 * The functions that cells offer, in the order of the code: top-level declarations whose doc comment says
 * `@customfunction`. Read from the source text, as Google does; nothing is run.
 */
export function offeredFunctions(code: string): FunctionHelp[] {
  const comments: Comment[] = [];
  const program = parse(code, { ecmaVersion: 2022, onComment: comments });
  return program.body.flatMap((node) => {
    if (node.type !== 'FunctionDeclaration') return [];
    const doc = comments.find(
      ({ type, end }) => type === 'Block' && code.slice(end, node.start).trim() === '',
    );
    return doc?.value.includes('@customfunction') ? [helpOf(node.id.name, doc.value)] : [];
  });
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
