import { evaluateMetric } from '../../src/metrics/evaluate.ts';
import { tehran } from './formula.ts';

const ask = (name: string, ...args: unknown[]) => evaluateMetric(name, args, tehran) as number;

// The worked examples of the five documents the product is built from.
test('acquiring a customer cost 166,667 Toman, bringing back an order 30,100, or 30,333 if all 100 were texted', () => {
  expect(ask('CAC', 500_000, 3)).toBeCloseTo(166_666.667, 3);
  expect(ask('CPO', 30 * 30_000, 30 * 100, 30)).toBe(30_100);
  expect(ask('CPO', 30 * 30_000, 100 * 100, 30)).toBeCloseTo(30_333.333, 3);
  expect(ask('LTV_TO_CAC', '۹۰۰٬۰۰۰', '۳۰۰٬۰۰۰')).toBe(3);
});

describe('the worked lifetime values of vendors', () => {
  test.each([
    [60, 3, 2, 0.5, 180, 'trustprofit.io/tools/ltv-calculator'],
    [60, 2, 3, 0.6, 216, 'frontiervisionsmarketing.com'],
    [75, 3, 2.5, '', 562.5, 'webmedic.com/ltv-calculation'],
    [75, 3, 2.5, '40%', 225, 'webmedic.com/ltv-calculation'],
    [45, 12, 2.5, 0.6, 810, 'superglobalcalculator.com'],
    [60, 4, 3, '', 720, 'blog.accessdevelopment.com'],
  ])('%d × %d × %d × %s is %d: %s', (aov, perYear, years, margin, value, _) => {
    expect(ask('CLV_FROM_AVERAGES', aov, perYear, years, margin)).toBeCloseTo(value, 9);
  });
});

// help.chartmogul.com 203359341: 10 churned, 10 contracted, 10 expanded, of 100 at the start.
test('net revenue churn may be below nothing', () => {
  expect(ask('REVENUE_CHURN', 20, 10, 100)).toBeCloseTo(0.1, 12);
  expect(ask('REVENUE_CHURN', 5, 20, 100)).toBeCloseTo(-0.15, 12);
});

test('retention and churn from counts: customers back from older periods may carry it over 1', () => {
  expect(ask('RETENTION_FROM_COUNTS', 220, 40, 200)).toBeCloseTo(0.9, 12);
  expect(ask('RETENTION_FROM_COUNTS', 130, 20, 100)).toBeCloseTo(1.1, 12);
  expect(ask('CHURN_FROM_COUNTS', 200, 150)).toBe(0.25);
  expect(() => ask('RETENTION_FROM_COUNTS', 5, 5, 0)).toThrow('start must be a number above 0, got 0');
});

// A 6 is a detractor: 30 % promoters, 20 % detractors make 10 (annualreport2018.dela.nl).
test('NPS counts a 6 as a detractor, an 8 as nobody, and skips blanks and a header', () => {
  const scores = [
    ['Score'],
    ...new Array(3).fill([9]),
    ...new Array(2).fill([6]),
    ...new Array(5).fill(['8']),
    [''],
  ];
  expect(ask('NPS', scores)).toBe(10);
  expect(ask('NPS', 10)).toBe(100);
  expect(ask('NPS', [[0, 6]])).toBe(-100);
});
