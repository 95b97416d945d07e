import type { ChoiceIn, OrderField, QuestionIn, StatusClass } from '../calls/orders.ts';
import { readDateText } from '../core/dateText.ts';
import { quote } from '../core/errors.ts';
import type { Words } from '../core/language.ts';
import { firstRows } from './balance.ts';
import { sampleOf } from './content.ts';
import { fields } from './fields.ts';
import { amountColumnOf, dayColumnsOf, headerOf, missingFields } from './findings.ts';
import type { MoneyFacts } from './moneyFacts.ts';
import type { Plan } from './plan.ts';
import { reasonCode } from './reasons.ts';
import type { Settled } from './settle.ts';
import { isBlank } from './sheet.ts';
import { foldStatus } from './statuses.ts';
import { textOf } from './textColumn.ts';

export type OpenQuestion = QuestionIn<Words>;
export type OpenChoice = ChoiceIn<Words>;

interface Given {
  readonly plan: Plan;
  readonly settled: Settled;
  readonly money: MoneyFacts;
  readonly openDays: readonly number[];
  readonly iranian: boolean;
}

/** What a person must settle before this file is read for certain; [] when all is sure. */
export function questionsOf(given: Given): OpenQuestion[] {
  return [
    ...columnQuestions(given.plan),
    ...dayQuestion(given),
    ...statusQuestions(given),
    ...unreadable(given),
    ...currencyQuestion(given),
  ];
}

function columnQuestions(plan: Plan): OpenQuestion[] {
  const every = plan.sheet.headers.map((_, at) => at);
  // That the file has no customers can be so; a file without days or amounts is no orders.
  const missing = missingFields(plan).filter(
    (field) => field !== 'customer_id' || plan.declared[field] !== '',
  );
  const tied = Object.entries(plan.columns.tied) as [OrderField, readonly number[]][];
  return [
    ...missing.map((field) => columnQuestion(plan, field, every)),
    ...tied.map(([field, columns]) => columnQuestion(plan, field, columns)),
  ];
}

function columnQuestion(plan: Plan, field: OrderField, columns: readonly number[]): OpenQuestion {
  const { label } = fields[field];
  const rows = plan.sheet.rows.filter((row) => columns.some((at) => !isBlank(row[at]))).slice(0, 2);
  return {
    kind: 'column',
    field,
    text: { en: `Which column is "${label.en}"?`, fa: `کدام ستون «${label.fa}» است؟` },
    choices: columns.map((at) => {
      const header = headerOf(plan, at);
      return {
        value: header,
        label: { en: header, fa: header },
        samples: rows.map((row) => textOf(row[at])).filter((text) => text !== ''),
      };
    }),
  };
}

function dayQuestion({ plan, openDays }: Given): OpenQuestion[] {
  const at = plan.columns.of.date;
  if (openDays.length === 0 || at === undefined) return [];
  const sample = textOf(plan.sheet.rows[openDays[0] as number]?.[at]);
  const header = headerOf(plan, at);
  return [
    {
      kind: 'dateOrder',
      text: {
        en: `In "${header}", which comes first in ${sample}?`,
        fa: `در «${header}»، در ${sample} کدام اول آمده است؟`,
      },
      sample,
      choices: [
        { value: 'dmy', label: { en: 'Day, then month', fa: 'روز، بعد ماه' } },
        { value: 'mdy', label: { en: 'Month, then day', fa: 'ماه، بعد روز' } },
        ...(readDateText(sample)?.shortYear
          ? [{ value: 'ymd', label: { en: 'Year (Jalali), month, day', fa: 'سال (جلالی)، ماه، روز' } }]
          : []),
      ],
    },
  ];
}

const statusChoices: readonly { readonly value: StatusClass; readonly label: Words }[] = [
  { value: 'paid', label: { en: 'Paid: it counts', fa: 'پرداخت‌شده: شمرده شود' } },
  { value: 'open', label: { en: 'Not paid yet', fa: 'هنوز پرداخت نشده' } },
  { value: 'cancelled', label: { en: 'Cancelled', fa: 'لغوشده' } },
  { value: 'refunded', label: { en: 'Refunded in full', fa: 'کامل بازپرداخت شده' } },
  { value: 'partial', label: { en: 'Refunded in part', fa: 'بخشی بازپرداخت شده' } },
  { value: 'test', label: { en: 'Test order', fa: 'سفارش آزمایشی' } },
];

/** One for each unknown status, the commonest first. */
function statusQuestions({ plan, settled }: Given): OpenQuestion[] {
  const at = plan.columns.of.status;
  if (at === undefined) return [];
  const counts = new Map<string, number>();
  const { reason } = settled;
  for (let row = 0; reason !== null && row < reason.length; row++) {
    if (reason[row] !== reasonCode['unknown status']) continue;
    const value = foldStatus(textOf(plan.sheet.rows[row]?.[at]));
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([value, rows]) => ({
      kind: 'status',
      value,
      rows,
      text: {
        en: `How do orders with the status "${value}" count?`,
        fa: `سفارش‌های با وضعیت «${value}» چگونه حساب شوند؟`,
      },
      choices: statusChoices,
    }));
}

function unreadable({ plan, settled }: Given): OpenQuestion[] {
  if (plan.answers.leaveUnreadable === true) return [];
  const amountAt = amountColumnOf(plan);
  return [
    ...unreadableIn(plan, settled, 'unreadable date', 'date', dayColumnsOf(plan)),
    ...unreadableIn(plan, settled, 'unreadable amount', 'total', amountAt === undefined ? [] : [amountAt]),
  ];
}

function unreadableIn(
  plan: Plan,
  settled: Settled,
  reason: 'unreadable date' | 'unreadable amount',
  field: OrderField,
  columns: readonly number[],
): OpenQuestion[] {
  if (columns.length === 0) return [];
  const found = firstRows(settled, reasonCode[reason]);
  if (found.count === 0) return [];
  const header = columns.map((at) => headerOf(plan, at)).join('/');
  const cells = (row: number) => quote(columns.map((at) => textOf(plan.sheet.rows[row]?.[at])).join('/'));
  const en = found.first.map((row) => `${plan.sheet.rowNumber(row)} (${cells(row).en})`).join(', ');
  const fa = found.first.map((row) => `${plan.sheet.rowNumber(row)} (${cells(row).fa})`).join('، ');
  const more =
    found.count > 3
      ? { en: ` and ${found.count - 3} more`, fa: ` و ${found.count - 3} ردیف دیگر` }
      : { en: '', fa: '' };
  const what =
    reason === 'unreadable date'
      ? { en: 'is not a date', fa: 'تاریخ نیست' }
      : { en: 'is not an amount', fa: 'مبلغ نیست' };
  return [
    {
      kind: 'unreadable',
      field,
      rows: found.count,
      text: {
        en: `"${header}" ${what.en} in row ${en}${more.en}`,
        fa: `«${header}» ${what.fa} در ردیف ${fa}${more.fa}`,
      },
    },
  ];
}

const iranianUnits: readonly OpenChoice[] = [
  { value: 'IRR', label: { en: 'Rial', fa: 'ریال' } },
  { value: 'IRT', label: { en: 'Toman', fa: 'تومان' } },
  { value: 'IRHT', label: { en: 'Thousand Toman', fa: 'هزار تومان' } },
];
const otherUnits: readonly OpenChoice[] = ['EUR', 'USD', 'GBP', 'IRT'].map((code) => ({
  value: code,
  label: { en: code, fa: code },
}));

function currencyQuestion({ plan, money, iranian }: Given): OpenQuestion[] {
  const at = amountColumnOf(plan);
  if (!money.unnamed || at === undefined || plan.answers.currency !== undefined) return [];
  const sample = sampleOf(plan.sheet, at)
    .map(textOf)
    .find((text) => /[1-9۱-۹١-٩]/.test(text));
  if (sample === undefined) return [];
  const header = headerOf(plan, at);
  return [
    {
      kind: 'currency',
      text: {
        en: `What unit are the amounts of "${header}" in?`,
        fa: `مبلغ‌های ستون «${header}» به چه واحدی است؟`,
      },
      sample,
      choices: iranian ? iranianUnits : otherUnits,
    },
  ];
}
