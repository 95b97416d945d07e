import type { Context } from '../core/context.ts';
import { instantToDay, isoOf, millisecondsInDay } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import type { Params } from '../core/params.ts';
import { jalaliText } from '../core/shown.ts';
import * as registry from './index.ts';
import type { Metric, Result } from './metric.ts';

const metrics: ReadonlyMap<string, Metric<Params>> = new Map(
  (Object.values(registry) as readonly Metric<Params>[]).map((metric) => [metric.name, metric]),
);

/**
 * What a spreadsheet function gives for the arguments typed, in their order; a blank one is left out.
 *
 * @throws {UserError} with its message in the file's language, so that `IFERROR` works
 */
export function evaluateMetric(name: string, args: ArrayLike<unknown>, context: Context): Result {
  const metric = metrics.get(name);
  if (!metric) throw new Error(`no function named ${name}`);
  try {
    const values = Object.entries(metric.params).map(([param, { parse }], i) => [
      param,
      parse(args[i], param, context),
    ]);
    return metric.evaluate(Object.fromEntries(values), context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const told = new UserError({
      en: withDays(error.words.en, context),
      fa: withDays(named(jalaliDays(error.words.fa), metric.params), context),
    });
    told.message = told.in(context.language);
    throw told;
  }
}

/** A cell that holds a date comes as an instant: it is quoted as the day that the sheet shows. */
const withDays = (message: string, { zone }: Context): string =>
  message.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (stamp) =>
    isoOf(instantToDay(Date.parse(stamp), zone)),
  );

/** Days of ours in a Persian sentence are Jalali; what somebody typed is quoted and stays. */
const jalaliDays = (message: string): string =>
  message.replace(
    /(^|[^"«\d])(\d{4}-\d\d-\d\d)(?![\dT"»])/g,
    (_, before: string, day: string) => before + jalaliText(Date.parse(day) / millisecondsInDay),
  );

/** A Persian message with each argument called by its label, beside the name that autocomplete shows. */
function named(message: string, params: Params): string {
  return message.replace(/(^|[ ،؛])([a-z_]+)(?=[ ،؛])/g, (found, before: string, name: string) => {
    const label = params[name]?.label.fa;
    return label === undefined ? found : `${before}«${label}» (${name})`;
  });
}
