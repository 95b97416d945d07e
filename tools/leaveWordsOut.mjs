// The help of the spreadsheet functions is for people: the stubs, the README and the sidebar carry it, written from the
// definitions. What Google runs never reads it, so this plugin for esbuild leaves it out of the bundle.
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import { transformSync } from 'esbuild';

/** Properties of a definition in src/metrics that say something to people and nothing to the code. */
const words = new Set(['summary', 'returns', 'example', 'help']);

const keyOf = (property) =>
  property.type === 'Property' && !property.computed ? property.key.name : undefined;

/** The source without those properties; of a label beside a help only the Persian stays, which errors call it by. */
function withoutWords(source) {
  const spans = [];
  full(parse(source, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type !== 'ObjectExpression') return;
    const helped = node.properties.some((property) => keyOf(property) === 'help');
    for (const property of node.properties)
      if (words.has(keyOf(property))) spans.push(property);
      else if (helped && keyOf(property) === 'label')
        spans.push(...(property.value.properties ?? []).filter((language) => keyOf(language) === 'en'));
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
    build.onLoad({ filter: /[\\/]src[\\/]metrics[\\/][^\\/]+\.ts$/ }, ({ path }) => {
      const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts', charset: 'utf8' });
      return { contents: withoutWords(code), loader: 'js' };
    });
  },
};
