import type { Context } from '../../src/core/context.ts';
import type { Params } from '../../src/core/params.ts';
import * as registry from '../../src/metrics/index.ts';
import type { Metric, Result } from '../../src/metrics/metric.ts';
import { tehran } from './formula.ts';

const metrics = new Map(
  (Object.values(registry) as readonly Metric<Params>[]).map((metric) => [metric.name, metric]),
);

/** What a function gives for values already read, such as orders; an argument not named is left out. */
export function reckon(
  name: string,
  values: Readonly<Record<string, unknown>>,
  context: Context = tehran,
): Result {
  const metric = metrics.get(name)!;
  const all = Object.entries(metric.params).map(([key, param]) => [
    key,
    key in values ? values[key] : param.parse(undefined, key, context),
  ]);
  return metric.evaluate(Object.fromEntries(all), context);
}
