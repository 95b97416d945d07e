import type { Context } from '../../../src/core/context.ts';
import { matching, printExpression } from '../../../src/segments/rules/expression.ts';
import { parseExpression } from '../../../src/segments/rules/parseExpression.ts';
import { rules } from '../../../src/segments/rules/rules.ts';
import { type Customer, factsOf } from './factsOf.ts';

const context: Context = { zone: { id: 'UTC', offsetAt: () => 0 }, language: 'en', savedMapping: () => null };

const ada: Customer = {
  segment: 'at_risk',
  before: { 7: ['loyal', 'active'], 30: ['at_risk', 'lapsing'], 26: ['loyal', 'active'] },
  stage: 'lapsing',
  rfm: '244',
  city: 'تهران',
  orders: [
    [400, 50, 'Coffee dark,Cup', 'WELCOME'],
    [120, 80, 'Coffee light', 'MEHR10', 'Instagram'],
    [110, 20, 'Tea', '', 'Site'],
  ],
  messages: [
    [90, 'Autumn', 'clicked'],
    [10, 'Yalda', 'sent', 'email'],
  ],
  fields: { 'My note': 'wholesale', Age: '۴۱', Joined: '۱۴۰۳/۰۱/۱۵' },
  survey: [9, 'fast delivery'],
  cartDaysAgo: 3,
  birthday: 1129,
  predicted: [300, 0.4],
};
const bea: Customer = {
  segment: 'champions',
  before: { 7: ['champions', 'active'], 30: ['', ''], 26: ['', ''] },
  stage: 'active',
  rfm: '555',
  city: 'Shiraz',
  email: false,
  orders: [
    [30, 10, 'Tea'],
    [5, 990, 'Coffee dark'],
  ],
  messages: [[60, 'Autumn', 'ordered']],
  fields: { Age: 25, Joined: '2020-05-01' },
  survey: [3, 'too expensive'],
  cartDaysAgo: 8,
  birthday: 229,
  predicted: [50, 0.95],
};
const cyn: Customer = {
  segment: 'hibernating',
  stage: 'lost',
  rfm: '111',
  orders: [[500, 5, 'Spoon']],
  before: { 7: ['hibernating', 'lapsing'], 30: ['loyal', 'lapsing'], 26: ['hibernating', 'lost'] },
};

const facts = factsOf([ada, bea, cyn]);
const names = ['ada', 'bea', 'cyn'];
const who = (text: string) => matching(parseExpression(text), facts, context).map((index) => names[index]);

const cases: [text: string, found: string[]][] = [
  ['stage: lapsing', ['ada']],
  ['stage: رو به ریزش', ['ada']],
  ['segment: champions', ['bea']],
  ['segment: loyal; grid rfm for R', ['ada']],
  ['score: R; from 4', ['bea']],
  ['score: m; to 4', ['ada', 'cyn']],
  ['orders: from 2', ['ada', 'bea']],
  ['orders: from 1; to 1; within 40', []],
  ['spent: from 150; to 150', ['ada']],
  ['spent: from 100; within 115', ['bea']],
  ['days since last order: from 100; to 200', ['ada']],
  ['days since first order: to 40', ['bea']],
  ['city: tehran|تهران', ['ada']],
  ['bought: coffee', ['ada', 'bea']],
  ['bought: coffee; at least 2', ['ada']],
  ['bought: coffee; within 100', ['bea']],
  ['not bought: coffee', ['cyn']],
  ['first product: coffee', ['ada']],
  ['used coupon: mehr', ['ada']],
  ['used coupon:; at least 2', ['ada']],
  ['ordered through: instagram', ['ada']],
  ['reachable: e-mail', ['ada', 'cyn']],
  ['field: my note', ['ada']],
  ['field: Age; from 40', ['ada']],
  ['field: Joined; from 2024-01-01; to ۱۴۰۳/۰۹/۰۱', ['ada']],
  ['field: Joined; to 2020-12-31', ['bea']],
  // An order is no click: nobody saw bea click.
  ['messaged: autumn; response clicked', ['ada']],
  ['messaged: autumn; response reached', ['ada', 'bea']],
  ['not messaged: response clicked', ['bea', 'cyn']],
  ['entered: at risk; within 7', ['ada']],
  ['entered: at risk; within 30', []],
  ['entered: champions; within 30 days', ['bea']],
  ['entered: at risk; within this month', ['ada']],
  ['آمده به: مرحلهٔ رو به ریزش؛ در مدت ۷ روز', ['ada']],
  ['entered: stage lost; within 7', ['cyn']],
  ['left: loyal; within 7', ['ada']],
  ['left: loyal; within 30', ['cyn']],
  ['left: stage active; within 7', ['ada']],
  ['رفته از: قهرمانان؛ در مدت ۷ روز', []],
  ['messaged: autumn; response ordered', ['bea']],
  ['not messaged: within 30', ['bea', 'cyn']],
  ['survey: from 9', ['ada']],
  ['survey: to 6; reason expensive', ['bea']],
  ['cart left: within 7', ['ada']],
  ['birthday in days: 3', ['ada']],
  ['predicted value: from 100', ['ada']],
  ['probability alive: to 50%', ['ada']],
  ['stage: lapsing and bought: coffee; at least 2', ['ada']],
  ['stage: lapsing or stage: lost', ['ada', 'cyn']],
  ['stage: lost or stage: active and orders: from 9', ['cyn']],
  ['(stage: lost or stage: active) and orders: from 2', ['bea']],
  ['not (stage: lost or stage: active)', ['ada']],
  ['مرحله: رو به ریزش و شهر: تهران و خریده: coffee؛ دست‌کم ۲ و نه پیام گرفته: در مدت ۵ روز', ['ada']],
  ['messaged: within 30 days; by e-mail', ['ada']],
  ['messaged: within this month', ['ada']],
  ['messaged: در مدت این ماه', []],
  ['bought: product coffee; within this month', ['bea']],
];

test.each(cases)('%s finds %j', (text, expected) => {
  expect(who(text)).toEqual(expected);
});

test('every rule has a case above', () => {
  const tried = cases.map(([text]) => text).join(' ');
  expect(rules.filter(({ name }) => !tried.includes(`${name.en}:`)).map(({ id }) => id)).toEqual([]);
});

describe.each(['en', 'fa'] as const)('printed in %s', (language) => {
  test.each([
    'stage: lapsing and bought: coffee; at least 2 and not messaged: within 30; by email; response clicked',
    'bought: product "Product within reach"; within this month',
    '(city: Tehran or city: "Rio and back") and spent: from 100; to 500; within 90',
    'not (field: "My note; old"; is "a ""b""" or orders: from 2)',
    'stage: new or stage: active and orders: from 2',
    'entered: at risk; within 7 and not left: "stage lapsing"; within this month',
  ])('%s reads back as the same', (text) => {
    const expression = parseExpression(text);
    expect(parseExpression(printExpression(expression, language))).toEqual(expression);
  });
});

describe('a mistake is told', () => {
  test.each([
    ['', 'nothing says who is in this segment'],
    ['stag: new', 'there is no condition "stag"; the nearest are stage, '],
    ['stage new', '"stage new" needs a colon'],
    ['stage: soon', 'stage, stage must be one of "new"'],
    ['stage: new and', 'a condition is missing at the end'],
    ['(stage: new', 'a bracket is opened and never closed'],
    ['stage: new) or', '")" does not belong here'],
    ['orders: 3', '"orders: 3" must begin with one of from, to, within'],
    ['orders: from many', 'orders, from must be a number, got "many"'],
    ['and stage: new', '"and" does not belong here'],
    ['entered: at risk', 'entered, within must be a whole number of 1 or more, got an empty cell'],
    ['left: nowhere; within 7', 'left, segment must be one of "champions"'],
  ])('%s: %s', (text, sentence) => {
    expect(() => who(text)).toThrow(sentence);
  });

  test('a rule that the file tells nothing of says what is missing', () => {
    const poor = factsOf([cyn]);
    expect(() => matching(parseExpression('survey: from 9'), poor, context)).toThrow(
      '"survey" cannot be used: the file has no tab Survey',
    );
  });
});

test('clicks that nobody told of are not known, which is said and never taken for none', () => {
  const blind = factsOf([{ ...ada, noClicks: true }]);
  const ask = (text: string) => matching(parseExpression(text), blind, context);
  for (const text of ['messaged: response clicked', 'not messaged: autumn; response clicked'])
    expect(() => ask(text)).toThrow(
      '"messaged" cannot be used: who clicked is not known, as the file has no tab Clicks',
    );
  expect(ask('messaged: response reached')).toEqual([0]);
  expect(() => ask('messaged: by e-mail; response reached')).toThrow('nobody says whether an e-mail arrived');
  expect(ask('messaged: by text; response reached')).toEqual([0]);
});

test('a text and its not part the customers', () => {
  for (const rule of ['stage: lapsing', 'bought: coffee', 'orders: from 2', 'field: Age; from 30']) {
    expect([...who(rule), ...who(`not ${rule}`)].sort()).toEqual(names);
  }
});
