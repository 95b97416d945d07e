import type { Expression } from './expression.ts';

/** What an expression needs to be known beside the orders. */
export interface Needs {
  /** Headers of customer fields. */
  readonly fields: readonly string[];
  readonly predicted: boolean;
  /** Days within which a move is asked for, as typed. */
  readonly moved: readonly string[];
}

export function needsOf(expressions: readonly Expression[]): Needs {
  const fields = new Set<string>();
  const moved = new Set<string>();
  let predicted = false;
  const look = (expression: Expression): void => {
    if ('all' in expression) expression.all.forEach(look);
    else if ('any' in expression) expression.any.forEach(look);
    else if ('not' in expression) look(expression.not);
    else if (expression.rule === 'field') fields.add(expression.typed['field'] ?? '');
    else if (expression.rule === 'entered' || expression.rule === 'left')
      moved.add(expression.typed['days'] ?? '');
    else predicted ||= expression.rule === 'predicted_value' || expression.rule === 'alive';
  };
  expressions.forEach(look);
  return { fields: [...fields], predicted, moved: [...moved] };
}
