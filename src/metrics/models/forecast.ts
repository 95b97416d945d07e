/** What each customer is likely to do next: the buying and the spending model, fitted and put together. */
import { UserError } from '../../core/errors.ts';
import type { Words } from '../../core/language.ts';
import { shownNumber } from '../../core/shown.ts';
import { type OrderDays, orderDaysOf } from '../../orders/history.ts';
import type { Day, Orders } from '../../orders/order.ts';
import { type BuyingHistories, buyingHistories, grouped } from './buyingHistories.ts';
import { type BuyingFit, fitBuying, fitWithoutDropout } from './buyingModel.ts';
import { aliveProbability, expectedWhileAlive } from './expectedOrders.ts';
import { expectedSpend, fitSpending, type RepeatSpend, type SpendingShape } from './spending.ts';

export const daysInMonth = 30.4375;

const fewestCustomers = 100;
const fewestRepeaters = 20;

/** Both models of buying, fitted to the same customers. */
export interface BuyingForecast {
  readonly histories: BuyingHistories;
  /** MBG/NBD: the one that forecasts. */
  readonly fit: BuyingFit;
  /** BG/NBD, fitted when asked: beside it, to say which fits better. */
  beside(): BuyingFit;
  /** r and α where nobody drops out as far as can be told; the forecast then takes all for alive. Else null. */
  readonly withoutDropout: { readonly r: number; readonly alpha: number } | null;
}

// Half the 95 % point of χ² with one degree: what dropout must add to the log-likelihood to be more than chance.
const measurable = 1.92;

/**
 * Fits the models to the orders up to `asOf`, in days.
 *
 * @throws {UserError} with too few customers or repeats, or when no fit is found
 */
export function forecastBuying(
  orders: Orders,
  asOf: Day,
  days: OrderDays = orderDaysOf(orders, asOf),
): BuyingForecast {
  const histories = buyingHistories(orders, asOf, days);
  refuseTooFew(histories);
  const groups = grouped(histories);
  const fit = fitBuying('mbgnbd', groups);
  const still = fitWithoutDropout(groups);
  const dropsOut = fit.logLikelihood - still.logLikelihood >= measurable;
  if ((dropsOut && !fit.converged) || groups.weight.length === 1) throw notConverged(histories);
  return {
    histories,
    fit,
    beside: () => fitBuying('bgnbd', groups),
    withoutDropout: dropsOut ? null : still,
  };
}

function refuseTooFew({ repeatCount }: BuyingHistories): void {
  const customers = repeatCount.length;
  const repeaters = repeatCount.filter((x) => x > 0).length;
  if (customers < fewestCustomers) {
    throw new UserError({
      en: `orders must hold at least ${fewestCustomers} customers for a forecast, got ${customers}`,
      fa: `orders برای پیش‌بینی باید دست‌کم ${fewestCustomers} مشتری داشته باشد، ${customers} آمد`,
    });
  }
  if (repeaters < fewestRepeaters) {
    throw new UserError({
      en: `orders must hold at least ${fewestRepeaters} customers who came back for a forecast, got ${repeaters}`,
      fa: `orders برای پیش‌بینی باید دست‌کم ${fewestRepeaters} مشتری برگشته داشته باشد، ${repeaters} آمد`,
    });
  }
}

function notConverged({ customer }: BuyingHistories): UserError {
  const customers = customer.length;
  return new UserError({
    en: `orders must show differences in how customers buy for a forecast, got ${customers} who buy too much alike`,
    fa: `orders برای پیش‌بینی باید تفاوت مشتریان در خرید را نشان دهد، ${customers} مشتری بیش از حد شبیه هم خرید کرده‌اند`,
  });
}

/** What the forecast should be read with: which model fits better, whether dropout can be told. */
export function fitInWords({ fit, beside, withoutDropout }: BuyingForecast): Words {
  if (withoutDropout) {
    return {
      en: 'no measurable dropout: all customers count as alive',
      fa: 'ریزشی دیده نمی‌شود: همه فعال شمرده شده‌اند',
    };
  }
  const other = beside();
  const [better, worse] =
    fit.logLikelihood >= other.logLikelihood ? ['MBG/NBD', 'BG/NBD'] : ['BG/NBD', 'MBG/NBD'];
  const by = Math.abs(fit.logLikelihood - other.logLikelihood);
  return {
    en: `${better} fits better than ${worse}, by ${by.toFixed(1)} in log-likelihood; MBG/NBD forecasts`,
    fa: `${better} بهتر از ${worse} به داده می‌خورد (${shownNumber(by, 'fa', 1)} واحد لگاریتم درست‌نمایی)؛ پیش‌بینی با MBG/NBD است`,
  };
}

/** The chance that a history's customer is still one; null where dropout cannot be told. */
export function aliveAt({ histories, fit, withoutDropout }: BuyingForecast, i: number): number | null {
  if (withoutDropout) return null;
  const { repeatCount, lastOrderAge, customerAge } = histories;
  return aliveProbability(fit.model, fit.params, repeatCount[i]!, lastOrderAge[i]!, customerAge[i]!);
}

/** Order days expected of each history within each of the horizons, given in days, ascending; one list a history. */
export function expectedWithin(
  forecast: BuyingForecast,
  horizons: readonly number[],
): (i: number) => readonly number[] {
  const { histories, fit, withoutDropout } = forecast;
  // Alive customers with as many orders and of the same age expect the same, whenever the last order was.
  const known = new Map<string, readonly number[]>();
  const whileAlive = (x: number, age: number) =>
    horizons.map((ahead) =>
      withoutDropout
        ? ((withoutDropout.r + x) * ahead) / (withoutDropout.alpha + age)
        : expectedWhileAlive(fit.model, fit.params, x, age, ahead),
    );
  return (i) => {
    const x = histories.repeatCount[i]!;
    const age = histories.customerAge[i]!;
    const key = `${x} ${age}`;
    const expected = known.get(key) ?? whileAlive(x, age);
    known.set(key, expected);
    const alive = aliveAt(forecast, i) ?? 1;
    return expected.map((orders) => alive * orders);
  };
}

/** What an order day of each customer is expected to bring, in the smallest unit. */
export interface SpendForecast {
  /** `varied`: the model's; `alike`: the shop's mean for everyone; `own`: each customer's own mean. */
  readonly shape: Exclude<SpendingShape, 'unknown'>;
  /** By index into `Orders.customers`; null for a customer whose orders and everybody's came to nothing. */
  expected(customer: number): number | null;
}

/**
 * Days with a net of 0 or less are left out, and so is the first order day, which is often unlike those that follow.
 *
 * @throws {UserError} when no fit is found
 */
export function forecastSpend(orders: Orders, days: OrderDays): SpendForecast {
  const repeat = repeatSpend(orders, days);
  const fit = fitSpending(repeat.spenders);
  if (fit?.shape === 'unknown') throw spendNotConverged(repeat.spenders.days.length);
  if (fit?.shape === 'alike') return { shape: 'alike', expected: () => fit.commonMean };
  if (fit?.shape === 'varied') {
    return {
      shape: 'varied',
      expected: (who) =>
        expectedSpend(fit.params, repeat.days[who]!, repeat.days[who] === 0 ? 0 : repeat.mean[who]!),
    };
  }
  const everybody = meanOf(days.spent);
  return {
    shape: 'own',
    expected(who) {
      if (repeat.days[who]! > 0) return repeat.mean[who]!;
      const first = days.spent[days.start[who]!]!;
      return first > 0 ? first : everybody;
    },
  };
}

function spendNotConverged(spenders: number): UserError {
  return new UserError({
    en: `orders must show how much customers spend each time for a forecast; no fit was found for ${spenders} who came back`,
    fa: `orders برای پیش‌بینی باید الگوی خرج مشتریان را نشان دهد؛ برای ${spenders} مشتری برگشته برازشی پیدا نشد`,
  });
}

function repeatSpend(orders: Orders, { start, spent }: OrderDays) {
  const days = new Int32Array(orders.customers.length);
  const mean = new Float64Array(orders.customers.length);
  for (let who = 0; who < days.length; who++) {
    let total = 0;
    for (let i = start[who]! + 1; i < start[who + 1]!; i++) {
      if (spent[i]! <= 0) continue;
      days[who]!++;
      total += spent[i]!;
    }
    if (days[who]! > 0) mean[who] = total / days[who]!;
  }
  const spenders: RepeatSpend = {
    days: days.filter((n) => n > 0),
    mean: mean.filter((_, who) => days[who]! > 0),
  };
  return { days, mean, spenders };
}

function meanOf(spent: Float64Array): number | null {
  const more = spent.filter((amount) => amount > 0);
  return more.length === 0 ? null : more.reduce((sum, amount) => sum + amount, 0) / more.length;
}
