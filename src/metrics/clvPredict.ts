import type { Cell } from '../core/cells.ts';
import type { Language, Words } from '../core/language.ts';
import { number, wholeNumber } from '../core/params.ts';
import { compareCodePoints } from '../core/text.ts';
import { currencyOf, orderDaysOf } from '../orders/history.ts';
import type { Day, Orders } from '../orders/order.ts';
import { asOfDay, customers, marginShare, ordersRange } from './asked.ts';
import { headerOf } from './headers.ts';
import { defineMetric } from './metric.ts';
import {
  aliveAt,
  daysInMonth,
  expectedWithin,
  forecastBuying,
  forecastSpend,
  type SpendForecast,
} from './models/forecast.ts';
import { asOfDayOf } from './periods.ts';

export interface PredictionTerms {
  readonly months: number;
  /** Share of revenue that is profit. */
  readonly margin: number;
  /** What money a year from now is worth less, such as 0.1. */
  readonly yearlyDiscount: number;
}

/** What one customer is expected to bring; money in the smallest unit. */
export interface Prediction {
  /** Index into `Orders.customers`. */
  readonly customer: number;
  /** Null where dropout cannot be told. */
  readonly aliveProbability: number | null;
  readonly expectedOrders: number;
  readonly expectedOrderValue: number | null;
  readonly predictedClv: number | null;
}

export interface Predictions {
  readonly customers: readonly Prediction[];
  readonly dropoutIsMeasurable: boolean;
  /** Whose mean spend is expected. */
  readonly spend: SpendForecast['shape'];
}

/**
 * One prediction a customer with an order by `asOf`: the value of the order days expected in each month to come, times
 * margin, each month discounted from its end.
 *
 * @throws {UserError} when the orders are too few, or too much alike, to fit a model to
 */
export function predictionsOf(orders: Orders, asOf: Day, terms: PredictionTerms): Predictions {
  const days = orderDaysOf(orders, asOf);
  const buying = forecastBuying(orders, asOf, days);
  const spend = forecastSpend(orders, days);
  const months = Array.from({ length: terms.months }, (_, month) => (month + 1) * daysInMonth);
  const within = expectedWithin(buying, months);
  const worth = months.map((_, month) => terms.margin * (1 + terms.yearlyDiscount) ** (-(month + 1) / 12));
  const customersPredicted = Array.from(buying.histories.customer, (customer, i): Prediction => {
    const expected = within(i);
    const value = spend.expected(customer);
    const discounted = worth.reduce(
      (sum, each, m) => sum + each * (expected[m]! - (expected[m - 1] ?? 0)),
      0,
    );
    return {
      customer,
      aliveProbability: aliveAt(buying, i),
      expectedOrders: expected[expected.length - 1]!,
      expectedOrderValue: value,
      predictedClv: value === null ? null : value * discounted,
    };
  });
  return {
    customers: customersPredicted,
    dropoutIsMeasurable: buying.withoutDropout === null,
    spend: spend.shape,
  };
}

const valueHeaders: Readonly<Record<SpendForecast['shape'], Words>> = {
  varied: { en: 'expected_order_value', fa: 'ارزش مورد انتظار هر سفارش' },
  alike: {
    en: "expected_order_value (the shop's mean: customers spend alike)",
    fa: 'ارزش مورد انتظار هر سفارش (میانگین فروشگاه: خرج مشتریان یکسان است)',
  },
  own: {
    en: "expected_order_value (each customer's own mean)",
    fa: 'ارزش مورد انتظار هر سفارش (میانگین خود مشتری)',
  },
};

function headerFor({ dropoutIsMeasurable, spend }: Predictions): Words[] {
  return [
    { en: 'customer', fa: 'مشتری' },
    dropoutIsMeasurable
      ? { en: 'alive_probability', fa: 'احتمال فعال بودن' }
      : { en: 'alive_probability (no measurable dropout)', fa: 'احتمال فعال بودن (ریزشی دیده نمی‌شود)' },
    { en: 'expected_orders', fa: 'سفارش‌های مورد انتظار' },
    valueHeaders[spend],
    { en: 'predicted_clv', fa: 'ارزش طول عمر پیش‌بینی‌شده' },
  ];
}

function predictionsTable(orders: Orders, predictions: Predictions, language: Language): Cell[][] {
  const { scale } = currencyOf(orders);
  const money = (units: number | null): Cell => (units === null ? '' : units / scale);
  const name = (prediction: Prediction) => orders.customers[prediction.customer]!;
  const sorted = [...predictions.customers].sort(
    (a, b) => (b.predictedClv ?? 0) - (a.predictedClv ?? 0) || compareCodePoints(name(a), name(b)),
  );
  const rows = sorted.map((prediction): Cell[] => [
    name(prediction),
    prediction.aliveProbability ?? '',
    prediction.expectedOrders,
    money(prediction.expectedOrderValue),
    money(prediction.predictedClv),
  ]);
  return [headerOf(headerFor(predictions), language), ...rows];
}

export default defineMetric({
  name: 'CLV_PREDICT',
  summary: {
    en: 'What each customer is likely to bring: chance of being active, orders to come, their value.',
    fa: 'هر مشتری چه خواهد آورد: احتمال فعال بودن، سفارش‌های آینده و ارزش آن‌ها.',
  },
  params: {
    orders: ordersRange(),
    months: wholeNumber({
      label: { en: 'Months', fa: 'ماه‌ها' },
      help: { en: 'Months to look ahead. Blank: 12.', fa: 'چند ماه آینده. خالی: ۱۲.' },
      min: 1,
      max: 120,
      otherwise: 12,
    }),
    margin: marginShare(),
    yearly_discount: number({
      label: { en: 'Yearly discount', fa: 'تنزیل سالانه' },
      help: {
        en: 'How much less money is worth a year later, such as 0.1. Blank: 0.1.',
        fa: 'پول یک سال بعد چه سهمی کمتر می‌ارزد، مانند ۱۰٪. خالی: ۱۰٪.',
      },
      min: 0,
      max: 100,
      otherwise: 0.1,
    }),
    as_of: asOfDay(),
    customer: customers(),
  },
  returns: {
    en: 'A table, largest predicted_clv first; with customer, the predicted_clv. Needs 100 customers, 20 of them back.',
    fa: 'جدولی از بزرگ‌ترین ارزش پیش‌بینی‌شده؛ با customer، همان ارزش. دست‌کم ۱۰۰ مشتری می‌خواهد که ۲۰ نفر برگشته‌اند.',
  },
  example: {
    formula: '=IFERROR(CLV_PREDICT(Orders!A:C); "needs 100 customers")',
    result: 'needs 100 customers',
  },
  evaluate({ orders, months, margin, yearly_discount, as_of, customer }, { language }) {
    const { scale } = currencyOf(orders);
    const asOf = asOfDayOf(as_of, orders);
    const predictions = predictionsOf(orders, asOf, { months, margin, yearlyDiscount: yearly_discount });
    if (customer === null) return predictionsTable(orders, predictions, language);
    const byCustomer = new Map(predictions.customers.map((prediction) => [prediction.customer, prediction]));
    return customer.answer((identity): Cell | undefined => {
      const prediction = byCustomer.get(orders.find(identity));
      if (!prediction) return undefined;
      return prediction.predictedClv === null ? '' : prediction.predictedClv / scale;
    });
  },
});
