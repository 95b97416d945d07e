import type { Answering, Asked } from '../calls/calls.ts';
import type { Channel } from '../calls/campaigns.ts';
import type { CustomerCard } from '../calls/customer.ts';
import { isDate, isoOf } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { loyaltyAccounts, usualRules } from '../metrics/loyaltyCredit.ts';
import { aliveAt, forecastBuying } from '../metrics/models/forecast.ts';
import { currencyOf, ordersByCustomer } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import type { Reading } from '../orders/readOrders.ts';
import type { Platform } from '../platform.ts';
import { shownPhone } from '../segments/customerCells.ts';
import { discountFor } from '../segments/discounts.ts';
import { groupName } from '../segments/groupWords.ts';
import { likesOf } from '../segments/likes.ts';
import { loadMessageRows } from '../segments/loadMessageRows.ts';
import type { Outreach } from '../segments/loadOutreach.ts';
import { loadStanding, outreachOf, readingOf, today } from '../segments/loadReading.ts';
import type { Standing } from '../segments/membership.ts';
import { channelWords } from './campaign.ts';
import { idOf, messageStates, reasons } from './words.ts';

/** One customer, for the phone call. */
export const customer: Answering<'customer'> = ({ find }, asked) => {
  const reading = readingOf(asked.platform, asked.fileLanguage);
  const who = reading.orders.find(find);
  return who < 0 ? nobody : cardOf(asked, reading, who);
};

const noMoney = { amount: 0, currency: '' };

const nobody: CustomerCard = {
  ...{ found: false, key: '', name: '', email: '', phone: '', segment: '', stage: '', stageId: '' },
  ...{ score: '', orders: 0, spent: noMoney, lastOrder: '', days: 0, usualGap: null, alive: null },
  ...{ credit: noMoney, offer: '', discount: null, optedOut: [], recentOrders: [], messages: [] },
};

function cardOf({ platform, language }: Asked, reading: Reading, who: number): CustomerCard {
  const { orders } = reading;
  const asOf = today(platform);
  const standing = loadStanding(platform, orders, asOf);
  const money = moneyOf(orders);
  const person = orders.person(who);
  const { start, order } = ordersByCustomer(orders, asOf);
  const own = order.subarray(start[who]!, start[who + 1]!);
  return {
    ...nobody,
    found: true,
    key: orders.customers[who]!,
    name: person.name,
    email: person.email,
    phone: shownPhone(person.phone),
    orders: own.length,
    spent: money(0),
    credit: money(0),
    ...(own.length === 0 ? {} : standingIn(orders, standing, who, language)),
    optedOut: refusedChannels(outreachOf(platform, reading, language), who),
    recentOrders: Array.from(own.slice(-recentOrders).reverse(), (index) => ({
      day: isoOf(orders.day[index]!),
      amount: money(orders.amount[index]!),
      what: productsOf(orders.detail(index).lines.map(({ product }) => product)),
    })),
    messages: messagesOf(platform, reading, who, language),
  };
}

const recentOrders = 5;

function moneyOf(orders: Orders): (smallest: number) => CustomerCard['spent'] {
  const { code, scale } = currencyOf(orders);
  return (smallest) => ({ amount: Math.round(smallest) / scale, currency: code });
}

/** What the measures say of somebody who has ordered. */
function standingIn(
  orders: Orders,
  { asOf, customer, segment, stage, scores, stages }: Standing,
  who: number,
  language: Language,
): Partial<CustomerCard> {
  const money = moneyOf(orders);
  const at = customer.indexOf(who);
  const spent = scores.totalSpent[at]!;
  const days = scores.recencyDays[at]!;
  const discount = discountFor(segment[at]!, stage[at]!, spent / scores.orderCount[at]!);
  const account = loyaltyAccounts(orders, asOf, usualRules, []).find((one) => one.customer === who);
  return {
    segment: groupName(segment[at]!, language),
    stage: groupName(`stage_${stage[at]}`, language),
    stageId: stage[at]!,
    score: `${scores.r[at]}${scores.f[at]}${scores.m[at]}`,
    spent: money(spent),
    lastOrder: isoOf(asOf - days),
    days,
    usualGap: stages.usualGap[at]!,
    alive: aliveOf(orders, asOf, who),
    credit: money(account?.balance ?? 0),
    offer: likesOf(orders, asOf)(who).nextProduct,
    discount: discount && { share: discount.share, upTo: money(discount.cap) },
  };
}

function aliveOf(orders: Orders, asOf: number, who: number): number | null {
  try {
    const forecast = forecastBuying(orders, asOf);
    return aliveAt(forecast, forecast.histories.customer.indexOf(who));
  } catch (problem) {
    if (problem instanceof UserError) return null;
    throw problem;
  }
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
  platform: Platform,
  { orders }: Reading,
  who: number,
  language: Language,
): CustomerCard['messages'] {
  return loadMessageRows(platform)
    .filter((row) => orders.find(row.text('customer')) === who)
    .map((row): CustomerCard['messages'][number] => {
      const state = idOf(messageStates, row.text('state'));
      const reason = idOf(reasons, row.text('reason'));
      return {
        at: [row.get('sent'), row.get('planned')].find(isDate)?.getTime() ?? null,
        campaign: row.text('campaign'),
        channel: idOf(channelWords, row.text('channel')) ?? 'email',
        stateId: state ?? '',
        state: state ? messageStates[state][language] : row.text('state'),
        reason: reason ? reasons[reason][language] : row.text('reason'),
      };
    })
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
    .slice(0, shownMessages);
}
