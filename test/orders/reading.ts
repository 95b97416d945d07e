import type { MappingAnswers } from '../../src/calls/orders.ts';
import type { Table } from '../../src/core/cells.ts';
import type { Context } from '../../src/core/context.ts';
import { isoOf } from '../../src/core/days.ts';
import { decimalText } from '../../src/core/money.ts';
import type { Sums } from '../../src/orders/balance.ts';
import { currencyOf } from '../../src/orders/history.ts';
import { type Reading, readOrders } from '../../src/orders/readOrders.ts';

export function contextIn(zoneId: string, offsetHours: number): Context {
  return {
    zone: { id: zoneId, offsetAt: () => offsetHours * 3_600_000 },
    language: 'en',
    savedMapping: () => null,
  };
}

export const utc = contextIn('UTC', 0);
export const tehran = contextIn('Asia/Tehran', 3.5);

export function read(table: Table, answers?: MappingAnswers, context = utc): Reading {
  return readOrders(table, { context, strict: false, ...(answers === undefined ? {} : { answers }) });
}

/** The error of a spreadsheet function that adds the money of this table, or '' when it reads. */
export function refusal(table: Table, context = utc): string {
  try {
    currencyOf(readOrders(table, { context, strict: true }).orders);
    return '';
  } catch (problem) {
    return (problem as Error).message;
  }
}

/** Rows of `A,1,2` lines; a cell that is a number stays text, as a brought file writes it. */
export function rows(...lines: string[]): string[][] {
  return lines.map((line) => line.split('|').map((cell) => cell.trim()));
}

/** A sum in smallest units as decimal text, by currency. */
export function money(reading: Reading, sums: Sums): Record<string, string> {
  const texts: Record<string, string> = {};
  reading.currencies.forEach(({ code, scale, decimals }, at) => {
    texts[code] = decimalText(sums[at]!, scale, decimals);
  });
  return texts;
}

export const revenueOf = (reading: Reading) => money(reading, reading.sumCounted);

/** What became of each order, by id. */
export function statuses(reading: Reading): Record<string, string> {
  return Object.fromEntries(reading.all().map(({ detail, status }) => [detail.id, status]));
}

/** Each counted order in one line: id, customer, day, net, sorted, so that two readings can be compared. */
export function orderLines(reading: Reading): string[] {
  const { orders } = reading;
  return Array.from({ length: orders.length }, (_, i) => {
    const currency = orders.currencies[orders.currency?.[i] ?? 0]!;
    const amount = decimalText(orders.amount[i]!, currency.scale, currency.decimals);
    const key = orders.customers[orders.customer[i]!];
    return `${orders.detail(i).id} ${key} ${isoOf(orders.day[i]!)} ${amount} ${currency.code}`;
  }).sort();
}

/** Rows and sums by reason. */
export function leftOut(reading: Reading): Record<string, [rows: number, sum: string]> {
  return Object.fromEntries(
    reading.leftOut.map(({ reason, rows: count, sum }) => [
      reason,
      [count, Object.values(money(reading, sum)).join('+')],
    ]),
  );
}

/** Holds for every table: each row and each unit of money went somewhere. */
export function expectBalance(reading: Reading): void {
  const out = reading.leftOut.reduce((sum, { rows: count }) => sum + count, 0);
  expect(reading.rowsCounted + reading.anonymous.rows + out).toBe(reading.rowsIn);
  reading.sumIn.forEach((sum, at) => {
    const left = reading.leftOut.reduce((total, part) => total + part.sum[at]!, 0);
    expect(reading.sumCounted[at]! + reading.anonymous.revenue[at]! + left).toBe(sum);
  });
  expect(countedSums(reading)).toEqual(revenueOf(reading));
  expect(reading.sumIn.every(Number.isSafeInteger)).toBe(true);
}

/** The counted sum once more, from the orders themselves. */
function countedSums(reading: Reading): Record<string, string> {
  const { orders } = reading;
  const sums = reading.currencies.map(() => 0);
  for (let i = 0; i < orders.length; i++) {
    const { code } = orders.currencies[orders.currency?.[i] ?? 0]!;
    const at = reading.currencies.findIndex((currency) => currency.code === code);
    sums[at] = sums[at]! + orders.amount[i]!;
  }
  return money(reading, sums);
}
