import { evaluateMetric } from '../../src/metrics/evaluate.ts';
import { tehran } from './formula.ts';

const orders = [
  ['order id', 'customer', 'date', 'total', 'currency'],
  ['1', 'Ada', '2025-01-05', 40, 'EUR'],
  ['2', 'Ben', '2025-01-20', 25, 'USD'],
  ['3', 'Ada', '2025-02-10', 60, 'EUR'],
  ['4', 'Ben', '2025-05-14', 30, 'EUR'],
];
const alike = orders.map((row) => row.slice(0, 4));
const members = [
  ['customer', 'joined'],
  ['Ada', '2025-01-01'],
];
const settled = { ...tehran, savedMapping: () => '{}' };

const counting: [name: string, ...args: unknown[]][] = [
  ['REPEAT_RATE', orders],
  ['CHURN_RATE', orders, '2025-02', '2025-02'],
  ['RETENTION_RATE', orders, '2025-02', '2025-02'],
  ['NEXT_ORDER_RATE', orders, 2, 20],
  ['COHORT_RETENTION', orders],
  ['COHORT_RETENTION', orders, 'customers'],
  ['COHORT_RETENTION', orders, 'orders'],
  ['CUSTOMER_STAGE', orders],
  ['CUSTOMER_STAGE', orders, '', 'Ben'],
  ['ORDERS_PER_CUSTOMER', orders],
  ['ACTIVATION_RATE', members, orders],
  ['RETENTION_READINESS', orders, '2025-02', '2025-02'],
];

test.each(counting)('%s counts orders of several currencies as of one', (name, ...args) => {
  const inOne = args.map((arg) => (arg === orders ? alike : arg));
  for (const context of [tehran, settled])
    expect(evaluateMetric(name, args, context)).toEqual(evaluateMetric(name, inOne, context));
});

test.each([
  ['AOV'],
  ['ARPU'],
  ['RFM_SCORE'],
  ['CLV'],
  ['KPI_TABLE'],
  ['LOYALTY'],
  ['COHORT_RETENTION', 'revenue'],
  ['COHORT_RETENTION', 'aov'],
])('%s %s adds money, and names each currency in its error', (name, ...args) => {
  expect(() => evaluateMetric(name, [orders, ...args], tehran)).toThrow(
    'several currencies in "currency": EUR, USD; row 3 is not EUR. Settle it in Bazgasht › Orders',
  );
  expect(() => evaluateMetric(name, [orders, ...args], settled)).toThrow(
    'orders must be in one currency to be added, got EUR, USD',
  );
});

test.each(['JALALI', 'FROM_JALALI', 'RFM_SEGMENT'])('%s of one blank cell is a blank', (name) => {
  for (const blank of ['', [['']]]) expect(evaluateMetric(name, [blank], tehran)).toBe('');
  expect(() => evaluateMetric(name, [], tehran)).toThrow();
});
