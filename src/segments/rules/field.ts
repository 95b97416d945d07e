import { foldText } from '../../core/text.ts';
import { readNumber } from '../../core/typed.ts';
import { anyText, bounds, isWithin, matcher, oneOf } from './common.ts';
import type { FieldCell } from './facts.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'field',
  name: { en: 'field', fa: 'ستون' },
  params: {
    field: oneOf('column', 'ستون'),
    is: anyText('is', 'برابر'),
    ...bounds(),
  },
  test: ({ field, is, from, to }, { fields }) => {
    const name = Object.keys(fields).find((header) => foldText(header) === foldText(field));
    const cells = name === undefined ? [] : fields[name]!;
    const isBounded = Number.isFinite(from) || Number.isFinite(to);
    const isWanted = is === '' ? (shown: string) => shown !== '' : matcher(is);
    return (who) => {
      const cell = cells[who] ?? '';
      if (!isBounded) return isWanted(shownOf(cell));
      const value = readNumber(cell);
      return value !== null && isWithin(value, { from, to }) && (is === '' || isWanted(shownOf(cell)));
    };
  },
});

const shownOf = (cell: FieldCell): string => (typeof cell === 'object' ? String(cell.day) : String(cell));
