import { addDays, daysBetween, dayToType, typedDay } from '../../html/day.ts';
import { typedNumber } from '../../html/digits.ts';
import { formatFor } from '../../html/format.ts';
import { wallClock } from '../../html/zonedTime.ts';
import fc from '../fc.ts';

const en = formatFor('en');
const fa = formatFor('fa');
const money = (amount: number, currency: string) => ({ amount, currency });

describe('numbers', () => {
  test('thousands are grouped in each language', () => {
    expect(en.number(1840)).toBe('1,840');
    expect(fa.number(1840)).toBe('۱٬۸۴۰');
    expect(en.number(1234567.5, 2)).toBe('1,234,567.5');
    expect(fa.number(0)).toBe('۰');
  });

  test('shares carry the sign of percent of the language', () => {
    expect(en.share(0.096)).toBe('9.6%');
    expect(fa.share(0.096)).toBe('۹٫۶٪');
    expect(fa.share(0.1)).toBe('۱۰٪');
  });

  test('agree with the browser’s own Persian numbers', () => {
    // Oracle: ICU, by Intl of this Node.
    const icu = new Intl.NumberFormat('fa-IR-u-nu-arabext', { maximumFractionDigits: 0 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => {
        expect(fa.number(value)).toBe(icu.format(value));
      }),
    );
  });

  test('a typed number is read in any digits and with any thousands sign', () => {
    for (const typed of ['1257', '1,257', ' ۱۲۵۷ ', '۱٬۲۵۷', '١٢٥٧', '1 257'])
      expect(typedNumber(typed)).toBe(1257);
    for (const typed of ['', '12a', '-5', '۲۵۷ نفر', '1e3']) expect(typedNumber(typed)).toBeNull();
  });

  test('what is shown can be typed back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (value) => {
        expect(typedNumber(fa.number(value))).toBe(value);
        expect(typedNumber(en.number(value))).toBe(value);
      }),
    );
  });
});

describe('money', () => {
  test.each([
    [2_140_000_000, '۲٫۱۴ میلیارد تومان'],
    [51_400_000, '۵۱٫۴ میلیون تومان'],
    [214_000_000, '۲۱۴ میلیون تومان'],
    [75_000, '۷۵ هزار تومان'],
    [999_960, '۱ میلیون تومان'],
    [9_500, '۹٬۵۰۰ تومان'],
    [0, '۰ تومان'],
  ])('an overview of %i Toman is rounded in words', (amount, shown) => {
    expect(fa.roundMoney(money(amount, 'IRT'))).toBe(shown);
  });

  test('a cost to be paid is exact', () => {
    expect(fa.exactMoney(money(61_680, 'IRT'))).toBe('۶۱٬۶۸۰ تومان');
    expect(en.exactMoney(money(11.57, 'EUR'))).toBe('€11.57');
    expect(en.exactMoney(money(45, 'EUR'))).toBe('€45.00');
    expect(en.exactMoney(money(1500, 'JPY'))).toContain('1,500 ');
  });

  test('an English overview drops cents from a thousand on', () => {
    expect(en.roundMoney(money(214_012.4, 'EUR'))).toBe('€214,012');
    expect(en.roundMoney(money(420.5, 'EUR'))).toBe('€420.50');
    expect(en.roundMoney(money(3, 'USD'))).toBe('$3');
    expect(en.roundMoney(money(5000, 'IRT'))).toBe('5,000 toman');
  });

  test('an unknown unit leaves the number alone, an unnamed one stands as its code', () => {
    expect(en.roundMoney(money(5000, ''))).toBe('5,000');
    expect(fa.roundMoney(money(500, 'CHF')).replace(/[\u2066\u2069]/g, '')).toBe('۵۰۰ CHF');
  });
});

describe('days', () => {
  test('stand as people write them', () => {
    expect(en.day('2025-11-28')).toBe('28 Nov 2025');
    expect(fa.day('2025-11-28')).toBe('۷ آذر ۱۴۰۴');
    expect(en.dayOfWeek('2025-11-30')).toBe('Sun 30 Nov 2025');
    expect(fa.dayOfWeek('2025-11-30')).toBe('یکشنبه ۹ آذر ۱۴۰۴');
    expect(fa.shortDay('2025-11-03')).toBe('۱۲ آبان');
  });

  test('a week says its month once in Persian, unless it has two', () => {
    expect(en.week('2025-11-29', '2025-12-05')).toBe('Sat 29 Nov to Fri 5 Dec 2025');
    expect(fa.week('2025-11-29', '2025-12-05')).toBe('شنبه ۸ تا جمعه ۱۴ آذر ۱۴۰۴');
    expect(fa.week('2025-11-15', '2025-11-22')).toBe('شنبه ۲۴ آبان تا شنبه ۱ آذر ۱۴۰۴');
  });

  test('an hour is a range, for the run comes once in it', () => {
    expect(en.hour(11)).toBe('between 11 and 12');
    expect(fa.hour(11)).toBe('بین ۱۱ تا ۱۲');
  });

  test('a text that is no day comes back as it is', () => {
    expect(en.day('yesterday').replace(/[\u2068\u2069]/g, '')).toBe('yesterday');
    expect(en.day('2025-02-30').replace(/[\u2068\u2069]/g, '')).toBe('2025-02-30');
  });

  test('agree with ICU’s Persian calendar over forty years', () => {
    const icu = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
    });
    fc.assert(
      fc.property(fc.integer({ min: 7_300, max: 22_000 }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(fa.shortDay(iso)).toBe(icu.format(new Date(day * 86_400_000)));
      }),
    );
  });

  test('a typed day is Gregorian or Jalali, in any digits', () => {
    for (const typed of ['2025-11-28', '2025/11/28', '۱۴۰۴/۰۹/۰۷', '1404/9/7', ' 1404-09-07 '])
      expect(typedDay(typed)).toBe('2025-11-28');
    for (const typed of ['1404/12/30', '2025-02-29', '28/11/2025', 'tomorrow', ''])
      expect(typedDay(typed)).toBeNull();
  });

  test('a day can be typed as it is offered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7_300, max: 22_000 }), (day) => {
        const iso = addDays('1970-01-01', day);
        expect(typedDay(dayToType(iso, 'fa'))).toBe(iso);
        expect(typedDay(dayToType(iso, 'en'))).toBe(iso);
        expect(daysBetween('1970-01-01', iso)).toBe(day);
      }),
    );
  });

  test('the shop’s clock decides the day, not the machine’s', () => {
    const moment = Date.UTC(2025, 10, 29, 20, 45);
    expect(wallClock(moment, 'Asia/Tehran')).toEqual({ day: '2025-11-30', hour: 0, minute: 15 });
    expect(wallClock(moment, 'America/New_York')).toEqual({ day: '2025-11-29', hour: 15, minute: 45 });
  });
});
