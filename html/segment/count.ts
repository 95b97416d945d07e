import type { Context } from '../../src/core/context.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Language } from '../../src/core/language.ts';
import { type Expression, matching } from '../../src/segments/rules/expression.ts';
import type { RuleFacts } from '../../src/segments/rules/facts.ts';

/** How many are in, and what they are worth. */
export interface Count {
  readonly customers: number;
  readonly sms: number;
  readonly email: number;
  /** In the last 365 days, in shown units. */
  readonly spentInYear: number;
}

/** Moments with an offset never come from a form, so any zone will do. */
const contextFor = (language: Language): Context => ({
  zone: { id: 'UTC', offsetAt: () => 0 },
  language,
  savedMapping: () => null,
});

/** The count of a segment, or the sentence that says why it cannot be told. */
export function countOf(expression: Expression, facts: RuleFacts, language: Language): Count | string {
  try {
    return countIn(matching(expression, facts, contextFor(language)), facts);
  } catch (problem) {
    if (problem instanceof UserError) return problem.in(language);
    throw problem;
  }
}

function countIn(members: readonly number[], { reach, history, asOf }: RuleFacts): Count {
  let [sms, email, spentInYear] = [0, 0, 0];
  for (const who of members) {
    if (reach.sms[who]) sms++;
    if (reach.email[who]) email++;
    for (let order = history.start[who]!; order < history.start[who + 1]!; order++)
      if (history.day[order]! > asOf - 365) spentInYear += history.amount[order]!;
  }
  return { customers: members.length, sms, email, spentInYear };
}
