import type { Cell } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import type { Words } from '../core/language.ts';
import { midnight } from '../core/midnight.ts';
import { range, share, wholeNumber } from '../core/params.ts';
import { compareCodePoints } from '../core/text.ts';
import { currencyOf } from '../orders/history.ts';
import type { Day, Orders } from '../orders/order.ts';
import { asOfDay, customers, ordersRange } from './asked.ts';
import { headerOf } from './headers.ts';
import { type LoyaltyAccount, type LoyaltyRules, loyaltyAccounts, usualRules } from './loyaltyCredit.ts';
import { defineMetric } from './metric.ts';
import { asOfDayOf } from './periods.ts';
import { scoreCustomers } from './rfm.ts';
import { readUses } from './uses.ts';

export type Tier = 'gold' | 'silver' | 'bronze';

const tierNames: Readonly<Record<Tier, Words>> = {
  gold: { en: 'gold', fa: 'طلایی' },
  silver: { en: 'silver', fa: 'نقره‌ای' },
  bronze: { en: 'bronze', fa: 'برنزی' },
};

/** By the money score of RFM, 1 to 5. */
const tierOf = (m: number): Tier => (m === 5 ? 'gold' : m >= 3 ? 'silver' : 'bronze');

const header: readonly Words[] = [
  { en: 'customer', fa: 'مشتری' },
  { en: 'tier', fa: 'سطح' },
  { en: 'points', fa: 'امتیاز' },
  { en: 'earned', fa: 'اعتبار گرفته' },
  { en: 'used', fa: 'اعتبار خرج‌شده' },
  { en: 'balance', fa: 'مانده' },
  { en: 'expiring_next', fa: 'اعتبار رو به پایان' },
  { en: 'last_day', fa: 'آخرین روز' },
];

function accountsTable(
  orders: Orders,
  asOf: Day,
  accounts: readonly LoyaltyAccount[],
  { language, zone }: Context,
): Cell[][] {
  const { scale } = currencyOf(orders);
  const scores = scoreCustomers(orders, { asOf, after: null, scale: 'fifths' });
  const tiers = new Map(Array.from(scores.customer, (who, i) => [who, tierOf(scores.m[i]!)]));
  const name = (account: LoyaltyAccount) => orders.customers[account.customer]!;
  const sorted = [...accounts].sort((a, b) => b.balance - a.balance || compareCodePoints(name(a), name(b)));
  const rows = sorted.map((account): Cell[] => [
    name(account),
    tierNames[tiers.get(account.customer)!][language],
    account.points,
    shown(account.earned, scale),
    shown(account.used, scale),
    shown(account.balance, scale),
    account.nextToExpire ? shown(account.nextToExpire.amount, scale) : '',
    account.nextToExpire ? midnight(account.nextToExpire.lastDay, zone) : '',
  ]);
  return [headerOf(header, language), ...rows];
}

/** In shown units, without the noise of adding shares of amounts. */
const shown = (units: number, scale: number) => Math.round((units / scale) * 1e6) / 1e6;

export default defineMetric({
  name: 'LOYALTY',
  summary: {
    en: 'A loyalty club: each customer’s tier, points, and credit earned, used, left and soon to expire.',
    fa: 'باشگاه مشتریان: سطح، امتیاز و اعتبار گرفته، خرج‌شده، مانده و رو به پایان هر مشتری.',
  },
  params: {
    orders: ordersRange(),
    rate: share({
      label: { en: 'Rate', fa: 'نرخ' },
      help: {
        en: 'Share of an order given as credit. Blank: 0.02.',
        fa: 'سهمی از هر سفارش که اعتبار می‌شود. خالی: ۲٪.',
      },
      otherwise: usualRules.rate,
    }),
    from_order: wholeNumber({
      label: { en: 'From order', fa: 'از سفارش' },
      help: {
        en: 'The first order that earns credit. Blank: 2, the second.',
        fa: 'نخستین سفارشی که اعتبار می‌گیرد. خالی: ۲، دومین.',
      },
      min: 1,
      otherwise: usualRules.fromOrder,
    }),
    expiry_days: wholeNumber({
      label: { en: 'Expiry days', fa: 'روزهای اعتبار' },
      help: {
        en: 'Credit is valid through the order’s day and so many days more. Blank: 365.',
        fa: 'اعتبار تا این تعداد روز پس از روز سفارش می‌ماند. خالی: ۳۶۵.',
      },
      min: 0,
      max: 36_500,
      otherwise: usualRules.expiryDays,
    }),
    used: range({
      label: { en: 'Used', fa: 'خرج‌شده' },
      help: {
        en: 'Credit used: a range of customer, amount and day. Oldest credit goes first.',
        fa: 'اعتبارهای خرج‌شده: محدوده‌ای از مشتری، مبلغ و روز. نخست از قدیمی‌ترین اعتبار.',
      },
      otherwise: null,
    }),
    as_of: asOfDay(),
    customer: customers(),
  },
  returns: {
    en: 'A table, largest balance first; with customer, the balance.',
    fa: 'جدولی از بیشترین مانده؛ با customer، ماندهٔ او.',
  },
  example: { formula: '=LOYALTY(Orders!A:C; 10%; ; ; ; ; "Ada")', result: 11 },
  evaluate({ orders, rate, from_order, expiry_days, used, as_of, customer }, context) {
    const { scale } = currencyOf(orders);
    const asOf = asOfDayOf(as_of, orders);
    const rules: LoyaltyRules = { rate, fromOrder: from_order, expiryDays: expiry_days };
    const uses = used === null ? [] : readUses(used, orders, context);
    const accounts = loyaltyAccounts(orders, asOf, rules, uses);
    if (customer === null) return accountsTable(orders, asOf, accounts, context);
    const balances = new Map(accounts.map((account) => [account.customer, account.balance]));
    return customer.answer((identity) => {
      const balance = balances.get(orders.find(identity));
      return balance === undefined ? undefined : shown(balance, scale);
    });
  },
});
