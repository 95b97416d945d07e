import type { Language, Words } from '../core/language.ts';
import { shownUnit } from '../core/shown.ts';
import type { PeriodKpis } from '../metrics/kpis.ts';
import type { BackTest } from '../metrics/models/backTest.ts';
import type { Currency } from '../orders/order.ts';
import { type Change, changeIn } from './change.ts';
import {
  allMeasures,
  changeOf,
  formatOf,
  headingOf,
  inShownUnits,
  type Measure,
  topMeasures,
} from './dashboardMeasures.ts';
import { type Months, shownCohorts, shownMonth } from './dashboardMonths.ts';
import { putCheck } from './forecastCheck.ts';
import { type Canvas, canvasOf } from './sheetCanvas.ts';

/** Where what stands. The places never move, so that charts and people's formulas go on reading the right cells. */
export const places = {
  columns: 12,
  rows: 86,
  title: 1,
  figures: 3,
  charts: 8,
  tables: 26,
  comparison: 41,
  cohorts: 56,
  data: 69,
  worth: 73,
  check: 78,
  /** First column of the months, which stand beside the segments. */
  months: 7,
} as const;

const ink = '#1b2733';
const ink2 = '#52606d';
const headInk = '#173d6f';
const headLook = { color: headInk, background: '#eaf1fa' };
const worthColor: Readonly<Record<Change['worth'], string>> = {
  better: '#1b6b45',
  worse: '#a3302b',
  same: ink2,
  unknown: ink2,
};

export interface DashboardSegment {
  readonly name: string;
  readonly customers: number;
  /** In the smallest unit. */
  readonly spent: number;
  /** Good customers who are going. */
  readonly isSlipping: boolean;
}

export interface DashboardFacts {
  readonly language: Language;
  readonly currency: Currency;
  /** Row 1. */
  readonly title: string;
  /** The day, in words, on which the segments and the data are as told. */
  readonly asOf: string;
  readonly months: Months;
  /** At most ten. */
  readonly segments: readonly DashboardSegment[];
  /** What winning a customer cost, in shown units; null where advertising was not told. */
  readonly acquisitionCost: number | null;
  /** Lifetime value ÷ that; null where one of the two is not known. */
  readonly lifetimeToAcquisition: number | null;
  /** The same as it was at the end of the month before. */
  readonly lifetimeBefore: number | null;
  /** Sentences on how sound the data is, and on what retention is worth: at most three each. */
  readonly dataLines: readonly string[];
  readonly worthLines: readonly string[];
  /** Whether the forecast would have come true; null where there is none. */
  readonly check: BackTest | null;
}

/** Every cell of the dashboard, from A1 on. */
export function dashboardBlock(facts: DashboardFacts): ReturnType<Canvas['block']> {
  const canvas = canvasOf(places.rows, places.columns, ink);
  canvas.put(places.title, 1, facts.title, { color: ink2 });
  putFigures(canvas, facts);
  putSegments(canvas, facts);
  putMonths(canvas, facts);
  putComparison(canvas, facts);
  putCohorts(canvas, facts);
  const { check, language, asOf, dataLines, worthLines } = facts;
  const putLines = (row: number, title: string, lines: readonly string[]) => {
    canvas.put(row, 1, title, { color: headInk });
    for (const [i, line] of lines.entries()) canvas.put(row + 1 + i, 1, line);
  };
  putLines(places.data, `${words.data[language]}${words.comma[language]}${asOf}`, dataLines);
  putLines(places.worth, words.worth[language], worthLines);
  canvas.put(places.check, 1, words.check[language], { color: headInk });
  putCheck(canvas, places.check + 1, { check, language, head: headLook });
  return canvas.block();
}

/** Six figures, each two columns wide: name, number, change to the month before, change to a year ago. */
function putFigures(canvas: Canvas, facts: DashboardFacts): void {
  const { months, language, currency } = facts;
  topMeasures.forEach((measure, i) => {
    const column = 1 + 2 * i;
    const value = months.last && measure.read(months.last);
    const shown = value === null ? 0 : inShownUnits(measure.kind, value, currency);
    const inMillions = measure.kind === 'money' && Math.abs(shown) >= 1e8;
    const heading = headingOf(measure, language, currency, inMillions);
    canvas.put(places.figures, column, heading, { color: ink2 });
    if (value === null) {
      canvas.put(places.figures + 1, column, '–', { color: ink2 });
      canvas.put(places.figures + 2, column, words.notMeasured[language], { color: ink2 });
      return;
    }
    const format = inMillions ? '#,##0.0,,' : formatOf(measure.kind, currency);
    canvas.put(places.figures + 1, column, shown, { format });
    const toBefore = changeOf(measure, { now: months.last, before: months.before }, language);
    const toYearAgo = changeOf(measure, { now: months.last, before: months.yearAgo }, language);
    canvas.put(places.figures + 2, column, toBefore.text, { color: worthColor[toBefore.worth] });
    if (toYearAgo.text !== '')
      canvas.put(places.figures + 3, column, `${words.inAYear[language]} ${toYearAgo.text}`, {
        color: worthColor[toYearAgo.worth],
      });
  });
  putLifetime(canvas, facts, 1 + 2 * topMeasures.length);
}

function putLifetime(
  canvas: Canvas,
  { lifetimeToAcquisition, lifetimeBefore, acquisitionCost, language }: DashboardFacts,
  column: number,
): void {
  const quiet = { color: ink2 };
  canvas.put(places.figures, column, words.lifetimeToAcquisition[language], quiet);
  if (lifetimeToAcquisition === null) {
    canvas.put(places.figures + 1, column, '–', quiet);
    canvas.put(places.figures + 2, column, words.notMeasured[language], quiet);
    canvas.put(
      places.figures + 3,
      column,
      words[acquisitionCost === null ? 'needsSpend' : 'needsDays'][language],
      quiet,
    );
    return;
  }
  canvas.put(places.figures + 1, column, lifetimeToAcquisition, { format: '0.0' });
  const isEnough = lifetimeToAcquisition >= 3;
  const change = changeIn(
    { now: lifetimeToAcquisition, before: lifetimeBefore, as: 'ratio', moreIsBetter: true },
    language,
  );
  const lines = [
    change,
    { text: words[isEnough ? 'onTarget' : 'underTarget'][language], worth: isEnough ? 'better' : 'worse' },
  ] as const;
  lines
    .filter(({ text }) => text !== '')
    .forEach(({ text, worth }, i) => {
      canvas.put(places.figures + 2 + i, column, text, { color: worthColor[worth] });
    });
}

interface Figure {
  readonly row: number;
  readonly column: number;
  readonly measure: Measure;
  readonly month: PeriodKpis | null;
}

function putFigure(canvas: Canvas, { row, column, measure, month }: Figure, facts: DashboardFacts): void {
  const { language, currency } = facts;
  const value = month && measure.read(month);
  if (value === null) canvas.put(row, column, words.notMeasured[language], { color: ink2 });
  else
    canvas.put(row, column, inShownUnits(measure.kind, value, currency), {
      format: formatOf(measure.kind, currency),
    });
}

function putHead(canvas: Canvas, row: number, column: number, headers: readonly (string | number)[]): void {
  headers.forEach((header, i) => {
    canvas.put(row, column + i, header, headLook);
  });
}

/** Largest first. The two columns of customers are one number each row, parted so that the chart can color them. */
function putSegments(canvas: Canvas, { segments, language, currency, asOf }: DashboardFacts): void {
  const title = `${words.segments[language]}${words.comma[language]}${asOf}`;
  canvas.put(places.tables, 1, title, { color: headInk });
  const unit = shownUnit(currency.code, language);
  const spent = unit === '' ? words.spent[language] : `${words.spent[language]} (${unit})`;
  putHead(canvas, places.tables + 1, 1, [
    ...[words.segment, words.others, words.slipping, words.shareOfCustomers].map((word) => word[language]),
    ...[spent, words.shareOfRevenue[language]],
  ]);
  const customers = segments.reduce((sum, segment) => sum + segment.customers, 0);
  const revenue = segments.reduce((sum, segment) => sum + segment.spent, 0);
  [...segments]
    .sort((a, b) => b.customers - a.customers)
    .forEach((segment, i) => {
      const row = places.tables + 2 + i;
      canvas.put(row, 1, segment.name);
      canvas.put(row, segment.isSlipping ? 3 : 2, segment.customers, { format: '#,##0' });
      canvas.put(row, 4, customers > 0 ? segment.customers / customers : '', { format: '0.0%' });
      canvas.put(row, 5, inShownUnits('money', segment.spent, currency), {
        format: formatOf('money', currency),
      });
      canvas.put(row, 6, revenue > 0 ? segment.spent / revenue : '', { format: '0.0%' });
    });
}

/** With the unit of money, where it is known. */
export const revenueTitle = ({ code }: Currency, language: Language): string => {
  const unit = shownUnit(code, language);
  return words.monthlyRevenue[language] + (unit === '' ? '' : ` (${unit})`);
};

/** Oldest first; of a month before the shop began nothing is known. */
function putMonths(canvas: Canvas, { months, language, currency }: DashboardFacts): void {
  canvas.put(places.tables, places.months, revenueTitle(currency, language), { color: headInk });
  putHead(
    canvas,
    places.tables + 1,
    places.months,
    [words.month, words.returning, words.new, words.orders, words.buyers, words.aov].map(
      (word) => word[language],
    ),
  );
  const money = { format: formatOf('money', currency) };
  const count = { format: '#,##0' };
  months.recent.forEach(({ from, kpis }, i) => {
    const row = places.tables + 2 + i;
    const put = (offset: number, value: number | string, look: { format: string }) =>
      canvas.put(row, places.months + offset, value, look);
    put(0, shownMonth(from, language), { format: '@' });
    if (!kpis) return;
    const { revenue, orders, buyers, averageOrderValue } = kpis;
    const returning = Math.round(revenue * (kpis.returningRevenueShare ?? 0));
    put(1, inShownUnits('money', returning, currency), money);
    put(2, inShownUnits('money', revenue - returning, currency), money);
    put(3, orders, count);
    put(4, buyers, count);
    put(5, averageOrderValue === null ? '' : inShownUnits('money', averageOrderValue, currency), money);
  });
}

/** Every measure of the last whole month, beside the month before and the same a year ago. */
function putComparison(canvas: Canvas, facts: DashboardFacts): void {
  const { months, language, currency } = facts;
  canvas.put(places.comparison, 1, words.comparison[language], { color: headInk });
  const head = new Array<string>(places.columns).fill('');
  head[0] = words.measure[language];
  for (const { figure, change, month, otherwise } of comparedMonths(months)) {
    head[figure - 1] = month ? shownMonth(month.from, language) : otherwise[language];
    if (change > 0) head[change - 1] = words.change[language];
  }
  putHead(canvas, places.comparison + 1, 1, head);
  allMeasures.forEach((measure, i) => {
    const row = places.comparison + 2 + i;
    canvas.put(row, 1, headingOf(measure, language, currency));
    for (const { figure, change, month } of comparedMonths(months)) {
      putFigure(canvas, { row, column: figure, measure, month }, facts);
      if (change === 0) continue;
      const { text, worth } = changeOf(measure, { now: months.last, before: month }, language);
      canvas.put(row, change, text, { color: worthColor[worth] });
    }
  });
}

/** The columns of the months compared, and of what changed since, which runs on into the next: 0 none. */
const comparedMonths = ({ last, before, yearAgo }: Months) =>
  [
    { figure: 3, change: 0, month: last, otherwise: words.lastMonth },
    { figure: 4, change: 5, month: before, otherwise: words.monthBefore },
    { figure: 7, change: 8, month: yearAgo, otherwise: words.yearAgo },
  ] as const;

/** Backgrounds from white to blue at 3, 6, 9, 12 and 16 %; on the two darkest the ink is white. */
const heat = [
  [0.03, '#ffffff', ink],
  [0.06, '#eef3fa', ink],
  [0.09, '#d5e2f3', ink],
  [0.12, '#afc7e6', ink],
  [0.16, '#7fa3d1', ink],
  [0.25, '#3a69a8', '#ffffff'],
  [Number.POSITIVE_INFINITY, '#1f4e8c', '#ffffff'],
] as const;

function putCohorts(canvas: Canvas, { months, language }: DashboardFacts): void {
  canvas.put(places.cohorts, 1, words.cohorts[language], { color: headInk });
  putHead(canvas, places.cohorts + 1, 1, [
    words.firstOrderIn[language],
    words.customers[language],
    ...Array.from({ length: shownCohorts }, (_, k) => k),
  ]);
  if (months.cohorts.length === 0)
    canvas.put(places.cohorts + 2, 1, words.noCohort[language], { color: ink2 });
  months.cohorts.forEach(({ from, customers, shares }, i) => {
    const row = places.cohorts + 2 + i;
    canvas.put(row, 1, shownMonth(from, language));
    canvas.put(row, 2, customers, { format: '#,##0' });
    shares.forEach((share, k) => {
      if (share === null) return;
      const [, background, color] = k === 0 ? [0, '#f5f7f9', ink2] : heat.find(([below]) => share < below)!;
      canvas.put(row, 3 + k, share, { format: '0.0%', background, color });
    });
  });
}

const words = {
  segments: { en: 'Customers in each segment', fa: 'مشتریان در هر بخش' },
  segment: { en: 'Segment', fa: 'بخش' },
  others: { en: 'Customers', fa: 'مشتری' },
  slipping: { en: 'Slipping away', fa: 'در حال رفتن' },
  shareOfCustomers: { en: 'Share of customers', fa: 'سهم از مشتریان' },
  spent: { en: 'Spent', fa: 'جمع خرید' },
  shareOfRevenue: { en: 'Share of revenue', fa: 'سهم از درآمد' },
  monthlyRevenue: { en: 'Monthly revenue', fa: 'درآمد ماهانه' },
  month: { en: 'Month', fa: 'ماه' },
  returning: { en: 'Returning', fa: 'مشتری بازگشتی' },
  new: { en: 'New', fa: 'مشتری جدید' },
  orders: { en: 'Orders', fa: 'سفارش' },
  buyers: { en: 'Buyers', fa: 'خریدار' },
  aov: { en: 'AOV', fa: 'میانگین سفارش' },
  comparison: {
    en: 'The month beside the one before and a year ago',
    fa: 'این ماه در برابر ماه پیش از آن و سال پیش',
  },
  measure: { en: 'Measure', fa: 'شاخص' },
  lastMonth: { en: 'Last whole month', fa: 'ماه کامل گذشته' },
  monthBefore: { en: 'Month before', fa: 'ماه پیش از آن' },
  yearAgo: { en: 'A year ago', fa: 'سال پیش' },
  change: { en: 'Change', fa: 'تغییر' },
  inAYear: { en: 'In a year', fa: 'در یک سال' },
  cohorts: {
    en: 'Cohort heat map: of each month’s first buyers, the share who bought so many months later',
    fa: 'نقشهٔ بازگشت هم‌دوره‌ها: از خریداران هر ماه، چه سهمی چند ماه بعد خرید کردند',
  },
  noCohort: {
    en: 'No month has ended since the first order.',
    fa: 'از نخستین سفارش هنوز ماهی تمام نشده است.',
  },
  firstOrderIn: { en: 'First order in', fa: 'ماه نخستین خرید' },
  customers: { en: 'Customers', fa: 'مشتری' },
  lifetimeToAcquisition: { en: 'LTV:CAC', fa: 'ارزش عمر به هزینهٔ جذب' },
  notMeasured: { en: 'not measured', fa: 'اندازه‌گیری نمی‌شود' },
  needsDays: { en: 'needs 90 days of orders', fa: 'به ۹۰ روز سفارش نیاز دارد' },
  needsSpend: { en: 'needs a tab "Spend"', fa: 'به تب «هزینه ها» نیاز دارد' },
  onTarget: { en: 'target 3, reached', fa: 'هدف ۳، رسیده' },
  underTarget: { en: 'target 3, not reached', fa: 'هدف ۳، نرسیده' },
  comma: { en: ', ', fa: '، ' },
  data: { en: 'How sound the data is', fa: 'داده‌ها چقدر کامل‌اند' },
  worth: { en: 'Readiness and payback', fa: 'آمادگی و بازگشت هزینه' },
  check: { en: 'Would the forecast have come true?', fa: 'پیش‌بینی چقدر درست درمی‌آمد؟' },
} as const satisfies Record<string, Words>;
