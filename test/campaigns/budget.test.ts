import { confirm, hostedShop, hours } from './hosted.ts';
import { byText, idleTick, mails, sendingTicks, texts } from './sendingTicks.ts';
import { draft } from './shops.ts';

describe('service calls of a tick', () => {
  test('that finds nothing to do', () => {
    const host = hostedShop(10);
    confirm(host, draft({ start: '2024-10-05T10:00' }));
    for (const tick of hours(host, 3)) expect(tick.calls).toBeLessThanOrEqual(idleTick);
    // Somebody pastes below meanwhile: the next tick has the tabs say so, the one after is idle again.
    const orders = host.book.sheetByName('Orders')!;
    const last = orders.values({ row: 21, column: 1, rows: 1, columns: 7 })[0]!;
    for (const [at, cell] of last.entries())
      host.typeCell(orders.id, 22, at + 1, at === 0 ? '900' : String(cell));
    hours(host, 1);
    const customers = host.book.sheetByName('Customers')!;
    expect(customers.displays({ row: 1, column: 1, rows: 1, columns: 1 })[0]![0]).toContain(
      '1 new order not read.',
    );
    for (const tick of hours(host, 3)) expect(tick.calls).toBeLessThanOrEqual(idleTick);
  });

  test.each([1, 10, 100])('with %i e-mails', (people) => {
    const { host, ticks } = sendingTicks(people);
    expect(host.outbox).toHaveLength(people);
    for (const { calls, sent } of ticks) expect(calls).toBeLessThanOrEqual(mails(sent));
  });

  test.each([1, 100, 450])('with %i texts in batches of 200', (people) => {
    const { host, ticks } = sendingTicks(people, byText);
    expect(host.outbox).toHaveLength(people);
    for (const { calls, sent } of ticks) expect(calls).toBeLessThanOrEqual(texts(sent, 200));
  });
});
