// esbuild shortens names and syntax but leaves standing what is written again and again. Code.js has a budget in bytes,
// so this pass over the bundled module writes such things once. It changes no behavior, and all it knows of the product
// is the shape of its wording, `{ en, fa }`.
import { parse } from 'acorn';
import { full } from 'acorn-walk';

/** Bytes of a shortened name where it is used, and of `,` `=` and the name where it is made. */
const useBytes = 2;
const makeBytes = 4;

/** The module, before its names are shortened, with `$shared…` names for what it repeats. */
export function shareRepeats(source) {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  const nodes = [];
  full(program, (node) => nodes.push(node));
  const repeats = sharedTexts(
    [...strings(nodes), ...statics(nodes), ...builtins(nodes), ...nothings(nodes)],
    source,
  );
  const optional = optionalMembers(nodes, source);
  // At one place a fallback opens before the optional member it is for.
  const edits = [...repeats.edits, ...words(nodes, source), ...fallbacks(nodes, source), ...optional.edits];
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  const { arrows, rest } = parted(program.body, functionsByNeed(nodes), (node) =>
    edited(source, node, edits),
  );
  const made = [
    '$sharedWords=(en,fa)=>({en,fa})',
    '$sharedOr=(value,other)=>value??other',
    '$sharedElse=(value,other)=>value??other()',
    ...repeats.made,
    ...optional.made,
  ];
  return `var ${[...made, ...arrows].join(',\n')};\n${rest.join('\n')}`;
}

/** Texts that cost less under a name: what makes the names, and the edits that use them. */
function sharedTexts(nodes, source) {
  const places = new Map();
  for (const node of nodes) {
    const text = source.slice(node.start, node.end);
    places.set(text, [...(places.get(text) ?? []), node]);
  }
  const worth = [...places].filter(([text, { length }]) => {
    const bytes = Buffer.byteLength(text);
    return length * (bytes - useBytes) > bytes + makeBytes;
  });
  return {
    made: worth.map(([text], i) => `$shared${i}=${text}`),
    edits: worth.flatMap(([, found], i) =>
      found.map(({ start, end }) => ({ start, end, text: `$shared${i}` })),
    ),
  };
}

/** Texts in quotes that stand for a value; beside `typeof` they stay, where engines know them by sight. */
function strings(nodes) {
  const others = new Set(
    nodes.flatMap((node) => {
      if (node.type === 'Property' || node.type === 'PropertyDefinition' || node.type === 'MethodDefinition')
        return [node.key];
      if (node.type === 'MemberExpression') return [node.property];
      if (node.type === 'ExpressionStatement') return [node.expression];
      if (node.type === 'BinaryExpression' && [node.left, node.right].some(isTypeof))
        return [node.left, node.right];
      return [];
    }),
  );
  return nodes.filter(
    (node) => node.type === 'Literal' && typeof node.value === 'string' && !others.has(node),
  );
}

const isTypeof = (node) => node.type === 'UnaryExpression' && node.operator === 'typeof';

/** `Math.floor`, `Number.MAX_SAFE_INTEGER`: none of them needs its object. */
function statics(nodes) {
  return nodes.filter(
    ({ type, computed, object }) =>
      type === 'MemberExpression' &&
      !computed &&
      object.type === 'Identifier' &&
      ['Math', 'Number', 'Object', 'Array'].includes(object.name),
  );
}

const builtinNames = new Set([
  ...['String', 'Number', 'Map', 'Set', 'WeakMap', 'RegExp', 'Error', 'Array'],
  ...['Float64Array', 'Int32Array', 'Uint32Array', 'Int16Array', 'Uint16Array', 'Uint8Array'],
]);

/** `new Int32Array(…)`, `String(…)`. */
function builtins(nodes) {
  return nodes
    .filter(({ type }) => type === 'NewExpression' || type === 'CallExpression')
    .map(({ callee }) => callee)
    .filter(({ type, name }) => type === 'Identifier' && builtinNames.has(name));
}

/** `null` and `undefined` as they are given and answered; compared with, they stay, where engines know them by sight. */
function nothings(nodes) {
  const compared = new Set(
    nodes.flatMap(({ type, left, right }) => (type === 'BinaryExpression' ? [left, right] : [])),
  );
  const isNothing = ({ type, raw, operator }) =>
    (type === 'Literal' && raw === 'null') || (type === 'UnaryExpression' && operator === 'void');
  return nodes.filter((node) => isNothing(node) && !compared.has(node));
}

/** A name asked for so often has a function of its own; any other is given to the function for keys. */
const oftenAsked = 5;

/**
 * `thing?.name` as a call, and `thing?.[key]` where reckoning the key costs and changes nothing: ES2019 has a longer way
 * only.
 */
function optionalMembers(nodes, source) {
  const found = nodes.flatMap((node) =>
    node.type === 'ChainExpression' ? optionalTail(node.expression) : [],
  );
  const counts = new Map();
  for (const { computed, property } of found)
    if (!computed) counts.set(property.name, (counts.get(property.name) ?? 0) + 1);
  const names = [...counts.keys()].filter((name) => counts.get(name) >= oftenAsked);
  return {
    made: [
      ...names.map((name) => `$sharedIts_${name}=(thing)=>thing?.${name}`),
      '$sharedAt=(thing,key)=>thing?.[key]',
    ],
    edits: found.flatMap(({ start, end, computed, object, property }) => {
      const from = { start, end: start };
      const mark = source.indexOf('?.', object.end);
      if (computed)
        return [
          { ...from, text: '$sharedAt(' },
          { start: mark, end: property.start, text: ',' },
          { start: property.end, end, text: ')' },
        ];
      const isOften = counts.get(property.name) >= oftenAsked;
      const [name, rest] = isOften ? [`Its_${property.name}`, ')'] : ['At', `,'${property.name}')`];
      return [
        { ...from, text: `$shared${name}(` },
        { start: mark, end, text: rest },
      ];
    }),
  };
}

/** The `?.name` and `?.[key]` at the end of a chain, outermost first. */
function optionalTail({ type, optional, computed, object, property, ...node }) {
  const isAsked = type === 'MemberExpression' && optional;
  if (!isAsked || !(computed ? isKey(property) : property.type === 'Identifier')) return [];
  return [{ ...node, computed, object, property }, ...optionalTail(object)];
}

const isKey = ({ type, operator, left, right, ...node }) =>
  type === 'BinaryExpression'
    ? /^[-+]$/.test(operator) && isPlain(left) && isPlain(right)
    : isPlain({ type, ...node });

/** `{ en: …, fa: … }` as a call. */
function words(nodes, source) {
  return nodes.filter(isWords).flatMap(({ start, end, properties: [en, fa] }) => {
    const around = [
      { start, end: en.value.start, text: '$sharedWords(' },
      { start: en.value.end, end: fa.value.start, text: ',' },
      { start: fa.value.end, end, text: ')' },
    ];
    const isBracketed = around.some((edit) => /[()]/.test(source.slice(edit.start, edit.end)));
    return isBracketed ? [] : around;
  });
}

function isWords({ type, properties }) {
  const names =
    type === 'ObjectExpression' && properties.map(({ key, computed }) => (computed ? '' : key?.name));
  return (
    names && names.join() === 'en,fa' && properties.every(({ kind, method }) => kind === 'init' && !method)
  );
}

/**
 * `left ?? right` as a call, of a function for the right side where reckoning it costs or changes something: ES2019 has a
 * longer way only.
 */
function fallbacks(nodes, source) {
  const found = nodes.filter(
    ({ type, operator, left }) =>
      type === 'LogicalExpression' && operator === '??' && left.type !== 'Identifier',
  );
  // Of two that begin at one place the outer opens first; the walk came to it last.
  return found.reverse().flatMap(({ start, end, left, right }) => {
    const operator = source.indexOf('??', left.end);
    if (operator >= right.start) throw new Error(`no ?? before ${source.slice(right.start, end)}`);
    const [name, way] = isPlain(right) ? ['$sharedOr(', ','] : ['$sharedElse(', ',()=>('];
    return [
      { start, end: start, text: name },
      { start: operator, end: operator + 2, text: way },
      { start: end, end, text: isPlain(right) ? ')' : '))' },
    ];
  });
}

function isPlain({ type, regex, argument, elements, properties }) {
  if (type === 'Identifier') return true;
  if (type === 'Literal') return !regex;
  if (type === 'UnaryExpression') return argument.type === 'Literal';
  return elements?.length === 0 || properties?.length === 0;
}

/** Names of functions that must stay functions: made with new, extended, given another value. */
function functionsByNeed(nodes) {
  const needed = nodes.flatMap((node) => {
    if (node.type === 'NewExpression') return [node.callee];
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return [node.superClass];
    if (node.type === 'AssignmentExpression') return [node.left];
    if (node.type === 'UpdateExpression') return [node.argument];
    return node.type === 'MemberExpression' && node.property.name === 'prototype' ? [node.object] : [];
  });
  return new Set(needed.map((node) => node?.name));
}

/** Functions as arrows, which come first as functions do by themselves; and the statements that are left. */
function parted(statements, kept, textOf) {
  const isArrow = (node) =>
    node.type === 'FunctionDeclaration' &&
    !node.async &&
    !node.generator &&
    !kept.has(node.id.name) &&
    standsAlone(node);
  const arrows = statements.filter(isArrow).map((node) => {
    const params = node.params.map(textOf).join(',');
    return `${node.id.name}=(${params})=>${textOf(node.body)}`;
  });
  return { arrows, rest: statements.filter((node) => !isArrow(node)).map(textOf) };
}

/** Whether a function has no word of `this`, `arguments` or `new.target`, its own or another's. */
function standsAlone(node) {
  let alone = true;
  full(node, ({ type, name }) => {
    if (type === 'ThisExpression' || type === 'MetaProperty' || name === 'arguments') alone = false;
  });
  return alone;
}

/** The text of a node with the edits that fall into it; they are in order and do not overlap. */
function edited(source, node, edits) {
  let text = '';
  let at = node.start;
  for (let i = firstFrom(edits, node.start); i < edits.length && edits[i].end <= node.end; i++) {
    text += source.slice(at, edits[i].start) + edits[i].text;
    at = edits[i].end;
  }
  return text + source.slice(at, node.end);
}

function firstFrom(edits, start) {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edits[middle].start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
