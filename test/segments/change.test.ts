import { changeIn } from '../../src/segments/change.ts';

describe('a change', () => {
  const share = { as: 'share', moreIsBetter: true } as const;

  test('of a share is told in points, with its worth', () => {
    expect(changeIn({ ...share, now: 0.412, before: 0.391 }, 'en')).toEqual({
      text: '▲ 2.1 points, better',
      worth: 'better',
    });
  });

  test('of an amount is told in percent of what it was', () => {
    expect(changeIn({ as: 'amount', moreIsBetter: true, now: 8940, before: 8426 }, 'fa').text).toBe(
      '▲ ۶٫۱٪، بهتر',
    );
  });

  test('upwards is worse where less is better', () => {
    expect(changeIn({ ...share, moreIsBetter: false, now: 0.684, before: 0.666 }, 'en').text).toBe(
      '▲ 1.8 points, worse',
    );
  });

  test('too small to show is none', () => {
    expect(changeIn({ ...share, now: 0.4120004, before: 0.412 }, 'fa')).toEqual({
      text: '= بی‌تغییر',
      worth: 'same',
    });
  });

  test.each([
    [null, 1],
    [1, null],
  ])('from %s to %s is not said', (before, now) => {
    expect(changeIn({ ...share, now, before }, 'en').text).toBe('');
  });

  test('of an amount that was nothing is not said', () => {
    expect(changeIn({ as: 'amount', moreIsBetter: true, now: 5, before: 0 }, 'en').text).toBe('');
  });
});
