import { lazily } from '../core/lazily.ts';
import { foldText } from '../core/text.ts';

const yes = lazily(
  () =>
    new Set(
      ['yes', 'true', '1', 'y', 'subscribed', 'opted in', 'بله', 'آری', 'دارد', 'عضو', 'موافق', 'هست'].map(
        foldText,
      ),
    ),
);
const no = lazily(
  () =>
    new Set(
      [
        'no',
        'false',
        '0',
        'n',
        'unsubscribed',
        'opted out',
        'not subscribed',
        'خیر',
        'نه',
        'ندارد',
        'لغو',
        'مخالف',
        'نیست',
      ].map(foldText),
    ),
);

/** What a consent cell says; null when it says nothing. */
export function consentOf(text: string): boolean | null {
  const folded = foldText(text);
  if (yes().has(folded)) return true;
  return no().has(folded) ? false : null;
}
