/** Numbers, days and money in words, as tabs and answers say them. */
import { type Day, instantToDay, millisecondsInDay, partsOf, wallClock, weekdayOf } from './days.ts';
import { formatJalali, weekdayNames } from './jalali.ts';
import type { Language } from './language.ts';
import { persianDigits } from './text.ts';
import type { Zone } from './zone.ts';

/** 1,840.5 or «۱٬۸۴۰٫۵», rounded half away from zero to so many decimals. */
export function shownNumber(value: number, language: Language, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
  const isZero = !/[1-9]/.test(grouped);
  const text = value < 0 && !isZero ? `\u200e-${grouped}` : grouped;
  return language === 'fa'
    ? persianDigits(text.replace(/,/g, '٬').replace('.', '٫'))
    : text.replace('\u200e', '');
}

/** 9.6% or «۹٫۶٪» of a share from 0 to 1. */
export function shownShare(share: number, language: Language, decimals = 1): string {
  return `${shownNumber(share * 100, language, decimals)}${language === 'fa' ? '٪' : '%'}`;
}

export const shortMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/** "26 Nov 2025", or its Jalali day «۵ آذر ۱۴۰۴». */
export function shownDay(day: Day, language: Language): string {
  if (language === 'fa') return persianDigits(formatJalali(day, 'd MMMM yyyy', 'fa'));
  const { year, month, day: date } = partsOf(day);
  return `${date} ${shortMonths[month - 1]} ${year}`;
}

/** As `shownDay`, after the name of its weekday. */
function shownWeekday(day: Day, language: Language): string {
  const name = weekdayNames[language][weekdayOf(day) - 1] ?? '';
  return `${language === 'fa' ? name : name.slice(0, 3)} ${shownDay(day, language)}`;
}

/** The Jalali day as cells hold it: «۱۴۰۴/۰۹/۰۸». */
export const jalaliText = (day: Day): string => persianDigits(formatJalali(day));

/** "Wed 26 Nov 2025, 9:12" on the wall clock of the zone. */
export function shownMoment(instantMs: number, zone: Zone, language: Language): string {
  const minutes = Math.floor(
    (((wallClock(instantMs, zone) % millisecondsInDay) + millisecondsInDay) % millisecondsInDay) / 60_000,
  );
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const day = shownWeekday(instantToDay(instantMs, zone), language);
  return language === 'fa' ? `${day}، ${persianDigits(time)}` : `${day}, ${time}`;
}

/** What a currency code is called beside an amount: "EUR", "Toman", «تومان»; '' where the unit is unknown. */
export function shownUnit(code: string, language: Language): string {
  if (code === 'IRT') return language === 'fa' ? 'تومان' : 'Toman';
  if (code === 'IRR') return language === 'fa' ? 'ریال' : 'Rial';
  return code;
}
