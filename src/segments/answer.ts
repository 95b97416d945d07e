import type { Answering } from '../calls/calls.ts';
import type { Channel } from '../calls/campaigns.ts';
import type { CustomerCard } from '../calls/customer.ts';
import type { SegmentScheme } from '../calls/segments.ts';
import { instantToDay, isDate, isoOf } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import type { BackTest } from '../metrics/models/backTest.ts';
import { currencyOf, ordersByCustomer } from '../orders/history.ts';
import type { Reading } from '../orders/readOrders.ts';
import type { Platform } from '../platform.ts';
import { shownPhone } from './customerCells.ts';
import { readCuts } from './cutPoints.ts';
import { shownMonth, wholeMonths } from './dashboardMonths.ts';
import { checkInWords, forecastCheck } from './forecastCheck.ts';
import { groupName } from './groupWords.ts';
import { loadMessageRows } from './loadMessageRows.ts';
import type { Outreach } from './loadOutreach.ts';
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
  return publishSegments(platform, { orders: reading.orders, balance: reading, by, fileLanguage, language });
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
  const { reach } = outreachOf(platform, reading, language);
  const { from, to } = weekOf(asOf);
  const standing = loadStanding(platform, reading.orders, asOf);
  return {
    from: isoOf(from),
    to: isoOf(to),
    built,
    cards: weekCards({ orders: reading.orders, standing, by, language, reach }),
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

export const customer: Answering<'customer'> = ({ find }, { platform, language, fileLanguage }) => {
  const reading = readingOf(platform, fileLanguage);
  const who = reading.orders.find(find);
  return who < 0 ? nobody : cardOf(platform, reading, who, language);
};

const nobody: CustomerCard = {
  found: false,
  key: '',
  name: '',
  email: '',
  phone: '',
  segment: '',
  stage: '',
  score: '',
  orders: 0,
  spent: { amount: 0, currency: '' },
  lastOrder: '',
  optedOut: [],
  recentOrders: [],
  messages: [],
};

const recentOrders = 5;

function cardOf(platform: Platform, reading: Reading, who: number, language: Language): CustomerCard {
  const { orders } = reading;
  const asOf = today(platform);
  const standing = loadStanding(platform, orders, asOf);
  const { code, scale } = currencyOf(orders);
  const money = (smallest: number) => ({ amount: Math.round(smallest) / scale, currency: code });
  const person = orders.person(who);
  const at = standing.customer.indexOf(who);
  const { scores } = standing;
  const { start, order } = ordersByCustomer(orders, asOf);
  const own = order.subarray(start[who]!, start[who + 1]!);
  return {
    found: true,
    key: orders.customers[who]!,
    name: person.name,
    email: person.email,
    phone: shownPhone(person.phone),
    segment: at < 0 ? '' : groupName(standing.segment[at]!, language),
    stage: at < 0 ? '' : groupName(`stage_${standing.stage[at]}`, language),
    score: at < 0 ? '' : `${scores.r[at]}${scores.f[at]}${scores.m[at]}`,
    orders: own.length,
    spent: money(at < 0 ? 0 : scores.totalSpent[at]!),
    lastOrder: own.length === 0 ? '' : isoOf(orders.day[own[own.length - 1]!]!),
    optedOut: refusedChannels(outreachOf(platform, reading, language), who),
    recentOrders: Array.from(own.slice(-recentOrders).reverse(), (index) => ({
      day: isoOf(orders.day[index]!),
      amount: money(orders.amount[index]!),
      what: productsOf(orders.detail(index).lines.map(({ product }) => product)),
    })),
    messages: messagesOf(platform, reading, who),
  };
}

const shownProducts = 3;

function productsOf(products: readonly string[]): string {
  const different = [...new Set(products.filter((product) => product !== ''))];
  return different.slice(0, shownProducts).join(', ') + (different.length > shownProducts ? ' …' : '');
}

function refusedChannels({ refused }: Outreach, who: number): Channel[] {
  return (['sms', 'email'] as const).filter((channel) => refused(who, channel));
}

const shownMessages = 10;

/** Newest first. */
function messagesOf(
  { settings, workbook }: Platform,
  { orders }: Reading,
  who: number,
): CustomerCard['messages'] {
  return loadMessageRows({ settings, workbook })
    .filter((row) => orders.find(row.text('customer')) === who)
    .map((row) => ({ row, at: [row.get('sent'), row.get('planned')].find(isDate)?.getTime() ?? 0 }))
    .sort((a, b) => b.at - a.at)
    .slice(0, shownMessages)
    .map(({ row, at }) => ({
      at: at === 0 ? '' : isoOf(instantToDay(at, workbook.zone)),
      campaign: row.text('campaign'),
      state: row.text('state'),
      reason: row.text('reason'),
    }));
}
