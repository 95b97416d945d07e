import type { Expression } from '../segments/rules/expression.ts';
import type { RuleFacts } from '../segments/rules/facts.ts';
import type { Needs } from '../segments/rules/needs.ts';

/** The shop's own segments. */
export interface OwnSegmentsCalls {
  /** What conditions can be reckoned from, and the shop's own segments; columns, days before and forecasts only as asked for. */
  segmentFacts(input: Needs): SegmentFacts;
  /** Keeps a segment as a row of the Segments tab; `was`: its name before, or ''. */
  saveSegment(input: {
    name: string;
    was: string;
    expression: Expression;
    /** Its tab is made or renewed now, or with the next build. */
    tab: 'now' | 'later' | 'no';
  }): SegmentSaved;
  /** Takes its row away; a tab that was made stays. */
  removeSegment(input: { name: string }): SegmentSaved;
}

export interface SegmentFacts {
  readonly facts: RuleFacts;
  /** Currency code of every amount in the facts. */
  readonly currency: string;
  /** Columns of the Customers tab and of the orders that a condition can ask for. */
  readonly columns: readonly string[];
  readonly saved: readonly SavedSegment[];
}

/** A row of the Segments tab. */
export interface SavedSegment {
  readonly name: string;
  /** Null where the words cannot be read. */
  readonly expression: Expression | null;
  readonly hasTab: boolean;
  /** What is wrong with the row, with its cell; '' for nothing. */
  readonly problem: string;
}

export interface SegmentSaved {
  readonly saved: readonly SavedSegment[];
  /** The tab as it is named now, or null where none was asked for. */
  readonly tab: { readonly name: string; readonly customers: number } | null;
  readonly warnings: readonly string[];
}
