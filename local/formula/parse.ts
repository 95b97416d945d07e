import { CellError } from '../book/value.ts';
import type { Reference } from './reference.ts';
import { type DecimalMark, FormulaSyntaxError, type Token, tokenize } from './tokens.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A formula as a tree. `blank` is an argument left empty, as the second of F(A; ; "x"). */
export type Node =
  | { readonly kind: 'value'; readonly value: number | string | boolean | CellError }
  | { readonly kind: 'blank' }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'sign'; readonly operator: '-' | '+'; readonly operand: Node }
  | { readonly kind: 'percent'; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Node[])[] };

/** Weakest first. The operators of a level go from left to right, also ^; a sign binds tighter than all of them. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/** How deep a formula may nest. */
const deepest = 500;

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  formula(): Node {
    const node = this.level(0);
    if (this.at < this.tokens.length) throw new FormulaSyntaxError('Formula parse error.');
    return node;
  }

  private level(level: number): Node {
    const operators = levels[level];
    if (!operators) return this.signed();
    let left = this.level(level + 1);
    for (let operator = this.take(operators); operator; operator = this.take(operators)) {
      left = { kind: 'binary', operator, left, right: this.level(level + 1) };
    }
    return left;
  }

  private signed(): Node {
    const operator = this.take(['-', '+'] as const);
    if (operator) return { kind: 'sign', operator, operand: this.signed() };
    let node = this.primary();
    while (this.take(['%'])) node = { kind: 'percent', operand: node };
    return node;
  }

  private primary(): Node {
    const token = this.tokens[this.at++];
    if (token?.kind === 'number' || token?.kind === 'text') return { kind: 'value', value: token.value };
    if (token?.kind === 'error')
      return { kind: 'value', value: new CellError(token.value, errorNote(token.value)) };
    if (token?.kind === 'reference') return { kind: 'reference', reference: token.value };
    if (token?.kind === 'name') return this.named(token.value);
    if (token?.kind === 'mark' && token.value === '(')
      return this.nested(() => this.closed(this.level(0), ')'));
    if (token?.kind === 'mark' && token.value === '{') return this.nested(() => this.array());
    throw new FormulaSyntaxError('Formula parse error.');
  }

  private nested(read: () => Node): Node {
    this.depth += 1;
    if (this.depth > deepest) throw new FormulaSyntaxError('Formula parse error.');
    const node = read();
    this.depth -= 1;
    return node;
  }

  private closed(node: Node, mark: ')' | '}'): Node {
    if (!this.take([mark])) throw new FormulaSyntaxError('Formula parse error.');
    return node;
  }

  private named(name: string): Node {
    if (this.take(['('])) {
      return this.nested(() =>
        this.closed({ kind: 'call', name: name.toUpperCase(), args: this.args() }, ')'),
      );
    }
    if (/^(?:true|false)$/i.test(name)) return { kind: 'value', value: name.toLowerCase() === 'true' };
    return { kind: 'name', name };
  }

  private args(): Node[] {
    if (this.sees([')'])) return [];
    const args = [this.argument()];
    while (this.take([';', ','])) args.push(this.argument());
    return args;
  }

  private argument(): Node {
    return this.sees([')', ';', ',']) ? { kind: 'blank' } : this.level(0);
  }

  private array(): Node {
    const rows: Node[][] = [[this.level(0)]];
    for (;;) {
      if (this.take([',', '\\'])) rows.at(-1)!.push(this.level(0));
      else if (this.take([';'])) rows.push([this.level(0)]);
      else return this.closed({ kind: 'array', rows }, '}');
    }
  }

  private sees(marks: readonly string[]): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'mark' && marks.includes(token.value);
  }

  private take<M extends string>(marks: readonly M[]): M | null {
    if (!this.sees(marks)) return null;
    return this.tokens[this.at++]!.value as M;
  }
}

const errorNote = (code: string): string => (code === '#REF!' ? 'Reference does not exist' : '');

/**
 * The tree of a formula's text, which starts with '='. Arguments may be separated by ';' or ','.
 * @throws {FormulaSyntaxError} when it is no formula
 */
export const parseFormula = (text: string, decimal: DecimalMark = '.'): Node =>
  new Parser(tokenize(text, decimal)).formula();

/** Every node of the tree, the node itself first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

function childrenOf(node: Node): readonly Node[] {
  if (node.kind === 'call') return node.args;
  if (node.kind === 'sign' || node.kind === 'percent') return [node.operand];
  if (node.kind === 'binary') return [node.left, node.right];
  return node.kind === 'array' ? node.rows.flat() : [];
}
