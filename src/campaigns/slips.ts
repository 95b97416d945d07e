import type { Words } from '../core/language.ts';

interface Slip {
  readonly pattern: RegExp;
  say(found: string): Words;
}

/** What people type when they mean a link, a field or bold letters, and what nobody would get as meant. */
const slips: readonly Slip[] = [
  {
    // No dot in the host, a slash or a colon too few, or a blank after the slashes.
    pattern: /\bhttps?(?::\/\/(?![^\s/]*[.{])|:\/(?!\/)|\/\/|;\/\/)\S*/i,
    say: (found) => ({
      en: `the link "${found}" is broken; write it whole, such as https://shop.com`,
      fa: `پیوند «${found}» درست نیست؛ کامل بنویسید، مانند https://shop.com`,
    }),
  },
  {
    pattern: /(?<!\{)\{[^{}\n]{1,40}\}(?!\})/,
    say: (found) => ({
      en: `"${found}" goes out as typed; a field has two braces: {${found}}`,
      fa: `«${found}» همین‌گونه فرستاده می‌شود؛ جای‌گذاری دو آکولاد دارد: {${found}}`,
    }),
  },
  {
    pattern: /<\/?(?:a|b|i|p|br|div|span|img|script|style|strong|table|h\d)\b[^<>]*>/i,
    say: (found) => ({
      en: `"${found.slice(0, 40)}" is shown as typed, not as HTML; write plain text`,
      fa: `«${found.slice(0, 40)}» همین‌گونه دیده می‌شود و HTML نیست؛ متن ساده بنویسید`,
    }),
  },
];

/** The first slip of each kind in a text. */
export function slipsIn(text: string): Words[] {
  return slips.flatMap(({ pattern, say }) => {
    const found = pattern.exec(text);
    return found ? [say(found[0])] : [];
  });
}
