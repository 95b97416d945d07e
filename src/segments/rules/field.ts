import { readDay } from '../../core/dateText.ts';
import type { Param } from '../../core/params.ts';
import { refusal } from '../../core/params.ts';
import { foldText } from '../../core/text.ts';
import { readNumber } from '../../core/typed.ts';
import type { Zone } from '../../core/zone.ts';
import { anyText, labeled, matcher, oneOf } from './common.ts';
import type { FieldCell } from './facts.ts';
import { defineRule } from './rule.ts';

/** A figure to compare numbers with, or a day to compare days with. */
interface Bound {
  readonly value: number;
  readonly isDay: boolean;
}

/** A number or a day; it may be left out. */
function bound(en: string, fa: string): Param<Bound | null> {
  return {
    ...labeled(en, fa),
    type: 'text',
    optional: true,
    parse(input, name, { zone }) {
      const typed = String(input ?? '').trim();
      if (typed === '') return null;
      const [number, day] = [readNumber(typed), dayIn(typed, zone)];
      if (number !== null) return { value: number, isDay: false };
      if (day !== null) return { value: day, isDay: true };
      throw refusal(name, { en: 'a number or a date', fa: 'عدد یا تاریخ' }, typed);
    },
  };
}

const anyZone: Zone = { id: 'UTC', offsetAt: () => 0 };

const dayIn = (text: string, zone: Zone = anyZone): number | null => readDay(text, { zone });

export default defineRule({
  id: 'field',
  name: { en: 'field', fa: 'ستون' },
  params: {
    field: oneOf('column', 'ستون'),
    is: anyText('is', 'برابر'),
    from: bound('from', 'از'),
    to: bound('to', 'تا'),
  },
  test: ({ field, is, from, to }, { fields }) => {
    const name = Object.keys(fields).find((header) => foldText(header) === foldText(field));
    const cells = name === undefined ? [] : fields[name]!;
    const isWanted =
      is === '' ? (shown: string) => from !== null || to !== null || shown !== '' : matcher(is);
    return (who) => {
      const cell = cells[who] ?? '';
      return isWanted(shownOf(cell)) && isPast(cell, from, 1) && isPast(cell, to, -1);
    };
  },
});

/** Whether a cell lies on the bound or beyond it, upwards (1) or downwards (-1). */
function isPast(cell: FieldCell, bound: Bound | null, way: 1 | -1): boolean {
  if (bound === null) return true;
  const value = bound.isDay ? dayOfCell(cell) : readNumber(cell);
  return value !== null && way * (value - bound.value) >= 0;
}

const dayOfCell = (cell: FieldCell): number | null =>
  typeof cell === 'object' ? cell.day : typeof cell === 'string' ? dayIn(cell) : null;

const shownOf = (cell: FieldCell): string => (typeof cell === 'object' ? String(cell.day) : String(cell));
