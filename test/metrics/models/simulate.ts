import type { BuyingModel, BuyingParams } from '../../../src/metrics/models/buyingModel.ts';
import type { Sale } from '../shop.ts';

/** Numbers from 0 up to 1 that look random and are the same for the same seed (mulberry32). */
export function randomness(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const exponential = (random: () => number, rate: number) => -Math.log(1 - random()) / rate;

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Marsaglia & Tsang (2000), with Stuart's boost below shape 1. */
export function gamma(random: () => number, shape: number, rate: number): number {
  if (shape < 1) return gamma(random, shape + 1, rate) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
  }
}

function beta(random: () => number, a: number, b: number): number {
  const one = gamma(random, a, 1);
  return one / (one + gamma(random, b, 1));
}

/** The order times after the first of one customer of a given age who buys and drops out as the model says. */
export function orderTimes(
  model: BuyingModel,
  { r, alpha, a, b }: BuyingParams,
  age: number,
  random: () => number,
) {
  const rate = gamma(random, r, alpha);
  const dropout = beta(random, a, b);
  const times: number[] = [];
  if (model === 'mbgnbd' && random() < dropout) return times;
  for (let time = exponential(random, rate); time < age; time += exponential(random, rate)) {
    times.push(time);
    if (random() < dropout) break;
  }
  return times;
}

/** Histories of customers whose ages are spread evenly up to the longest; in whole units of time if asked. */
export function simulated(
  model: BuyingModel,
  params: BuyingParams,
  {
    customers,
    longest,
    seed,
    whole = false,
  }: { customers: number; longest: number; seed: number; whole?: boolean },
) {
  const random = randomness(seed);
  const repeatCount = new Int32Array(customers);
  const lastOrderAge = new Float64Array(customers);
  const customerAge = new Float64Array(customers);
  for (let i = 0; i < customers; i++) {
    const age = (longest * (1 + random())) / 2;
    customerAge[i] = whole ? Math.floor(age) : age;
    const times = orderTimes(model, params, customerAge[i]!, random);
    const kept = whole ? [...new Set(times.map(Math.floor))].filter((time) => time > 0) : times;
    repeatCount[i] = kept.length;
    lastOrderAge[i] = kept.length === 0 ? 0 : kept[kept.length - 1]!;
  }
  return { repeatCount, lastOrderAge, customerAge };
}

/** Orders of customers who began within the first 600 days, as the MBG/NBD says, up to a day; amounts vary around a mean of their own. */
export function simulatedSales(
  { customers, seed, until }: { customers: number; seed: number; until: number },
  params: BuyingParams,
): Sale[] {
  const random = randomness(seed);
  return Array.from({ length: customers }, (_, i) => `c${i}`).flatMap((customer) => {
    const first = Math.floor(random() * 600);
    const mean = gamma(random, 4, 0.05);
    const times = [0, ...orderTimes('mbgnbd', params, until - first, random)];
    return times.map((time) => ({
      customer,
      day: first + Math.floor(time),
      amount: Math.round(mean * (0.5 + random()) * 100) / 100,
    }));
  });
}
