import type { Channel } from '../calls/campaigns.ts';
import { isEmail } from '../orders/contacts.ts';
import type { Person } from '../orders/order.ts';
import { isLandline, takesTexts } from '../orders/phones.ts';
import type { Reason } from './words.ts';

/** Where a channel reaches a person, or why it does not. */
export interface Reach {
  readonly to: string;
  /** Null where it does. */
  readonly reason: Reason | null;
}

/** Addresses that a marketplace hands out for one sale; advertising to them is against its rules. */
const relays =
  /@(?:.+\.)?(?:marketplace\.amazon\.[a-z.]+|members\.ebay\.[a-z.]+|privaterelay\.appleid\.com)$/;
/** Typed where a form asks for a number and somebody has none. */
const placeholders = /^\+98(?:9120000000|9123456789|9111111111|9121111111|9999999999|9000000000)$/;
/** A number of so many customers is a desk, not a person. */
const mostCustomersOfPhone = 3;

/** `customersWithPhone`: how many customers of the shop have a number. */
export function reachOf(
  channel: Channel,
  person: Person,
  customersWithPhone: (phone: string) => number,
): Reach {
  if (channel === 'email') return { to: person.email, reason: whyNoMail(person.email) };
  const { phone } = person;
  if (phone === '') return { to: '', reason: person.hasUnreadablePhone ? 'invalid_phone' : 'no_address' };
  if (isLandline(phone)) return { to: phone, reason: 'landline' };
  if (!takesTexts(phone) || placeholders.test(phone)) return { to: phone, reason: 'invalid_phone' };
  if (customersWithPhone(phone) > mostCustomersOfPhone) return { to: phone, reason: 'shared_phone' };
  return { to: phone, reason: null };
}

function whyNoMail(address: string): Reason | null {
  if (!isEmail(address)) return 'no_address';
  return relays.test(address) ? 'relay' : null;
}
