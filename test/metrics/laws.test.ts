/** What must hold for every function that reads orders, whatever the orders are. */

import { isDate, isoOf } from '../../src/core/days.ts';
import { UserError } from '../../src/core/errors.ts';
import { evaluateMetric } from '../../src/metrics/evaluate.ts';
import fc from '../fc.ts';
import { tehran } from './formula.ts';
import { near } from './near.ts';
import { day } from './shop.ts';

type Row = readonly [customer: string, date: string, amount: number, product: string];

const header = ['customer', 'date', 'amount', 'product'];
const first = day('2023-01-01');

const row = fc
  .tuple(
    fc.constantFrom(...'ABCDEFGHIJKLMN'),
    fc.integer({ min: first, max: first + 700 }),
    fc.integer({ min: 1, max: 400 }),
    fc.constantFrom('cup', 'pot', 'tea'),
  )
  .map(([customer, on, amount, product]): Row => [customer, isoOf(on), amount, product]);
const rows = fc.array(row, { minLength: 3, maxLength: 40 });

const asked: readonly (readonly [name: string, ...args: unknown[]])[] = [
  ['RFM_SCORE'],
  ['RFM_SCORE', '', 6, 'counts'],
  ['CUSTOMER_STAGE'],
  ['CLV'],
  ['CHURN_RATE'],
  ['RETENTION_RATE', '2023-06', '', 'ever'],
  ['REPEAT_RATE'],
  ['NEXT_ORDER_RATE', 3, 60],
  ['AOV', '2023-05'],
  ['ORDERS_PER_CUSTOMER'],
  ['ARPU'],
  ['COHORT_RETENTION', 'aov', 'quarter', 'jalali'],
  ['COHORT_RETENTION', 'share', 'week'],
  ['KPI_TABLE'],
  ['VALUE_BY', 'first_product', 3],
  ['RETENTION_READINESS'],
  ['CROSS_SELL', 1, 'customer'],
  ['LOYALTY', 0.05],
  ['CLV_PREDICT'],
];

const written = (name: string, args: readonly unknown[]) => `${name}(${['orders', ...args].join('; ')})`;

/** The value, or the sentence of the refusal. */
function outcome(name: string, table: readonly Row[], args: readonly unknown[]): unknown {
  try {
    return plain(evaluateMetric(name, [[header, ...table], ...args], tehran));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (isDate(value)) return value.toISOString();
  return value;
}

describe.each(asked.map(([name, ...args]) => [written(name, args), name, args] as const))(
  '%s',
  (_, name, args) => {
    test('the order of rows does not matter', () => {
      const shuffled = rows.chain((table) =>
        fc.tuple(fc.constant(table), fc.shuffledSubarray([...table], { minLength: table.length })),
      );
      fc.assert(
        fc.property(shuffled, ([table, other]) => {
          expect(outcome(name, other, args)).toEqual(near(outcome(name, table, args)));
        }),
        { numRuns: 12 },
      );
    });

    test('amounts in another unit change money in proportion, and nothing else', () => {
      fc.assert(
        fc.property(rows, fc.constantFrom(1e-3, 1e7), (table, unit) => {
          const scaled = table.map(
            ([who, on, amount, what]): Row => [who, on, Number((amount * unit).toFixed(3)), what],
          );
          const usual = flat(outcome(name, table, args));
          const other = flat(outcome(name, scaled, args));
          const kept = other.map((cell, i) => {
            const before = usual[i];
            if (typeof before !== 'number') return cell === before;
            return [1, unit].some((times) => alike(cell as number, before * times));
          });
          expect([kept.length, kept.indexOf(false)]).toEqual([usual.length, -1]);
        }),
        { numRuns: 12 },
      );
    });

    test('orders that did not count and blank rows change nothing', () => {
      fc.assert(
        fc.property(rows, (table) => {
          const padded = [['', '', '', ''], ...table, ['', '', '', '']] as unknown as Row[];
          expect(outcome(name, padded, args)).toEqual(near(outcome(name, table, args)));
        }),
        { numRuns: 5 },
      );
    });
  },
);

const flat = (value: unknown): unknown[] => (Array.isArray(value) ? value.flatMap(flat) : [value]);
const alike = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b), 1e-9);

describe('sets with nothing to compare give numbers or a sentence, never a crash, a NaN or an absurd figure', () => {
  const many = (count: number, each: (i: number) => Row) => Array.from({ length: count }, (_, i) => each(i));
  const sets: readonly [string, readonly Row[]][] = [
    ['one order', [['A', '2024-01-01', 10, 'tea']]],
    ['one customer', many(5, (i) => ['A', isoOf(first + 40 * i), 10, 'tea'])],
    ['all one-time buyers', many(150, (i) => [`c${i}`, isoOf(first + i), 10 + i, 'tea'])],
    ['all equal', many(150, (i) => [`c${i}`, '2024-01-01', 10, 'tea'])],
    [
      'everybody on one day, twice',
      many(300, (i) => [`c${i % 150}`, '2024-01-01', 10 + (i % 7), i % 2 ? 'tea' : 'cup']),
    ],
    [
      'everybody alike',
      many(450, (i) => [`c${i % 150}`, isoOf(first + 100 * Math.floor(i / 150)), 10, 'tea']),
    ],
    ['everything for nothing', many(150, (i) => [`c${i % 110}`, isoOf(first + 3 * i), 0, 'tea'])],
    ['refunds only', many(5, (i) => [`c${i}`, isoOf(first + i), -10, 'tea'])],
    ['nothing', []],
  ];
  for (const [what, table] of sets) {
    test.each(asked.map(([name, ...args]) => [written(name, args), name, args] as const))(
      `${what}: %s`,
      (_, name, args) => {
        const found = outcome(name, table, args);
        for (const cell of flat(found)) {
          if (typeof cell === 'number') expect(Number.isFinite(cell) && Math.abs(cell) < 1e9).toBe(true);
          else expect(typeof cell).toBe('string');
        }
        if (typeof found === 'string') expect(found).not.toMatch(/NaN|undefined|null|Infinity/);
      },
    );
  }

  test('where no order counts, that is what is said', () => {
    expect(outcome('AOV', [['A', '2024-01-01', -10, 'tea']], [])).toMatch(
      /^orders must hold at least one order/,
    );
  });
});
