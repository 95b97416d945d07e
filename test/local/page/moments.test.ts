import { momentText, nearText, timeText } from '../../../local/page/moments.ts';

const noon = Date.UTC(2025, 10, 29, 6, 42);

test('the clock reads as the language writes it', () => {
  expect(momentText(noon, 'Asia/Tehran', 'en')).toBe('Sat 29 Nov 2025, 10:12');
  expect(momentText(noon, 'Asia/Tehran', 'fa')).toBe('شنبه ۸ آذر ۱۴۰۴، ۱۰:۱۲');
});

test('the zone of the file decides', () => {
  expect(timeText(noon, 'America/New_York', 'en')).toBe('01:42');
  expect(momentText(Date.UTC(2025, 2, 20, 20, 30), 'Asia/Tehran', 'fa')).toBe('جمعه ۱ فروردین ۱۴۰۴، ۰۰:۰۰');
});

test('a time of another day says the day', () => {
  expect(nearText(noon, noon + 3_600_000, 'Asia/Tehran', 'en')).toBe('10:12');
  expect(nearText(noon - 86_400_000, noon, 'Asia/Tehran', 'en')).toBe('28 Nov, 10:12');
  expect(nearText(noon - 86_400_000, noon, 'Asia/Tehran', 'fa')).toBe('۷ آذر، ۱۰:۱۲');
});
