import type { Answering, Asked } from '../calls/calls.ts';
import { UserError } from '../core/errors.ts';
import { loadOrders } from '../orders/load.ts';
import { customer } from './answerCustomer.ts';
import type { OptOut } from './optOuts.ts';
import { writeOptOuts } from './readOptOuts.ts';
import { type KnownPerson, writeForgotten } from './writeForgotten.ts';

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
  alone(asked, () => writeOptOuts(platform, fileLanguage, wishes));
  return customer({ find }, asked);
};

/** Wipes one person from the file and never writes to them again. */
export const forget: Answering<'forget'> = ({ find }, asked) => {
  const person = personOf(find, asked);
  alone(asked, () => writeForgotten(asked.platform, asked.fileLanguage, person));
  return {
    note:
      asked.language === 'fa'
        ? 'از همهٔ تب‌ها پاک شد؛ سفارش‌ها بی‌نام ماند و دیگر پیامی به این فرد نمی‌رود'
        : 'wiped from every tab; the orders stay without a name, and nothing is sent to this person again',
  };
};

function alone({ platform }: Asked, work: () => void): void {
  const done = platform.workbook.withLock(lockWaitMs, () => {
    work();
    return true;
  });
  if (!done)
    throw new UserError({
      en: 'this file is being written to right now; try again in a few minutes',
      fa: 'همین حالا در این فایل نوشته می‌شود؛ چند دقیقهٔ دیگر دوباره تلاش کنید',
    });
}

/** @throws {UserError} when nobody of that name, number or address has ordered */
function personOf(find: string, { platform, fileLanguage }: Asked): KnownPerson {
  const reading = loadOrders(platform, fileLanguage);
  const who = reading?.orders.find(find) ?? -1;
  if (reading && who >= 0) return { orders: reading.orders, who, columns: reading.columns };
  throw new UserError({
    en: `no customer is known by "${find}"; try a phone, an e-mail or the key in Customers`,
    fa: `مشتری‌ای با «${find}» پیدا نشد؛ شماره، ایمیل یا کلید تب مشتریان را امتحان کنید`,
  });
}
