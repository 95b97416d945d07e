import { foldDigits, foldText } from '../../src/core/text.ts';
import { thisMonth } from '../../src/segments/rules/common.ts';
import { type Condition, type Expression, ruleOf } from '../../src/segments/rules/expression.ts';
import type { RuleFacts } from '../../src/segments/rules/facts.ts';
import { gridSegments } from '../../src/segments/rules/grids.ts';
import { rules } from '../../src/segments/rules/rules.ts';
import { phraseOf, ruleName, type Wording } from './phrase.ts';
import { bare, isGroup } from './tree.ts';

/** A condition that can be added. */
export interface Offer {
  readonly expression: Expression;
  readonly phrase: string;
  /** What it says is to be chosen once it stands. */
  readonly opens: boolean;
}

type Draft = Omit<Offer, 'phrase'>;

export interface Offered {
  readonly facts: RuleFacts;
  /** Columns that a condition can ask for. */
  readonly columns: readonly string[];
}

/** Most values of one kind that are searched. */
const mostValues = 3000;

/** Everything that can be added to a segment of this shop, to be searched by what people type. */
export function offersFor(offered: Offered, wording: Wording): (typed: string, most: number) => Offer[] {
  const { lacks } = lackingIn(offered.facts);
  const drafts = inOrder.filter((id) => !lacks(id)).flatMap((id) => draftsOf(id, offered, wording));
  const searched = drafts.map((draft) => ({ draft, text: textOf(draft, wording) }));
  const twice = foldText(wording.words.segment.twice);
  return (typed, most) => {
    const asked = ` ${foldDigits(foldText(typed))} `.replace(` ${twice} `, ' 2 ').trim();
    const words = asked.split(' ').filter((word) => word !== '' && !isNumber(word));
    const number = asked.split(' ').find(isNumber);
    const found = searched.filter(
      ({ draft, text }) => (asked !== '' || draft.opens) && words.every((word) => text.includes(` ${word}`)),
    );
    const isNamed = ({ draft }: { draft: Draft }) => !draft.opens || asked === '' || names(draft, words[0]);
    const sorted = [...found.filter(isNamed), ...found.filter((one) => !isNamed(one))];
    return distinct(sorted.slice(0, mostFound).map(({ draft }) => withNumber(draft, number)))
      .slice(0, most)
      .map((draft) => ({ ...draft, phrase: shown(draft, wording) }));
  };
}

const mostFound = 100;

/** Whether somebody types the name of the condition itself. */
const names = ({ expression }: Draft, word = ''): boolean =>
  'rule' in expression &&
  Object.values(ruleOf(expression.rule).name).some((name) => foldText(name).startsWith(word));

/** What is asked most comes first. */
const often: readonly string[] = [
  ...[
    'bought',
    'city',
    'stage',
    'last_order',
    'orders',
    'spent',
    'messaged',
    'reachable',
    'segment',
    'entered',
    'left',
    'coupon',
  ],
  ...['first_product', 'channel', 'first_order', 'survey', 'score', 'cart', 'birthday'],
];
const inOrder: readonly string[] = [
  ...new Set([...often, ...rules.map(({ id }) => id).filter((id) => id !== 'field'), 'field']),
];

/** Forecasts are reckoned when somebody asks for them. */
const lackingIn = (facts: RuleFacts) => ({
  lacks: (id: string) =>
    id !== 'alive' && id !== 'predicted_value' && Boolean(ruleOf(id).lacks?.(facts, null)),
});

const isNumber = (word: string): boolean => /^\d+([./]\d+)?$/.test(word);

/** First the condition itself, to be filled in, then what this shop can say with it. */
function draftsOf(id: string, offered: Offered, wording: Wording): Draft[] {
  const draft = (typed: Condition['typed'], opens: boolean): Draft => ({
    expression: { rule: id, typed },
    opens,
  });
  if (id === 'field') return offered.columns.map((field) => draft({ field }, true));
  const values = valuesOf(id, offered).map((typed) => draft(typed, false));
  const first = draft(usual[id] ?? {}, true);
  return [first, ...values, ...(id === 'messaged' ? messagedDrafts(thisMonth[wording.format.language]) : [])];
}

function valuesOf(id: string, { facts }: Offered): Condition['typed'][] {
  const { history, city, messages } = facts;
  const each = (key: string, values: readonly string[]) =>
    values.slice(0, mostValues).map((value) => ({ [key]: value }));
  switch (id) {
    case 'stage':
    case 'segment':
      return each(id, choicesOf(id));
    case 'entered':
    case 'left':
      return each('segment', choicesOf(id)).map((typed) => ({ ...typed, days: '7' }));
    case 'city':
      return each('city', byFrequency(city));
    case 'bought':
      return each('product', [...new Set([...history.categories, ...history.products])]).flatMap((bought) => [
        bought,
        { ...bought, times: '2' },
      ]);
    case 'first_product':
      return each('product', history.products);
    case 'coupon':
      return each('coupon', history.coupons);
    case 'channel':
      return each('channel', history.channels);
    case 'reachable':
      return each('by', ['sms', 'email']);
    case 'messaged':
      return each('campaign', messages?.campaigns ?? []);
    case 'score':
      return ['r', 'f', 'm'].map((score) => ({ score, from: '4' }));
    case 'survey':
      return [{ from: '9' }, { to: '6' }];
    default:
      return usual[id] ? [usual[id]] : [];
  }
}

/** Where a condition begins, to be changed. */
const usual: Readonly<Record<string, Condition['typed']>> = {
  stage: { stage: 'lapsing' },
  segment: { segment: 'at_risk' },
  entered: { segment: 'at_risk', days: '7' },
  left: { segment: 'champions', days: '30' },
  orders: { from: '2' },
  last_order: { from: '60' },
  first_order: { to: '30' },
  birthday: { days: '7' },
  cart: { days: '7' },
  alive: { to: '50%' },
  messaged: { days: '30' },
  reachable: { by: 'sms' },
  survey: { from: '9' },
  score: { score: 'r', from: '4' },
};

function choicesOf(id: string): string[] {
  const options = Object.values(ruleOf(id).params)[0]!.options ?? {};
  return Object.keys(options).filter((option) => !(option in gridSegments) || id !== 'segment');
}

function messagedDrafts(month: string): Draft[] {
  return ['email', 'sms'].flatMap((by) =>
    [month, '30'].flatMap((days) => {
      const during: Condition = { rule: 'messaged', typed: { by, days } };
      return [{ not: during }, during].map((expression) => ({ expression, opens: false }));
    }),
  );
}

export function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!).slice(0, mostValues);
}

/** What an offer is found by: its words and those of the same meaning. */
function textOf(draft: Draft, wording: Wording): string {
  const condition = bare(draft.expression);
  const id = isGroup(condition) ? '' : condition.rule;
  const also = (wording.words.segment.also as Readonly<Record<string, string>>)[id] ?? '';
  return ` ${foldText(`${shown(draft, wording).replace(/[*\u2066-\u2069:,،]/g, '')} ${also}`)}`;
}

/** One that is to be filled in goes by its name alone. */
function shown({ expression, opens }: Draft, wording: Wording): string {
  const condition = bare(expression);
  if (isGroup(condition)) return '';
  if (opens && condition.rule !== 'field') return `${ruleName(condition.rule, wording)} …`;
  const phrase = phraseOf(condition, wording);
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
