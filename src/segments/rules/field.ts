import { text } from '../../core/params.ts';
import { foldText } from '../../core/text.ts';
import { readNumber } from '../../core/typed.ts';
import { bounds, isWithin, matcher } from './common.ts';
import type { FieldCell } from './facts.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'field',
  name: { en: 'field', fa: 'ستون' },
  help: {
    en: 'Any column of the tab Customers, your own too.',
    fa: 'هر ستون از تب مشتریان، ستون‌های خودتان هم.',
  },
  params: {
    field: text({
      label: { en: 'column', fa: 'ستون' },
      help: { en: 'The header of the column.', fa: 'سرستون.' },
    }),
    is: text({
      label: { en: 'is', fa: 'برابر' },
      help: {
        en: 'A text, or several parted by |. Blank: not empty.',
        fa: 'یک متن، یا چند متن با | میانشان. خالی: هرچه نوشته باشد.',
      },
      otherwise: '',
    }),
    ...bounds({ en: 'number', fa: 'عدد' }),
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
