import type { Cell } from '../core/cells.ts';
import type { Words } from '../core/language.ts';
import type { Cells } from './cells.ts';
import type { Counted } from './countedOrders.ts';
import type { DayColumn } from './dayColumn.ts';
import { amountColumnOf, headerOf, whoField } from './findings.ts';
import type { MoneyFacts } from './moneyFacts.ts';
import type { Noise } from './noise.ts';
import type { Plan } from './plan.ts';
import type { States } from './states.ts';

interface Given {
  readonly plan: Plan;
  readonly cells: Cells;
  readonly days: DayColumn;
  readonly money: MoneyFacts;
  readonly states: States;
  readonly noise: Noise;
  readonly counted: Counted;
}

/** What was read, but deserves a look. */
export function warningsOf({ plan, cells, days, money, states, noise, counted }: Given): Words[] {
  const warnings: Words[] = [];
  const { of } = plan.columns;
  const amountAt = amountColumnOf(plan);
  const amount = amountAt === undefined ? '' : headerOf(plan, amountAt);
  if (plan.format !== null && plan.declared.customer_id === '' && whoField(plan) === null) {
    warnings.push({
      en: `"${plan.format.label.en}" says nothing of the buyers; its orders count as anonymous`,
      fa: `«${plan.format.label.fa}» چیزی از خریداران نمی‌گوید؛ سفارش‌هایش بی‌نام شمرده می‌شود`,
    });
  }
  if (counted.byNameOnly > 0) {
    warnings.push({
      en: `${customers(counted.byNameOnly)} known by name only; people who share a name are one customer here`,
      fa: `${counted.byNameOnly} مشتری فقط با نام شناخته شده‌اند؛ هم‌نام‌ها اینجا یک مشتری‌اند`,
    });
  }
  if (counted.orders.currencies.length > 1) {
    const codes = counted.orders.currencies.map(({ code }) => (code === '' ? '?' : code)).join(', ');
    warnings.push({
      en: `The orders are in several currencies (${codes}); they are never added together`,
      fa: `سفارش‌ها به چند واحد پول است (${codes})؛ هرگز با هم جمع نمی‌شوند`,
    });
  }
  const { count, isMended } = days.swapped;
  if (count > 0 && of.date !== undefined) {
    const header = headerOf(plan, of.date);
    warnings.push({
      en: `In "${header}", ${count} dates ${isMended ? 'had day and month swapped by the sheet and were swapped back' : 'may have day and month swapped by the sheet; bring the file itself instead'}`,
      fa: `در «${header}» روز و ماه ${count} تاریخ را شیت ${isMended ? 'جابه‌جا کرده بود؛ درست خوانده شد' : 'شاید جابه‌جا کرده باشد؛ خود فایل را بیاورید'}`,
    });
  }
  if (money.doubtful > 0) {
    warnings.push({
      en: `In "${amount}", ${money.doubtful} amounts such as 1.234 were read as thousands`,
      fa: `در «${amount}»، ${money.doubtful} مبلغ مانند 1.234 هزارگان خوانده شد`,
    });
  }
  if (states.partial && of.refund === undefined) {
    warnings.push({
      en: 'Some orders were refunded in part, but no column says how much; they count in full',
      fa: 'بخشی از چند سفارش بازپرداخت شده ولی ستونی مبلغ آن را نمی‌گوید؛ کامل شمرده شدند',
    });
  }
  if (noise.totals > 0) {
    warnings.push({
      en: `Lines of totals were passed over: ${noise.totals}`,
      fa: `${noise.totals} ردیف جمع نادیده گرفته شد`,
    });
  }
  const lost = lostDigits(plan, cells);
  if (lost !== null) warnings.push(lost);
  return warnings;
}

function customers(count: number): string {
  return count === 1 ? '1 customer is' : `${count} customers are`;
}

/** Ids of more than 15 digits that the sheet took for numbers: their last digits are gone. */
function lostDigits(plan: Plan, cells: Cells): Words | null {
  for (const field of ['order_id', 'customer_id', 'phone'] as const) {
    const at = plan.columns.of[field];
    if (at === undefined) continue;
    const count =
      field === 'order_id' ? countRows(cells, at) : cells.text(at).cells.filter(hasLostDigits).length;
    if (count > 0) {
      const header = headerOf(plan, at);
      return {
        en: `In "${header}", long numbers (${count}) lost their last digits in a sheet; bring the file itself instead`,
        fa: `در «${header}»، رقم‌های آخر ${count} شمارهٔ بلند در شیت از دست رفته؛ خود فایل را بیاورید`,
      };
    }
  }
  return null;
}

// A sheet keeps 15 digits of a number.
const mostDigits = 1e15;

function hasLostDigits(cell: Cell): boolean {
  if (typeof cell === 'number') return Math.abs(cell) >= mostDigits;
  return typeof cell === 'string' && cell.charCodeAt(1) === 0x2e && /^\d\.\d+E\+\d+$/i.test(cell);
}

/** Ids differ in every row: they are looked at where they stand. */
function countRows({ rows }: Cells, at: number): number {
  let count = 0;
  for (const row of rows) if (hasLostDigits(row[at])) count++;
  return count;
}
