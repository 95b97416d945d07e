import { dayOf } from '../../src/core/days.ts';
import { type BuyingHistories, buyingHistories, grouped } from '../../src/metrics/models/buyingHistories.ts';
import {
  type BuyingModel,
  type BuyingParams,
  fitBuying,
  fitWithoutDropout,
  logLikelihoodOf,
} from '../../src/metrics/models/buyingModel.ts';
import { aliveProbability, expectedOrderDays } from '../../src/metrics/models/expectedOrders.ts';
import { expectedSpend, fitSpending, type SpendingParams } from '../../src/metrics/models/spending.ts';
import { shopOf } from '../metrics/shop.ts';
import { allNear, caseOf, columnsOf, numbers, oracle } from './published.ts';

type Histories = Omit<BuyingHistories, 'customer'>;

function historiesIn(path: string, x: string, t: string, age: string): Histories {
  const column = columnsOf(path);
  return {
    repeatCount: Int32Array.from(column(x), Number),
    lastOrderAge: numbers(column(t)),
    customerAge: numbers(column(age)),
  };
}

function eachOf(
  { repeatCount, lastOrderAge, customerAge }: Histories,
  f: (x: number, t: number, age: number) => number,
) {
  return Float64Array.from(repeatCount, (x, i) => f(x, lastOrderAge[i]!, customerAge[i]!));
}

const alive = (model: BuyingModel, params: BuyingParams, histories: Histories) =>
  eachOf(histories, (x, t, age) => aliveProbability(model, params, x, t, age));
const expectedIn = (model: BuyingModel, params: BuyingParams, histories: Histories, ahead: number) =>
  eachOf(histories, (x, t, age) => expectedOrderDays(model, params, { x, t, age }, ahead));

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

function fitsAsWell(
  model: BuyingModel,
  histories: Histories,
  expected: { ll: number; params?: BuyingParams },
  relative: number,
) {
  const fit = fitBuying(model, grouped(histories));
  expect(fit.converged).toBe(true);
  expect(fit.logLikelihood).toBeGreaterThanOrEqual(expected.ll - 0.05);
  expect(fit.logLikelihood).toBeLessThanOrEqual(expected.ll + 0.05);
  const plain = total(eachOf(histories, (x, t, age) => logLikelihoodOf(model, fit.params, x, t, age)));
  expect(Math.abs(fit.logLikelihood / plain - 1)).toBeLessThan(1e-10);
  if (expected.params) {
    for (const key of ['r', 'alpha', 'a', 'b'] as const) {
      expect(Math.abs(fit.params[key] / expected.params[key] - 1)).toBeLessThan(relative);
    }
  }
  return fit;
}

// lifetimes 0.11.3 run on four sets; its tables hold a line a customer.
const lifetimes = [
  { name: 'clv_cdnow_summary', horizons: [1, 4, 13, 39, 52] },
  { name: 'clv_cdnow_orders_daily_cal', horizons: [7, 30, 90, 273, 365] },
  { name: 'clv_lifetimes_example', horizons: [30, 90, 365] },
  { name: 'clv_online_retail_cal', horizons: [30, 90, 180, 365] },
];

describe.each(lifetimes)('lifetimes on $name', ({ name, horizons }) => {
  const set = oracle(name);
  const table = columnsOf(`oracles/${name}.csv`);
  const histories = historiesIn(`oracles/${name}.csv`, 'frequency', 'recency', 'T');

  describe.each(['bgnbd', 'mbgnbd'] as const)('%s', (model) => {
    const fitted = caseOf(set, `${model}.fit`);
    const params: BuyingParams = fitted.expected.params;
    const atBoundary = /BOUNDARY/.test(fitted.note ?? '');

    test('is fitted as well, and its totals agree at our own parameters', () => {
      const fit = fitsAsWell(
        model,
        histories,
        { ll: fitted.expected.ll_unscaled, ...(atBoundary ? {} : { params }) },
        fitted.tolerance.params_rel,
      );
      const totals = caseOf(set, `${model}.per_customer`).expected_totals;
      for (const ahead of horizons) {
        const ours = total(expectedIn(model, fit.params, histories, ahead));
        expect(Math.abs(ours / totals[`e_${model}_t${ahead}`] - 1)).toBeLessThan(1e-3);
      }
    });

    test('gives each customer the same chances and orders at the given parameters', () => {
      const tolerance = { rel: 1e-5, abs: 1e-8 };
      allNear(alive(model, params, histories), numbers(table(`p_alive_${model}`)), tolerance);
      for (const ahead of horizons) {
        allNear(
          expectedIn(model, params, histories, ahead),
          numbers(table(`e_${model}_t${ahead}`)),
          tolerance,
        );
      }
    });

    test('expects the same of a customer just won', () => {
      const { params: asked, expected } = caseOf(set, `${model}.expected_new`);
      const ours = asked.t.map((ahead: number) =>
        expectedOrderDays(model, params, { x: 0, t: 0, age: 0 }, ahead),
      );
      allNear(ours, expected, { rel: 1e-6 });
    });
  });

  const spending = set.cases.some((each: { id: string }) => each.id === 'gg.fit');
  if (spending) {
    test('gamma-gamma fits as well and gives the same spend and lifetime values', () => {
      const { expected, tolerance } = caseOf(set, 'gg.fit');
      const [days, mean] = [numbers(table('frequency')), numbers(table('monetary_value'))];
      const used = Array.from(days.keys()).filter((i) => days[i]! > 0 && mean[i]! > 0);
      const fit = fitSpending({ days: used.map((i) => days[i]!), mean: used.map((i) => mean[i]!) })!;
      expect(fit.shape).toBe('varied');
      expect(Math.abs(fit.logLikelihood - expected.ll)).toBeLessThan(tolerance.ll_abs);
      allNear(spendingOf(fit.params), spendingOf(expected.params), { rel: tolerance.params_rel });
      const spend = Float64Array.from(days, (x, i) =>
        expectedSpend(expected.params, x, x === 0 ? 0 : mean[i]!),
      );
      allNear(spend, numbers(table('cond_profit')), { rel: 1e-5, abs: 1e-6 });
      const month = set.time_unit === 'week' ? 4.345 : 30;
      const { params } = caseOf(set, 'bgnbd.fit').expected;
      for (const { months, monthly_discount } of caseOf(set, 'gg.per_customer').params.clv) {
        const discounted = new Float64Array(days.length);
        let before = new Float64Array(days.length);
        for (let m = 1; m <= months; m++) {
          const within = expectedIn('bgnbd', params, histories, m * month);
          for (let i = 0; i < within.length; i++)
            discounted[i]! += ((within[i]! - before[i]!) * spend[i]!) / (1 + monthly_discount) ** m;
          before = within;
        }
        const column = `clv_${months}m_d${Number.isInteger(monthly_discount) ? monthly_discount.toFixed(1) : monthly_discount}`;
        allNear(discounted, numbers(table(column)), { rel: 1e-5, abs: 1e-6 });
      }
    });
  }
});

const spendingOf = ({ p, q, v }: SpendingParams) => [p, q, v];

describe('CDNOW in weeks, as BTYD, BTYDplus and CLVTools have it', () => {
  const path = 'data/cdnow/btyd_cdnowSummary_cbs.csv';
  const histories = historiesIn(path, 'x', 't.x', 'T.cal');

  test('BG/NBD: fit, chances and orders of BTYD', () => {
    const set = oracle('btyd_cdnow_summary');
    const { params, ll } = caseOf(set, 'bgnbd.fit').expected;
    const fit = fitsAsWell('bgnbd', histories, { ll, params }, 0.005);
    expect(fit.logLikelihood).toBeCloseTo(-9582.43, 2);
    const table = columnsOf('oracles/btyd_cdnow_summary.csv');
    const tolerance = { rel: 1e-4, abs: 1e-7 };
    allNear(alive('bgnbd', params, histories), numbers(table('palive_bgnbd')), tolerance);
    for (const ahead of [1, 39, 52]) {
      allNear(expectedIn('bgnbd', params, histories, ahead), numbers(table(`e_bgnbd_t${ahead}`)), tolerance);
    }
  });

  test('gamma-gamma: fit and spend of BTYD', () => {
    const set = oracle('btyd_cdnow_summary');
    const { params, ll } = caseOf(set, 'gg.fit').expected;
    const mean = numbers(columnsOf(path)('m.x'));
    const used = Array.from(mean.keys()).filter((i) => mean[i]! > 0);
    const days = (i: number) => histories.repeatCount[i]!;
    const fit = fitSpending({ days: used.map(days), mean: used.map((i) => mean[i]!) })!;
    expect(Math.abs(fit.logLikelihood - ll)).toBeLessThan(0.05);
    allNear(spendingOf(fit.params), spendingOf(params), { rel: 0.002 });
    const spend = Float64Array.from(mean, (m, i) => expectedSpend(fit.params, m > 0 ? days(i) : 0, m));
    allNear(spend, numbers(columnsOf('oracles/btyd_cdnow_summary.csv')('spend')), { rel: 1e-4 });
  });

  test('MBG/NBD, and the NBD in which nobody drops out, of BTYDplus', () => {
    const set = oracle('btydplus_mbgnbd_cdnow');
    const { params, ll } = caseOf(set, 'mbgnbd.fit').expected;
    fitsAsWell('mbgnbd', histories, { ll, params }, 0.005);
    const table = columnsOf('oracles/btydplus_mbgnbd_cdnow.csv');
    const tolerance = { rel: 1e-4, abs: 1e-7 };
    allNear(alive('mbgnbd', params, histories), numbers(table('palive')), tolerance);
    for (const ahead of [26, 52]) {
      allNear(expectedIn('mbgnbd', params, histories, ahead), numbers(table(`e${ahead}`)), tolerance);
    }
    const nbd = caseOf(set, 'nbd.fit').expected;
    const still = fitWithoutDropout(grouped(histories));
    expect(Math.abs(still.logLikelihood - nbd.ll)).toBeLessThan(0.05);
    const inYear = eachOf(histories, (x, _, age) => ((still.r + x) * 52) / (still.alpha + age));
    allNear(inYear, numbers(table('nbd52')), { rel: 1e-3 });
  });

  test('BG/NBD and spend of CLVTools, over the 39 weeks that followed', () => {
    const set = oracle('clvtools_cdnow');
    const { params, ll } = caseOf(set, 'bgnbd.fit').expected;
    fitsAsWell('bgnbd', histories, { ll, params }, 0.005);
    const table = columnsOf('oracles/clvtools_cdnow.csv');
    const customers = columnsOf(path)('cust');
    const order = table('Id').map((id) => customers.indexOf(id));
    const inOrder = (values: Float64Array) => order.map((i) => values[i]!);
    const ahead = expectedIn('bgnbd', params, histories, 39);
    allNear(inOrder(alive('bgnbd', params, histories)), numbers(table('bgnbd.PAlive')), {
      rel: 1e-3,
      abs: 1e-7,
    });
    allNear(inOrder(ahead), numbers(table('bgnbd.CET')), { rel: 1e-3, abs: 1e-7 });
    const { p, q, gamma: v } = caseOf(set, 'gg.fit').expected.params;
    const mean = numbers(columnsOf(path)('m.x'));
    const spend = mean.map((m, i) => expectedSpend({ p, q, v }, m > 0 ? histories.repeatCount[i]! : 0, m));
    allNear(inOrder(spend), numbers(table('bgnbd.predicted.mean.spending')), { rel: 1e-3 });
    allNear(
      inOrder(spend.map((each, i) => each * ahead[i]!)),
      numbers(table('bgnbd.predicted.period.spending')),
      {
        rel: 1e-3,
        abs: 1e-6,
      },
    );
  });
});

test('60-digit arithmetic agrees up to a thousand repeat orders and a thousand units of time', () => {
  const set = oracle('math_extremes');
  const ours = set.cases.filter((each: { model: string }) => /^m?bgnbd/.test(each.model));
  expect(ours.length).toBeGreaterThan(70);
  for (const { model: named, params: list, x, t_x, T, ll, p_alive, ce } of ours) {
    const model = named.startsWith('m') ? 'mbgnbd' : 'bgnbd';
    const params = paramsOf(list);
    allNear([logLikelihoodOf(model, params, x, t_x, T)], [ll], { rel: set.tolerance.ll_rel });
    allNear([aliveProbability(model, params, x, t_x, T)], [p_alive], { rel: 1e-8, abs: 1e-300 });
    for (const [ahead, expected] of Object.entries(ce)) {
      const orders = expectedOrderDays(model, params, { x, t: t_x, age: T }, Number(ahead));
      allNear([orders], [expected as number], { rel: set.tolerance.ce_rel, abs: set.tolerance.ce_abs });
    }
  }
  for (const { model: named, params: list, t, expected } of set.expected_new) {
    if (!/^m?bgnbd/.test(named)) continue;
    const model = named.startsWith('m') ? 'mbgnbd' : 'bgnbd';
    const orders = t.map((ahead: number) =>
      expectedOrderDays(model, paramsOf(list), { x: 0, t: 0, age: 0 }, ahead),
    );
    allNear(orders, expected, { rel: set.tolerance.expected_new_rel });
  }
  for (const {
    params: [p, q, v],
    x,
    m,
    expected,
  } of set.gamma_gamma) {
    allNear([expectedSpend({ p, q, v }, x, m)], [expected], { rel: 1e-12 });
  }
});

const paramsOf = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BuyingParams => ({ r, alpha, a, b });

describe('values printed in papers and in the tests of other projects', () => {
  const set = oracle('published');
  const weeks = () => historiesIn('data/cdnow/cdnow_customers_summary.csv', 'frequency', 'recency', 'T');

  test.each([
    ['bgnbd', 'bgnbd.paper'],
    ['mbgnbd', 'mbgnbd.btydplus'],
  ] as const)('%s of CDNOW has the parameters of %s', (model, id) => {
    const { expected, tolerance } = caseOf(set, id);
    const { params, logLikelihood } = fitBuying(model, grouped(weeks()));
    for (const key of ['r', 'alpha', 'a', 'b'] as const) {
      expect(Math.abs(params[key] - expected[key])).toBeLessThanOrEqual(tolerance.abs);
    }
    if (expected.ll) expect(Math.abs(logLikelihood - expected.ll)).toBeLessThanOrEqual(tolerance.ll_abs);
  });

  test('BG/NBD: single points', () => {
    const { params } = fitBuying('bgnbd', grouped(weeks()));
    const hardie = caseOf(set, 'bgnbd.ce_hardie').expected;
    expect(expectedOrderDays('bgnbd', params, { x: 2, t: 30.43, age: 38.86 }, 39)).toBeCloseTo(hardie, 3);
    const { t, e } = caseOf(set, 'bgnbd.e_hardie').expected;
    t.forEach((ahead: number, i: number) => {
      expect(Math.abs(expectedOrderDays('bgnbd', params, { x: 0, t: 0, age: 0 }, ahead) - e[i])).toBeLessThan(
        1e-3,
      );
    });
    expect(aliveProbability('bgnbd', params, 0, 0, 38.86)).toBe(1);
    expect(aliveProbability('mbgnbd', params, 0, 0, 38.86)).toBeLessThan(1);
    expect(aliveProbability('bgnbd', params, 1000, 10, 100)).toBeLessThan(1e-12);
  });

  test('BG/NBD: expected orders of five customers of the lifetimes example', () => {
    const { expected } = caseOf(set, 'clv.known');
    const histories = historiesIn('oracles/clv_lifetimes_example.csv', 'frequency', 'recency', 'T');
    const { params } = fitBuying('bgnbd', grouped(histories));
    const known = [
      [0, 0, 298],
      [0, 0, 224],
      [6, 142, 292],
      [0, 0, 147],
      [2, 9, 183],
    ];
    const ours = known.map(([x = 0, t = 0, age = 0]) =>
      expectedOrderDays('bgnbd', params, { x, t, age }, 30),
    );
    allNear(ours, expected, { abs: 1e-5 });
  });

  test('gamma-gamma: parameters, likelihood and the first ten customers', () => {
    const paper = caseOf(set, 'gg.paper');
    const table = columnsOf('data/cdnow/cdnow_customers_summary_with_transactions.csv');
    const [days, mean] = [numbers(table('x')), numbers(table('zbar'))];
    const used = Array.from(days.keys()).filter((i) => days[i]! > 0);
    const fit = fitSpending({ days: used.map((i) => days[i]!), mean: used.map((i) => mean[i]!) })!;
    expect(Math.abs(fit.logLikelihood - paper.expected.ll)).toBeLessThan(0.05);
    allNear(spendingOf(fit.params), spendingOf(paper.expected), { abs: 0.01 });
    const printed = { p: 6.25, q: 3.74, v: 15.44 };
    const ten = Array.from({ length: 10 }, (_, i) => expectedSpend(printed, days[i]!, mean[i]!));
    allNear(ten, caseOf(set, 'gg.profit10').expected, { abs: 0.1 });
  });
});

describe('histories of small tables, as the tests of lifetimes have them', () => {
  const set = oracle('summary_published');
  const isoDay = (iso: string) => {
    const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
    return dayOf(year, month, date);
  };
  type Transaction = [number, string, number?];
  const shop = (rows: readonly Transaction[]) =>
    shopOf(rows.map(([id, iso, amount = 1]) => ({ customer: String(id), day: isoDay(iso), amount })));

  test.each(['A.daily', 'B.daily.monetary'])('%s', (id) => {
    const { input, params, expected } = caseOf(set, id);
    const orders = shop(set[input]);
    const { customer, repeatCount, lastOrderAge, customerAge } = buyingHistories(orders, isoDay(params.end));
    const rows = Array.from(customer, (who, i) => [
      Number(orders.customers[who]),
      repeatCount[i],
      lastOrderAge[i],
      customerAge[i],
    ]);
    expect(rows).toEqual(expected.rows.map((row: number[]) => row.slice(0, 4)));
  });

  test('orders after the day asked for are not known yet, nor are customers won later', () => {
    const orders = shop(set.transactions_B);
    const { customer, repeatCount } = buyingHistories(orders, isoDay('2015-02-01'));
    expect(Array.from(customer, (who) => orders.customers[who])).toEqual(['1', '2', '3', '4', '5']);
    expect(Array.from(repeatCount)).toEqual([0, 0, 2, 0, 2]);
  });
});
