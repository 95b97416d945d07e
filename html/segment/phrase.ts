import type { Param } from '../../src/core/params.ts';
import { thisMonth } from '../../src/segments/rules/common.ts';
import { type Condition, type Expression, ruleOf } from '../../src/segments/rules/expression.ts';
import { typedDecimal } from '../digits.ts';
import type { Format } from '../format.ts';
import { isolate } from '../isolate.ts';
import { capital } from '../said.ts';
import type { WordSet } from '../words/words.ts';
import { conditionsOf } from './tree.ts';

/** How conditions are worded for one person and one shop. */
export interface Wording {
  readonly words: WordSet;
  readonly format: Format;
  readonly currency: string;
}

const moneyRules: readonly string[] = ['spent', 'predicted_value'];

/** The name of a rule, as a heading. */
export const ruleName = (id: string, { format }: Pick<Wording, 'format'>): string =>
  capital(ruleOf(id).name[format.language]);

/** What a chip says: "Orders **2 or more, in the last 90 days**". */
export function phraseOf(condition: Condition, wording: Wording): string {
  const column = condition.typed['field'];
  const name = column ? isolate(column) : ruleName(condition.rule, wording);
  const value = valuesIn(condition, wording);
  return value === '' ? name : `${name} **${value}**`;
}

/** The values of a condition without its name. */
function valuesIn(condition: Condition, { words, format, currency }: Wording): string {
  const { typed, rule: id } = condition;
  const { params } = ruleOf(id);
  const figure = (text: string): string => {
    const percent = typedDecimal(text.replace(/[%٪]$/, ''));
    if (percent !== null && /[%٪]$/.test(text)) return format.share(percent / 100);
    const value = typedDecimal(text);
    if (value === null) return isolate(text);
    if (!moneyRules.includes(id)) return format.number(value, 2);
    const isShort = format.language === 'en' && Number.isInteger(value);
    return (isShort ? format.roundMoney : format.exactMoney)({ amount: value, currency });
  };
  const said = Object.entries(params).map(([key, param]) => {
    const text = typed[key] ?? '';
    if (key === 'from') return words.segment.range(...rangeOf(typed, figure));
    if (key === 'to' || key === 'field' || text === '') return '';
    if (key === 'times') return text === '1' ? '' : words.segment.times(figure(text));
    if (key === 'days' && param.unit) return withinOf(text, { words, figure });
    const choice = choiceOf(param, text, format);
    if (choice && key === 'by') return `${param.label[format.language]} ${choice}`;
    return choice ?? (typedDecimal(text) === null ? isolate(text) : figure(text));
  });
  return said.filter((part) => part !== '').join(words.comma);
}

function rangeOf(typed: Condition['typed'], figure: (text: string) => string): [from: string, to: string] {
  const [from = '', to = ''] = [typed['from'], typed['to']];
  return [from && figure(from), to && figure(to)];
}

function withinOf(
  text: string,
  { words, figure }: { words: WordSet; figure: (text: string) => string },
): string {
  return isThisMonth(text) ? words.segment.thisMonth : words.segment.within(figure(text));
}

export const isThisMonth = (text: string): boolean => Object.values(thisMonth).includes(text);

/** The label of a choice; left out where it stands for every one. */
function choiceOf({ options }: Param<unknown>, id: string, { language }: Format): string | undefined {
  if (id === 'any' || id === 'ten') return options && '';
  const label = options?.[id]?.[language];
  return label && (/[A-Za-z]/.test(label) && language === 'fa' ? isolate(label) : label);
}

/** Conditions whose values say enough without the condition's name. */
const tellingRules: readonly string[] = [
  'stage',
  'segment',
  'city',
  'bought',
  'coupon',
  'channel',
  'first_product',
];
const mostParts = 3;
const longestName = 60;

/** What a segment may be called by what is in it: "Coffee, lapsing, Tehran". */
export function nameOf(expression: Expression, wording: Wording): string {
  const conditions = conditionsOf(expression).map(({ condition }) => condition);
  const telling = conditionsOf(expression)
    .filter(({ condition, isNegated }) => !isNegated && tellingRules.includes(condition.rule))
    .map(({ condition: { rule, typed } }) => valuesIn({ rule, typed: firstOf(typed) }, wording));
  const said = (telling.length > 0 ? telling : conditions.map((condition) => phraseOf(condition, wording)))
    .filter((part) => part !== '')
    .slice(0, mostParts)
    .join(wording.words.comma);
  return capital(said.replace(/[*\u2066-\u2069]/g, '')).slice(0, longestName);
}

const firstOf = (typed: Condition['typed']): Condition['typed'] =>
  Object.fromEntries(Object.entries(typed).slice(0, 1));
