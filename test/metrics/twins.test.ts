/**
 * Each measure beside a second, plainest way of reckoning it, written from the definition alone, over random shops.
 */

import { isoOf } from '../../src/core/days.ts';
import { toJalali } from '../../src/core/jalali.ts';
import type { Moment } from '../../src/core/typed.ts';
import fc from '../fc.ts';
import { near } from './near.ts';
import { reckon } from './reckon.ts';
import { day, type Sale, shopOf } from './shop.ts';

const first = day('2023-10-01');
const latest = day('2024-12-15');
const products = ['cup', 'pot', 'tea', 'tin'];

const sale = fc.record({
  customer: fc.constantFrom(...'ABCDEFGH'),
  day: fc.integer({ min: first, max: latest }),
  amount: fc.integer({ min: 0, max: 30_000 }).map((cents) => cents / 100),
  products: fc.uniqueArray(fc.constantFrom(...products), { maxLength: 3 }),
});
const shop = fc.array(sale, { minLength: 1, maxLength: 50 });
const period = fc
  .tuple(fc.integer({ min: first, max: latest }), fc.integer({ min: first, max: latest }))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

const moment = (on: number): Moment => ({ first: on, last: on, isMonth: false });
const within = (sales: readonly Sale[], { from, to }: { from: number; to: number }) =>
  sales.filter((each) => each.day >= from && each.day <= to);
const buyersOf = (sales: readonly Sale[]) => new Set(sales.map((each) => each.customer));
const cents = (sales: readonly Sale[]) => sales.reduce((sum, each) => sum + Math.round(each.amount * 100), 0);
const daysOf = (sales: readonly Sale[], customer: string) =>
  [...new Set(sales.filter((each) => each.customer === customer).map((each) => each.day))].sort(
    (a, b) => a - b,
  );
const middle = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** The value, or the word "error" in place of a refusal. */
const orError = (f: () => unknown) => {
  try {
    return f();
  } catch {
    return 'error';
  }
};

function bothWays(property: (sales: readonly Sale[]) => [actual: unknown, expected: unknown]): void {
  fc.assert(
    fc.property(shop, (sales) => {
      const [actual, expected] = property(sales);
      expect(actual).toEqual(near(expected));
    }),
    { numRuns: 150 },
  );
}

function bothWaysIn(
  property: (
    sales: readonly Sale[],
    asked: { from: number; to: number },
  ) => [actual: unknown, expected: unknown],
): void {
  fc.assert(
    fc.property(shop, period, (sales, asked) => {
      const [actual, expected] = property(sales, asked);
      expect(actual).toEqual(near(expected));
    }),
    { numRuns: 200 },
  );
}

const measured = (
  name: string,
  sales: readonly Sale[],
  { from, to }: { from: number; to: number },
  more = {},
) => orError(() => reckon(name, { orders: shopOf(sales), from: moment(from), to: moment(to), ...more }));

test('AOV, ORDERS_PER_CUSTOMER and REPEAT_RATE', () => {
  bothWaysIn((sales, asked) => {
    const inside = within(sales, asked);
    const buyers = [...buyersOf(inside)];
    const twice = buyers.filter((who) => inside.filter((each) => each.customer === who).length >= 2);
    return [
      ['AOV', 'ORDERS_PER_CUSTOMER', 'REPEAT_RATE'].map((name) => measured(name, sales, asked)),
      inside.length === 0
        ? ['error', 'error', 'error']
        : [cents(inside) / 100 / inside.length, inside.length / buyers.length, twice.length / buyers.length],
    ];
  });
});

test('CHURN_RATE and RETENTION_RATE, against the period before and against everyone', () => {
  bothWaysIn((sales, asked) => {
    const now = buyersOf(within(sales, asked));
    const before = [...buyersOf(within(sales, beforeOf(asked)))];
    const ever = [...buyersOf(sales.filter((each) => each.day < asked.from))];
    const share = (of: readonly string[]) =>
      now.size === 0 || of.length === 0 ? 'error' : of.filter((who) => now.has(who)).length / of.length;
    const retained = share(before);
    return [
      [
        measured('CHURN_RATE', sales, asked),
        measured('RETENTION_RATE', sales, asked),
        measured('RETENTION_RATE', sales, asked, { of: 'ever' }),
      ],
      [retained === 'error' ? 'error' : 1 - (retained as number), retained, share(ever)],
    ];
  });
});

/** Months of a calendar by walking from day to day, else as many days. */
function beforeOf({ from, to }: { from: number; to: number }) {
  for (const part of [
    (on: number) => isoOf(on).slice(0, 7),
    (on: number) => `${toJalali(on).year}/${toJalali(on).month}`,
  ]) {
    const starts = (on: number) => part(on) !== part(on - 1);
    if (!starts(from) || !starts(to + 1)) continue;
    let months = 0;
    for (let on = from; on <= to; on++) if (starts(on)) months++;
    let begin = from;
    while (months > 0) if (starts(--begin)) months--;
    return { from: begin, to: from - 1 };
  }
  return { from: from - (to - from + 1), to: from - 1 };
}

test.each([
  ['2024-02-01', '2024-02-29', '2024-01-01', 'a month'],
  ['2024-01-01', '2024-03-31', '2023-10-01', 'three months'],
  ['2024-03-20', '2024-04-19', '2024-02-20', 'a Jalali month, Farvardin 1403, after Esfand of 29 days'],
  ['2024-02-01', '2024-02-28', '2024-01-04', 'no whole month, so 28 days'],
])('the period before %s to %s begins on %s: %s', (from, to, begins) => {
  expect(isoOf(beforeOf({ from: day(from), to: day(to) }).from)).toBe(begins);
  const sales = [
    { customer: 'A', day: day(begins), amount: 1 },
    { customer: 'B', day: day(begins) - 1, amount: 1 },
    { customer: 'A', day: day(from), amount: 1 },
  ];
  expect(measured('RETENTION_RATE', sales, { from: day(from), to: day(to) })).toBe(1);
});

test('without a period: the 90 days up to the latest order against the 90 before, whatever months they are', () => {
  bothWays((sales) => {
    const to = Math.max(...sales.map((each) => each.day));
    const now = buyersOf(within(sales, { from: to - 89, to }));
    const before = [...buyersOf(within(sales, { from: to - 179, to: to - 90 }))];
    const expected =
      before.length === 0 ? 'error' : before.filter((who) => now.has(who)).length / before.length;
    return [orError(() => reckon('RETENTION_RATE', { orders: shopOf(sales) })), expected];
  });
});

test('ARPU by Gregorian months, and by Jalali ones where the period is made of them', () => {
  const nowruz = { from: day('2024-03-20'), to: day('2024-05-20') };
  fc.assert(
    fc.property(shop, fc.oneof(period, fc.constant(nowruz)), (sales, asked) => {
      const inside = within(sales, asked);
      const monthOf = (on: number) => (asked === nowruz ? toJalali(on).month : isoOf(on).slice(0, 7));
      const active = new Set(inside.map((each) => `${each.customer} ${monthOf(each.day)}`)).size;
      const expected = active === 0 ? 'error' : cents(inside) / 100 / active;
      expect(measured('ARPU', sales, asked)).toEqual(near(expected));
    }),
  );
});

test('CLV of the shop and of one customer', () => {
  bothWays((sales) => {
    const to = Math.max(...sales.map((each) => each.day));
    const history = to - Math.min(...sales.map((each) => each.day)) + 1;
    const days = Math.min(365, history);
    const inside = within(sales, { from: to - days + 1, to });
    const yearly = (part: readonly Sale[]) => ((cents(part) / 100) * 365 * 2 * 0.3) / days;
    const own = inside.filter((each) => each.customer === sales[0]!.customer);
    const asked = { orders: shopOf(sales), years: 2, margin: 0.3 };
    const customer = { answer: (of: (who: string) => unknown) => of(sales[0]!.customer) };
    return [
      [orError(() => reckon('CLV', asked)), orError(() => reckon('CLV', { ...asked, customer }))],
      history < 90 ? ['error', 'error'] : [yearly(inside) / buyersOf(inside).size, yearly(own)],
    ];
  });
});

test('NEXT_ORDER_RATE by order days', () => {
  fc.assert(
    fc.property(shop, fc.integer({ min: 1, max: 200 }), (sales, days) => {
      const to = Math.max(...sales.map((each) => each.day));
      const expected = [1, 2, 3, 4].map((nth) => {
        const judged = [...buyersOf(sales)]
          .map((who) => daysOf(sales, who))
          .filter((own) => own.length >= nth && to - own[nth - 1]! >= days);
        const gaps = judged.filter((own) => own.length > nth).map((own) => own[nth]! - own[nth - 1]!);
        const back = gaps.filter((gap) => gap <= days);
        const share = judged.length === 0 ? '' : back.length / judged.length;
        return [nth, judged.length, back.length, share, back.length === 0 ? '' : middle(back)];
      });
      const asked = { orders: shopOf(sales), max_orders: 4, within_days: days };
      expect((reckon('NEXT_ORDER_RATE', asked) as unknown[][]).slice(1)).toEqual(expected);
    }),
  );
});

test('CUSTOMER_STAGE', () => {
  bothWays((sales) => {
    const to = Math.max(...sales.map((each) => each.day)) + 30;
    const gapsOf = (who: string) =>
      daysOf(sales, who).flatMap((on, i, own) => (i === 0 ? [] : [on - own[i - 1]!]));
    const medians = [...buyersOf(sales)]
      .map(gapsOf)
      .filter((gaps) => gaps.length > 0)
      .map(middle);
    const usual = medians.length === 0 ? 60 : middle(medians);
    const expected = [...buyersOf(sales)].map((who) => {
      const own = daysOf(sales, who);
      const gap = own.length >= 3 ? middle(gapsOf(who)) : usual;
      const since = to - own[own.length - 1]!;
      const fresh = own.length === 1 ? since <= gap : since <= 1.5 * gap;
      const stage = since > 365 ? 'lost' : fresh ? (own.length === 1 ? 'new' : 'active') : 'lapsing';
      return [who, stage, since, gap, isoOf(own[own.length - 1]! + Math.ceil(gap))];
    });
    const spent = (who: unknown) => cents(sales.filter((each) => each.customer === who));
    const order = ['lapsing', 'active', 'new', 'lost'];
    expected.sort(
      (a, b) =>
        order.indexOf(String(a[1])) - order.indexOf(String(b[1])) ||
        spent(b[0]) - spent(a[0]) ||
        (a[0]! < b[0]! ? -1 : 1),
    );
    const table = reckon('CUSTOMER_STAGE', { orders: shopOf(sales), as_of: to }) as unknown[][];
    const localDay = (date: unknown) => isoOf(((date as Date).getTime() / 3_600_000 + 3.5) / 24);
    return [table.slice(1).map((row) => [...row.slice(0, 4), localDay(row[4])]), expected];
  });
});

const labels = {
  gregorian: {
    month: (on: number) => isoOf(on).slice(0, 7),
    quarter: (on: number) => `${isoOf(on).slice(0, 4)}-Q${Math.ceil(Number(isoOf(on).slice(5, 7)) / 3)}`,
    // ISO 8601: the week's Thursday says the year, and how many Thursdays of it came before.
    week: (on: number) => {
      const thursday = on - ((((on + 3) % 7) + 7) % 7) + 3;
      const year = isoOf(thursday).slice(0, 4);
      return `${year}-W${String(Math.floor((thursday - day(`${year}-01-01`)) / 7) + 1).padStart(2, '0')}`;
    },
  },
  jalali: {
    month: (on: number) => `${toJalali(on).year}-${String(toJalali(on).month).padStart(2, '0')}`,
    quarter: (on: number) => `${toJalali(on).year}-Q${Math.ceil(toJalali(on).month / 3)}`,
    week: (on: number) => {
      let tuesday = on;
      while ((((tuesday - 2) % 7) + 7) % 7 !== 3) tuesday += (((on - 2) % 7) + 7) % 7 > 3 ? -1 : 1;
      let count = 0;
      for (let back = tuesday; toJalali(back).year === toJalali(tuesday).year; back -= 7) count++;
      return `${toJalali(tuesday).year}-W${String(count).padStart(2, '0')}`;
    },
  },
} as const;

/** As `label`, each day reckoned once. */
function remembered(label: (on: number) => string): (on: number) => string {
  const known = new Map<number, string>();
  return (on) => {
    const name = known.get(on) ?? label(on);
    known.set(on, name);
    return name;
  };
}

const grids = (['gregorian', 'jalali'] as const).flatMap((calendar) =>
  (['month', 'week', 'quarter'] as const).map((unit) => [unit, calendar] as const),
);

/** The labels of all periods between two days, in order. */
function periodsBetween(label: (on: number) => string, from: number, to: number): string[] {
  const list: string[] = [];
  for (let on = from; on <= to; on++) if (list[list.length - 1] !== label(on)) list.push(label(on));
  return list;
}

describe.each(grids)('by %s, %s', (unit, calendar) => {
  const label = remembered(labels[calendar][unit]);

  test('COHORT_RETENTION in all five measures', () => {
    fc.assert(
      fc.property(
        shop,
        fc.constantFrom('share', 'customers', 'orders', 'revenue', 'aov'),
        (sales, measure) => {
          const to = Math.max(...sales.map((each) => each.day));
          const from = Math.min(...sales.map((each) => each.day));
          const all = periodsBetween(label, from, to);
          const bornIn = (who: string) => label(daysOf(sales, who)[0]!);
          const ended = (name: string) => name !== all[all.length - 1] || label(to + 1) !== name;
          const expected = all.flatMap((born, at) => {
            const own = [...buyersOf(sales)].filter((who) => bornIn(who) === born);
            if (own.length === 0) return [];
            const cells = all.map((_, n) => {
              const name = all[at + n];
              if (name === undefined) return '';
              const inside = sales.filter((each) => own.includes(each.customer) && label(each.day) === name);
              if (measure === 'share') return buyersOf(inside).size / own.length;
              if (measure === 'customers') return buyersOf(inside).size;
              if (measure === 'orders') return inside.length;
              if (measure === 'revenue') return cents(inside) / 100;
              return inside.length === 0 ? '' : cents(inside) / 100 / inside.length;
            });
            return [[born, own.length, all.slice(at).filter(ended).length, ...cells]];
          });
          const table = reckon('COHORT_RETENTION', {
            orders: shopOf(sales),
            measure,
            period: unit,
            calendar,
          });
          expect((table as unknown[][]).slice(1)).toEqual(near(expected));
          expect((table as unknown[][])[0]!.slice(3)).toEqual(all.map((_, n) => n));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('KPI_TABLE', () => {
    fc.assert(
      fc.property(shop, (sales) => {
        const to = Math.max(...sales.map((each) => each.day));
        const from = Math.min(...sales.map((each) => each.day));
        const all = periodsBetween(label, from, to);
        const monthOf = labels[unit === 'week' ? 'gregorian' : calendar].month;
        const expected = all.map((name, at) => {
          const inside = sales.filter((each) => label(each.day) === name);
          const buyers = [...buyersOf(inside)];
          const began = (who: string) => label(daysOf(sales, who)[0]!) === name;
          const old = buyers.filter((who) => !began(who));
          const earlier = [...buyersOf(sales.filter((each) => label(each.day) === all[at - 1]))];
          const kept = earlier.filter((who) => buyers.includes(who)).length;
          const per = (part: number, whole: number) => (whole === 0 ? '' : part / whole);
          const unfinished = name === all[all.length - 1] && label(to + 1) === name;
          return [
            unfinished ? `${name} (unfinished)` : name,
            cents(inside) / 100,
            inside.length,
            buyers.length,
            buyers.length - old.length,
            old.length,
            per(cents(inside.filter((each) => !began(each.customer))), cents(inside)),
            per(
              buyers.filter((who) => inside.filter((each) => each.customer === who).length > 1).length,
              buyers.length,
            ),
            per(kept, earlier.length),
            per(earlier.length - kept, earlier.length),
            per(cents(inside) / 100, inside.length),
            per(
              cents(inside) / 100,
              new Set(inside.map((each) => `${each.customer} ${monthOf(each.day)}`)).size,
            ),
          ];
        });
        const table = reckon('KPI_TABLE', { orders: shopOf(sales), period: unit, calendar }) as unknown[][];
        expect(table.slice(1)).toEqual(near(expected));
      }),
      { numRuns: 40 },
    );
  });
});

test('VALUE_BY first product', () => {
  bothWays((sales) => {
    const to = Math.max(...sales.map((each) => each.day));
    const rows = [...products, ''].flatMap((value) => {
      const won = [...buyersOf(sales)].filter((who) => {
        const own = sales.filter((each) => each.customer === who);
        const onFirst = own
          .filter((each) => each.day === daysOf(sales, who)[0])
          .flatMap((each) => each.products!);
        return value === '' ? onFirst.length === 0 : onFirst.includes(value);
      });
      const old = won.filter((who) => threeMonthsOn(daysOf(sales, who)[0]!) <= to);
      const early = (who: string) =>
        sales.filter((each) => each.customer === who && each.day <= threeMonthsOn(daysOf(sales, who)[0]!));
      const revenue = old.reduce((sum, who) => sum + cents(early(who)), 0) / 100;
      const again = old.filter((who) => early(who).length >= 2).length;
      const per = (part: number) => (old.length === 0 ? '' : part / old.length);
      return won.length === 0 ? [] : [[value || '(none)', won.length, per(again), per(revenue)]];
    });
    const code = (row: (string | number)[]) => (row[0] === '(none)' ? '' : String(row[0]));
    rows.sort((a, b) => Number(b[1]) - Number(a[1]) || (code(a) < code(b) ? -1 : 1));
    const known = sales.some(
      (each) => each.products!.length > 0 && each.day === daysOf(sales, each.customer)[0],
    );
    const table = orError(() =>
      reckon('VALUE_BY', { orders: shopOf(sales), by: 'first_product', months: 3 }),
    );
    return [table === 'error' ? 'error' : (table as unknown[][]).slice(1), known ? rows : 'error'];
  });
});

/** The same date three Gregorian months later, or that month's last day. */
function threeMonthsOn(on: number): number {
  const [year = 0, month = 0, date = 0] = isoOf(on).split('-').map(Number);
  const target = new Date(Date.UTC(year, month + 3, 0));
  return day(
    new Date(Date.UTC(year, month + 2, Math.min(date, target.getUTCDate()))).toISOString().slice(0, 10),
  );
}

test('RETENTION_READINESS: the share of buyers who had ordered before', () => {
  bothWaysIn((sales, asked) => {
    const now = [...buyersOf(within(sales, asked))];
    const old = now.filter((who) => daysOf(sales, who)[0]! < asked.from);
    const expected = now.length === 0 ? 'error' : [[old.length / now.length, 'too early']];
    return [measured('RETENTION_READINESS', sales, asked), expected];
  });
});

test('CROSS_SELL by order and by customer', () => {
  fc.assert(
    fc.property(
      shop,
      fc.constantFrom('order', 'customer'),
      fc.integer({ min: 1, max: 4 }),
      (sales, by, least) => {
        const baskets = (
          by === 'order'
            ? sales.map((each) => new Set(each.products))
            : [...buyersOf(sales)].map(
                (who) =>
                  new Set(sales.filter((each) => each.customer === who).flatMap((each) => each.products!)),
              )
        ).filter((basket) => basket.size > 0);
        const count = (...wanted: string[]) =>
          baskets.filter((basket) => wanted.every((each) => basket.has(each))).length;
        const all = baskets.length;
        const expected = products
          .flatMap((a) => products.map((b) => [a, b] as const))
          .filter(([a, b]) => a !== b && count(a, b) >= least)
          .map(([a, b]) => {
            const [ab, na, nb] = [count(a, b), count(a), count(b)];
            const lift = (ab * all) / (na * nb);
            const low = lift * Math.exp(-1.96 * Math.sqrt(Math.max(0, 1 / ab - 1 / na + 1 / nb - 1 / all)));
            return [a, b, ab, ab / all, ab / na, lift, low] as const;
          })
          .sort((x, y) => y[6] - x[6] || y[2] - x[2] || (x[0] + x[1] < y[0] + y[1] ? -1 : 1));
        const asked = { order_lines: shopOf(sales), min_orders: least, by };
        const table = orError(() => reckon('CROSS_SELL', asked));
        const actual = table === 'error' ? [] : (table as unknown[][]).slice(1);
        expect(actual).toEqual(near(expected));
      },
    ),
  );
});

test('LOYALTY without uses: credit from the second order on, valid for a year', () => {
  bothWays((sales) => {
    // Different days, so that which order is the second leaves no doubt.
    const once = sales.filter(
      (each, i) =>
        sales.findIndex((other) => other.customer === each.customer && other.day === each.day) === i,
    );
    const asOf = Math.max(...once.map((each) => each.day));
    const expected = [...buyersOf(once)].map((who) => {
      const own = once.filter((each) => each.customer === who).sort((a, b) => a.day - b.day);
      const credits = own.slice(1).map((each) => ({ day: each.day, left: 0.05 * each.amount }));
      const valid = credits.filter((credit) => credit.day + 100 >= asOf && credit.left > 0);
      const sum = (list: typeof credits) => list.reduce((total, credit) => total + credit.left, 0);
      const next = valid[0] ? [valid[0].left, isoOf(valid[0].day + 100)] : ['', ''];
      return [who, own.length, sum(credits), 0, sum(valid), ...next];
    });
    expected.sort((a, b) => Math.round((Number(b[4]) - Number(a[4])) * 1e6) || (a[0]! < b[0]! ? -1 : 1));
    const asked = { orders: shopOf(once), rate: 0.05, expiry_days: 100 };
    const table = (reckon('LOYALTY', asked) as unknown[][]).slice(1);
    const localDay = (date: unknown) =>
      date === '' ? '' : isoOf(((date as Date).getTime() / 3_600_000 + 3.5) / 24);
    const fine = (rows: unknown[][]) =>
      rows.map((row) => row.map((cell) => (typeof cell === 'number' ? Math.round(cell * 1e6) / 1e6 : cell)));
    const actual = table.map((row) => [row[0], row[2], row[3], row[4], row[5], row[6], localDay(row[7])]);
    return [fine(actual), fine(expected)];
  });
});

test('NPS', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (scores) => {
      const share = (low: number, high: number) =>
        (100 * scores.filter((score) => score >= low && score <= high).length) / scores.length;
      expect(reckon('NPS', { scores: scores.map((score) => [score]) })).toBeCloseTo(
        share(9, 10) - share(0, 6),
        9,
      );
    }),
  );
});
