/** The arguments that many measures share, each with its words, so that they read alike everywhere. */
import type { Cell, Table } from '../core/cells.ts';
import { UserError } from '../core/errors.ts';
import {
  choice,
  date,
  dateOrMonth,
  isBlank,
  number,
  type Param,
  quoted,
  range,
  refusal,
  wholeNumber,
} from '../core/params.ts';
import type { Orders } from '../orders/order.ts';
import { readOrders } from '../orders/readOrders.ts';
import { calendarNames, unitNames } from './calendar.ts';
import type { Result } from './metric.ts';

const ordersWords = {
  label: { en: 'Orders', fa: 'سفارش‌ها' },
  help: {
    en: 'The orders, with their header row, such as Orders!A:H; or three columns: customer, date, amount.',
    fa: 'سفارش‌ها با ردیف عنوان، مانند Orders!A:H؛ یا سه ستون: مشتری، تاریخ، مبلغ.',
  },
};

/**
 * The orders of a range, read strictly: what cannot be read is an error, see `readOrders`.
 */
export function ordersRange(words: Pick<Param<unknown>, 'label' | 'help'> = ordersWords): Param<Orders> {
  const cells = range(words);
  return {
    ...cells,
    parse(input, name, context) {
      if (!Array.isArray(input)) {
        const rule = {
          en: 'a range with a header row, such as Orders!A:H',
          fa: 'محدوده‌ای با ردیف عنوان، مانند Orders!A:H',
        };
        throw refusal(name, rule, input);
      }
      return readOrders(cells.parse(input, name, context), { context, strict: true }).orders;
    },
  };
}

export const asOfDay = () =>
  date({
    label: { en: 'As of', fa: 'تا روز' },
    help: {
      en: 'The day for which the question is asked; later orders are ignored. Blank: the latest order’s day.',
      fa: 'روزی که پرسش برای آن است؛ سفارش‌های پس از آن نادیده می‌ماند. خالی: روز آخرین سفارش.',
    },
    otherwise: null,
  });

export const fromDay = () =>
  dateOrMonth({
    label: { en: 'From', fa: 'از' },
    help: {
      en: 'First day, such as 2025-03-01, or a month alone, such as 2025-03 or 1404/07.',
      fa: 'نخستین روز، مانند ۱۴۰۴/۰۷/۰۱، یا یک ماه به‌تنهایی، مانند ۱۴۰۴/۰۷.',
    },
    otherwise: null,
  });

export const toDay = () =>
  dateOrMonth({
    label: { en: 'To', fa: 'تا' },
    help: {
      en: 'Last day, inclusive. Blank: the latest order’s day.',
      fa: 'واپسین روز، خود آن هم حساب است. خالی: روز آخرین سفارش.',
    },
    otherwise: null,
  });

/** Share of revenue that is profit. */
export const marginShare = () =>
  number({
    label: { en: 'Margin', fa: 'حاشیهٔ سود' },
    help: {
      en: 'Share of revenue that is profit, such as 0.3 or 30%. Blank: 1, revenue itself.',
      fa: 'سهم سود از درآمد، مانند ۳۰٪. خالی: ۱، خود درآمد.',
    },
    min: 0,
    max: 1,
    otherwise: 1,
  });

export const monthsBack = () =>
  wholeNumber({
    label: { en: 'Months', fa: 'ماه‌ها' },
    help: {
      en: 'Look only at so many last months before as_of, as inflation makes old money meaningless. Blank: all.',
      fa: 'فقط همین تعداد ماه آخر پیش از as_of، چون تورم پول قدیم را بی‌معنا می‌کند. خالی: همه.',
    },
    min: 1,
    max: 1200,
    otherwise: null,
  });

export const unitChoice = () =>
  choice({
    label: { en: 'Period', fa: 'دوره' },
    help: {
      en: '"month", "week" or "quarter". Blank: month.',
      fa: '"month"، "week" یا "quarter". خالی: month.',
    },
    options: unitNames,
    otherwise: 'month',
  });

export const calendarChoice = () =>
  choice({
    label: { en: 'Calendar', fa: 'تقویم' },
    help: {
      en: '"gregorian" or "jalali". Blank: gregorian.',
      fa: '"gregorian" یا "jalali". خالی: gregorian.',
    },
    options: calendarNames,
    otherwise: 'gregorian',
  });

/** The customers asked for: one, or a range of them. */
export interface AskedCustomers {
  /**
   * One value each, in the shape of what was asked: a blank cell gives ''. `answerFor` gives undefined for a customer
   * it does not know, which is '' in a range.
   * @throws {UserError} when one cell was asked and its customer is not known
   */
  answer(answerFor: (identity: Cell) => Cell | undefined): Result;
}

/** Null when left out; a blank cell is a customer asked for with nothing to say. */
export const customers = (): Param<AskedCustomers | null> => ({
  label: { en: 'Customer', fa: 'مشتری' },
  help: {
    en: 'One customer, or a range of them, for one value each. Blank: a table of all.',
    fa: 'یک مشتری یا محدوده‌ای از آن‌ها، برای هر کدام یک مقدار. خالی: جدول همه.',
  },
  type: 'text',
  optional: true,
  parse(input, name) {
    if (input === undefined || input === null) return null;
    if (Array.isArray(input)) return { answer: (answerFor) => answerEach(input as Table, answerFor) };
    return { answer: (answerFor) => answerOne(input as Cell, name, answerFor) };
  },
});

function answerEach(cells: Table, answerFor: (identity: Cell) => Cell | undefined): Cell[][] {
  return cells.map((row) => row.map((cell) => (isBlank(cell) ? '' : (answerFor(cell) ?? ''))));
}

function answerOne(cell: Cell, name: string, answerFor: (identity: Cell) => Cell | undefined): Cell {
  if (isBlank(cell)) return '';
  const value = answerFor(cell);
  if (value !== undefined) return value;
  const { en, fa } = quoted(cell);
  throw new UserError({
    en: `${name} must be one with an order in the time asked for, got ${en}`,
    fa: `${name} باید مشتری‌ای باشد که در این بازه سفارش دارد، ${fa} آمد`,
  });
}
