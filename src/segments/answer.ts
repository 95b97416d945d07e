import type { Answering } from '../calls/calls.ts';
import type { SegmentScheme } from '../calls/segments.ts';
import { isoOf } from '../core/days.ts';
import type { BackTest } from '../metrics/models/backTest.ts';
import { nobodyYet, OutOfTime } from './builtWords.ts';
import { readCuts } from './cutPoints.ts';
import { shownMonth, wholeMonths } from './dashboardMonths.ts';
import { checkInWords, forecastCheck } from './forecastCheck.ts';
import { loadCuts, loadStanding, outreachOf, readingOf, rememberCuts, today } from './loadReading.ts';
import { previewOf, weekCards, weekOf } from './preview.ts';
import { publishDashboardOf, publishSegments } from './publish.ts';
import { dailyRefresh } from './publishDaily.ts';
import { builtState } from './publishUnread.ts';

export const previewSegments: Answering<'previewSegments'> = (
  { by },
  { platform, language, fileLanguage },
) => {
  const reading = readingOf(platform, fileLanguage);
  const { reach } = outreachOf(platform, reading, language);
  const standing = loadStanding(platform, reading.orders, today(platform));
  if (standing.customer.length === 0) throw nobodyYet;
  return previewOf(
    { orders: reading.orders, standing, by, language, reach },
    { built: builtState(platform)?.by === by, cuts: loadCuts(platform) },
  );
};

/** Renews nothing: the tabs follow with the next build. */
export const setCuts: Answering<'setCuts'> = (typed, { platform }) => {
  const cuts = readCuts(typed);
  rememberCuts(platform, cuts);
  return cuts;
};

export const buildSegments: Answering<'buildSegments'> = ({ by }, { platform, language, fileLanguage }) => {
  const reading = readingOf(platform, fileLanguage);
  const { orders } = reading;
  try {
    return publishSegments(platform, { orders, balance: reading, by, fileLanguage, language });
  } catch (problem) {
    if (!(problem instanceof OutOfTime)) throw problem;
    const { done, of } = problem;
    const nothing = { orders: orders.length, customers: 0, leftOut: [], tabs: [], warnings: [] };
    return { ...nothing, goesOn: { done, of, note: problem.in(language) } };
  }
};

export const dashboard: Answering<'dashboard'> = ({ month }, { platform, language, fileLanguage }) => {
  const reading = readingOf(platform, fileLanguage);
  const { orders } = reading;
  const months = wholeMonths(orders, today(platform), fileLanguage).reverse();
  const chosen = months.find((from) => isoOf(from) === month);
  if (chosen !== undefined) {
    const by = builtState(platform)?.by ?? 'rfm';
    // Of the latest the dashboard tells what builds do.
    const newest = chosen === months[0] ? undefined : chosen;
    publishDashboardOf(platform, { orders, balance: reading, by, fileLanguage, language }, newest);
  }
  return {
    months: months.map((from) => ({ from: isoOf(from), name: shownMonth(from, fileLanguage) })),
    refresh: dailyRefresh(platform, language),
  };
};

export const thisWeek: Answering<'thisWeek'> = (_input, { platform, language, fileLanguage }) => {
  const reading = readingOf(platform, fileLanguage);
  const built = builtState(platform);
  const by: SegmentScheme = built?.by ?? 'rfm';
  const asOf = today(platform);
  const { reach, textCost } = outreachOf(platform, reading, language);
  const { from, to } = weekOf(asOf);
  const standing = loadStanding(platform, reading.orders, asOf);
  return {
    from: isoOf(from),
    to: isoOf(to),
    built,
    cards: weekCards({ orders: reading.orders, standing, by, language, reach }, textCost),
  };
};

export const checkForecast: Answering<'checkForecast'> = (_input, { platform, language, fileLanguage }) => {
  const check = forecastCheck(readingOf(platform, fileLanguage).orders);
  const figures = ({ total, bias, meanError }: BackTest['naive']) => ({ total, bias, error: meanError });
  return {
    sentences: checkInWords(check, language),
    figures: check && {
      came: check.actual,
      forecast: figures(check.expected),
      pastRate: figures(check.naive),
    },
  };
};
