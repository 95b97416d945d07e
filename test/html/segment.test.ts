import { formatFor } from '../../html/format.ts';
import { plainText } from '../../html/isolate.ts';
import { countsBy } from '../../html/segment/cutCounts.ts';
import { offersFor } from '../../html/segment/offers.ts';
import { nameOf, phraseOf } from '../../html/segment/phrase.ts';
import {
  bare,
  changed,
  conditionsOf,
  counted,
  extended,
  type Group,
  isGroup,
  membersOf,
  simplest,
  wayOf,
  waysFor,
} from '../../html/segment/tree.ts';
import { words } from '../../html/words/words.ts';
import type { Condition, Expression } from '../../src/segments/rules/expression.ts';
import { parseExpression } from '../../src/segments/rules/parseExpression.ts';
import { factsOf } from '../segments/rules/factsOf.ts';

const wording = { words: words.en, format: formatFor('en'), currency: 'EUR' };
const persian = { words: words.fa, format: formatFor('fa'), currency: 'IRT' };
const read = (text: string) => parseExpression(text) as Condition;
const plain = (phrase: string) => plainText(phrase).replace(/[\u2066-\u2069]/g, '');

describe('a chip says', () => {
  test.each([
    ['orders: from 2', 'Orders 2 or more', 'تعداد سفارش ۲ یا بیشتر'],
    ['spent: to 200', 'Spent up to €200', 'جمع خرید حداکثر ۲۰۰ تومان'],
    ['days since last order: from 30; to 90', 'Days since last order 30 to 90', 'روز از آخرین خرید ۳۰ تا ۹۰'],
    ['orders: from 1; to 1', 'Orders 1', 'تعداد سفارش ۱'],
    ['stage: lapsing', 'Stage lapsing', 'مرحله رو به ریزش'],
    [
      'entered: at risk; within 7',
      'Entered at risk, in the last 7 days',
      'آمده به در معرض خطر، در ۷ روز گذشته',
    ],
    [
      'left: stage active; within this month',
      'Left stage active, this month',
      'رفته از مرحلهٔ فعال، در این ماه',
    ],
    [
      'messaged: by e-mail; within this month',
      'Messaged by e-mail, this month',
      'پیام گرفته با ایمیل، در این ماه',
    ],
    [
      'bought: Tea; at least 2; within 90',
      'Bought Tea, 2 times or more, in the last 90 days',
      'خریده Tea، ۲ بار یا بیشتر، در ۹۰ روز گذشته',
    ],
    ['probability alive: to 50%', 'Probability alive up to 50%', 'احتمال فعال بودن حداکثر ۵۰٪'],
    ['field: Age; from 40', 'Age 40 or more', 'Age ۴۰ یا بیشتر'],
  ])('%s as %s', (text, en, fa) => {
    expect([plain(phraseOf(read(text), wording)), plain(phraseOf(read(text), persian))]).toEqual([en, fa]);
  });
});

test('a new segment is called by what is in it, not by what is left out', () => {
  const expression = parseExpression('bought: coffee; at least 2 and stage: lapsing and not city: Tehran');
  expect(nameOf(expression, wording)).toBe('Coffee, lapsing');
});

describe('what can be added', () => {
  const facts = factsOf([
    {
      city: 'Tehran',
      orders: [
        [3, 10, 'Coffee dark'],
        [9, 10, 'Tea'],
      ],
    },
    { city: 'Tehran', orders: [[3, 10, 'Tea']] },
    { city: 'Shiraz' },
  ]);
  const find = offersFor({ facts, columns: ['My note'] }, wording);
  const found = (typed: string) => find(typed, 20).map(({ phrase }) => plain(phrase));
  test('is found by words in any order, with the number that was typed', () => {
    expect(found('twice coffee')).toEqual(expect.arrayContaining(['Bought Coffee dark, 2 times or more']));
    expect(found('teh')).toEqual(['City Tehran']);
    expect(found('mailed not')[0]).toBe('Not messaged by e-mail, this month');
    expect(found('orders 5')).toContain('Orders 5 or more');
    expect(found('note')).toEqual(['My note']);
    expect(found('nothing like it')).toEqual([]);
  });

  test('is every condition that this file can tell of, while nothing is typed', () => {
    const names = found('');
    expect(names.slice(0, 3)).toEqual(['Bought …', 'City …', 'Stage …']);
    expect(names).toContain('My note');
    expect(names.join()).not.toMatch(/Survey|Cart|Birthday/);
  });
});

describe('conditions as a tree', () => {
  const [a, b, c] = ['stage: new', 'orders: from 2', 'city: Rome'].map(read) as [
    Condition,
    Condition,
    Condition,
  ];
  const root: Group = { all: [a, { any: [b, { not: c }] }] };

  test('are changed, negated and taken away by their place, and an empty group goes', () => {
    expect(changed(root, [1, 0], () => [c])).toEqual({ all: [a, { any: [c, { not: c }] }] });
    expect(changed(root, [0], (member) => [counted(member, 'not')])).toEqual({
      all: [{ not: a }, { any: [b, { not: c }] }],
    });
    const left = changed(
      changed(root, [1, 0], () => []),
      [1, 0],
      () => [],
    );
    expect(left).toEqual({ all: [a] });
  });

  test('grow where they are told to, inside a group that is negated too', () => {
    expect(extended(root, [], c)).toEqual({ all: [...membersOf(root), c] });
    const negated = changed(root, [1], (member) => [counted(member, 'none')]);
    expect(extended(negated, [1], a)).toEqual({ all: [a, { not: { any: [b, { not: c }, a] } }] });
  });

  test.each([['is'], ['not'], ['any'], ['all'], ['none'], ['notAll']] as const)(
    'counted as %s says so',
    (way) => {
      const member: Expression = way === 'is' || way === 'not' ? a : { any: [a, b] };
      expect(wayOf(counted(member, way))).toBe(way);
      expect(waysFor(counted(member, way), root)).toContain(way);
      expect(isGroup(bare(counted(member, way)))).toBe(way !== 'is' && way !== 'not');
    },
  );

  test('are kept without groups of one, and say each of their conditions', () => {
    expect(simplest({ all: [{ any: [a] }, { not: { all: [b] } }] })).toEqual({ all: [a, { not: b }] });
    expect(conditionsOf({ not: root }).map(({ isNegated }) => isNegated)).toEqual([true, true, false]);
    expect(membersOf(root)).toHaveLength(2);
  });
});

describe('limits being typed', () => {
  // Days ago of the orders of each: R by 30, 60, 120, 365 days is 5, 4, 1; F by 3, 2, 2, 2 orders is 5, 1, 4.
  const facts = factsOf([
    {
      rfm: '111',
      orders: [
        [40, 5],
        [30, 5],
        [35, 5],
      ],
    },
    { rfm: '511', orders: [[31, 5]] },
    {
      rfm: '331',
      orders: [
        [400, 5],
        [366, 5],
      ],
    },
  ]);
  const days = ['30', '۶۰', '120', '365'];
  const orders = ['3', '2', '2', '2'];

  test('are counted by the ten segments at once', () => {
    expect(countsBy({ days, orders }, facts, [])).toEqual(
      new Map([
        ['champions', 1],
        ['promising', 1],
        ['at_risk', 1],
      ]),
    );
  });

  test('leave a measure that has none as it is scored now', () => {
    expect(countsBy({ days }, facts, [])).toEqual(
      new Map([
        ['new', 1],
        ['promising', 1],
        ['at_risk', 1],
      ]),
    );
    expect(countsBy({ orders }, facts, ['orders'])!.get('cant_lose')).toBe(1);
  });

  test('are not counted where a limit is missing, or a measure goes back to automatic', () => {
    expect(countsBy({ days: ['30', '', '120', '365'] }, facts, [])).toBeNull();
    expect(countsBy({ days }, facts, ['orders'])).toBeNull();
    expect(countsBy({}, facts, ['money'])).toEqual(countsBy({}, facts, []));
  });
});
