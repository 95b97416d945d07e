import { foldDigits, foldText } from '../../src/core/text.ts';
import { thisMonth } from '../../src/segments/rules/common.ts';
import { type Condition, type Expression, ruleOf } from '../../src/segments/rules/expression.ts';
import type { RuleFacts } from '../../src/segments/rules/facts.ts';
import { gridSegments } from '../../src/segments/rules/grids.ts';
import { rules } from '../../src/segments/rules/rules.ts';
import { phraseOf, type Wording } from './phrase.ts';
import { bare, isGroup } from './tree.ts';

/** A condition that can be added as it stands. */
export interface Offer {
  readonly expression: Expression;
  readonly phrase: string;
  /** Something must still be said of it. */
  readonly opens: boolean;
}

interface Draft {
  readonly expression: Expression;
  readonly opens?: boolean;
}

export interface Offered {
  readonly facts: RuleFacts;
  /** Columns that a condition can ask for. */
  readonly columns: readonly string[];
}

/** Most values of one kind that are searched. */
const mostValues = 3000;

/** Everything that can be added to a segment of this shop, to be searched by what people type. */
export function offersFor(offered: Offered, wording: Wording): (typed: string, most: number) => Offer[] {
  const drafts = rules.flatMap((rule): Draft[] => {
    if (rule.lacks?.(offered.facts) && !predicted.includes(rule.id)) return [];
    return [...draftsOf(rule.id, offered, wording)];
  });
  const searched = drafts.map((draft) => ({ draft, text: textOf(draft, wording) }));
  const twice = foldText(wording.words.segment.twice);
  return (typed, most) => {
    const asked = ` ${foldDigits(foldText(typed))} `.replace(` ${twice} `, ' 2 ').trim();
    const words = asked.split(' ').filter((word) => word !== '' && !isNumber(word));
    const number = asked.split(' ').find(isNumber);
    const found = searched.filter(({ text }) => words.every((word) => text.includes(` ${word}`)));
    return distinct(found.map(({ draft }) => withNumber(draft, number)))
      .slice(0, most)
      .map(({ expression, opens = false }) => ({ expression, opens, phrase: shown(expression, wording) }));
  };
}

const isNumber = (word: string): boolean => /^\d+([./]\d+)?$/.test(word);

/** Reckoned by the server when somebody asks for it. */
const predicted: readonly string[] = ['predicted_value', 'alive'];

function draftsOf(id: string, offered: Offered, { format }: Wording): readonly Draft[] {
  const one = (typed: Condition['typed']): Draft => ({ expression: { rule: id, typed } });
  const open = (typed: Condition['typed'] = {}): Draft => ({ ...one(typed), opens: true });
  const { history, city, messages } = offered.facts;
  switch (id) {
    case 'stage':
    case 'segment':
      return choicesOf(id).map((choice) => one({ [id]: choice }));
    case 'city':
      return [open(), ...byFrequency(city).map((name) => one({ city: name }))];
    case 'bought':
      return [
        open(),
        ...productsOf(history).flatMap((product) => [one({ product }), one({ product, times: '2' })]),
      ];
    case 'first_product':
      return [open(), ...history.products.slice(0, mostValues).map((product) => one({ product }))];
    case 'coupon':
      return [one({}), ...history.coupons.slice(0, mostValues).map((coupon) => one({ coupon }))];
    case 'channel':
      return [...history.channels.slice(0, mostValues).map((channel) => one({ channel }))];
    case 'reachable':
      return [one({ by: 'sms' }), one({ by: 'email' })];
    case 'messaged':
      return [
        ...messagedDrafts(thisMonth[format.language]),
        ...(messages?.campaigns ?? []).map((campaign) => one({ campaign })),
      ];
    case 'survey':
      return [one({ from: '9' }), one({ to: '6' })];
    case 'score':
      return ['r', 'f', 'm'].map((score) => one({ score, from: '4' }));
    case 'field':
      return offered.columns.map((field) => open({ field }));
    default:
      return [open(usual[id] ?? {})];
  }
}

/** Where a figure begins, to be changed. */
const usual: Readonly<Record<string, Condition['typed']>> = {
  orders: { from: '2' },
  last_order: { from: '60' },
  first_order: { to: '30' },
  birthday: { days: '7' },
  cart: { days: '7' },
  alive: { to: '50%' },
};

function choicesOf(id: string): string[] {
  const options = Object.values(ruleOf(id).params)[0]!.options ?? {};
  return Object.keys(options).filter((option) => !(option in gridSegments) || id !== 'segment');
}

const productsOf = ({ categories, products }: RuleFacts['history']): string[] =>
  [...new Set([...categories, ...products])].slice(0, mostValues);

function messagedDrafts(month: string): Draft[] {
  return ['email', 'sms'].flatMap((by) => {
    const during = (days: string): Condition => ({ rule: 'messaged', typed: { by, days } });
    return [month, '30'].flatMap((days) => [
      { expression: { not: during(days) } },
      { expression: during(days) },
    ]);
  });
}

export function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!).slice(0, mostValues);
}

/** What an offer is found by: its words, those of the same meaning, and what it is not. */
function textOf({ expression }: Draft, wording: Wording): string {
  const condition = bare(expression);
  const id = isGroup(condition) ? '' : condition.rule;
  const also = (wording.words.segment.also as Readonly<Record<string, string>>)[id] ?? '';
  return ` ${foldText(`${shown(expression, wording).replace(/[*\u2066-\u2069«»“”]/g, '')} ${also}`)}`;
}

function shown(expression: Expression, wording: Wording): string {
  const condition = bare(expression);
  const phrase = isGroup(condition) ? '' : phraseOf(condition, wording);
  return 'not' in expression ? wording.words.segment.notThis(phrase) : phrase;
}

const slots = ['times', 'from', 'to', 'days'] as const;

/** With the number that was typed, where the condition has a place for one. */
function withNumber(draft: Draft, number: string | undefined): Draft {
  if (number === undefined || 'not' in draft.expression || isGroup(draft.expression)) return draft;
  const { rule, typed } = draft.expression;
  const { params } = ruleOf(rule);
  const slot = slots.find((key) => key in typed) ?? slots.find((key) => key in params);
  if (slot === undefined) return draft;
  return { ...draft, opens: false, expression: { rule, typed: { ...typed, [slot]: number } } };
}

function distinct(drafts: readonly Draft[]): Draft[] {
  const known = new Set<string>();
  return drafts.filter(({ expression }) => {
    const key = JSON.stringify(expression);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
