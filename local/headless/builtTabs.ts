import type { Sheet } from '../book/sheet.ts';

/** What a tab of the add-on says on top, in either language. */
const stamp = / · .*(?:built |ساخته شد)/;

/** Headers that tell the other tabs it makes, each list in both languages: all of one stand in one row. */
const headers: readonly (readonly string[])[] = [
  ['Campaign', 'State', 'Start', 'Repeat'],
  ['کمپین', 'وضعیت', 'شروع', 'تکرار'],
  ['Campaign', 'Occurrence', 'Step', 'Key'],
  ['کمپین', 'نوبت', 'گام', 'کلید'],
  ['Campaign', 'Held out', 'Left out', 'Updated'],
  ['کمپین', 'گروه شاهد', 'کنارگذاشته', 'به‌روز شد'],
  ['Time', 'By', 'Sent', 'What happened'],
  ['زمان', 'با', 'فرستاده', 'چه شد'],
  ['What to say', 'What came of it', 'Campaign'],
  ['چه بگوییم', 'نتیجهٔ تماس', 'کمپین'],
  ['Segment', 'Who is in it', 'Make a tab'],
  ['بخش', 'چه کسانی', 'ساختن تب'],
  ['Address', 'Channel', 'Since', 'Source'],
  ['نشانی', 'کانال', 'از', 'منبع'],
];

const rowsLookedAt = 10;

/** Whether the add-on made a tab, however it is named by now: such a tab holds no orders. */
export function isBuilt(sheet: Sheet): boolean {
  const rows = Math.min(sheet.lastRow(), rowsLookedAt);
  if (rows === 0) return false;
  const top = sheet.displays({ row: 1, column: 1, rows, columns: sheet.lastColumn() });
  return top.some(
    (row) =>
      row.some((cell) => stamp.test(cell)) ||
      headers.some((wanted) => wanted.every((header) => row.some((cell) => cell.trim() === header))),
  );
}
