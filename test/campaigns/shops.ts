import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import { MemoryFile } from './memoryFile.ts';

/** A plan as the sidebar would send it. */
export const draft = (change: Partial<CampaignDraft> = {}): CampaignDraft => ({
  name: 'Hello',
  segment: 'customers',
  channel: 'email',
  gateway: '',
  subject: 'Hi',
  text: 'Hello {{name|friend}}',
  start: '2024-10-01T10:00',
  repeat: 'none',
  until: '',
  holdout: 0,
  kind: 'advertising',
  dataAge: 3,
  code: '',
  codeUntil: '',
  ...change,
});

/** So many customers with two orders each in September 2024. */
export function shopOf(people: number, now = '2024-10-01T09:00'): MemoryFile {
  const file = new MemoryFile(now);
  file.putOrders(
    Array.from({ length: people * 2 }, (_, i) => {
      const k = i % people;
      // The first order early in the month, the second in its last three days.
      const day = i < people ? 1 + (i % 20) : 28 + (i % 3);
      const phone = `+98912111${1000 + k}`;
      return [
        `o${i}`,
        `K${k}`,
        `Ada ${k}`,
        `k${k}@example.com`,
        phone,
        `2024-09-${String(day).padStart(2, '0')}`,
        50 + i,
      ];
    }),
  );
  return file;
}
