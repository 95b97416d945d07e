import { cellName } from './area.ts';
import { type Entered, enteredAs, type Inputs } from './entry.ts';
import type { Validation } from './layout.ts';
import type { Sheet } from './sheet.ts';
import { plainStyle } from './style.ts';
import { BookRefusal, type Value } from './value.ts';

/**
 * Lets pass what the rules of the cells allow, or only warn of. To be asked before anything is written, so that what is
 * refused leaves no half.
 * @throws {BookRefusal} for the first cell that is not let in
 */
export function checkEntries(sheet: Sheet, firstRow: number, firstColumn: number, inputs: Inputs): void {
  const { locale } = sheet.book;
  for (const [i, line] of inputs.entries()) {
    const { validations, styles } = sheet.grid.row(firstRow + i) ?? {};
    if (!validations) continue;
    for (const [j, input] of line.entries()) {
      const column = firstColumn + j;
      const rule = validations[column - 1];
      if (!rule) continue;
      const entered = enteredAs(input, styles?.[column - 1] ?? plainStyle, locale);
      checkAllowed(sheet, rule, entered, { row: firstRow + i, column });
    }
  }
}

/** Blanks and formulas are always let in. @throws {BookRefusal} for what the rule does not let in */
function checkAllowed(
  sheet: Sheet,
  rule: Validation,
  entered: Entered,
  at: { row: number; column: number },
): void {
  const value = entered.value ?? null;
  if (rule.allowInvalid || entered.formula !== undefined || value === null || value === '') return;
  if (allows(sheet, rule, value, entered.format)) return;
  throw new BookRefusal(
    `The data you entered in cell ${cellName(at.row, at.column)} violates the data validation rules set on this cell.`,
  );
}

function allows(
  sheet: Sheet,
  { criteria, values }: Validation,
  value: Value,
  format: string | undefined,
): boolean {
  const [first, second] = values as [unknown, unknown];
  switch (criteria) {
    case 'CHECKBOX':
      return values.length === 0
        ? typeof value === 'boolean'
        : values.some((one) => String(one) === String(value));
    case 'VALUE_IN_LIST':
      return (first as readonly string[]).some((one) => one === String(value));
    case 'VALUE_IN_RANGE': {
      const { sheetId, area } = first as { sheetId: number; area: Parameters<Sheet['displays']>[0] };
      const source = sheet.book.sheetById(sheetId);
      return (
        source
          ?.values(area)
          .flat()
          .some((one) => String(one) === String(value)) ?? false
      );
    }
    case 'NUMBER_BETWEEN':
      return typeof value === 'number' && value >= (first as number) && value <= (second as number);
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return typeof value === 'number' && value >= (first as number);
    case 'DATE_IS_VALID_DATE':
      return typeof value === 'number' && format !== undefined;
    case 'TEXT_IS_VALID_EMAIL':
      return typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
    default:
      return true;
  }
}
