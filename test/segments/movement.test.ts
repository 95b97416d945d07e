import { membersIn, standingOf } from '../../src/segments/membership.ts';
import { movementBlock, movementOf } from '../../src/segments/movement.ts';
import { day, ordersOf, steadyShop } from './shop.ts';

const today = day('2025-11-26');
const orders = ordersOf(steadyShop(today));
const before = today - 90;

describe.each(['rfm', 'stage'] as const)('movement by %s', (by) => {
  const movement = movementOf(orders, { before, now: standingOf(orders, today, {}), by });
  const sum = (row: readonly number[]) => row.reduce((total, each) => total + each, 0);

  test('has everybody once: rows are where they were, columns where they are', () => {
    movement.groups.forEach((id, g) => {
      expect(sum(movement.counts[g]!)).toBe(membersIn(standingOf(orders, before, {}), id).length);
      expect(sum(movement.counts.map((row) => row[g]!))).toBe(
        membersIn(standingOf(orders, today, {}), id).length,
      );
    });
  });

  test('counts newcomers apart, and nobody who stayed', () => {
    const newcomers = sum(movement.counts[movement.groups.length]!);
    expect(newcomers).toBe(40 - membersIn(standingOf(orders, before, {}), 'customers').length);
    const stayed = movement.groups.reduce((total, _, g) => total + movement.counts[g]![g]!, 0);
    expect(movement.moved).toBe(40 - newcomers - stayed);
    expect(movement.moved).toBeGreaterThan(0);
  });

  test('from a day to itself is none', () => {
    expect(movementOf(orders, { before: today, now: standingOf(orders, today, {}), by }).moved).toBe(0);
  });
});

test('the tab says how many moved, and its totals add up', () => {
  const movement = movementOf(orders, { before, now: standingOf(orders, today, {}), by: 'rfm' });
  const zone = { id: 'UTC', offsetAt: () => 0 };
  const { values } = movementBlock(movement, { language: 'en', zone, builtAt: today * 86_400_000 });
  expect(values[0]![0]).toBe(
    `Movement · ${movement.moved} of 40 people moved from 28 Aug 2025 to 26 Nov 2025, built Wed 26 Nov 2025, 0:00`,
  );
  const totals = values.slice(18, 28).map((row) => row.slice(1, 5).map(Number));
  for (const [was, came, left, is] of totals as [number, number, number, number][])
    expect(was + came - left).toBe(is);
});
