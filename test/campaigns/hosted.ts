import { readBundle } from '../../local/bundle.ts';
import { createHost } from '../../local/createHost.ts';
import { bookOf } from '../../local/files.ts';
import type { Execution, Host, HostOptions } from '../../local/host.ts';
import type { CampaignDraft, CampaignPreview } from '../../src/calls/campaigns.ts';

const bundle = readBundle();

/** So many customers with two orders each in September 2024, as a file of orders. */
export function ordersCsv(people: number): string {
  const rows = Array.from({ length: people * 2 }, (_, i) => {
    const k = i % people;
    const phone = `+98912${String(1_000_000 + k)}`;
    return `${i},K${k},Ada ${k},k${k}@example.com,${phone},2024-09-${String(1 + (i % 30)).padStart(2, '0')},${50 + i}`;
  });
  return ['order_id,customer_id,customer_name,email,phone,date,amount', ...rows].join('\n');
}

/** The built bundle in a file with these orders, read and cut into tabs as the wizard would. */
export function hostedShop(people: number, options: Partial<HostOptions> = {}): Host {
  const host = hostedOrders(people, options);
  ask(host, 'buildSegments', { by: 'rfm' });
  return host;
}

/** The same before any tab was built. */
export function hostedOrders(people: number, options: Partial<HostOptions> = {}): Host {
  const timezone = options.timezone ?? 'Etc/UTC';
  const bytes = new TextEncoder().encode(ordersCsv(people));
  const host = createHost({
    bundle,
    book: bookOf([{ name: 'orders.csv', bytes, tab: 'Orders' }], timezone),
    nowMs: Date.parse('2024-10-01T09:00Z'),
    timezone,
    language: 'en',
    account: 'workspace',
    clockActive: 'container',
    installation: 'bound',
    email: 'owner@example.com',
    ...options,
  });
  ask(host, 'saveMapping', { tabs: ['Orders'], answers: { leaveUnreadable: true } });
  return host;
}

/** What the sidebar asks. @throws {Error} with the sentence it would show */
export function ask<T>(host: Host, name: string, input: unknown): T {
  const answer = host.rpc('call', [name, input]);
  if (!answer.ok) throw new Error(answer.message);
  const value = answer.value as { ok?: T; error?: string };
  if (value.error !== undefined) throw new Error(value.error);
  return value.ok as T;
}

/** Confirms a campaign as a person would, the number typed. */
export function confirm(host: Host, draft: CampaignDraft): void {
  const { gets } = ask<CampaignPreview>(host, 'previewCampaign', { draft });
  ask(host, 'scheduleCampaign', { draft, typedCount: gets });
}

const hourMs = 3_600_000;

/** Lets hours pass; the ticks that ran. */
export function hours(host: Host, count: number): readonly Execution[] {
  return host.advance(count * hourMs).filter(({ entry }) => entry === 'tick_');
}

/** What was sent to people, without letters to the owner. */
export const sentTo = (host: Host): string[] => host.outbox.map(({ to }) => to);
