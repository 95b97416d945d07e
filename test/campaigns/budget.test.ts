import type { Execution, Host } from '../../local/host.ts';
import type { CampaignDraft } from '../../src/calls.ts';
import { ask, confirm, hostedShop, hours } from './hosted.ts';
import { draft } from './shops.ts';

/** Service calls of design section 7. */
const idleTick = 14;
const mails = (n: number) => 40 + n + 16 * Math.ceil(n / 10);
const texts = (n: number, batch: number) => 40 + 16 * Math.ceil(n / batch);

const byText: Partial<CampaignDraft> = { channel: 'sms', gateway: 'kavenegar', text: 'سلام {{name|دوست}}' };

/** The tick in which the whole campaign goes. */
function sendingTick(people: number, change: Partial<CampaignDraft> = {}): { host: Host; tick: Execution } {
  const host = hostedShop(people);
  ask(host, 'saveSettings', { values: { first_alone: 0 } });
  ask(host, 'saveGateway', { id: 'kavenegar', values: { apiKey: 'k', sender: '10004346' } });
  confirm(host, draft({ dataAge: 60, ...change }));
  const ticks = hours(host, 2);
  const tick = ticks.reduce((most, one) => (one.calls > most.calls ? one : most));
  expect(tick.error).toBeNull();
  return { host, tick };
}

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
    const { host, tick } = sendingTick(people);
    expect(host.outbox).toHaveLength(people);
    expect(tick.calls).toBeLessThanOrEqual(mails(people));
  });

  test.each([1, 100, 450])('with %i texts in batches of 200', (people) => {
    const { host, tick } = sendingTick(people, byText);
    expect(host.outbox).toHaveLength(people);
    expect(tick.calls).toBeLessThanOrEqual(texts(people, 200));
  });
});
