import { UserError } from '../core/errors.ts';
import { range, wholeNumber } from '../core/params.ts';
import { ordersByCustomer, spanOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { ordersRange } from './asked.ts';
import { type Member, readMembers } from './members.ts';
import { defineMetric } from './metric.ts';

/** Members who joined long enough ago to be judged by the latest order's day, and of these, who ordered in time. */
function activationOf(members: readonly Member[], orders: Orders, days: number) {
  const { to } = spanOf(orders);
  const { start, order } = ordersByCustomer(orders, to);
  const ordered = ({ customer, joined }: Member) =>
    customer >= 0 &&
    order
      .subarray(start[customer], start[customer + 1])
      .some((i) => orders.day[i]! >= joined && orders.day[i]! <= joined + days);
  const judged = members.filter((member) => member.joined + days <= to);
  return { judged: judged.length, activated: judged.filter(ordered).length };
}

export default defineMetric({
  name: 'ACTIVATION_RATE',
  summary: {
    en: 'Of the members who joined, the share who ordered within so many days.',
    fa: 'نرخ فعال شدن اعضا: از کسانی که عضو شده‌اند، سهم کسانی که ظرف این تعداد روز خریده‌اند.',
  },
  params: {
    members: range({
      label: { en: 'Members', fa: 'اعضا' },
      help: {
        en: 'Members with a joining day and an id, e-mail, phone or name as in the orders, such as Members!A:B.',
        fa: 'اعضا با روز عضویت و شناسه، ایمیل، موبایل یا نامی که در سفارش‌ها هم هست، مانند Members!A:B.',
      },
    }),
    orders: ordersRange(),
    days: wholeNumber({
      label: { en: 'Days', fa: 'روزها' },
      help: {
        en: 'Days from joining to the first order. Blank: 60.',
        fa: 'روزهای میان عضویت و نخستین سفارش. خالی: ۶۰.',
      },
      min: 0,
      max: 36_500,
      otherwise: 60,
    }),
  },
  returns: {
    en: 'A share from 0 to 1, of the members who joined at least so many days before the latest order.',
    fa: 'سهمی از ۰ تا ۱، از اعضایی که دست‌کم همین تعداد روز پیش از آخرین سفارش عضو شده‌اند.',
  },
  example: { formula: '=ACTIVATION_RATE(Members!A:B; Orders!A:C)', result: 0.5 },
  evaluate({ members, orders, days }, { zone }) {
    const { judged, activated } = activationOf(readMembers(members, orders, zone), orders, days);
    if (judged > 0) return activated / judged;
    throw new UserError({
      en: `members must hold somebody who joined ${days} days before the latest order, got none`,
      fa: `members باید کسی داشته باشد که ${days} روز پیش از آخرین سفارش عضو شده، کسی نبود`,
    });
  },
});
