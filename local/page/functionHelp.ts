import type { FunctionHelp } from './protocol.ts';

/** A doc comment and the name of the function right below it. */
const documented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*function\s+([\w$]+)\s*\(/g;

/**
 * The functions that cells offer, in the order of the code: those whose doc comment says `@customfunction`. Read from
 * the source text, as Google does; nothing is run.
 */
export function offeredFunctions(code: string): FunctionHelp[] {
  return [...code.matchAll(documented)].flatMap(([, doc = '', name = '']) =>
    doc.includes('@customfunction') ? [helpOf(name, doc)] : [],
  );
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
