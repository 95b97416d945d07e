import type { Table } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import { lazily } from '../core/lazily.ts';
import { foldHeader } from '../core/text.ts';
import { consentOf } from './consent.ts';
import { foldEmail } from './contacts.ts';
import { looksLikeDay, sampleOf } from './content.ts';
import { mapColumns } from './mapper.ts';
import { countryOfPhones, foldPhone } from './phones.ts';
import { isBlank, type Row, sheetOf } from './sheet.ts';
import { textOf } from './textColumn.ts';

/** One person of a list of customers or members, and what each consented to; null where the list does not say. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly consent: { readonly email: boolean | null; readonly sms: boolean | null };
  readonly tags: string;
}

const emailConsent = lazily(
  () =>
    new Set(
      [
        'accepts email marketing',
        'accepts marketing',
        'email consent',
        'newsletter',
        'خبرنامه',
        'رضایت ایمیل',
      ].map(foldHeader),
    ),
);
const smsConsent = lazily(
  () =>
    new Set(
      ['accepts sms marketing', 'sms consent', 'sms marketing', 'رضایت پیامک', 'اجازه پیامک'].map(foldHeader),
    ),
);

/** Reads a list of customers, such as Shopify's export: contacts and consent, one person a row. */
export function readContacts(table: Table, context: Context): Contact[] {
  const sheet = sheetOf(table, looksLikeDay);
  const { of } = mapColumns(sheet);
  const emailAt = sheet.folded.findIndex((header) => emailConsent().has(header));
  const smsAt = sheet.folded.findIndex((header) => smsConsent().has(header));
  const spare = sheet.folded.flatMap((header, at) =>
    /\b(phone|mobile)$/.test(header) && at !== of.phone ? [at] : [],
  );
  const country =
    of.phone === undefined ? null : countryOfPhones(sampleOf(sheet, of.phone), context.zone.id, false);
  const textAt = (row: Row, at: number | undefined) => (at === undefined || at < 0 ? '' : textOf(row[at]));
  const phoneIn = (row: Row) =>
    [of.phone, ...spare]
      .map((at) => (at === undefined ? '' : foldPhone(row[at], country)))
      .find((phone) => phone !== '') ?? '';
  return sheet.rows
    .filter((row) => !row.every(isBlank))
    .map((row) => ({
      id: textAt(row, of.customer_id),
      name:
        textAt(row, of.name) ||
        [textAt(row, of.first_name), textAt(row, of.last_name)].filter(Boolean).join(' '),
      email: of.email === undefined ? '' : foldEmail(row[of.email]),
      phone: phoneIn(row),
      consent: { email: consentOf(textAt(row, emailAt)), sms: consentOf(textAt(row, smsAt)) },
      tags: textAt(row, of.tags),
    }));
}
