/** What the measures cost, each beside the plainest way of doing the same work in the same process. */
import type { Cell, Table } from '../../src/core/cells.ts';
import type { Context } from '../../src/core/context.ts';
import { cohortsOf } from '../../src/metrics/cohorts.ts';
import { evaluateMetric } from '../../src/metrics/evaluate.ts';
import { grouped } from '../../src/metrics/models/buyingHistories.ts';
import { type BuyingModel, fitBuying, logLikelihoodOf } from '../../src/metrics/models/buyingModel.ts';
import { readOrders } from '../../src/orders/readOrders.ts';
import { randomness, simulated } from '../metrics/models/simulate.ts';

interface Figure {
  readonly name: string;
  readonly figure: number;
  readonly budget: number | null;
  readonly unit: string;
  readonly note?: string;
}

const context: Context = { zone: { id: 'UTC', offsetAt: () => 0 }, language: 'en', savedMapping: () => null };
const million = 1_000_000;
const start = Date.UTC(2022, 0, 1);

interface ShopShape {
  readonly orders: number;
  readonly withIds?: boolean;
  readonly linesPerOrder?: number;
}

/** A table as getValues gives it: texts, real dates and numbers, about one customer for 3.6 orders. */
function tableOf({ orders, withIds = false, linesPerOrder = 0 }: ShopShape): Cell[][] {
  const random = randomness(42);
  const customers = Math.ceil(orders / 2.6);
  const header = [...(withIds || linesPerOrder ? ['Order ID'] : []), 'Customer', 'Date', 'Amount'];
  const table: Cell[][] = [linesPerOrder ? [...header, 'Product'] : header];
  const products = Array.from({ length: 5000 }, (_, i) => `P${i}`);
  for (let i = 0; i < orders; i++) {
    const customer = `C${Math.floor(customers * random() ** 1.5)}`;
    const date = new Date(start + Math.floor(random() * 1095) * 86_400_000);
    const amount = Math.round(Math.exp(3 + 2 * random()) * 100) / 100;
    if (linesPerOrder === 0)
      table.push(withIds ? [`#${i}`, customer, date, amount] : [customer, date, amount]);
    for (let line = 0; line < linesPerOrder; line++) {
      table.push([`#${i}`, customer, date, amount, products[Math.floor(5000 * random() ** 2)]!]);
    }
  }
  return table;
}

/** A Map from customer to an index, typed arrays, counts and sorts: no reading, no checking, no table made. */
function plainest(table: Table, withIds: boolean): number {
  const at = withIds ? 1 : 0;
  const ids = withIds ? new Set<Cell>() : null;
  const index = new Map<Cell, number>();
  const rows = table.length - 1;
  const last = new Int32Array(rows);
  const count = new Int32Array(rows);
  const spent = new Float64Array(rows);
  for (let i = 1; i < table.length; i++) {
    const row = table[i]!;
    if (ids) {
      if (ids.has(row[0])) continue;
      ids.add(row[0]);
    }
    let who = index.get(row[at]);
    if (who === undefined) {
      who = index.size;
      index.set(row[at], who);
    }
    const day = Math.floor((row[at + 1] as Date).getTime() / 86_400_000);
    if (day > last[who]!) last[who] = day;
    count[who]!++;
    spent[who] = spent[who]! + Math.round((row[at + 2] as number) * 100);
  }
  const n = index.size;
  const scores = [last.subarray(0, n), count.subarray(0, n), spent.subarray(0, n)].map((values) => {
    const sorted = Float64Array.from(values).sort();
    const rank = new Map<number, number>();
    sorted.forEach((value, i) => {
      if (i === 0 || sorted[i - 1] !== value) rank.set(value, 1 + Math.floor((5 * i) / n));
    });
    return Uint8Array.from(values, (value) => rank.get(value)!);
  });
  const order = Int32Array.from(index.values()).sort(
    (a, b) => scores[0]![b]! - scores[0]![a]! || scores[1]![b]! - scores[1]![a]! || spent[b]! - spent[a]!,
  );
  return order[0]! + scores[2]![0]!;
}

/** The least of a few interleaved runs of each, in milliseconds: what others do on the machine only adds. */
function leastTimes(runs: number, ...work: readonly (() => unknown)[]): number[] {
  const least = work.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run < runs; run++) {
    work.forEach((each, i) => {
      const began = performance.now();
      each();
      least[i] = Math.min(least[i]!, performance.now() - began);
      (globalThis as { gc?: () => void }).gc?.();
    });
  }
  return least;
}

const milliseconds = (ms: number) => `${ms.toFixed(0)} ms`;

function rfmFigure(withIds: boolean): Figure {
  const table = tableOf({ orders: million, withIds });
  const [ours = 0, plain = 0] = leastTimes(
    5,
    () => evaluateMetric('RFM_SCORE', [table], context),
    () => plainest(table, withIds),
  );
  return {
    name: `RFM table of 1,000,000 orders, ${withIds ? 'with ids' : 'three columns'}, of the plainest pass`,
    figure: ours / plain,
    budget: 2,
    unit: '×',
    note: `${milliseconds(ours)} beside ${milliseconds(plain)}`,
  };
}

export const rfmOfThreeColumns = () => rfmFigure(false);
export const rfmWithIds = () => rfmFigure(true);

export function cohortsOfMillion(): Figure {
  const table = tableOf({ orders: million });
  const { orders } = readOrders(table, { context, strict: true });
  const [whole = 0, alone = 0, rfm = 0] = leastTimes(
    2,
    () => evaluateMetric('COHORT_RETENTION', [table], context),
    () => cohortsOf(orders, 'month', 'jalali'),
    () => evaluateMetric('RFM_SCORE', [table], context),
  );
  return {
    name: 'cohorts of 1,000,000 orders, of the RFM time',
    figure: whole / rfm,
    budget: 3,
    unit: '×',
    note: `${milliseconds(whole)} beside ${milliseconds(rfm)}; ${milliseconds(alone)} once read, Jalali months`,
  };
}

/** The least time of a measure over a table that is gone afterwards. */
function measured(name: string, shape: ShopShape, runs: number): number {
  const table = tableOf(shape);
  return leastTimes(runs, () => evaluateMetric(name, [table], context))[0]!;
}

export function crossSellOfMillion(): Figure {
  const rfm = measured('RFM_SCORE', { orders: million }, 2);
  (globalThis as { gc?: () => void }).gc?.();
  const pairs = measured('CROSS_SELL', { orders: million, linesPerOrder: 2 }, 2);
  return {
    name: 'cross-sell of 1,000,000 orders of 2 lines, of the RFM time',
    figure: pairs / rfm,
    budget: 3,
    unit: '×',
    note: `${milliseconds(pairs)}, 2,000,000 rows read, beside ${milliseconds(rfm)}`,
  };
}

const cdnow = { r: 0.24, alpha: 31, a: 0.79, b: 2.43 };
const usual = { r: 0.55, alpha: 45, a: 0.8, b: 2.5 };

function fitFigure(model: BuyingModel, customers: number, longest: number, params: typeof usual): Figure {
  const histories = simulated(model, params, { customers, longest, seed: 7, whole: true });
  const plainPass = () => {
    let sum = 0;
    for (let i = 0; i < customers; i++) {
      sum += logLikelihoodOf(
        model,
        params,
        histories.repeatCount[i]!,
        histories.lastOrderAge[i]!,
        histories.customerAge[i]!,
      );
    }
    return sum;
  };
  const [fit = 0, plain = 0] = leastTimes(5, () => fitBuying(model, grouped(histories)), plainPass);
  return {
    name: `${model === 'mbgnbd' ? 'MBG/NBD' : 'BG/NBD'} fit of ${customers.toLocaleString('en')} customers, in plain likelihood passes`,
    figure: fit / plain,
    budget: 200,
    unit: 'passes',
    note: `${fit.toFixed(1)} ms; a pass ${plain.toFixed(2)} ms`,
  };
}

export const fitOfCdnowSize = () =>
  (['mbgnbd', 'bgnbd'] as const).map((model) => fitFigure(model, 2357, 300, cdnow));
export const fitOfHundredThousand = () =>
  (['mbgnbd', 'bgnbd'] as const).map((model) => fitFigure(model, 100_000, 730, usual));

/** How the cost grows with the orders; no budget but the eye's. */
export function growth(): Figure[] {
  return [10_000, 100_000, million].flatMap((orders) => {
    const table = tableOf({ orders });
    const lines = tableOf({ orders: orders / 2, linesPerOrder: 2 });
    const names = ['RFM_SCORE', 'COHORT_RETENTION', 'CROSS_SELL', 'CLV_PREDICT'];
    const times = leastTimes(
      1,
      ...names.map((name) => () => evaluateMetric(name, [name === 'CROSS_SELL' ? lines : table], context)),
    );
    return names.map((name, i) => ({
      name: `${name} of ${orders.toLocaleString('en')} ${name === 'CROSS_SELL' ? 'lines' : 'orders'}`,
      figure: times[i]!,
      budget: null,
      unit: 'ms',
    }));
  });
}
