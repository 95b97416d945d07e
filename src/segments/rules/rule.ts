import type { Words } from '../../core/language.ts';
import type { Params, Values } from '../../core/params.ts';
import type { RuleFacts } from './facts.ts';

/**
 * One condition a segment can be made of. This object is all there is to say about it: the wizard's chip, the text in
 * the Segments tab and its mistakes, and the count are made from it.
 */
export interface Rule<P extends Params> {
  /** Never changed once released: saved segments refer to it. */
  readonly id: string;
  /** As it stands before the colon, in lower case. */
  readonly name: Words;
  /** In the order in which they are typed; all but the first are typed after their label. */
  readonly params: P;
  /** Why it cannot be reckoned from these facts, or null; `values` are null before anything of it is said. */
  lacks?(facts: RuleFacts, values: Values<P> | null): Words | null;
  /** Whether a customer is in, by index; whatever does not depend on the customer is done once. */
  test(values: Values<P>, facts: RuleFacts): (who: number) => boolean;
}

/** Infers the params, so that `test` receives them typed. */
export function defineRule<const P extends Params>(rule: Rule<P>): Rule<P> {
  return rule;
}
