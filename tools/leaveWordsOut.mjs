// The help of the spreadsheet functions and the forms of the gateways are for people: the stubs, the README and the
// sidebar carry them, written from the definitions. What Google runs never reads them, so this plugin for esbuild leaves
// them out of the bundle.
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import { transformSync } from 'esbuild';

/** Properties of a definition that say something to people and nothing to the code. */
const words = new Set(['summary', 'returns', 'example', 'help']);

/** Where definitions stand, and what stays of a label beside a help: the language in which errors name the param by it. */
const definitions = [
  { files: /[\\/]src[\\/]metrics[\\/][^\\/]+\.ts$/, label: 'fa' },
  { files: /[\\/]src[\\/]campaigns[\\/]gateways[\\/][^\\/]+\.ts$/, label: null },
];

const keyOf = (property) =>
  property.type === 'Property' && !property.computed ? property.key.name : undefined;

/** The source without those properties, and with no more of a label beside a help than its `label` language. */
function withoutWords(source, label) {
  const spans = [];
  full(parse(source, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type !== 'ObjectExpression') return;
    const helped = node.properties.some((property) => keyOf(property) === 'help');
    for (const property of node.properties)
      if (words.has(keyOf(property))) spans.push(property);
      else if (helped && keyOf(property) === 'label') {
        const languages = property.value.properties ?? [];
        spans.push(...(label ? languages.filter((language) => keyOf(language) !== label) : [property]));
      }
  });
  const outermost = spans.filter(
    ({ start, end }) => !spans.some((other) => other.start < start && end < other.end),
  );
  return outermost
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''), source);
}

export const leaveWordsOut = {
  name: 'leave words out',
  setup(build) {
    for (const { files, label } of definitions)
      build.onLoad({ filter: files }, ({ path }) => {
        const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts', charset: 'utf8' });
        return { contents: withoutWords(code, label), loader: 'js' };
      });
  },
};
