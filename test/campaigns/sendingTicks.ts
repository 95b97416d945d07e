import type { Host } from '../../local/host.ts';
import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import { ask, confirm, hostedShop, hours } from './hosted.ts';
import { draft } from './shops.ts';

/** Service calls that a tick may make by the budget: it found nothing to do; it sent so many mails; so many texts. */
export const idleTick = 14;
export const mails = (n: number) => 40 + n + 16 * Math.ceil(n / 10);
export const texts = (n: number, batch: number) => 40 + 16 * Math.ceil(n / batch);

export const byText: Partial<CampaignDraft> = {
  channel: 'sms',
  gateway: 'kavenegar',
  text: 'سلام {{name|دوست}}',
};

export interface SendingTick {
  readonly calls: number;
  /** Messages that went in it. */
  readonly sent: number;
}

/** The ticks of a campaign in which something went, hour by hour. */
export function sendingTicks(
  people: number,
  change: Partial<CampaignDraft> = {},
  hoursLong = 2,
): { host: Host; ticks: readonly SendingTick[] } {
  const host = hostedShop(people);
  ask(host, 'saveSettings', { values: { first_alone: 0 } });
  ask(host, 'saveGateway', { id: 'kavenegar', values: { apiKey: 'k', sender: '10004346' } });
  confirm(host, draft({ dataAge: 60, ...change }));
  const ticks: SendingTick[] = [];
  for (let hour = 0; hour < hoursLong; hour++) {
    const before = host.outbox.length;
    const ran = hours(host, 1);
    expect(ran.map(({ error }) => error)).toEqual(ran.map(() => null));
    const calls = ran.reduce((sum, tick) => sum + tick.calls, 0);
    const sent = host.outbox.length - before;
    if (sent > 0) ticks.push({ calls, sent });
  }
  return { host, ticks };
}
