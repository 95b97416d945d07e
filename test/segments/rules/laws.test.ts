import type { Context } from '../../../src/core/context.ts';
import { type Expression, matching, printExpression } from '../../../src/segments/rules/expression.ts';
import { type GridId, gridNames, segmentsIn } from '../../../src/segments/rules/grids.ts';
import { parseExpression } from '../../../src/segments/rules/parseExpression.ts';
import fc from '../../fc.ts';
import { type Customer, factsOf } from './factsOf.ts';

const context: Context = { zone: { id: 'UTC', offsetAt: () => 0 }, language: 'en', savedMapping: () => null };

const scores = [1, 2, 3, 4, 5];
const everyScore = scores.flatMap((r) => scores.flatMap((f) => scores.map((m) => `${r}${f}${m}`)));

// The ten segments of the default grid by R and F, from the design's table of columns F 1 to 5.
const tenByR: Readonly<Record<string, readonly string[]>> = {
  5: ['new', 'potential_loyalist', 'potential_loyalist', 'champions', 'champions'],
  4: ['promising', 'potential_loyalist', 'potential_loyalist', 'loyal', 'loyal'],
  3: ['about_to_sleep', 'about_to_sleep', 'need_attention', 'loyal', 'loyal'],
  2: ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'cant_lose'],
  1: ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'cant_lose'],
};

test.each(Object.keys(gridNames) as GridId[])(
  'the segments of the grid %s hold every customer once',
  (grid) => {
    const facts = factsOf(
      everyScore.map((rfm): Customer => ({ rfm, segment: tenByR[rfm[0]!]![Number(rfm[1]) - 1]! })),
    );
    const places = [...segmentsIn(grid), 'others'].flatMap((segment) =>
      matching({ rule: 'segment', typed: { segment, grid } }, facts, context),
    );
    expect(places.sort((a, b) => a - b)).toEqual([...everyScore.keys()]);
  },
);

const customer: fc.Arbitrary<Customer> = fc.record({
  stage: fc.constantFrom('new', 'active', 'lapsing', 'lost'),
  rfm: fc.constantFrom(...everyScore),
  city: fc.constantFrom('Tehran', 'Shiraz', ''),
  email: fc.boolean(),
  orders: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 0, max: 500 }),
      fc.constantFrom('Coffee dark', 'Tea', ''),
    ),
    { minLength: 1, maxLength: 4 },
  ),
  messages: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 90 }),
      fc.constantFrom('Autumn', 'Yalda'),
      fc.constantFrom('sent', 'ordered'),
    ),
    { maxLength: 2 },
  ) as fc.Arbitrary<NonNullable<Customer['messages']>>,
});

const condition: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom('new', 'active', 'lapsing', 'lost').map((stage) => ({ rule: 'stage', typed: { stage } })),
  fc.integer({ min: 0, max: 5 }).map((from) => ({ rule: 'orders', typed: { from: String(from) } })),
  fc
    .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 300, max: 900 }))
    .map(([from, to]) => ({ rule: 'spent', typed: { from: String(from), to: String(to), days: '200' } })),
  fc
    .record({
      product: fc.constantFrom('coffee', 'tea and cup', 'at least "x"'),
      times: fc.constantFrom('1', '2'),
    })
    .map((typed) => ({ rule: 'bought', typed })),
  fc
    .record({ by: fc.constantFrom('email', 'sms'), days: fc.constantFrom('30', 'this month') })
    .map((typed) => ({
      rule: 'messaged',
      typed,
    })),
);

const { expression } = fc.letrec<{ expression: Expression; group: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    condition,
    tie('group'),
    tie('expression').map((not) => ({ not })),
  ),
  group: fc
    .tuple(fc.constantFrom('all', 'any'), fc.array(tie('expression'), { minLength: 2, maxLength: 3 }))
    .map(([by, parts]) => (by === 'all' ? { all: parts } : { any: parts })),
}));

const shop = fc.array(customer, { minLength: 1, maxLength: 12 });
const who = (of: Expression, customers: readonly Customer[]) => matching(of, factsOf(customers), context);

test('a segment and what is not in it part the customers', () => {
  fc.assert(
    fc.property(shop, expression, (customers, one) => {
      const [inside, outside] = [who(one, customers), who({ not: one }, customers)];
      expect([...inside, ...outside].sort((a, b) => a - b)).toEqual([...customers.keys()]);
    }),
  );
});

test('not of any is all of nots', () => {
  fc.assert(
    fc.property(shop, expression, expression, (customers, a, b) => {
      expect(who({ not: { any: [a, b] } }, customers)).toEqual(
        who({ all: [{ not: a }, { not: b }] }, customers),
      );
    }),
  );
});

test('a segment is the same people after its words were written and read in either language', () => {
  fc.assert(
    fc.property(
      shop,
      expression,
      fc.constantFrom('en' as const, 'fa' as const),
      (customers, one, language) => {
        const read = parseExpression(printExpression(one, language));
        expect(who(read, customers)).toEqual(who(one, customers));
      },
    ),
  );
});

test('in whatever order the orders of each customer come in the file, the same people are in', () => {
  fc.assert(
    fc.property(shop, expression, (customers, one) => {
      const turned = customers.map((of) => ({ ...of, orders: [...(of.orders ?? [])].reverse() }));
      expect(who(one, turned)).toEqual(who(one, customers));
    }),
  );
});
