import type { PageLanguage } from './protocol.ts';

/** A moment on the spreadsheet's wall clock, such as "Sat 29 Nov 2025, 10:12" or «شنبه ۸ آذر ۱۴۰۴، ۱۰:۱۲». */
export function momentText(ms: number, timezone: string, language: PageLanguage): string {
  const { weekday, day, month, year } = partsOf(ms, timezone, language);
  const comma = language === 'fa' ? '،' : ',';
  return `${weekday} ${day} ${month} ${year}${comma} ${timeText(ms, timezone, language)}`;
}

/** The time of day, such as "10:12". */
export function timeText(ms: number, timezone: string, language: PageLanguage): string {
  const { hour, minute } = partsOf(ms, timezone, language);
  return `${hour}:${minute}`;
}

/** The time, with the day before it where that is not the day of `now`. */
export function nearText(ms: number, now: number, timezone: string, language: PageLanguage): string {
  const { day, month, year } = partsOf(ms, timezone, language);
  const today = partsOf(now, timezone, language);
  const time = timeText(ms, timezone, language);
  if (day === today.day && month === today.month && year === today.year) return time;
  return `${day} ${month}${language === 'fa' ? '،' : ','} ${time}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(ms: number, timeZone: string, language: PageLanguage): Record<string, string> {
  const key = `${language} ${timeZone}`;
  const format = formats.get(key) ?? makeFormat(timeZone, language);
  formats.set(key, format);
  return Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
}

function makeFormat(timeZone: string, language: PageLanguage): Intl.DateTimeFormat {
  const isPersian = language === 'fa';
  return new Intl.DateTimeFormat(isPersian ? 'fa-IR-u-ca-persian-nu-arabext' : 'en-US', {
    timeZone,
    weekday: isPersian ? 'long' : 'short',
    day: 'numeric',
    month: isPersian ? 'long' : 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
