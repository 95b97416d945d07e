import type { CampaignDraft, CampaignList } from '../src/calls/campaigns.ts';
import type { Start } from '../src/calls/start.ts';
import type { App, Writing } from './app.ts';
import { addDays } from './day.ts';
import { wallClock } from './zonedTime.ts';

/** A campaign of which nothing has been said yet: tomorrow at eleven, on the clock of the shop. */
export function newWriting(start: Start, change: Partial<CampaignDraft> = {}): Writing {
  const draft: CampaignDraft = {
    name: '',
    segment: '',
    channel: 'sms',
    gateway: '',
    subject: '',
    text: '',
    start: `${addDays(wallClock(start.now, start.zone).day, 1)}T11:00`,
    repeat: 'none',
    until: '',
    holdout: null,
    kind: 'advertising',
    dataAge: 3,
    code: '',
    codeUntil: '',
    ...change,
  };
  return { draft, preview: null, testedTo: '', replacedText: '' };
}

/** Changes the draft. What a test showed holds only while the message is the same. */
export function changeDraft({ writing, setWriting }: App, change: Partial<CampaignDraft>): void {
  const sameMessage = (['text', 'subject', 'channel', 'gateway'] as const).every(
    (key) => change[key] === undefined || change[key] === writing.draft[key],
  );
  setWriting({
    draft: { ...writing.draft, ...change },
    ...(sameMessage ? {} : { testedTo: '' }),
  });
}

/** How a message reaches people; a call list is a gateway of its own to the server. */
export type Way = 'sms' | 'email' | 'call';

export const callList = 'call_list';

export const wayOf = ({ channel, gateway }: CampaignDraft): Way =>
  channel === 'email' ? 'email' : gateway === callList ? 'call' : 'sms';

/** What changes in a draft that is to go another way; a provider once chosen stays. */
export function goingBy(way: Way, { gateway }: CampaignDraft): Pick<CampaignDraft, 'channel' | 'gateway'> {
  if (way === 'call') return { channel: 'sms', gateway: callList };
  return { channel: way, gateway: gateway === callList ? '' : gateway };
}

/** The name itself, or with the first number that no campaign bears. */
export function freeName(name: string, { campaigns }: CampaignList): string {
  const taken = new Set(campaigns.map((campaign) => campaign.name));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} ${number}`;
  return free;
}
