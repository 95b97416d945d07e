import type { Answering, Asked } from '../calls.ts';
import { UserError } from '../core/errors.ts';
import { loadOrders } from '../orders/load.ts';
import type { Orders } from '../orders/order.ts';
import { customer } from '../segments/answer.ts';
import type { OptOut } from './optOuts.ts';
import { writeOptOuts } from './readOptOuts.ts';

const lockWaitMs = 20_000;

/** Notes that somebody wants no more messages, by every address and key they are known by. */
export const optOut: Answering<'optOut'> = ({ find, channel }, asked) => {
  const { platform, fileLanguage, language } = asked;
  const { orders, who } = personOf(find, asked);
  const { email, phone } = orders.person(who);
  const key = orders.customers[who]!;
  const contacts = channel === 'email' ? [email] : channel === 'sms' ? [phone] : [key, email, phone];
  const source = language === 'fa' ? 'ثبت با دست' : 'noted by hand';
  const wishes = contacts
    .filter((contact) => contact !== '')
    .map((contact): OptOut & { source: string; customer: string } => ({
      contact,
      channel,
      source,
      customer: key,
    }));
  const done = platform.workbook.withLock(lockWaitMs, () => {
    writeOptOuts(platform, fileLanguage, wishes);
    return true;
  });
  if (!done)
    throw new UserError({
      en: 'this file is being written to right now; try again in a few minutes',
      fa: 'همین حالا در این فایل نوشته می‌شود؛ چند دقیقهٔ دیگر دوباره تلاش کنید',
    });
  return customer({ find }, asked);
};

/** @throws {UserError} when nobody of that name, number or address has ordered */
export function personOf(find: string, { platform, fileLanguage }: Asked): { orders: Orders; who: number } {
  const orders = loadOrders(platform, fileLanguage)?.orders;
  const who = orders?.find(find) ?? -1;
  if (orders && who >= 0) return { orders, who };
  throw new UserError({
    en: `no customer is known by "${find}"; try a phone, an e-mail or the key in Customers`,
    fa: `مشتری‌ای با «${find}» پیدا نشد؛ شماره، ایمیل یا کلید تب مشتریان را امتحان کنید`,
  });
}
