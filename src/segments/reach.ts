import type { Cell } from '../core/cells.ts';
import type { Words } from '../core/language.ts';
import { foldText } from '../core/text.ts';
import { isEmail } from '../orders/contacts.ts';
import type { Person } from '../orders/order.ts';
import { isLandline, takesTexts } from '../orders/phones.ts';

/** Whether a customer may be written to: on which channels, and if on none, why. */
export interface Reach {
  readonly email: boolean;
  readonly sms: boolean;
  readonly why: Unreachable | null;
}

export type Unreachable = 'opted_out' | 'no_consent' | 'no_address' | 'landline';

export const reachWords: Readonly<Record<Unreachable | 'yes', Words>> = {
  yes: { en: 'yes', fa: 'بله' },
  opted_out: { en: 'opted out', fa: 'انصراف داده' },
  no_consent: { en: 'no consent', fa: 'رضایت ثبت نشده' },
  no_address: { en: 'no address', fa: 'نشانی ندارد' },
  landline: { en: 'landline', fa: 'تلفن ثابت' },
};

/** What people said about being written to. */
export interface Refusals {
  /** An e-mail address or E.164 phone at which nothing more is wanted on a channel. */
  has(address: string, channel: 'email' | 'sms'): boolean;
}

/** `marked`: the shop itself wrote "do not contact". Whether a gateway takes the number is known at sending only. */
export function reachOf(person: Person, refusals: Refusals, marked: boolean): Reach {
  const isMobile = takesTexts(person.phone);
  const hasMail = isEmail(person.email);
  const mayMail = hasMail && !refusals.has(person.email, 'email');
  const maySms = isMobile && !refusals.has(person.phone, 'sms');
  const unwilling = marked ? 'opted_out' : person.consent === false ? 'no_consent' : null;
  if (unwilling) return { email: false, sms: false, why: unwilling };
  if (mayMail || maySms) return { email: mayMail, sms: maySms, why: null };
  const hasAddress = hasMail || isMobile;
  return {
    email: false,
    sms: false,
    why: hasAddress ? 'opted_out' : isLandline(person.phone) ? 'landline' : 'no_address',
  };
}

const noes = ['', 'no', 'n', 'false', '0', 'نه', 'خیر', 'نخیر'];

/** Whether a cell under "Do not contact" says so: anything but a no. */
export function isMark(cell: Cell): boolean {
  if (typeof cell === 'boolean') return cell;
  return !noes.includes(foldText(String(cell ?? '')));
}
