import type { Params } from '../../src/core/params.ts';
import { exampleTabs } from '../../src/metrics/example.ts';
import * as registry from '../../src/metrics/index.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { formula } from './formula.ts';

const metrics: readonly Metric<Params>[] = Object.values(registry);

describe.each(metrics.map((metric) => [metric.name, metric] as const))('%s', (_, metric) => {
  test('gives what its example says, over the tabs of the example', () => {
    expect(rounded(formula(metric.example.formula, exampleTabs))).toEqual(rounded(metric.example.result));
    expect(metric.example.formula).toContain(`${metric.name}(`);
    // Where a locale writes fractions with a comma, Sheets reads no "0.3" in a formula; 30% it reads everywhere.
    expect(metric.example.formula).not.toMatch(/\d\.\d|,/);
  });

  test('has words in both languages for itself and each argument, the optional ones last', () => {
    const params = Object.values(metric.params);
    for (const { en, fa } of [
      metric.summary,
      metric.returns,
      ...params.flatMap(({ label, help }) => [label, help]),
    ]) {
      expect(en).toMatch(/[A-Za-z]/);
      expect(fa).toMatch(/[؀-ۿ]/);
      expect(en).not.toMatch(/[؀-ۿ]/);
    }
    const optional = params.map((param) => param.optional);
    expect(optional).toEqual([...optional].sort((a, b) => Number(a) - Number(b)));
    expect(Object.keys(metric.params)).not.toContain('new');
  });
});

// The list of the design, with its arguments; `new` cannot name an argument, being a word of the language.
test('names and arguments are the published ones', () => {
  const written = metrics.map(({ name, params }) => {
    const args = Object.entries(params).map(([key, param]) => (param.optional ? `[${key}]` : key));
    return `${name}(${args.join(', ')})`;
  });
  expect(written.sort()).toEqual(
    [
      'RFM_SCORE(orders, [as_of], [months], [scale], [customer])',
      'RFM_SEGMENT(score)',
      'CUSTOMER_STAGE(orders, [as_of], [customer])',
      'CLV(orders, [years], [margin], [as_of], [customer])',
      'CLV_PREDICT(orders, [months], [margin], [yearly_discount], [as_of], [customer])',
      'CHURN_RATE(orders, [from], [to])',
      'RETENTION_RATE(orders, [from], [to], [of])',
      'REPEAT_RATE(orders, [from], [to])',
      'NEXT_ORDER_RATE(orders, [max_orders], [within_days])',
      'AOV(orders, [from], [to])',
      'ORDERS_PER_CUSTOMER(orders, [from], [to])',
      'ARPU(orders, [from], [to])',
      'ACTIVATION_RATE(members, orders, [days])',
      'COHORT_RETENTION(orders, [measure], [period], [calendar])',
      'KPI_TABLE(orders, [period], [calendar])',
      'VALUE_BY(orders, by, [months])',
      'RETENTION_READINESS(orders, [from], [to])',
      'CROSS_SELL(order_lines, [min_orders], [by])',
      'LOYALTY(orders, [rate], [from_order], [expiry_days], [used], [as_of], [customer])',
      'CAC(spend, new_customers)',
      'CPO(discounts, message_costs, orders)',
      'LTV_TO_CAC(ltv, cac)',
      'NPS(scores)',
      'REVENUE_CHURN(lost_mrr, expansion_mrr, start_mrr)',
      'RETENTION_FROM_COUNTS(end, new_customers, start)',
      'CHURN_FROM_COUNTS(start, end)',
      'CLV_FROM_AVERAGES(aov, orders_per_year, years, [margin])',
      'JALALI(date, [format])',
      'FROM_JALALI(text)',
    ].sort(),
  );
});

function rounded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rounded);
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}
