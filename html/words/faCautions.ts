import { code, isolate } from '../isolate.ts';
import type { enCautions } from './enCautions.ts';

/** What to mind in a message, in Persian. */
export const faCautions: typeof enCautions = {
  cautions: {
    slips: {
      link: (found) => `پیوند «${isolate(found)}» درست نیست؛ کامل بنویسید، مانند ${code('https://shop.com')}`,
      brace: (found) =>
        `«${isolate(found)}» همین‌گونه فرستاده می‌شود؛ جای‌گذاری دو آکولاد دارد: ${isolate(`{${found}}`)}`,
      html: (found) => `«${isolate(found)}» همین‌گونه دیده می‌شود و ${code('HTML')} نیست؛ متن ساده بنویسید`,
    },
    missing: (count) =>
      `${count} نفر یکی از جای‌گذاری‌ها را ندارند؛ جایگزین بنویسید، مانند ${code('{{name|دوست}}')}`,
    unsafeLink: `پیوندی با ${code('http://')} شروع می‌شود؛ ${code('https://')} امن‌تر است`,
    linkInText: 'بسیاری از پنل‌ها پیامکِ پیوند‌دار را نگه می‌دارند',
    filtered: 'واژه‌هایی مانند «برنده» را پنل‌ها فیلتر می‌کنند',
  },
};
