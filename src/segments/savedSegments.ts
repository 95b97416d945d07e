import type { Context } from '../core/context.ts';
import { UserError } from '../core/errors.ts';
import type { Words } from '../core/language.ts';
import { foldText } from '../core/text.ts';
import { segmentWords } from './groupWords.ts';
import { isMark } from './reach.ts';
import { checkExpression, type Expression, matching } from './rules/expression.ts';
import type { RuleFacts } from './rules/facts.ts';
import { parseExpression } from './rules/parseExpression.ts';
import {
  customersTab,
  dashboardTab,
  leaversTab,
  leftOutTab,
  movementTab,
  segmentTabs,
  stageTabs,
} from './tabs.ts';

/** A row of the Segments tab, as it stands. */
export interface SavedRow {
  readonly name: string;
  /** Who is in it, in words. */
  readonly who: string;
  /** What stands under "Make a tab". */
  readonly tab: unknown;
}

/** What a row says, or why it cannot be used. */
export type SavedSegment =
  | {
      readonly name: string;
      readonly expression: Expression;
      readonly wantsTab: boolean;
      readonly problem: null;
    }
  | { readonly name: string; readonly problem: Words };

/** Reads every row; a mistake in one leaves the others as they are. */
export function readSaved(rows: readonly SavedRow[], context: Context): SavedSegment[] {
  const taken = new Set(ownNames);
  return rows.map(({ name, who, tab }) => {
    try {
      checkName(name, taken);
      taken.add(foldText(name));
      const expression = parseExpression(who);
      checkExpression(expression, context);
      return { name, expression, wantsTab: isMark(tab as string), problem: null };
    } catch (problem) {
      if (!(problem instanceof UserError)) throw problem;
      return { name, problem: problem.words };
    }
  });
}

const longestName = 80;
const nameless: Words = { en: 'the segment needs a name', fa: 'این بخش نام ندارد؛ نامی بنویسید' };

/**
 * @throws {UserError} for a name that is none, too long, or taken by a tab of ours or one of `others`
 */
export function refuseName(name: string, others: readonly string[]): void {
  checkName(name, new Set([...ownNames, ...others.map(foldText)]));
}

const ownTabs = [
  customersTab,
  dashboardTab,
  leaversTab,
  leftOutTab,
  movementTab,
  ...segmentTabs,
  ...stageTabs,
];

/** What a campaign or a tab would take for one of ours. */
const ownNames = [
  ...Object.keys(segmentWords),
  ...Object.values(segmentWords).flatMap(({ en, fa }) => [en, fa]),
  ...ownTabs.flatMap(({ id, name }) => [id, name.en, name.fa]),
].map(foldText);

function checkName(name: string, taken: ReadonlySet<string>): void {
  if (name.trim() === '') throw new UserError(nameless);
  if (taken.has(foldText(name))) {
    throw new UserError({
      en: `"${name}" is the name of another tab or segment; choose a different one`,
      fa: `«${name}» نام تب یا بخش دیگری است؛ نام دیگری بگذارید`,
    });
  }
  if (name.length > longestName) {
    throw new UserError({
      en: `the name must be at most ${longestName} letters, got ${name.length}`,
      fa: `نام باید حداکثر ${longestName} حرف باشد، ${name.length} حرف آمد`,
    });
  }
}

/** Customers of a segment by index into the facts, or why they cannot be told. */
export function membersOfSaved(
  { expression }: { readonly expression: Expression },
  facts: RuleFacts,
  context: Context,
): number[] | Words {
  try {
    return matching(expression, facts, context);
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    return problem.words;
  }
}
