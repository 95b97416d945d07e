import type { Answering } from './calls/calls.ts';
import { UserError } from './core/errors.ts';
import { columnLetters } from './core/text.ts';
import { ordersTabs } from './orders/load.ts';

const mostTabs = 40;

export const formulaPlaces: Answering<'formulaPlaces'> = (_input, { platform }) => {
  const inUse = ordersTabs(platform);
  const { tab, name } = platform.workbook.chosenCell();
  const tabs = platform.workbook
    .tabs()
    .slice(0, mostTabs)
    .map((one) => ({ name: one.name, columns: one.lastColumn(), orders: inUse.includes(one.name) }))
    .filter(({ columns }) => columns > 0)
    .map(({ columns, ...rest }) => ({ ...rest, lastColumn: columnLetters(columns - 1) }))
    .sort((a, b) => Number(b.orders) - Number(a.orders));
  return { cell: `${tab}!${name}`, tabs };
};

export const writeFormula: Answering<'writeFormula'> = ({ formula, over, isShare }, { platform }) => {
  if (!/^=[A-Z_]+\(.*\)$/s.test(formula)) throw new Error('no formula of ours');
  const { tab, name, holds, enter } = platform.workbook.chosenCell();
  const cell = `${tab}!${name}`;
  const written = holds === '' || over === cell;
  if (written) {
    try {
      enter(formula, isShare ? '0.0%' : '');
    } catch {
      // What Google says of it is in the person's language, whatever the reason.
      throw new UserError({
        en: `${cell} cannot be written to; it may be protected, so choose another cell`,
        fa: `در ${cell} نمی‌توان نوشت؛ شاید محافظت شده باشد، خانهٔ دیگری انتخاب کنید`,
      });
    }
  }
  return { cell, written, held: holds };
};
