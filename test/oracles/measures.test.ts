import { dayOf, isoOf, monthEnd } from '../../src/core/days.ts';
import type { Params } from '../../src/core/params.ts';
import { predictionsOf } from '../../src/metrics/clvPredict.ts';
import { cohortsOf } from '../../src/metrics/cohorts.ts';
import { evaluateMetric } from '../../src/metrics/evaluate.ts';
import * as registry from '../../src/metrics/index.ts';
import { kpisOf } from '../../src/metrics/kpis.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { backTest } from '../../src/metrics/models/backTest.ts';
import { periodBefore } from '../../src/metrics/periods.ts';
import { retentionOf } from '../../src/metrics/retentionRate.ts';
import { scoreCustomers } from '../../src/metrics/rfm.ts';
import { segmentNames, segmentOf } from '../../src/metrics/segmentGrid.ts';
import { spanOf, totalsOf } from '../../src/orders/history.ts';
import type { Orders } from '../../src/orders/order.ts';
import { allNear, caseOf, columnsOf, numbers, oracle, ordersOf, utc } from './published.ts';

const isoDay = (iso: string) => {
  const [year = 0, month = 0, date = 1] = iso.split('-').map(Number);
  return dayOf(year, month, date);
};

/** What a function gives for orders already read. */
function reckon(name: string, values: Record<string, unknown>) {
  const metric = (Object.values(registry) as readonly Metric<Params>[]).find((each) => each.name === name)!;
  const left = Object.fromEntries(
    Object.entries(metric.params)
      .filter(([key, param]) => param.optional && !(key in values))
      .map(([key, param]) => [key, param.parse(undefined, key, utc)]),
  );
  return metric.evaluate({ ...left, ...values }, utc);
}

const cdnow = ordersOf('data/cdnow/orders.csv', ['order_id', 'customer_id', 'date', 'amount']);
const rfmOrders = ordersOf('data/rfm_orders/rfm_data_orders.csv', ['customer_id', 'order_date', 'revenue']);

describe.each([
  ['metrics_cdnow', cdnow],
  ['metrics_rfm_orders', rfmOrders],
])('the plain measures of %s', (name, orders) => {
  const set = oracle(name);
  const shown = orders.currencies[0]!.scale;

  test('order value, orders per customer, repeat rate', () => {
    const { summary } = set;
    expect(reckon('AOV', { orders })).toBeCloseTo(summary.aov, 9);
    expect(reckon('ORDERS_PER_CUSTOMER', { orders })).toBeCloseTo(summary.orders_per_customer, 9);
    expect(reckon('REPEAT_RATE', { orders })).toBeCloseTo(summary.repeat_purchase_rate, 9);
    expect([orders.customers.length, orders.length]).toEqual([summary.customers, summary.orders]);
  });

  test('each month: retention of the month before, revenue, orders, order value, revenue a customer', () => {
    const byMonth = new Map(kpisOf(orders, 'month', 'gregorian').map((kpi) => [kpi.label, kpi]));
    const compared = set.monthly.filter((month: { to: string }) => byMonth.has(month.to));
    expect(compared.length).toBeGreaterThan(10);
    for (const month of compared) {
      const kpi = byMonth.get(month.to)!;
      expect([kpi.orders, kpi.buyers, kpi.newBuyers]).toEqual([
        month.orders_to,
        month.E_active_in_to,
        month.N_new_in_to,
      ]);
      expect(kpi.revenue / shown).toBeCloseTo(month.revenue_to, 2);
      if (month.retention_strict === null) expect(kpi.retentionShare).toBeNull();
      else expect(kpi.retentionShare).toBeCloseTo(month.retention_strict, 9);
      if (month.arpu_to === null) continue;
      expect(kpi.monthlyRevenuePerBuyer! / shown).toBeCloseTo(month.arpu_to, 9);
      if (month.S_active_in_from === 0) continue;
      const period = { from: isoDay(month.to), to: monthEnd(isoDay(month.to)) };
      const retained = retentionOf(orders, { period, before: periodBefore(period) }, 'before');
      expect(retained).toBeCloseTo(month.retention_strict, 9);
    }
  });

  test('cohorts by month: customers, orders and revenue', () => {
    const cohorts = new Map(cohortsOf(orders, 'month', 'gregorian').map((cohort) => [cohort.label, cohort]));
    expect([...cohorts.keys()]).toEqual(Object.keys(set.cohort_customers));
    const latest = isoOf(spanOf(orders).to).slice(0, 7);
    const between = (from: string, to: string) =>
      (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
      Number(to.slice(5)) -
      Number(from.slice(5)) +
      1;
    for (const [label, cohort] of cohorts) {
      const begun = between(label, latest);
      expect(cohort.buyers.length).toBe(begun);
      // The tables list only the periods in which some cohort bought.
      const cells = (name: string) =>
        set[name][label].filter((cell: number | null) => cell !== null) as number[];
      const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);
      expect(sum(cohort.buyers)).toBe(sum(cells('cohort_customers')));
      expect(sum(cohort.orders)).toBe(sum(cells('cohort_orders')));
      expect(sum(cohort.revenue) / shown).toBeCloseTo(sum(cells('cohort_revenue')), 2);
      for (let n = 0; n < 12 && n < begun; n++) {
        expect([n, cohort.buyers[n], cohort.orders[n]]).toEqual([
          n,
          set.cohort_customers[label][n],
          set.cohort_orders[label][n],
        ]);
        expect(cohort.revenue[n]! / shown).toBeCloseTo(set.cohort_revenue[label][n], 2);
      }
    }
  });
});

// Other rules of scoring: their recency, orders and money must be ours, their scores may differ.
describe.each([
  [
    'rfm_r_orders',
    rfmOrders,
    '2006-12-31',
    ['recency_days', 'transaction_count', 'amount'],
    ['r_b5', 'f_b5', 'm_b5'],
  ],
  [
    'rfm_r_cdnow',
    cdnow,
    '1998-07-01',
    ['recency_days', 'transaction_count', 'amount'],
    ['r_b5', 'f_b5', 'm_b5'],
  ],
  [
    'rfm_conventions_rfm_orders',
    rfmOrders,
    '2006-12-31',
    ['recency', 'frequency', 'monetary'],
    ['r_qcut_5', 'f_qcut_5', 'm_qcut_5'],
  ],
  [
    'rfm_conventions_rfm_orders',
    rfmOrders,
    '2006-12-31',
    ['recency', 'frequency', 'monetary'],
    ['r_ntile_5', 'f_ntile_5', 'm_ntile_5'],
  ],
  [
    'rfm_conventions_rfm_orders',
    rfmOrders,
    '2006-12-31',
    ['recency', 'frequency', 'monetary'],
    ['r_percentrank_5', 'f_percentrank_5', 'm_percentrank_5'],
  ],
  [
    'rfm_conventions_cdnow',
    cdnow,
    '1998-07-01',
    ['recency', 'frequency', 'monetary'],
    ['r_qcut_5', 'f_qcut_5', 'm_qcut_5'],
  ],
  [
    'rfm_conventions_cdnow',
    cdnow,
    '1998-07-01',
    ['recency', 'frequency', 'monetary'],
    ['r_ntile_5', 'f_ntile_5', 'm_ntile_5'],
  ],
  [
    'rfm_conventions_cdnow',
    cdnow,
    '1998-07-01',
    ['recency', 'frequency', 'monetary'],
    ['r_percentrank_5', 'f_percentrank_5', 'm_percentrank_5'],
  ],
] as const)('%s', (name, orders, asOf, figures, scoreColumns) => {
  const table = columnsOf(`oracles/${name}.csv`);
  const scores = scoreCustomers(orders, { asOf: isoDay(asOf), after: null, scale: 'fifths' });
  const entries = table('customer_id').map((id) => scores.customer.indexOf(orders.find(id)));
  const shown = orders.currencies[0]!.scale;

  test(`recency, orders and money are ours, beside ${scoreColumns.join(', ')}`, () => {
    const ours = (column: ArrayLike<number>) => entries.map((i) => column[i]!);
    allNear(ours(scores.recencyDays), numbers(table(figures[0])), {});
    allNear(ours(scores.orderCount), numbers(table(figures[1])), {});
    allNear(
      ours(scores.totalSpent).map((units) => units / shown),
      numbers(table(figures[2])),
      { abs: 0.005 },
    );
    const differing = [scores.r, scores.f, scores.m].map((column, which) => {
      const theirs = table(scoreColumns[which]!);
      return entries.filter((i, row) => column[i] !== Number(theirs[row])).length;
    });
    scoreDifferences.push([name, scoreColumns[0].replace(/^r_/, ''), ...differing.map(String)]);
  });
});

const scoreDifferences: string[][] = [];

test('two more rules over CDNOW: quintiles as Shopify and Putler take them, quartiles as pymc-marketing', () => {
  const scores = scoreCustomers(cdnow, { asOf: isoDay('1998-07-01'), after: null, scale: 'fifths' });
  const entryOf = (id: string) => scores.customer.indexOf(cdnow.find(id));
  const quintiles = columnsOf('oracles/fm_scores_cdnow.csv');
  const entries = quintiles('customer_id').map(entryOf);
  const differing = (['R', 'F', 'M'] as const).map((name, which) => {
    const theirs = quintiles(name);
    return entries.filter((i, row) => [scores.r, scores.f, scores.m][which]![i] !== Number(theirs[row]))
      .length;
  });
  scoreDifferences.push(['fm_scores_cdnow', 'qcut', ...differing.map(String)]);
  const quartiles = columnsOf('oracles/rfm_pymc_cdnow.csv');
  const recency = quartiles('customer_id').map((id) => scores.recencyDays[entryOf(id)]! - 1);
  allNear(recency, numbers(quartiles('recency')), {});
});

test('how far each rule of scoring differs from ours, customers by R, F and M', () => {
  const table = scoreDifferences.map((row) => row.join(' ')).sort();
  expect(table).toMatchInlineSnapshot(`
[
  "fm_scores_cdnow qcut 0 1152 1",
  "rfm_conventions_cdnow ntile_5 26 1012 10",
  "rfm_conventions_cdnow percentrank_5 46 0 1",
  "rfm_conventions_cdnow qcut_5 0 1152 1",
  "rfm_conventions_rfm_orders ntile_5 4 239 6",
  "rfm_conventions_rfm_orders percentrank_5 11 0 0",
  "rfm_conventions_rfm_orders qcut_5 0 0 0",
  "rfm_r_cdnow b5 0 0 82",
  "rfm_r_orders b5 1 0 2",
]
`);
});

test('the grid of segments is the one of public tutorials', () => {
  const grid = oracle('segment_grids').grids.rf10_grid.segments as [string, string, string][];
  const range = (text: string) => text.slice(2).split('-').map(Number) as [number, number?];
  const names: Record<string, string> = {
    cant_loose: 'cant_lose',
    loyal_customers: 'loyal',
    new_customers: 'new',
    potential_loyalists: 'potential_loyalist',
  };
  let cells = 0;
  for (const [name, recency, frequency] of grid) {
    const [r1, r2 = r1] = range(recency);
    const [f1, f2 = f1] = range(frequency);
    for (let r = r1; r <= r2; r++) {
      for (let f = f1; f <= f2; f++, cells++) expect(segmentOf(r, f)).toBe(names[name] ?? name);
    }
  }
  expect(cells).toBe(25);
  expect(Object.keys(segmentNames)).toHaveLength(10);
});

test('a forecast of CDNOW from 1997-09-30 comes as near as BTYD’s, and nearer than the past rate', () => {
  const set = oracle('forecast_quality');
  const published = caseOf(set, 'cdnow 39 weeks, BTYD');
  const test39 = backTest(cdnow, isoDay('1997-09-30'));
  expect(test39.actual).toBe(published.bgnbd.sum_actual);
  expect(test39.days).toBe(273);
  expect(test39.naive.meanError).toBeCloseTo(published['naive rate x/T*39'].mae, 2);
  expect(Math.abs(test39.naive.total / published['naive rate x/T*39'].sum_predicted - 1)).toBeLessThan(1e-3);
  // MBG/NBD forecasts; its sum by lifetimes is 1576.7 at weekly rounding, its error lies below BG/NBD’s.
  expect(test39.expected.total).toBeCloseTo(1576.7, 0);
  expect(test39.expected.meanError).toBeLessThan(published.bgnbd.mae);
  expect(test39.expected.meanError).toBeLessThan(test39.naive.meanError);
});

test('the worked examples of vendors', () => {
  for (const { id, input, expected } of oracle('formulas_published').cases) {
    const { aov, per_year, years, margin } = input;
    if (id.startsWith('ltv.'))
      expect(ask('CLV_FROM_AVERAGES', aov, per_year, years, margin)).toBeCloseTo(expected, 9);
    if (id === 'mrr.net.chartmogul') {
      const { churn, contraction, expansion, reactivation, start } = input;
      expect(ask('REVENUE_CHURN', churn + contraction, expansion + reactivation, start)).toBeCloseTo(
        expected,
        9,
      );
    }
    if (id.startsWith('crr')) {
      const asked = () => ask('RETENTION_FROM_COUNTS', input.E, input.N, input.S);
      if (expected === null) expect(asked).toThrow('start must be a number above 0, got 0');
      else expect((asked() as number) * 100).toBeCloseTo(expected, 9);
    }
    if (id === 'nps.dela') {
      const scores = [...new Array(30).fill([9]), ...new Array(20).fill([6]), ...new Array(50).fill([7])];
      expect(ask('NPS', scores)).toBe(expected);
    }
  }
});

const ask = (name: string, ...args: unknown[]) => evaluateMetric(name, args, utc);

test('70 days in both calendars, both ways', () => {
  const { pairs } = oracle('calendar_jalali');
  for (const { gregorian, jalali } of pairs) {
    expect(ask('JALALI', gregorian)).toBe(jalali);
    expect((ask('FROM_JALALI', jalali) as Date).toISOString().slice(0, 10)).toBe(gregorian);
  }
  expect(pairs.length).toBeGreaterThanOrEqual(60);
});

describe('Online Retail', () => {
  const path = 'data/online_retail/orders_all.csv';

  // Widely published: distinct customers of the first cohort by month, cancellations kept.
  test('the first cohort of all rows with a customer', () => {
    const column = columnsOf(path);
    const [customer, date] = [column('customer_id'), column('date')];
    const rows = customer.flatMap((id, i) => (id === '' ? [] : [[id, date[i]!.slice(0, 10), 1]]));
    const orders = plainOrders(rows as [string, string, number][]);
    const { expected } = caseOf(oracle('published'), 'online_retail.cohort0');
    expect(cohortsOf(orders, 'month', 'gregorian')[0]!.buyers).toEqual(expected);
  });

  test('no dropout can be measured up to the middle of 2011, and the forecast says so', () => {
    const clean = ordersOf('data/online_retail/orders_clean.csv', [
      'order_id',
      'customer_id',
      'date',
      'amount',
    ]);
    const terms = { months: 12, margin: 1, yearlyDiscount: 0.1 };
    const predictions = predictionsOf(clean, isoDay('2011-06-30'), terms);
    expect(predictions.dropoutIsMeasurable).toBe(false);
    expect(predictions.customers.every((each) => each.aliveProbability === null)).toBe(true);
    // lifetimes at the boundary: 12,695.7 order days in 365 days; a year of months is 365.25.
    const total = predictions.customers.reduce((sum, each) => sum + each.expectedOrders, 0);
    expect(Math.abs(total / ((12_695.716 * 365.25) / 365) - 1)).toBeLessThan(1e-3);
  });

  test('customers whose refunds eat their orders break neither scores nor forecast', () => {
    const column = columnsOf(path);
    const even = column('customer_id').map((id) => id !== '' && Number(id) % 2 === 0);
    const header = ['order_id', 'customer_id', 'date', 'amount'];
    const columns = header.map((name) => column(name));
    const rows = even.flatMap((is, i) => (is ? [columns.map((cells) => cells[i]!)] : []));
    const table = ask('RFM_SCORE', [header, ...rows]) as unknown[][];
    const expected = columnsOf('oracles/refunds_online_retail.csv');
    const orders = new Map(expected('customer_id').map((id, i) => [id, Number(expected('orders')[i])]));
    const counted = [...orders.values()].filter((count) => count > 0).length;
    expect(table.length - 1).toBeLessThanOrEqual(counted);
    expect(table.length - 1).toBeGreaterThan(counted * 0.95);
    const forecast = ask('CLV_PREDICT', [header, ...rows]) as unknown[][];
    expect(forecast.slice(1).every((row) => (row[4] as number) >= 0)).toBe(true);
  });
});

/** Orders as columns, where the file's own rules of counting are not what is tested. */
function plainOrders(rows: readonly [string, string, number][]): Orders {
  return {
    ...ordersFromRows(rows),
    currency: null,
    currencies: [{ code: '', scale: 1, decimals: 0 }],
    detail: () => {
      throw new Error('no detail here');
    },
    person: () => ({ name: '', email: '', phone: '', city: '', consent: null }),
    find: () => -1,
  };
}

function ordersFromRows(rows: readonly [string, string, number][]) {
  const customers = [...new Set(rows.map(([id]) => id))];
  const index = new Map(customers.map((id, i) => [id, i]));
  return {
    length: rows.length,
    customers,
    customer: Int32Array.from(rows, ([id]) => index.get(id)!),
    day: Int32Array.from(rows, ([, iso]) => isoDay(iso)),
    amount: Float64Array.from(rows, ([, , amount]) => amount),
  };
}

test('R’s rfm counts all orders and money, and so do we', () => {
  const whole = totalsOf(rfmOrders, spanOf(rfmOrders));
  expect([whole.orders, whole.buyers]).toEqual([4906, 995]);
  expect(whole.totalSpent.reduce((sum, spent) => sum + spent, 0)).toBe(
    464_158 * rfmOrders.currencies[0]!.scale,
  );
});
