import type { Words } from '../core/language.ts';
import { shownNumber } from '../core/shown.ts';
import { type Campaign, callListId } from './campaign.ts';
import type { Composed } from './compose.ts';
import { gateways } from './loadGateway.ts';

/** Letters that Google takes in the subject of a mail, and what a consumer account takes of its text and HTML. */
const longestSubject = 250;
const mostBytes = 200 * 1024;

/** What is longer than its carrier takes, in words; null where nothing is. */
export function tooLong(
  { subject, text, html }: Composed,
  { channel, gateway }: Pick<Campaign, 'channel' | 'gateway'>,
): Words | null {
  if (channel === 'email') {
    if (subject.length > longestSubject)
      return longer({ en: 'the subject', fa: 'عنوان' }, subject.length, longestSubject, letters);
    const bytes = text.length + html.length > mostBytes / 3 ? bytesOf(text) + bytesOf(html) : 0;
    return bytes > mostBytes
      ? longer({ en: 'the mail', fa: 'ایمیل' }, Math.ceil(bytes / 1024), mostBytes / 1024, {
          en: 'KB',
          fa: 'کیلوبایت',
        })
      : null;
  }
  const carrier = gateway === callListId ? undefined : gateways.find(({ id }) => id === gateway);
  const most = carrier?.longestText ?? Number.POSITIVE_INFINITY;
  if (text.length <= most) return null;
  const { label } = carrier!;
  return longer({ en: `a text by ${label.en}`, fa: `پیامک با ${label.fa}` }, text.length, most, letters);
}

const letters: Words = { en: 'letters', fa: 'حرف' };

/** The name of a field makes one message longer than another. */
function longer(what: Words, came: number, most: number, unit: Words): Words {
  const [limit, size] = [most, came].map((count) => ({
    en: shownNumber(count, 'en'),
    fa: shownNumber(count, 'fa'),
  })) as [Words, Words];
  return {
    en: `${what.en} must be at most ${limit.en} ${unit.en} with its fields filled in, got ${size.en}; shorten it`,
    fa: `${what.fa} با جای‌گذاری‌هایش باید حداکثر ${limit.fa} ${unit.fa} باشد، ${size.fa} آمد؛ کوتاهش کنید`,
  };
}

/** In UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    bytes += code < 0x80 ? 1 : code < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}
