import { dayOf } from '../../src/core/days.ts';
import { sampleOrders } from '../../src/orders/sample.ts';
import { isSamplePerson, isSampleTable } from '../../src/orders/samplePeople.ts';

const lastDay = dayOf(2026, 11, 21);

describe.each(['en', 'fa'] as const)('the sample shop in %s', (language) => {
  const [, ...rows] = sampleOrders(language, lastDay);
  const orders = [...new Map(rows.map((row) => [row[0], row])).values()];

  test('is the same every time', () => {
    expect(sampleOrders(language, lastDay).slice(1)).toEqual(rows);
  });

  test('has about 3,000 orders of two years, some cancelled, some refunded', () => {
    expect(orders.length).toBeGreaterThan(2_700);
    expect(orders.length).toBeLessThan(3_300);
    const statuses = new Set(orders.map((row) => row[7]));
    expect(statuses.size).toBe(3);
  });

  test('has a busier end of year than summer', () => {
    const inMonth = (pattern: RegExp) => orders.filter((row) => pattern.test(String(row[1]))).length;
    const [busy, quiet] = language === 'en' ? [/^2025-12/, /^2026-01/] : [/^۱۴۰۴\/۱۲/, /^۱۴۰۵\/۰۱/];
    expect(inMonth(busy)).toBeGreaterThan(1.2 * inMonth(quiet));
  });

  test('names nobody: addresses of example.com and numbers that are given to no one', () => {
    // Ofcom keeps 07700 900000–900999 for drama; 0912 000 ···· is not handed out.
    const phones = language === 'en' ? /^(\+447700900\d{3})?$/ : /^(0912000\d{4})?$/;
    for (const row of rows) {
      expect(row[3]).toMatch(phones);
      expect(row[4]).toMatch(/^(customer\d+@example\.com)?$/);
    }
  });

  test('knows its people and its rows wherever they stand, and nobody else', () => {
    for (const [, , name, phone, email] of rows.map((row) => row.map(String)))
      if (phone !== '' || email !== '')
        expect(isSamplePerson({ name: name!, phone: phone!, email: email! })).toBe(true);
    expect(isSampleTable(rows.slice(500, 560))).toBe(true);
    const others = rows.slice(0, 60).map((row, i) => row.with(4, `ada${i}@shop.example`).with(2, 'Ada'));
    expect(isSampleTable(others)).toBe(false);
    expect(isSampleTable([])).toBe(false);
    const look = { name: 'Customer 5', email: 'customer5@example.com' };
    expect(isSamplePerson({ ...look, phone: '+447700900005' })).toBe(false);
    expect(isSamplePerson({ ...look, phone: '' })).toBe(false);
  });

  test('repeats an order total on each of its lines, as shop exports do', () => {
    const totals = new Map<unknown, Set<unknown>>();
    for (const row of rows) totals.set(row[0], (totals.get(row[0]) ?? new Set()).add(row[6]));
    expect([...totals.values()].every((seen) => seen.size === 1)).toBe(true);
    expect(rows.length).toBeGreaterThan(1.3 * orders.length);
  });
});
